package bywhom_test

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the output that README.md shows")

func readme(t *testing.T) string {
	t.Helper()
	src, err := os.ReadFile("README.md")
	require.NoError(t, err)
	return string(src)
}

// fenced returns the blocks of a language.
func fenced(src, lang string) []string {
	var out []string
	for _, part := range strings.Split(src, "\n```"+lang+"\n")[1:] {
		block, _, _ := strings.Cut(part, "\n```")
		out = append(out, block)
	}
	return out
}

// commands returns the commands of a README: the lines of its indented blocks,
// without their remarks.
func commands(src string) []string {
	var out []string
	fence := false
	for line := range strings.Lines(src) {
		if strings.HasPrefix(line, "```") {
			fence = !fence
		}
		if c, ok := strings.CutPrefix(line, "    "); ok && !fence {
			c, _, _ = strings.Cut(c, "  # ")
			out = append(out, strings.TrimSpace(c))
		}
	}
	return out
}

func TestCommandsAreTheIndentedLinesWithoutRemarks(t *testing.T) {
	require.Equal(t, []string{"a b", "c"}, commands("# x\n\n    a b   # why\n    c\n\n```go\n    d\n```\n"))
}

// TestREADMECommandsRunAsWritten runs them in the root of the repository, in
// order, with the bywhom that they install, and compares the output that the
// README shows.
func TestREADMECommandsRunAsWritten(t *testing.T) {
	needGo(t)
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("NOT CHECKED: there is no sh")
	}
	bin := t.TempDir()
	run := func(command string) string {
		t.Helper()
		cmd := exec.Command(sh, "-c", command)
		cmd.Env = append(os.Environ(), "GOBIN="+bin, "PATH="+bin+string(filepath.ListSeparator)+os.Getenv("PATH"), "COLUMNS=")
		out, err := cmd.CombinedOutput()
		var exit *exec.ExitError
		found := errors.As(err, &exit) && exit.ExitCode() == 1 && strings.HasPrefix(command, "bywhom check ") // findings
		require.True(t, err == nil || found, "%s: %v\n%s", command, err, out)
		return string(out)
	}
	src := readme(t)
	list := commands(src)
	require.Equal(t, "go install ./cmd/bywhom", list[0], "the first command of README.md")
	for i, c := range list {
		inRepository(t, c)
		if !strings.HasPrefix(c, "go test ") { // which runs this
			require.True(t, run(c) != "" || i == 0, "%s says nothing", c)
		}
	}
	want := src
	for _, block := range fenced(src, "console") {
		first, _, _ := strings.Cut(block, "\n")
		c, ok := strings.CutPrefix(first, "$ ")
		require.True(t, ok, "%q is no command", first)
		inRepository(t, c)
		want = strings.Replace(want, block, first+"\n"+strings.TrimSuffix(run(c), "\n"), 1)
	}
	if *update && want != src {
		require.NoError(t, os.WriteFile("README.md", []byte(want), 0o644))
		return
	}
	require.Equal(t, want, src, "README.md is stale: go test . -run README -update")
}

// inRepository fails the test where a command names a file that git does not
// have: it would be missing in a fresh clone.
func inRepository(t *testing.T, command string) {
	t.Helper()
	if _, err := os.Stat(".git"); err != nil {
		return // an archive, not a clone
	}
	for _, word := range strings.Fields(command) {
		word = strings.TrimLeft(word, "<")
		if _, err := os.Stat(word); err != nil {
			continue
		}
		out, err := exec.Command("git", "ls-files", word).Output()
		require.NoError(t, err)
		require.NotEmpty(t, out, "%s: %s is not in the repository", command, word)
	}
}

// TestREADMEProgramsAreExamples compares them with those that go test runs.
func TestREADMEProgramsAreExamples(t *testing.T) {
	blocks := fenced(readme(t), "go")
	require.Len(t, blocks, 2)
	for i, path := range []string{"example_test.go", filepath.Join("claims", "example_test.go")} {
		example, err := os.ReadFile(path)
		require.NoError(t, err)
		code := "\t" + strings.ReplaceAll(blocks[i], "\n", "\n\t")
		if _, body, ok := strings.Cut(blocks[i], "func main() {\n"); ok {
			code = strings.TrimSuffix(body, "\n}")
		}
		require.Contains(t, string(example), code, "%s has not the program of README.md", path)
	}
}
