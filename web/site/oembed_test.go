package site_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"shiming/app"
	"shiming/content"
	"shiming/content/address"
	"shiming/web/server"
	"shiming/web/site"
	"shiming/web/site/sitetest"
)

// TestOembed: each page that is there for frames too names a document that is right,
// and no other page does.
func TestOembed(t *testing.T) {
	const base = "/help/tmall/"
	below := sitetest.Build(t, func(o *site.Options) { o.Base = base })
	for _, built := range []*site.Site{sitetest.Site(t), below} {
		h, home := server.Handler(built), sitetest.Origin+built.Base
		documents := 0
		for name := range built.Files {
			if strings.HasSuffix(name, address.OEmbed) {
				documents++
			}
		}
		for _, lib := range sitetest.Libraries(t) {
			prefix := address.Prefix(lib.Languages, lib.Lang)
			for _, v := range append(append(address.Views(lib), address.NotFound), address.FrameViews(lib)...) {
				page := sitetest.Read(t, built, prefix+v.Path)
				links := sitetest.All(page.Root, func(n *html.Node) bool { return sitetest.Value(n, "type") == "application/json+oembed" })
				if want := v.Kind == address.HomeView || v.Kind == address.QuestionView || v.Kind == address.CheckView; !want || v.Frame {
					if len(links) > 0 {
						t.Errorf("/%s%s has a document", prefix, v.Path)
					}
					continue
				}
				title := sitetest.Words(sitetest.All(page.Root, sitetest.Tagged("title"))[0])
				if len(links) != 1 || sitetest.Value(links[0], "rel") != "alternate" || sitetest.Value(links[0], "title") != title ||
					sitetest.Value(links[0], "href") != home+prefix+v.Path+"oembed.json" || links[0].Parent.Data != "head" {
					t.Errorf("/%s%s has %d links to a document", prefix, v.Path, len(links))
					continue
				}
				documents--
				r := sitetest.Get(h, "GET", strings.TrimPrefix(sitetest.Value(links[0], "href"), sitetest.Origin))
				if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != "application/json" {
					t.Errorf("/%s%s: the document answers %d as %q", prefix, v.Path, r.StatusCode, r.Header.Get("Content-Type"))
				}
				testDocument(t, h, lib, v, title, home+prefix, sitetest.Body(t, r))
			}
		}
		if documents != 0 {
			t.Errorf("there are %d documents that no page names", documents)
		}
	}
}

func testDocument(t *testing.T, h http.Handler, lib *content.Library, v address.View, title, home, text string) {
	t.Helper()
	var d site.OEmbed
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
	if link.Data != "a" || link.NextSibling != nil || sitetest.Words(link) != title || sitetest.Value(link, "href") != home+v.Path {
		t.Errorf("/%s: the link is %s", v.Path, d.HTML)
	}
	if sitetest.Value(frame, "src") != home+"frame/"+v.Path || sitetest.Value(frame, "title") != title || sitetest.Value(frame, "loading") != "lazy" ||
		sitetest.Value(frame, "width") != "600" || frame.FirstChild != nil {
		t.Errorf("/%s: the frame is %v", v.Path, frame.Attr)
	}
	for _, address := range []string{sitetest.Value(link, "href"), sitetest.Value(frame, "src")} {
		if r := sitetest.Get(h, "GET", strings.TrimPrefix(address, sitetest.Origin)); r.StatusCode != http.StatusOK {
			t.Errorf("/%s: %s answers %d", v.Path, address, r.StatusCode)
		}
	}
}

// FuzzTitle: no title breaks out of the documents that say it to other systems: that of
// oEmbed, and the structured data in the page.
func FuzzTitle(f *testing.F) {
	for _, s := range site.Hostile {
		f.Add(s)
	}
	f.Add("</script><script>alert(1)</script><!--")
	f.Fuzz(func(t *testing.T, s string) {
		if s != strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ") || strings.Contains(s, "\x00") {
			return // no library has such a title, and a parser reads it as another
		}
		q := content.Question{ID: "x", Topic: "t", Title: s}
		lib := &content.Library{Topics: []content.Topic{{ID: "t"}}, Questions: []content.Question{q}}
		lib.Interface.Site.TitlePattern = "{title}"
		lib.Interface.FullName = s
		built := &app.Site{Library: lib, Base: "/", Origin: sitetest.Origin}
		v := address.View{Kind: address.QuestionView, Path: "q/x/", Question: &q}
		h := http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})
		testDocument(t, h, lib, v, s, sitetest.Origin+"/", string(site.OEmbedOf(built, v)))

		page, err := html.Parse(strings.NewReader(site.StructuredMarkup(&app.Site{Library: lib, Base: "/"}, v)))
		scripts := sitetest.All(page, sitetest.Tagged("script"))
		if err != nil || len(scripts) != 1 || scripts[0].NextSibling != nil {
			t.Fatalf("%d scripts (%v)", len(scripts), err)
		}
		var faq site.StructuredData
		if err := json.Unmarshal([]byte(scripts[0].FirstChild.Data), &faq); err != nil || len(faq.Questions) != 1 || faq.Questions[0].Name != s {
			t.Errorf("%v in %s", err, scripts[0].FirstChild.Data)
		}
	})
}

// TestOembedNeedsOrigin: without an sitetest.Origin there is nothing that another site could
// name, and pages that are kept for readers leave the link out.
func TestOembedNeedsOrigin(t *testing.T) {
	built := sitetest.Build(t, func(o *site.Options) { o.Origin = "" })
	for name, f := range built.Files {
		if strings.HasSuffix(name, address.OEmbed) || bytes.Contains(f.Data, []byte("+oembed")) {
			t.Errorf("%s is about frames in other pages", name)
		}
	}
	if kept := sitetest.Site(t).Files[sitetest.Asset(t, sitetest.Site(t), "pages.", ".txt")].Data; bytes.Contains(kept, []byte("+oembed")) {
		t.Error("a page that is kept names its document")
	}
}
