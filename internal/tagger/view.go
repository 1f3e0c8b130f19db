package tagger

import "sort"

// A View is an input made ready for the features: tokens with their hashes and
// classes. It belongs to one call.
type View struct {
	m      *Model
	in     *Input
	toks   []tok
	blocks []block
	sents  []sentence

	tags  []uint8
	score [][Tags]int32 // emissions of one block
	back  [][Tags]uint8 // viterbi's
}

// A block is a paragraph as a range of tokens.
type block struct{ from, to int }

// A sentence is a range of tokens with what its tokens have in common.
type sentence struct {
	from, to int
	cue      int // its likeliest cue's token, or -1
	quoted   bool
	cueWord  uint32
}

// A tok is a token with what features ask of it.
type tok struct {
	Token
	word, suffix uint32
	entry        Entry
	shape, quote uint8
	sent         int32
	prevCue      int32 // nearest likely cue before it in its sentence, or -1
	nextCue      int32 // the same behind it
	that         bool  // "that" stands between prevCue and it
	nextPunct    uint8
	prevPunct    uint8
	first        bool
}

// Quotation states.
const (
	quoteOut = iota
	quoteOpen
	quoteIn
	quoteClose
)

// Shapes.
const (
	shapeLower = iota
	shapeCap
	shapeUpper
	shapeMixed
	shapeDigit
	shapeComma
	shapeStop
	shapeColon
	shapeQuote
	shapeDash
	shapeBracket
	shapeOther
	shapes
)

func (m *Model) view(in *Input) *View {
	v := &View{m: m, in: in}
	n := len(in.Text)/5 + 16
	raw := make([]Token, 0, n)
	v.toks = make([]tok, 0, n)
	s, q := 0, 0
	for _, b := range in.Blocks {
		from := len(v.toks)
		raw = Tokenize(in.Text, b.Start, b.End, raw[:0])
		for _, t := range raw {
			for s < len(in.Sentences) && in.Sentences[s].End <= t.Start {
				s++
			}
			k := m.token(in.Text, t)
			k.sent = int32(s)
			for q < len(in.Quotes) && in.Quotes[q].End <= t.Start {
				q++
			}
			if q < len(in.Quotes) && t.Start >= in.Quotes[q].Start {
				switch {
				case t.Start == in.Quotes[q].Start:
					k.quote = quoteOpen
				case t.End >= in.Quotes[q].End && k.shape == shapeQuote:
					k.quote = quoteClose
				default:
					k.quote = quoteIn
				}
			}
			v.toks = append(v.toks, k)
		}
		if len(v.toks) > from {
			v.blocks = append(v.blocks, block{from, len(v.toks)})
			v.sentences(from, len(v.toks))
		}
	}
	v.tags = make([]uint8, len(v.toks))
	return v
}

// token returns t with its hashes and classes.
func (m *Model) token(text string, t Token) tok {
	k := tok{Token: t, prevCue: -1, nextCue: -1}
	w := uint32(hashStart)
	lower, upper, digit, letters := 0, 0, 0, 0
	for i := t.Start; i < t.End; i++ {
		c := text[i]
		switch {
		case c >= 'a' && c <= 'z':
			lower++
		case c >= 'A' && c <= 'Z':
			upper++
			c += 'a' - 'A'
		case c >= '0' && c <= '9':
			digit++
			c = '0'
		}
		if c == 0xE2 && i+2 < t.End && text[i+1] == 0x80 && text[i+2] == 0x99 {
			c = '\''
			i += 2
		}
		w = (w ^ uint32(c)) * hashPrime
		letters++
	}
	k.word = w
	first := text[t.Start]
	switch {
	case digit > 0 && lower+upper == 0:
		k.shape = shapeDigit
	case lower+upper == 0:
		k.shape = punctShape(text[t.Start:t.End])
	case upper == 0:
		k.shape = shapeLower
	case lower == 0 && upper > 1:
		k.shape = shapeUpper
	case first >= 'A' && first <= 'Z' && upper == 1:
		k.shape = shapeCap
	default:
		k.shape = shapeMixed
	}
	from := max(t.Start, t.End-3)
	h := uint32(hashStart)
	for i := from; i < t.End; i++ {
		c := text[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint32(c)) * hashPrime
	}
	k.suffix = h
	k.entry = m.lookup(w, h, k.shape)
	return k
}

func punctShape(s string) uint8 {
	switch s {
	case ",":
		return shapeComma
	case ".", "!", "?", "…":
		return shapeStop
	case ":", ";":
		return shapeColon
	case "\"", "“", "”", "'", "‘", "’", "«", "»", "„", "`":
		return shapeQuote
	case "-", "–", "—", "―":
		return shapeDash
	case "(", ")", "[", "]":
		return shapeBracket
	}
	if s[0] >= 0x80 && len(s) > 1 && s[0] != 0xE2 {
		return shapeLower
	}
	return shapeOther
}

// sentences works out what the tokens of one block learn from their sentences.
func (v *View) sentences(from, to int) {
	for i := from; i < to; {
		n := i + 1
		for n < to && v.toks[n].sent == v.toks[i].sent {
			n++
		}
		v.sentence(i, n)
		i = n
	}
}

func (v *View) sentence(from, to int) {
	s := sentence{from: from, to: to, cue: -1}
	best := uint8(0)
	last, that, punct := int32(-1), false, uint8(shapes)
	for i := from; i < to; i++ {
		t := &v.toks[i]
		t.sent = int32(len(v.sents))
		t.prevCue, t.that, t.prevPunct = last, that, punct
		if t.shape >= shapeComma {
			punct = t.shape
		}
		if t.quote != quoteOut {
			s.quoted = true
			continue
		}
		if t.word == wordThat {
			that = true
		}
		if t.entry.Cue >= likelyCue {
			last, that = int32(i), false
		}
		if t.entry.Cue > best {
			best, s.cue = t.entry.Cue, i
		}
	}
	next, punct := int32(-1), uint8(shapes)
	for i := to - 1; i >= from; i-- {
		t := &v.toks[i]
		t.nextCue, t.nextPunct = next, punct
		if t.shape >= shapeComma {
			punct = t.shape
		}
		if t.quote == quoteOut && t.entry.Cue >= likelyCue {
			next = int32(i)
		}
	}
	v.toks[from].first = true
	if s.cue >= 0 {
		s.cueWord = v.toks[s.cue].word
	}
	v.sents = append(v.sents, s)
}

// likelyCue is the bucket of words that are cues often enough to be looked for.
const likelyCue = 4

// An Entry is what the dictionary knows of a word.
type Entry struct {
	Hash    uint32
	POS     uint8 // usual parts of speech
	Noun    uint8 // lexical class of the noun
	Verb    uint8 // lexical class of the verb
	Cluster uint8
	Cue     uint8 // bucket of how often it is a cue
	Source  uint8 // bucket of how often it is in a source
}

// lookup returns the dictionary's entry for a word; an unknown one has the
// classes of its ending, or of its shape.
func (m *Model) lookup(word, suffix uint32, shape uint8) Entry {
	if e, ok := m.find(word); ok {
		if m.Adjust != nil {
			e.Cue, e.Source = m.Adjust(word)
		}
		return e
	}
	switch {
	case shape == shapeDigit:
		return Entry{POS: 1}
	case shape >= shapeComma:
		return Entry{POS: 2 + shape - shapeComma}
	}
	if e, ok := m.find(suffix ^ suffixMark); ok {
		e.Cue, e.Source, e.Cluster = 0, 0, 0
		return e
	}
	return Entry{}
}

func (m *Model) find(h uint32) (Entry, bool) {
	if len(m.slots) == 0 {
		return Entry{}, false
	}
	mask := uint32(len(m.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		n := m.slots[i]
		if n == 0 {
			return Entry{}, false
		}
		if m.dict[n-1].Hash == h {
			return m.dict[n-1], true
		}
	}
}

// index fills the hash table over the dictionary.
func (m *Model) index() {
	size := 16
	for size < 2*len(m.dict) {
		size *= 2
	}
	m.slots = make([]uint32, size)
	mask := uint32(size - 1)
	for n := range m.dict {
		i := m.dict[n].Hash & mask
		for m.slots[i] != 0 {
			i = (i + 1) & mask
		}
		m.slots[i] = uint32(n + 1)
	}
}

// SetDict gives the model its dictionary. Of entries with one hash the first
// one counts.
func (m *Model) SetDict(d []Entry) {
	sort.SliceStable(d, func(i, j int) bool { return d[i].Hash < d[j].Hash })
	out := d[:0]
	for i, e := range d {
		if i == 0 || e.Hash != out[len(out)-1].Hash {
			out = append(out, e)
		}
	}
	m.dict = out
	m.index()
}

const (
	hashStart  = 2166136261
	hashPrime  = 16777619
	suffixMark = 0x5bd1e995
)

// Hash returns the hash of a word in lower case, as the dictionary is keyed.
func Hash(word string) uint32 {
	h := uint32(hashStart)
	for i := range len(word) {
		c := word[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c >= '0' && c <= '9':
			c = '0'
		}
		h = (h ^ uint32(c)) * hashPrime
	}
	return h
}

// SuffixHash returns the key of the dictionary's entry for words that end like
// word.
func SuffixHash(word string) uint32 { return Hash(word[max(0, len(word)-3):]) ^ suffixMark }

var wordThat = Hash("that")
