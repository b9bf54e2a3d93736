package web

import (
	"context"
	"net/url"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"shiming/app"
	"shiming/content"
	"shiming/content/load"
)

// origin is what the built site takes for its own address.
const origin = "https://example.com"

func quietly(string, ...any) {}

var built = sync.OnceValues(func() (*Site, error) {
	return Build(context.Background(), Options{Content: content.Files, Base: "/", Origin: origin, Log: quietly})
})

// realSite returns the site of the built-in content, compressed as it is shipped.
func realSite(t testing.TB) *Site {
	t.Helper()
	s, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// realLibrary returns the built-in content.
func realLibrary(t testing.TB) *content.Library {
	t.Helper()
	lib, problems := load.Load(content.Files, content.SourceLang)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return lib
}

// pagePaths returns the path of every view that has a page of its own.
func pagePaths(lib *content.Library) []string {
	var paths []string
	for _, v := range app.Views(lib) {
		paths = append(paths, v.Path)
	}
	return paths
}

// htmlPage is a page of the real site as a browser reads it.
type htmlPage struct {
	path string // below the base
	root *html.Node

	lib    *content.Library
	prefix string // of the language, which the path has
}

// realPages returns the pages of all views in all languages, and those for unknown
// addresses.
func realPages(t testing.TB) []htmlPage {
	t.Helper()
	return pagesOf(t, func(lib *content.Library) []app.View { return append(app.Views(lib), app.Missing) })
}

// allPages returns the pages for frames too.
func allPages(t testing.TB) []htmlPage {
	t.Helper()
	return append(realPages(t), pagesOf(t, func(lib *content.Library) []app.View {
		return append(app.FrameViews(lib), app.MissingInFrame)
	})...)
}

// eachLanguage calls f with the built-in content in each language, and with what its
// paths begin with.
func eachLanguage(t testing.TB, f func(prefix string, lib *content.Library)) {
	t.Helper()
	libs, problems := load.All(content.Files)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for i, lib := range libs {
		prefix := ""
		if i > 0 {
			prefix = lib.Lang + "/"
		}
		f(prefix, lib)
	}
}

func pagesOf(t testing.TB, views func(*content.Library) []app.View) []htmlPage {
	t.Helper()
	var pages []htmlPage
	eachLanguage(t, func(prefix string, lib *content.Library) {
		for _, v := range views(lib) {
			p := readPage(t, realSite(t), prefix+v.Path)
			p.lib, p.prefix = lib, prefix
			pages = append(pages, p)
		}
	})
	return pages
}

// frame reports whether the page is one for frames.
func (p htmlPage) frame() bool {
	return strings.HasPrefix(strings.TrimPrefix(p.path, p.prefix), "frame/")
}

func readPage(t testing.TB, s *Site, path string) htmlPage {
	t.Helper()
	name := path
	if !strings.HasSuffix(path, ".html") {
		name += "index.html"
	}
	f, ok := s.Files[name]
	if !ok {
		t.Fatalf("the site has no %s", name)
	}
	root, err := html.Parse(strings.NewReader(string(f.Data)))
	if err != nil {
		t.Fatal(err)
	}
	return htmlPage{path: path, root: root}
}

// all returns the elements for which fits holds, in document order.
func all(n *html.Node, fits func(*html.Node) bool) []*html.Node {
	var found []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && fits(d) {
			found = append(found, d)
		}
	}
	return found
}

// tagged holds for elements of one tag.
func tagged(tag string) func(*html.Node) bool {
	return func(n *html.Node) bool { return n.Data == tag }
}

// classed holds for elements of one class.
func classed(class string) func(*html.Node) bool {
	return func(n *html.Node) bool {
		for _, c := range strings.Fields(value(n, "class")) {
			if c == class {
				return true
			}
		}
		return false
	}
}

// value returns the value of an attribute, or "".
func value(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

// words returns the text in a node.
func words(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// target returns where a link of the page leads, as a path below the base, and its
// fragment. ok tells that it is an address of the site.
func (p htmlPage) target(href string) (path, fragment string, ok bool) {
	from, _ := url.Parse(origin + "/" + p.path)
	u, err := from.Parse(href)
	if err != nil || u.Scheme+"://"+u.Host != origin {
		return "", "", false
	}
	return strings.TrimPrefix(u.Path, "/"), u.Fragment, true
}
