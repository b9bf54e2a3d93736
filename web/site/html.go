package site

import (
	"fmt"
	"slices"
	"strings"
)

// node is an element or a text of a page. A text has no tag.
type node struct {
	tag      string
	attrs    []attr
	children []*node
	text     string
}

type attr struct{ name, value string }

// element makes an element. attrs are name and value in turn.
func element(tag string, attrs []string, children ...*node) *node {
	n := &node{tag: tag, children: children}
	for i := 0; i+1 < len(attrs); i += 2 {
		n.attrs = append(n.attrs, attr{attrs[i], attrs[i+1]})
	}
	return n
}

func textNode(text string) *node { return &node{text: text} }

// void are the elements that have no end tag.
var void = []string{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

// boolean are the attributes whose presence alone counts. They are the ones that
// go-app sets as properties of the element.
var boolean = []string{"async", "autofocus", "autoplay", "checked", "default", "defer", "disabled", "hidden",
	"ismap", "loop", "multiple", "muted", "open", "readonly", "required", "reversed", "selected"}

// markup writes n as HTML that every parser reads back to the same tree: nothing
// is added between nodes, attributes are in the order of their names, and every
// value is quoted and escaped.
func (n *node) markup(w *strings.Builder) {
	if n.tag == "" {
		w.WriteString(textEscaper.Replace(n.text))
		return
	}
	w.WriteString("<" + n.tag)
	attrs := slices.Clone(n.attrs)
	slices.SortFunc(attrs, func(a, b attr) int { return strings.Compare(a.name, b.name) })
	for _, a := range attrs {
		w.WriteString(" " + a.name)
		if a.value != "" || !slices.Contains(boolean, a.name) {
			w.WriteString(`="` + valueEscaper.Replace(a.value) + `"`)
		}
	}
	w.WriteString(">")
	if slices.Contains(void, n.tag) {
		return
	}
	for _, c := range n.children {
		if n.tag == "script" || n.tag == "style" {
			w.WriteString(c.text) // a data block, made safe by structured; a style of ours
			continue
		}
		c.markup(w)
	}
	w.WriteString("</" + n.tag + ">")
}

var (
	textEscaper  = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\u00a0", "&nbsp;")
	valueEscaper = strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;", ">", "&gt;", "\u00a0", "&nbsp;")
)

// check reports what a parser would not read back to the same tree, or what
// go-app would not build in the browser as the host wrote it.
func (n *node) check() error {
	for i, c := range n.children {
		switch {
		case c.tag != "":
			if err := c.check(); err != nil {
				return err
			}
		case c.text == "":
			return fmt.Errorf("an empty text in <%s>", n.tag)
		case strings.ContainsFunc(c.text, func(r rune) bool { return r < ' ' || r == 0x7f || r == '\ufffd' }):
			return fmt.Errorf("a control character in the text %q of <%s>", c.text, n.tag)
		case i > 0 && n.children[i-1].tag == "":
			return fmt.Errorf("two adjacent texts in <%s>: %q and %q", n.tag, n.children[i-1].text, c.text)
		}
	}
	return nil
}
