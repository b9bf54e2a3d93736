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
	r := reader{in: goapp.HTMLString(c)}
	n, err := r.element(0)
	if err == nil && r.at != len(r.in) {
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
type reader struct {
	in string
	at int
}

func (r *reader) rest() string { return r.in[r.at:] }

func (r *reader) take(s string) bool {
	if strings.HasPrefix(r.rest(), s) {
		r.at += len(s)
		return true
	}
	return false
}

func (r *reader) fail(want string) error {
	near := r.rest()
	if len(near) > 40 {
		near = near[:40]
	}
	return fmt.Errorf("want %s, found %q", want, near)
}

// element reads an element whose start tag is at the present place.
func (r *reader) element(depth int) (*node, error) {
	if !r.take("<") {
		return nil, r.fail("an element")
	}
	n := &node{tag: r.name()}
	for r.take(" ") {
		a := attr{name: r.name()}
		if !r.take("=") {
			a.value = "true" // the encoder drops this value, and never writes an empty one
		} else {
			quoted, err := strconv.QuotedPrefix(r.rest())
			if err != nil {
				return nil, r.fail("a quoted value")
			}
			r.at += len(quoted)
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
	if t := r.text(); strings.HasPrefix(r.rest()[len(t):], "</") {
		if t != "" {
			r.at += len(t)
			n.children = append(n.children, textNode(html.UnescapeString(t)))
		}
		return nil
	}
	for {
		t := r.text()
		r.at += len(t)
		end := strings.HasPrefix(r.rest(), "</")
		if end {
			if t == indent {
				return nil
			}
			if !strings.HasSuffix(t, indent) {
				return r.fail("the indent of </" + n.tag + ">")
			}
			t = strings.TrimSuffix(t, indent)
		} else {
			if t == indent+"  " {
				t = ""
			} else if t = strings.TrimSuffix(t, indent+"  "); t == "" {
				return r.fail("the indent of a child of <" + n.tag + ">")
			}
		}
		if t != "" {
			if !strings.HasPrefix(t, indent+"  ") {
				return r.fail("the indent of a text in <" + n.tag + ">")
			}
			n.children = append(n.children, textNode(html.UnescapeString(strings.TrimPrefix(t, indent+"  "))))
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

// text returns what is before the next tag.
func (r *reader) text() string {
	if i := strings.IndexByte(r.rest(), '<'); i >= 0 {
		return r.rest()[:i]
	}
	return r.rest()
}

// name reads a tag or attribute name.
func (r *reader) name() string {
	i := strings.IndexAny(r.rest(), " =>\n")
	if i < 0 {
		i = len(r.rest())
	}
	name := r.rest()[:i]
	r.at += i
	return name
}
