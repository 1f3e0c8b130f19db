// Bywhom asks of a draft what an editor asks: by whom? It lists the claims of
// articles with their sources, scored by how specific the sourcing is.
//
//	bywhom check drafts/            # every draft of a folder
//	bywhom check --format json a.md # for programs
//	bywhom help
//
// Exit code 0: no finding at or above --fail-on; 1: at least one; 2: the run
// itself failed, by a flag or a file.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"github.com/bywhom/bywhom/internal/report"
)

const (
	exitOK       = 0
	exitFindings = 1
	exitFailed   = 2
)

// first is what bywhom alone says.
const first = `bywhom lists the claims of an article with their sources, scored by how specific
the sourcing is.

  bywhom check article.txt    check a file
  bywhom check drafts/        check every draft of a folder
  bywhom check -              check standard input
  bywhom help check           all flags

  bywhom source "a senior official"    score one description of a source
  bywhom rules                         list what is looked for
  bywhom explain vague-source          say what a rule is about
  bywhom init                          write a configuration, .bywhom.yaml

`

type cli struct {
	Check      checkCmd      `cmd:"" help:"Check articles: their claims, with scores, sources and findings."`
	Source     sourceCmd     `cmd:"" help:"Score one description of a source, item by item."`
	Explain    explainCmd    `cmd:"" help:"Say what a rule is about, with examples."`
	Rules      rulesCmd      `cmd:"" help:"List the rules and their severities."`
	Init       initCmd       `cmd:"" help:"Write a configuration to start with: .bywhom.yaml."`
	Completion completionCmd `cmd:"" help:"Print the completions for a shell: bash, zsh or fish."`
	Version    versionCmd    `cmd:"" help:"Print the version."`
}

// A process is what a run of the command reads and writes.
type process struct {
	stdin          io.Reader
	stdout, stderr io.Writer
}

// say writes a message on a line of its own. The names and the words that it
// quotes are whatever a file holds, and must not pass for further lines, or for
// commands of the terminal.
func (p *process) say(format string, args ...any) {
	fmt.Fprintf(p.stderr, "bywhom: %s\n", report.Clean(fmt.Sprintf(format, args...)))
}

// fail says why a run failed: of errors that are joined, each on its line.
func (p *process) fail(err error) {
	fmt.Fprintf(p.stderr, "bywhom: %s\n", strings.Join(messages(err), "\n"))
}

// messages returns what err says, a line for each error that is joined in it.
func messages(err error) []string {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []string{report.Clean(err.Error())}
	}
	var out []string
	for _, err := range joined.Unwrap() {
		out = append(out, messages(err)...)
	}
	return out
}

func main() {
	// A run is short and its heap small: collecting less often is worth a fifth
	// of its time. The limit keeps a run over large files in bounds.
	debug.SetGCPercent(800)
	debug.SetMemoryLimit(1 << 30)
	// A reader that closes the pipe gives an error in place of a signal.
	signal.Ignore(syscall.SIGPIPE)
	os.Exit(run(os.Args[1:], &process{os.Stdin, os.Stdout, os.Stderr}))
}

// run runs the command with args and returns its exit code.
func run(args []string, p *process) int {
	if len(args) == 0 {
		fmt.Fprint(p.stderr, first)
		return exitFailed
	}
	switch {
	case len(args) == 1 && args[0] == "--version":
		args = []string{"version"}
	case args[0] == "help":
		args = append(slices.Clone(args[1:]), "--help")
	}
	code := -1
	var c cli
	parser, err := kong.New(&c,
		kong.Name("bywhom"),
		kong.Description("Lists the claims of articles with their sources, scored by how specific the sourcing is."),
		kong.Writers(p.stdout, p.stderr),
		kong.Exit(func(n int) { code = n }), // by --help
		kong.UsageOnError(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.ShortUsageOnError(),
	)
	if err != nil {
		panic(err) // the struct above is wrong
	}
	k, err := parser.Parse(args)
	if code >= 0 {
		return code
	}
	if err != nil {
		p.say("%v; see bywhom --help", err)
		return exitFailed
	}
	code = exitOK
	switch err := k.Run(p, &code); {
	case errors.Is(err, syscall.EPIPE):
		// The reader, a pager or head, has seen enough.
	case err != nil:
		p.fail(err)
		return exitFailed
	}
	return code
}

type versionCmd struct{}

// Run prints the version that the module was built as, "(devel)" for a
// checkout, and the commit where there is one.
func (versionCmd) Run(p *process) error {
	version, commit := "(devel)", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		if info.Main.Version != "" {
			version = info.Main.Version
		}
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				commit = " " + s.Value[:min(len(s.Value), 12)] + commit
			case s.Key == "vcs.modified" && s.Value == "true":
				commit += " (changed)"
			}
		}
	}
	_, err := fmt.Fprintf(p.stdout, "bywhom %s%s %s %s/%s\n", version, commit, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
