package tagger

// A form is what a token looks like, and what the dictionary knows of it.
type form struct {
	word, suffix uint32
	shape        uint8
	entry        Entry
}

// read sets f to the form of a token, without its entry.
func (f *form) read(s string) {
	w := uint32(hashStart)
	lower, upper, digit := 0, 0, 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z':
			lower++
		case c >= 'A' && c <= 'Z':
			upper++
			c += 'a' - 'A'
		case c >= '0' && c <= '9':
			digit++
			c = '0'
		case c == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && s[i+2] == 0x99:
			c = '\''
			i += 2
		}
		w = (w ^ uint32(c)) * hashPrime
	}
	f.word = w
	switch first := s[0]; {
	case digit > 0 && lower+upper == 0:
		f.shape = shapeDigit
	case lower+upper == 0:
		f.shape = punctShape(s)
	case upper == 0:
		f.shape = shapeLower
	case lower == 0 && upper > 1:
		f.shape = shapeUpper
	case first >= 'A' && first <= 'Z' && upper == 1:
		f.shape = shapeCap
	default:
		f.shape = shapeMixed
	}
	f.suffix = hashStart
	for i := max(0, len(s)-3); i < len(s); i++ {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		f.suffix = (f.suffix ^ uint32(c)) * hashPrime
	}
}

// lookup returns the dictionary's entry for a word; an unknown one has the
// classes of its ending, or of its shape.
func (m *Model) lookup(f *form) Entry {
	if e, ok := m.find(f.word); ok {
		if m.Adjust != nil {
			e.Cue, e.Source = m.Adjust(f.word)
		}
		return e
	}
	switch {
	case f.shape == shapeDigit:
		return Entry{POS: 1}
	case f.shape >= shapeComma:
		return Entry{POS: 2 + f.shape - shapeComma}
	}
	if e, ok := m.find(f.suffix ^ suffixMark); ok {
		e.Cue, e.Source, e.Cluster = 0, 0, 0
		return e
	}
	return Entry{}
}

// Of the features of a token 28 say something of one form by itself, in one of
// seven places around the token. What their rows add up to in a place is found
// once for each form.

// maxForms bounds how many forms are kept.
const maxForms = 1 << 13

// A cache is what a View knows of forms and of narrow features.
type cache struct {
	m     *Model
	slots [4 * maxForms]uint16 // hash table of the numbers of forms; 0 stands for none
	forms []form               // by number, first that of what is around a block
	alone [][places]lanes      // by number
	memos [groups][1 << memoBits]memo
	f     features // of the token at hand
}

func (m *Model) newCache() *cache {
	c := &cache{m: m, forms: []form{edge.form}}
	c.alone = append(c.alone, c.sums(&edge.form))
	return c
}

// find sets f's entry and returns its number, -1 when there are too many.
func (c *cache) find(f *form) int32 {
	for i := f.word ^ f.suffix*0x9E3779B1 ^ uint32(f.shape)<<13; ; i++ {
		slot := &c.slots[i%uint32(len(c.slots))]
		if *slot > 0 {
			if k := &c.forms[*slot]; k.word == f.word && k.suffix == f.suffix && k.shape == f.shape {
				f.entry = k.entry
				return int32(*slot)
			}
			continue
		}
		f.entry = c.m.lookup(f)
		if len(c.forms) > maxForms {
			return -1
		}
		*slot = uint16(len(c.forms))
		c.forms = append(c.forms, *f)
		c.alone = append(c.alone, c.sums(f))
		return int32(*slot)
	}
}

// reset forgets all forms once no more can be kept.
func (c *cache) reset() {
	if len(c.forms) > maxForms {
		clear(c.slots[:])
		c.forms, c.alone = c.forms[:1], c.alone[:1]
	}
}

// sums returns what the rows of the features of a form by itself add up to, in
// each place.
func (c *cache) sums(k *form) (out [places]lanes) {
	for p := range places {
		c.f.alone(p, k)
		for _, n := range alone[p] {
			out[p].add(c.m.rows[c.f[n]&rowMask])
		}
	}
	return out
}
