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

// edge stands for the tokens before and behind a block. Its form is number 0.
var edge = tok{
	form:    form{word: 1, suffix: 1, entry: Entry{POS: 255, Noun: 255, Verb: 255, Cluster: 255}, shape: shapes},
	prevCue: -1, nextCue: -1,
}

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

// templates is the number of features that every token has, one a template.
const templates = 78

// features are the rows of one token's features, by template. It has as many
// places as a byte has values: then no index needs a check.
type features [256]uint32

// around are the places of which a token's features tell, as distances from it.
var around = [places]int{0, -1, 1, -2, 2, -3, 3}

const places = 7

// Templates are of three sorts: alone look at one form, by its place; narrow look at
// things of few values; wide are all others. What the rows of the first two add up
// to is remembered, see form.go and narrow.go.
var alone = [places][]uint8{
	{0, 1, 10, 14, 15, 29, 36, 39, 45, 52},
	{2, 11, 16, 30, 37},
	{3, 12, 17, 31, 38},
	{4, 18, 34},
	{5, 19, 35},
	{20},
	{21},
}

var wide = [...]uint8{
	6, 7, 8, 9, 22, 23, 24, 25, 26, 27, 28, 32, 33, 40, 43, 56, 57, 58, 59, 60, 61, 62, 64, 65, 66, 68, 69, 71, 72, 74,
}

// features writes the features of token i to f.
func (v *View) features(b *block, i int, f *features) {
	for p, at := range around {
		f.alone(p, &v.at(b, i+at).form)
	}
	var w window
	v.look(b, i, &w)
	for g, key := range w.keys() {
		f.narrow(g, key)
	}
	var rows [len(wide)]uint32
	w.wide(&rows)
	for k, n := range wide {
		f[n] = rows[k]
	}
}

// alone writes the features of a form in a place.
func (f *features) alone(place int, k *form) {
	e := &k.entry
	u := func(x uint8) uint32 { return uint32(x) }
	lex := u(e.Noun)<<8 | u(e.Verb)
	n := alone[place]
	switch place {
	case 0:
		f[0] = mix1(0, 0)
		f[1] = mix1(1, k.word)
		f[10] = mix1(10, k.suffix)
		f[14] = mix2(14, u(k.shape), u(e.POS))
		f[15] = mix1(15, u(e.POS))
		f[29] = mix1(29, u(e.Cluster))
		f[36] = mix1(36, lex)
		f[39] = mix2(39, u(e.Verb), u(e.POS))
		f[45] = mix2(45, u(e.Cue), u(e.POS))
		f[52] = mix2(52, u(e.Source), u(k.shape))
	case 1, 2:
		f[n[0]] = mix1(uint32(n[0]), k.word)
		f[n[1]] = mix1(uint32(n[1]), k.suffix)
		f[n[2]] = mix1(uint32(n[2]), u(e.POS))
		f[n[3]] = mix1(uint32(n[3]), u(e.Cluster))
		f[n[4]] = mix1(uint32(n[4]), lex)
	case 3, 4:
		f[n[0]] = mix1(uint32(n[0]), k.word)
		f[n[1]] = mix1(uint32(n[1]), u(e.POS))
		f[n[2]] = mix1(uint32(n[2]), u(e.Cluster))
	default:
		f[n[0]] = mix1(uint32(n[0]), u(e.POS))
	}
}

// A window is what the features of token i look at besides its form.
type window struct {
	i, from           int // the token and the start of its block
	p2, p1, t, n1, n2 *tok
	s                 *sentence
	h, l              *tok   // the first and the last of the sentence
	side              uint32 // of the sentence's likeliest cue
	pw, pd, pc        uint32 // word, distance and bucket of the likely cue before it
	nw, nd, nc        uint32 // and of the one behind it
}

// look sets w to the window of token i.
func (v *View) look(b *block, i int, w *window) {
	if i-2 >= b.from && i+2 < b.to {
		k := v.toks[i-2 : i+3 : i+3]
		w.p2, w.p1, w.t, w.n1, w.n2 = &k[0], &k[1], &k[2], &k[3], &k[4]
	} else {
		w.p2, w.p1, w.t, w.n1, w.n2 = v.at(b, i-2), v.at(b, i-1), v.at(b, i), v.at(b, i+1), v.at(b, i+2)
	}
	w.i, w.from = i, b.from
	w.s = &v.sents[w.t.sent]
	w.h, w.l = &v.toks[w.s.from], &v.toks[w.s.to-1]
	w.side = w.s.side(i)
	w.pw, w.pd, w.pc = v.near(w.t.prevCue, i)
	w.nw, w.nd, w.nc = v.near(w.t.nextCue, i)
}

// wide sets out to the features of a token that look at more than one form, or at
// the sentence, and are not narrow: in the order of the list of that name.
func (w *window) wide(out *[len(wide)]uint32) {
	p2, p1, t, n1, n2 := w.p2, w.p1, w.t, w.n1, w.n2
	u := func(x uint8) uint32 { return uint32(x) }
	pos := func(k *tok) uint32 { return u(k.entry.POS) }
	cluster := func(k *tok) uint32 { return u(k.entry.Cluster) }
	first := bit(t.first)
	out[0] = mix2(6, p1.word, t.word)
	out[1] = mix2(7, t.word, n1.word)
	out[2] = mix2(8, p2.word, p1.word)
	out[3] = mix2(9, n1.word, n2.word)
	out[4] = mix2(22, pos(p1), pos(t))
	out[5] = mix2(23, pos(t), pos(n1))
	out[6] = mix2(24, pos(p2), pos(p1))
	out[7] = mix2(25, pos(n1), pos(n2))
	out[8] = mix3(26, pos(p1), pos(t), pos(n1))
	out[9] = mix3(27, pos(p2), pos(p1), pos(t))
	out[10] = mix3(28, pos(t), pos(n1), pos(n2))
	out[11] = mix2(32, cluster(p1), cluster(t))
	out[12] = mix2(33, cluster(t), cluster(n1))
	out[13] = mix2(40, u(t.entry.Verb), u(n1.quote))
	out[14] = mix2(43, u(t.quote), t.word)
	// The nearest likely cues.
	out[15] = mix2(56, w.pw, w.pd)
	out[16] = mix2(57, w.nw, w.nd)
	out[17] = mix3(58, w.pc, w.nc, pos(t))
	out[18] = mix3(59, w.pd, w.pc, pos(t))
	out[19] = mix3(60, w.nd, w.nc, pos(t))
	out[20] = mix3(61, w.pw, bit(t.that), u(t.quote))
	out[21] = mix3(62, w.nw, u(t.quote), u(t.nextPunct))
	out[22] = mix2(64, w.pw, t.word)
	out[23] = mix2(65, w.nw, t.word)
	out[24] = mix3(66, w.s.cueWord, w.side, u(t.quote))
	out[25] = mix3(68, first, pos(t), pos(n1))
	out[26] = mix2(69, first, t.word)
	out[27] = mix3(71, u(t.prevPunct), u(t.nextPunct), pos(t))
	// How the sentence starts says much of how it is built.
	out[28] = mix3(72, w.h.word, w.side, w.pd)
	out[29] = mix2(74, w.h.word, pos(t))
}

// near returns the word, the distance from token i and the bucket of a likely
// cue, where there is one.
func (v *View) near(cue int32, i int) (word, distance, bucket uint32) {
	if cue < 0 {
		return 0, 9, 0
	}
	c := &v.toks[cue]
	return c.word, dist(max(i-int(cue), int(cue)-i)), uint32(c.entry.Cue)
}

// side returns on which side of the sentence's likeliest cue token i stands.
func (s *sentence) side(i int) uint32 {
	switch {
	case s.cue < 0:
		return 2
	case s.cue < i:
		return 1
	case s.cue == i:
		return 3
	}
	return 0
}

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}
