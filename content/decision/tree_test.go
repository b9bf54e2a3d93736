package decision_test

import (
	"slices"
	"strings"
	"testing"

	"shiming/content/decision"
)

// TestTree: the tree has each way through the questions once, and ends where the walk
// does.
func TestTree(t *testing.T) {
	c := library(t).Checker
	root, ok := c.Tree(1000)
	if !ok {
		t.Fatal("the tree is too large")
	}
	nodes, ends := 0, map[string]bool{}
	var visit func(n *decision.Node)
	visit = func(n *decision.Node) {
		nodes++
		a := decision.Answers{}
		for _, g := range n.Given {
			a[g.Input] = g.Answer
		}
		if want := c.Walk(a); !slices.Equal(want.Segments(), n.Place.Segments()) {
			t.Errorf("after %v it is at %v, want %v", n.Given, n.Place.Segments(), want.Segments())
		}
		if n.Place.Ask == nil {
			ends[strings.Join(n.Place.Segments(), "/")] = true
			if len(n.Nodes) > 0 {
				t.Errorf("after %v it goes on", n.Given)
			}
			return
		}
		for i, answer := range n.Place.Ask.Answers {
			if last := n.Nodes[i].Given[len(n.Given)]; last != (decision.Given{Input: n.Place.Ask.ID, Answer: answer.ID}) {
				t.Errorf("after %v comes %v", n.Given, last)
			}
			visit(&n.Nodes[i])
		}
	}
	visit(root)
	// These are the same in every shop, which the way to them asks for other rules.
	anyShop := []string{"unbound-before", "unpaid", "after-sales"}
	for _, p := range c.Reachable() {
		if key := strings.Join(p.Segments(), "/"); p.Rule != nil && c.ReachedInOrder(p) && !p.Unsure() && !ends[key] && !slices.Contains(anyShop, p.Rule.ID) {
			t.Errorf("there is no way to %s", key)
		}
	}
	if _, ok := c.Tree(nodes); !ok {
		t.Errorf("the tree with %d nodes is not returned", nodes)
	}
	if _, ok := c.Tree(nodes - 1); ok {
		t.Error("a larger tree is returned")
	}
}

// TestProof: what is wrong with a table is in its numbers.
func TestProof(t *testing.T) {
	c := library(t).Checker
	if p := c.Proof(); p.Gaps != 0 || p.Overlaps != 0 || p.Unreachable != 0 {
		t.Errorf("the built-in table has %d gaps, %d overlaps, %d unreachable rules", p.Gaps, p.Overlaps, p.Unreachable)
	}
	changed := *c.Table
	changed.Rules = slices.Clone(c.Rules)
	changed.Rules[0].When = decision.Cond{"state": {"none"}, "role": {"shopper"}, "shop": {"tmall"}, "stage": {"before"}}
	if p := decision.Compile(&changed).Proof(); p.Gaps != 20 || p.Overlaps != 1 || p.Unreachable != 0 {
		t.Errorf("there are %d gaps, %d overlaps, %d unreachable rules, want 20, 1, 0", p.Gaps, p.Overlaps, p.Unreachable)
	}
}
