package claims

import (
	"fmt"
	"runtime"
)

type options struct {
	workers int
}

func defaults() options { return options{workers: runtime.GOMAXPROCS(0)} }

// An Option changes how a Checker works.
type Option func(*options) error

// WithWorkers sets how many documents CheckAll works on at once; the default
// is one for each processor. n must be 1 or more.
func WithWorkers(n int) Option {
	return func(o *options) error {
		if n < 1 {
			return fmt.Errorf("workers: %d is not 1 or more", n)
		}
		o.workers = n
		return nil
	}
}
