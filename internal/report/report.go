// Package report writes reports: as text for people at a terminal, as JSON for
// programs, as findings in the forms that CI and code hosts read. It decides how
// things look, never what they are worth.
//
//	w := report.NewWriter(os.Stdout, report.Options{Format: report.Text})
//	w.Write(r)
//	w.Close()
package report

import (
	"fmt"
	"io"
	"slices"

	"github.com/bywhom/bywhom/claims"
)

// Format is the form in which reports are written.
type Format string

// The formats.
const (
	Text  Format = "text"  // for people
	JSON  Format = "json"  // one object, or an array of them
	JSONL Format = "jsonl" // one object a line

	SARIF      Format = "sarif"      // for code hosts: SARIF 2.1.0
	GitHub     Format = "github"     // workflow commands, which annotate a pull request
	JUnit      Format = "junit"      // for CI servers: a failed test a finding
	Checkstyle Format = "checkstyle" // for CI servers and editors
	RDJSONL    Format = "rdjsonl"    // for reviewdog: a diagnostic a line
)

// Options say how a Writer writes. The zero value is plain text, 80 columns
// wide.
type Options struct {
	Format Format         // "" is Text
	Array  bool           // JSON: write an array, even around one report or none
	Claims bool           // Text: list the claims with their scores
	All    bool           // Text: list the claims that need no source, too
	View   bool           // Text: show the article with its marks, and the findings beside it
	Rules  []*claims.Rule // SARIF: the rules that ran, with what they are about
	Color  bool           // Text: use colours, for a terminal
	Width  int            // Text: the width of a line; 0 is 80
}

// A Writer writes reports one after the other.
type Writer struct {
	w    io.Writer
	opts Options
	buf  []byte
	n    int    // reports so far
	all  totals // of the reports so far, for text
	pays bool   // a suggestion so far says what it is worth
	err  error  // the first error of w

	sarif []sarifResult // so far
}

// NewWriter returns a Writer that writes to w, one call for each report.
func NewWriter(w io.Writer, opts Options) *Writer {
	if opts.Width <= 0 {
		opts.Width = 80
	}
	opts.Width = max(opts.Width, minWidth)
	return &Writer{w: w, opts: opts}
}

// Clamped returns r with findings of the severities that there are only: a rule
// from outside may set any number. It is r itself where that is how it is.
func Clamped(r *claims.Report) *claims.Report {
	odd := func(f claims.Finding) bool { return f.Severity != clamp(f.Severity) }
	if !slices.ContainsFunc(r.Findings, odd) {
		return r
	}
	c := *r
	c.Findings = slices.Clone(r.Findings)
	for i := range c.Findings {
		c.Findings[i].Severity = clamp(c.Findings[i].Severity)
	}
	return &c
}

// clamp returns the severity that is nearest to s.
func clamp(s claims.Severity) claims.Severity { return min(max(s, claims.Info), claims.Error) }

// Write writes r. The error is that of the underlying writer, or names a
// format that there is not.
func (w *Writer) Write(r *claims.Report) error {
	r = Clamped(r)
	switch w.opts.Format {
	case JSON:
		if w.opts.Array {
			w.string(arrayPrefix(w.n))
		}
		w.buf = appendReport(w.buf, r)
		if !w.opts.Array {
			w.string("\n")
		}
	case JSONL:
		w.buf = appendReport(w.buf, r)
		w.string("\n")
	case Text, "":
		w.text(r)
	case SARIF:
		w.sarifResults(r)
	case GitHub:
		w.github(r)
	case JUnit:
		w.junit(r)
	case Checkstyle:
		w.checkstyle(r)
	case RDJSONL:
		w.rdjsonl(r)
	default:
		return fmt.Errorf("no such format: %q", string(w.opts.Format))
	}
	w.n++
	return w.flush()
}

// Close writes what stands behind the last report. It does not close the
// underlying writer.
func (w *Writer) Close() error {
	switch {
	case w.opts.Format == JSON && w.opts.Array:
		if w.n == 0 {
			w.string("[")
		}
		w.string("]\n")
	case w.opts.Format == Text || w.opts.Format == "":
		w.footer()
	case w.opts.Format == SARIF:
		if err := w.sarifRun(); err != nil {
			return err
		}
	case w.opts.Format == JUnit:
		w.closeXML("testsuites", ` name="bywhom"`)
	case w.opts.Format == Checkstyle:
		w.closeXML("checkstyle", ` version="4.3"`)
	}
	return w.flush()
}

// Write writes reports in the given format: for JSON, one report is an object,
// several or none are an array.
func Write(w io.Writer, format Format, reports ...*claims.Report) error {
	rw := NewWriter(w, Options{Format: format, Array: len(reports) != 1})
	for _, r := range reports {
		if err := rw.Write(r); err != nil {
			return err
		}
	}
	return rw.Close()
}

func arrayPrefix(n int) string {
	if n == 0 {
		return "["
	}
	return ",\n"
}

func (w *Writer) string(s string) { w.buf = append(w.buf, s...) }

func (w *Writer) flush() error {
	if w.err == nil && len(w.buf) > 0 {
		_, w.err = w.w.Write(w.buf)
	}
	w.buf = w.buf[:0]
	return w.err
}
