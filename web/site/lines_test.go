package site_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"shiming/content"
	"shiming/web/site/sitetest"
)

// TestLines: in every page a line of a heading, a button, a summary or an option may end
// between the pieces of its text and nowhere else. The styles rely on it.
func TestLines(t *testing.T) {
	byLang := map[string]*content.Library{}
	for _, lib := range sitetest.Libraries(t) {
		byLang[lib.Lang] = lib
	}
	tags := strings.Fields("h1 h2 h3 button summary")
	cut := 0
	for _, p := range sitetest.AllPages(t, sitetest.Fast(t)) {
		var lib *content.Library
		for _, n := range sitetest.All(p.Root, sitetest.Tagged("html")) {
			lib = byLang[sitetest.Value(n, "lang")]
		}
		option := func(n *html.Node) bool {
			return n.Data == "a" && n.Parent.Parent != nil && strings.HasPrefix(sitetest.Value(n.Parent.Parent, "class"), "options")
		}
		for _, n := range sitetest.All(p.Root, func(n *html.Node) bool { return slices.Contains(tags, n.Data) || option(n) }) {
			for _, got := range texts(n) {
				cut += len(got) - 1
				if lib.Gap() == "" && !slices.Equal(got, lib.Pieces(strings.Join(got, ""))) {
					t.Errorf("/%s: <%s>: lines may end as in %q, and should in %q", p.Path, n.Data, got, lib.Pieces(strings.Join(got, "")))
				}
			}
		}
	}
	if cut < 1000 {
		t.Errorf("in all pages there are %d ends of lines", cut)
	}
}

// texts returns the texts between the elements in a node, each as the parts that stand between
// its wbr elements.
func texts(n *html.Node) [][]string {
	var all [][]string
	apart := true
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && apart:
			all, apart = append(all, []string{c.Data}), false
		case c.Type == html.TextNode:
			all[len(all)-1] = append(all[len(all)-1], c.Data)
		case c.Data != "wbr":
			if !slices.Contains([]string{"h1", "h2", "h3", "button"}, c.Data) { // it is looked at by itself
				all = append(all, texts(c)...)
			}
			apart = true
		}
	}
	return all
}
