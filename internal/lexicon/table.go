package lexicon

import "math"

// A table is a hash table of numbers from 1. Every word of a text is looked up in
// one, for which a map is too slow. It is kept small, to stay near the processor.
type table struct {
	slots []slot // a power of two of them
	used  int
}

// A slot holds a number, and the upper half of the hash of what it stands for;
// 0 is none.
type slot struct{ tag, number uint16 }

// put adds a number that is not there yet. hashOf returns the hash of what a
// number stands for.
func (t *table) put(number int, hashOf func(number int) uint32) {
	if number > math.MaxUint16 {
		panic("lexicon: too many words")
	}
	if t.used++; 2*t.used > len(t.slots) {
		old := t.slots
		t.slots = make([]slot, 2*len(old))
		for _, s := range old {
			if s.number != 0 {
				t.set(hashOf(int(s.number)), s.number)
			}
		}
	}
	t.set(hashOf(number), uint16(number))
}

func (t *table) set(hash uint32, number uint16) {
	mask := uint32(len(t.slots) - 1)
	i := hash & mask
	for t.slots[i].number != 0 {
		i = (i + 1) & mask
	}
	t.slots[i] = slot{uint16(hash >> 16), number}
}

// number returns the number of the word s, 0 for one that no list has.
func (l *Lexicon) number(s string) int32 { return l.find(hash([]byte(s)), []byte(s)) }

// find returns the number of the word key with the hash h, 0 for one that no list
// has.
func (l *Lexicon) find(h uint32, key []byte) int32 {
	slots := l.index.slots
	for i := int(h); ; i++ {
		s := slots[i&(len(slots)-1)]
		if s.number == 0 || s.tag == uint16(h>>16) && l.words[s.number].key == string(key) {
			return int32(s.number)
		}
	}
}

// to returns the node to which e leads, or 0.
func (l *Lexicon) to(e edge) Node {
	h, slots := e.hash(), l.edges.slots
	for i := int(h); ; i++ {
		s := slots[i&(len(slots)-1)]
		if s.number == 0 || s.tag == uint16(h>>16) && l.nodes[s.number].from == e {
			return Node(s.number)
		}
	}
}

// A hasher is the FNV-1a hash of what was added to it.
type hasher uint32

const newHash hasher = 2166136261

func (h hasher) add(c byte) hasher { return (h ^ hasher(c)) * 16777619 }

// sum returns the hash with its bits mixed once more.
func (h hasher) sum() uint32 { return uint32(h ^ h>>15) }

func hash(s []byte) uint32 {
	h := newHash
	for i := range len(s) {
		h = h.add(s[i])
	}
	return h.sum()
}

func (e edge) hash() uint32 {
	h := (uint32(e.node)*0x9E3779B1 ^ uint32(e.word)) * 0x85EBCA6B
	return h ^ h>>15
}
