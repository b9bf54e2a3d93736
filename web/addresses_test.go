package web

import (
	"context"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"shiming/content"
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
		r := ask(t, "GET", c.target)
		if r.StatusCode != c.code || r.Header.Get("Location") != c.to {
			t.Errorf("%.60s: %d to %q, want %d to %q", c.target, r.StatusCode, r.Header.Get("Location"), c.code, c.to)
		}
		if c.code == 404 && !strings.Contains(body(t, r), realLibrary(t).Interface.NotFound.Title) {
			t.Errorf("%.60s: the page does not say what is wrong", c.target)
		}
	}
}

// TestAliases: a former id leads to the present one.
func TestAliases(t *testing.T) {
	site, err := Build(context.Background(), Options{Base: "/", Fast: true, Log: quietly, Content: changed(t,
		"zh-Hans/questions/verify/how-to-verify.md", "id: how-to-verify\n", "id: how-to-verify\naliases: [old-how]\n",
		"checker.yaml", "  - id: state\n", "  - id: state\n    aliases: [status]\n",
		"checker.yaml", "[verified, none,", "[verified, {id: none, aliases: [no]},",
		"checker.yaml", "  - id: submitted\n", "  - id: submitted\n    aliases: [old-rule]\n")})
	if err != nil {
		t.Fatal(err)
	}
	h := Handler(site)
	for from, to := range map[string]string{
		"/q/old-how/":             "/q/how-to-verify/",
		"/q/old-how":              "/q/how-to-verify/",
		"/check/status=verified/": "/check/state=verified/",
		"/check/state=no/":        "/check/state=none/",
		"/frame/q/old-how/":       "/frame/q/how-to-verify/",
		"/frame/check/state=no/":  "/frame/check/state=none/",
	} {
		if r := askOf(h, "GET", from); r.StatusCode/100 != 3 || r.Header.Get("Location") != to {
			t.Errorf("%s: %d to %q, want %q", from, r.StatusCode, r.Header.Get("Location"), to)
		}
	}
	for _, folder := range []string{"", "frame/"} {
		page := string(site.Files[folder+"q/old-how/index.html"].Data)
		if !strings.Contains(page, `content="0; url=/`+folder+`q/how-to-verify/"`) || !strings.Contains(page, "noindex") ||
			!strings.Contains(page, `<link href="/q/how-to-verify/" rel="canonical">`) {
			t.Errorf("the page for static hosts does not lead on: %s", page)
		}
	}
	for path, id := range map[string]string{"": "old-how", "q/how-to-verify/": "old-how", "rules/": "rule-old-rule"} {
		if n := strings.Count(string(site.Files[path+"index.html"].Data), `id="`+id+`"`); n != 1 {
			t.Errorf("/%s#%s is there %d times", path, id, n)
		}
	}
}

// changed returns the built-in content with changes: file, old text and new text
// in turn.
func changed(t testing.TB, changes ...string) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(content.Files, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(content.Files, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
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

func TestBase(t *testing.T) {
	site := &Site{Base: "/help/", Files: map[string]*File{
		"index.html":       {Data: []byte("home"), Type: "text/html; charset=utf-8"},
		"about/index.html": {Data: []byte("about"), Type: "text/html; charset=utf-8"},
	}}
	h := Handler(site)
	for _, c := range []struct {
		target string
		code   int
		to     string
	}{
		{"/", 302, "/help/"}, {"/help", 302, "/help/"}, {"/help/", 200, ""}, {"/help/about/", 200, ""},
		{"/help/about", 301, "/help/about/"}, {"/about/", 404, ""}, {"/helpless/", 404, ""}, {"/healthz", 200, ""},
	} {
		if r := askOf(h, "GET", c.target); r.StatusCode != c.code || r.Header.Get("Location") != c.to {
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
	site := &Site{Base: "/", Files: map[string]*File{"404.html": {Data: []byte("none"), Type: "text/html"}}}
	lib := realLibrary(f)
	site.Redirect = func(p string) (string, bool) { return redirect(lib, p) }
	for _, path := range pagePaths(lib) {
		site.Files[path+"index.html"] = &File{Data: []byte("page"), Type: "text/html"}
	}
	h := Handler(site)
	f.Fuzz(func(t *testing.T, target string) {
		for range 3 {
			r := askOf(h, "GET", "/"+strings.TrimPrefix(target, "/"))
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
