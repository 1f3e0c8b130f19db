package markup

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestMarkdownThatNestsTooDeepIsAnErrorWithItsLine(t *testing.T) {
	var list strings.Builder
	for i := range 3000 {
		list.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	for _, src := range []string{strings.Repeat(">", 200_000) + " a", strings.Repeat("- ", 5000) + "a", strings.Repeat("1. ", 5000) + "a"} {
		_, err := Read("a.md", []byte("It rained.\n\n"+src))
		require.EqualError(t, err, "a.md:3: block quotes or lists nested more than 100 deep; take some of the marks away")
	}
	_, err := Read("a.md", []byte(list.String()))
	require.ErrorContains(t, err, "a.md:101: block quotes")
	_, err = Read("a.md", []byte(strings.Repeat("> ", 20)+"It rained.\n\n"+strings.Repeat(" ", 900)+"It rained.\n\n---\n- - -\n"))
	require.NoError(t, err)
}
