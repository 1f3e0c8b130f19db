//go:build unix

package golden

import (
	"syscall"
	"time"
)

// Clock returns the processor time that this process has used, which tests of how
// time grows compare: other processes hardly change it.
func Clock() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
