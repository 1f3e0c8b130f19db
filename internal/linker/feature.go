package linker

import (
	"unicode/utf8"

	"github.com/bywhom/bywhom/internal/chunk"
)

// How far candidates are looked for, in spans on either side and in
// paragraphs back. People's attributions do not reach further in the corpus
// often enough to be learned.
const (
	cuesAround     = 3
	sourcesAround  = 3
	paragraphsBack = 3
	gapBytes       = 160 // a gap is read for words no further than this
	shortGapWords  = 3   // gaps up to this long are features as they are
	gapPuncts      = 4   // so many marks of a gap are read
	noCandidate    = -1
)

// A view is an input with what its features need, computed once.
type view struct {
	in                      *Input
	sources, cues, contents []mark
	order                   []Span      // all spans, sorted
	before                  [][3]int    // for each of order and the end: spans of each role before it
	links                   []Link      // which contents the cues have
	candidates              []candidate // of the choice at hand
	ints                    chunk.Of[int]
}

// A mark is a span in its place.
type mark struct {
	Span
	at                  int // index in order
	sentence, paragraph int
	first, last         uint32 // hashes of its first and last word, in lower case
	left, right         uint32 // hashes of the words next to it
	beside              uint32 // the roles directly next to it; of a source or cue
	prev, next          byte   // class of the character next to it
	quoted              bool
}

// read makes v the view of in.
func (v *view) read(in *Input) {
	v.in = in
	v.order, v.before = v.order[:0], v.before[:0]
	n := len(in.Sources) + len(in.Cues) + len(in.Contents)
	lists := [3][]Span{in.Sources, in.Cues, in.Contents}
	marks := [3][]mark{v.sources[:0], v.cues[:0], v.contents[:0]}
	var pos [3]int
	sentence, paragraph := 0, 0
	for len(v.order) < n {
		best := -1
		for r := range lists {
			if pos[r] < len(lists[r]) && (best < 0 || lists[r][pos[r]].Start < lists[best][pos[best]].Start) {
				best = r
			}
		}
		s := lists[best][pos[best]]
		sentence, paragraph = place(in.Sentences, sentence, s.Start), place(in.Paragraphs, paragraph, s.Start)
		m := v.mark(s)
		m.at, m.sentence, m.paragraph = len(v.order), sentence, paragraph
		v.before = append(v.before, pos)
		v.order = append(v.order, s)
		marks[best] = append(marks[best], m)
		pos[best]++
	}
	v.before = append(v.before, pos)
	for _, list := range marks[:contentRole] {
		for i := range list {
			list[i].beside = v.neighbours(&list[i])
		}
	}
	v.sources, v.cues, v.contents = marks[sourceRole], marks[cueRole], marks[contentRole]
}

// place returns the index of the last span that starts at or before off, or 0.
// from is that of an offset before.
func place(list []Span, from, off int) int {
	for from+1 < len(list) && list[from+1].Start <= off {
		from++
	}
	return from
}

func (v *view) mark(s Span) mark {
	t := v.in.Text
	m := mark{Span: s}
	m.first, _ = wordAfter(t, s.Start, s.End)
	m.last, _ = wordBefore(t, s.End, s.Start)
	m.left, m.prev = wordBefore(t, s.Start, max(0, s.Start-gapBytes))
	m.right, m.next = wordAfter(t, s.End, min(len(t), s.End+gapBytes))
	r, _ := utf8.DecodeRuneInString(t[s.Start:])
	m.quoted = r == '“' || r == '"' || r == '‘' || r == '«' || r == '„'
	return m
}

// candidate returns a new candidate of the choice at hand.
func (v *view) candidate(index int) *candidate {
	v.candidates = append(v.candidates, candidate{index: index})
	return &v.candidates[len(v.candidates)-1]
}

// cueCandidates makes candidates of the cues that content x may belong to, and of
// none. last is the cue of the content before x, or -1.
func (v *view) cueCandidates(x, last int) {
	v.candidates = v.candidates[:0]
	m := &v.contents[x]
	next := v.before[m.at][1] // the first cue behind x
	v.noCue(v.candidate(noCandidate), m, next)
	for c := max(0, next-cuesAround); c < min(len(v.cues), next+cuesAround); c++ {
		d := v.cues[c].paragraph - m.paragraph
		if d > 0 || d < -paragraphsBack {
			continue
		}
		v.cueFeatures(v.candidate(c), m, c, c == last, next)
	}
}

func (v *view) noCue(f *candidate, m *mark, next int) {
	near := uint32(0)
	if next > 0 && v.cues[next-1].paragraph == m.paragraph {
		near |= 1
	}
	if next > 0 && v.cues[next-1].sentence == m.sentence {
		near |= 2
	}
	if next < len(v.cues) && v.cues[next].paragraph == m.paragraph {
		near |= 4
	}
	if next < len(v.cues) && v.cues[next].sentence == m.sentence {
		near |= 8
	}
	f.add(mix(1))
	f.add(mix2(2, near))
	f.add(join(mix2(3, near), flag(m.quoted)))
	f.add(mix2(4, m.first))
	f.add(mix2(5, m.left))
	f.add(join(mix2(6, near), bucket(m.End-m.Start)))
}

func (v *view) cueFeatures(f *candidate, m *mark, c int, same bool, next int) {
	q := &v.cues[c]
	side := flag(q.Start > m.Start)
	g := v.gap(q, m)
	sent, para := capped(q.sentence-m.sentence, 3), capped(q.paragraph-m.paragraph, 2)
	quoted := flag(m.quoted)
	s := flag(same)
	// Does another cue stand nearer on the other side, in the same sentence?
	rival := uint32(0)
	if side == 0 && next < len(v.cues) && v.cues[next].sentence == m.sentence {
		rival = 1
	}
	if side == 1 && next > 0 && v.cues[next-1].sentence == m.sentence {
		rival = 1
	}
	base := join(mix2(side, sent), para)
	f.add(mix2(20, base))
	f.add(join(mix2(21, base), g.cues))
	f.add(join(join(join(pre[22][side], g.cues), g.sources), g.contents))
	f.add(join(join(pre[23][side], g.words), g.cues))
	f.add(join(pre[24][side], q.last))
	f.add(join(mix2(25, base), q.last))
	f.add(join(join(mix2(26, base), quoted), g.cues))
	f.add(join(pre[27][side], m.first))
	f.add(join(join(pre[28][side], q.last), m.first))
	f.add(join(join(join(pre[29][side], uint32(m.prev)), uint32(m.next)), sent))
	f.add(join(join(join(pre[30][side], uint32(q.prev)), uint32(q.next)), sent))
	f.add(join(pre[31][side], g.text))
	f.add(join(join(mix2(32, base), rival), quoted))
	f.add(join(join(mix2(33, base), s), quoted))
	f.add(join(join(join(pre[34][side], s), g.cues), g.contents))
	f.add(join(join(join(pre[35][side], q.beside), sent), g.contents))
	f.add(join(join(pre[36][side], m.left), g.cues))
	f.add(join(join(pre[37][side], m.right), g.cues))
	f.add(join(join(pre[38][side], rival), q.last))
	f.add(join(join(join(join(mix2(39, base), g.contents), g.sources), quoted), rival))
	f.add(join(join(pre[40][side], g.punct), sent))
	f.add(join(join(join(pre[41][side], g.punct), g.words), quoted))
	f.add(join(join(pre[42][side], q.left), sent))
	f.add(join(join(pre[43][side], q.right), sent))
	f.add(join(join(join(mix2(44, base), rival), s), g.cues))
}

// sourceCandidates makes candidates of the sources that cue c may have, and of
// none.
func (v *view) sourceCandidates(c int) {
	v.candidates = v.candidates[:0]
	q := &v.cues[c]
	next := v.before[q.at][0] // the first source behind c
	shape := v.contentShape(q, v.links[c].Contents)
	v.noSource(v.candidate(noCandidate), q, shape, next)
	for s := max(0, next-sourcesAround); s < min(len(v.sources), next+sourcesAround); s++ {
		d := v.sources[s].paragraph - q.paragraph
		if d > 1 || d < -paragraphsBack {
			continue
		}
		v.sourceFeatures(v.candidate(s), q, s, shape, next)
	}
}

func (v *view) noSource(f *candidate, q *mark, shape uint32, next int) {
	near := uint32(0)
	if next > 0 && v.sources[next-1].sentence == q.sentence {
		near |= 1
	}
	if next < len(v.sources) && v.sources[next].sentence == q.sentence {
		near |= 2
	}
	f.add(mix(101))
	f.add(mix2(102, near))
	f.add(mix2(103, q.last))
	f.add(mix2(104, q.first))
	f.add(join(mix2(105, near), q.last))
	f.add(join(mix2(106, near), q.left))
	f.add(join(mix2(107, near), shape))
	f.add(mix2(108, q.right))
	f.add(join(mix2(109, q.left), q.last))
	f.add(join(join(mix2(110, near), uint32(q.prev)), uint32(q.next)))
	f.add(join(mix2(111, near), q.beside))
}

func (v *view) sourceFeatures(f *candidate, q *mark, s int, shape uint32, next int) {
	m := &v.sources[s]
	side := flag(m.Start > q.Start)
	g := v.gap(q, m)
	sent, para := capped(m.sentence-q.sentence, 3), capped(m.paragraph-q.paragraph, 2)
	rival := uint32(0)
	if side == 0 && next < len(v.sources) && v.sources[next].sentence == q.sentence {
		rival = 1
	}
	if side == 1 && next > 0 && v.sources[next-1].sentence == q.sentence {
		rival = 1
	}
	base := join(mix2(side, sent), para)
	f.add(mix2(121, base))
	f.add(join(join(mix2(122, base), g.cues), g.sources))
	f.add(join(join(join(join(pre[123][side], g.cues), g.sources), g.contents), sent))
	f.add(join(join(pre[124][side], g.words), g.sources))
	f.add(join(join(pre[125][side], q.last), sent))
	f.add(join(join(pre[126][side], q.last), g.words))
	f.add(join(join(pre[127][side], m.first), sent))
	f.add(join(join(pre[128][side], q.first), q.left))
	f.add(join(pre[129][side], g.text))
	f.add(join(join(pre[130][side], q.last), g.text))
	f.add(join(join(mix2(131, base), shape), g.contents))
	f.add(join(join(mix2(132, base), rival), g.cues))
	f.add(join(join(pre[133][side], rival), q.last))
	f.add(join(join(join(pre[134][side], g.punct), sent), g.cues))
	f.add(join(join(join(pre[135][side], uint32(m.next)), uint32(q.prev)), sent))
	f.add(join(join(join(pre[136][side], uint32(m.prev)), uint32(q.next)), sent))
	f.add(join(join(mix2(137, base), m.beside), g.cues))
	f.add(join(join(pre[138][side], q.right), g.words))
	f.add(join(join(pre[139][side], q.left), g.words))
	f.add(join(join(mix2(140, base), m.last), g.cues))
	f.add(join(join(join(join(mix2(141, base), g.contents), g.cues), g.sources), rival))
	f.add(join(join(pre[142][side], m.left), sent))
	f.add(join(join(pre[143][side], m.right), g.words))
}

// A gap is what stands between two spans.
type gap struct {
	sources, cues, contents uint32 // spans between, 3 at most
	words                   uint32 // bucket of the number of words
	text                    uint32 // hash of the words, where they are few
	punct                   uint32 // hash of the punctuation, where it is short
}

func (v *view) gap(a, b *mark) gap {
	if a.Start > b.Start {
		a, b = b, a
	}
	x, y := v.before[a.at+1], v.before[b.at]
	g := gap{
		sources:  capped(y[0]-x[0], 3),
		cues:     capped(y[1]-x[1], 3),
		contents: capped(y[2]-x[2], 3),
	}
	t := v.in.Text
	from, to := a.End, b.Start
	if to-from > gapBytes {
		g.words, g.text, g.punct = 9, 9, 9
		return g
	}
	t = t[from:to]
	words := 0
	text, punct, puncts := uint32(7), uint32(7), 0
	// Where the words are many their text does not count, and soon not their number.
	for i := 0; i < len(t) && (words <= manyWords || puncts < gapPuncts); {
		switch class[t[i]] {
		case letter:
			words++
			text = step(text, ' ')
			for ; words <= shortGapWords && i < len(t) && class[t[i]] == letter; i++ {
				text = step(text, lower[t[i]])
			}
			for i < len(t) && class[t[i]] == letter {
				i++
			}
			continue
		case other:
			if puncts < gapPuncts {
				punct = step(punct, t[i])
				puncts++
			}
		}
		i++
	}
	g.words = bucket(words)
	g.punct = punct
	if words <= shortGapWords {
		g.text = step(text, byte(puncts))
	} else {
		g.text = 8
	}
	return g
}

// neighbours says which roles stand directly next to m, with no word between.
func (v *view) neighbours(m *mark) uint32 {
	n := uint32(0)
	if m.at > 0 && v.near(v.order[m.at-1].End, m.Start) {
		n = 1 + v.role(m.at-1)
	}
	if m.at+1 < len(v.order) && v.near(m.End, v.order[m.at+1].Start) {
		n += 4 * (1 + v.role(m.at+1))
	}
	return n
}

// The roles, as role returns them.
const (
	sourceRole = iota
	cueRole
	contentRole
)

// rightBefore returns the index, in its own list, of the span of the given role
// that a single space parts from span at of the order; -1 where there is none.
func (v *view) rightBefore(at int, role uint32) int {
	if at == 0 || v.role(at-1) != role {
		return -1
	}
	if end := v.order[at-1].End; v.order[at].Start != end+1 || v.in.Text[end] != ' ' {
		return -1
	}
	return v.before[at-1][role]
}

func (v *view) role(at int) uint32 {
	for r := range 3 {
		if v.before[at+1][r] > v.before[at][r] {
			return uint32(r)
		}
	}
	return 3
}

func (v *view) near(from, to int) bool {
	if to-from > 8 {
		return false
	}
	for i := from; i < to; i++ {
		if class[v.in.Text[i]] == letter {
			return false
		}
	}
	return true
}

// contentShape says on which sides of the cue q its contents stand.
func (v *view) contentShape(q *mark, contents []int) uint32 {
	n := uint32(0)
	for _, x := range contents {
		m := &v.contents[x]
		switch {
		case m.Start > q.Start && m.sentence == q.sentence:
			n |= 1
		case m.Start > q.Start:
			n |= 2
		case m.sentence == q.sentence:
			n |= 4
		default:
			n |= 8
		}
	}
	return n
}
