package claims

import (
	"slices"

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
		`{{“He is a disaster,”}} one neighbor said of the mayor.`,
		`{{“He is a liar,”}} said one resident, who asked not to be named.`,
		`{{“The door was open,”}} said one official who was there.`,
	},
	Good: []string{
		`“He is a disaster,” said Ada Ruiz, an aide to the mayor.`,
		`“The door was open,” one neighbor said.`,
		`“He is a danger to the harbor,” a judge said.`,
		`One official who was there said that the door was open.`,
	},
	Run: func(p *Pass) {
		quoted := map[int]bool{} // sources that were reported
		for i := range p.Attributions {
			a := &p.Attributions[i]
			if p.notes.claim[i] < 0 || len(a.Content) == 0 || a.Form != attribution.Direct && a.Form != attribution.Mixed {
				continue
			}
			withheld := p.withheld(a) && p.contact(a)
			if !withheld && !p.bystander(a) {
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
					if p.room.reader.judges(p.Document.Text(), s) {
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
					Message:    "“" + p.shown(described(a)) + "”, who is not named, passes judgement on a person",
					Suggestion: "name the speaker, or report facts that can be checked in place of the judgement",
				})
			case withheld && !quoted[a.Source.ID]:
				p.addFor(p.claimed(i), Finding{
					Span:       words,
					Message:    "“" + p.shown(described(a)) + "”, who is not named, is quoted word for word",
					Suggestion: "name the speaker, or report what was said in your own words",
				})
			}
			quoted[a.Source.ID] = true
		}
	},
}

// bystander reports whether the source of a is one of the public without a name,
// as "one neighbor": somebody who holds no office.
func (p *Pass) bystander(a *attribution.Attribution) bool {
	phrase := p.Document.Slice(described(a))
	return p.kindOf(a) == attribution.UnnamedRole && !a.Source.Plural && !p.tells(a, attribution.Unresolved) && p.notes.indefinite(described(a)) && !owned(phrase) &&
		slices.ContainsFunc(lower(phrase), func(w string) bool { return firsthand[w] || private[w] })
}

// private are nouns for people who hold no office.
var private = map[string]bool{"voter": true, "worker": true, "customer": true, "tenant": true, "shopkeeper": true, "farmer": true, "teacher": true, "student": true,
	"parent": true, "friend": true, "acquaintance": true, "classmate": true, "coworker": true, "co-worker": true, "nurse": true, "driver": true, "visitor": true,
	"man": true, "woman": true, "user": true, "fan": true, "supporter": true, "protester": true, "critic": true, "opponent": true}

// personal reports whether t is a word of praise or scorn for people.
func (r *needReader) personal(t needToken) bool {
	var buf [40]byte
	return t.Len() <= len(buf) && lexicon.Findings().Lookup(lexicon.Fold(buf[:0], r.src[t.Start:t.End])).Classes.Has(lexicon.Judgements)
}

// judges reports whether s praises or attacks a person: a word of judgement or
// blame, and a name or pronoun.
func (r *needReader) judges(src string, s text.Span) bool {
	r.src = src
	r.read(s)
	r.find()
	if !r.hit(lexicon.NeedEvaluation).ok() && !r.hit(lexicon.NeedBlame).ok() && !slices.ContainsFunc(r.toks, r.personal) {
		return false
	}
	for i := range r.toks {
		if r.is(i, "he", "she", "him", "her", "his") || r.toks[i].capital && !r.is(i, "I") && (i > 0 && !r.toks[i].mark || r.english(i).IsZero() && r.is(i+1, "is", "was", "has", "had")) {
			return true
		}
	}
	return false
}
