package bywhom_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestEveryDependencyHasItsReason compares the modules that the go.mod files
// require with those that docs/dependencies.md names at the start of a row.
func TestEveryDependencyHasItsReason(t *testing.T) {
	b, err := os.ReadFile("docs/dependencies.md")
	require.NoError(t, err)
	var named []string
	for _, m := range regexp.MustCompile("(?m)^\\| `([^`]+)`").FindAllStringSubmatch(string(b), -1) {
		named = append(named, m[1])
	}
	nested, err := filepath.Glob("internal/*/go.mod")
	require.NoError(t, err)
	var required []string
	for _, path := range append(nested, "go.mod") {
		b, err := os.ReadFile(path)
		require.NoError(t, err)
		for _, m := range regexp.MustCompile(`(?m)^(?:require )?\t?([a-z0-9.]+\.[a-z0-9]+/\S+) v`).FindAllStringSubmatch(string(b), -1) {
			if m[1] != module {
				required = append(required, m[1])
			}
		}
	}
	slices.Sort(named)
	slices.Sort(required)
	require.Equal(t, slices.Compact(required), named)
}
