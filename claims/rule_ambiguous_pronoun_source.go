package claims

import (
	"fmt"
)

var ambiguousPronounSource = &Rule{
	ID:       "ambiguous-pronoun-source",
	Summary:  "a pronoun for a speaker that fits two people",
	Why:      "A quotation that may be either man’s is nobody’s.",
	Standard: "AP: repeat the attribution unless it is perfectly clear who speaks",
	Severity: Warning,
	Optional: true,
	Bad: []string{
		`Tom Brandt met Marcus Teel in the harbor on Monday. {{He}} said the boats were lost.`,
	},
	Good: []string{
		`Ada Ruiz met Marcus Teel in the harbor on Monday. She said the boats were lost.`,
		`Marcus Teel came from the harbor on Monday. He said the boats were lost.`,
		`“We wait,” Tom Brandt said of Marcus Teel. He said the boats were lost.`,
	},
	Run: func(p *Pass) {
		for i := range p.Attributions {
			a := &p.Attributions[i]
			if a.Source.Rival.IsZero() || p.notes.claim[i] < 0 || p.notes.inQuote(a.Source.Span) {
				continue
			}
			f := Finding{
				Span:       a.Source.Span,
				Message:    fmt.Sprintf("“%s” could be %s or %s", p.shown(a.Source.Span), a.Source.Name, p.shown(a.Source.Rival)),
				Suggestion: "use the name",
				Related:    []Related{{a.Source.Rival, "who fits as well"}},
			}
			p.Add(f)
		}
	},
}
