package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/term"

	"github.com/bywhom/bywhom/claims"
	"github.com/bywhom/bywhom/internal/baseline"
	"github.com/bywhom/bywhom/internal/config"
	"github.com/bywhom/bywhom/internal/diff"
	"github.com/bywhom/bywhom/internal/files"
	"github.com/bywhom/bywhom/internal/report"
)

type checkCmd struct {
	Format        string   `enum:"text,html,json,jsonl,sarif,github,junit,checkstyle,rdjsonl" default:"text" help:"Form of the output: text, html (a page to read), json, jsonl (one object a line), sarif, github (workflow annotations), junit, checkstyle or rdjsonl (reviewdog)."`
	FailOn        *string  `enum:"error,warning,info,never" placeholder:"SEVERITY" help:"Exit with 1 on a finding as severe as this: error, warning, info or never. If not given, what the configuration says, or else error."`
	MinScore      int      `placeholder:"N" help:"Exit with 1 where the median score of an article is below N."`
	MaxVague      int      `default:"-1" placeholder:"PERCENT" help:"Exit with 1 where more percent of an article's claims with a source rest on a vague one."`
	Policy        string   `placeholder:"NAME" help:"default, strict, encyclopedia or opinion, in place of what the configuration says."`
	Config        string   `placeholder:"FILE" help:"The configuration, in place of the nearest .bywhom.yaml; \"none\" for none."`
	Baseline      string   `placeholder:"FILE" help:"Leave out the findings that this file knows: only new ones count."`
	WriteBaseline bool     `help:"Write the findings to the file of --baseline, and fail on none."`
	Diff          string   `placeholder:"REV" help:"Only findings on lines that changed since this revision of git; - reads a unified diff from standard input."`
	Claims        bool     `help:"With text, list the claims with their scores."`
	All           bool     `help:"As --claims, with the claims that need no source, too."`
	View          bool     `help:"With text, show the article itself, with its marks and the findings beside it."`
	Compare       string   `placeholder:"FILE" help:"With html and a folder, show the trend against this report of an earlier run, as --format json wrote it."`
	Jobs          int      `placeholder:"N" help:"Articles to work on at once; one for each processor if not given."`
	MaxSize       int      `default:"16" placeholder:"MB" help:"Refuse files that are larger."`
	StdinName     string   `placeholder:"NAME" help:"The name of what comes from standard input: its extension says how to read it."`
	Output        string   `short:"o" placeholder:"FILE" help:"Write to this file, as a whole or not at all, in place of standard output. With html, a folder (\"pages/\") gets a page for each article and an index."`
	Summary       string   `placeholder:"FILE" help:"Append a table of the articles to this file, in Markdown."`
	Paths         []string `arg:"" optional:"" name:"path" help:"Files, folders, globs with **, or - for standard input. Of folders all drafts (.txt, .md, .html, .adoc, .rst, .docx) that .gitignore and .bywhomignore leave. The current folder if none is given."`
}

// Run checks the articles and sets code.
func (c *checkCmd) Run(p *process, code *int) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	defer context.AfterFunc(ctx, func() {
		stop() // another interrupt kills
		time.Sleep(grace)
		p.say("interrupted")
		os.Exit(exitFailed)
	})()
	r, err := c.prepare(ctx, p, code)
	switch {
	case ctx.Err() != nil:
		return errors.New("interrupted")
	case err != nil:
		return err
	}
	out, buf := p.stdout, bytes.Buffer{}
	if c.Output != "" {
		out = &buf
	}
	drafts := r.drafts()
	color := isTerminal(out) && os.Getenv("NO_COLOR") == ""
	checkers, err := r.checkers(drafts)
	if err != nil {
		return err
	}
	var w sink
	if c.Format == "html" {
		if w, err = newPageWriter(out, r.folder, r.former); err != nil {
			return err
		}
	} else {
		w = report.NewWriter(out, report.Options{
			Format: report.Format(c.Format),
			Array:  len(drafts) != 1,
			Rules:  checkers.rules(),
			Claims: c.Claims,
			All:    c.All,
			View:   c.View,
			Color:  color,
			Width:  width(out),
		})
	}
	bar := newProgress(p.stderr, len(drafts))
	for from := 0; from < len(drafts); {
		to := checkers.run(drafts, from) // drafts of one checker, in a row
		for rep, err := range checkers.of(drafts[from]).CheckAll(ctx, c.documents(drafts[from:to], p.stdin)) {
			bar.step()
			switch {
			case errors.Is(err, context.Canceled):
				return fmt.Errorf("interrupted; %d of %s %s checked", r.checked, report.Plural(len(drafts), "article"), form(len(drafts), "was", "were"))
			case err != nil:
				r.failed(err)
				continue
			}
			r.judge(rep)
			if err := w.Write(rep); err != nil {
				return err
			}
		}
		from = to
	}
	bar.done()
	if err := w.Close(); err != nil {
		return err
	}
	if c.Output != "" && r.folder == "" {
		if err := writeFile(c.Output, buf.Bytes()); err != nil {
			return err
		}
	}
	return r.finish()
}

// grace is how long an interrupted run may take to end by itself, and to say how far
// it came. One that reads what never comes does not end.
const grace = 250 * time.Millisecond

// A checkRun is one run of check: what its flags and files say, and what came of it.
type checkRun struct {
	*checkCmd
	process *process
	code    *int
	config  *config.Config
	failOn  claims.Severity // 0 for never
	known   *baseline.Baseline
	changed *diff.Lines
	checked int
	entries []baseline.Entry // for --write-baseline
	rows    []report.Row     // for --summary
	folder  string           // for pages, "" for none
	former  former           // for --compare

	compared map[string]bool // with the baseline: the files of this run
}

// prepare reads what the flags name.
func (c *checkCmd) prepare(ctx context.Context, p *process, code *int) (*checkRun, error) {
	r := &checkRun{checkCmd: c, process: p, code: code, compared: map[string]bool{}}
	if c.Jobs < 0 {
		return nil, fmt.Errorf("--jobs: %d is not 1 or more", c.Jobs)
	}
	if c.MaxSize < 1 || c.MaxSize > 1<<12 {
		return nil, fmt.Errorf("--max-size: %d is not from 1 to 4096", c.MaxSize)
	}
	if c.MinScore < 0 || c.MinScore > 100 || c.MaxVague > 100 || c.MaxVague < -1 {
		return nil, errors.New("--min-score and --max-vague: a number from 0 to 100 is expected")
	}
	if c.WriteBaseline && c.Baseline == "" {
		return nil, errors.New("--write-baseline: name the file with --baseline FILE")
	}
	switch folder := isFolder(c.Output); {
	case folder && c.Format != "html":
		return nil, fmt.Errorf("--output: %s is a folder, which only --format html can fill; name a file", c.Output)
	case folder:
		r.folder = filepath.Clean(c.Output)
	case c.Compare != "":
		return nil, errors.New("--compare: the trend stands in the index of --format html -o FOLDER/")
	}
	if c.View && c.Format != "text" {
		return nil, errors.New("--view: the reading view is one of --format text; a page to read is --format html")
	}
	var err error
	if c.Compare != "" {
		if r.former, err = loadFormer(c.Compare); err != nil {
			return nil, err
		}
	}
	if r.config, err = c.configuration(); err != nil {
		return nil, err
	}
	if c.MinScore == 0 {
		c.MinScore = r.config.MinScore
	}
	if c.MaxVague < 0 {
		c.MaxVague = r.config.MaxVague
	}
	r.failOn, _ = claims.ParseSeverity(c.severity(r.config)) // "never" is none
	if c.Baseline != "" && !c.WriteBaseline {
		if r.known, err = loadBaseline(c.Baseline); err != nil {
			return nil, err
		}
	}
	switch c.Diff {
	case "":
	case "-":
		r.changed, err = diff.Parse(".", p.stdin)
	default:
		r.changed, err = diff.Git(ctx, ".", c.Diff)
	}
	if err != nil {
		return nil, fmt.Errorf("--diff: %w", err)
	}
	return r, nil
}

// severity returns the name of the severity that fails the run.
func (c *checkCmd) severity(conf *config.Config) string {
	if c.FailOn != nil {
		return *c.FailOn
	}
	return cmp.Or(conf.FailOn, "error")
}

// configuration returns what --config names, or the nearest configuration to the
// current folder.
func (c *checkCmd) configuration() (*config.Config, error) {
	path := c.Config
	switch path {
	case "none":
		return config.Default(), nil
	case "":
		var err error
		if path, err = config.Find("."); err != nil {
			return nil, err
		}
		if path == "" {
			return config.Default(), nil
		}
		if rel, err := relative(path); err == nil {
			path = rel
		}
	}
	return config.Load(path)
}

// relative returns path as seen from the current folder.
func relative(path string) (string, error) {
	wd, err := os.Getwd()
	if err != nil {
		return "", err
	}
	return filepath.Rel(wd, path)
}

func (r *checkRun) failed(err error) {
	*r.code = exitFailed
	r.process.say("%v", err)
}

// fail makes the run one that found something; a run that failed stays so.
func (r *checkRun) fail() {
	if *r.code == exitOK {
		*r.code = exitFindings
	}
}

// drafts returns the files to check.
func (r *checkRun) drafts() []string {
	f := files.Finder{Output: r.Output, Ignored: r.config.Ignored, Failed: r.failed}
	found := f.Find(r.Paths)
	if r.changed == nil {
		return found
	}
	touched := found[:0]
	for _, file := range found {
		if file == "-" {
			touched = append(touched, file)
			continue
		}
		has, err := r.changed.Has(file)
		switch {
		case err != nil:
			r.failed(fmt.Errorf("%s: %w", file, err))
		case has:
			touched = append(touched, file)
		}
	}
	return touched
}

// A checkerSet has a checker for each group of drafts of the same options.
type checkerSet struct {
	config *config.Config
	by     map[string]*claims.Checker
	first  *claims.Checker // of the drafts that nothing is overridden for
}

func (r *checkRun) checkers(drafts []string) (*checkerSet, error) {
	s := &checkerSet{config: r.config, by: map[string]*claims.Checker{}}
	make := func(path string) (*claims.Checker, error) {
		opts := append(r.config.Options(path), claims.WithMaxBytes(int(min(r.limit(), math.MaxInt))))
		if r.Policy != "" {
			opts = append(opts, claims.WithPolicy(r.Policy))
		}
		if r.Jobs > 0 {
			opts = append(opts, claims.WithWorkers(r.Jobs))
		}
		c, err := claims.New(opts...)
		if err != nil && r.Policy != "" {
			return nil, fmt.Errorf("--policy: %w", err)
		}
		return c, err
	}
	for _, file := range drafts {
		key := s.config.Key(file)
		if s.by[key] == nil {
			c, err := make(file)
			if err != nil {
				return nil, err
			}
			s.by[key] = c
		}
	}
	var err error
	s.first, err = make(string(filepath.Separator))
	return s, err
}

func (s *checkerSet) of(file string) *claims.Checker { return s.by[s.config.Key(file)] }

// run returns where the drafts of the checker of drafts[from] end.
func (s *checkerSet) run(drafts []string, from int) int {
	to := from + 1
	for to < len(drafts) && s.of(drafts[to]) == s.of(drafts[from]) {
		to++
	}
	return to
}

// rules returns the rules that run for some draft.
func (s *checkerSet) rules() []*claims.Rule {
	return s.first.Rules()
}

// judge takes the findings out of rep that do not count, and sees whether the
// rest, or the scores, fail the run.
func (r *checkRun) judge(rep *claims.Report) {
	r.checked++
	doc := rep.Document
	name := doc.Name()
	if r.changed != nil && name != stdinName {
		kept := rep.Findings[:0]
		for _, f := range rep.Findings {
			at := f.Source(doc)
			if r.changed.Changed(name, doc.FilePosition(at.Start).Line, doc.FilePosition(at.End).Line) {
				kept = append(kept, f)
			}
		}
		rep.Findings = kept
	}
	if r.known != nil || r.WriteBaseline {
		file := inJSON(r.inBaseline(name))
		r.compared[file] = true
		kept := rep.Findings[:0]
		prints := report.Fingerprints(rep)
		for i, f := range rep.Findings {
			switch {
			case r.WriteBaseline:
				r.entries = append(r.entries, baseline.Entry{File: file, Rule: f.Rule, Fingerprint: prints[i], Message: f.Message})
			case !r.known.Known(file, prints[i]):
				kept = append(kept, f)
			}
		}
		if !r.WriteBaseline {
			rep.Findings = kept
		}
	}
	if r.Summary != "" {
		r.rows = append(r.rows, report.NewRow(rep))
	}
	if r.WriteBaseline {
		return
	}
	for i := range rep.Findings {
		if r.failOn != 0 && rep.Findings[i].Severity >= r.failOn {
			r.fail()
		}
	}
	s := rep.Summary
	if s.Claims > 0 && s.MedianScore < r.MinScore {
		r.fail()
		r.process.say("%s: the median score is %d, less than %d", name, s.MedianScore, r.MinScore)
	}
	if vague := percent(s.Vague, s.Attributed); r.MaxVague >= 0 && vague > r.MaxVague {
		r.fail()
		r.process.say("%s: %d percent of the claims with a source rest on a vague one, more than %d", name, vague, r.MaxVague)
	}
}

func percent(n, of int) int {
	if of == 0 {
		return 0
	}
	return (100*n + of - 1) / of // what is above the bound by a little is above it
}

// inBaseline returns the name of a draft as the baseline has it: seen from the
// folder of its file.
func (r *checkRun) inBaseline(name string) string {
	dir, err := filepath.Abs(filepath.Dir(r.Baseline))
	if err != nil {
		return name
	}
	abs, err := filepath.Abs(filepath.FromSlash(name))
	if err != nil {
		return name
	}
	rel, err := filepath.Rel(dir, abs)
	if err != nil {
		return name
	}
	return filepath.ToSlash(rel)
}

// inJSON returns name as a report in JSON has it: with U+FFFD for each byte that is
// not UTF-8.
func inJSON(name string) string { return string([]rune(name)) }

// others returns the entries of the present baseline whose drafts are still there
// and were not checked in this run: they stay as they are. A name that was not
// UTF-8 does not tell whether its draft is there.
func (r *checkRun) others() []baseline.Entry {
	old, err := loadBaseline(r.Baseline)
	if err != nil {
		return nil // there is none, or it is to be written anew
	}
	var out []baseline.Entry
	for _, e := range old.Entries() {
		_, err := os.Stat(filepath.Join(filepath.Dir(r.Baseline), filepath.FromSlash(e.File)))
		if there := err == nil || strings.ContainsRune(e.File, utf8.RuneError); there && !r.compared[e.File] {
			out = append(out, e)
		}
	}
	return out
}

// finish writes what a run leaves behind besides its report.
func (r *checkRun) finish() error {
	if r.WriteBaseline {
		r.entries = append(r.entries, r.others()...)
		b := baseline.Format(r.entries)
		if len(b) > maxBaseline<<20 {
			return fmt.Errorf("%s: %d findings are more than %d MB; write one for each part of the drafts", r.Baseline, len(r.entries), maxBaseline)
		}
		if err := writeFile(r.Baseline, b); err != nil {
			return err
		}
		r.process.say("wrote %s to %s; bywhom check --baseline %[2]s leaves %[3]s out", report.Plural(len(r.entries), "finding"), r.Baseline, form(len(r.entries), "it", "them"))
	} else if r.known != nil && r.changed == nil {
		n := 0
		for _, e := range r.known.Unused() {
			if r.compared[e.File] {
				n++
			}
		}
		if n > 0 {
			r.process.say("%s of %s %s not found any more; --write-baseline writes it anew", report.Plural(n, "finding"), r.Baseline, form(n, "was", "were"))
		}
	}
	if r.Summary == "" {
		return nil
	}
	f, err := os.OpenFile(r.Summary, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err == nil {
		_, err = f.Write(report.Table(r.rows))
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		return fmt.Errorf("--summary: %s: %s", r.Summary, files.Reason(err))
	}
	return nil
}

// form returns the form of a word that goes with n.
func form(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// A progress says on a terminal how far a run is, once it lasts.
type progress struct {
	w      io.Writer // nil for none
	n, all int
	since  time.Time
	shown  time.Time
}

const (
	patience = time.Second            // a shorter run says nothing
	pace     = 100 * time.Millisecond // between two lines
)

func newProgress(w io.Writer, all int) *progress {
	p := &progress{all: all, since: time.Now()}
	if isTerminal(w) {
		p.w = w
	}
	return p
}

func (p *progress) step() {
	p.n++
	if p.w == nil || time.Since(p.since) < patience || time.Since(p.shown) < pace {
		return
	}
	p.shown = time.Now()
	fmt.Fprintf(p.w, "\r%d of %d articles", p.n, p.all)
}

// done wipes the line.
func (p *progress) done() {
	if !p.shown.IsZero() {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
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
			if err := os.WriteFile(path, b, mode); err != nil {
				return fmt.Errorf("%s: %s", path, files.Reason(err))
			}
			return nil
		}
		mode = info.Mode().Perm()
	}
	temp := filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%d.tmp", filepath.Base(path), os.Getpid()))
	if err := os.WriteFile(temp, b, mode); err != nil {
		os.Remove(temp)
		return fmt.Errorf("%s: %s", path, files.Reason(err))
	}
	if err := os.Rename(temp, path); err != nil {
		os.Remove(temp)
		return fmt.Errorf("%s: %s", path, files.Reason(err))
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
