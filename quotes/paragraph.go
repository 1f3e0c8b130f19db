package quotes

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bywhom/bywhom/internal/scan"
	"github.com/bywhom/bywhom/text"
)

// A reader goes through a document's paragraphs in order and keeps what one
// paragraph hands on to the next.
type reader struct {
	ctx        context.Context
	src        string
	paragraphs []text.Paragraph
	out        []Quotation

	scanner scanner
	ahead   scanner // of the next paragraph's start
	room    room
	pending int       // index in out of the quotation that the paragraph before left open, or -1
	handed  [2]family // families that this paragraph opens again, outermost first
}

// readable reports whether a paragraph of kind k can hold quotations.
func readable(k text.ParagraphKind) bool { return k != text.Code && k != text.Divider }

// running reports whether a quotation can run into or out of a paragraph of
// kind k.
func running(k text.ParagraphKind) bool {
	return k == text.Prose || k == text.Item || k == text.BlockQuote
}

// paragraph adds the quotations of the paragraph with index n.
func (r *reader) paragraph(n int) {
	p := r.paragraphs[n]
	pending, handed := r.pending, r.handed
	r.pending, r.handed = -1, [2]family{}
	if !readable(p.Kind) {
		return
	}
	body := p.Body
	first := len(r.out)
	if p.Kind == text.BlockQuote {
		r.out = append(r.out, Quotation{Span: p.Span, Content: body, Kind: Block, Mark: NoMark,
			Continues: n > 0 && r.paragraphs[n-1].Kind == text.BlockQuote})
	}
	var next [2]family
	if n+1 < len(r.paragraphs) && running(p.Kind) && running(r.paragraphs[n+1].Kind) {
		next = r.opening(r.paragraphs[n+1].Body)
	}
	s := &r.scanner
	s.find(r.src, body.Start, body.End)
	marks := s.marks
	r.joinFront(s, pending)
	left := r.pair(s, next)
	s.marks = marks // all of their memory serves again
	if p.Kind == text.BlockQuote && r.reported(n, r.out[first+1:]) {
		r.out = slices.Delete(r.out, first, first+1)
	}
	r.settle(p, first, left, pending, handed)
}

// reported reports whether paragraph n, which is set apart, is no quotation as a
// whole, because it says by whom its words are: “…,” said Earl Simms. What a
// colon leads in is one. qs are the quotations inside.
func (r *reader) reported(n int, qs []Quotation) bool {
	body := r.paragraphs[n].Body
	if n > 0 {
		if before := r.paragraphs[n-1].Body; before.End > before.Start && r.src[before.End-1] == ':' {
			return false
		}
	}
	for _, q := range qs {
		if q.Content.Len() == 0 || q.Span.End >= body.End || strings.IndexByte(",?!", r.src[q.Content.End-1]) < 0 {
			continue
		}
		for i, w := range scan.Fields(r.src[q.Span.End:min(body.End, q.Span.End+creditBytes)]) {
			if w = strings.TrimRight(w, ".,:;"); i < creditWords && (w == "said" || w == "says" || w == "asked" || w == "added" || w == "told") {
				return true
			}
		}
	}
	return false
}

// A verb of saying is looked for in so much behind a quotation.
const (
	creditBytes = 60
	creditWords = 5
)

// settle sorts the quotations of a paragraph, those from first on, finds their
// depths, and joins them to those of the paragraph before. left is where the
// quotation starts that is open at the end, or -1.
func (r *reader) settle(p text.Paragraph, first, left, pending int, handed [2]family) {
	qs := r.out[first:]
	slices.SortFunc(qs, func(a, b Quotation) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End), cmp.Compare(a.Kind, b.Kind)*-1)
	})
	ends := make([]int, 0, 2*maxDepth)
	expected := handed[0] != 0
	again := 0 // how many of the handed quotations were found here
	for i := range qs {
		q := &qs[i]
		for len(ends) > 0 && ends[len(ends)-1] <= q.Span.Start {
			ends = ends[:len(ends)-1]
		}
		q.Depth = len(ends)
		ends = append(ends, q.Span.End)
		if q.Kind == Block {
			continue
		}
		if again < 2 && handed[again] != 0 && handed[again] == familyOf(q.Mark) && q.Span.Start-p.Body.Start < leadWindow {
			q.Continues = true
			again++
		} else {
			handed[min(again, 1)] = 0
		}
		if q.Span.Start == left && r.pending < 0 {
			r.pending = first + i
		}
	}
	if pending >= 0 && expected && again == 0 {
		r.out[pending].Open = true
	}
}

// leadWindow is how many bytes the emphasis and the two marks take up at most
// that a paragraph opens with.
const leadWindow = 24

// opening returns the families of the marks that a paragraph opens with.
func (r *reader) opening(body text.Span) (f [2]family) {
	end := min(body.End, body.Start+leadWindow)
	for end < body.End && !utf8.RuneStart(r.src[end]) {
		end++
	}
	at := body.Start
	n := 0
	r.ahead.find(r.src, body.Start, end)
	for _, m := range r.ahead.marks {
		if n == 2 || strings.Trim(r.src[at:m.start], " *_[(…\u00a0\u202f\u2009\u200a") != "" || m.closes() || m.after == space && m.family != angle {
			break
		}
		f[n] = m.family
		at = m.end
		n++
	}
	return f
}

// joinFront handles a paragraph whose first double mark can only close, behind
// a paragraph that left a quotation open: the quotation ran on without its mark
// being repeated, as in a list inside a quotation.
func (r *reader) joinFront(s *scanner, pending int) {
	if pending < 0 || !r.out[pending].Open {
		return
	}
	for i := range s.marks {
		m := &s.marks[i]
		if m.family == single {
			continue
		}
		if m.family == familyOf(r.out[pending].Mark) && m.closes() && m.bend != low && m.bend != left && !m.afterDigit {
			r.out[pending].Open = false
			r.out = append(r.out, Quotation{
				Span: text.Span{Start: s.start, End: m.end}, Content: text.Span{Start: s.start, End: m.start},
				Mark: r.out[pending].Mark, Continues: true,
			})
			s.marks = s.marks[i+1:]
		}
		return
	}
}

func familyOf(m Mark) family {
	switch m {
	case Angle:
		return angle
	case AngleOne:
		return angleOne
	case Single, CurlyOne:
		return single
	}
	return double
}

// pair turns the marks of one paragraph into quotations, in any order. It
// returns where the outermost one starts that is open at the end, or -1.
func (r *reader) pair(s *scanner, next [2]family) (left int) {
	left = -1
	marks := s.marks
	if len(marks) == 0 {
		return left
	}
	verdicts := r.doubles(marks, next[0])
	regions, count := r.regions(marks, verdicts)
	uses := sized(&r.room.uses, len(marks))
	for i := range marks {
		if marks[i].family == single {
			glued := i+1 < len(marks) && marks[i+1].family != single && verdicts[i+1] == shut && s.adjacent(marks[i].end, marks[i+1].start)
			uses[i] = s.use(&marks[i], glued)
		}
	}
	aheads := r.room.lookAhead(marks, uses, regions, count)

	closer := sized(&r.room.closer, len(marks)) // of each opening mark: its partner, or one of these
	const none, lost = -1, -2
	for i := range closer {
		closer[i] = none
	}
	stack := r.room.held[:0]
	defer func() { r.room.held = stack }()
	drop := func() { // takes the single marks off that never closed
		for len(stack) > 0 && !stack[len(stack)-1].double {
			stack = stack[:len(stack)-1]
		}
	}
	for i := range marks {
		if marks[i].family == single {
			stack = r.single(s, i, uses, aheads, stack, closer, next)
			continue
		}
		switch verdicts[i] {
		case open:
			stack = append(stack, held{at: i, double: true})
		case shut, reopen:
			drop()
			top := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if verdicts[i] == shut {
				closer[top.at] = i
			} else {
				closer[top.at] = lost
				r.unclosed(s, top.at, marks[i].start, true)
				stack = append(stack, held{at: i, double: true})
			}
		}
	}
	for depth, h := range stack {
		continued := depth < 2 && next[depth] == marks[h.at].family
		if h.double || continued || depth == 0 && marks[h.at].start == s.start && s.sentence(marks[h.at].end) {
			r.unclosed(s, h.at, s.end, !continued)
			if depth == 0 {
				left = marks[h.at].start
			}
			if continued {
				r.handed[depth] = marks[h.at].family
			}
		}
	}
	for i, j := range closer {
		if j >= 0 {
			r.add(s, marks[i].start, marks[i].end, marks[j].start, marks[j].end, marks[i].pair)
		}
	}
	return left
}

// doubles returns the verdicts, with skip for every single mark.
func (r *reader) doubles(marks []mark, next family) []verdict {
	out := sized(&r.room.verdicts, len(marks))
	some := r.room.marks[:0]
	for _, m := range marks {
		if m.family != single {
			some = append(some, m)
		}
	}
	r.room.marks = some
	decided := r.room.decide(r.ctx, some, next)
	for i, m := range marks {
		if m.family != single {
			out[i], decided = decided[0], decided[1:]
		}
	}
	return out
}

// regions numbers the stretches between double marks by the innermost
// quotation that they are in; 0 is outside of all.
func (r *reader) regions(marks []mark, verdicts []verdict) ([]int, int) {
	out := sized(&r.room.regions, len(marks))
	stack := append(r.room.stack[:0], 0)
	defer func() { r.room.stack = stack }()
	count := 1
	for i, v := range verdicts {
		if v == shut || v == reopen {
			stack = stack[:len(stack)-1]
		}
		if v == open || v == reopen {
			stack = append(stack, count)
			count++
		}
		out[i] = stack[len(stack)-1]
	}
	return out, count
}

// single decides on the single mark i and returns the new stack.
func (r *reader) single(s *scanner, i int, uses []use, aheads []ahead, stack []held, closer []int, next [2]family) []held {
	u := uses[i]
	top := len(stack) - 1
	inside := top >= 0 && !stack[top].double
	if u.closes && inside {
		h := stack[top]
		from := s.marks[h.at].end
		ok := u.strong || !h.inner && !u.possessive
		if !ok && !h.inner { // a possessive or a clipped word
			runsOn := s.marks[h.at].start == s.start && next[0] == single
			short := s.marks[i].start-from <= shortBytes && countWords(s.src[from:s.marks[i].start], shortTerm+1) <= shortTerm && !s.sentence(from)
			ok = !runsOn && (!aheads[i].strong || short && !aheads[i].spoken)
		}
		if ok {
			closer[h.at] = i
			stack = stack[:top]
			if top > 0 && !stack[top-1].double {
				stack[top-1].inner = true
			}
			return stack
		}
		if !u.opens {
			return stack
		}
	}
	if u.opens && len(stack) < maxDepth-1 && (!u.soft || aheads[i].strong && !inside) {
		return append(stack, held{at: i})
	}
	return stack
}

// sentence reports whether a capital letter or a number stands at i.
func (s *scanner) sentence(i int) bool {
	r, _ := utf8.DecodeRuneInString(s.src[i:s.end])
	return upper(r)
}

// unclosed adds a quotation that starts with mark i and runs to end.
func (r *reader) unclosed(s *scanner, i, end int, missing bool) {
	m := s.marks[i]
	end = m.end + len(strings.TrimRight(s.src[m.end:end], " \t\r\n\u00a0"))
	n := len(r.out)
	r.add(s, m.start, m.end, end, end, m.pair)
	if len(r.out) > n {
		r.out[n].Open = missing
	}
}

// add adds a quotation, unless it is empty.
func (r *reader) add(s *scanner, start, contentStart, contentEnd, end int, pair Mark) {
	if !worded(s.src[contentStart:contentEnd]) {
		return
	}
	// « Spaces » inside the marks are no part of what was said.
	inner := strings.TrimSpace(s.src[contentStart:contentEnd])
	contentStart += strings.Index(s.src[contentStart:contentEnd], inner)
	contentEnd = contentStart + len(inner)
	r.out = append(r.out, Quotation{
		Span:    text.Span{Start: start, End: end},
		Content: text.Span{Start: contentStart, End: contentEnd},
		Mark:    pair,
	})
}
