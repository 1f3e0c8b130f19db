package claims

import (
	"cmp"
	"slices"

	"github.com/bywhom/bywhom/text"
)

// rules are all rules of the module, sorted by ID.
var rules = []*Rule{}

// Rules returns the rules of this module, sorted by ID: those that run by
// default and the optional ones. The slice is the caller's own.
func Rules() []*Rule { return slices.Clone(rules) }

// Rules returns the rules that c runs, in the order of their IDs, with the
// severities that its options set.
func (c *Checker) Rules() []*Rule {
	out := make([]*Rule, len(c.opts.rules))
	for i, r := range c.opts.rules {
		out[i] = r.Rule
		if r.severity != 0 && r.severity != r.Rule.Severity {
			set := *r.Rule
			set.Severity = r.severity
			out[i] = &set
		}
	}
	return out
}

// run returns what the rules find in r, in text order.
func run(r *Report, rules []setRule) []Finding {
	if len(rules) == 0 {
		return nil
	}
	notes := newNotes(r)
	var out []Finding
	over := map[string][]string{}
	for _, s := range rules {
		p := Pass{Report: r, rule: s.Rule, severity: s.severity, notes: notes}
		s.Run(&p)
		out = append(out, p.findings...)
		if len(s.over) > 0 && len(p.findings) > 0 {
			over[s.ID] = s.over
		}
	}
	// One claim, one finding of a family.
	if len(over) > 0 {
		kept := make([]Finding, 0, len(out))
		for _, f := range out {
			if !slices.ContainsFunc(out, func(o Finding) bool {
				return o.about.Overlaps(f.about) && slices.Contains(over[o.Rule], f.Rule)
			}) {
				kept = append(kept, f)
			}
		}
		out = kept
	}
	slices.SortStableFunc(out, func(a, b Finding) int {
		return cmp.Or(a.Span.Start-b.Span.Start, a.Span.End-b.Span.End, cmp.Compare(a.Rule, b.Rule))
	})
	return out
}

// notes are facts about a report that several rules ask for.
type notes struct {
	doc       *text.Document
	sentences []text.Sentence
}

func newNotes(r *Report) *notes {
	return &notes{doc: r.Document, sentences: r.Document.Sentences()}
}
