package claims

import (
	"strings"

	"github.com/bywhom/bywhom/attribution"
)

var secondHandReport = &Rule{
	ID:       "second-hand-report",
	Summary:  "what another outlet reports, not confirmed here",
	Why:      "Two articles that rest on one report are one report. Whose it is, and on whom it rests, lets a reader follow it back.",
	Standard: "AP: credit the outlet and try to match it; NPR: say whose anonymous source it is; BBC: two agencies or a reporter; AFP: secondary sources",
	Severity: Info,
	Bad: []string{
		`{{Local media}} reported that twelve boats were lost.`,
		`{{The Coast Ledger}} reported that the mayor will resign.`,
	},
	Good: []string{
		`Twelve boats were lost, Ada Ruiz told The Coast Ledger.`,
		`The Coast Ledger reported that the mayor will resign, which the Lands Office confirmed.`,
	},
	Run: func(p *Pass) {
		for _, i := range p.notes.firsts {
			a := &p.Attributions[i]
			if a.Source.Kind != attribution.Media || a.Source.Anaphor || !reports(p.Document.Slice(a.Cue)) || p.timed(a) || has(p.Claims[p.notes.claim[i]].Evidence, "corroboration") || p.words.own(a.Source.Name) || p.notes.holds(isConfirmed, p.notes.at[i]) {
				continue
			}
			f := Finding{Span: a.Source.Span, Message: "taken from “" + p.shown(a.Source.Span) + "”; nothing here confirms it", Suggestion: p.advise(i, "outlet's source")}
			switch {
			case toldBy(a.Source.Details)&(1<<attribution.Unnamed) != 0:
				f.Severity, f.Message, f.Suggestion = Warning, "which outlet is “"+p.shown(a.Source.Span)+"”?", "name the outlet: 44 or more"
			case p.tells(a, attribution.OutletSourceTold):
				f.Severity, f.Message = Warning, "rests on an unnamed source of “"+p.shown(a.Source.Span)+"”; nothing here confirms it"
			}
			p.Add(f)
		}
	},
}

// confirmedIn reports whether a sentence says that what another outlet reports
// was checked.
func confirmedIn(sentence string) bool {
	l := lowerer{s: sentence}
	for w := l.next(); w != nil; w = l.next() {
		switch string(w) {
		case "confirmed", "confirms", "verified", "corroborated":
			return true
		}
	}
	return false
}

// reports reports whether a cue is one of an outlet that reports, and not of one
// that sues, endorses or asks.
func reports(cue string) bool {
	l := lowerer{s: cue}
	for w := l.next(); w != nil; w = l.next() {
		switch string(w) {
		case "report", "reports", "reported", "reporting", "say", "says", "said", "write", "writes", "wrote", "reveal", "reveals", "revealed", "disclosed", "found", "finds", "according", "noted", "notes", "published", "quoted", "quoting", "citing", "cited", "broke", "described", "detailed", "claimed":
			return true
		}
	}
	return false
}

// timed reports whether a only says when an outlet reported, as a clause does that
// starts with "after": the sentence tells what came of it.
func (p *Pass) timed(a *attribution.Attribution) bool {
	before := strings.TrimRight(p.Document.Text()[:a.Source.Span.Start], " ")
	return strings.HasSuffix(before, " after") || strings.HasSuffix(before, "After") || strings.HasSuffix(before, " since") || strings.HasSuffix(before, " before")
}
