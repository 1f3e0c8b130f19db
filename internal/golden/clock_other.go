//go:build !unix

package golden

import "time"

var start = time.Now()

// Clock returns the time since the start, where there is no processor time.
func Clock() time.Duration { return time.Since(start) }
