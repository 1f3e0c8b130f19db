package claims

import (
	"strings"

	"github.com/bywhom/bywhom/internal/scan"
	"github.com/bywhom/bywhom/quotes"
)

var unattributedQuote = &Rule{
	ID:       "unattributed-quote",
	Summary:  "a quotation with no speaker in reach",
	Why:      "Words in quotation marks are somebody’s. A reader who is not told whose cannot weigh them, and may take them for the article’s.",
	Standard: "Reuters and the Guardian: name the speaker at once, or after the first sentence",
	Severity: Error,
	Bad: []string{
		`The harbor was empty on Monday.

{{“We have never seen so few boats in this place.”}}

The ice came early.`,
	},
	Good: []string{
		`“We have never seen so few boats in this place,” Ada Ruiz said.`,
		`Ada Ruiz shook her head. “We have never seen so few boats in this place.”`,
		`The sign at the gate read “No boats beyond this point.”`,
	},
	Run: func(p *Pass) {
		for _, q := range p.Quotations {
			if q.Depth > 0 || q.Kind != quotes.Speech || q.Open || q.Continues || !sentenceLike(p.Document.Slice(q.Content)) || labelled(p.Document.Slice(q.Content)) {
				continue
			}
			from, to := touched(p.notes.sentences, q.Span)
			if from == to || p.notes.headline(from) || !p.notes.unspoken(from, to, paragraphReach) || p.notes.speaks(from, to) || p.notes.peopled(from, to, paragraphReach) || cited(p.Document.Text()[q.Span.End:]) {
				continue
			}
			p.Add(Finding{
				Span:       q.Span,
				Message:    "nobody is said to have said this",
				Suggestion: "name the speaker in the same sentence, or in the next one",
			})
		}
	},
}

// paragraphReach is how many paragraphs away a speaker may be named.
const paragraphReach = 1

// sentenceLike reports whether quoted words are a sentence: they start with a
// capital, end as a sentence does, and are more than a few.
func sentenceLike(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || s[0] >= 'a' && s[0] <= 'z' || scan.CountTo(s, sentenceWords) < sentenceWords {
		return false
	}
	return strings.IndexByte(".!?,", s[len(s)-1]) >= 0
}

// cited reports whether what stands behind a quotation says in brackets where it
// is from: "[The Ledger]".
func cited(behind string) bool {
	behind = strings.TrimLeft(behind, " .,")
	return strings.HasPrefix(behind, "[") || strings.HasPrefix(behind, "(") || strings.HasPrefix(behind, "—") || strings.HasPrefix(behind, "–") || strings.HasPrefix(behind, "-")
}

// labelled reports whether quoted words start with the name of their speaker, as
// in a transcript: "RUIZ: We wait."
func labelled(s string) bool {
	i := strings.IndexByte(s[:min(len(s), labelBytes)], ':')
	return i > 0 && s[:i] == strings.ToUpper(s[:i])
}

const labelBytes = 40

// sentenceWords is the least for a sentence; fewer are a slogan or a title.
const sentenceWords = 5
