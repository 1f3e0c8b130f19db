package tagger

import "sync"

// A Model holds the weights and the dictionary. It is safe for
// concurrent use.
type Model struct {
	rows  *[1 << RowBits]uint64 // weights of a feature: a byte a tag, 128 stands for 0
	trans [observations][Tags][Tags]int32
	dict  []Entry
	slots []uint32
	steps [][Tags]step // trans, for viterbi

	views sync.Pool // of *View, for Tag

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
func (v *View) observe(i int) int {
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

// lanes are the sums of rows; 16 bits keep the sums of two tags apart.
type lanes struct{ even, odd uint64 }

func (l *lanes) add(row uint64) {
	const low = 0x00FF00FF00FF00FF
	l.even += row & low
	l.odd += row >> 8 & low
}

func (l *lanes) join(o *lanes) {
	l.even += o.even
	l.odd += o.odd
}

// emissions returns the sums by tag, of which each of the features has a row.
func (l *lanes) emissions() (out [Tags]int32) {
	for k := range Tags {
		lane := l.even
		if k&1 == 1 {
			lane = l.odd
		}
		out[k] = int32(lane>>(16*(k/2))&0xFFFF) - 128*templates
	}
	return out
}

// decode writes the best tags of all tokens to v.tags.
func (v *View) decode() {
	var f features
	rows := v.m.rows
	for k := range v.blocks {
		b := &v.blocks[k]
		if n := b.to - b.from; cap(v.score) < n {
			v.score, v.back = make([][Tags]int32, n), make([][Tags]uint8, n)
		}
		for i := b.from; i < b.to; i++ {
			var sum lanes
			for p, at := range around {
				if k := v.at(b, i+at); v.forms != nil && k.number >= 0 {
					sum.join(&v.forms.sums[k.number][p])
				} else {
					sums := v.m.alone(&k.form)
					sum.join(&sums[p])
				}
			}
			v.together(b, i, &f)
			for _, n := range together {
				sum.add(rows[f[n]&rowMask])
			}
			v.score[i-b.from] = sum.emissions()
		}
		v.viterbi(b)
	}
}

// never is the score of a transition that is not allowed: lower than any sum of
// weights.
const never = -1 << 24

// A step holds the transitions into one tag from each tag, ready for viterbi:
// weights times 8, with 7 less the number of the tag they come from in the low
// bits, so that one comparison finds the best one and remembers which it was.
type step [Tags]int32

// pack fills m.steps from m.trans.
func (m *Model) pack() {
	m.steps = make([][Tags]step, observations)
	for o := range m.steps {
		for y := range Tags {
			for p := range Tags {
				w := int32(never)
				if allowed(p, y) {
					w = m.trans[o][p][y]
				}
				m.steps[o][y][p] = w<<3 | int32(7-p)
			}
		}
	}
}

// viterbi writes the best tags of block b to v.tags. Of equals the lower tag
// wins.
func (v *View) viterbi(b *block) {
	n := b.to - b.from
	back := v.back[:n]
	cur := [Tags]int32{}
	for y := 1; y < Tags; y++ {
		cur[y] = never // a block starts as if behind an outside tag
	}
	for i := range n {
		e := &v.score[i]
		steps := &v.m.steps[v.observe(b.from+i)]
		var next [Tags]int32
		for y := range Tags {
			s := &steps[y]
			var best int32
			if y == 0 || y&1 == 1 {
				best = max(cur[0]<<3+s[0], cur[1]<<3+s[1], cur[2]<<3+s[2], cur[3]<<3+s[3], cur[4]<<3+s[4], cur[5]<<3+s[5], cur[6]<<3+s[6])
			} else {
				best = max(cur[y-1]<<3+s[y-1], cur[y]<<3+s[y])
			}
			next[y] = best>>3 + e[y]
			back[i][y] = uint8(7 - best&7)
		}
		// Only differences count: so that long blocks do not overflow.
		top := max(next[0], next[1], next[2], next[3], next[4], next[5], next[6])
		for y := range Tags {
			cur[y] = max(next[y]-top, never)
		}
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
