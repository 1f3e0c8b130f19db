package claims

import (
	"strings"
	"unicode"

	"github.com/bywhom/bywhom/internal/scan"
	"github.com/bywhom/bywhom/quotes"
)

var partialQuoteNoSpeaker = &Rule{
	ID:       "partial-quote-no-speaker",
	Summary:  "quoted words inside a sentence that names no speaker",
	Why:      "A piece of a sentence in quotation marks says that somebody used these words, and keeps back who.",
	Standard: "AP: avoid fragments, and make clear whose words they are",
	Severity: Warning,
	Bad: []string{
		`The plan is {{“a catastrophic mistake for the whole harbor”}} and will cost millions.`,
	},
	Good: []string{
		`Ada Ruiz called the plan “a catastrophic mistake for the whole harbor.”`,
		`The harbor rules bar a boat that is “too broad for the inner lock” from May on.`,
		`The film “A Night in the Harbor of Orla” opens on Monday.`,
		`Ada Ruiz has doubts. The plan is “a catastrophic mistake for the whole harbor” and will cost millions, she said.`,
	},
	Run: func(p *Pass) {
		for _, q := range p.Quotations {
			if q.Depth > 0 || q.Kind != quotes.Speech || q.Open || q.Continues || sentenceLike(p.Document.Slice(q.Content)) {
				continue
			}
			if s := p.Document.Slice(q.Content); scan.CountTo(s, partialWords) < partialWords || !startsLow(s) || nickname(s) || q.Span.Start > 0 && p.Document.Text()[q.Span.Start-1] == '=' {
				continue
			}
			from, to := touched(p.notes.sentences, q.Span)
			if from == to || !p.notes.unspoken(from, to, 0) || p.notes.speaks(from-1, to+1) || p.notes.holds(isLaw, from) || p.notes.holds(isLaw, from-1) || cited(p.Document.Text()[q.Span.End:]) {
				continue
			}
			p.Add(Finding{
				Span:       q.Span,
				Message:    "nobody is said to have said “" + p.shown(q.Content) + "”",
				Suggestion: "say whose words they are, or use your own",
			})
		}
	},
}

// partialWords is the least for somebody's words; fewer are a phrase that is
// anybody's.
const partialWords = 5

// scareWords is the most for words that are held with tongs, not quoted.
const scareWords = 3

// nickname reports whether s is what somebody or something is called: "the pearl
// of Orla".
func nickname(s string) bool {
	if !strings.HasPrefix(s, "the ") && !strings.HasPrefix(s, "a ") {
		return false
	}
	return strings.IndexFunc(s, unicode.IsUpper) >= 0
}

// startsLow reports whether s starts in the middle of a sentence; what starts
// with a capital may be a title.
func startsLow(s string) bool { return s != "" && (s[0] >= 'a' && s[0] <= 'z') }

// lettered reports whether a sentence speaks of a text that words may be quoted
// from: a rule, a law, a contract.
func lettered(sentence string) bool {
	l := lowerer{s: sentence}
	for w := l.next(); w != nil; w = l.next() {
		switch string(w) {
		case "rule", "rules", "criteria", "law", "laws", "act", "amendment", "statute", "constitution", "section", "clause", "contract", "bylaws", "guidelines", "code", "policy":
			return true
		}
	}
	return false
}
