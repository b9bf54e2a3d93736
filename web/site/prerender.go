package site

import (
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// prerender renders a component to the tree that go-app builds in the browser.
//
// What go-app itself writes for it on the host is not that tree: it quotes
// attributes as Go strings, writes false for booleans, drops the value true, and
// puts white space between nodes. But its grammar is regular, so prerender reads
// it back exactly:
//
//	element  = indent "<" tag { " " name [ "=" Go string ] } ">" [ children "</" tag ">" ]
//	children = text | { "\n" (element | indent text) } "\n" indent
//
// with two spaces of indent a level. Texts are HTML-escaped. A text that has a
// line break, is empty, or follows another text cannot be told from the white
// space around it, and is an error; an empty text that is the only child leaves no
// trace at all, which is why the app makes none.
func prerender(c goapp.UI) (*node, error) {
	r := reader{goapp.HTMLString(c)}
	n, err := r.element(0)
	if err == nil && r.rest != "" {
		err = fmt.Errorf("text after the end of the root element")
	}
	if err == nil {
		err = n.check()
	}
	if err != nil {
		return nil, fmt.Errorf("prerendering: %w", err)
	}
	return n, nil
}

// reader reads what go-app's encoder wrote.
type reader struct{ rest string }

func (r *reader) take(s string) (found bool) {
	r.rest, found = strings.CutPrefix(r.rest, s)
	return found
}

// until reads what is before the first of some characters.
func (r *reader) until(chars string) string {
	text := r.rest
	if i := strings.IndexAny(text, chars); i >= 0 {
		text = text[:i]
	}
	r.take(text)
	return text
}

func (r *reader) fail(want string) error {
	return fmt.Errorf("want %s, found %.40q", want, r.rest)
}

// element reads an element whose start tag is at the present place.
func (r *reader) element(depth int) (*node, error) {
	if !r.take("<") {
		return nil, r.fail("an element")
	}
	n := &node{tag: r.until(" =>\n")}
	for r.take(" ") {
		a := attr{name: r.until(" =>\n")}
		if !r.take("=") {
			a.value = "true" // the encoder drops this value, and never writes an empty one
		} else {
			quoted, err := strconv.QuotedPrefix(r.rest)
			if err != nil {
				return nil, r.fail("a quoted value")
			}
			r.take(quoted)
			if a.value, err = strconv.Unquote(quoted); err != nil {
				return nil, err
			}
		}
		if slices.Contains(boolean, a.name) {
			if on, _ := strconv.ParseBool(a.value); !on {
				continue
			}
			a.value = ""
		}
		n.attrs = append(n.attrs, a)
	}
	if n.tag == "" || !r.take(">") {
		return nil, r.fail("the end of a start tag")
	}
	if slices.Contains(void, n.tag) {
		r.take("</" + n.tag + ">") // app.Elem does not know that there is none
		return n, nil
	}
	if err := r.children(n, depth); err != nil {
		return nil, err
	}
	if !r.take("</" + n.tag + ">") {
		return nil, r.fail("</" + n.tag + ">")
	}
	return n, nil
}

// children reads what is between the tags of n.
func (r *reader) children(n *node, depth int) error {
	indent := "\n" + strings.Repeat("  ", depth)
	inner := indent + "  "
	t := r.until("<")
	if strings.HasPrefix(r.rest, "</") {
		if t != "" {
			n.children = append(n.children, textNode(html.UnescapeString(t)))
		}
		return nil
	}
	for ; ; t = r.until("<") {
		end := strings.HasPrefix(r.rest, "</")
		if end {
			if t == indent {
				return nil
			}
			if !strings.HasSuffix(t, indent) {
				return r.fail("the indent of </" + n.tag + ">")
			}
			t = strings.TrimSuffix(t, indent)
		} else if t == inner {
			t = ""
		} else if t = strings.TrimSuffix(t, inner); t == "" {
			return r.fail("the indent of a child of <" + n.tag + ">")
		}
		if t != "" {
			text, found := strings.CutPrefix(t, inner)
			if !found {
				return r.fail("the indent of a text in <" + n.tag + ">")
			}
			n.children = append(n.children, textNode(html.UnescapeString(text)))
		}
		if end {
			return nil
		}
		child, err := r.element(depth + 1)
		if err != nil {
			return err
		}
		n.children = append(n.children, child)
	}
}
