// Command wasm is the product in the browser: it takes over the page that the
// host rendered. It has no build tag, so that go vet sees it; on the host it
// has nothing to do.
package main

import (
	"fmt"
	"os"
	"runtime/debug"

	"shiming/app"
)

func main() {
	// What a page takes is little and soon given back. To look for it at every few
	// megabytes would now and then come between a click and what it shows.
	debug.SetGCPercent(400)
	if err := app.Start(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
