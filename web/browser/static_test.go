package browser

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// staticStyle is what one would write by hand for such a page.
const staticStyle = `body{max-width:44rem;margin:0 auto;padding:0 1rem 4rem;font:1rem/1.75 system-ui,sans-serif;color:#1b2430;background:#f7f6f2}
a{color:#0a655c}h1{font-size:1.75rem}h2{font-size:1.25rem}h3{display:inline;font-size:1rem}
details{border:1px solid #e2dfd6;background:#fff;padding:.75rem 1rem}summary{cursor:pointer}`

// plain are the elements of a page written by hand, and their attributes.
var plain = map[atom.Atom][]string{
	atom.Header: nil, atom.Nav: nil, atom.Main: nil, atom.Footer: nil, atom.H1: nil, atom.H2: nil, atom.H3: nil, atom.P: nil,
	atom.Ul: nil, atom.Ol: nil, atom.Li: nil, atom.Dl: nil, atom.Dt: nil, atom.Dd: nil, atom.Strong: nil, atom.Small: nil,
	atom.A: {"href"}, atom.Details: {"id", "open"}, atom.Summary: nil, atom.Label: {"for"}, atom.Input: {"id", "type", "placeholder"},
}

// static writes the words of a page, which are to be seen on it, as a plain static page with
// its style inside.
func static(b testing.TB, page []byte) []byte {
	b.Helper()
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		b.Fatal(err)
	}
	var out strings.Builder
	out.WriteString(`<!DOCTYPE html><html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`)
	var write func(n *html.Node)
	write = func(n *html.Node) {
		if n.Type == html.TextNode {
			out.WriteString(html.EscapeString(n.Data))
			return
		}
		class := ""
		for _, a := range n.Attr {
			if a.Key == "class" {
				class = a.Val
			}
		}
		switch {
		case n.DataAtom == atom.Svg || n.DataAtom == atom.Script || n.DataAtom == atom.Noscript || slices.Contains(unseen, class):
			return
		case n.DataAtom == atom.Title:
			out.WriteString("<title>" + html.EscapeString(n.FirstChild.Data) + "</title><style>" + staticStyle + "</style></head><body>")
			return
		}
		attrs, kept := plain[n.DataAtom]
		if kept {
			out.WriteString("<" + n.Data)
			for _, a := range n.Attr {
				if slices.Contains(attrs, a.Key) {
					out.WriteString(" " + a.Key + `="` + html.EscapeString(a.Val) + `"`)
				}
			}
			out.WriteString(">")
		}
		for c := range n.ChildNodes() {
			write(c)
		}
		if kept && n.DataAtom != atom.Input {
			out.WriteString("</" + n.Data + ">\n")
		}
	}
	write(doc)
	out.WriteString("</body></html>\n")
	return []byte(out.String())
}

// unseen are the classes of what is there for another time.
var unseen = []string{"hint coming", "hint broken", "every", "acts", "all"}
