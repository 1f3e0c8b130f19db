package quotes

import (
	"context"
	"math/bits"
)

// Which marks open and which close is decided for a whole paragraph at a time:
// of all the ways to read its double marks, the one that costs least (Viterbi's
// method, with the open quotations as the state). A mark that looks at its
// neighbours only, or that just takes turns, is led astray by one missing mark.

// maxDouble is how deep double marks nest. Deeper ones are left unpaired:
// nobody writes them, and the number of states grows with them.
const maxDouble = 3

// maxDepth bounds Quotation.Depth, with single marks and a block quote around.
const maxDepth = 8

// chunk is the number of marks after which the best reading so far is taken
// for certain. It bounds the memory, and no quotation that people write has as
// many marks before it in its paragraph.
const chunk = 1024

// The costs of a reading. Only their order matters: a missing mark is dearer
// than nesting, and a mark that looks the wrong way is dearer than a missing one.
const (
	costEither    = 2  // a straight mark whose surroundings do not tell
	costMisspaced = 5  // "Yes, " he said
	costCross     = 3  // a quotation in another kind of marks
	costPrime     = 3  // 12" left out
	costNest      = 12 // a quotation in the same marks
	costUnclosed  = 16 // an opening mark alone
	costStray     = 20 // a closing mark alone
	costTurned    = 20 // a mark read against its surroundings
	costBent      = 15 // a curly mark read against its shape
	costNever     = 1000
)

// A verdict is what is done with a mark.
type verdict uint8

const (
	skip   verdict = iota
	open           // opens a quotation inside the open ones
	shut           // closes the innermost one
	reopen         // leaves the innermost one unclosed and opens another
)

// A state holds the families of the open quotations, two bits each, the
// innermost in the lowest.
type state uint8

const states = 1 << (2 * maxDouble)

func (s state) top() family         { return family(s & 3) }
func (s state) pop() state          { return s >> 2 }
func (s state) push(f family) state { return s<<2 | state(f) }
func (s state) full() bool          { return s>>(2*maxDouble-2) != 0 }
func (s state) bottom() (f family) {
	for ; s != 0; s = s.pop() {
		f = s.top()
	}
	return f
}
func (s state) depth() (n int) {
	for ; s != 0; s = s.pop() {
		n++
	}
	return n
}

type step struct {
	from    state
	verdict verdict
}

// A front is the cost of the best reading so far for each state that can be
// reached.
type front struct {
	reached uint64 // bit n: state n
	cost    [states]int
}

// offer enters a reading that ends in state to, if it is the best one.
func (f *front) offer(to state, cost int) bool {
	bit := uint64(1) << to
	if f.reached&bit != 0 && f.cost[to] <= cost {
		return false
	}
	f.reached |= bit
	f.cost[to] = cost
	return true
}

// room is memory that serves one paragraph after the other.
type room struct {
	marks             []mark
	verdicts, decided []verdict
	uses              []use
	aheads, now       []ahead
	regions, stack    []int
	closer            []int
	held              []held
	steps             [][states]step
	fronts            [2]front
}

// sized returns n zero values in the memory of b, or in more.
func sized[T any](b *[]T, n int) []T {
	if cap(*b) < n {
		*b = make([]T, n)
	}
	s := (*b)[:n]
	clear(s)
	return s
}

// decide returns a verdict for each double or angle mark. next is the family of
// the mark that the next paragraph opens with, or 0: leaving a quotation of that
// family open is then no mistake. Once ctx is done, the verdicts are of no use.
func (r *room) decide(ctx context.Context, marks []mark, next family) []verdict {
	out := sized(&r.decided, len(marks))
	if n := min(len(marks), chunk); cap(r.steps) < n {
		r.steps = make([][states]step, n)
	}
	steps := r.steps[:cap(r.steps)]
	cur, nxt := &r.fronts[0], &r.fronts[1]
	at := state(0) // where the chunk starts
	for base := 0; base < len(marks) && ctx.Err() == nil; base += chunk {
		part := marks[base:min(base+chunk, len(marks))]
		cur.reached, cur.cost[at] = 1<<at, 0
		for i := range part {
			advance(&part[i], cur, nxt, &steps[i])
			cur, nxt = nxt, cur
		}
		end := cur.best(next, base+chunk >= len(marks))
		at = end
		for i := len(part) - 1; i >= 0; i-- {
			st := steps[i][end]
			out[base+i] = st.verdict
			end = st.from
		}
	}
	return out
}

// advance tries every verdict on m in every state that can be reached.
func advance(m *mark, now, then *front, steps *[states]step) {
	then.reached = 0
	opening, closing, skipping := m.costs()
	for left := now.reached; left != 0; left &= left - 1 {
		s := state(bits.TrailingZeros64(left))
		c := now.cost[s]
		if s != 0 && s.top() == m.family {
			if to := s.pop(); closing < costNever && then.offer(to, c+closing) {
				steps[to] = step{s, shut}
			}
			if then.offer(s, c+costUnclosed+opening) {
				steps[s] = step{s, reopen}
			}
		}
		if !s.full() {
			deeper := 0
			switch {
			case s == 0:
			case s.top() == m.family:
				deeper = costNest
			default:
				deeper = costCross
			}
			if to := s.push(m.family); then.offer(to, c+opening+deeper) {
				steps[to] = step{s, open}
			}
		}
		if then.offer(s, c+skipping) {
			steps[s] = step{s, skip}
		}
	}
}

// costs returns what it costs to take m for an opening mark, for a closing mark
// and for neither.
func (m *mark) costs() (opening, closing, skipping int) {
	skipping = costStray
	if m.afterDigit && m.bend != left && m.after != word {
		skipping = costPrime
	}
	switch {
	case m.opens():
		closing = costTurned
		if m.before == space && m.after == word {
			break
		}
		closing = costMisspaced * 3
	case m.closes():
		opening = costTurned
	case m.bend == straight || m.family == angle || m.family == angleOne:
		opening, closing = costEither, costEither
		if m.before == space && m.after == space {
			opening, closing = costMisspaced, costMisspaced
		}
	}
	switch {
	case m.bend == low:
		closing = costNever
	case m.bend == left && (m.family == double || !m.closes()):
		opening, closing = bent(opening, closing, m.closes())
	case m.bend == right && (m.family == double || !m.opens()):
		closing, opening = bent(closing, opening, m.opens())
	}
	return opening, closing, skipping
}

// bent adds the shape of a curly mark to what its surroundings say: with is the
// cost of reading it as it bends, against the cost of the opposite. „Ja“ closes
// with a mark that bends like an English opening one.
func bent(with, against int, turned bool) (int, int) {
	if turned {
		return costBent, costBent / 3
	}
	return min(with, costEither), against + costBent
}

// best returns the state to end in.
func (f *front) best(next family, last bool) state {
	end, least := state(0), -1
	for left := f.reached; left != 0; left &= left - 1 {
		s := state(bits.TrailingZeros64(left))
		c := f.cost[s]
		if last {
			c += costUnclosed * s.depth()
			if s != 0 && s.bottom() == next {
				c -= costUnclosed
			}
		}
		if least < 0 || c < least {
			end, least = s, c
		}
	}
	return end
}
