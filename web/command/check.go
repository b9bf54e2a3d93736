package command

import (
	"context"
	"fmt"
)

// check checks the content.
func (c *command) check(context.Context) error {
	libs, notes, err := c.libraries()
	for _, n := range notes {
		fmt.Fprintln(c.stdout, n)
	}
	if err != nil {
		return err
	}
	lib := libs[0]
	fmt.Fprintf(c.stdout, "the content is fine: %d questions, %d rules for %d combinations, in %d languages\n",
		len(lib.Questions), len(lib.Checker.Rules), lib.Proof.Combinations, len(libs))
	if len(notes) > 0 {
		fmt.Fprintf(c.stdout, "but %d texts of translations may be older than their source; once they are right, run: shiming accept LANG [PATH ...]\n", len(notes))
	}
	return nil
}
