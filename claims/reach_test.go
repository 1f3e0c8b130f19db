package claims

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func holds(s string, pieces []string) bool {
	return slices.ContainsFunc(pieces, func(p string) bool { return strings.Contains(s, p) })
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
