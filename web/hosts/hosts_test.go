package hosts

import (
	"bytes"
	"cmp"
	"errors"
	"maps"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shiming/web/headers"
	"shiming/web/server"
	"shiming/web/site"
	"shiming/web/site/sitetest"
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
		built := &site.Site{Base: base, Site: headers.Site{FrameAncestors: ancestors}, Files: maps.Clone(sitetest.Fast(t).Files)}
		page := built.Files["index.html"]
		picture := built.Files[sitetest.Asset(t, sitetest.Fast(t), "icon.", ".svg")]
		for _, name := range headers.HostScripts {
			built.Files[name] = built.Files[sitetest.Asset(t, sitetest.Fast(t), "boot.", ".js")]
		}
		built.Files["mixed/index.html"], built.Files["mixed/icon.svg"], built.Files["mixed/deep/index.html"] = page, picture, page
		built.Files["mixed/deep/oembed.json"], built.Files["mixed/oembed.json"] = built.Files["oembed.json"], built.Files["oembed.json"]
		rules := netlify(built)
		if n := strings.Count(rules, "\n"+base); n > 80 { // a host takes a hundred
			t.Errorf("%d rules", n)
		}
		h := server.Handler(built)
		for name := range built.Files {
			address := base + strings.TrimSuffix(name, "index.html")
			got, want := ruled(rules, address), sitetest.Get(h, "GET", address).Header
			if name == "404.html" {
				want = sitetest.Get(h, "GET", base+"nothing/").Header
			}
			for _, other := range []string{"Content-Type", "Content-Length", "Etag", "Vary"} { // each host's own
				want.Del(other)
			}
			cache, said := strings.CutSuffix(want.Get("Cache-Control"), ", no-transform")
			if !said {
				t.Errorf("%s: the server lets services on the way change it: %q", address, cache)
			}
			want.Set("Cache-Control", cache) // these hosts would not compress
			if !maps.EqualFunc(got, want, slices.Equal[[]string]) {
				t.Errorf("%s: the rules set\n%v\nthe server\n%v", address, got, want)
			}
		}
		if got := ruled(rules, base+"frame/nothing/").Get("Content-Security-Policy"); !allows(got, cmp.Or(ancestors, "*")) {
			t.Errorf("below frame/ the policy is %q", got)
		}
		if got := ruled(rules, base+"nothing/"); len(got) != len(built.Shared()) || got.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("where there is nothing the rules set %v", got)
		}
	}
}

// TestHostScripts: scripts for other people's pages can be run by pages of any origin,
// isolated ones too, and a new version is there within the hour.
func TestHostScripts(t *testing.T) {
	built := &site.Site{Base: "/help/", Files: maps.Clone(sitetest.Fast(t).Files)}
	words := nginx(built)
	for _, name := range headers.HostScripts {
		built.Files[name] = &site.File{Data: []byte("0"), Type: headers.MediaType(name)}
		h := sitetest.Get(server.Handler(built), "GET", "/help/"+name).Header
		for field, want := range map[string]string{"Cache-Control": "public, max-age=3600, stale-while-revalidate=604800, no-transform",
			"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin", "X-Content-Type-Options": "nosniff",
			"Content-Type": "text/javascript; charset=utf-8", "Cross-Origin-Opener-Policy": ""} {
			if got := h.Get(field); got != want {
				t.Errorf("%s: %s is %q, want %q", name, field, got, want)
			}
		}
		_, after, found := strings.Cut(words, "location = /help/"+name+" {")
		location, _, _ := strings.Cut(after, "}")
		if !found || !strings.Contains(location, `Cache-Control "public, max-age=3600, stale-while-revalidate=604800, no-transform" always;`) {
			t.Errorf("nginx.conf says of %s:%s", name, location)
		}
	}
	if got := sitetest.Get(server.Handler(built), "GET", "/help/check/embed.js").Header.Get("Cache-Control"); got != "no-cache, no-transform" {
		t.Errorf("elsewhere the name means something too: %q", got)
	}
}

// TestReadSite: a written folder, read again, is the site.
func TestReadSite(t *testing.T) {
	for base, ancestors := range map[string]string{"/": "*", "/help/tmall/": "'self' https://help.example.com"} {
		want := sitetest.Build(t, func(o *site.Options) { o.Base, o.FrameAncestors = base, ancestors })
		dir := filepath.Join(t.TempDir(), "site")
		Add(want)
		if err := site.Write(t.Context(), want, dir, 0); err != nil {
			t.Fatal(err)
		}
		for _, name := range Names() {
			if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
				t.Error(err)
			}
			delete(want.Files, name)
		}
		got, err := site.Read(dir, Names()...)
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
			if policy := sitetest.Get(server.Handler(got), "GET", base+path).Header.Get("Content-Security-Policy"); !allows(policy, want) {
				t.Errorf("/%s has the policy %q", path, policy)
			}
		}
		if words := nginx(want); ancestors != "*" && !strings.Contains(words, "frame-ancestors "+ancestors+`" always;`) {
			t.Errorf("nginx.conf does not say who may frame: %s", ancestors)
		}
		if r := sitetest.Get(server.Handler(got), "GET", base+"check/stage=waiting/state=verified/role=shopper/"); r.Header.Get("Location") != base+"check/state=verified/role=shopper/" {
			t.Errorf("an inexact address leads to %q", r.Header.Get("Location"))
		}
	}
	if _, err := site.Read(t.TempDir()); err == nil || !strings.Contains(err.Error(), "build -out") {
		t.Errorf("an empty folder: %v", err)
	}
}

// TestReadOnlyTheSite: what else is in the folder is not served, nothing outside is, and what
// was changed is not kept for ever.
func TestReadOnlyTheSite(t *testing.T) {
	built := sitetest.Fast(t)
	parent := t.TempDir()
	dir, secret := filepath.Join(parent, "site"), filepath.Join(parent, "secret.html")
	write := func(name, words string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(words), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	again := func() {
		t.Helper()
		if err := site.Write(t.Context(), built, dir, 0); err != nil {
			t.Fatal(err)
		}
	}
	write(secret, "secret")
	again()
	extra := []string{"notes.txt", "index.html~", ".env", "assets/.DS_Store", ".git/config", "rules/.htaccess", "assets/other.0123456789ab.js", "new/index.html"}
	for _, name := range extra {
		write(filepath.Join(dir, name), "extra")
	}
	if err := os.Symlink(secret, filepath.Join(dir, "secret.html")); err != nil {
		t.Fatal(err)
	}
	boot, style := sitetest.Asset(t, built, "boot.", ".js"), sitetest.Asset(t, built, "full.", ".css")
	write(filepath.Join(dir, boot), "changed")
	write(filepath.Join(dir, style+".br"), "changed")
	got, err := site.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	h := server.Handler(got)
	for _, name := range append(extra, "secret.html", ".shiming-site", "new/") {
		if r := sitetest.Get(h, "GET", "/"+name); r.StatusCode != 404 {
			t.Errorf("/%s: code %d", name, r.StatusCode)
		}
	}
	r := sitetest.Get(h, "GET", "/"+boot, "Accept-Encoding", "br, gzip")
	if cache := r.Header.Get("Cache-Control"); strings.Contains(cache, "immutable") || sitetest.Body(t, r) != "changed" {
		t.Errorf("a file that was changed is sent with Cache-Control %q", cache)
	}
	r = sitetest.Get(h, "GET", "/"+style, "Accept-Encoding", "br")
	if cache := r.Header.Get("Cache-Control"); !strings.Contains(cache, "immutable") || sitetest.Body(t, r) == "changed" {
		t.Errorf("of a form that was changed comes something, with Cache-Control %q", cache)
	}
	for what, change := range map[string]func(page string) error{
		"a page that leads out":   func(page string) error { return os.Symlink(secret, page) },
		"a page that is missing":  func(string) error { return nil },
		"a page that is a folder": func(page string) error { return os.Mkdir(page, 0o755) },
		"a page that is a pipe":   func(page string) error { return exec.Command("mkfifo", page).Run() },
	} {
		again()
		page := filepath.Join(dir, "rules", "index.html")
		if err := errors.Join(os.Remove(page), change(page)); err != nil {
			t.Fatal(err)
		}
		if _, err := site.Read(dir); err == nil || !strings.Contains(err.Error(), "write it again with build -out") {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// allows reports whether a policy lets just these frame a page.
func allows(policy, ancestors string) bool {
	if ancestors == "*" {
		return policy != "" && !strings.Contains(policy, "frame-ancestors")
	}
	return strings.HasSuffix(policy, "; frame-ancestors "+ancestors)
}
