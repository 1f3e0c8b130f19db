package claims

import (
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
		reported := p.room.bools.take(len(p.Sources) + 1) // by ID
		report := func(i int, severity Severity, what string) {
			a := &p.Attributions[i]
			if reported[a.Source.ID] || !p.alone(a) || !p.contact(a) || !articled(p.Document.Slice(described(a))) {
				return
			}
			reported[a.Source.ID] = true
			p.addFor(p.claimed(i), Finding{
				Span:       described(a),
				Severity:   severity,
				Message:    what + " rests on one unnamed source, “" + p.shown(described(a)) + "”",
				Suggestion: "find a second, independent source or a record that bears it out: +8",
			})
		}
		if id := p.Ledger.StoryOnOne; id != 0 && p.notes.first[id-1] >= 0 && 2*p.Ledger.Unsourced < p.Ledger.Bytes {
			report(p.notes.first[id-1], Error, "the whole story")
		}
		if id := p.Ledger.LeadOnOne; id != 0 && p.notes.first[id-1] >= 0 {
			report(p.notes.first[id-1], Error, "the lead")
		}
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
				if reason, _ := p.room.reader.need(p.Document.Text(), s); reason == Blame || reason == PrivateTalk || reason == Casualties {
					report(c.Attribution, Warning, "a claim of "+graveNames[reason])
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
