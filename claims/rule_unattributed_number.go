package claims

import (
	"fmt"
)

var unattributedNumber = &Rule{
	ID:       "unattributed-number",
	Summary:  "a contestable figure without a source",
	Why:      "Figures look exact; whose they are says whether they are.",
	Standard: "AP: attribute what can be disputed; NPR on the size of crowds",
	Severity: Info,
	Optional: true,
	Bad: []string{
		`{{About 8,000 people were killed in the flood that broke the dam.}}`,
	},
	Good: []string{
		`About 8,000 people were killed in the flood, the Lands Office said.`,
		`The Lands Office counted the boats. About 8,000 boats were lost, it said.`,
		`The ship is 20 years old.`,
	},
	Run: func(p *Pass) {
		for i := range p.Claims {
			c := &p.Claims[i]
			if c.Attribution >= 0 || c.Reason != Casualties && c.Reason != Figure || c.Because.IsZero() || p.notes.inQuote(c.Because) || p.sourcedNear(c) || p.notes.speaksIn(c.Span) {
				continue
			}
			p.Add(Finding{
				Span:       c.Span,
				Message:    fmt.Sprintf("“%s”: whose figure is it?", p.shown(c.Because)),
				Suggestion: "say who counted, and when",
			})
		}
	},
}
