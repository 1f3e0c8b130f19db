//go:build unix

package golden

import (
	"syscall"
	"time"
)

// clock returns the processor time that this process has used.
func clock() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
