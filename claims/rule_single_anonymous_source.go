package claims

import (
	"fmt"
	"slices"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/internal/lexicon"
)

var singleAnonymousSource = &Rule{
	ID:       "single-anonymous-source",
	Summary:  "a story, its lead or a grave claim that rests on one unnamed source",
	Why:      "One person whom nobody can ask again, and who answers for nothing, is the weakest ground that a story can stand on.",
	Standard: "AP: more than one source for anonymous information; BBC 3.3.4; CBC; Reuters: single unnamed sources in exceptional cases only",
	Severity: Warning,
	Bad: []string{
		`{{A senior Lands Office official}} said on Monday that the dam will be pulled down. The official said the town was told in May.`,
		`The dam broke in May, the Lands Office said.

The town waits for its report, Ada Ruiz, the mayor, said. {{An engineer}} said the mayor had lied about the dam.`,
	},
	Good: []string{
		`A senior Lands Office official said on Monday that the dam will be pulled down. Ada Ruiz, the mayor of Orla, said the town was told in May.`,
		`The dam will be pulled down, three Lands Office officials said.`,
	},
	Run: func(p *Pass) {
		first := map[int]int{}
		for _, i := range p.notes.firsts {
			first[p.Attributions[i].Source.ID] = i
		}
		reported := map[int]bool{}
		report := func(id int, severity Severity, what string) {
			i, ok := first[id]
			if !ok || reported[id] {
				return
			}
			a := &p.Attributions[i]
			if !p.alone(a) || !p.contact(a) || !articled(p.Document.Slice(described(a))) {
				return
			}
			reported[id] = true
			p.addFor(p.claimed(i), Finding{
				Span:       described(a),
				Severity:   severity,
				Message:    fmt.Sprintf("%s rests on one unnamed source, “%s”", what, p.shown(described(a))),
				Suggestion: "find a second, independent source or a record that bears it out: +8",
			})
		}
		if 2*p.Ledger.Unsourced < p.Ledger.Bytes {
			report(p.Ledger.StoryOnOne, Error, "the whole story")
		}
		report(p.Ledger.LeadOnOne, Error, "the lead")
		var reader needReader
		for i := range p.Claims {
			c := &p.Claims[i]
			if c.Attribution < 0 || has(c.Evidence, "corroboration") {
				continue
			}
			a := &p.Attributions[c.Attribution]
			if a.Polarity != attribution.Affirmed || reported[a.Source.ID] || !p.alone(a) || p.notes.inQuote(a.Source.Span) {
				continue
			}
			for _, s := range a.Content {
				if reason, _ := reader.need(p.Document.Text(), s); reason == Blame || reason == PrivateTalk || reason == Casualties {
					first[a.Source.ID] = c.Attribution
					report(a.Source.ID, Warning, "a claim of "+graveNames[reason])
					break
				}
			}
		}
	},
}

// graveNames are the words for what one unnamed source should not bear alone.
var graveNames = map[Reason]string{Blame: "wrongdoing", PrivateTalk: "what was said in private", Casualties: "casualties"}

// alone reports whether the source of a is one person without a name.
func (p *Pass) alone(a *attribution.Attribution) bool {
	if k := p.kindOf(a); k != attribution.UnnamedRole && k != attribution.UnnamedGeneric {
		return false
	}
	return !a.Source.Plural && !p.tells(a, attribution.NumberExact, attribution.NumberInexact, attribution.Unresolved) && p.withheld(a)
}

// articled reports whether a phrase starts with an article, a number or the like,
// which headlines leave out.
func articled(phrase string) bool {
	ws := words(phrase)
	return len(ws) > 0 && ws[0].Classes.Any(lexicon.Of(lexicon.Determiners, lexicon.Numbers, lexicon.Definite, lexicon.Possessives))
}

func has(evidence []Evidence, name string) bool {
	return slices.ContainsFunc(evidence, func(e Evidence) bool { return e.Name == name })
}
