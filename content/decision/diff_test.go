package decision_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"shiming/content/decision"
)

// differences writes what differs between two tables, a line each.
func differences(old, new *decision.Table) string {
	var lines []string
	write := func(o *decision.Outcome) string {
		if o == nil {
			return "none"
		}
		return fmt.Sprintf("%s %s %s", o.Rule, o.Verdict, strings.Join(o.Claims, ","))
	}
	all, common, total := decision.Diff(old, new)
	for _, d := range all {
		lines = append(lines, fmt.Sprintf("%d %s: %s -> %s", d.Combinations, d.When, write(d.Old), write(d.New)))
	}
	return strings.Join(append(lines, fmt.Sprintf("%d of %d", common, total)), "\n")
}

func TestDiff(t *testing.T) {
	c := func(refs ...decision.Ref) []decision.Ref { return refs }
	for _, test := range []struct {
		name   string
		change func(*decision.Table)
		want   string
	}{
		{"nothing", func(*decision.Table) {}, "6 of 6"},
		{"verdict", func(n *decision.Table) { n.Rules[1].Verdict = "d" },
			"2 when: {go: out, sky: [rain, snow]}: wet b  -> wet d \n6 of 6"},
		{"claims", func(n *decision.Table) {
			n.Rules[1].Claims = c(decision.Ref{ID: "1.1", When: decision.Cond{"sky": {"snow"}}})
		},
			"1 when: {go: out, sky: snow}: wet b  -> wet b 1.1\n6 of 6"},
		{"condition", func(n *decision.Table) {
			n.Rules[0].When = decision.Cond{"go": {"out"}, "sky": {"sun", "snow"}}
			n.Rules[1].When = decision.Cond{"go": {"out"}, "sky": {"rain"}}
		}, "1 when: {go: out, sky: snow}: wet b  -> dry a \n6 of 6"},
		{"another rule", func(n *decision.Table) { n.Rules[2].ID = "stay" },
			"3 when: {go: stay}: home c  -> stay c \n6 of 6"},
		{"a rule renamed", func(n *decision.Table) { n.Rules[2].ID, n.Rules[2].Aliases = "stay", []string{"home"} }, "6 of 6"},
		{"an answer renamed", func(n *decision.Table) {
			n.Inputs[1].Answers = []decision.Answer{{ID: "dry", Aliases: []string{"sun"}}, {ID: "rain"}, {ID: "snow"}}
			n.Rules[0].When = decision.Cond{"go": {"out"}, "sky": {"dry"}}
		}, "6 of 6"},
		{"an answer more", func(n *decision.Table) {
			n.Inputs[1].Answers = append(n.Inputs[1].Answers, decision.Answer{ID: "fog"})
			n.Rules[1].When = decision.Cond{"go": {"out"}, "sky": {"rain", "snow", "fog"}}
		}, "1 when: {go: out, sky: fog}: none -> wet b \n1 when: {go: stay, sky: fog}: none -> home c \n6 of 8"},
		{"an answer less", func(n *decision.Table) {
			n.Inputs[1].Answers = n.Inputs[1].Answers[:2]
			n.Rules[1].When = decision.Cond{"go": {"out"}, "sky": {"rain"}}
		}, "1 when: {go: out, sky: snow}: wet b  -> none\n1 when: {go: stay, sky: snow}: home c  -> none\n4 of 6"},
		{"two answers made one", func(n *decision.Table) {
			n.Inputs[1].Answers = []decision.Answer{{ID: "sun"}, {ID: "rain", Aliases: []string{"snow"}}}
			n.Rules[1].When = decision.Cond{"go": {"out"}, "sky": {"rain"}}
		}, "1 when: {go: out, sky: snow}: wet b  -> none\n1 when: {go: stay, sky: snow}: home c  -> none\n4 of 6"},
		{"an input more", func(n *decision.Table) {
			n.Inputs = append(n.Inputs, decision.Input{ID: "hat", Answers: []decision.Answer{{ID: "on"}, {ID: "off"}}})
			n.Rules[2].When = decision.Cond{"go": {"stay"}, "hat": {"on"}}
			n.Rules = append(n.Rules, decision.Rule{ID: "bare", When: decision.Cond{"go": {"stay"}, "hat": {"off"}}, Verdict: "c"})
		}, "3 when: {go: stay, hat: off}: home c  -> bare c \n12 of 12"},
	} {
		t.Run(test.name, func(t *testing.T) {
			changed := toy()
			changed.Inputs = slices.Clone(changed.Inputs)
			test.change(changed)
			if got := differences(toy(), changed); got != test.want {
				t.Errorf("differences are\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// TestDiffEveryCombination holds the differences of the built-in table and one with
// each rule changed against a list of all combinations.
func TestDiffEveryCombination(t *testing.T) {
	old := library(t).Checker.Table
	for i := range old.Rules {
		changed := *old
		changed.Rules = slices.Clone(old.Rules)
		changed.Rules[i].Verdict = "other"
		n := uint64(0)
		for _, a := range full(decision.Compile(old)) {
			if hits(old, a)[0].ID == old.Rules[i].ID {
				n++
			}
		}
		sum := uint64(0)
		all, common, total := decision.Diff(old, &changed)
		for _, d := range all {
			sum += d.Combinations
			if d.Old.Rule != old.Rules[i].ID || d.New.Rule != d.Old.Rule || d.New.Verdict != "other" {
				t.Errorf("%s changed: %v -> %v", old.Rules[i].ID, d.Old, d.New)
			}
		}
		if sum != n || common != 140 || total != 140 {
			t.Errorf("%s changed: %d combinations of %d and %d, want %d of 140", old.Rules[i].ID, sum, common, total, n)
		}
	}
}
