package claims

import (
	"fmt"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/quotes"
	"github.com/bywhom/bywhom/text"
)

// A Report is the outcome of one check, everything in text order.
type Report struct {
	Document     *text.Document
	Quotations   []quotes.Quotation
	Attributions []attribution.Attribution
	Claims       []Claim
	Sources      []Source
	Findings     []Finding
	Allowed      []Finding // those that a comment in the draft allows
	Summary      Summary
	Ledger       Ledger
}

// A Summary counts what a report holds.
type Summary struct {
	Claims      int // all of them
	Attributed  int // those with an attribution
	Vague       int // attributed, with a score below 28
	MedianScore int // of the claims that have or need an attribution; 0 where there is none
	Named       int // sources that have a name
	Unnamed     int // sources that have none
}

// A Finding is one thing that a rule reports.
type Finding struct {
	Rule       string // the rule's ID
	Severity   Severity
	Span       text.Span
	Message    string // one line
	Suggestion string // what to do about it, "" where there is nothing to add
	Related    []Related
	File       text.Span // where it stands in the file, for what is no part of the text, such as a comment; else zero
}

// Source returns where f stands in the file of doc.
func (f *Finding) Source(doc *text.Document) text.Span {
	if !f.File.IsZero() {
		return f.File
	}
	return doc.Source(f.Span)
}

// Related is a further place that a finding speaks of.
type Related struct {
	Span    text.Span
	Message string
}

// Severity says how much a finding weighs.
type Severity uint8

// The severities, from the lightest.
const (
	Info    Severity = iota + 1 // worth a look
	Warning                     // codes of practice require more
	Error                       // most codes of practice forbid it
)

var severities = [...]string{Info: "info", Warning: "warning", Error: "error"}

// String returns the severity's name, as in the report.
func (s Severity) String() string {
	if s == 0 || int(s) >= len(severities) {
		return fmt.Sprintf("Severity(%d)", uint8(s))
	}
	return severities[s]
}

// MarshalText returns the severity's name.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// ParseSeverity returns the severity of the given name.
func ParseSeverity(name string) (Severity, error) {
	for s := Info; s <= Error; s++ {
		if severities[s] == name {
			return s, nil
		}
	}
	return 0, fmt.Errorf("no such severity: %q; there are info, warning and error", name)
}
