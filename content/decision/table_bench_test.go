package decision_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"shiming/content/decision"
)

// largeTable returns a table without gap or overlap of 10 inputs with 4 answers each,
// which have about a million combinations, and 200 rules: all combinations are parted
// again and again.
func largeTable() *decision.Table {
	r := rand.New(rand.NewPCG(3, 4))
	c := &decision.Table{Procedures: []decision.Procedure{{ID: "wait", Claims: []string{"1.1"}}}}
	whole := decision.Cond{}
	for i := range 10 {
		in := decision.Input{ID: fmt.Sprintf("in-%d", i)}
		for a := range 4 {
			in.Answers = append(in.Answers, decision.Answer{ID: fmt.Sprintf("a-%d", a)})
			whole[in.ID] = append(whole[in.ID], fmt.Sprintf("a-%d", a))
		}
		c.Inputs = append(c.Inputs, in)
	}
	parts := []decision.Cond{whole}
	for len(parts) < 200 {
		at := r.IntN(len(parts))
		in := c.Inputs[r.IntN(len(c.Inputs))].ID
		accepted := parts[at][in]
		if len(accepted) < 2 {
			continue
		}
		n := 1 + r.IntN(len(accepted)-1)
		other := decision.Cond{}
		for id, answers := range parts[at] {
			other[id] = slices.Clone(answers)
		}
		other[in] = slices.Clone(accepted[n:])
		parts[at][in] = slices.Clone(accepted[:n])
		parts = append(parts, other)
	}
	for i, when := range parts {
		for id, accepted := range when {
			if len(accepted) == 4 {
				delete(when, id)
			}
		}
		c.Rules = append(c.Rules, decision.Rule{ID: fmt.Sprintf("rule-%d", i), When: when})
	}
	based(c)
	for i := range c.Rules {
		c.Rules[i].Verdict = decision.Verdicts[i%len(decision.Verdicts)]
	}
	return c
}

func lintTable(t testing.TB, c *decision.Table) {
	if problems := tableProblems(c); problems != "" {
		t.Fatal(problems)
	}
}

// TestLargeTable: a million combinations of 200 rules are linted and walked without a
// list of them, and a missing rule or one too many is found.
func TestLargeTable(t *testing.T) {
	table := largeTable()
	lintTable(t, table)
	c := decision.Compile(table)
	if p := c.Proof(); p.Combinations != 1<<20 || p.MaxAsked > 10 {
		t.Errorf("proof says %d combinations, at most %d questions", p.Combinations, p.MaxAsked)
	}
	r := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		a := decision.Answers{}
		for _, in := range c.Inputs {
			a[in.ID] = in.Answers[r.IntN(4)].ID
		}
		end, _ := ask(t, c, a)
		if rules := hits(c.Table, a); len(rules) != 1 || end.Rule != rules[0] {
			t.Fatalf("asking for %v ends at %v", a, end.Segments())
		}
	}
	missing := *table
	missing.Rules = slices.Delete(slices.Clone(c.Rules), 100, 101)
	if got := tableProblems(&missing); got == "" {
		t.Error("no gap is found")
	}
	missing.Rules = append(slices.Clone(c.Rules), decision.Rule{ID: "more", When: decision.Cond{"in-0": {"a-0"}, "in-1": {"a-1"}}})
	if got := tableProblems(based(&missing)); got == "" {
		t.Error("no overlap is found")
	}
}

func BenchmarkLintLarge(b *testing.B) {
	c := largeTable()
	for b.Loop() {
		lintTable(b, c)
	}
}

// BenchmarkWalkLarge measures one step: a question is answered with the others open.
func BenchmarkWalkLarge(b *testing.B) {
	c := decision.Compile(largeTable())
	for name, a := range map[string]decision.Answers{"start": nil, "one": {"in-3": "a-1"}, "unsure": {"in-0": decision.Unsure, "in-1": decision.Unsure}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				c.Walk(a)
			}
		})
	}
}

// BenchmarkEnumeration measures a walk to the verdict of every combination with all
// that explains it.
func BenchmarkEnumeration(b *testing.B) {
	c := library(b).Checker
	all := full(c)
	for b.Loop() {
		for _, a := range all {
			p := c.Walk(a)
			for i := range c.Rules {
				c.Conflicts(&c.Rules[i], p.Answers())
			}
			c.Better(p)
		}
	}
}

// TestMaxPlaces: of a checker that leads to more places than there can be pages, no more
// are listed.
func TestMaxPlaces(t *testing.T) {
	c := decision.Compile(largeTable())
	if n := len(c.Reachable()); n <= decision.MaxPlaces || n > decision.MaxPlaces+100 {
		t.Errorf("%d places are listed, want a few more than %d", n, decision.MaxPlaces)
	}
}
