package attribution

import (
	"slices"
	"strings"

	"github.com/bywhom/bywhom/internal/scan"
	"github.com/bywhom/bywhom/quotes"
	"github.com/bywhom/bywhom/text"
)

// uncuedWords is how many words a quotation without a cue must have to be
// somebody's speech: fewer may be a term or a title.
const uncuedWords = 4

// creditUncued finds speakers for quotations that no cue governs: one that goes
// on from the paragraph before, or follows another quotation in its paragraph,
// has the same speaker; one that "From the chair:" or a sentence about a single
// person leads up to is that person's. people are the names of people in the
// text, sorted by start. as must be sorted by start, and is returned so.
func (p *page) creditUncued(as []Attribution, people []text.Span) []Attribution {
	p.owner = p.owner[:0]
	for range p.quotes {
		p.owner = append(p.owner, -1)
	}
	owner := p.owner
	for i := range as {
		for _, c := range as[i].Content {
			n, _ := slices.BinarySearchFunc(p.quotes, c.Start, func(q quotes.Quotation, at int) int {
				if q.Span.End <= at {
					return -1
				}
				return 1
			})
			for ; n < len(p.quotes) && p.quotes[n].Span.Start < c.End; n++ {
				owner[n] = i
			}
		}
	}
	for n, q := range p.quotes {
		if owner[n] >= 0 || q.Kind != quotes.Speech && q.Kind != quotes.Block || scan.Count(p.src[q.Content.Start:q.Content.End]) < uncuedWords {
			continue
		}
		if n > 0 && owner[n-1] >= 0 && (q.Continues || p.sameParagraph(p.quotes[n-1].Span, q.Span)) {
			owner[n] = owner[n-1]
			as[owner[n]].Content = append(as[owner[n]].Content, speech(q))
			continue
		}
		if from, to := p.overlapping(q.Span); from < to && q.Kind == quotes.Block {
			continue // attributions of its own inside
		}
		if a, ok := p.leadIn(q.Span, people); ok {
			a.Content = []text.Span{speech(q)}
			as = append(as, a)
			owner[n] = len(as) - 1
		}
	}
	for i := range as {
		slices.SortFunc(as[i].Content, func(a, b text.Span) int { return a.Start - b.Start })
	}
	sortByStart(as)
	return as
}

// sameParagraph reports whether a and b, in this order, stand in one line.
func (p *page) sameParagraph(a, b text.Span) bool {
	return strings.IndexByte(p.src[a.End:max(a.End, b.Start)], '\n') < 0
}

// leadBytes is how long the sentence before a quotation may be to lead up to
// it.
const leadBytes = 300

// leadIn returns the source and cue that the sentence before a quotation gives
// it: "From the chair:", or the one person that it names.
func (p *page) leadIn(q text.Span, people []text.Span) (a Attribution, ok bool) {
	sentences := p.doc.Sentences()
	i := sentenceAt(sentences, q.Start)
	if i < len(sentences) && sentences[i].Span.Start < q.Start && words(p.src, sentences[i].Span.Start, q.Start) {
		return a, false // part of a sentence that goes on: its own cue is missing
	}
	if i == 0 {
		return a, false
	}
	s := sentences[i-1].Span
	pars := p.doc.Paragraphs()
	if s.Len() > leadBytes || i < len(sentences) && sentences[i].Paragraph-sentences[i-1].Paragraph > 1 {
		return a, false
	}
	if kind := pars[sentences[i-1].Paragraph].Kind; kind != text.Prose && kind != text.Item {
		return a, false
	}
	t := p.src[s.Start:s.End]
	if strings.HasPrefix(t, "From ") && strings.HasSuffix(t, ":") {
		return Attribution{
			Cue:    text.Span{Start: s.Start, End: s.Start + len("From")},
			Source: Source{Span: p.trim(text.Span{Start: s.Start + len("From "), End: s.End - 1})},
		}, true
	}
	name := p.onePerson(people, s)
	return Attribution{Source: Source{Span: name}}, !name.IsZero()
}
