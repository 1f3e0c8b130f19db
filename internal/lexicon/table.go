package lexicon

// A table is a hash table of numbers from 1. Every word of a text is looked up in
// one, for which a map is too slow.
type table struct {
	slots []slot
	used  int
}

// A slot holds a number, and the hash of what it stands for; 0 is none.
type slot struct {
	hash   uint32
	number int32
}

// find returns the number with the given hash for which is holds, or 0.
func (t *table) find(hash uint32, is func(int32) bool) int32 {
	mask := uint32(len(t.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		s := t.slots[i]
		if s.number == 0 || s.hash == hash && is(s.number) {
			return s.number
		}
	}
}

// put adds a number that is not there yet.
func (t *table) put(hash uint32, number int32) {
	if t.used++; 2*t.used > len(t.slots) {
		t.grow(2 * len(t.slots))
	}
	t.set(slot{hash, number})
}

// grow makes room for size slots, a power of two.
func (t *table) grow(size int) {
	old := t.slots
	t.slots = make([]slot, size)
	for _, s := range old {
		if s.number != 0 {
			t.set(s)
		}
	}
}

func (t *table) set(s slot) {
	mask := uint32(len(t.slots) - 1)
	i := s.hash & mask
	for t.slots[i].number != 0 {
		i = (i + 1) & mask
	}
	t.slots[i] = s
}

// hash returns the FNV-1a hash of s, its bits mixed once more.
func hash[S string | []byte](s S) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h ^ h>>15
}

func (e edge) hash() uint32 {
	h := (uint32(e.node)*0x9E3779B1 ^ uint32(e.word)) * 0x85EBCA6B
	return h ^ h>>15
}
