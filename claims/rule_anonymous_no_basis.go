package claims

import (
	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/internal/lexicon"
)

var anonymousNoBasis = &Rule{
	ID:       "anonymous-no-basis",
	Summary:  "an unnamed source of whom nobody says how it knows",
	Why:      "Whether an unnamed source was in the room or heard of it in the corridor is what a reader needs most.",
	Standard: "NPR, The Washington Post, Bloomberg and Reuters: say how the source knows",
	Severity: Info,
	Bad: []string{
		`{{A senior Lands Office official}} said the raid was approved in May.`,
	},
	Good: []string{
		`A Lands Office official who saw the order said the raid was approved in May.`,
		`A senior Lands Office official briefed on the raid said it was approved in May.`,
		`Lands Office officials said the raid was approved in May.`,
		`One harbor strategist said the plan would fail.`,
		`A nurse at the harbor clinic said the raid was loud.`,
	},
	Run: func(p *Pass) {
		for _, i := range p.notes.firsts {
			a := &p.Attributions[i]
			if !p.informant(a) || !p.contact(a) || p.onRecord(a) || a.Form == attribution.Direct || listed(p.Document.Slice(described(a)), lexicon.Aides) || p.tells(a, attribution.BasisFirsthand, attribution.BasisDirect, attribution.BasisBriefed, attribution.BasisSpecific, attribution.BasisEmpty, attribution.Relation) {
				continue
			}
			p.addFor(p.claimed(i), Finding{
				Span:       described(a),
				Message:    "nothing says how “" + p.shown(described(a)) + "” came to know this",
				Suggestion: p.advise(i, "basis"),
			})
		}
	},
}

// onRecord reports whether the source of a speaks for a body of which it is a
// part, as "Lands Office officials" do, or gives the opinion that is its trade:
// how such know is plain.
func (p *Pass) onRecord(a *attribution.Attribution) bool {
	if p.tells(a, attribution.GroundRule) {
		return false
	}
	phrase := p.Document.Slice(described(a))
	for _, trade := range [...]string{"strategist", "consultant", "analyst", "pollster", "lobbyist", "organizer", "organiser", "executive", "lawmaker"} {
		if indexFold(phrase, trade) >= 0 {
			return true
		}
	}
	return a.Source.Plural && !p.tells(a, attribution.NumberExact, attribution.Former)
}
