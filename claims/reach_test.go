package claims

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func holds(s string, ps *pieces) bool {
	start, _ := ps.next(s, 0)
	return start >= 0
}

func TestPiecesAreFoundAsOneByOne(t *testing.T) {
	ps := newPieces("said to", "t is ", "umo", "aa")
	rapid.Check(t, func(t *rapid.T) {
		src := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"said to", "sai", "d to", "it is ", "rumor", "um", "o", "a", " ", "é", "\xff"})).Draw(t, "src"), "")
		want := -1
		for _, p := range ps.list {
			if i := strings.Index(src, p); i >= 0 && (want < 0 || i < want) {
				want = i
			}
		}
		start, end := ps.next(src, 0)
		if want < 0 != (start < 0) || start >= 0 && !slices.Contains(ps.list, src[start:end]) {
			t.Fatalf("%q: %d, want %d", src, start, want)
		}
	})
}

// The short ways round most sentences must let every entry of the lists through.
func TestEveryVeilAndHedgePassesTheShortWayRound(t *testing.T) {
	for list, pass := range map[string]func(string) bool{
		"veils":  func(s string) bool { return holds("x "+s, veilPieces) },
		"hedges": func(s string) bool { return !hedges(s) || holds(s, hedgePieces) },
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
