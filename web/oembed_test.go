package web

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"shiming/app"
	"shiming/content"
)

// TestOembed: each page that is there for frames too names a document that is right,
// and no other page does.
func TestOembed(t *testing.T) {
	const base = "/help/tmall/"
	below, err := Build(context.Background(), Options{Content: content.Files, Base: base, Origin: origin, Fast: true, Log: quietly})
	if err != nil {
		t.Fatal(err)
	}
	for _, site := range []*Site{realSite(t), below} {
		h, home := Handler(site), origin+site.Base
		documents := 0
		for name := range site.Files {
			if strings.HasSuffix(name, oembedName) {
				documents++
			}
		}
		eachLanguage(t, func(prefix string, lib *content.Library) {
			for _, v := range append(append(app.Views(lib), app.Missing), app.FrameViews(lib)...) {
				page := readPage(t, site, prefix+v.Path)
				links := all(page.root, func(n *html.Node) bool { return value(n, "type") == "application/json+oembed" })
				if want := v.Kind == app.Home || v.Kind == app.Question || v.Kind == app.Check; !want || v.Frame {
					if len(links) > 0 {
						t.Errorf("/%s%s has a document", prefix, v.Path)
					}
					continue
				}
				title := words(all(page.root, tagged("title"))[0])
				if len(links) != 1 || value(links[0], "rel") != "alternate" || value(links[0], "title") != title ||
					value(links[0], "href") != home+prefix+v.Path+"oembed.json" || links[0].Parent.Data != "head" {
					t.Errorf("/%s%s has %d links to a document", prefix, v.Path, len(links))
					continue
				}
				documents--
				r := askOf(h, "GET", strings.TrimPrefix(value(links[0], "href"), origin))
				if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != "application/json" {
					t.Errorf("/%s%s: the document answers %d as %q", prefix, v.Path, r.StatusCode, r.Header.Get("Content-Type"))
				}
				testDocument(t, h, lib, v, title, home+prefix, body(t, r))
			}
		})
		if documents != 0 {
			t.Errorf("there are %d documents that no page names", documents)
		}
	}
}

func testDocument(t *testing.T, h http.Handler, lib *content.Library, v app.View, title, home, text string) {
	t.Helper()
	var d oembed
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&d); err != nil {
		t.Fatalf("/%s: %v", v.Path, err)
	}
	if d.Version != "1.0" || d.Type != "rich" || d.Title != title || d.ProviderURL != home || d.ProviderName != lib.Interface.FullName ||
		d.Width != 600 || d.Height < 200 || d.Height > 1000 || d.CacheAge <= 0 {
		t.Errorf("/%s: %+v", v.Path, d)
	}
	nodes, err := html.ParseFragment(strings.NewReader(d.HTML), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil || len(nodes) != 2 || nodes[0].Data != "blockquote" || len(nodes[0].Attr) != 0 || nodes[1].Data != "iframe" {
		t.Fatalf("/%s: %v in %s", v.Path, err, d.HTML)
	}
	link, frame := nodes[0].FirstChild, nodes[1]
	if link.Data != "a" || link.NextSibling != nil || words(link) != title || value(link, "href") != home+v.Path {
		t.Errorf("/%s: the link is %s", v.Path, d.HTML)
	}
	if value(frame, "src") != home+"frame/"+v.Path || value(frame, "title") != title || value(frame, "loading") != "lazy" ||
		value(frame, "width") != "600" || frame.FirstChild != nil {
		t.Errorf("/%s: the frame is %v", v.Path, frame.Attr)
	}
	for _, address := range []string{value(link, "href"), value(frame, "src")} {
		if r := askOf(h, "GET", strings.TrimPrefix(address, origin)); r.StatusCode != http.StatusOK {
			t.Errorf("/%s: %s answers %d", v.Path, address, r.StatusCode)
		}
	}
}

// TestOembedHostile: no title breaks out of the document.
func TestOembedHostile(t *testing.T) {
	for _, s := range hostile {
		q := content.Question{ID: "x", Title: s}
		lib := &content.Library{Questions: []content.Question{q}}
		lib.Interface.Site.TitlePattern = "{title}"
		site := &app.Site{Library: lib, Base: "/", Origin: origin}
		v := app.View{Kind: app.Question, Path: "q/x/", Question: &q}
		h := http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})
		var d oembed
		if err := json.Unmarshal(oembedOf(site, v), &d); err != nil || d.Title != s {
			t.Fatalf("%q: %v, %q", s, err, d.Title)
		}
		lib.Interface.FullName = realLibrary(t).Interface.FullName
		testDocument(t, h, lib, v, s, origin+"/", string(oembedOf(site, v)))
	}
}

// TestOembedNeedsOrigin: without an origin there is nothing that another site could
// name, and pages that are kept for readers leave the link out.
func TestOembedNeedsOrigin(t *testing.T) {
	site, err := Build(context.Background(), Options{Content: content.Files, Base: "/", Fast: true, Log: quietly})
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range site.Files {
		if strings.HasSuffix(name, oembedName) || bytes.Contains(f.Data, []byte("+oembed")) {
			t.Errorf("%s is about frames in other pages", name)
		}
	}
	if kept := realSite(t).Files[asset(t, "pages.", ".txt")].Data; bytes.Contains(kept, []byte("+oembed")) {
		t.Error("a page that is kept names its document")
	}
}
