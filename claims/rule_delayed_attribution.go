package claims

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/internal/lexicon"
)

var delayedAttribution = &Rule{
	ID:       "delayed-attribution",
	Summary:  "a speaker who is named only after several sentences of quotation",
	Why:      "Until the name comes, a reader does not know whom to believe, and reads the words as the article’s.",
	Standard: "Reuters and the Guardian: say who speaks at once, or after the first sentence",
	Severity: Info,
	Bad: []string{
		`The talks were over. {{“We had no choice when the storm came. The ice was thin and the tide was high. The boats were gone by Monday. Nobody came from the town to help us,”}} said Ada Ruiz, a fisher from Orla.`,
	},
	Good: []string{
		`“We had no choice,” said Ada Ruiz, a fisher from Orla. “The ice was thin. The boats were gone. Nobody came.”`,
		`Ada Ruiz, a fisher from Orla, sat down. “We had no choice. The ice was thin. The boats were gone. Nobody came to help us,” Ruiz said.`,
		`The old fisher said the tide was high. “We had no choice when the storm came. The ice was thin and the tide was high. The boats were gone by Monday. Nobody came from the town to help us,” Ada Ruiz said.`,
	},
	Run: func(p *Pass) {
		for i := range p.Attributions {
			a := &p.Attributions[i]
			if a.Form != attribution.Direct || len(a.Content) == 0 || a.Source.Span.IsZero() || a.Source.Span.Start < a.Content[0].End || a.Source.Anaphor || i > 0 && p.Attributions[i-1].Source.ID == a.Source.ID || p.notes.inQuote(a.Source.Span) {
				continue
			}
			c := a.Content[0]
			from, to := touched(p.notes.sentences, c)
			// The sentence of the cue ends with the quotation; those before it
			// are read without a name.
			if n := to - from; n < delayedSentences || c.Len() < delayedBytes || !letters(p.Document.Slice(a.Cue)) || from > 0 && (p.notes.mentioned(a, from-1) || from > 1 && p.notes.mentioned(a, from-2) || p.led(from-1)) {
				continue
			} else {
				p.Add(Finding{
					Span:       c,
					Message:    fmt.Sprintf("“%s” is named only after %d sentences of quotation", p.shown(a.Source.Span), n),
					Suggestion: "name the speaker after the first sentence",
				})
			}
		}
	},
}

// led reports whether somebody speaks in sentence k who may be the speaker of what
// follows, by a word that stands for a name: "she", "the mayor".
func (p *Pass) led(k int) bool {
	for _, asked := range [...]string{" asked him", " asked her", " asked them", " told him", " told her"} {
		if strings.Contains(p.notes.sentence(k), asked) {
			return true
		}
	}
	for _, a := range p.notes.speakers.of(k) {
		if a.Source.Anaphor || strings.HasPrefix(lexicon.Lower(p.Document.Slice(a.Source.Span)), "the ") {
			return true
		}
	}
	return false
}

// delayedSentences is how many sentences of a quotation are too many before its
// speaker is named.
const delayedSentences = 3

// delayedBytes is the least for such a quotation: three short ones are read at a
// glance.
const delayedBytes = 150

// letters reports whether s holds a word, and not only a dash.
func letters(s string) bool { return len(words(s)) > 0 && strings.ContainsFunc(s, unicode.IsLetter) }
