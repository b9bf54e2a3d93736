// Command wasm is the product in the browser: it takes over the page that the
// host rendered. It has no build tag, so that go vet sees it; on the host it
// has nothing to do.
package main

import "shiming/app"

func main() {
	if err := app.Start(); err != nil {
		panic(err)
	}
}
