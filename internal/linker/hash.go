package linker

// Classes of bytes. Bytes of multi-byte characters count as letters, but for
// the lead byte of general punctuation, see wordAfter.
const (
	other = iota
	space
	letter
)

var class, lower = func() (c, l [256]byte) {
	for i := range 256 {
		b := byte(i)
		l[i] = b
		switch {
		case b >= 'A' && b <= 'Z':
			c[i], l[i] = letter, b+'a'-'A'
		case b >= 'a' && b <= 'z', b >= '0' && b <= '9', b == '\'', b == '-', b >= 0xC3 && b != 0xE2:
			c[i] = letter
		case b <= ' ':
			c[i] = space
		}
	}
	return c, l
}()

const hashPrime = 16777619

func step(h uint32, b byte) uint32 { return (h ^ uint32(b)) * hashPrime }

// mix returns a hash of small numbers and hashes.
func mix(a uint32) uint32     { return join(2166136261, a) }
func mix2(a, b uint32) uint32 { return join(mix(a), b) }

// pre holds mix2 of each template's number and of either side, with which most
// features start.
var pre = func() (t [templates][2]uint32) {
	for k := range t {
		t[k] = [2]uint32{mix2(uint32(k), 0), mix2(uint32(k), 1)}
	}
	return t
}()

// templates is one more than the highest number of a template.
const templates = 160

// join returns the hash of what h is a hash of, and x.
func join(h, x uint32) uint32 {
	h = (h ^ x) * hashPrime
	h ^= h >> 15
	h *= 0x85ebca6b
	return h ^ h>>13
}

func flag(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// capped returns n, no further from 0 than limit, as a number that hashes.
func capped(n, limit int) uint32 { return uint32(min(max(n, -limit), limit) + 16) }

// manyWords is the largest number that a bucket of its own tells from larger ones.
const manyWords = 20

func bucket(n int) uint32 {
	switch {
	case n <= 4:
		return uint32(n)
	case n <= 7:
		return 5
	case n <= 12:
		return 6
	case n <= manyWords:
		return 7
	}
	return 8
}

// wordAfter returns a hash of the first word of t[from:to], in lower case, and
// the first character that is not a space.
func wordAfter(t string, from, to int) (word uint32, next byte) {
	i := from
	for i < to && class[t[i]] == space {
		if t[i] == '\n' {
			return 3, '\n'
		}
		i++
	}
	if i == to {
		return 2, 0
	}
	if class[t[i]] == other {
		next = t[i]
	} else {
		next = 'a'
	}
	for i < to && class[t[i]] != letter {
		if t[i] == '\n' {
			return 3, next
		}
		i++
	}
	h := uint32(5)
	for n := 0; i < to && class[t[i]] == letter && n < 24; i, n = i+1, n+1 {
		h = step(h, lower[t[i]])
	}
	return h, next
}

// wordBefore is wordAfter backwards: the last word of t[from:to].
func wordBefore(t string, to, from int) (word uint32, prev byte) {
	i := to - 1
	for i >= from && class[t[i]] == space {
		if t[i] == '\n' {
			return 3, '\n'
		}
		i--
	}
	if i < from {
		return 2, 0
	}
	if class[t[i]] == other {
		prev = t[i]
	} else {
		prev = 'a'
	}
	for i >= from && class[t[i]] != letter {
		if t[i] == '\n' {
			return 3, prev
		}
		i--
	}
	end := i + 1
	for i >= from && class[t[i]] == letter && end-i < 25 {
		i--
	}
	h := uint32(5)
	for k := i + 1; k < end; k++ {
		h = step(h, lower[t[k]])
	}
	return h, prev
}
