package decision

// Node is where a reader is who answers in order and is sure of everything.
type Node struct {
	// Given is what was answered, the last answer last, relevant or not.
	Given []Given

	Place Place
	Nodes []Node // one for each answer to what is asked there
}

// MaxNodes is how large a tree may be to be drawn.
const MaxNodes = 300

// Tree returns the tree of all ways through the table. A tree of more than max nodes is
// not returned.
func (e *Engine) Tree(max int) (root *Node, ok bool) {
	root = &Node{}
	return root, e.grow(root, &max)
}

func (e *Engine) grow(n *Node, left *int) (ok bool) {
	if *left--; *left < 0 {
		return false
	}
	n.Place = e.Walk(Place{Kept: n.Given}.Answers())
	in := n.Place.Ask
	if in == nil {
		return true
	}
	n.Nodes = make([]Node, len(in.Answers))
	for i, answer := range in.Answers {
		n.Nodes[i].Given = append(append([]Given(nil), n.Given...), Given{in.ID, answer.ID})
		if !e.grow(&n.Nodes[i], left) {
			return false
		}
	}
	return true
}

// Equivalent returns the keys of the places that stand for one end in the tree, the end
// itself first: those that lack one of its answers, or are unsure of it, and come to the
// same rule. Nobody is there who is sure and answers in order.
func (e *Engine) Equivalent(end Place) []string {
	keys := []string{end.Key()}
	for _, g := range end.Kept {
		for _, a := range []Answers{end.Without(g.Input), end.With(g.Input, Unsure)} {
			if other := e.Walk(a); other.Rule == end.Rule {
				keys = append(keys, other.Key())
			}
		}
	}
	return keys
}

// drawable reports whether the tree is small enough to be drawn and has an end for every
// verdict.
func (e *Engine) drawable() bool {
	root, ok := e.Tree(MaxNodes)
	if !ok {
		return false
	}
	ends := map[string]bool{}
	var visit func(n *Node)
	visit = func(n *Node) {
		if n.Place.Rule != nil {
			for _, key := range e.Equivalent(n.Place) {
				ends[key] = true
			}
		}
		for i := range n.Nodes {
			visit(&n.Nodes[i])
		}
	}
	visit(root)
	for _, p := range e.Reachable() {
		if p.Rule != nil && !ends[p.Key()] {
			return false
		}
	}
	return true
}
