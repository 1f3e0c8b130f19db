package claims

import (
	"slices"
	"strings"
	"unicode"

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
		`Lands Office officials, including Ada Ruiz and Tom Day, said the sale was close.`,
		`One official who relayed the talks said the sale was close.`,
		`“Sources said so,” Ada Ruiz said.`,
		`A clerk in the Lands Office said the sale was close. “It is done,” the person added.`,
	},
	over: []string{"anonymous-no-basis"},
	Run: func(p *Pass) {
		for _, i := range p.notes.firsts {
			a := &p.Attributions[i]
			if p.kindOf(a) != attribution.UnnamedGeneric || p.tells(a, attribution.Unresolved) || !p.contact(a) || p.pointsOut(i) {
				continue
			}
			p.addFor(p.claimed(i), Finding{
				Span:       described(a),
				Message:    "source described only as “" + p.shown(described(a)) + "”; say who they are or how they know",
				Suggestion: whole(formOf(a.Source.Kind, a.Source.Details)),
			})
		}
	},
}

// pointsOut reports whether the source of attribution i stands for somebody who
// was described before ("the person", "the second official"), names some of those
// it stands for, or is no person at all ("the source of the river").
func (p *Pass) pointsOut(i int) bool {
	s := p.Attributions[i].Source.Span
	phrase := p.Document.Slice(s)
	if _, among, ok := strings.Cut(phrase, "including "); ok && strings.ContainsFunc(among, unicode.IsUpper) {
		return true
	}
	ws := lower(phrase)
	if k := slices.Index(ws, "who"); k > 0 && k+1 < len(ws) && !p.tells(&p.Attributions[i], attribution.GroundRule, attribution.ReasonBoilerplate) && strings.HasSuffix(ws[k+1], "ed") {
		return true // "one official who relayed the talk": what they did tells how they know
	}
	for k := 1; k < len(ws); k++ {
		if ws[k] == "of" && (ws[k-1] == "source" || ws[k-1] == "sources") {
			return true
		}
	}
	if len(ws) == 0 || ws[0] != "the" || p.Attributions[i].Source.Plural {
		return false
	}
	for k := range p.Attributions[:i] {
		switch b := &p.Attributions[k]; b.Source.Kind {
		case attribution.UnnamedRole, attribution.UnnamedGeneric:
			if !b.Source.Span.IsZero() && b.Source.Span.End <= s.Start {
				return true
			}
		}
	}
	return false
}
