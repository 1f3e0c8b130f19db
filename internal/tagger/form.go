package tagger

// A form is what a token looks like, and what the dictionary knows of it.
type form struct {
	word, suffix uint32
	shape        uint8
	entry        Entry
}

// read returns the form of a token, without its entry.
func read(s string) form {
	var f form
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
	return f
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

// Most features of a token say something of one form by itself, in one of seven
// places around the token. What the rows of these features add up to is found
// once for each form, which saves four of ten rows.

// maxForms bounds how many forms are kept.
const maxForms = 1 << 14

// forms is a hash table of forms.
type forms struct {
	m     *Model
	slots []uint16 // numbers plus 1; 0 stands for none
	list  []form
	sums  [][places]lanes // by number
	edge  [places]lanes   // of what is before and behind a block
}

func (m *Model) newForms() *forms {
	return &forms{m: m, slots: make([]uint16, 4*maxForms), edge: m.alone(&edge.form)}
}

// find returns f's entry and its number, -1 when there are too many.
func (t *forms) find(f *form) (Entry, int32) {
	i := (f.word ^ f.suffix*0x9E3779B1 ^ uint32(f.shape)<<13) & (4*maxForms - 1)
	for ; t.slots[i] != 0; i = (i + 1) & (4*maxForms - 1) {
		n := t.slots[i] - 1
		if k := &t.list[n]; k.word == f.word && k.suffix == f.suffix && k.shape == f.shape {
			return k.entry, int32(n)
		}
	}
	e := t.m.lookup(f)
	if len(t.list) == maxForms {
		return e, -1
	}
	k := *f
	k.entry = e
	t.list = append(t.list, k)
	t.sums = append(t.sums, t.m.alone(&k))
	t.slots[i] = uint16(len(t.list))
	return e, int32(len(t.list) - 1)
}

// reset forgets all forms once no more can be kept.
func (t *forms) reset() {
	if len(t.list) == maxForms {
		clear(t.slots)
		t.list, t.sums = t.list[:0], t.sums[:0]
	}
}

// alone returns what the rows of the features of a form by itself add up to, in
// each place.
func (m *Model) alone(k *form) (sums [places]lanes) {
	var f features
	for p := range places {
		f.alone(p, k)
		for _, n := range alone[p] {
			sums[p].add(m.rows[f[n]&rowMask])
		}
	}
	return sums
}
