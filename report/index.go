package report

import (
	"fmt"
	"io"

	"github.com/bywhom/bywhom/claims"
	forms "github.com/bywhom/bywhom/internal/report"
)

// An Entry is a line of an index: an article and where its page is.
type Entry struct {
	Name     string
	Href     string // relative to the index
	Claims   int
	Median   int // score
	Vague    int // percent of the claims with a source
	Errors   int
	Warnings int

	Known  bool // Before holds what a former report says
	Before int  // the former median score
}

// NewEntry returns the line of r, whose page is at href.
func NewEntry(r *claims.Report, href string) Entry {
	e := Entry{Name: forms.Name(r.Document), Href: href, Claims: r.Summary.Claims, Median: r.Summary.MedianScore}
	if n := r.Summary.Attributed; n > 0 {
		e.Vague = (100*r.Summary.Vague + n/2) / n
	}
	for _, f := range forms.Clamped(r).Findings {
		switch f.Severity {
		case claims.Error:
			e.Errors++
		case claims.Warning:
			e.Warnings++
		}
	}
	return e
}

// Band returns the class of the median's band.
func (e Entry) Band() string { return forms.BandClass(e.Median) }

// Trend returns by how much the median score has risen.
func (e Entry) Trend() int { return e.Median - e.Before }

// Arrow returns the trend as people read it.
func (e Entry) Arrow() string {
	switch t := e.Trend(); {
	case t > 0:
		return fmt.Sprintf("▲ +%d", t)
	case t < 0:
		return fmt.Sprintf("▼ −%d", -t)
	}
	return "= 0"
}

// Index writes a table of articles, in the order of entries, that can be sorted by
// each column. Where an entry is Known, or compared is set, it shows the trend
// against a former report. The error is that of w.
func Index(w io.Writer, compared bool, entries []Entry) error {
	claimed, errors, warnings := 0, 0, 0
	for _, e := range entries {
		claimed += e.Claims
		errors += e.Errors
		warnings += e.Warnings
	}
	return pages().ExecuteTemplate(w, "index", struct {
		assets
		Title, Summary, Note string
		Compared             bool
		Entries              []Entry
	}{shared(), plural(len(entries), "article", "articles"),
		plural(claimed, "claim", "claims") + "; " + plural(errors, "error", "errors") + ", " + plural(warnings, "warning", "warnings") + ".", forms.Disclaimer, compared, entries})
}
