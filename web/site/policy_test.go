package site_test

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"shiming/content/address"
	"shiming/web/headers"
	"shiming/web/server"
	"shiming/web/site/sitetest"
)

// TestNothingInline: no page has script of its own, or style but the one in its head, and
// nothing in the built is asked of another host.
func TestNothingInline(t *testing.T) {
	for _, p := range sitetest.AllPages(t, sitetest.Site(t)) {
		for _, n := range sitetest.All(p.Root, sitetest.Any) {
			if n.Data == "style" && n.Parent.Data != "head" || n.Data == "base" || n.Data == "iframe" || n.Data == "form" {
				t.Errorf("/%s has the element %s", p.Path, n.Data)
			}
			if n.Data == "script" && !sitetest.Has(n, "src") && sitetest.Value(n, "type") != "application/ld+json" {
				t.Errorf("/%s has an inline script", p.Path)
			}
			for _, a := range n.Attr {
				switch {
				case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
					t.Errorf("/%s has the attribute %s", p.Path, a.Key)
				case a.Key == "href" || a.Key == "src":
					if _, _, ok := p.Target(a.Val); !ok {
						t.Errorf("/%s asks for %s", p.Path, a.Val)
					}
				}
			}
		}
	}
	for name, f := range sitetest.Site(t).Files {
		if !strings.HasSuffix(name, ".css") && !strings.HasSuffix(name, ".js") && !strings.HasSuffix(name, ".svg") {
			continue
		}
		text := strings.ReplaceAll(string(f.Data), `"http://www.w3.org/2000/svg"`, "")
		text = strings.ReplaceAll(text, "https://github.com/golang/go/issues/28975", "") // a comment of the toolchain's script
		text = strings.ReplaceAll(text, sitetest.Origin+"/", "")                         // the site itself, for host pages
		for _, bad := range []string{"http:", "https:", "//cdn", "@import", "eval(", "new Function", "document.cookie"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s has %q", name, bad)
			}
		}
	}
}

// TestPolicyInPages: every page has the policy of its kind, but for what counts in a header
// only, before anything that the policy is about.
func TestPolicyInPages(t *testing.T) {
	built := sitetest.Site(t)
	h := server.Handler(built)
	framed := sitetest.Get(h, "GET", "/frame/").Header.Get("Content-Security-Policy")
	for name, f := range built.Files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		root, err := html.Parse(bytes.NewReader(f.Data))
		if err != nil {
			t.Fatal(err)
		}
		seen, path := false, "/"
		if headers.KindOf(name) == headers.Frame {
			path = "/frame/"
		}
		want, _, _ := strings.Cut(sitetest.Get(h, "GET", path).Header.Get("Content-Security-Policy"), "; frame-ancestors")
		for _, n := range sitetest.All(root, sitetest.Any) {
			switch {
			case n.Data == "meta" && sitetest.Value(n, "http-equiv") == "Content-Security-Policy":
				if seen || sitetest.Value(n, "content") != want || n.Parent.Data != "head" {
					t.Errorf("%s has the policy twice, elsewhere, or the policy %q", name, sitetest.Value(n, "content"))
				}
				seen = true
			case n.Data == "link" || n.Data == "style" || n.Data == "script" || n.Data == "body":
				// A host may send the page for unknown addresses with the fields of a frame.
				if n.Data == "style" && !strings.Contains(framed, headers.Hash([]byte(n.FirstChild.Data))) {
					t.Errorf("the policy of frames refuses a style of %s", name)
				}
				if !seen {
					t.Fatalf("%s has a %s before the policy", name, n.Data)
				}
			}
		}
	}
}

// TestStyleInside: every page has its style inside itself, also where no script runs, as its
// policy allows, and nothing that a browser waits for before it paints, but for the views
// that need more.
func TestStyleInside(t *testing.T) {
	built := sitetest.Site(t)
	h := server.Handler(built)
	more := map[bool]int{}
	for _, p := range sitetest.AllPages(t, built) {
		view, _ := address.Open(p.Lib, strings.TrimPrefix(p.Path, p.Prefix))
		head := sitetest.All(p.Root, sitetest.Tagged("head"))[0]
		styles := sitetest.All(head, sitetest.Tagged("style"))
		bare := sitetest.All(head, sitetest.Tagged("noscript"))
		if len(styles) != 1 || len(bare) != 1 {
			t.Errorf("/%s has %d styles, and %d for where no script runs", p.Path, len(styles), len(bare))
			continue
		}
		// A browser with scripts has what is in noscript as a text.
		inner, _, _ := strings.Cut(strings.TrimPrefix(bare[0].FirstChild.Data, "<style>"), "</style>")
		policy := sitetest.Get(h, "GET", "/"+p.Path).Header.Get("Content-Security-Policy")
		own, page := headers.Hash([]byte(styles[0].FirstChild.Data)), ""
		if p.Frame() { // a host may send the page for unknown addresses in place of it
			page = headers.Hash(built.Files[sitetest.Asset(t, built, "full.", ".css")].Data) + " "
		}
		want := "; style-src 'self' " + own + " " + page + headers.Hash([]byte(inner)) + ";"
		if !strings.Contains(policy, want) {
			t.Errorf("/%s: the policy is %q, and does not have %q", p.Path, policy, want)
		}
		sheets := sitetest.All(head, func(n *html.Node) bool { return sitetest.Value(n, "rel") == "stylesheet" })
		needs := slices.Contains(needMore, view.Kind)
		if needs != (len(sheets) == 1) {
			t.Errorf("/%s waits for %d style sheets", p.Path, len(sheets))
		}
		more[needs]++
		for _, n := range sitetest.All(head, sitetest.Tagged("script")) {
			if sitetest.Has(n, "src") && !sitetest.Has(n, "defer") {
				t.Errorf("/%s waits for the script %s", p.Path, sitetest.Value(n, "src"))
			}
		}
	}
	if more[true] < 6 || more[false] < 100 {
		t.Errorf("of the pages %v need more", more)
	}
}

// needMore are the views that wait for the style that comes later on other pages.
var needMore = []address.Kind{address.RulesView, address.EmbedView, address.AboutView}

// folded reports whether a node is seen only once something is opened.
func folded(n *html.Node) bool {
	for ; n.Parent != nil; n = n.Parent {
		if n.Parent.Data == "details" && n.Data != "summary" && !sitetest.Has(n.Parent, "open") {
			return true
		}
	}
	return false
}

// TestStyleOfOtherViews: what comes later is not needed for what is seen at first.
func TestStyleOfOtherViews(t *testing.T) {
	built := sitetest.Site(t)
	classes := func(name string) map[string]bool {
		found := map[string]bool{}
		for _, m := range regexp.MustCompile(`\.([a-z][a-z-]*)`).FindAllSubmatch(built.Files[sitetest.Asset(t, built, name, ".css")].Data, -1) {
			found[string(m[1])] = true
		}
		return found
	}
	inside, more := classes("full."), classes("more.")
	for class := range inside {
		delete(more, class)
	}
	for class := range classes("frame.") {
		delete(more, class)
	}
	if len(more) < 10 {
		t.Fatalf("the other views have %v", more)
	}
	for _, p := range sitetest.AllPages(t, built) {
		if view, _ := address.Open(p.Lib, strings.TrimPrefix(p.Path, p.Prefix)); slices.Contains(needMore, view.Kind) {
			continue
		}
		for _, n := range sitetest.All(p.Root, func(n *html.Node) bool { return !folded(n) }) {
			for class := range strings.FieldsSeq(sitetest.Value(n, "class")) {
				if more[class] {
					t.Errorf("/%s has the class %s, whose style comes later", p.Path, class)
				}
			}
		}
	}
}
