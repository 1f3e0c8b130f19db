package claims

import "strings"

// pieces are parts of words that are looked for in a whole article at once.
type pieces struct {
	list []string
	pair []int // of each, where its rarest pair of bytes is
	by   [1 << 16]uint8
	with [][]uint8 // by value of by, less 1: the pieces with that pair
}

// common holds letters and the space, the most frequent first.
const common = " etaoinshrdlucmfwypvbgkjqxz"

// newPieces returns the pieces of list, of at least two bytes each.
func newPieces(list ...string) *pieces {
	p := &pieces{list: list, pair: make([]int, len(list))}
	for n, s := range list {
		best := -1
		for i := range len(s) - 1 {
			if rare := strings.IndexByte(common, s[i]) + strings.IndexByte(common, s[i+1]); rare > best {
				best, p.pair[n] = rare, i
			}
		}
		at := &p.by[pairOf(s, p.pair[n])]
		if *at == 0 {
			p.with = append(p.with, nil)
			*at = uint8(len(p.with))
		}
		p.with[*at-1] = append(p.with[*at-1], uint8(n))
	}
	return p
}

func pairOf(s string, i int) uint16 { return uint16(s[i])<<8 | uint16(s[i+1]) }

// next returns where the next piece in src[at:] starts and ends, or -1.
func (p *pieces) next(src string, at int) (start, end int) {
	for i := at; i+1 < len(src); i++ {
		k := p.by[pairOf(src, i)]
		if k == 0 {
			continue
		}
		for _, n := range p.with[k-1] {
			if from := i - p.pair[n]; from >= at && strings.HasPrefix(src[from:], p.list[n]) {
				return from, from + len(p.list[n])
			}
		}
	}
	return -1, -1
}
