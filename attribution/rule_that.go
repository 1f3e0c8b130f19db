package attribution

import (
	"slices"
	"strings"

	"github.com/bywhom/bywhom/text"
)

// thatVerbs say that a that-clause behind them is somebody's words, whoever the
// subject is.
var thatVerbs = set("said", "says", "told", "tells", "added", "adds", "announced", "argued", "argues", "warned", "warns", "noted",
	"insisted", "insists", "claimed", "claims", "testified", "wrote", "explained", "stated", "acknowledged", "conceded", "maintained")

const (
	subjectWords = 9 // a subject is no longer than this
	middleWords  = 7 // nor is what stands between the verb and "that": "told reporters on Monday that"
)

// creditThat adds the attribution of a sentence in which none was found although
// it has the plainest form there is: a subject, a verb of saying, and "that".
// as must be sorted by start, and is returned so.
func (p *page) creditThat(as []Attribution) []Attribution {
	pars := p.doc.Paragraphs()
	next := 0
	var missed []Attribution
	for _, s := range p.doc.Sentences() {
		if k := pars[s.Paragraph].Kind; k != text.Prose && k != text.Item {
			continue
		}
		for next < len(as) && as[next].end() <= s.Span.Start {
			next++
		}
		if next < len(as) && as[next].start() < s.Span.End {
			continue
		}
		if a, ok := p.that(s.Span); ok && len(p.quotesIn(text.Span{Start: s.Span.Start, End: a.Content[0].Start})) == 0 {
			missed = append(missed, a)
		}
	}
	as = append(as, missed...)
	slices.SortStableFunc(as, func(a, b Attribution) int { return a.start() - b.start() })
	return as
}

// end returns where the last of a's spans ends.
func (a *Attribution) end() int {
	end := max(a.Cue.End, a.Source.Span.End)
	for _, c := range a.Content {
		end = max(end, c.End)
	}
	return end
}

// that reads s as subject, verb of saying, and that-clause.
func (p *page) that(s text.Span) (a Attribution, ok bool) {
	at, n := s.Start, 0
	var verb text.Span
	for n <= subjectWords+middleWords+1 {
		for at < s.End && p.src[at] == ' ' {
			at++
		}
		from := at
		for at < s.End && p.src[at] != ' ' {
			at++
		}
		if from == at {
			return a, false
		}
		w := p.src[from:at]
		switch {
		case verb.IsZero() && thatVerbs[w]:
			if n == 0 || n > subjectWords {
				return a, false
			}
			verb = text.Span{Start: from, End: at}
			n = 0
			continue
		case !verb.IsZero() && w == "that":
			content := text.Span{Start: from, End: s.End}
			for content.End > from && strings.IndexByte(".!", p.src[content.End-1]) >= 0 {
				content.End--
			}
			source := p.trim(text.Span{Start: s.Start, End: verb.Start})
			return Attribution{Content: []text.Span{content}, Cue: verb, Source: Source{Span: source}}, subjectLike(strings.Fields(p.src[source.Start:source.End]))
		case strings.ContainsAny(w, ",;:()\"“”—"), !verb.IsZero() && n >= middleWords:
			return a, false
		}
		n++
	}
	return a, false
}
