// Command shiming checks, builds and serves the explainer 实名问答. Run it with
// help to see how.
package main

import (
	"os"

	"shiming/web/command"
)

func main() {
	os.Exit(command.Main(os.Args[1:], os.Stdout, os.Stderr))
}
