package app

import (
	"strconv"
	"strings"

	"shiming/content"
	"shiming/content/address"
	"shiming/content/decision"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// The drawing has one row for each node, indented by its depth, so that it fits a phone.
// Lengths are in eighths of a rem: it grows with the reader's letters.
const (
	rowHeight = 22
	indent    = 10
	margin    = 6
	toText    = 8   // from a node to its text
	phone     = 158 // the room on a narrow phone
)

// drawing shows the tree of all ways through the table as a picture, which assistive
// technology reads as nested lists. A way is marked by the fragment of the address.
func (s *Site) drawing() []app.UI {
	if !s.Library.Proof.Drawable {
		return nil
	}
	root, _ := s.Library.Checker.Tree(decision.MaxNodes)
	ui := &s.Library.Interface.Rules
	d := drawer{Site: s, seen: map[string]bool{}}
	first := lettering(margin+toText, 14, "", s.Library.Words.Inputs[root.Place.Ask.ID].Label)
	list := d.list(root)
	return []app.UI{el("section", "drawing",
		s.text("h2", "", ui.Drawing),
		text("p", "hint", ui.DrawingLead),
		el("div", "card drawn", shape("svg", "class", "tree", "height", rem(d.row*rowHeight+rowHeight), "role", "group", "aria-label", ui.Drawing).
			Body(first, dot(margin, middle(0)), list)),
	)}
}

// drawer draws one row after the other.
type drawer struct {
	*Site
	row  int // the present one, the last so far
	seen map[string]bool
}

// list draws what comes below a node, which is in the present row.
func (d *drawer) list(n *decision.Node) app.UI {
	var items []app.UI
	above := middle(d.row) + 2 // the dot
	for i := range n.Nodes {
		d.row++
		at := middle(d.row)
		items = append(items, d.node(&n.Nodes[i], above))
		above = at
	}
	return shape("g", "role", "list").Body(items...)
}

func middle(row int) int { return row*rowHeight + rowHeight/2 }

// node draws a node in the present row, and what comes below it. The line down to it
// begins above, at the sibling or the parent.
func (d *drawer) node(n *decision.Node, above int) app.UI {
	row, depth := d.row, len(n.Given)
	x, y := margin+depth*indent, middle(row)
	given := n.Given[depth-1]
	answers := decision.Answers{}
	for _, g := range n.Given {
		answers[g.Input] = g.Answer
	}
	label := d.Library.Words.Inputs[given.Input].Answers[given.Answer].Short.In(answers)
	lines := []app.UI{line(x-indent, above, x-indent, y).Class("down"), line(x-indent, y, x-5, y)}
	item := shape("g", "role", "listitem")
	if n.Place.Rule == nil {
		after := content.Fill(d.Library.Interface.Rules.Ask, "input", d.Library.Words.Inputs[n.Place.Ask.ID].Label)
		body := append(lines, line(x-5, y, x-2, y), dot(x, y))
		body = append(body, labels(x+toText, row, label, after)...)
		return item.Body(append(body, d.list(n))...)
	}
	var anchors []string
	for _, key := range d.Library.Checker.Equivalent(n.Place) {
		anchor := address.End(key).Anchor
		anchors = append(anchors, anchor)
		if !d.seen[anchor] { // several ends may come to the same
			d.seen[anchor] = true
			lines = append(lines, shape("g", "id", anchor))
		}
	}
	item = item.Attr("data-ways", strings.Join(anchors, " "))
	verdict := n.Place.Rule.Verdict
	sign := icon(verdict).Attr("x", rem(x-5)).Attr("y", rem(y-5)).Attr("width", rem(10)).Attr("height", rem(10))
	body := append([]app.UI{
		shape("rect", "y", rem(row*rowHeight), "width", "100%", "height", rem(rowHeight)),
		sign,
	}, labels(x+toText, row, label, d.Library.Words.Verdicts[verdict].Word)...)
	return item.Class(string(verdict)).Body(append(lines,
		shape("a", "href", d.Link(address.Place(n.Place))).Body(body...))...)
}

// labels writes a label and, at the end of the row, what comes of it; beneath it where a
// phone has no room for both.
func labels(x, row int, label, after string) []app.UI {
	y := row*rowHeight + 14
	if x+width(label)+8+width(after) > phone {
		return []app.UI{lettering(x, y-4, "", label), lettering(x, y+5, "after", after)}
	}
	return []app.UI{lettering(x, y, "", label), lettering(-1, y, "after end", after)}
}

// width returns about how much room a text takes.
func width(text string) int {
	n := 0
	for _, r := range text {
		if chinese(r) {
			n += 8
		} else {
			n += 4
		}
	}
	return n
}

// lettering writes a text at a place, or with x below 0 up to the end of the row.
func lettering(x, y int, class, text string) app.UI {
	at := "100%"
	if x >= 0 {
		at = rem(x)
	}
	return shape("text", "x", at, "y", rem(y), "class", class).Body(app.Text(text))
}

func dot(x, y int) app.UI { return shape("circle", "cx", rem(x), "cy", rem(y), "r", "0.3rem") }

func line(x1, y1, x2, y2 int) app.HTMLElem {
	return shape("line", "x1", rem(x1), "y1", rem(y1), "x2", rem(x2), "y2", rem(y2))
}

// shape makes an element of a picture with attributes, name and value in turn.
func shape(tag string, attrs ...string) app.HTMLElem {
	e := app.Elem(tag).XMLNS("http://www.w3.org/2000/svg")
	for i := 0; i < len(attrs); i += 2 {
		e = e.Attr(attrs[i], attrs[i+1])
	}
	return e
}

// rem writes a length, given in eighths.
func rem(eighths int) string {
	return strconv.Itoa(eighths/8) + [8]string{"", ".125", ".25", ".375", ".5", ".625", ".75", ".875"}[eighths%8] + "rem"
}
