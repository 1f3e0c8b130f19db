package claims

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// holds returns the kinds of ps of which a piece stands in s.
func holds(s string, ps *pieces) (kinds uint8) {
	ps.each(s, func(_, _ int, k uint8) { kinds |= k })
	return kinds
}

func TestPiecesAreFoundAsOneByOne(t *testing.T) {
	for _, kinds := range [][][]string{
		{{"said to", "t is "}, {"umo", "aa"}, {"said to", "aa"}},
		{{"said to", "t is "}, {"rumor"}},
	} {
		ps := newPieces(kinds...)
		rapid.Check(t, func(t *rapid.T) {
			src := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"said to", "sai", "d to", "it is ", "rumor", "um", "o", "a", " ", "é", "\xff"})).Draw(t, "src"), "")
			want := map[[2]int]uint8{}
			for kind, list := range kinds {
				for _, p := range list {
					for i := range src {
						if strings.HasPrefix(src[i:], p) {
							want[[2]int{i, i + len(p)}] |= 1 << kind
						}
					}
				}
			}
			got := map[[2]int]uint8{}
			ps.each(src, func(start, end int, kinds uint8) { got[[2]int{start, end}] |= kinds })
			require.Equal(t, want, got, src)
		})
	}
}

// The short ways round most sentences must let every entry of the lists through.
func TestEveryVeilAndHedgePassesTheShortWayRound(t *testing.T) {
	for list, pass := range map[string]func(string) bool{
		"veils":  func(s string) bool { return holds("x "+s, allPieces())>>veilPieces&1 != 0 },
		"hedges": func(s string) bool { return !hedges(s) || holds(s, allPieces())>>hedgePieces&1 != 0 },
	} {
		b, err := os.ReadFile("../internal/lexicon/data/en/" + list + ".txt")
		require.NoError(t, err)
		n := 0
		for line := range strings.Lines(string(b)) {
			line = strings.TrimSpace(line)
			if line == "" || line[0] == '#' || strings.HasSuffix(line, "learned") || line == "understands" {
				continue // a newsroom's own knowledge is found by its source
			}
			n++
			require.True(t, pass(line) && (pass(strings.ToUpper(line[:1])+line[1:])), line)
		}
		require.Greater(t, n, 5)
	}
}
