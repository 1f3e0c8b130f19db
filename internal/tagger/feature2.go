package tagger

// prepare works out what the second field's features ask of the first one's
// answer: for every token the nearest marked spans, and which names are sources
// elsewhere in the text.
type answer struct {
	prevCue, nextCue       int32 // nearest cue token, in the sentence
	prevSource, nextSource int32
	prevContent            int32 // where the content before it began, in the block
	start                  int32 // where the marked span that covers it begins
	end                    int32 // and ends
}

func (v *View) prepare() []answer {
	a := make([]answer, len(v.toks))
	for _, b := range v.blocks {
		cue, source, content, start := int32(-1), int32(-1), int32(-1), int32(-1)
		sent := int32(-1)
		for i := b.from; i < b.to; i++ {
			if s := v.toks[i].sent; s != sent {
				cue, source, sent = -1, -1, s
			}
			t := v.tags1[i]
			if t&1 == 1 {
				start = int32(i)
			}
			a[i].prevCue, a[i].prevSource, a[i].prevContent = cue, source, content
			a[i].start = start
			switch t {
			case tagCue, tagInCue:
				cue = int32(i)
			case tagSource, tagInSource:
				source = int32(i)
			case tagContent:
				content = int32(i)
			case tagOut:
				start = -1
			}
		}
		cue, source, sent = -1, -1, -1
		end := int32(b.to)
		for i := b.to - 1; i >= b.from; i-- {
			if s := v.toks[i].sent; s != sent {
				cue, source, sent = -1, -1, s
			}
			t := v.tags1[i]
			if i+1 < b.to && (v.tags1[i+1]&1 == 1 || v.tags1[i+1] == tagOut) {
				end = int32(i + 1)
			}
			a[i].end = end
			a[i].nextCue, a[i].nextSource = cue, source
			switch t {
			case tagCue, tagInCue:
				cue = int32(i)
			case tagSource, tagInSource:
				source = int32(i)
			}
		}
	}
	return a
}

// features2 writes the second field's own features of token i to f.
func (v *View) features2(a []answer, b *block, i int, f *[MaxFeatures]uint32) int {
	t := &v.toks[i]
	x := &a[i]
	tag := func(k int) uint32 {
		if k < b.from || k >= b.to {
			return 9
		}
		return uint32(v.tags1[k])
	}
	n := 0
	add := func(h uint32) { f[n] = h; n++ }
	y3, y2, y1, y, z1, z2, z3 := tag(i-3), tag(i-2), tag(i-1), tag(i), tag(i+1), tag(i+2), tag(i+3)
	p1, n1 := v.at(b, i-1), v.at(b, i+1)
	pos := uint32(t.entry.POS)
	add(mix1(200, y))
	add(mix2(201, y1, y))
	add(mix2(202, y, z1))
	add(mix3(203, y1, y, z1))
	add(mix3(204, y2, y1, y))
	add(mix3(205, y, z1, z2))
	add(mix3(206, y, y3, z3))
	add(mix2(207, y, t.word))
	add(mix2(208, y, pos))
	add(mix3(209, y, pos, uint32(n1.entry.POS)))
	add(mix3(210, y, pos, uint32(p1.entry.POS)))
	add(mix3(211, y, z1, n1.word))
	add(mix3(212, y, y1, p1.word))
	// What the sentence holds.
	s := &v.sents[t.sent]
	word := func(k int32) uint32 {
		if k < 0 {
			return 0
		}
		return v.toks[k].word
	}
	near := func(k int32) uint32 {
		if k < 0 {
			return 10
		}
		d := int(k) - i
		if d < 0 {
			d = -d
		}
		return dist(d)
	}
	pc, nc, ps, ns := near(x.prevCue), near(x.nextCue), near(x.prevSource), near(x.nextSource)
	has := func(d uint32) uint32 {
		if d == 10 {
			return 0
		}
		return 1
	}
	shape := has(pc) | has(nc)<<1 | has(ps)<<2 | has(ns)<<3
	add(mix2(213, y, shape))
	add(mix3(214, y, shape, pos))
	add(mix3(215, y, word(x.prevCue), pc))
	add(mix3(216, y, word(x.nextCue), nc))
	add(mix3(217, y, pc, ps))
	add(mix3(218, y, nc, ns))
	add(mix3(219, shape, uint32(t.quote), y))
	add(mix3(220, word(x.prevCue), pos, y))
	add(mix3(221, word(x.nextCue), pos, y))
	// The span that covers the token, by the first field.
	if y != tagOut {
		st, en := int(x.start), int(x.end)
		if st < 0 {
			st = i
		}
		before, first, last, after := v.at(b, st-1), &v.toks[st], v.at(b, en-1), v.at(b, en)
		add(mix3(222, y, before.word, first.word))
		add(mix3(223, y, last.word, after.word))
		add(mix3(224, y, uint32(before.entry.POS), uint32(first.entry.POS)))
		add(mix3(225, y, uint32(last.entry.POS), uint32(after.entry.POS)))
		add(mix3(226, y, dist(en-st), dist(i-st)))
		add(mix3(227, y, tag(st-1), tag(en)))
		add(mix3(228, y, uint32(before.shape), uint32(after.shape)))
	} else {
		add(mix3(229, uint32(t.prevPunct), uint32(t.nextPunct), shape))
		add(mix3(230, y1, z1, uint32(t.shape)))
	}
	// The sentence before: its last tag, and whether the block began a content.
	last := uint32(9)
	if s.from > b.from {
		last = uint32(v.tags1[s.from-1])
	}
	add(mix3(231, y, last, uint32(t.quote)))
	c := uint32(0)
	if x.prevContent >= 0 {
		c = 1
	}
	add(mix3(232, y, c, shape))
	// A name that is a source elsewhere in the text is likelier to be one here.
	add(mix3(233, y, v.elsewhere(i), shape))
	return n
}

// elsewhere returns a bucket of how often the word of token i is in a source,
// outside this place, as the first field has it; 0 for words that are no names.
func (v *View) elsewhere(i int) uint32 {
	t := &v.toks[i]
	if t.shape != shapeCap && t.shape != shapeUpper && t.shape != shapeMixed {
		return 0
	}
	c := v.names[t.word]
	n, all := int(c[0]), int(c[1])
	if v.tags1[i] == tagSource || v.tags1[i] == tagInSource {
		n--
	}
	all--
	switch {
	case all <= 0:
		return 1
	case n <= 0:
		return 2
	case 3*n < all:
		return 3
	case 3*n < 2*all:
		return 4
	}
	return 5
}

// count fills the table of names.
func (v *View) count() {
	v.names = map[uint32][2]int32{}
	for i := range v.toks {
		t := &v.toks[i]
		if t.shape != shapeCap && t.shape != shapeUpper && t.shape != shapeMixed {
			continue
		}
		c := v.names[t.word]
		if v.tags1[i] == tagSource || v.tags1[i] == tagInSource {
			c[0]++
		}
		c[1]++
		v.names[t.word] = c
	}
}
