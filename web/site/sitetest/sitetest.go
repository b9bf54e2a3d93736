// Package sitetest gives tests the site of the built-in library, and reads its pages as a
// browser does.
package sitetest

import (
	"context"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"shiming/content"
	"shiming/content/address"
	"shiming/content/load"
	"shiming/content/outcome"
	"shiming/web/site"
)

// Origin is what the built site takes for its own address.
const Origin = "https://example.com"

var (
	best = sync.OnceValues(func() (*site.Site, error) { return build(func(*site.Options) {}) })
	fast = sync.OnceValues(func() (*site.Site, error) { return build(func(o *site.Options) { o.Fast = true }) })
)

func build(change func(*site.Options)) (*site.Site, error) {
	o := site.Options{Base: "/", Origin: Origin}
	change(&o)
	return site.Build(context.Background(), o)
}

// Site returns the site of the built-in library, compressed as it is shipped.
func Site(t testing.TB) *site.Site {
	t.Helper()
	return must(best())(t)
}

// Fast returns the same site, compressed quickly.
func Fast(t testing.TB) *site.Site {
	t.Helper()
	return must(fast())(t)
}

// Build builds a site like the one of [Fast], but for what change does to the options.
func Build(t testing.TB, change func(*site.Options)) *site.Site {
	t.Helper()
	return must(build(func(o *site.Options) {
		o.Fast = true
		change(o)
	}))(t)
}

func must(s *site.Site, err error) func(testing.TB) *site.Site {
	return func(t testing.TB) *site.Site {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
}

// Library returns the built-in library in the source language.
func Library(t testing.TB) *content.Library {
	t.Helper()
	lib, problems := load.Load(content.BuiltIn(), content.SourceLang)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return lib
}

// Libraries returns the built-in library in every language.
func Libraries(t testing.TB) []*content.Library {
	t.Helper()
	libs, problems := load.All(content.BuiltIn())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return libs
}

// Changed returns the built-in content with changes: file, old text and new text in turn,
// of which the first is replaced.
func Changed(t testing.TB, changes ...string) fstest.MapFS {
	t.Helper()
	files, err := copyFS(content.BuiltIn())
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(changes); i += 3 {
		f := files[changes[i]]
		if f == nil || !strings.Contains(string(f.Data), changes[i+1]) {
			t.Fatalf("%s has no %q", changes[i], changes[i+1])
		}
		f.Data = []byte(strings.Replace(string(f.Data), changes[i+1], changes[i+2], 1))
	}
	return files
}

func copyFS(from fs.FS) (fstest.MapFS, error) {
	files := fstest.MapFS{}
	err := fs.WalkDir(from, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	return files, err
}

// Asset returns the path of the one file of a site that is named by its content and begins
// and ends so.
func Asset(t testing.TB, s *site.Site, prefix, suffix string) string {
	t.Helper()
	for name := range s.Files {
		if strings.HasPrefix(name, address.Assets+prefix) && strings.HasSuffix(name, suffix) {
			return name
		}
	}
	t.Fatalf("the site has no %s*%s", prefix, suffix)
	return ""
}

// Get sends a request to a handler. header are names and values in turn.
func Get(h http.Handler, method, target string, header ...string) *http.Response {
	r := httptest.NewRequest(method, "/", nil)
	path, query, _ := strings.Cut(target, "?")
	r.URL.RawQuery = query
	r.URL.Path, r.URL.RawPath = path, ""
	if u, err := r.URL.Parse(path); err == nil && strings.Contains(path, "%") {
		r.URL.Path, r.URL.RawPath = u.Path, u.RawPath
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

// Body returns the body of an answer.
func Body(t testing.TB, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// Page is a page of a site as a browser reads it.
type Page struct {
	Path string // below the base
	Root *html.Node

	Lib    *content.Library
	Prefix string // of the language, which the path has
}

// Pages returns the pages of all views in all languages, and those for unknown addresses.
func Pages(t testing.TB, s *site.Site) []Page {
	t.Helper()
	return pages(t, s, func(lib *content.Library) []address.View { return append(address.Views(lib), address.NotFound) })
}

// AllPages returns the pages for frames too.
func AllPages(t testing.TB, s *site.Site) []Page {
	t.Helper()
	return pages(t, s, func(lib *content.Library) []address.View {
		return slices.Concat(address.Views(lib), address.FrameViews(lib), []address.View{address.NotFound, address.NotFoundInFrame})
	})
}

func pages(t testing.TB, s *site.Site, views func(*content.Library) []address.View) []Page {
	t.Helper()
	var all []Page
	for _, lib := range Libraries(t) {
		prefix := address.Prefix(lib.Languages, lib.Lang)
		for _, v := range views(lib) {
			p := Read(t, s, prefix+v.Path)
			p.Lib, p.Prefix = lib, prefix
			all = append(all, p)
		}
	}
	return all
}

// Read returns the page at a path.
func Read(t testing.TB, s *site.Site, path string) Page {
	t.Helper()
	name := path
	if !strings.HasSuffix(path, ".html") {
		name = address.File(path)
	}
	f, ok := s.Files[name]
	if !ok {
		t.Fatalf("the site has no %s", name)
	}
	root, err := html.Parse(strings.NewReader(string(f.Data)))
	if err != nil {
		t.Fatal(err)
	}
	return Page{Path: path, Root: root}
}

// Frame reports whether the page is one for frames.
func (p Page) Frame() bool {
	return strings.HasPrefix(strings.TrimPrefix(p.Path, p.Prefix), address.Frame)
}

// Target returns where a link of the page leads, as a path below the base, and its
// fragment. ok tells that it is an address of the site.
func (p Page) Target(href string) (path, fragment string, ok bool) {
	from, _ := url.Parse(Origin + "/" + p.Path)
	u, err := from.Parse(href)
	if err != nil || u.Scheme+"://"+u.Host != Origin {
		return "", "", false
	}
	return strings.TrimPrefix(u.Path, "/"), u.Fragment, true
}

// All returns the elements for which fits holds, in document order.
func All(n *html.Node, fits func(*html.Node) bool) []*html.Node {
	var found []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && fits(d) {
			found = append(found, d)
		}
	}
	return found
}

// Any holds for every element.
func Any(*html.Node) bool { return true }

// Tagged holds for elements of one tag.
func Tagged(tag string) func(*html.Node) bool {
	return func(n *html.Node) bool { return n.Data == tag }
}

// Classed holds for elements of one class.
func Classed(class string) func(*html.Node) bool {
	return func(n *html.Node) bool { return slices.Contains(strings.Fields(Value(n, "class")), class) }
}

// Value returns the value of an attribute, or "".
func Value(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// Has reports whether there is an attribute.
func Has(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

// Words returns the text in a node.
func Words(n *html.Node) string {
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

// notSaid are the fields of an outcome that are ids and paths, or no text of their own.
var notSaid = []string{"Address", "Input", "Answer", "Answers", "Path", "Change", "Rule", "Claim", "Verdict", "Strength", "Procedure", "To", "Check", "If", "Conflicts"}

// Said returns the texts of an outcome. With printed they are those that the command ask
// prints too, which are the ones in its JSON.
func Said(o *outcome.Outcome, printed bool) []string {
	var all []string
	var visit func(v reflect.Value)
	visit = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			if s := v.String(); s != "" {
				all = append(all, s)
			}
		case reflect.Pointer:
			if !v.IsNil() {
				visit(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				visit(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				f := v.Type().Field(i)
				hidden := f.Tag.Get("json") == "-"
				skip := slices.Contains(notSaid, f.Name) && f.Type.Kind() != reflect.Pointer && f.Type.Kind() != reflect.Slice ||
					slices.Contains([]string{"Strength", "If", "Conflicts"}, f.Name) || f.Type == reflect.TypeFor[[][]content.Span]()
				// What the steps to a better verdict are called, their own page says.
				searched := v.Type() == reflect.TypeFor[outcome.Step]() && f.Name == "Title" || v.Type() == reflect.TypeFor[outcome.Ask]() && f.Name == "Label" || v.Type() == reflect.TypeFor[outcome.Option]() && f.Name == "Short"
				if f.IsExported() && !skip && !searched && !(hidden && printed) {
					visit(v.Field(i))
				}
			}
		}
	}
	visit(reflect.ValueOf(o))
	return all
}
