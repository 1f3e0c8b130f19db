package tagger

import (
	"context"
	"sync"
)

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

// lanes are the sums of rows: of the whole rows, and of the weights of even tags,
// with 16 bits for each. The difference holds the odd ones.
type lanes struct{ all, even uint64 }

const evenLanes = 0x00FF00FF00FF00FF

func (l *lanes) add(row uint64) {
	l.all += row
	l.even += row & evenLanes
}

func (l *lanes) join(o *lanes) {
	l.all += o.all
	l.even += o.even
}

// emissions returns the sums by tag, of which each of the features has a row.
func (l *lanes) emissions() [Tags]int32 {
	even, odd := l.even, (l.all-l.even)>>8
	sum := func(lane uint64) int32 { return int32(lane&0xFFFF) - 128*templates }
	return [Tags]int32{sum(even), sum(odd), sum(even >> 16), sum(odd >> 16), sum(even >> 32), sum(odd >> 32), sum(even >> 48)}
}

// decode writes the best tags of all tokens to v.tags, or some tags once ctx is
// done.
func (v *View) decode(ctx context.Context) {
	c, rows := v.cache, v.m.rows
	var w window
	var f [len(wide)]uint32
	for k := range v.blocks {
		b := &v.blocks[k]
		n := b.to - b.from
		if cap(v.score) < n {
			v.score, v.back = make([][Tags]int32, n), make([][Tags]uint8, n)
		}
		v.addAlone(b)
		for i := b.from; i < b.to; i++ {
			if i%each == each-1 && ctx.Err() != nil {
				break
			}
			sum := &v.sums[i-b.from+2*margin]
			all, even := sum.all, sum.even // which stay in registers
			v.look(b, i, &w)
			for g, key := range w.keys() {
				k := &c.memos[g][slot(key)]
				if k.key != key+1 {
					c.fill(k, g, key)
				}
				all += k.sum.all
				even += k.sum.even
			}
			w.wide(&f)
			for _, n := range &f {
				row := rows[n&rowMask]
				all += row
				even += row & evenLanes
			}
			*sum = lanes{all, even}
			v.score[i-b.from] = sum.emissions()
		}
		v.viterbi(b)
	}
}

// margin is how far around a token its features look.
const margin = places / 2

// addAlone sets v.sums to what the forms in and around b add up to by themselves.
// There are two margins on both sides of the tokens.
func (v *View) addAlone(b *block) {
	n := b.to - b.from + 4*margin
	if cap(v.sums) < n {
		v.sums = make([]lanes, n)
	}
	v.sums = v.sums[:n]
	clear(v.sums)
	for i := b.from - margin; i < b.to+margin; i++ {
		k := v.at(b, i)
		var own *[places]lanes
		if k.number >= 0 {
			own = &v.cache.alone[k.number]
		} else {
			sums := v.cache.sums(&k.form)
			own = &sums
		}
		at := i - b.from + margin
		to := (*[places]lanes)(v.sums[at:])
		to[3].join(&own[0]) // to itself, and on to those of which it is around
		to[4].join(&own[1])
		to[2].join(&own[2])
		to[5].join(&own[3])
		to[1].join(&own[4])
		to[6].join(&own[5])
		to[0].join(&own[6])
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
	const q = never << 3 // a block starts as if behind an outside tag
	c0, c1, c2, c3, c4, c5, c6 := int32(0), int32(q), int32(q), int32(q), int32(q), int32(q), int32(q)
	var next [Tags]int32
	for i := range n {
		steps := &v.m.steps[v.observe(b.from+i)]
		begin := func(s *step) int32 {
			return max(c0+s[0], c1+s[1], c2+s[2], c3+s[3], c4+s[4], c5+s[5], c6+s[6])
		}
		best := [Tags]int32{
			begin(&steps[0]),
			begin(&steps[1]), max(c1+steps[2][1], c2+steps[2][2]),
			begin(&steps[3]), max(c3+steps[4][3], c4+steps[4][4]),
			begin(&steps[5]), max(c5+steps[6][5], c6+steps[6][6]),
		}
		e := &v.score[i]
		for y := range Tags {
			next[y] = best[y]>>3 + e[y]
			back[i][y] = uint8(7 - best[y]&7)
		}
		// Only differences count: so that long blocks do not overflow.
		top := max(next[0], next[1], next[2], next[3], next[4], next[5], next[6])
		c := func(y int) int32 { return max(next[y]-top, never) << 3 }
		c0, c1, c2, c3, c4, c5, c6 = c(0), c(1), c(2), c(3), c(4), c(5), c(6)
	}
	y := 0
	for k := range Tags {
		if next[k] > next[y] {
			y = k
		}
	}
	for i := n - 1; i >= 0; i-- {
		v.tags[b.from+i] = uint8(y)
		y = int(back[i][y])
	}
}
