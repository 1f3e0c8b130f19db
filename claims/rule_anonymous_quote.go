package claims

import (
	"fmt"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/internal/lexicon"
	"github.com/bywhom/bywhom/text"
)

var anonymousQuote = &Rule{
	ID:       "anonymous-quote",
	Summary:  "the words of an unnamed source in quotation marks",
	Why:      "Who attacks or praises from behind a curtain can do it at no cost; the person spoken of cannot answer.",
	Standard: "AP: anonymous material is for information, not for opinion; NPR, the Guardian, Bloomberg and The Wall Street Journal: no anonymous attacks on a person",
	Severity: Info,
	Bad: []string{
		`{{“He is a disaster,”}} said one aide to Mayor Ruiz.`,
		`{{“The door was open,”}} said one official who was there.`,
	},
	Good: []string{
		`“He is a disaster,” said Ada Ruiz, an aide to the mayor.`,
		`One official who was there said that the door was open.`,
	},
	Run: func(p *Pass) {
		quoted := map[int]bool{} // sources that were reported
		var reader needReader
		for i := range p.Attributions {
			a := &p.Attributions[i]
			if p.notes.claim[i] < 0 || !p.withheld(a) || !p.contact(a) || len(a.Content) == 0 || a.Form != attribution.Direct && a.Form != attribution.Mixed {
				continue
			}
			words, judged := text.Span{}, false
			for _, c := range a.Content {
				for _, q := range p.notes.quotesIn(c) {
					s := q.Span
					if s.Len() < c.Len() && a.Form == attribution.Direct {
						s = c
					}
					if words.IsZero() {
						words = s
					}
					if reader.judges(p.Document.Text(), s) {
						words, judged = s, true
						break
					}
				}
			}
			switch {
			case words.IsZero() || p.notes.inQuote(a.Source.Span):
			case judged:
				p.addFor(p.claimed(i), Finding{
					Span:       words,
					Severity:   Warning,
					Message:    fmt.Sprintf("“%s”, who is not named, passes judgement on a person", p.shown(described(a))),
					Suggestion: "name the speaker, or report facts that can be checked in place of the judgement",
				})
			case !quoted[a.Source.ID]:
				p.addFor(p.claimed(i), Finding{
					Span:       words,
					Message:    fmt.Sprintf("“%s”, who is not named, is quoted word for word", p.shown(described(a))),
					Suggestion: "name the speaker, or report what was said in your own words",
				})
			}
			quoted[a.Source.ID] = true
		}
	},
}

// judges reports whether s praises or attacks a person: a word of judgement or
// blame, and a name or pronoun.
func (r *needReader) judges(src string, s text.Span) bool {
	r.src = src
	r.read(s)
	r.find()
	if !r.hit(lexicon.NeedEvaluation).ok() && !r.hit(lexicon.NeedBlame).ok() {
		return false
	}
	for i := range r.toks {
		if r.is(i, "he", "she", "him", "her", "his") || r.toks[i].capital && !r.is(i, "I") && (i > 0 && !r.toks[i].mark || r.toks[i].english.IsZero() && r.is(i+1, "is", "was", "has", "had")) {
			return true
		}
	}
	return false
}
