package site_test

import (
	"bytes"
	"encoding/xml"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"shiming/content/address"
	"shiming/content/decision"
	"shiming/web/server"
	"shiming/web/site"
	"shiming/web/site/sitetest"
)

// TestSubPath: under a sub-path every address that the site names is below it:
// links, files, fragments, canonical addresses, structured data, the sitemap.
func TestSubPath(t *testing.T) {
	const base = "/help/tmall/"
	built := sitetest.Build(t, func(o *site.Options) { o.Base = base })
	h := server.Handler(built)
	var paths []string
	pages, full, reached := map[string]sitetest.Page{}, map[string]string{}, map[string]bool{}
	for _, lib := range sitetest.Libraries(t) {
		prefix := address.Prefix(lib.Languages, lib.Lang)
		for _, v := range address.Views(lib) {
			paths = append(paths, prefix+v.Path)
		}
		for _, v := range slices.Concat(address.Views(lib), address.FrameViews(lib), []address.View{address.NotFound, address.NotFoundInFrame}) {
			path := prefix + v.Path
			pages[path], full[path] = sitetest.Read(t, built, path), prefix+v.Full()
			reached[path] = v.Kind == address.NotFoundView || v.Kind == address.HomeView
		}
	}
	named := regexp.MustCompile(regexp.QuoteMeta(sitetest.Origin) + `[^"\\<]*`)
	for path, page := range pages {
		from, _ := url.Parse(sitetest.Origin + base + path)
		for _, n := range sitetest.All(page.Root, sitetest.Any) {
			for _, a := range n.Attr {
				switch a.Key {
				case "href", "src", "data-wasm", "data-exec", "data-library", "data-rest", "data-search":
				default:
					continue
				}
				// The hash is in the release of the page: the version, the library, the index.
				if release := strings.Fields(sitetest.Value(n, "data-release")); len(release) == 3 {
					a.Val = strings.Replace(a.Val, "*", release[map[string]int{"data-library": 1, "data-search": 2}[a.Key]], 1)
				}
				u, err := from.Parse(a.Val)
				if err != nil || u.Scheme+"://"+u.Host != sitetest.Origin {
					t.Errorf("/%s: %s %q leads off the site", path, a.Key, a.Val)
					continue
				}
				to, below := strings.CutPrefix(u.Path, base)
				if !below {
					t.Errorf("/%s: %s %q is not below the base", path, a.Key, a.Val)
					continue
				}
				if r := sitetest.Get(h, "GET", u.Path); r.StatusCode != http.StatusOK && to != path {
					t.Errorf("/%s: %s %q answers %d", path, a.Key, a.Val, r.StatusCode)
				}
				if n.Data == "a" {
					reached[to] = true
				}
				if u.Fragment != "" && len(sitetest.All(pages[to].Root, func(n *html.Node) bool { return sitetest.Value(n, "id") == u.Fragment })) != 1 {
					t.Errorf("/%s: nothing at %q", path, a.Val)
				}
			}
			if sitetest.Value(n, "rel") == "canonical" && sitetest.Value(n, "href") != sitetest.Origin+base+full[path] {
				t.Errorf("/%s: its canonical address is %q", path, sitetest.Value(n, "href"))
			}
		}
		// What is named whole, in Open Graph and in structured data.
		name := path
		if !strings.HasSuffix(name, ".html") {
			name += "index.html"
		}
		for _, address := range named.FindAllString(string(built.Files[name].Data), -1) {
			if address == sitetest.Origin { // told to the boot script
				continue
			}
			address, fragment, _ := strings.Cut(address, "#")
			to, below := strings.CutPrefix(address, sitetest.Origin+base)
			if !below || sitetest.Get(h, "GET", base+to).StatusCode != http.StatusOK {
				t.Errorf("/%s names %s", path, address)
			} else if fragment != "" && len(sitetest.All(pages[to].Root, func(n *html.Node) bool { return sitetest.Value(n, "id") == fragment })) != 1 {
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
	if err := xml.Unmarshal(built.Files["sitemap.xml"].Data, &list); err != nil {
		t.Fatal(err)
	}
	// What a reader is not sure of is no address to be found by.
	paths = slices.DeleteFunc(paths, func(path string) bool { return strings.Contains(path, "="+decision.Unsure+"/") })
	if len(list.Loc) != len(paths) {
		t.Fatalf("the sitemap lists %d addresses of %d", len(list.Loc), len(paths))
	}
	for i, loc := range list.Loc {
		if loc != sitetest.Origin+base+paths[i] {
			t.Errorf("the sitemap has %s for /%s", loc, paths[i])
		}
	}
	if got, want := built.Files["robots.txt"].Data, "Sitemap: "+sitetest.Origin+base+"sitemap.xml\n"; !bytes.Contains(got, []byte(want)) {
		t.Errorf("robots.txt does not say %q:\n%s", want, got)
	}
	for name, f := range built.Files {
		if strings.HasSuffix(name, ".css") && bytes.Contains(f.Data, []byte("url(/")) {
			t.Errorf("%s names a file at the top of the host", name)
		}
	}
	for target, to := range map[string]string{"/help/tmall": base, "/": base, base + "rules": base + "rules/", base + "index.html": base,
		base + "check/state=nonsense/?x=1": base + "check/?x=1"} {
		if r := sitetest.Get(h, "GET", target); r.StatusCode/100 != 3 || r.Header.Get("Location") != to {
			t.Errorf("%s: %d to %q, want %q", target, r.StatusCode, r.Header.Get("Location"), to)
		}
	}
	for _, target := range []string{"/rules/", "/help/", "/help/tmall/help/tmall/", "/assets/"} {
		if r := sitetest.Get(h, "GET", target); r.StatusCode != http.StatusNotFound {
			t.Errorf("%s: code %d", target, r.StatusCode)
		}
	}
}

// TestAliases: a former id leads to the present one.
func TestAliases(t *testing.T) {
	changed := sitetest.Changed(t,
		"zh-Hans/questions/verify/how-to-verify.md", "id: how-to-verify\n", "id: how-to-verify\naliases: [old-how]\n",
		"checker.yaml", "  - id: state\n", "  - id: state\n    aliases: [status]\n",
		"checker.yaml", "[verified, none,", "[verified, {id: none, aliases: [no]},",
		"checker.yaml", "  - id: submitted\n", "  - id: submitted\n    aliases: [old-rule]\n")
	built := sitetest.Build(t, func(o *site.Options) { o.Content, o.Origin = changed, "" })
	h := server.Handler(built)
	for from, to := range map[string]string{
		"/q/old-how/":             "/q/how-to-verify/",
		"/q/old-how":              "/q/how-to-verify/",
		"/check/status=verified/": "/check/state=verified/",
		"/check/state=no/":        "/check/state=none/",
		"/frame/q/old-how/":       "/frame/q/how-to-verify/",
		"/frame/check/state=no/":  "/frame/check/state=none/",
	} {
		if r := sitetest.Get(h, "GET", from); r.StatusCode/100 != 3 || r.Header.Get("Location") != to {
			t.Errorf("%s: %d to %q, want %q", from, r.StatusCode, r.Header.Get("Location"), to)
		}
	}
	for _, folder := range []string{"", "frame/"} {
		page := string(built.Files[folder+"q/old-how/index.html"].Data)
		if !strings.Contains(page, `content="0; url=/`+folder+`q/how-to-verify/"`) || !strings.Contains(page, "noindex") ||
			!strings.Contains(page, `<link href="/q/how-to-verify/" rel="canonical">`) {
			t.Errorf("the page for static hosts does not lead on: %s", page)
		}
	}
	for path, id := range map[string]string{"": "old-how", "q/how-to-verify/": "old-how", "rules/": "rule-old-rule"} {
		if n := strings.Count(string(built.Files[path+"index.html"].Data), `id="`+id+`"`); n != 1 {
			t.Errorf("/%s#%s is there %d times", path, id, n)
		}
	}
}
