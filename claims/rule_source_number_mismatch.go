package claims

import (
	"slices"
	"strings"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/internal/lexicon"
	"github.com/bywhom/bywhom/text"
)

var sourceNumberMismatch = &Rule{
	ID:       "source-number-mismatch",
	Summary:  "several sources that become one",
	Why:      "Who writes “sources” and has one makes the story stronger than it is.",
	Standard: "Reuters: never use the plural for one source",
	Severity: Warning,
	Bad: []string{
		`Sources said the deal was close. {{The source}} added that papers were signed.`,
	},
	Good: []string{
		`Two officials said the deal was close. One of the officials added that papers were signed.`,
		`A source said the deal was close. The source added that papers were signed.`,
	},
	Run: func(p *Pass) {
		type use struct {
			head   string
			plural text.Span // the last plural mention
			single bool
		}
		uses := make([]use, 0, 8) // as many as there are nouns for informants
		for _, i := range p.bySource() {
			s := &p.Attributions[i].Source
			if s.Kind != attribution.UnnamedRole && s.Kind != attribution.UnnamedGeneric && s.Kind != attribution.Collective || p.notes.inQuote(s.Span) {
				continue
			}
			phrase := p.Document.Slice(s.Span)
			ws := lower(phrase)
			if partitive(ws) {
				for k := range uses {
					uses[k].single = true
				}
				continue
			}
			head, _ := headNoun(phrase)
			if !lexicon.Findings().Entry(head).Has(lexicon.Informants) {
				continue
			}
			k := slices.IndexFunc(uses, func(u use) bool { return u.head == head })
			if k < 0 {
				k = len(uses)
				uses = append(uses, use{head: head})
			}
			u := &uses[k]
			switch last := ws[len(ws)-1]; {
			case len(last) == len(head)+1 && strings.HasPrefix(last, head) && last[len(head)] == 's':
				u.plural = s.Span
			case len(ws) == 2 && ws[0] == "the" && ws[1] == head && !u.single && !u.plural.IsZero():
				p.Add(Finding{
					Span:       s.Span,
					Message:    "“" + p.shown(s.Span) + "” was “" + p.shown(u.plural) + "” before: how many are they?",
					Suggestion: "say how many sources there are, and keep to it",
					Related:    []Related{{u.plural, "more than one here"}},
				})
				u.single = true
			case !s.Plural:
				u.single = true
			}
		}
	},
}

// partitive reports whether a phrase takes one or some out of several: "one of
// the officials".
func partitive(words []string) bool {
	for i, w := range words {
		if w == "of" && i > 0 && (words[i-1] == "one" || words[i-1] == "another" || words[i-1] == "some" || words[i-1] == "most") {
			return true
		}
	}
	return false
}
