package claims

import (
	"fmt"

	"github.com/bywhom/bywhom/attribution"
)

var vagueSource = &Rule{
	ID:       "vague-source",
	Summary:  "a source under a stock noun that tells nothing of why it would know",
	Why:      "A reader cannot weigh what “sources” say: anybody can be a source.",
	Standard: "AP: quoting “a source” is not enough; NPR and The Wall Street Journal: say who they are and how they know",
	Severity: Warning,
	Bad: []string{
		`{{Sources}} said the sale of the shipyard was close.`,
		`The mill will close in May, according to {{people familiar with the matter}}.`,
	},
	Good: []string{
		`Two Lands Office officials who attended the talks said the sale was close.`,
		`Ada Ruiz, the harbor master, said the sale was close.`,
		`“Sources said so,” Ada Ruiz said.`,
	},
	over: []string{"anonymous-no-basis"},
	Run: func(p *Pass) {
		for _, i := range p.notes.firsts {
			a := &p.Attributions[i]
			if p.kindOf(a) != attribution.UnnamedGeneric || p.tells(a, attribution.Unresolved) || !p.contact(a) {
				continue
			}
			p.addFor(p.claimed(i), Finding{
				Span:       described(a),
				Message:    fmt.Sprintf("source described only as “%s”; say who they are or how they know", p.shown(described(a))),
				Suggestion: whole(formOf(a.Source.Kind, a.Source.Details)),
			})
		}
	},
}
