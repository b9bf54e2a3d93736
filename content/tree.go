package content

import "strings"

// Node is where a reader comes who is sure of everything, in the order of asking.
type Node struct {
	// Given is what was answered, the last answer last, counting or not.
	Given []Given

	Place Place
	Nodes []Node // one for each answer to what is asked there
}

// Tree returns the tree of all ways through the table, which has at most so many nodes;
// a larger one is not returned.
func (c *Checker) Tree(most int) (root *Node, ok bool) {
	root = &Node{}
	return root, c.grow(root, Answers{}, &most)
}

func (c *Checker) grow(n *Node, a Answers, left *int) (ok bool) {
	if *left--; *left < 0 {
		return false
	}
	n.Place = c.Walk(a)
	if n.Place.Ask == nil {
		return true
	}
	in := n.Place.Ask
	n.Nodes = make([]Node, len(in.Answers))
	for i, answer := range in.Answers {
		a[in.ID] = answer.ID
		n.Nodes[i].Given = append(append([]Given(nil), n.Given...), Given{in.ID, answer.ID})
		if !c.grow(&n.Nodes[i], a, left) {
			return false
		}
	}
	delete(a, in.ID)
	return true
}

// Ways names the places that come to the end of a way through the table, the end itself
// first, by their segments joined: those that lack one answer of it, or are not sure of
// it, and come to the same rule. They are not on the way of who is sure and answers in
// order.
func (c *Checker) Ways(end Place) []string {
	ways := []string{strings.Join(end.Segments(), "/")}
	for _, g := range end.Kept {
		a := end.Answers()
		delete(a, g.Input)
		less := c.Walk(a)
		a[g.Input] = Unsure
		for _, other := range []Place{less, c.Walk(a)} {
			if other.Rule == end.Rule {
				ways = append(ways, strings.Join(other.Segments(), "/"))
			}
		}
	}
	return ways
}

// MostNodes is how large a tree may be to be drawn.
const MostNodes = 300

// Drawn reports whether the tree can be drawn with an end for every verdict.
func (c *Checker) Drawn() bool {
	root, ok := c.Tree(MostNodes)
	if !ok {
		return false
	}
	ends := map[string]bool{}
	var visit func(n *Node)
	visit = func(n *Node) {
		if n.Place.Rule != nil {
			for _, way := range c.Ways(n.Place) {
				ends[way] = true
			}
		}
		for i := range n.Nodes {
			visit(&n.Nodes[i])
		}
	}
	visit(root)
	for _, p := range c.Reachable() {
		if p.Rule != nil && !ends[strings.Join(p.Segments(), "/")] {
			return false
		}
	}
	return true
}
