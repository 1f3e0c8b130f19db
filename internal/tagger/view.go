package tagger

import (
	"context"
	"sort"
)

// A View is an input made ready for the features: tokens with their hashes and
// classes. It belongs to one call at a time; its memory, and what it knows of
// words, serve the next one.
type View struct {
	m      *Model
	in     *Input
	toks   []tok
	blocks []block
	sents  []sentence
	cache  *cache // nil in training, where weights change

	raw             []Token
	out             []Span
	sentence, quote int // the first ones that may still hold a token

	tags  []uint8
	sums  []lanes       // of one block
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
	form
	number    int32 // of its form, or -1
	quote     uint8
	sent      int32
	prevCue   int32 // nearest likely cue before it in its sentence, or -1
	nextCue   int32 // the same behind it
	that      bool  // "that" stands between prevCue and it
	nextPunct uint8
	prevPunct uint8
	first     bool
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

// view returns the whole of in.
func (m *Model) view(in *Input) *View {
	v := &View{m: m, in: in}
	for _, b := range in.Blocks {
		v.add(context.Background(), b)
	}
	v.tags = make([]uint8, len(v.toks))
	return v
}

// add appends the tokens of b, or some of them once ctx is done.
func (v *View) add(ctx context.Context, b Block) {
	in := v.in
	from := len(v.toks)
	v.raw = Tokenize(in.Text, b.Start, b.End, v.raw[:0])
	for i, t := range v.raw {
		if i%each == each-1 && ctx.Err() != nil {
			break
		}
		for v.sentence < len(in.Sentences) && in.Sentences[v.sentence].End <= t.Start {
			v.sentence++
		}
		v.toks = append(v.toks, tok{Token: t, prevCue: -1, nextCue: -1, sent: int32(v.sentence)})
		k := &v.toks[len(v.toks)-1]
		k.form.read(in.Text[t.Start:t.End])
		if v.cache == nil {
			k.entry, k.number = v.m.lookup(&k.form), -1
		} else {
			k.number = v.cache.find(&k.form)
		}
		for v.quote < len(in.Quotes) && in.Quotes[v.quote].End <= t.Start {
			v.quote++
		}
		if v.quote < len(in.Quotes) && t.Start >= in.Quotes[v.quote].Start {
			switch {
			case t.Start == in.Quotes[v.quote].Start:
				k.quote = quoteOpen
			case t.End >= in.Quotes[v.quote].End && k.shape == shapeQuote:
				k.quote = quoteClose
			default:
				k.quote = quoteIn
			}
		}
	}
	if len(v.toks) > from {
		v.blocks = append(v.blocks, block{from, len(v.toks)})
		v.split(from, len(v.toks))
	}
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

// split works out what the tokens of one block learn from their sentences.
func (v *View) split(from, to int) {
	for i := from; i < to; {
		n := i + 1
		for n < to && v.toks[n].sent == v.toks[i].sent {
			n++
		}
		v.share(i, n)
		i = n
	}
}

func (v *View) share(from, to int) {
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
