package claims

import (
	"fmt"
	"strings"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/internal/lexicon"
	"github.com/bywhom/bywhom/text"
)

var unspecifiedDocument = &Rule{
	ID:       "unspecified-document",
	Summary:  "a record of which nobody says which one it is",
	Why:      "A reader who is told which record it is can look it up; “documents show” can only be believed.",
	Standard: "AP: describe documents and say how they were obtained; Wikipedia, WP:WEASEL on “research has shown”",
	Severity: Warning,
	Bad: []string{
		`{{Documents}} show that the dam was unsafe.`,
		`{{Studies}} suggest that the ice is thinner.`,
	},
	Good: []string{
		`A report by the Lands Office shows that the dam was unsafe.`,
		`The Lands Office published its report in May. The report says the dam was unsafe.`,
	},
	Run: func(p *Pass) {
		for _, i := range p.notes.firsts {
			a := &p.Attributions[i]
			if p.kindOf(a) != attribution.Document || a.Source.Anaphor || formOf(attribution.Document, a.Source.Details) != vagueRecord || p.tells(a, attribution.Issuer, attribution.RecordTitle, attribution.Date, attribution.Locator) || !p.notes.indefinite(a.Source.Span) || !said(p.Document.Slice(a.Cue)) || p.specified(i) || p.channel(a.Source.Span) {
				continue
			}
			p.addFor(p.claimed(i), Finding{
				Span:       a.Source.Span,
				Message:    fmt.Sprintf("“%s”: which? Issuer, date and how it was obtained are missing", p.shown(a.Source.Span)),
				Suggestion: whole(vagueRecord),
			})
		}
	},
}

// specified reports whether the phrase of attribution i, or a sentence near it,
// tells which record it is: a name stands with its noun.
func (p *Pass) specified(i int) bool {
	n := p.notes
	s := p.Attributions[i].Source.Span
	phrase := p.Document.Slice(s)
	head := ""
	for k, w := range words(phrase) {
		if w.Classes.Has(lexicon.Pronouns) || k > 0 && w.capital {
			return true // "a document she wrote", "polls for The Ledger"
		}
		if head != "" && (w.mark || w.Classes.Has(lexicon.Prepositions) || clauseWord(phrase[w.Start:w.End])) {
			continue
		}
		if phrase[w.Start] >= '0' && phrase[w.Start] <= '9' {
			return true
		}
		if w.Classes.Any(recordNouns) && (k == 0 || !w.mark) {
			head = stem(phrase[w.Start:w.End])
		}
	}
	if head == "" || published[head] || strings.HasPrefix(strings.ToLower(phrase), "another ") || strings.HasPrefix(strings.ToLower(phrase), "one ") {
		return true
	}
	for k := max(0, n.at[i]-recordReach); k <= n.at[i]+recordReach && k < len(n.sentences); k++ {
		t := n.sentence(k)
		ws := words(t)
		for j, w := range ws {
			if stem(t[w.Start:w.End]) != head || shift(w.Span, n.sentences[k].Span.Start).Overlaps(s) {
				continue
			}
			// "a Lands Office report", "the report by the Lands Office"
			for m := max(0, j-3); m < min(len(ws), j+5); m++ {
				if c := ws[m]; m != j && c.capital && (m > 0 || j == 1) && !c.Classes.Has(lexicon.Determiners) {
					return true
				}
			}
		}
	}
	return false
}

// channel reports whether s is how something was said and not who says it: "in
// a statement".
func (p *Pass) channel(s text.Span) bool {
	before := strings.ToLower(p.Document.Text()[max(0, s.Start-4):s.Start])
	return strings.HasSuffix(before, "in ") || strings.HasSuffix(before, "at ") || strings.HasSuffix(before, "by ")
}

// published are records that anybody can find by their name.
var published = map[string]bool{"blog": true, "website": true, "site": true, "page": true, "book": true, "sign": true, "tweet": true, "post": true, "article": true, "map": true}

// stem returns a noun without the ending of a plural or of "-ing".
func stem(noun string) string {
	noun = strings.ToLower(strings.TrimRight(noun, ".”’"))
	return strings.TrimSuffix(strings.TrimSuffix(noun, "ing"), "s")
}

// recordNouns are the nouns for records; recordReach is how many sentences away
// one may be told apart.
var recordNouns = lexicon.Of(lexicon.Documents, lexicon.DocumentsVague)

const recordReach = 2
