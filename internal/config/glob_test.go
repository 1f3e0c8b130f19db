package config

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestGlobsThatTakeTooLongAreErrorsWithTheirPlace(t *testing.T) {
	for glob, want := range map[string]string{
		strings.Repeat("{a,aa}", 40):            `its braces stand for more than 1000 globs; name them in turn`,
		strings.Repeat("**/", 17) + "a.md":      `more than 16 ** in it; one or two are enough`,
		strings.Repeat("[{]a,b,c[}]", 40):       `a brace in brackets; put a backslash before it`,
		"{" + strings.Repeat("{a,b}", 12) + "}": `its braces stand for more than 1000 globs; name them in turn`,
	} {
		_, err := Parse("c.yaml", []byte("ignore:\n  - a\n  - \""+glob+"\"\n"))
		require.ErrorContains(t, err, "c.yaml:3:5: ignore: ")
		require.ErrorContains(t, err, want)
		_, err = Parse("c.yaml", []byte("overrides:\n  - files: [\""+glob+"\"]\n"))
		require.ErrorContains(t, err, "c.yaml:2:13: files: ")
		require.ErrorContains(t, err, want)
		require.NotContains(t, err.Error(), "\n")
	}
	// Many that are just within the bound would be as many searches.
	var src strings.Builder
	src.WriteString("ignore:\n")
	for range 100 {
		fmt.Fprintf(&src, "  - \"%s\"\n", strings.Repeat("{a,aa}", 9))
	}
	_, err := Parse("c.yaml", []byte(src.String()))
	require.EqualError(t, err, "c.yaml:3:5: ignore: more than 1000 globs in the file; what stands in braces is counted")
	c, err := Parse("c.yaml", []byte("ignore: [\""+strings.Repeat("{a,aa}", 9)+"\", "+strings.Repeat("\"**/q\", ", 400)+"\""+strings.Repeat("**/", 16)+"x\"]\n"))
	require.NoError(t, err)
	require.False(t, c.Ignored(strings.Repeat("a", 100)+"/"+strings.Repeat("b/", 100)+"y"))
}
