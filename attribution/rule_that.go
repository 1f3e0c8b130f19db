package attribution

import (
	"strings"

	"github.com/bywhom/bywhom/internal/scan"
	"github.com/bywhom/bywhom/text"
)

// thatVerb reports whether a that-clause behind w is somebody's words, whoever
// the subject is.
func thatVerb(w string) bool {
	switch w {
	case "said", "says", "told", "tells", "added", "adds", "announced", "argued", "argues", "warned", "warns", "noted",
		"insisted", "insists", "claimed", "claims", "testified", "wrote", "explained", "stated", "acknowledged", "conceded", "maintained":
		return true
	}
	return false
}

const (
	subjectWords = 9 // a subject is no longer than this
	middleWords  = 7 // nor is what stands between the verb and "that": "told reporters on Monday that"
)

// creditThat adds the attribution of a sentence in which none was found although
// it has one of the plainest forms there are: a subject, a verb of saying, and
// "that", or "According to" somebody, a comma, and the rest.
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
		a, ok := p.that(s.Span)
		if !ok {
			a, ok = p.accordingTo(s.Span)
		}
		if ok && len(p.quotesIn(text.Span{Start: s.Span.Start, End: a.Content[0].Start})) == 0 {
			missed = append(missed, a)
		}
	}
	as = append(as, missed...)
	sortByStart(as)
	return as
}

// accordingTo reads s as "According to", a source, a comma, and what it says.
func (p *page) accordingTo(s text.Span) (a Attribution, ok bool) {
	const cue = "According to "
	if !strings.HasPrefix(p.src[s.Start:s.End], cue) {
		return a, false
	}
	from := s.Start + len(cue)
	comma := strings.IndexByte(p.src[from:min(s.End, from+agentBytes)], ',')
	if comma < 0 {
		return a, false
	}
	content := p.trim(text.Span{Start: from + comma + 1, End: s.End})
	for content.End > content.Start && strings.IndexByte(".!", p.src[content.End-1]) >= 0 {
		content.End--
	}
	return Attribution{
		Content: []text.Span{content},
		Cue:     text.Span{Start: s.Start, End: from - 1},
		Source:  Source{Span: text.Span{Start: from, End: from + comma}},
	}, content.Len() > 0
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
		case verb.IsZero() && (thatVerb(w) || p.words.cue(w)):
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
			return Attribution{Content: []text.Span{content}, Cue: verb, Source: Source{Span: source}}, subjectLike(scan.Fields(p.src[source.Start:source.End]))
		case marked(w, ",;:()\"“”—"), !verb.IsZero() && n >= middleWords:
			return a, false
		}
		n++
	}
	return a, false
}
