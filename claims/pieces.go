package claims

import "strings"

// pieces are parts of words that are looked for in a whole article at once, with
// steps as long as the last two bytes allow (Wu and Manber 1994).
type pieces struct {
	list  []piece
	width int // of the window that each piece has: the length of the shortest
	// step tells by the last two bytes of a window how far it is to the next one that
	// may be a piece's; where it may be one itself, indexed and more: which of with
	// tells whose.
	step [1 << 12]uint8
	with [][]uint8
}

type piece struct {
	text  string
	kinds uint8 // bit n: one of kind n
	last  int   // where the last byte of its window is
}

// indexed is more than any step.
const indexed = 1 << 7

// common holds letters and the space, the most frequent first.
const common = " etaoinshrdlucmfwypvbgkjqxz"

// newPieces returns the pieces of several kinds, of at least two bytes each.
func newPieces(kinds ...[]string) *pieces {
	p := &pieces{width: indexed}
	for kind, list := range kinds {
	next:
		for _, s := range list {
			p.width = min(p.width, len(s))
			for i := range p.list {
				if p.list[i].text == s {
					p.list[i].kinds |= 1 << kind
					continue next
				}
			}
			p.list = append(p.list, piece{text: s, kinds: 1 << kind})
		}
	}
	for i := range p.step {
		p.step[i] = uint8(p.width - 1)
	}
	for n := range p.list {
		c := &p.list[n]
		best := -1 // the window that ends with the rarest pair of bytes
		for i := p.width - 1; i < len(c.text); i++ {
			if rare := strings.IndexByte(common, c.text[i-1]) + strings.IndexByte(common, c.text[i]); rare > best {
				best, c.last = rare, i
			}
		}
		for k := range p.width - 1 {
			step := &p.step[pairOf(c.text, c.last-k)]
			switch {
			case k > 0:
				if *step < indexed {
					*step = min(*step, uint8(k))
				}
				continue
			case *step < indexed:
				*step = indexed + uint8(len(p.with))
				p.with = append(p.with, nil)
			}
			p.with[*step-indexed] = append(p.with[*step-indexed], uint8(n))
		}
	}
	return p
}

// pairOf returns a number for the bytes at i-1 and i, which few others share.
func pairOf(s string, i int) int { return (int(s[i-1])<<5 ^ int(s[i])) & (1<<12 - 1) }

// each calls found for every piece in src, in the order of their windows.
func (p *pieces) each(src string, found func(start, end int, kinds uint8)) {
	for i := p.width - 1; i < len(src); {
		step := p.step[pairOf(src, i)]
		if step < indexed {
			i += int(step)
			continue
		}
		for _, n := range p.with[step-indexed] {
			c := &p.list[n]
			if from := i - c.last; from >= 0 && strings.HasPrefix(src[from:], c.text) {
				found(from, from+len(c.text), c.kinds)
			}
		}
		i++
	}
}
