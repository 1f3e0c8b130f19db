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
func run(ctx context.Context, r *Report, set []setRule, w *Words) []Finding {
	if len(set) == 0 {
		return nil
	}
	notes := newNotes(r)
	decks := notes.decks()
	var all []found
	over := map[string][]string{} // rules whose findings on a claim are to go, by the one that replaces them
	passes := make([]Pass, len(set))
	for i, s := range set {
		if ctx.Err() != nil {
			return nil
		}
		p := &passes[i]
		*p = Pass{Report: r, rule: s.Rule, severity: s.severity, words: w, notes: notes}
		s.Run(p)
		if decks > 0 && slices.Contains(rules, s.Rule) {
			p.found = slices.DeleteFunc(p.found, func(f found) bool {
				return f.File.IsZero() && f.Span.Start < notes.sentences[decks-1].Span.End
			})
		}
		all = append(all, p.found...)
		if len(s.over) > 0 && len(p.found) > 0 {
			over[s.ID] = s.over
		}
	}
	slices.SortStableFunc(all, func(a, b found) int { return order(a.Finding, b.Finding) })
	out := make([]Finding, 0, len(all))
	for i, f := range all {
		if len(over) == 0 || !replaced(all, i, over) {
			out = append(out, f.Finding)
		}
	}
	return allow(r, out, set, severityOf("allowance", set))
}

// order compares two findings by their place in the text.
func order(a, b Finding) int {
	return cmp.Or(a.Span.Start-b.Span.Start, a.Span.End-b.Span.End, a.File.Start-b.File.Start, cmp.Compare(a.Rule, b.Rule))
}

func inOrder(fs []Finding) []Finding {
	slices.SortStableFunc(fs, order)
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

// replaced reports whether another finding on the claim of all[i] says what that
// one says, and better.
func replaced(all []found, i int, over map[string][]string) bool {
	for j := max(0, i-familyReach); j < min(len(all), i+familyReach+1); j++ {
		if all[j].claim.Overlaps(all[i].claim) && slices.Contains(over[all[j].Rule], all[i].Rule) {
			return true
		}
	}
	return false
}
