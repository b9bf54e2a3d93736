package web

import (
	"bytes"
	"context"
	"encoding/xml"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"shiming/app"
	"shiming/content"
)

// TestSubPath: under a sub-path every address that the site names is below it:
// links, files, fragments, canonical addresses, structured data, the sitemap.
func TestSubPath(t *testing.T) {
	const base = "/help/tmall/"
	site, err := Build(context.Background(), Options{Content: content.Files, Base: base, Origin: origin, Fast: true, Log: quietly})
	if err != nil {
		t.Fatal(err)
	}
	h := Handler(site)
	var paths []string
	pages, full, reached := map[string]htmlPage{}, map[string]string{}, map[string]bool{}
	eachLanguage(t, func(prefix string, lib *content.Library) {
		for _, path := range pagePaths(lib) {
			paths = append(paths, prefix+path)
		}
		for _, v := range slices.Concat(app.Views(lib), app.FrameViews(lib), []app.View{app.Missing, app.MissingInFrame}) {
			path := prefix + v.Path
			pages[path], full[path] = readPage(t, site, path), prefix+v.Full()
			reached[path] = v.Kind == app.NotFound || v.Kind == app.Home
		}
	})
	named := regexp.MustCompile(regexp.QuoteMeta(origin) + `[^"\\<]*`)
	for path, page := range pages {
		from, _ := url.Parse(origin + base + path)
		for _, n := range all(page.root, func(*html.Node) bool { return true }) {
			for _, a := range n.Attr {
				switch a.Key {
				case "href", "src", "data-wasm", "data-exec", "data-library", "data-search":
				default:
					continue
				}
				u, err := from.Parse(a.Val)
				if err != nil || u.Scheme+"://"+u.Host != origin {
					t.Errorf("/%s: %s %q leads off the site", path, a.Key, a.Val)
					continue
				}
				to, below := strings.CutPrefix(u.Path, base)
				if !below {
					t.Errorf("/%s: %s %q is not below the base", path, a.Key, a.Val)
					continue
				}
				if r := askOf(h, "GET", u.Path); r.StatusCode != http.StatusOK && to != path {
					t.Errorf("/%s: %s %q answers %d", path, a.Key, a.Val, r.StatusCode)
				}
				if n.Data == "a" {
					reached[to] = true
				}
				if u.Fragment != "" && len(all(pages[to].root, func(n *html.Node) bool { return value(n, "id") == u.Fragment })) != 1 {
					t.Errorf("/%s: nothing at %q", path, a.Val)
				}
			}
			if value(n, "rel") == "canonical" && value(n, "href") != origin+base+full[path] {
				t.Errorf("/%s: its canonical address is %q", path, value(n, "href"))
			}
		}
		// What is named whole, in Open Graph and in structured data.
		name := path
		if !strings.HasSuffix(name, ".html") {
			name += "index.html"
		}
		for _, address := range named.FindAllString(string(site.Files[name].Data), -1) {
			if address == origin { // told to the boot script
				continue
			}
			address, fragment, _ := strings.Cut(address, "#")
			to, below := strings.CutPrefix(address, origin+base)
			if !below || askOf(h, "GET", base+to).StatusCode != http.StatusOK {
				t.Errorf("/%s names %s", path, address)
			} else if fragment != "" && len(all(pages[to].root, func(n *html.Node) bool { return value(n, "id") == fragment })) != 1 {
				t.Errorf("/%s names %s, which has no %s", path, address, fragment)
			}
		}
	}
	for path := range pages {
		if !reached[path] {
			t.Errorf("no link leads to /%s", path)
		}
	}

	var list struct {
		Loc []string `xml:"url>loc"`
	}
	if err := xml.Unmarshal(site.Files["sitemap.xml"].Data, &list); err != nil {
		t.Fatal(err)
	}
	// What a reader is not sure of is no address to be found by.
	paths = slices.DeleteFunc(paths, func(path string) bool { return strings.Contains(path, "="+content.Unsure+"/") })
	if len(list.Loc) != len(paths) {
		t.Fatalf("the sitemap lists %d addresses of %d", len(list.Loc), len(paths))
	}
	for i, loc := range list.Loc {
		if loc != origin+base+paths[i] {
			t.Errorf("the sitemap has %s for /%s", loc, paths[i])
		}
	}
	if got, want := site.Files["robots.txt"].Data, "Sitemap: "+origin+base+"sitemap.xml\n"; !bytes.Contains(got, []byte(want)) {
		t.Errorf("robots.txt does not say %q:\n%s", want, got)
	}
	for name, f := range site.Files {
		if strings.HasSuffix(name, ".css") && bytes.Contains(f.Data, []byte("url(/")) {
			t.Errorf("%s names a file at the top of the host", name)
		}
	}
	for target, to := range map[string]string{"/help/tmall": base, "/": base, base + "rules": base + "rules/", base + "index.html": base,
		base + "check/state=nonsense/?x=1": base + "check/?x=1"} {
		if r := askOf(h, "GET", target); r.StatusCode/100 != 3 || r.Header.Get("Location") != to {
			t.Errorf("%s: %d to %q, want %q", target, r.StatusCode, r.Header.Get("Location"), to)
		}
	}
	for _, target := range []string{"/rules/", "/help/", "/help/tmall/help/tmall/", "/assets/"} {
		if r := askOf(h, "GET", target); r.StatusCode != http.StatusNotFound {
			t.Errorf("%s: code %d", target, r.StatusCode)
		}
	}
}
