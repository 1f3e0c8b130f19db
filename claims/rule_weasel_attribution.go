package claims

import (
	"fmt"

	"github.com/bywhom/bywhom/attribution"
)

var weaselAttribution = &Rule{
	ID:       "weasel-attribution",
	Summary:  "a view that is credited to an open group",
	Why:      "Who the critics are, how many, and whether they were asked at all is what a reader cannot find out.",
	Standard: "Wikipedia, WP:WEASEL; Bloomberg: not all analysts are equal; Reuters",
	Severity: Warning,
	Bad: []string{
		`{{Critics}} say the plan will fail.`,
		`{{Some in the fishing towns}} believe the dam is unsafe.`,
	},
	Good: []string{
		`Critics say the plan will fail. “It is a dream,” said Ada Ruiz, one of the critics.`,
		`Neighbors such as Orla and Marrow fear the dam.`,
		`Four of the six critics we asked say the plan will fail.`,
	},
	Run: func(p *Pass) {
		for _, i := range p.notes.firsts {
			a := &p.Attributions[i]
			if p.kindOf(a) != attribution.Collective || a.Source.Anaphor || a.Source.Span.IsZero() || p.tells(a, attribution.Member, attribution.Exemplar, attribution.NumberExact) {
				continue
			}
			p.addFor(p.claimed(i), Finding{
				Span:       a.Source.Span,
				Message:    fmt.Sprintf("“%s” is an open group; no member of it is identified", p.shown(a.Source.Span)),
				Suggestion: whole(group),
			})
		}
	},
}
