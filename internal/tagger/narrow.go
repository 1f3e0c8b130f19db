package tagger

// The narrow features come in groups. All that a group looks at fits into a key of
// 32 bits, and few keys occur, so what its rows add up to is found once for a key.

const groups = 9

// narrow are the templates of each group.
var narrow = [groups][]uint8{
	{13},
	{46, 47, 53, 54},
	{55},
	{48, 49},
	{50, 51},
	{41, 42, 73, 75},
	{44, 67},
	{63, 70},
	{76, 77},
}

// widths are how many bits the parts of a group's key take, from the lowest on.
var widths = [groups][]uint{
	{4, 4, 4},
	{3, 3, 3, 3},
	{3, 3, 3},
	{3, 3, 8},
	{3, 3, 8},
	{2, 2, 2, 2, 2, 2, 1, 1},
	{2, 2, 2, 1, 8},
	{4, 4, 2, 3, 1},
	{4, 4, 2},
}

// keys returns the keys of a token.
func (w *window) keys() [groups]uint32 {
	p1, t, n1 := w.p1, w.t, w.n1
	u := func(x uint8) uint32 { return uint32(x) }
	cue := func(k *tok) uint32 { return u(k.entry.Cue) }
	src := func(k *tok) uint32 { return u(k.entry.Source) }
	return [groups]uint32{
		u(p1.shape) | u(t.shape)<<4 | u(n1.shape)<<8,
		cue(p1) | cue(t)<<3 | cue(n1)<<6 | src(t)<<9,
		src(p1) | src(t)<<3 | src(n1)<<6,
		cue(p1) | cue(n1)<<3 | u(t.entry.POS)<<6,
		cue(w.p2) | cue(w.n2)<<3 | u(t.entry.POS)<<6,
		u(p1.quote) | u(t.quote)<<2 | u(n1.quote)<<4 | u(w.h.quote)<<6 | u(w.l.quote)<<8 | w.side<<10 | bit(t.first)<<12 | bit(w.i == w.from)<<13,
		u(p1.quote) | u(t.quote)<<2 | w.side<<4 | bit(w.s.quoted)<<6 | u(t.entry.POS)<<7,
		u(t.prevPunct) | u(t.nextPunct)<<4 | w.side<<8 | w.pc<<10 | bit(t.that)<<13,
		dist(w.i-w.s.from) | dist(w.s.to-1-w.i)<<4 | w.side<<8,
	}
}

// narrow writes the features of a group whose key is given.
func (f *features) narrow(group int, key uint32) {
	var x [8]uint32
	for k, bits := range widths[group] {
		x[k] = key & (1<<bits - 1)
		key >>= bits
	}
	switch group {
	case 0:
		f[13] = mix3(13, x[0], x[1], x[2])
	case 1:
		f[46] = mix2(46, x[0], x[1])
		f[47] = mix2(47, x[1], x[2])
		f[53] = mix2(53, x[3], x[2])
		f[54] = mix2(54, x[3], x[0])
	case 2:
		f[55] = mix3(55, x[0], x[1], x[2])
	case 3:
		f[48] = mix2(48, x[0], x[2])
		f[49] = mix2(49, x[1], x[2])
	case 4:
		f[50] = mix2(50, x[0], x[2])
		f[51] = mix2(51, x[1], x[2])
	case 5:
		f[41] = mix1(41, x[1])
		f[42] = mix3(42, x[0], x[1], x[2])
		f[73] = mix3(73, x[3], x[4], x[5])
		f[75] = mix3(75, x[7], x[1], x[6])
	case 6:
		f[44] = mix3(44, x[0], x[1], x[4])
		f[67] = mix3(67, x[2], x[3], x[4])
	case 7:
		f[63] = mix3(63, x[3], x[4], x[0])
		f[70] = mix3(70, x[0], x[1], x[2])
	case 8:
		f[76] = mix2(76, x[0], x[2])
		f[77] = mix2(77, x[1], x[2])
	}
}

// memoBits is the binary logarithm of how many keys of each group are remembered
// at once.
const memoBits = 10

// A memo is what the rows of a group's features add up to for one key.
type memo struct {
	key uint32 // plus one; 0 stands for none
	sum lanes
}

// slot returns where the memo of a key belongs, in the place of another.
func slot(key uint32) uint32 { return key * 0x9E3779B1 >> (32 - memoBits) }

// fill sets k to the memo of a group's key.
func (c *cache) fill(k *memo, group int, key uint32) {
	k.key, k.sum = key+1, lanes{}
	c.f.narrow(group, key)
	for _, n := range narrow[group] {
		k.sum.add(c.m.rows[c.f[n]&rowMask])
	}
}
