package claims

import (
	"slices"
	"strings"
	"unicode"

	"github.com/bywhom/bywhom/attribution"
	"github.com/bywhom/bywhom/internal/lexicon"
	"github.com/bywhom/bywhom/internal/scan"
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
		`{{Several studies}} have found that the water is unsafe.`,
		`{{Studies}} suggest that the ice is thinner.`,
	},
	Good: []string{
		`A report by the Lands Office shows that the dam was unsafe.`,
		`The Lands Office published its report in May. The report says the dam was unsafe.`,
	},
	Run: func(p *Pass) {
		for _, i := range p.notes.firsts {
			a := &p.Attributions[i]
			if p.kindOf(a) != attribution.Document || a.Source.Anaphor || formOf(attribution.Document, a.Source.Details) != vagueRecord || p.tells(a, attribution.Issuer, attribution.RecordTitle, attribution.Date, attribution.Locator) || !p.notes.indefinite(a.Source.Span) || !reveals(p.Document.Slice(a.Cue)) || suffered(lower(p.Document.Slice(a.Cue))) || p.specified(i) || p.issued(a.Source.Span) || p.channel(a.Source.Span) {
				continue
			}
			p.addFor(p.claimed(i), Finding{
				Span:       a.Source.Span,
				Message:    "“" + p.shown(a.Source.Span) + "”: which? Issuer, date and how it was obtained are missing",
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
		if k == 0 && w.capital && p.inside(s) {
			return true // a name
		}
		if w.Classes.Has(lexicon.Pronouns) || k > 0 && strings.ContainsFunc(phrase[w.Start:w.End], unicode.IsUpper) || acronym(phrase[w.Start:w.End]) {
			return true // "a document she wrote", "polls for The Ledger", "DLO filings"
		}
		if strings.EqualFold(phrase[w.Start:w.End], "exit") || head != "" && pictures[head] && (strings.EqualFold(phrase[w.Start:w.End], "of") || strings.EqualFold(phrase[w.Start:w.End], "from")) {
			return true // "exit polls", "a video of the fire"
		}
		if head != "" && (w.mark || w.Classes.Has(lexicon.Prepositions) || clauseWord(phrase[w.Start:w.End])) {
			continue
		}
		if phrase[w.Start] >= '0' && phrase[w.Start] <= '9' {
			return true
		}
		if w.Classes.Any(recordNouns) && (k == 0 || !w.mark) {
			head = lexicon.Lower(stem(phrase[w.Start:w.End]))
		}
	}
	if head == "" || published[head] || startsWith(phrase, "another ") || startsWith(phrase, "one ") {
		return true
	}
	for k := max(0, n.at[i]-recordReach); k <= n.at[i]+recordReach && k < len(n.sentences); k++ {
		t := n.sentence(k)
		ws := n.wordsOf(k)
		for j, w := range ws {
			if !strings.EqualFold(stem(t[w.Start:w.End]), head) || shift(w.Span, n.sentences[k].Span.Start).Overlaps(s) {
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

// reveals reports whether a cue is what records do: show, suggest, find.
func reveals(cue string) bool {
	return said(cue) || slices.ContainsFunc(lower(cue), func(w string) bool { return w == "find" || w == "finds" || w == "found" })
}

// issued reports whether the words behind s say who made the record: "figures
// released on Thursday by the Lands Office".
func (p *Pass) issued(s text.Span) bool {
	behind := p.Document.Text()[s.End:min(len(p.Document.Text()), s.End+issuedBytes)]
	if i := strings.IndexAny(behind, ".,;\n"); i >= 0 {
		behind = behind[:i]
	}
	before, agent, ok := strings.Cut(behind, " by ")
	return ok && agent != "" && agent[0] >= 'A' && agent[0] <= 'Z' && slices.ContainsFunc(scan.Fields(before), func(w string) bool {
		switch w {
		case "released", "published", "compiled", "collected", "posted", "provided", "issued", "filed", "made", "written", "prepared":
			return true
		}
		return false
	})
}

// issuedBytes is how far behind a record its maker is looked for.
const issuedBytes = 80

// acronym reports whether s is made of capitals: "DLO".
func acronym(s string) bool {
	return len(s) > 1 && strings.IndexFunc(s, func(r rune) bool { return r < 'A' || r > 'Z' }) < 0
}

// pictures are records that what they show tells apart.
var pictures = map[string]bool{"video": true, "photo": true, "photograph": true, "picture": true, "image": true, "footage": true, "recording": true, "transcript": true, "excerpt": true}

// channel reports whether s is how something was said and not who says it: "in
// a statement".
func (p *Pass) channel(s text.Span) bool {
	before := lexicon.Lower(p.Document.Text()[max(0, s.Start-4):s.Start])
	return strings.HasSuffix(before, "in ") || strings.HasSuffix(before, "at ") || strings.HasSuffix(before, "by ")
}

// published are records that anybody can find by their name.
var published = map[string]bool{"blog": true, "website": true, "site": true, "page": true, "book": true, "sign": true, "tweet": true, "post": true, "article": true, "map": true,
	"law": true, "constitution": true, "code": true, "statute": true, "rule": true, "ballot": true, "history": true, "pool": true, "lawsuit": true, "beneficiarie": true, "ticket": true, "plan": true, "return": true, "photo": true, "image": true}

// stem returns a noun without the ending of a plural or of "-ing".
func stem(noun string) string {
	noun = strings.TrimRight(noun, ".”’")
	if n := len(noun) - len("ing"); n >= 0 && strings.EqualFold(noun[n:], "ing") {
		noun = noun[:n]
	}
	return singular(noun)
}

// recordNouns are the nouns for records; recordReach is how many sentences away
// one may be told apart.
var recordNouns = lexicon.Of(lexicon.Documents, lexicon.DocumentsVague)

const recordReach = 2
