package attribution

import (
	"slices"
	"strings"

	"github.com/bywhom/bywhom/text"
)

const (
	tailBytes = 90 // a trailing attribution is no longer than this
	tailWords = 10
)

// tailVerbs end a sentence behind their source and say nothing else there.
var tailVerbs = set("said", "say", "says")

// creditTails adds the attribution at the end of a sentence where the ones
// before missed it: "…, officials said." and "…, according to the mayor."
// attribute all that stands before. as must be sorted by start, and is returned
// so.
func (p *page) creditTails(as []Attribution) []Attribution {
	next := 0
	var missed []Attribution
	pars := p.doc.Paragraphs()
	for _, s := range p.doc.Sentences() {
		if k := pars[s.Paragraph].Kind; k != text.Prose && k != text.Item {
			continue
		}
		end := s.Span.End
		for end > s.Span.Start && strings.IndexByte(".!", p.src[end-1]) >= 0 {
			end--
		}
		from := max(s.Span.Start, end-tailBytes)
		comma := strings.LastIndex(p.src[from:end], ", ")
		if comma < 0 {
			continue
		}
		comma += from
		tail := p.src[comma+2 : end]
		fields := strings.Fields(tail)
		if len(fields) < 2 || len(fields) > tailWords || strings.ContainsAny(tail, "\"“”‘:;()") {
			continue
		}
		content := text.Span{Start: s.Span.Start, End: comma}
		var cue, source text.Span
		switch {
		case tailVerbs[fields[len(fields)-1]]:
			cue = text.Span{Start: end - len(fields[len(fields)-1]), End: end}
			source = p.trim(text.Span{Start: comma + 2, End: cue.Start})
			if !subjectLike(fields) {
				continue
			}
		case strings.HasPrefix(tail, "according to ") && len(fields) > 2:
			cue = text.Span{Start: comma + 2, End: comma + 2 + len("according to")}
			source = text.Span{Start: cue.End + 1, End: end}
		default:
			continue
		}
		if len(p.quotesIn(s.Span)) > 0 {
			continue // marks say more about where the content ends
		}
		for next < len(as) && as[next].start() < s.Span.Start {
			next++
		}
		found := false
		for i := next; i < len(as) && as[i].start() < s.Span.End; i++ {
			// What has no source of its own is no rival.
			found = found || as[i].Cue.Overlaps(cue) || !as[i].Source.Span.IsZero()
		}
		if found {
			continue
		}
		n := next
		for n < len(as) && as[n].start() < s.Span.End {
			n++
		}
		as = slices.Delete(as, next, n)
		missed = append(missed, Attribution{Content: []text.Span{content}, Cue: cue, Source: Source{Span: source}})
	}
	as = append(as, missed...)
	sortByStart(as)
	return as
}

// subjectLike reports whether the words before a verb at the end of a sentence
// can be its subject: no conjunction or relative pronoun leads in, as in "…,
// as he said" or "…, which is what they say".
func subjectLike(fields []string) bool {
	switch strings.ToLower(fields[0]) {
	case "as", "and", "but", "or", "so", "what", "which", "who", "that", "when", "where", "if", "because", "than", "whatever", "like", "though", "although", "while":
		return false
	}
	return true
}
