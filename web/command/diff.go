package command

import (
	"context"
	"fmt"
	"io"
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
	writeDiff(c.stdout, differences, common, all)
	return nil
}

func writeDiff(w io.Writer, differences []decision.Difference, common, all uint64) {
	changed := uint64(0)
	for _, d := range differences {
		changed += d.Combinations
	}
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
		if old.Rule != new.Rule {
			fmt.Fprintf(w, "  rule          %s -> %s\n", old.Rule, new.Rule)
		}
		if old.Verdict != new.Verdict {
			fmt.Fprintf(w, "  verdict       %s -> %s\n", old.Verdict, new.Verdict)
		}
		if o, n := strings.Join(old.Claims, " "), strings.Join(new.Claims, " "); o != n {
			fmt.Fprintf(w, "  claims        %s -> %s\n", o, n)
		}
	}
}
