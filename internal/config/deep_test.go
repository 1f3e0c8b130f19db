package config

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAConfigurationThatNestsTooDeepIsAnErrorWithItsLine(t *testing.T) {
	for _, src := range []string{strings.Repeat("[", 300_000), strings.Repeat("{a: ", 100_000), strings.Repeat("- ", 100_000), strings.Repeat("? ", 100_000), "a: " + strings.Repeat("[\n", 200)} {
		_, err := Parse("c.yaml", []byte("policy: strict\n"+src))
		require.ErrorContains(t, err, "nested more than 100 deep; that is no configuration")
	}
	// Aliases of aliases are read once each, and are no key.
	_, err := Parse("c.yaml", []byte("a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\n"))
	require.ErrorContains(t, err, "no such key")
}
