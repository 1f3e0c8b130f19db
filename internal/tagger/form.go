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

// forms is a hash table of forms.
type forms struct {
	m     *Model
	slots [4 * maxForms]numbered // number 0 stands for none
	sums  [][places]lanes        // by number, first those of what is around a block
}

type numbered struct {
	form
	number int32
}

func (m *Model) newForms() *forms {
	return &forms{m: m, sums: [][places]lanes{m.alone(&edge.form)}}
}

// find sets f's entry and returns its number, -1 when there are too many.
func (t *forms) find(f *form) int32 {
	for i := f.word ^ f.suffix*0x9E3779B1 ^ uint32(f.shape)<<13; ; i++ {
		k := &t.slots[i%(4*maxForms)]
		if k.word == f.word && k.suffix == f.suffix && k.shape == f.shape && k.number > 0 {
			f.entry = k.entry
			return k.number
		}
		if k.number > 0 {
			continue
		}
		f.entry = t.m.lookup(f)
		if len(t.sums) > maxForms {
			return -1
		}
		*k = numbered{*f, int32(len(t.sums))}
		t.sums = append(t.sums, t.m.alone(f))
		return k.number
	}
}

// reset forgets all forms once no more can be kept.
func (t *forms) reset() {
	if len(t.sums) > maxForms {
		clear(t.slots[:])
		t.sums = t.sums[:1]
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
