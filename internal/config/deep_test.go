package config

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAConfigurationThatNestsTooDeepIsAnErrorWithItsLine(t *testing.T) {
	for _, src := range []string{strings.Repeat("[", 60_000), strings.Repeat("{a: ", 10_000), strings.Repeat("- ", 10_000), strings.Repeat("? ", 10_000), "a: " + strings.Repeat("[\n", 200), indented(300, "a:"), indented(300, "-")} {
		_, err := Parse("c.yaml", []byte("policy: strict\n"+src))
		require.ErrorContains(t, err, "nested more than 100 deep; that is no configuration")
	}
	// Aliases of aliases are read once each, and are no key.
	_, err := Parse("c.yaml", []byte("a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\n"))
	require.ErrorContains(t, err, "no such key")
}

// indented returns n lines, each of which is indented more than the one above it.
func indented(n int, mark string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + mark + "\n")
	}
	return b.String()
}

func TestBracketsAndDashesThatNestNothingAreRead(t *testing.T) {
	for _, src := range []string{
		strings.Repeat("# see [1\n", 101),
		"# " + strings.Repeat("- ", 101) + "\n",
		"ignore: [a] # " + strings.Repeat("[ - ", 101) + "\n",
		"words:\n  outlet: \"" + strings.Repeat("[ ", 101) + strings.Repeat("- ", 101) + "\\\" {\"\n",
		"words:\n  outlet: '" + strings.Repeat("[ - ''", 101) + "'\n",
		"words:\n  outlet: |\n    x\n" + strings.Repeat("    - [\n", 101) + "min-score: 3\n",
		"words:\n  household:\n" + strings.Repeat("    - O'Hara\n", 300),
		"words:\n  metonyms: [\n" + strings.Repeat("   a,\n", 300) + "  ]\n",
	} {
		_, err := Parse("c.yaml", []byte("policy: strict\n"+src))
		if err != nil { // nobody has words such as these
			require.NotContains(t, err.Error(), "nested", "%.40q", src)
			require.NotContains(t, err.Error(), "no YAML", "%.40q", src)
		}
	}
}
