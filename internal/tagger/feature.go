package tagger

// mix1, mix2 and mix3 return the row of a feature: a hash of its template's
// number and of what it is made of.

func mix1(t, a uint32) uint32 {
	h := (t*0x9E3779B1 ^ a) * 0x85ebca6b
	h ^= h >> 15
	h *= 0xc2b2ae35
	return h ^ h>>16
}

func mix2(t, a, b uint32) uint32 {
	h := (t*0x9E3779B1 ^ a) * 0x85ebca6b
	h ^= h >> 15
	h = (h ^ b) * 0x85ebca6b
	h ^= h >> 15
	h *= 0xc2b2ae35
	return h ^ h>>16
}

func mix3(t, a, b, c uint32) uint32 {
	h := (t*0x9E3779B1 ^ a) * 0x85ebca6b
	h ^= h >> 15
	h = (h ^ b) * 0x85ebca6b
	h ^= h >> 15
	h = (h ^ c) * 0x85ebca6b
	h ^= h >> 15
	h *= 0xc2b2ae35
	return h ^ h>>16
}

// edge stands for the tokens before and behind a block.
var edge = tok{word: 1, suffix: 1, entry: Entry{POS: 255, Noun: 255, Verb: 255, Cluster: 255}, shape: shapes, prevCue: -1, nextCue: -1}

func (v *View) at(b *block, i int) *tok {
	if i < b.from || i >= b.to {
		return &edge
	}
	return &v.toks[i]
}

func dist(n int) uint32 {
	switch {
	case n <= 4:
		return uint32(n)
	case n <= 7:
		return 5
	case n <= 12:
		return 6
	case n <= 20:
		return 7
	}
	return 8
}

// MaxFeatures is the most features that a token has.
const MaxFeatures = 96

// features writes the features of token i to f and returns their number.
func (v *View) features(b *block, i int, f *[MaxFeatures]uint32) int {
	p3, p2, p1, t, n1, n2, n3 := v.at(b, i-3), v.at(b, i-2), v.at(b, i-1), v.at(b, i), v.at(b, i+1), v.at(b, i+2), v.at(b, i+3)
	n := 0
	add := func(h uint32) { f[n] = h; n++ }
	u := func(x uint8) uint32 { return uint32(x) }
	add(mix1(0, 0))
	add(mix1(1, t.word))
	add(mix1(2, p1.word))
	add(mix1(3, n1.word))
	add(mix1(4, p2.word))
	add(mix1(5, n2.word))
	add(mix2(6, p1.word, t.word))
	add(mix2(7, t.word, n1.word))
	add(mix2(8, p2.word, p1.word))
	add(mix2(9, n1.word, n2.word))
	add(mix1(10, t.suffix))
	add(mix1(11, p1.suffix))
	add(mix1(12, n1.suffix))
	add(mix3(13, u(p1.shape), u(t.shape), u(n1.shape)))
	add(mix2(14, u(t.shape), u(t.entry.POS)))
	P := func(k *tok) uint32 { return u(k.entry.POS) }
	add(mix1(15, P(t)))
	add(mix1(16, P(p1)))
	add(mix1(17, P(n1)))
	add(mix1(18, P(p2)))
	add(mix1(19, P(n2)))
	add(mix1(20, P(p3)))
	add(mix1(21, P(n3)))
	add(mix2(22, P(p1), P(t)))
	add(mix2(23, P(t), P(n1)))
	add(mix2(24, P(p2), P(p1)))
	add(mix2(25, P(n1), P(n2)))
	add(mix3(26, P(p1), P(t), P(n1)))
	add(mix3(27, P(p2), P(p1), P(t)))
	add(mix3(28, P(t), P(n1), P(n2)))
	C := func(k *tok) uint32 { return u(k.entry.Cluster) }
	add(mix1(29, C(t)))
	add(mix1(30, C(p1)))
	add(mix1(31, C(n1)))
	add(mix2(32, C(p1), C(t)))
	add(mix2(33, C(t), C(n1)))
	add(mix1(34, C(p2)))
	add(mix1(35, C(n2)))
	lex := func(k *tok) uint32 { return u(k.entry.Noun)<<8 | u(k.entry.Verb) }
	add(mix1(36, lex(t)))
	add(mix1(37, lex(p1)))
	add(mix1(38, lex(n1)))
	add(mix2(39, u(t.entry.Verb), P(t)))
	add(mix2(40, u(t.entry.Verb), u(n1.quote)))
	add(mix1(41, u(t.quote)))
	add(mix3(42, u(p1.quote), u(t.quote), u(n1.quote)))
	add(mix2(43, u(t.quote), t.word))
	add(mix3(44, u(p1.quote), u(t.quote), P(t)))
	cue := func(k *tok) uint32 { return u(k.entry.Cue) }
	add(mix2(45, cue(t), P(t)))
	add(mix2(46, cue(p1), cue(t)))
	add(mix2(47, cue(t), cue(n1)))
	add(mix2(48, cue(p1), P(t)))
	add(mix2(49, cue(n1), P(t)))
	add(mix2(50, cue(p2), P(t)))
	add(mix2(51, cue(n2), P(t)))
	src := func(k *tok) uint32 { return u(k.entry.Source) }
	add(mix2(52, src(t), u(t.shape)))
	add(mix2(53, src(t), cue(n1)))
	add(mix2(54, src(t), cue(p1)))
	add(mix3(55, src(p1), src(t), src(n1)))
	// The nearest likely cues.
	pw, pd, pc := uint32(0), uint32(9), uint32(0)
	if t.prevCue >= 0 {
		c := &v.toks[t.prevCue]
		pw, pd, pc = c.word, dist(i-int(t.prevCue)), cue(c)
	}
	nw, nd, nc := uint32(0), uint32(9), uint32(0)
	if t.nextCue >= 0 {
		c := &v.toks[t.nextCue]
		nw, nd, nc = c.word, dist(int(t.nextCue)-i), cue(c)
	}
	that := uint32(0)
	if t.that {
		that = 1
	}
	add(mix2(56, pw, pd))
	add(mix2(57, nw, nd))
	add(mix3(58, pc, nc, P(t)))
	add(mix3(59, pd, pc, P(t)))
	add(mix3(60, nd, nc, P(t)))
	add(mix3(61, pw, that, u(t.quote)))
	add(mix3(62, nw, u(t.quote), u(t.nextPunct)))
	add(mix3(63, pc, that, u(t.prevPunct)))
	add(mix2(64, pw, t.word))
	add(mix2(65, nw, t.word))
	s := &v.sents[t.sent]
	side, first, quoted := uint32(2), uint32(0), uint32(0)
	if s.cue >= 0 {
		side = 0
		if s.cue < i {
			side = 1
		} else if s.cue == i {
			side = 3
		}
	}
	if t.first {
		first = 1
	}
	if s.quoted {
		quoted = 1
	}
	add(mix3(66, s.cueWord, side, u(t.quote)))
	add(mix3(67, side, quoted, P(t)))
	add(mix3(68, first, P(t), P(n1)))
	add(mix2(69, first, t.word))
	add(mix3(70, u(t.prevPunct), u(t.nextPunct), side))
	add(mix3(71, u(t.prevPunct), u(t.nextPunct), P(t)))
	// How the sentence starts says much of how it is built.
	h := &v.toks[s.from]
	l := &v.toks[s.to-1]
	add(mix3(72, h.word, side, pd))
	add(mix3(73, u(h.quote), u(l.quote), side))
	add(mix2(74, h.word, P(t)))
	q := uint32(0)
	if i == b.from {
		q = 1
	}
	add(mix3(75, q, u(t.quote), first))
	add(mix2(76, dist(i-s.from), side))
	add(mix2(77, dist(s.to-1-i), side))
	return n
}
