package claims

import (
	"fmt"
	"slices"

	"github.com/bywhom/bywhom/text"
)

// A Rule is one check. Its fields are its documentation: the help of the
// command, docs/rules.md and the tables of rules in some output formats are
// made from them.
type Rule struct {
	ID       string   // "vague-source": names what is wrong, never changes
	Summary  string   // one line, no capital, no full stop
	Why      string   // why a reader or an editor should care
	Standard string   // the code of practice behind it
	Severity Severity // of findings that set none
	Optional bool     // runs only where it is asked for
	Bad      []string // examples that must be reported, {{the reported part}} in braces
	Good     []string // near misses that must not be
	Run      func(*Pass)

	// over are the rules whose findings on the same claim this one's replace.
	over []string
}

// A Pass is one run of one rule over one document. The report holds all but
// findings; what it holds is read-only.
type Pass struct {
	*Report
	rule     *Rule
	severity Severity // what the user set, 0 for nothing
	words    *Words
	room     *room
	notes    *notes
	found    []found
}

// Reportf reports what is wrong at s, see Add.
func (p *Pass) Reportf(s text.Span, format string, args ...any) {
	p.Add(Finding{Span: s, Message: fmt.Sprintf(format, args...)})
}

// Add reports f. The rule's ID is filled in, and its severity where f has none;
// a severity that the user set for the rule holds for all its findings. A span
// that is not in the text, or ends before it starts, is a mistake of the rule:
// the finding is kept at the nearest place there is, and its message says so.
func (p *Pass) Add(f Finding) {
	src, file := p.Document.Text(), p.Document.File()
	f.Span = p.fit(f.Span, src, &f.Message)
	f.File = p.fit(f.File, file, &f.Message)
	f.Related = slices.Clone(f.Related)
	for i := range f.Related {
		f.Related[i].Span = p.fit(f.Related[i].Span, src, &f.Related[i].Message)
	}
	p.addFor(f.Span, f)
}

// fit returns the part of s that is in src. If that is not all of s, message
// gets a note for the author of the rule.
func (p *Pass) fit(s text.Span, src string, message *string) text.Span {
	if 0 <= s.Start && s.Start <= s.End && s.End <= len(src) {
		return s
	}
	*message += fmt.Sprintf(" (a mistake in rule %s: the span %d to %d is not in a text of %d bytes)", p.rule.ID, s.Start, s.End, len(src))
	start := min(max(s.Start, 0), len(src))
	return text.Span{Start: start, End: min(max(s.End, start), len(src))}
}

// addFor reports f, which is about all of a claim: another rule of its family
// has nothing to add there.
func (p *Pass) addFor(claim text.Span, f Finding) {
	f.Rule = p.rule.ID
	if p.severity != 0 {
		f.Severity = p.severity
	} else if f.Severity < Info || f.Severity > Error {
		f.Severity = p.rule.Severity
	}
	p.found = append(p.found, found{f, claim})
}

// found is a finding and the claim that it is about.
type found struct {
	Finding
	claim text.Span
}
