// Package golden runs tests from archives of cases: testdata/<topic>/*.txtar.
//
// An archive is plain text in the txtar form: lines "-- name --" start a file,
// and what stands before the first one is a comment. A case is the files that
// share the part of their names before the last slash:
//
//	What this archive shows, in a line or two.
//	-- possessive after a plural/in --
//	The dogs' bowls were empty.
//	-- possessive after a plural/want --
//
// "in" is what the code under test gets, without its last line end; "want" is
// what it must give. Further files of a case are in Case.Files. A known failure
// has a file "fails" that holds the reason: such a case fails once it passes.
//
//	go test ./quotes/ -run TestGolden -update
//
// rewrites every "want" that differs. Read the diff before you commit it.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite what the golden cases want")

// A Case is one case of an archive.
type Case struct {
	Name  string            // what stands before the last slash
	In    string            // the file "in", without its last line end
	Files map[string]string // every file of the case, by what stands behind that slash
}

// Run runs f on every case of the archives that match pattern, each in a
// subtest named for archive and case, and compares what f returns with the
// file "want". A pattern that matches no archive, an archive without a case
// and a case without "in" fail the test.
func Run(t *testing.T, pattern string, f func(t *testing.T, c Case) string) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("%s: no golden archive (%v)", pattern, err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { runArchive(t, path, f) })
	}
}

func runArchive(t *testing.T, path string, f func(t *testing.T, c Case) string) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	a := parse(string(data))
	names, cases := a.cases()
	if len(names) == 0 {
		t.Fatalf("%s: no case", path)
	}
	for _, name := range names {
		c := cases[name]
		t.Run(name, func(t *testing.T) {
			if _, ok := c.Files["in"]; !ok {
				t.Fatalf("%s: case %q has no file \"in\"", path, name)
			}
			got := f(t, c)
			if got != "" && !strings.HasSuffix(got, "\n") {
				got += "\n"
			}
			reason, known := c.Files["fails"]
			diff := cmp.Diff(c.Files["want"], got)
			switch {
			case known && diff == "":
				t.Errorf("this case passes now; remove its file \"fails\": %s", reason)
			case known:
				t.Skipf("known failure: %s", reason)
			case diff != "" && *update:
				a.set(name+"/want", got)
			case diff != "":
				t.Errorf("%s: %s (-want +got):\n%s", path, name, diff)
			}
		})
	}
	if out := a.String(); *update && out != string(data) {
		if err := os.WriteFile(path, []byte(out), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// An archive is a comment and files, in order.
type archive struct {
	comment string
	files   []file
}

type file struct{ name, data string }

func parse(src string) archive {
	var a archive
	for _, line := range strings.SplitAfter(src, "\n") {
		trimmed := strings.TrimRight(line, "\r\n")
		if name, ok := strings.CutPrefix(trimmed, "-- "); ok && strings.HasSuffix(name, " --") {
			a.files = append(a.files, file{name: strings.TrimSpace(strings.TrimSuffix(name, "--"))})
		} else if n := len(a.files); n > 0 {
			a.files[n-1].data += line
		} else {
			a.comment += line
		}
	}
	return a
}

// cases returns the names of the cases in order, and the cases by name.
func (a *archive) cases() ([]string, map[string]Case) {
	var names []string
	cases := map[string]Case{}
	for _, f := range a.files {
		i := strings.LastIndexByte(f.name, '/')
		name, base := f.name[:max(i, 0)], f.name[i+1:]
		c, ok := cases[name]
		if !ok {
			names = append(names, name)
			c = Case{Name: name, Files: map[string]string{}}
		}
		c.Files[base] = f.data
		if base == "in" {
			c.In = strings.TrimSuffix(f.data, "\n")
		}
		cases[name] = c
	}
	return names, cases
}

// set replaces a file, or puts it behind the last one of its case.
func (a *archive) set(name, data string) {
	prefix := name[:strings.LastIndexByte(name, '/')+1]
	last := len(a.files) - 1
	for i, f := range a.files {
		if f.name == name {
			a.files[i].data = data
			return
		}
		if strings.HasPrefix(f.name, prefix) {
			last = i
		}
	}
	a.files = append(a.files[:last+1], append([]file{{name, data}}, a.files[last+1:]...)...)
}

// String returns the archive as text.
func (a *archive) String() string {
	var b strings.Builder
	b.WriteString(a.comment)
	for _, f := range a.files {
		b.WriteString("-- " + f.name + " --\n" + f.data)
		if f.data != "" && !strings.HasSuffix(f.data, "\n") {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// File compares got with the file at path, and rewrites it with -update.
func File(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (-want +got); run with -update and read the diff:\n%s", path, d)
	}
}
