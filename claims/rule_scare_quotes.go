package claims

import (
	"github.com/bywhom/bywhom/internal/scan"
	"github.com/bywhom/bywhom/quotes"
)

var scareQuotes = &Rule{
	ID:       "scare-quotes",
	Summary:  "one to three words in quotation marks, and nobody whose words they are",
	Why:      "Such marks say that the writer would not put it so, and not why, nor who does.",
	Standard: "AP: no quotation marks for effect; Wikipedia, MOS:SCAREQUOTES",
	Severity: Info,
	Optional: true,
	Bad: []string{
		`The so-called {{“peace plan”}} failed on Monday.`,
	},
	Good: []string{
		`Ada Ruiz called the plan a “peace plan” on Monday.`,
		`The film “Peace Plan” opens on Monday.`,
	},
	Run: func(p *Pass) {
		for _, q := range p.Quotations {
			if q.Depth > 0 || q.Kind != quotes.Speech && q.Kind != quotes.Scare || q.Open || q.Continues {
				continue
			}
			if s := p.Document.Slice(q.Content); scan.CountTo(s, scareWords+1) > scareWords || !startsLow(s) {
				continue
			}
			from, to := touched(p.notes.sentences, q.Span)
			if from == to || !p.notes.unspoken(from, to, 0) || p.notes.speaks(from, to) {
				continue
			}
			p.Add(Finding{
				Span:       q.Span,
				Message:    "whose word is “" + p.shown(q.Content) + "”?",
				Suggestion: "say who calls it that, or take the marks away",
			})
		}
	},
}
