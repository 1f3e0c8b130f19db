package claims

import (
	"fmt"

	"github.com/bywhom/bywhom/attribution"
)

var unspecifiedDocument = &Rule{
	ID:       "unspecified-document",
	Summary:  "a record of which nobody says which one it is",
	Why:      "A reader who is told which record it is can look it up; “documents show” can only be believed.",
	Standard: "AP: describe documents and say how they were obtained; Wikipedia, WP:WEASEL on “research has shown”",
	Severity: Warning,
	Bad: []string{
		`{{Documents}} show that the dam was unsafe.`,
		`{{Studies}} suggest that the ice is thinner.`,
	},
	Good: []string{
		`A report by the Lands Office shows that the dam was unsafe.`,
		`The Lands Office published its report in May. The report says the dam was unsafe.`,
	},
	Run: func(p *Pass) {
		for _, i := range p.notes.firsts {
			a := &p.Attributions[i]
			if p.kindOf(a) != attribution.Document || a.Source.Anaphor || formOf(attribution.Document, a.Source.Details) != vagueRecord || p.tells(a, attribution.Issuer, attribution.RecordTitle, attribution.Date, attribution.Locator) || !p.notes.indefinite(a.Source.Span) {
				continue
			}
			p.addFor(p.claimed(i), Finding{
				Span:       a.Source.Span,
				Message:    fmt.Sprintf("“%s”: which? Issuer, date and how it was obtained are missing", p.shown(a.Source.Span)),
				Suggestion: "say whose record it is, what kind and of when: 52 or more",
			})
		}
	},
}
