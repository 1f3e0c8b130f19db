package claims

import (
	"github.com/bywhom/bywhom/internal/lexicon"
)

var hedgedClaim = &Rule{
	ID:       "hedged-claim",
	Summary:  "a hedge in the place of a source",
	Why:      "“Reportedly” tells a reader that somebody reported it, and keeps back who.",
	Standard: "NPR: “reportedly” is not enough; AP, “allege”: give the source of an allegation",
	Severity: Warning,
	Bad: []string{
		`He {{reportedly}} fled to the islands.`,
		`The mayor {{allegedly}} took the money.`,
	},
	Good: []string{
		`He allegedly fled, prosecutors said.`,
		`He allegedly stole a boat, according to Ada Ruiz, a neighbor.`,
		`He reportedly sold the boat, two of his sisters said.`,
		`The indictment was unsealed on Monday. He allegedly fled to the islands.`,
		`“He reportedly fled,” Ada Ruiz said.`,
	},
	Run: func(p *Pass) {
		src := p.Document.Text()
		for _, i := range p.notes.with(hedgePieces) {
			s := p.notes.sentences[i]
			for _, w := range p.notes.wordsOf(i) {
				at := shift(w.Span, s.Span.Start)
				if !w.Classes.Has(lexicon.Hedges) || !hedges(lexicon.Lower(src[at.Start:at.End])) || p.notes.inQuote(at) {
					continue
				}
				if p.notes.vouched(i, at) {
					break
				}
				p.addFor(s.Span, Finding{
					Span:       at,
					Message:    "“" + src[at.Start:at.End] + "” stands in for a source",
					Suggestion: "say who reports or alleges it",
				})
				break
			}
		}
	},
}

// hedges reports whether a word of the list keeps back a source; "apparently"
// may be what the writer concludes.
func hedges(word string) bool {
	switch word {
	case "reportedly", "allegedly", "purportedly", "supposedly", "reputedly", "rumored", "rumoured":
		return true
	}
	return false
}
