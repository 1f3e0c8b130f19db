package claims

import (
	"cmp"
	"context"
	"slices"
)

// rules are all rules of the module, sorted by ID.
var rules = []*Rule{
	allowanceRule,
	ambiguousPronounSource,
	anonymousNoBasis,
	anonymousNoReason,
	anonymousQuote,
	delayedAttribution,
	firstReferenceWithoutTitle,
	hedgedClaim,
	impersonalAttribution,
	loadedVerb,
	mindReading,
	partialQuoteNoSpeaker,
	scareQuotes,
	secondHandReport,
	singleAnonymousSource,
	sourceNumberMismatch,
	unattributedMotive,
	unattributedNumber,
	unattributedQuote,
	unattributedSuperlative,
	unspecifiedDocument,
	vagueSource,
	weaselAttribution,
}

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

// run returns what the rules find in r, in text order. Once ctx is done, it is of
// no use.
func run(ctx context.Context, m *room, r *Report, set []setRule, w *Words) []Finding {
	if len(set) == 0 {
		return nil
	}
	m.notes.read(m, r)
	decks := m.notes.decks()
	var over []*Rule // those that found something, and replace what others find on the claim
	p := &Pass{Report: r, words: w, room: m, notes: &m.notes, found: m.found[:0]}
	for _, s := range set {
		if ctx.Err() != nil {
			break
		}
		first := len(p.found)
		p.rule, p.severity = s.Rule, s.severity
		s.Run(p)
		if decks > 0 && slices.Contains(rules, s.Rule) {
			kept := slices.DeleteFunc(p.found[first:], func(f found) bool {
				return f.File.IsZero() && f.Span.Start < m.notes.sentences[decks-1].Span.End
			})
			p.found = p.found[:first+len(kept)]
		}
		if len(s.over) > 0 && len(p.found) > first {
			over = append(over, s.Rule)
		}
	}
	all := p.found
	m.found = all
	p.room, p.notes, p.found = nil, nil, nil // they serve the next check
	slices.SortStableFunc(all, func(a, b found) int { return order(&a.Finding, &b.Finding) })
	out := make([]Finding, 0, len(all))
	for i := range all {
		if !replaced(all, i, over) {
			out = append(out, all[i].Finding)
		}
	}
	return allow(r, out, set, severityOf("allowance", set))
}

// order compares two findings by their place in the text.
func order(a, b *Finding) int {
	return cmp.Or(a.Span.Start-b.Span.Start, a.Span.End-b.Span.End, a.File.Start-b.File.Start, cmp.Compare(a.Rule, b.Rule))
}

func inOrder(fs []Finding) []Finding {
	slices.SortStableFunc(fs, func(a, b Finding) int { return order(&a, &b) })
	return fs
}

// severityOf returns the severity with which a rule runs, 0 if it does not.
func severityOf(id string, rules []setRule) Severity {
	for _, r := range rules {
		if r.ID == id {
			return cmp.Or(r.severity, r.Severity)
		}
	}
	return 0
}

// familyReach is how many findings around one are looked at for another of its
// family.
const familyReach = 16

// replaced reports whether a finding of one of over on the claim of all[i] says what
// that one says, and better.
func replaced(all []found, i int, over []*Rule) bool {
	for _, r := range over {
		if !slices.Contains(r.over, all[i].Rule) {
			continue
		}
		for j := max(0, i-familyReach); j < min(len(all), i+familyReach+1); j++ {
			if all[j].Rule == r.ID && all[j].claim.Overlaps(all[i].claim) {
				return true
			}
		}
	}
	return false
}
