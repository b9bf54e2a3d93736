package content

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
