package claims

import (
	"fmt"
	"strings"

	"github.com/bywhom/bywhom/attribution"
)

var firstReferenceWithoutTitle = &Rule{
	ID:       "first-reference-without-title",
	Summary:  "somebody who is quoted and never introduced",
	Why:      "A name alone does not tell a reader why to listen.",
	Standard: "Reuters: name and position; AFP; BBC: say what a contributor’s credentials are",
	Severity: Info,
	Bad: []string{
		`The ice came early, {{Tom Brandt}} said.`,
	},
	Good: []string{
		`The ice came early, said Tom Brandt, a fisher from Orla.`,
		`The ice came early, Tom Brandt said. Brandt, a fisher from Orla, lost two boats.`,
		`The ice came early, Captain Tom Brandt said.`,
	},
	Run: func(p *Pass) {
		for _, i := range p.notes.firsts {
			a := &p.Attributions[i]
			s := &a.Source
			if s.Kind != attribution.NamedPerson || s.Anaphor || s.Name == "" || !strings.Contains(s.Name, " ") || p.tells(a, attribution.Title, attribution.Role, attribution.AffiliationBody, attribution.AffiliationSector, attribution.AffiliationCountry, attribution.Relation, attribution.PartialName) {
				continue
			}
			if p.words.household(s.Name) {
				continue
			}
			p.Add(Finding{
				Span:       s.Span,
				Message:    fmt.Sprintf("%s is quoted, and nothing says who that is", s.Name),
				Suggestion: p.advise(i, "title"),
			})
		}
	},
}
