package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"golang.org/x/term"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/internal/report"
)

type checkCmd struct {
	Format string   `enum:"text,json,jsonl,sarif,github,junit,checkstyle,rdjsonl" default:"text" help:"Form of the output: text, json, jsonl (one object a line), sarif, github (workflow annotations), junit, checkstyle or rdjsonl (reviewdog)."`
	FailOn string   `enum:"error,warning,info,never" default:"error" help:"Exit with 1 on a finding as severe as this: error, warning, info or never."`
	Claims bool     `help:"With text, list the claims with their scores."`
	All    bool     `help:"As --claims, with the claims that need no source, too."`
	Jobs   int      `placeholder:"N" help:"Articles to work on at once; one for each processor if not given."`
	Output string   `short:"o" placeholder:"FILE" help:"Write to this file, as a whole or not at all, in place of standard output."`
	Paths  []string `arg:"" optional:"" name:"path" help:"Files, folders (their .txt, .text, .md and .markdown files, hidden ones left out), or - for standard input. The current folder if none is given."`
}

var severities = map[string]claims.Severity{"error": claims.Error, "warning": claims.Warning, "info": claims.Info}

// Run checks the articles and sets code.
func (c *checkCmd) Run(p *process, code *int) error {
	var opts []claims.Option
	if c.Jobs != 0 {
		opts = append(opts, claims.WithWorkers(c.Jobs))
	}
	checker, err := claims.New(opts...)
	if err != nil {
		return fmt.Errorf("--jobs: %w", err)
	}
	failed := func(err error) {
		*code = exitFailed
		fmt.Fprintf(p.stderr, "bywhom: %v\n", err)
	}
	files := find(c.Paths, c.Output, failed)

	out, buf := p.stdout, bytes.Buffer{}
	if c.Output != "" {
		out = &buf
	}
	w := report.NewWriter(out, report.Options{
		Format: report.Format(c.Format),
		Array:  len(files) != 1,
		Rules:  checker.Rules(),
		Claims: c.Claims,
		All:    c.All,
		Color:  isTerminal(out) && os.Getenv("NO_COLOR") == "",
		Width:  width(out),
	})
	failOn, fails := severities[c.FailOn]
	for r, err := range checker.CheckAll(context.Background(), documents(files, p.stdin)) {
		if err != nil {
			failed(err)
			continue
		}
		for i := range r.Findings {
			if fails && *code == exitOK && r.Findings[i].Severity >= failOn {
				*code = exitFindings
			}
		}
		if err := w.Write(r); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	if c.Output != "" {
		return writeFile(c.Output, buf.Bytes())
	}
	return nil
}

// writeFile writes b to the file at path, as a whole or not at all: a reader
// of path sees the old file or the new one. What is no regular file, such as
// /dev/null, is written to as it is.
func writeFile(path string, b []byte) (err error) {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	mode := os.FileMode(0o666)
	if info, err := os.Stat(path); err == nil {
		if !info.Mode().IsRegular() {
			return os.WriteFile(path, b, mode)
		}
		mode = info.Mode().Perm()
	}
	temp := filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%d.tmp", filepath.Base(path), os.Getpid()))
	if err := os.WriteFile(temp, b, mode); err != nil {
		os.Remove(temp)
		return fmt.Errorf("%s: %s", path, reason(err))
	}
	if err := os.Rename(temp, path); err != nil {
		os.Remove(temp)
		return fmt.Errorf("%s: %s", path, reason(err))
	}
	return nil
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// maxWidth keeps lines readable on a wide screen.
const maxWidth = 110

// width returns the width of the lines to write: that of the terminal, or
// else what COLUMNS says, or else 0.
func width(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil {
			return min(n, maxWidth)
		}
	}
	n, _ := strconv.Atoi(os.Getenv("COLUMNS"))
	return n
}
