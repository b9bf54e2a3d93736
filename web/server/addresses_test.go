package server

import (
	"net/http"
	"strings"
	"testing"

	"shiming/web/site"
	"shiming/web/site/sitetest"
)

func TestAddresses(t *testing.T) {
	for _, c := range []struct {
		target string
		code   int
		to     string
	}{
		{"/q/how-to-verify", 302, "/q/how-to-verify/"},
		{"/q/how-to-verify/index.html", 301, "/q/how-to-verify/"},
		{"/index.html", 301, "/"},
		{"/about?x=1", 302, "/about/?x=1"},
		{"/check/stage=waiting/state=verified/role=shopper/", 302, "/check/state=verified/role=shopper/"},
		{"/check/state=verified/role=shopper/stage=transit/", 302, "/check/state=verified/role=shopper/"},
		{"/check/state=nonsense/", 302, "/check/"},
		{"/check/colour=red/state=none/?utm=1", 302, "/check/state=none/?utm=1"},
		{"/check/state=none/state=verified/", 302, "/check/state=none/"},
		{"/check/<script>alert(1)</script>/", 302, "/check/"},
		{"/q/how-to-verify/%E3%80%82", 302, "/q/how-to-verify/"},
		{"/q/how-to-verify/，你看看?x=1", 302, "/q/how-to-verify/?x=1"},
		{"/check/state=none，shop=global/。", 302, "/check/state=none/shop=global/"},
		{"/frame/check/state=none/。", 302, "/frame/check/state=none/"},
		{"/rules/”", 302, "/rules/"},
		{"/%20", 302, "/"},
		{"/（看", 302, "/"},
		{"/q/how-to-verify/%E2%80%8B", 302, "/q/how-to-verify/"},
		{"/q/how-to-verify/%3Ffrom=chat", 302, "/q/how-to-verify/?from=chat"},
		{"/check/state=none/？rules=1&verdict=clear", 302, "/check/state=none/?rules=1&verdict=clear"},
		{"/？q=解绑", 302, "/?q=%E8%A7%A3%E7%BB%91"},
		{"/？真的吗", 302, "/"},
		{"/Rules/", 302, "/rules/"},
		{"/check/State=None/", 302, "/check/state=none/"},
		{"/你好/", 404, ""},
		{"/404.html", 404, ""},
		{"/frame", 302, "/frame/"},
		{"/frame/index.html", 301, "/frame/"},
		{"/frame/q/how-to-verify?theme=dark", 302, "/frame/q/how-to-verify/?theme=dark"},
		{"/frame/topic/global", 302, "/frame/topic/global/"},
		{"/frame/check/stage=waiting/state=verified/role=shopper/", 302, "/frame/check/state=verified/role=shopper/#dropped"},
		{"/frame/check/role=shopper/state=verified/", 302, "/frame/check/state=verified/role=shopper/"},
		{"/frame/check/state=nonsense/?theme=dark", 302, "/frame/check/?theme=dark#dropped"},
		{"/frame/404.html", 404, ""},
		{"/frame/rules/", 404, ""},
		{"/frame/frame/", 404, ""},
		{"/frame/q/", 404, ""},
		{"/topic/global/", 404, ""},
		{"/assets/", 404, ""},
		{"/assets", 404, ""},
		{"/q/", 404, ""},
		{"/nothing", 404, ""},
		{"/q/nothing/", 404, ""},
		{"/manifest.webmanifest/", 404, ""},
		{"/about/about/", 404, ""},
		{"//", 404, ""},
		{"//example.com/", 404, ""},
		{"//example.com/check/", 404, ""},
		{"/./about/", 404, ""},
		{"/../about/", 404, ""},
		{"/q/../about/", 404, ""},
		{"/%2e%2e/about/", 404, ""},
		{"/..%2fgo.mod", 404, ""},
		{"/about%2f", 404, ""},
		{"/%5c%5cexample.com/", 404, ""},
		{"/check/%00/", 404, ""},
		{"/check//state=none/", 404, ""},
		{"/.git/config", 404, ""},
		{"/.shiming-site", 404, ""},
		{"/check/" + strings.Repeat("a", 2000) + "/", 404, ""},
	} {
		r := ask("GET", c.target)
		if r.StatusCode != c.code || r.Header.Get("Location") != c.to {
			t.Errorf("%.60s: %d to %q, want %d to %q", c.target, r.StatusCode, r.Header.Get("Location"), c.code, c.to)
		}
		if c.code == 404 && !strings.Contains(sitetest.Body(t, r), sitetest.Library(t).Interface.NotFound.Title) {
			t.Errorf("%.60s: the page does not say what is wrong", c.target)
		}
	}
}

func TestBase(t *testing.T) {
	h := Handler(&site.Site{Base: "/help/", Files: map[string]*site.File{
		"index.html":       {Data: []byte("home"), Type: "text/html; charset=utf-8"},
		"about/index.html": {Data: []byte("about"), Type: "text/html; charset=utf-8"},
	}})
	for _, c := range []struct {
		target string
		code   int
		to     string
	}{
		{"/", 302, "/help/"}, {"/help", 302, "/help/"}, {"/help/", 200, ""}, {"/help/about/", 200, ""},
		{"/help/about", 301, "/help/about/"}, {"/about/", 404, ""}, {"/helpless/", 404, ""}, {"/healthz", 200, ""},
	} {
		if r := sitetest.Get(h, "GET", c.target); r.StatusCode != c.code || r.Header.Get("Location") != c.to {
			t.Errorf("%s: %d to %q, want %d to %q", c.target, r.StatusCode, r.Header.Get("Location"), c.code, c.to)
		}
	}
}

// FuzzAddress: no address makes the server panic, send the reader to another
// host, or round in a circle.
func FuzzAddress(f *testing.F) {
	for _, s := range []string{"/", "//example.com", "/check/state=none/", "/q/%2e%2e/", "/check/\\\\evil/", "/check/state=none;/"} {
		f.Add(s)
	}
	h, _ := toyHandler()
	f.Fuzz(func(t *testing.T, target string) {
		for range 3 {
			r := sitetest.Get(h, "GET", "/"+strings.TrimPrefix(target, "/"))
			to := r.Header.Get("Location")
			if to == "" {
				return
			}
			if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.HasPrefix(to, "/\\") {
				t.Fatalf("%q leads to %q", target, to)
			}
			target = to
		}
		t.Fatalf("%q is still sent on after three times", target)
	})
}

// TestFormsByName: the compressed forms of what is hashed can be asked for as the
// files that they are in the written folder.
func TestFormsByName(t *testing.T) {
	const name = wasmFile
	f := wasm()
	for ext, c := range map[string]struct {
		data []byte
		kind string
	}{".gz": {f.GZ, "application/gzip"}, ".br": {f.BR, "application/octet-stream"}} {
		for _, method := range []string{"GET", "HEAD"} {
			r := ask(method, "/"+name+ext, "Accept-Encoding", "gzip, br")
			h := r.Header
			if r.StatusCode != http.StatusOK || h.Get("Content-Type") != c.kind || h.Get("Content-Encoding") != "" || r.ContentLength != int64(len(c.data)) ||
				h.Get("Cache-Control") != "public, max-age=31536000, immutable, no-transform" || h.Get("Access-Control-Allow-Origin") != "*" {
				t.Errorf("%s %s: code %d, %v", method, ext, r.StatusCode, h)
			}
			if got := sitetest.Body(t, r); method == "GET" && got != string(c.data) || method == "HEAD" && got != "" {
				t.Errorf("%s %s: %d bytes", method, ext, len(got))
			}
		}
	}
	for _, p := range []string{"/index.html.gz", "/" + name + ".zip", "/" + name + ".gz/", "/" + bootFile + ".gz.gz", "/_headers", "/nginx.conf", "/.nojekyll"} {
		if r := ask("GET", p); r.StatusCode != http.StatusNotFound {
			t.Errorf("%s: code %d", p, r.StatusCode)
		}
	}
}
