//go:build unix

package command

import (
	"os/signal"
	"syscall"
)

// ignoreFileLimit has the system answer with an error where a file gets too large, in place
// of ending the process.
func ignoreFileLimit() { signal.Ignore(syscall.SIGXFSZ) }
