package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/stretchr/testify/require"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"bywhom": main})
}

// TestScript runs the command as testdata/script says. There, "exit"
// and "json" are further commands.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("..", "..", "testdata", "script"),
		Condition: func(cond string) (bool, error) {
			return cond == "root" && os.Geteuid() == 0, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exit": exit,
			"json": isJSON,
		},
		Setup:               binaries,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}

// A name must pass neither for a line of its own, which a CI server may take for a
// command, nor for a command of the terminal.
func TestNamesAreFitForTheTerminal(t *testing.T) {
	t.Chdir(t.TempDir())
	const name = "x\n::error::\x1b]0;pwn\u009b\u202e\xff.txt"
	if err := os.WriteFile(name, []byte{0}, 0o666); err != nil {
		t.Skip("NOT CHECKED: no such name is possible here")
	}
	require.NoError(t, os.WriteFile("y"+name, []byte("He reportedly left.\n"), 0o666))
	for _, args := range [][]string{
		{"check", ".", "--format", "github"},
		{"check", ".", "--format", "text"},
		{"check", ".", "--format", "html"},
		{"check", name, "--fail-on", "never", "--min-score", "100"},
		{"check", ".", "--config", "gone" + name},
		{"check", ".", "--baseline", "gone" + name},
		{"check", ".", "--diff", "gone" + name},
		{"source", "a \x1b[2Jsenior\u202e official"},
		{"source", "asdf\x1b[2J"},
		{"explain", "gone" + name},
		{"check", "--gone" + name},
	} {
		var out, errs strings.Builder
		run(args, &process{strings.NewReader(""), &out, &errs})
		require.NotRegexp(t, "(?m)^::error::|\x1b|\u009b|\u202e", errs.String(), args)
		require.NotRegexp(t, "(?m)^::error::|\x1b|\u009b|\u202e", out.String(), args)
		require.True(t, utf8.ValidString(out.String()+errs.String()), args)
		require.LessOrEqual(t, strings.Count(errs.String(), "\n"), 1, errs.String())
	}
	var errs strings.Builder
	run([]string{"check", "--diff", "-"}, &process{strings.NewReader("+++ a\x1b[2J\n@@ -1 +1 @@\n"), io.Discard, &errs})
	require.Regexp(t, "^bywhom: --diff: diff: line 3: the diff ends inside of a change of .*a\ufffd\\[2J\n$", errs.String())
}

// A baseline and a report are JSON, which holds no other bytes than those of UTF-8.
func TestDraftsWithNamesThatAreNotUTF8AreFoundAgain(t *testing.T) {
	t.Chdir(t.TempDir())
	const name = "caf\xe9\xe8.txt"
	if err := os.WriteFile(name, []byte("He reportedly left.\n"), 0o666); err != nil {
		t.Skip("NOT CHECKED: no such name is possible here")
	}
	require.NoError(t, os.WriteFile("b.txt", []byte("He reportedly left.\n"), 0o666))
	check := func(args ...string) (string, int) {
		var errs strings.Builder
		code := run(append([]string{"check", "--fail-on", "warning"}, args...), &process{strings.NewReader(""), io.Discard, &errs})
		return errs.String(), code
	}
	said, code := check("--baseline", "base.json", "--write-baseline")
	require.Zero(t, code, said)
	said, code = check("--baseline", "base.json", "--write-baseline", "b.txt")
	require.Zero(t, code, said)
	said, code = check("--baseline", "base.json")
	require.Zero(t, code, said)
	require.Empty(t, said)

	check("--format", "json", "-o", "before.json")
	check("--format", "html", "-o", "pages/", "--compare", "before.json")
	index, err := os.ReadFile(filepath.Join("pages", "index.html"))
	require.NoError(t, err)
	require.NotContains(t, string(index), ">new<")
	require.True(t, utf8.Valid(index))
}

// TestAnInterruptEndsARunThatReads has the command read what goes on for ever.
func TestAnInterruptEndsARunThatReads(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("NOT CHECKED: no signals there")
	}
	self, err := os.Executable()
	require.NoError(t, err)
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "a.txt"), []byte("He left.\n"), 0o666))
	for _, args := range [][]string{{"-"}, {"a.txt", "-"}, {"--diff", "-"}, {"--baseline", "/dev/stdin"}, {"/dev/stdin"}} {
		cmd := exec.Command(self)
		cmd.Args = append([]string{"bywhom", "check"}, args...)
		cmd.Dir = dir
		var errs strings.Builder
		cmd.Stderr = &errs
		in, err := cmd.StdinPipe()
		require.NoError(t, err)
		require.NoError(t, cmd.Start())
		_, err = in.Write([]byte(strings.Repeat("He left.\n", 1<<16))) // more than a pipe holds: it is being read
		require.NoError(t, err)
		require.NoError(t, cmd.Process.Signal(os.Interrupt))
		done := make(chan error)
		go func() { done <- cmd.Wait() }()
		select {
		case <-done:
		case <-time.After(30 * time.Second):
			require.NoError(t, cmd.Process.Kill())
			<-done
		}
		require.Equal(t, exitFailed, cmd.ProcessState.ExitCode(), "%q: %s", args, cmd.ProcessState)
		require.Regexp(t, "^bywhom: interrupted(; 1 of 2 articles were checked)?\n$", errs.String(), args)
	}
}

// exit runs a command and checks its exit code: exit CODE COMMAND ARG...
func exit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exit CODE COMMAND ARG...")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := "0"
	if err != nil {
		e, ok := err.(*exec.ExitError)
		if !ok {
			ts.Fatalf("%v", err)
		}
		code = strconv.Itoa(e.ExitCode())
	}
	if code != args[0] {
		ts.Fatalf("exit code %s, want %s", code, args[0])
	}
}

// isJSON checks that a file, or stdout, holds N values of JSON, and what each
// of them is: json FILE object N, json FILE array 1.
func isJSON(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: json FILE object|array N")
	}
	d := json.NewDecoder(strings.NewReader(ts.ReadFile(args[0])))
	for n := 0; ; n++ {
		var v any
		err := d.Decode(&v)
		if err == io.EOF {
			if strconv.Itoa(n) != args[2] {
				ts.Fatalf("%d values, want %s", n, args[2])
			}
			return
		}
		if err != nil {
			ts.Fatalf("value %d: %v", n, err)
		}
		if _, ok := v.([]any); ok != (args[1] == "array") {
			ts.Fatalf("value %d is a %T, want %s", n, v, args[1])
		}
	}
}

// A .docx is packed: what comes out of it may be a thousand times as large.
func TestTheLimitIsForUnpackedTextToo(t *testing.T) {
	t.Chdir(t.TempDir())
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	f, err := z.Create("word/document.xml")
	require.NoError(t, err)
	_, err = f.Write([]byte(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>` +
		strings.Repeat("He left. ", 150_000) + `</w:t></w:r></w:p></w:body></w:document>`))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	require.Less(t, b.Len(), 20_000)
	require.NoError(t, os.WriteFile("a.docx", b.Bytes(), 0o666))
	var errs strings.Builder
	code := run([]string{"check", "--max-size", "1", "a.docx"}, &process{strings.NewReader(""), io.Discard, &errs})
	require.Equal(t, exitFailed, code)
	require.Equal(t, "bywhom: a.docx: larger than 1 MB; no article is, but --max-size reads it\n", errs.String())
}

// binaries writes the files that a txtar archive cannot hold.
func binaries(env *testscript.Env) error {
	for name, content := range map[string]string{
		"nul.txt":    "PK\x03\x04\x00\x00",
		"utf16.txt":  "\xff\xfeT\x00h\x00e\x00",
		"koi8.txt":   "\xf0\xc1\xd2\xcf\xcd \xd5\xdb\xc5\xcc.\n",
		"cp1252.txt": "The pier is \x93shut,\x94 Zo\xeb Ruiz said.\n",
		"letter.rtf": `{\rtf1\ansi The pier is shut, Ada Ruiz said.}`,
		"latin1.txt": "The caf\xe9 was shut, Zo\xeb Ruiz said.\n",
	} {
		if err := os.WriteFile(filepath.Join(env.WorkDir, name), []byte(content), 0o666); err != nil {
			return err
		}
	}
	return nil
}
