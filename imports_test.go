package bywhom_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "github.com/bywhom/bywhom"

// imports says which packages of the module and of others each package may
// import. A library package may use any of the standard library but what goes
// to the network or starts programs. Programs that only developers run (train,
// eval, lab) and examples may import what they like.
var imports = map[string][]string{
	"":                  {},
	"internal/chunk":    {},
	"internal/scan":     {},
	"internal/segment":  {"internal/scan", "internal/lexicon", "github.com/jdkato/prose/v2"},
	"internal/lexicon":  {},
	"internal/tagger":   {"internal/scan", "internal/lexicon", "internal/linker"},
	"internal/linker":   {"internal/chunk", "internal/scan", "internal/lexicon", "internal/tagger"},
	"text":              {"internal/scan", "internal/segment"},
	"quotes":            {"internal/scan", "text"},
	"attribution":       {"internal/chunk", "internal/scan", "internal/lexicon", "internal/tagger", "internal/linker", "text", "quotes"},
	"claims":            {"internal/chunk", "internal/scan", "internal/lexicon", "text", "quotes", "attribution"},
	"seeds":             {},
	"internal/report":   {"text", "quotes", "attribution", "claims"},
	"report":            {"text", "attribution", "claims", "internal/report"},
	"internal/markup":   {"text", "github.com/yuin/goldmark/ast", "github.com/yuin/goldmark/extension", "github.com/yuin/goldmark/extension/ast", "github.com/yuin/goldmark/parser", "github.com/yuin/goldmark/text", "github.com/yuin/goldmark/util", "golang.org/x/net/html", "golang.org/x/net/html/atom"},
	"internal/golden":   {"text", "github.com/google/go-cmp/cmp"},
	"internal/eval":     {"text"},
	"internal/config":   {"claims", "internal/files", "github.com/bmatcuk/doublestar/v4", "github.com/goccy/go-yaml", "github.com/goccy/go-yaml/ast", "github.com/goccy/go-yaml/lexer", "github.com/goccy/go-yaml/parser", "github.com/goccy/go-yaml/token"},
	"internal/files":    {"internal/markup", "github.com/bmatcuk/doublestar/v4"},
	"internal/diff":     {"os/exec"}, // asks git what has changed
	"internal/baseline": {},
	"cmd/bywhom":        {"text", "claims", "report", "internal/report", "internal/markup", "internal/config", "internal/files", "internal/diff", "internal/baseline", "github.com/alecthomas/kong", "golang.org/x/term"},
}

// never are packages that a library has no business with.
var never = []string{"net", "net/http", "os/exec", "plugin", "unsafe", "C"}

type goPackage struct {
	ImportPath string
	Imports    []string
}

func TestPackagesImportWhatThePictureAllows(t *testing.T) {
	needGo(t)
	out, err := exec.Command("go", "list", "-e", "-json=ImportPath,Imports", "./...").Output()
	require.NoError(t, err)
	d := json.NewDecoder(bytes.NewReader(out))
	seen := 0
	for {
		var p goPackage
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		path := strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/")
		if strings.HasPrefix(path, "examples/") || strings.HasPrefix(path, "internal/train") || strings.HasSuffix(path, "/lab") {
			continue
		}
		allowed, ok := imports[path]
		if !ok {
			t.Errorf("package %s is not in the picture: add it to imports, with what it may import", path)
			continue
		}
		seen++
		for _, i := range p.Imports {
			ours, own := strings.CutPrefix(i, module+"/")
			switch {
			case own && !slices.Contains(allowed, ours):
				t.Errorf("%s imports %s", path, ours)
			case !own && slices.Contains(never, i) && !slices.Contains(allowed, i):
				t.Errorf("%s imports %s", path, i)
			case !own && strings.Contains(i, ".") && !slices.Contains(allowed, i):
				t.Errorf("%s imports %s", path, i)
			}
		}
	}
	require.Greater(t, seen, 5, "go list found hardly any package")
}

// TestREADMESnippetRunsInAnotherModule does what a reader does who wants to use
// the library: a module of his own that requires this one, and the README's
// program in it.
func TestREADMESnippetRunsInAnotherModule(t *testing.T) {
	needGo(t)
	readme, err := os.ReadFile("README.md")
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("NOT CHECKED: there is no README.md yet, so nobody knows whether its program runs")
	}
	require.NoError(t, err)
	program, want := snippet(string(readme))
	require.NotEmpty(t, program, "README.md has no ```go block with \"package main\"")
	lines := fenced(string(readme), "go.mod")[0]
	require.Contains(t, lines, "replace "+module+" => ../bywhom")
	require.NotEmpty(t, want, "README.md has no ```text block behind its program that says what it prints")

	here, err := os.Getwd()
	require.NoError(t, err)
	gomod, err := os.ReadFile("go.mod")
	require.NoError(t, err)
	gosum, err := os.ReadFile("go.sum")
	require.NoError(t, err)
	// The requirements and sums of this module save the new one any question
	// to the network.
	_, requirements, _ := strings.Cut(string(gomod), "\n")
	dir := t.TempDir()
	for name, content := range map[string]string{
		"main.go": program,
		"go.sum":  string(gosum),
		"go.mod":  "module example.org/newsroom\n" + requirements + "\n" + strings.Replace(lines, "../bywhom", here, 1) + "\n",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666))
	}
	run := exec.Command("go", "run", "-mod=mod", ".")
	run.Dir = dir
	var stderr bytes.Buffer
	run.Stderr = &stderr
	out, err := run.Output()
	require.NoError(t, err, stderr.String())
	require.Equal(t, strings.TrimSpace(want), strings.TrimSpace(string(out)))
}

// snippet returns the first program of a README and the text block behind it.
func snippet(readme string) (program, want string) {
	for _, part := range strings.Split(readme, "\n```go\n")[1:] {
		code, rest, _ := strings.Cut(part, "\n```")
		if !strings.Contains(code, "package main") {
			continue
		}
		if _, rest, ok := strings.Cut(rest, "\n```text\n"); ok {
			want, _, _ = strings.Cut(rest, "\n```")
		}
		return code, want
	}
	return "", ""
}

func TestSnippetIsTheFirstProgramWithTheTextBehindIt(t *testing.T) {
	readme := "# x\n\n```go\nx := 1\n```\n\n```text\nno\n```\n\n```go\npackage main\n\nfunc main() {}\n```\n\nprints\n\n```text\n28 a\n\n14 b\n```\n"
	program, want := snippet(readme)
	require.Equal(t, "package main\n\nfunc main() {}", program)
	require.Equal(t, "28 a\n\n14 b", want)
	program, want = snippet("# x\n")
	require.Empty(t, program+want)
}

func needGo(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("runs the go command")
	}
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("NOT CHECKED: there is no go command")
	}
}
