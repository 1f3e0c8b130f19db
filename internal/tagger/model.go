package tagger

// A Model holds the weights and the dictionary. It is safe for
// concurrent use.
type Model struct {
	rows  []uint64 // weights of a feature: a byte a tag, 128 stands for 0
	trans [observations][Tags][Tags]int32
	dict  []Entry
	slots []uint32

	// Adjust, where set, replaces the buckets of a word: in training, the
	// article at hand must not count for itself.
	Adjust func(hash uint32) (cue, source uint8)
}

// RowBits is the binary logarithm of the number of rows.
const RowBits = 18

const rowMask = 1<<RowBits - 1

// Quantum is the step of a stored weight.
const Quantum = 1.0 / 48

const zeroRow = 0x8080808080808080

// observations is the number of classes of tokens that transitions depend on.
const observations = shapes * 4

// observe returns what the transition into token i depends on.
func (v *View) observe(b *block, i int) int {
	t := &v.toks[i]
	k := int(t.shape) * 4
	if t.first {
		k += 2
	}
	if t.quote != quoteOut {
		k++
	}
	return k
}

// sum adds up the rows of features: lanes of 16 bits keep the sums apart.
func (m *Model) sum(f []uint32, out *[Tags]int32) {
	rows := m.rows
	const lanes = 0x00FF00FF00FF00FF
	var even, odd uint64
	for _, h := range f {
		r := rows[h&rowMask]
		even += r & lanes
		odd += r >> 8 & lanes
	}
	bias := int32(128 * len(f))
	for k := range Tags {
		lane := even
		if k&1 == 1 {
			lane = odd
		}
		out[k] += int32(lane>>(16*(k/2))&0xFFFF) - bias
	}
}

// decode writes the best tags of all tokens to v.tags.
func (v *View) decode() {
	var f [MaxFeatures]uint32
	for k := range v.blocks {
		b := &v.blocks[k]
		for i := b.from; i < b.to; i++ {
			n := v.features(b, i, &f)
			v.score[i] = [Tags]int32{}
			v.m.sum(f[:n], &v.score[i])
		}
		v.viterbi(b)
	}
}

const never = -1 << 28

// viterbi writes the best tags of block b to v.tags.
func (v *View) viterbi(b *block) {
	n := b.to - b.from
	back := make([][Tags]uint8, n)
	var cur, next [Tags]int32
	for i := range n {
		e := &v.score[b.from+i]
		tr := &v.m.trans[v.observe(b, b.from+i)]
		for y := range Tags {
			best, from := int32(never), 0
			if i == 0 {
				if allowed(0, y) {
					best = tr[0][y]
				}
			} else {
				for p := range Tags {
					if !allowed(p, y) {
						continue
					}
					if s := cur[p] + tr[p][y]; s > best {
						best, from = s, p
					}
				}
			}
			next[y] = best + e[y]
			back[i][y] = uint8(from)
		}
		cur = next
	}
	y := 0
	for k := range Tags {
		if cur[k] > cur[y] {
			y = k
		}
	}
	for i := n - 1; i >= 0; i-- {
		v.tags[b.from+i] = uint8(y)
		y = int(back[i][y])
	}
}
