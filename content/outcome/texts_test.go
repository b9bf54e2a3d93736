package outcome_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"shiming/content"
	"shiming/content/decision"
	"shiming/content/load"
	"shiming/content/outcome"
)

var update = flag.Bool("update", false, "write the golden file")

// TestTexts prints every text that is put together from others, in every language, each
// once with one place where it is said. It is to be read: what fits each of its parts may
// not fit the whole.
func TestTexts(t *testing.T) {
	const golden = "testdata/texts.txt"
	libs, problems := load.All(content.BuiltIn())
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, lib := range libs {
		fmt.Fprintf(&all, "# %s\n", lib.Lang)
		kinds := map[string][]string{}
		seen := map[string]bool{}
		for _, p := range lib.Checker.Reachable() {
			o := outcome.Of(lib, p)
			say := func(kind, text string) {
				if text != "" && !seen[kind+text] {
					seen[kind+text] = true
					kinds[kind] = append(kinds[kind], text)
				}
			}
			if len(p.Kept) < 2 {
				say("1 titles of pages", o.PageTitle)
			}
			if o.Ask != nil {
				say("2 which question", o.Ask.At)
			}
			if o.Verdict != nil && !p.Unsure() {
				v := o.Verdict
				say("3 verdicts", "["+v.Word+" · "+v.Basis+"] "+v.Title+" / "+v.Text+" / "+o.Reminder)
				if b := v.Better; b != nil {
					open := ""
					for _, s := range b.Silent {
						open += " / " + content.Fill(lib.Interface.Check.AfterOpen, "silent", s)
					}
					say("5 what comes after", b.Text+open)
				}
			}
			if o.Message != nil && (lib.Checker.ReachedInOrder(p) || o.Message.Questions[0] != lib.Words.Message.Help && len(o.Possible) > 0) {
				say("4 messages", o.Message.Text)
			}
			if len(o.Possible) > 0 {
				say("6 what decides an open end", o.Heading+" / "+o.Lead)
				if unsure(p) == 1 {
					for _, possible := range o.Possible {
						say("7 what is possible", possible.IfText)
					}
				}
			}
			if o.Checks != nil {
				say("8 what other sources say", o.Checks.Lead)
			}
		}
		for _, kind := range slices.Sorted(maps.Keys(kinds)) {
			fmt.Fprintf(&all, "\n## %s\n\n%s\n", kind[2:], strings.Join(kinds[kind], "\n"))
		}
		all.WriteString("\n")
	}
	got := all.String()
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the texts have changed: write %s with -update, and read the difference", golden)
	}
}

func unsure(p decision.Place) int {
	n := 0
	for _, g := range p.Kept {
		if g.Answer == decision.Unsure {
			n++
		}
	}
	return n
}
