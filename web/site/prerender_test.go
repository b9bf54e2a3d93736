package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
	"golang.org/x/net/html"
)

// hostile are texts that break out of careless markup.
var hostile = []string{
	`"`, `'`, `\`, `\"`, `" onload="alert(1)`, `</script>`, `<script>alert(1)</script>`, `<!--`, `-->`, `]]>`,
	`&amp;`, `&lt;`, `&#60;`, "a\u00a0b", "a\u200db", "\u2028", "👩‍👩‍👧", "true", "false", "`", "=", "%s", "中“文”", "\ufeff",
}

func TestHostile(t *testing.T) {
	for _, s := range hostile {
		tree := goapp.Elem("div").Attr("title", s).Attr("data-x", s).Attr("aria-label", s).Attr("href", s).Attr("id", s).Class(s).Body(
			goapp.Elem("p").Body(goapp.Text(s)),
			goapp.Elem("p").Body(goapp.Text(s), goapp.Elem("b").Attr("title", s), goapp.Text(s)),
		)
		n, err := prerender(tree)
		if err != nil {
			t.Errorf("%q: %v", s, err)
			continue
		}
		attrs := func(names ...string) (attrs []string) {
			for _, name := range names {
				if v := strings.TrimSpace(s); v != "" { // go-app trims values and drops empty ones
					attrs = append(attrs, name, v)
				}
			}
			return attrs
		}
		want := element("div", attrs("title", "data-x", "aria-label", "href", "id", "class"),
			element("p", nil, textNode(s)),
			element("p", nil, textNode(s), element("b", attrs("title")), textNode(s)))
		if got, want := describe(n), describe(want); got != want {
			t.Errorf("%q came out as\n%s\nwant\n%s", s, got, want)
		}
		if got, want := describe(parsed(t, n)), describe(n); got != want {
			t.Errorf("%q: a parser reads\n%s\nwant\n%s", s, got, want)
		}
	}
}

func TestPrerender(t *testing.T) {
	for _, c := range []struct {
		name string
		tree goapp.UI
		want string
	}{
		{"inline elements", goapp.P().Body(goapp.Text("打开"), goapp.Span().Text("我的淘宝"), goapp.Text("。")),
			`<p>打开<span>我的淘宝</span>。</p>`},
		{"text first", goapp.P().Body(goapp.Text("a"), goapp.B()), `<p>a<b></b></p>`},
		{"text last", goapp.P().Body(goapp.B().Text("b"), goapp.Text("a")), `<p><b>b</b>a</p>`},
		{"spaces of a text", goapp.P().Body(goapp.Text(" a "), goapp.B()), `<p> a <b></b></p>`},
		{"only child", goapp.P().Body(goapp.B()), `<p><b></b></p>`},
		{"nothing", goapp.P(), `<p></p>`},
		{"deep", goapp.Div().Body(goapp.Div().Body(goapp.Div().Body(goapp.I(), goapp.Text("x")))), `<div><div><div><i></i>x</div></div></div>`},
		{"true", goapp.Details().Open(true), `<details open></details>`},
		{"false", goapp.Details().Open(false), `<details></details>`},
		{"disabled", goapp.Button().Disabled(false).Hidden(true), `<button hidden></button>`},
		{"aria", goapp.Button().Aria("expanded", true).Aria("pressed", false), `<button aria-expanded="true" aria-pressed="false"></button>`},
		{"value", goapp.Input().Value("true").Type("text"), `<input type="text" value="true">`},
		{"order", goapp.P().Title("t").ID("i").Class("c").Lang("en"), `<p class="c" id="i" lang="en" title="t"></p>`},
		{"void", goapp.P().Body(goapp.Text("a"), goapp.Br(), goapp.Text("b")), `<p>a<br>b</p>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			n, err := prerender(c.tree)
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			if n.markup(&b); b.String() != c.want {
				t.Errorf("got  %s\nwant %s", b.String(), c.want)
			}
		})
	}
}

func TestPrerenderRefuses(t *testing.T) {
	for name, tree := range map[string]goapp.UI{
		"adjacent texts":        goapp.P().Body(goapp.Text("a"), goapp.Text("b")),
		"an empty text":         goapp.P().Body(goapp.Text("a"), goapp.B(), goapp.Text("")),
		"a line break":          goapp.P().Text("a\nb"),
		"a line break and more": goapp.P().Body(goapp.Text("a\n  b"), goapp.B()),
		"a control character":   goapp.P().Text("a\x01b"),
	} {
		if n, err := prerender(tree); err == nil {
			t.Errorf("%s is accepted as %s", name, describe(n))
		}
	}
}

// FuzzPrerender: what prerender accepts, a parser reads back to the tree that the
// component describes.
func FuzzPrerender(f *testing.F) {
	for i, s := range hostile {
		f.Add([]byte{byte(i), 1, 2, 3, 4, 5, 250, 9}, s, s)
	}
	f.Add([]byte{0, 5, 3, 0, 255, 17, 4, 8, 1, 1, 2}, "a\nb", "\n  ")
	f.Fuzz(func(t *testing.T, shape []byte, text, value string) {
		if !strings.Contains(text+value, "\x00") && strings.ToValidUTF8(text+value, "") == text+value && !strings.Contains(text+value, "\r") {
			ui, want := grow(&shape, text, value, 0)
			n, err := prerender(ui)
			if err != nil {
				return
			}
			if got, want := describe(n), describe(want); got != want {
				t.Fatalf("prerendered\n%s\nwant\n%s", got, want)
			}
			if got, want := describe(parsed(t, n)), describe(n); got != want {
				t.Fatalf("a parser reads\n%s\nwant\n%s", got, want)
			}
		}
	})
}

// grow makes a component and the tree that it describes, as shape says.
func grow(shape *[]byte, text, value string, depth int) (goapp.UI, *node) {
	next := func() int {
		if len(*shape) == 0 {
			return 0
		}
		b := (*shape)[0]
		*shape = (*shape)[1:]
		return int(b)
	}
	tags := []string{"div", "section", "span", "b", "em"}
	tag := tags[next()%len(tags)]
	if depth > 0 && tag == "div" {
		tag = "span"
	}
	n := element(tag, nil)
	e := goapp.Elem(tag)
	for i, name := range []string{"title", "data-x", "aria-label"} {
		if v := strings.TrimSpace(value); next()&(1<<i) != 0 && v != "" {
			e = e.Attr(name, v)
			n.attrs = append(n.attrs, attr{name, v})
		}
	}
	var children []goapp.UI
	for range next() % 4 {
		if depth < 4 && next()%2 == 0 {
			ui, child := grow(shape, text, value, depth+1)
			children, n.children = append(children, ui), append(n.children, child)
		} else {
			children, n.children = append(children, goapp.Text(text)), append(n.children, textNode(text))
		}
	}
	if len(n.children) == 1 && n.children[0].tag == "" && text == "" {
		n.children = nil // nothing is written for it: see prerender
	}
	return e.Body(children...), n
}

// parsed reads the markup of n with the parser of a browser's rules.
func parsed(t *testing.T, n *node) *node {
	t.Helper()
	var b strings.Builder
	n.markup(&b)
	doc, err := html.Parse(strings.NewReader("<!DOCTYPE html><html><head></head><body>" + b.String() + "</body></html>"))
	if err != nil {
		t.Fatal(err)
	}
	body := doc.LastChild.LastChild
	if body.FirstChild == nil || body.FirstChild != body.LastChild {
		t.Fatalf("%s is not one element", b.String())
	}
	return fromHTML(body.FirstChild)
}

func fromHTML(h *html.Node) *node {
	if h.Type == html.TextNode {
		return textNode(h.Data)
	}
	n := element(h.Data, nil)
	for _, a := range h.Attr {
		n.attrs = append(n.attrs, attr{a.Key, a.Val})
	}
	for c := h.FirstChild; c != nil; c = c.NextSibling {
		n.children = append(n.children, fromHTML(c))
	}
	return n
}

func describe(n *node) string {
	if n.tag == "" {
		return fmt.Sprintf("%q", n.text)
	}
	var attrs []string
	for _, a := range n.attrs {
		attrs = append(attrs, fmt.Sprintf("%s=%q", a.name, a.value))
	}
	slices.Sort(attrs)
	var children []string
	for _, c := range n.children {
		children = append(children, describe(c))
	}
	return n.tag + "[" + strings.Join(attrs, " ") + "](" + strings.Join(children, ", ") + ")"
}
