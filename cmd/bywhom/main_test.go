package main

import (
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
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
