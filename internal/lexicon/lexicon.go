// Package lexicon holds the word lists that tell who a source is.
//
// A list is a plain text file under data/<language>/: one entry a line, sorted,
// lower case, with a head of '#' lines that says what belongs there. An entry
// has one word or several; the plurals of nouns are made here. Somebody who
// writes no Go can add a word in one line. What a phrase means is for package
// attribution to say.
package lexicon

import (
	"embed"
	"math/bits"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed data/en/*.txt
var data embed.FS

// A Set is a set of classes.
type Set [2]uint64

// Has reports whether s holds c.
func (s Set) Has(c Class) bool { return s[c>>6]&(1<<(c&63)) != 0 }

// Any reports whether s and t have a class in common.
func (s Set) Any(t Set) bool { return s[0]&t[0]|s[1]&t[1] != 0 }

// IsZero reports whether s is empty.
func (s Set) IsZero() bool { return s[0]|s[1] == 0 }

func (s *Set) add(c Class) { s[c>>6] |= 1 << (c & 63) }

func (s *Set) union(t Set) { s[0] |= t[0]; s[1] |= t[1] }

// Of returns the set of cs.
func Of(cs ...Class) Set {
	var s Set
	for _, c := range cs {
		s.add(c)
	}
	return s
}

// A Word is what the lists say of one word.
type Word struct {
	Classes Set   // of the word as an entry of its own
	id      int32 // from 1; 0 for a word that no list has
	first   bool  // some entry of several words starts with it
}

// Known reports whether any list has the word, if only inside an entry.
func (w Word) Known() bool { return w.id != 0 }

// Starts reports whether an entry of several words starts with w.
func (w Word) Starts() bool { return w.first }

// A Node is a place in the tree of the entries of several words; the zero Node
// is none.
type Node int32

type edge struct {
	node Node
	word int32
}

// A Lexicon is all lists of one language. It never changes after it is made.
type Lexicon struct {
	index table // of words
	words []entry
	edges table // of nodes, by the edge that leads there
	nodes []node
}

// An entry is a word and its key.
type entry struct {
	Word
	key string
}

// A node is the end of some words that follow each other.
type node struct {
	Classes Set // of the entry that ends here
	from    edge
}

// English returns the English lists. They are parsed on first use; a mistake in
// them panics, which the test of this package finds first.
var English = sync.OnceValue(func() *Lexicon { return load("en", 0, Households) })

// Findings returns the English lists that only rules read, a lexicon of their
// own as Needs is.
var Findings = sync.OnceValue(func() *Lexicon { return load("en", Households, NeedCasualties) })

// Needs returns the English lists that tell whether a sentence without a source
// should have one. They are a lexicon of their own, so that what stands in them
// is no known word to those who look for sources.
var Needs = sync.OnceValue(func() *Lexicon { return load("en", NeedCasualties, numLists) })

// Lookup returns what the lists say of the word key, which must be as Fold
// returns it. It does not allocate.
func (l *Lexicon) Lookup(key []byte) Word { return l.words[l.find(hash(key), key)].Word }

// longest is more than the length of any word of the lists.
const longest = 40

// Find returns what the lists say of word, as it stands in a text. It is Fold and
// Lookup in one, and does not allocate.
func (l *Lexicon) Find(word string) Word {
	var key [longest]byte
	if len(word) > len(key) {
		return Word{}
	}
	w := word
	if n := len(w); n > 1 && w[n-1] == '.' {
		w = w[:n-1]
	}
	h := newHash
	for i := range len(w) {
		c := w[i]
		if c >= utf8.RuneSelf {
			return l.Lookup(Fold(key[:0], word))
		}
		c = lower[c]
		key[i] = c
		h = h.add(c)
	}
	return l.words[l.find(h.sum(), key[:len(w)])].Word
}

// Entry returns the classes of an entry of one word or several, which are as
// Fold returns them, with one space between.
func (l *Lexicon) Entry(s string) Set {
	if strings.IndexByte(s, ' ') < 0 {
		return l.words[l.number(s)].Classes
	}
	n := Node(0)
	for w := range strings.SplitSeq(s, " ") {
		if n = l.to(edge{n, l.number(w)}); n == 0 {
			return Set{}
		}
	}
	return l.nodes[n].Classes
}

// Start returns the node of the entries that start with w, or 0.
func (l *Lexicon) Start(w Word) Node {
	if !w.first {
		return 0
	}
	return l.to(edge{0, w.id})
}

// Step returns the node that w leads to from n, or 0.
func (l *Lexicon) Step(n Node, w Word) Node {
	if n == 0 || w.id == 0 {
		return 0
	}
	return l.to(edge{n, w.id})
}

// At returns the classes of the entry that ends at n.
func (l *Lexicon) At(n Node) Set { return l.nodes[n].Classes }

// Fold appends to buf the key of word: lower case, with straight apostrophes
// and without a full stop at its end.
func Fold(buf []byte, word string) []byte {
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c < utf8.RuneSelf {
			buf = append(buf, lower[c])
			continue
		}
		switch {
		case c == 0xC3 && i+1 < len(word) && word[i+1] >= 0x80 && word[i+1] <= 0x9E && word[i+1] != 0x97:
			buf = append(buf, c, word[i+1]+0x20) // À to Þ
			i++
		case c == 0xE2 && i+2 < len(word) && word[i+1] == 0x80 && (word[i+2] == 0x99 || word[i+2] == 0x98):
			buf = append(buf, '\'')
			i += 2
		case c == 0xE2 && i+2 < len(word) && word[i+1] == 0x80 && (word[i+2] == 0x90 || word[i+2] == 0x91):
			buf = append(buf, '-')
			i += 2
		default:
			buf = append(buf, c)
		}
	}
	if n := len(buf); n > 1 && buf[n-1] == '.' {
		buf = buf[:n-1]
	}
	return buf
}

// lower are the bytes of ASCII in lower case.
var lower = func() (t [utf8.RuneSelf]byte) {
	for c := range byte(utf8.RuneSelf) {
		t[c] = c
		if c >= 'A' && c <= 'Z' {
			t[c] += 'a' - 'A'
		}
	}
	return t
}()

// wordsAList is about how many words a list has, to have room for.
const wordsAList = 128

// load returns the lists [from, to) of a language.
func load(language string, from, to Class) *Lexicon {
	size := 1 << bits.Len(uint(to-from)*wordsAList)
	l := &Lexicon{words: make([]entry, 1, size/2), nodes: make([]node, 1, size/4)}
	l.index.slots, l.edges.slots = make([]slot, size), make([]slot, size/2)
	irregular := map[string]string{}
	for _, e := range entries(language, "irregular") {
		plural, singular, ok := strings.Cut(e, " = ")
		if !ok {
			panic("lexicon: irregular.txt: " + e + ": no singular")
		}
		irregular[singular] = plural
	}
	for c := from; c < to; c++ {
		for _, e := range entries(language, lists[c].name) {
			l.put(e, Of(c))
			if lists[c].noun {
				p, ok := irregular[e]
				if !ok {
					p = plural(e)
				}
				l.put(p, Of(c, Plural))
			}
		}
	}
	return l
}

// entries returns the entries of a list.
func entries(language, list string) []string {
	b, err := data.ReadFile("data/" + language + "/" + list + ".txt")
	if err != nil {
		panic("lexicon: " + err.Error())
	}
	var out []string
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}

// put adds classes to the entry e.
func (l *Lexicon) put(e string, classes Set) {
	if strings.IndexByte(e, ' ') < 0 {
		l.words[l.word(e)].Classes.union(classes)
		return
	}
	n := Node(0)
	for s := range strings.SplitSeq(e, " ") {
		id := l.word(s)
		if n == 0 {
			l.words[id].first = true
		}
		e := edge{n, id}
		if n = l.to(e); n == 0 {
			n = Node(len(l.nodes))
			l.nodes = append(l.nodes, node{from: e})
			l.edges.put(int(n), func(i int) uint32 { return l.nodes[i].from.hash() })
		}
	}
	l.nodes[n].Classes.union(classes)
}

// word returns the number of the word s, which is new to l or not. Entries are
// folded but for the full stop of an abbreviation.
func (l *Lexicon) word(s string) int32 {
	if n := len(s); n > 1 && s[n-1] == '.' {
		s = s[:n-1]
	}
	id := l.number(s)
	if id == 0 {
		id = int32(len(l.words))
		l.words = append(l.words, entry{Word{id: id}, s})
		l.index.put(int(id), func(i int) uint32 { return hash([]byte(l.words[i].key)) })
	}
	return id
}

// plural returns the regular plural of the noun e; of several words it is the
// last that changes, or the one before "of".
func plural(e string) string {
	tail := ""
	if i := strings.Index(e, " of "); i > 0 {
		e, tail = e[:i], e[i:]
	}
	n := len(e)
	switch {
	case strings.HasSuffix(e, "man") && e != "human" && e != "german" && e != "ottoman":
		e = e[:n-2] + "en"
	case strings.HasSuffix(e, "s"), strings.HasSuffix(e, "x"), strings.HasSuffix(e, "ch"), strings.HasSuffix(e, "sh"), strings.HasSuffix(e, "z"):
		e += "es"
	case n > 1 && e[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(e[n-2])):
		e = e[:n-1] + "ies"
	default:
		e += "s"
	}
	return e + tail
}

// Lower returns s in lower case, as strings.ToLower does; a word of the lists
// without taking memory for it.
func Lower(s string) string {
	var buf [24]byte
	upper := false
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			return strings.ToLower(s)
		}
		if c >= 'A' && c <= 'Z' {
			upper = true
			c += 'a' - 'A'
		}
		if i < len(buf) {
			buf[i] = c
		}
	}
	if !upper {
		return s
	}
	if len(s) <= len(buf) {
		if w := English().Lookup(buf[:len(s)]); w.Known() {
			return English().words[w.id].key
		}
	}
	return strings.ToLower(s)
}
