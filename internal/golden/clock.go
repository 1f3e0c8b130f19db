package golden

import (
	"math"
	"time"
)

// Least returns the least processor time that n runs of f take, which tests of how
// time grows compare: other processes hardly change it.
func Least(n int, f func()) time.Duration {
	least := time.Duration(math.MaxInt64)
	for range n {
		start := clock()
		f()
		least = min(least, clock()-start)
	}
	return least
}
