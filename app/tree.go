package app

import (
	"strings"

	"shiming/content"
	"shiming/content/address"
	"shiming/content/decision"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// drawing shows the tree of all ways through the table: nested lists, which the styles draw
// with a row for each node, indented by its depth, so that it fits a phone. A way is marked by
// the fragment of the address.
func (s *Site) drawing() []app.UI {
	if !s.Library.Proof.Drawable {
		return nil
	}
	root, _ := s.Library.Checker.Tree(decision.MaxNodes)
	first := s.Library.Words.Inputs[root.Place.Ask.ID].Label
	return []app.UI{
		text("p", "hint", s.Library.Interface.Rules.DrawingLead),
		el("div", "tree fork", el("p", "row", s.text("span", "", first)), s.branches(root, map[string]bool{})),
	}
}

// branches draws what comes below a node. seen has the anchors so far: several ends may come
// to the same.
func (s *Site) branches(n *decision.Node, seen map[string]bool) app.UI {
	var items []app.UI
	for i := range n.Nodes {
		items = append(items, s.node(&n.Nodes[i], seen))
	}
	return el("ul", "", items...)
}

func (s *Site) node(n *decision.Node, seen map[string]bool) app.UI {
	given := n.Given[len(n.Given)-1]
	answers := decision.Answers{}
	for _, g := range n.Given {
		answers[g.Input] = g.Answer
	}
	label := s.text("span", "", s.Library.Words.Inputs[given.Input].Answers[given.Answer].Short.In(answers))
	if n.Place.Rule == nil {
		next := content.Fill(s.Library.Interface.Rules.Ask, "input", s.Library.Words.Inputs[n.Place.Ask.ID].Label)
		return el("li", "fork", el("p", "row", label, text("small", "", next)), s.branches(n, seen))
	}
	var ways []string
	var others []app.UI
	item := el("li", string(n.Place.Rule.Verdict))
	for _, key := range s.Library.Checker.Equivalent(n.Place) {
		anchor := address.End(key).Anchor
		ways = append(ways, anchor)
		switch {
		case seen[anchor]:
		case len(ways) == 1:
			item = item.Attr("id", anchor)
		default:
			others = append(others, el("span", "").Attr("id", anchor))
		}
		seen[anchor] = true
	}
	verdict := n.Place.Rule.Verdict
	return item.Attr("data-ways", strings.Join(ways, " ")).Body(append(others,
		s.link(address.Place(n.Place), icon(verdict), label, text("strong", "", s.Library.Words.Verdicts[verdict].Word)).Class("row"))...)
}
