package claims

import (
	"strings"

	"github.com/bywhom/bywhom/text"
)

var impersonalAttribution = &Rule{
	ID:       "impersonal-attribution",
	Summary:  "a belief, a report or praise of nobody",
	Why:      "The passive hides who believes it: one person, everybody, or the writer.",
	Standard: "Wikipedia, WP:WEASEL; NPR: “has learned” is never enough",
	Severity: Warning,
	Bad: []string{
		`It {{is widely believed}} that the mayor will resign.`,
		`The Harbor Post {{has learned}} that the mayor will resign.`,
		`The mayor {{is reported}} to have resigned.`,
		`It {{has been widely reported}} that the mayor left.`,
		`Inside the Lands Office, the plan {{is being hailed as}} a triumph.`,
	},
	Good: []string{
		`The mayor is believed by investigators to have left.`,
		`The mayor is expected to resign.`,
		`In the film the mayor is seen running to the pier.`,
		`Two boats were reported missing on Monday.`,
		`Ada Ruiz has learned that the mayor will resign.`,
		`“It is widely believed that he will go,” Ada Ruiz said.`,
	},
	over: []string{"hedged-claim"},
	Run: func(p *Pass) {
		for _, i := range p.notes.with(veilPieces) {
			if s := p.notes.frame(i, p.Attributions); !s.IsZero() {
				p.addFor(p.notes.sentences[i].Span, Finding{
					Span:       s,
					Message:    "“" + p.shown(s) + "”: by whom?",
					Suggestion: whole(impersonal),
				})
			}
		}
		for i := range p.Attributions {
			a := &p.Attributions[i]
			if p.notes.claim[i] < 0 || a.Cue.IsZero() || p.notes.inQuote(a.Cue) {
				continue
			}
			cue := p.Document.Slice(a.Cue)
			if !(a.Source.Span.IsZero() && passive(cue, p.Document.Text()[a.Cue.End:]) || veil(a, p.Document.Slice(a.Source.Span), cue)) {
				continue
			}
			if p.notes.governed(i, p.Attributions) {
				continue
			}
			p.addFor(p.claimed(i), Finding{
				Span:       trimmed(cue, a.Cue),
				Message:    "“" + strings.TrimRight(short(cue), ".,") + "”: by whom?",
				Suggestion: whole(impersonal),
			})
		}
	},
}

// trimmed returns s, which holds cue, without a mark at its end.
func trimmed(cue string, s text.Span) text.Span {
	s.End -= len(cue) - len(strings.TrimRight(cue, ".,"))
	return s
}
