package attribution

import (
	"slices"
	"strings"
	"unicode"

	"github.com/bywhom/bywhom/internal/scan"
	"github.com/bywhom/bywhom/quotes"
	"github.com/bywhom/bywhom/text"
)

// settle applies the rules that need no model to the marks of p. Each rule
// stands in a file of its own and says where the text leaves no doubt.
func (p *page) settle() {
	p.settleQuotations()
	p.settleLabels()
	p.settleDashes()
}

// fix adds an attribution that the text leaves no doubt about, and takes the
// marks that it covers away.
func (p *page) fix(a Attribution) {
	p.unmark(a.Cue)
	p.unmark(a.Source.Span)
	for _, c := range a.Content {
		p.unmark(c)
	}
	p.fixed = append(p.fixed, a)
}

// unmark takes the marks that overlap s away.
func (p *page) unmark(s text.Span) {
	from, to := p.overlapping(s)
	p.marks = slices.Delete(p.marks, from, to)
}

// overlapping returns the range of p.marks that overlap s.
func (p *page) overlapping(s text.Span) (from, to int) {
	from, _ = slices.BinarySearchFunc(p.marks, s.Start, func(m mark, at int) int {
		if m.End <= at {
			return -1
		}
		return 1
	})
	to = from
	for to < len(p.marks) && p.marks[to].Start < s.End {
		to++
	}
	return from, to
}

// put replaces all marks that overlap m by m. What of them stands outside m
// stays marked where it holds a word.
func (p *page) put(m mark) {
	from, to := p.overlapping(m.Span)
	put := make([]mark, 0, 3)
	if from < to {
		if first := p.marks[from]; first.Start < m.Start && first.role != m.role && words(p.src, first.Start, m.Start) {
			put = append(put, mark{p.trim(text.Span{Start: first.Start, End: m.Start}), first.role})
		}
	}
	put = append(put, m)
	if from < to {
		if last := p.marks[to-1]; last.End > m.End && last.role != m.role && words(p.src, m.End, last.End) {
			put = append(put, mark{p.trim(text.Span{Start: m.End, End: last.End}), last.role})
		}
	}
	p.marks = slices.Replace(p.marks, from, to, put...)
}

// trim returns s without white space at its edges.
func (p *page) trim(s text.Span) text.Span {
	t := p.src[s.Start:s.End]
	s.End -= len(t) - len(strings.TrimRightFunc(t, unicode.IsSpace))
	s.Start += len(t) - len(strings.TrimLeftFunc(t, unicode.IsSpace))
	if s.Start > s.End {
		s.Start = s.End
	}
	return s
}

// settleQuotations makes each quotation of speech one content: what somebody
// said between two marks is not said by halves, and what is named inside is
// named by the speaker. Content that goes on outside the marks keeps doing so.
func (p *page) settleQuotations() {
	for _, q := range p.quotes {
		if q.Kind != quotes.Speech && q.Kind != quotes.Block {
			continue
		}
		said := speech(q)
		from, to := p.overlapping(said)
		content, other := false, false
		cover := said
		for _, m := range p.marks[from:to] {
			if m.role != roleContent {
				other = true
				continue
			}
			content = true
			cover = cover.Cover(m.Span)
		}
		if !content && other {
			continue // attributions inside a text that is quoted as a whole
		}
		if other && q.Kind == quotes.Speech && q.Span.End == q.Content.End {
			continue // not closed in this paragraph, and somebody speaks in it: where it ends is a guess
		}
		if s, ok := p.nameBehind(q.Span.End, cover.End, to); ok {
			cover.End = q.Span.End
			p.marks[to].Start = s
		}
		p.put(mark{cover, roleContent})
	}
}

// speech returns what of q is somebody's words: with its quotation marks, but
// without the marks that set a block apart.
func speech(q quotes.Quotation) text.Span {
	if q.Kind == quotes.Block {
		return q.Content
	}
	return q.Span
}

// nameBehind reports whether what a content has behind its quotation, in
// src[from:to], is the start of the source that the mark with index next goes
// on with: “…,” Agnes | Thorley said. It returns where that source starts.
func (p *page) nameBehind(from, to, next int) (start int, ok bool) {
	if from >= to || next >= len(p.marks) || p.marks[next].role != roleSource || p.marks[next].Start-to > 1 {
		return 0, false
	}
	s := p.trim(text.Span{Start: from, End: to})
	for _, w := range scan.Fields(p.src[s.Start:s.End]) {
		if w[0] < 'A' || w[0] > 'Z' {
			return 0, false
		}
	}
	return s.Start, s.Len() > 0
}
