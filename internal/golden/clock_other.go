//go:build !unix

package golden

import "time"

var start = time.Now()

// clock returns the time since the start, where there is no processor time.
func clock() time.Duration { return time.Since(start) }
