package web

import (
	"bytes"
	"cmp"
	"context"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"shiming/content"
)

// ruled returns what the rules of a _headers file set for an address: all rules
// that fit count.
func ruled(rules, address string) http.Header {
	set := http.Header{}
	fits := false
	for line := range strings.Lines(rules) {
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "/") {
			start, end, star := strings.Cut(line, "*")
			fits = line == address || star && len(address) >= len(start)+len(end) &&
				strings.HasPrefix(address, start) && strings.HasSuffix(address, end)
		}
		if name, value, ok := strings.Cut(strings.TrimSpace(line), ": "); ok && fits && strings.HasPrefix(line, "  ") {
			set.Add(name, value)
		}
	}
	return set
}

// TestHeadersFile: for every file the rules set what the server sends, each field
// once, and so they do for what is mixed in one folder.
func TestHeadersFile(t *testing.T) {
	for base, ancestors := range map[string]string{"/": "", "/help/tmall/": "'self' https://help.example.com"} {
		site := &Site{Base: base, FrameAncestors: ancestors, Files: maps.Clone(realSite(t).Files)}
		page := site.Files["index.html"]
		picture := site.Files[asset(t, "icon.", ".svg")]
		for _, name := range hostScripts {
			site.Files[name] = site.Files[asset(t, "boot.", ".js")]
		}
		site.Files["mixed/index.html"], site.Files["mixed/icon.svg"], site.Files["mixed/deep/index.html"] = page, picture, page
		site.Files["mixed/deep/oembed.json"], site.Files["mixed/oembed.json"] = site.Files["oembed.json"], site.Files["oembed.json"]
		rules := netlify(site)
		if n := strings.Count(rules, "\n"+base); n > 80 { // a host takes a hundred
			t.Errorf("%d rules", n)
		}
		h := Handler(site)
		for name := range site.Files {
			address := base + strings.TrimSuffix(name, "index.html")
			got, want := ruled(rules, address), askOf(h, "GET", address).Header
			if name == "404.html" {
				want = askOf(h, "GET", base+"nothing/").Header
			}
			for _, other := range []string{"Content-Type", "Content-Length", "Etag", "Vary"} { // each host's own
				want.Del(other)
			}
			if !maps.EqualFunc(got, want, slices.Equal[[]string]) {
				t.Errorf("%s: the rules set\n%v\nthe server\n%v", address, got, want)
			}
		}
		if got := ruled(rules, base+"frame/nothing/").Get("Content-Security-Policy"); !allows(got, cmp.Or(ancestors, "*")) {
			t.Errorf("below frame/ the policy is %q", got)
		}
		if got := ruled(rules, base+"nothing/"); len(got) != len(site.shared()) || got.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("where there is nothing the rules set %v", got)
		}
	}
}

// TestHostScripts: scripts for other people's pages can be run by pages of any origin,
// isolated ones too, and a new version is there within the hour.
func TestHostScripts(t *testing.T) {
	site := &Site{Base: "/help/", Files: maps.Clone(realSite(t).Files)}
	words := nginx(site)
	for _, name := range hostScripts {
		site.Files[name] = &File{Data: []byte("0"), Type: mediaType(name)}
		h := askOf(Handler(site), "GET", "/help/"+name).Header
		for field, want := range map[string]string{"Cache-Control": "public, max-age=3600, stale-while-revalidate=604800",
			"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin", "X-Content-Type-Options": "nosniff",
			"Content-Type": "text/javascript; charset=utf-8", "Cross-Origin-Opener-Policy": ""} {
			if got := h.Get(field); got != want {
				t.Errorf("%s: %s is %q, want %q", name, field, got, want)
			}
		}
		_, after, found := strings.Cut(words, "location = /help/"+name+" {")
		location, _, _ := strings.Cut(after, "}")
		if !found || !strings.Contains(location, `Cache-Control "public, max-age=3600, stale-while-revalidate=604800" always;`) {
			t.Errorf("nginx.conf says of %s:%s", name, location)
		}
	}
	if got := askOf(Handler(site), "GET", "/help/check/embed.js").Header.Get("Cache-Control"); got != "no-cache" {
		t.Errorf("elsewhere the name means something too: %q", got)
	}
}

// TestPolicyInPages: every page has the policy, but for what counts in a header
// only, before anything that the policy is about.
func TestPolicyInPages(t *testing.T) {
	sent := ask(t, "GET", "/").Header.Get("Content-Security-Policy")
	want, _, _ := strings.Cut(sent, "; frame-ancestors")
	site := realSite(t)
	for name, f := range site.Files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		root, err := html.Parse(bytes.NewReader(f.Data))
		if err != nil {
			t.Fatal(err)
		}
		seen := false
		for _, n := range all(root, func(*html.Node) bool { return true }) {
			switch {
			case n.Data == "meta" && value(n, "http-equiv") == "Content-Security-Policy":
				if seen || value(n, "content") != want || n.Parent.Data != "head" {
					t.Errorf("%s has the policy twice, elsewhere, or the policy %q", name, value(n, "content"))
				}
				seen = true
			case n.Data == "link" || n.Data == "script" || n.Data == "body":
				if !seen {
					t.Fatalf("%s has a %s before the policy", name, n.Data)
				}
			}
		}
	}
}

// TestFormsByName: the compressed forms of what is hashed can be asked for as the
// files that they are in the written folder.
func TestFormsByName(t *testing.T) {
	name := asset(t, "app.", ".wasm")
	f := realSite(t).Files[name]
	for ext, c := range map[string]struct {
		data []byte
		kind string
	}{".gz": {f.GZ, "application/gzip"}, ".br": {f.BR, "application/octet-stream"}} {
		for _, method := range []string{"GET", "HEAD"} {
			r := ask(t, method, "/"+name+ext, "Accept-Encoding", "gzip, br")
			h := r.Header
			if r.StatusCode != http.StatusOK || h.Get("Content-Type") != c.kind || h.Get("Content-Encoding") != "" || r.ContentLength != int64(len(c.data)) ||
				h.Get("Cache-Control") != "public, max-age=31536000, immutable" || h.Get("Access-Control-Allow-Origin") != "*" {
				t.Errorf("%s %s: code %d, %v", method, ext, r.StatusCode, h)
			}
			if got := body(t, r); method == "GET" && got != string(c.data) || method == "HEAD" && got != "" {
				t.Errorf("%s %s: %d bytes", method, ext, len(got))
			}
		}
	}
	for _, p := range []string{"/index.html.gz", "/" + name + ".zip", "/" + name + ".gz/", "/" + asset(t, "boot.", ".js") + ".gz.gz", "/_headers", "/nginx.conf", "/.nojekyll"} {
		if r := ask(t, "GET", p); r.StatusCode != http.StatusNotFound {
			t.Errorf("%s: code %d", p, r.StatusCode)
		}
	}
}

// TestReadSite: a written folder, read again, is the site.
func TestReadSite(t *testing.T) {
	for base, ancestors := range map[string]string{"/": "*", "/help/tmall/": "'self' https://help.example.com"} {
		want, err := Build(context.Background(), Options{Content: content.Files, Base: base, Origin: origin, FrameAncestors: ancestors, Fast: true, Log: quietly})
		if err != nil {
			t.Fatal(err)
		}
		dir := filepath.Join(t.TempDir(), "site")
		addHostFiles(want)
		if err := write(want, dir, 0); err != nil {
			t.Fatal(err)
		}
		for name := range hostWords {
			if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
				t.Error(err)
			}
			delete(want.Files, name)
		}
		got, err := readSite(dir)
		if err != nil {
			t.Fatal(err)
		}
		if got.Base != base || len(got.Files) != len(want.Files) {
			t.Errorf("base %q and %d files, want %q and %d", got.Base, len(got.Files), base, len(want.Files))
		}
		for name, f := range want.Files {
			g := got.Files[name]
			if g == nil || !bytes.Equal(f.Data, g.Data) || !bytes.Equal(f.GZ, g.GZ) || !bytes.Equal(f.BR, g.BR) || f.Type != g.Type || f.Hashed != g.Hashed {
				t.Errorf("%s is not the same", name)
			}
		}
		for path, want := range map[string]string{"frame/": ancestors, "frame/nothing/": ancestors, "": "'self'"} {
			if policy := askOf(Handler(got), "GET", base+path).Header.Get("Content-Security-Policy"); !allows(policy, want) {
				t.Errorf("/%s has the policy %q", path, policy)
			}
		}
		if words := nginx(want); ancestors != "*" && !strings.Contains(words, "frame-ancestors "+ancestors+`" always;`) {
			t.Errorf("nginx.conf does not say who may frame: %s", ancestors)
		}
		if r := askOf(Handler(got), "GET", base+"check/stage=waiting/state=verified/role=shopper/"); r.Header.Get("Location") != base+"check/state=verified/role=shopper/" {
			t.Errorf("an inexact address leads to %q", r.Header.Get("Location"))
		}
	}
	if _, err := readSite(t.TempDir()); err == nil || !strings.Contains(err.Error(), "build -out") {
		t.Errorf("an empty folder: %v", err)
	}
}

// allows reports whether a policy lets just these frame a page.
func allows(policy, ancestors string) bool {
	if ancestors == "*" {
		return policy != "" && !strings.Contains(policy, "frame-ancestors")
	}
	return strings.HasSuffix(policy, "; frame-ancestors "+ancestors)
}
