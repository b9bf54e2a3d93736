package command

import (
	"context"
	"fmt"
	"strings"

	"shiming/content/decision"
	"shiming/content/load"
)

// diff prints which combinations come to something else in a second folder of content.
// It reads the tables alone: the words of one of them may be from an older time.
func (c *command) diff(context.Context) error {
	tables := make([]*decision.Table, 2)
	for i, name := range c.args {
		files, err := folder("", name)
		if err != nil {
			return err
		}
		var problems load.Problems
		tables[i], problems = load.Table(files)
		if err := located(problems, name).Err(); err != nil {
			return err
		}
	}
	differences, common, all := decision.Diff(tables[0], tables[1])
	changed := uint64(0)
	for _, d := range differences {
		changed += d.Combinations
	}
	w := c.stdout
	fmt.Fprintf(w, "%d of %d combinations come to something else\n", changed, all)
	if common < all {
		fmt.Fprintf(w, "(%d are in one of the two alone)\n", all-common)
	}
	for _, d := range differences {
		fmt.Fprintf(w, "\n%s\n  combinations  %d\n", d.When, d.Combinations)
		old, new := d.Old, d.New
		switch {
		case new == nil:
			fmt.Fprintf(w, "  gone          %s, %s\n", old.Rule, old.Verdict)
			continue
		case old == nil:
			fmt.Fprintf(w, "  new           %s, %s\n", new.Rule, new.Verdict)
			continue
		}
		for _, part := range []struct{ what, old, new string }{
			{"rule", old.Rule, new.Rule},
			{"verdict", string(old.Verdict), string(new.Verdict)},
			{"claims", strings.Join(old.Claims, " "), strings.Join(new.Claims, " ")},
		} {
			if part.old != part.new {
				fmt.Fprintf(w, "  %-13s %s -> %s\n", part.what, part.old, part.new)
			}
		}
	}
	return nil
}
