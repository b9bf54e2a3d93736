package hosts

import (
	"bytes"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"shiming/web/browser/harness"
	"shiming/web/headers"
)

// served is the site on a host.
type served struct {
	t *testing.T
	host
	address, base, dir string
}

// ask asks for a path below the base. No redirect is followed, and nothing is
// decoded.
func (s *served) ask(p string, header ...string) *http.Response {
	s.t.Helper()
	r, err := http.NewRequest("GET", s.address+s.base+p, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "identity")
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	res, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { res.Body.Close() })
	return res
}

func (s *served) file(name string) []byte {
	s.t.Helper()
	data, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(name)))
	if err != nil {
		s.t.Fatal(err)
	}
	return data
}

// one returns the path of the one file below assets/ that is named so.
func (s *served) one(pattern string) string {
	s.t.Helper()
	found, err := filepath.Glob(filepath.Join(s.dir, "assets", pattern))
	if err != nil || len(found) != 1 {
		s.t.Fatalf("%s is %v (%v)", pattern, found, err)
	}
	return "assets/" + filepath.Base(found[0])
}

// testFiles asks for every file that a browser may ask for.
func (s *served) testFiles() {
	kinds := map[string]string{".html": "text/html", ".css": "text/css", ".js": "javascript", ".json": "application/json",
		".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png", ".txt": "text/plain", ".xml": "xml"}
	n := 0
	err := fs.WalkDir(os.DirFS(s.dir), ".", func(name string, e fs.DirEntry, err error) error {
		ext := path.Ext(name)
		if err != nil || e.IsDir() || path.Base(name) == "404.html" || strings.HasPrefix(name, ".") || ext == ".gz" || ext == ".br" ||
			name == "_headers" || name == "nginx.conf" {
			return err
		}
		n++
		address := strings.TrimSuffix(name, "index.html")
		r := s.ask(address)
		body, err := io.ReadAll(r.Body)
		if err != nil || r.StatusCode != http.StatusOK || !bytes.Equal(body, s.file(name)) {
			s.t.Errorf("/%s: code %d, or not the file (%v)", address, r.StatusCode, err)
		}
		kind := r.Header.Get("Content-Type")
		if want := kinds[ext]; !strings.Contains(kind, want) {
			s.t.Errorf("/%s has the type %q, want %q", address, kind, want)
		}
		if s.exact && want(ext) != "" && kind != want(ext) {
			s.t.Errorf("/%s has the type %q, want %q", address, kind, want(ext))
		}
		return nil
	})
	if err != nil || n < len(harness.Views(s.t)) {
		s.t.Errorf("%d files (%v)", n, err)
	}
}

// want returns the very type of a file where it is ours to say.
func want(ext string) string {
	return map[string]string{
		".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
		".wasm": "application/wasm", ".webmanifest": "application/manifest+json", ".txt": "text/plain; charset=utf-8",
	}[ext]
}

func (s *served) testAddresses() {
	for _, p := range []string{"nothing/", "nothing.js", "assets/", "q/nothing/", "frame/nothing/", "frame/q/nothing/"} {
		page := "404.html"
		if s.nearest && strings.HasPrefix(p, "frame/") {
			page = "frame/404.html"
		}
		r := s.ask(p)
		body, _ := io.ReadAll(r.Body)
		switch {
		case !s.missing: // it has a page of its own, or a list of the folder
		case r.StatusCode != http.StatusNotFound:
			s.t.Errorf("/%s: code %d", p, r.StatusCode)
		case !bytes.Equal(body, s.file(page)):
			s.t.Errorf("/%s: not our page for unknown addresses", p)
		}
	}
	r := s.ask("rules")
	if r.StatusCode != http.StatusMovedPermanently && r.StatusCode != http.StatusFound {
		s.t.Errorf("a folder without its slash: code %d", r.StatusCode)
	}
	to, err := r.Location()
	if err != nil || to.String() != s.address+s.base+"rules/" {
		s.t.Errorf("a folder without its slash leads to %v (%v)", to, err)
	}
	// Behind a proxy a server does not know its own address.
	if got := r.Header.Get("Location"); s.exact && got != s.base+"rules/" {
		s.t.Errorf("a folder without its slash leads to %q", got)
	}
	if s.exact && s.base != "/" {
		s.base = strings.TrimSuffix(s.base, "/")
		r := s.ask("?x=1")
		s.base += "/"
		if to, err := r.Location(); err != nil || to.RequestURI() != s.base+"?x=1" {
			s.t.Errorf("the base without its slash leads to %v (%v)", to, err)
		}
	}
}

// testForms looks at the compressed forms, byte by byte.
func (s *served) testForms() {
	unbrotli := func(r io.Reader) io.Reader { return brotli.NewReader(r) }
	wasm := s.one("app.*.wasm")
	for _, name := range []string{"index.html", wasm, s.one("boot.*.js"), s.one("icon.*.svg")} {
		for accept, ext := range map[string]string{"br": ".br", "gzip": ".gz"} {
			r := s.ask(strings.TrimSuffix(name, "index.html"), "Accept-Encoding", accept)
			plain, sent := decoded(s.t, r, unbrotli)
			if !bytes.Equal(plain, s.file(name)) {
				s.t.Errorf("%s as %s is not the file", name, accept)
			}
			for _, form := range s.forms {
				if form != accept {
					continue
				}
				if got := r.Header.Get("Content-Encoding"); got != accept || !bytes.Equal(sent, s.file(name+ext)) {
					s.t.Errorf("%s as %s: encoded as %q, or not our form", name, accept, got)
				}
				if got := r.Header.Get("Vary"); got != "Accept-Encoding" {
					s.t.Errorf("%s as %s: Vary is %q", name, accept, got)
				}
			}
		}
		if r := s.ask(strings.TrimSuffix(name, "index.html")); r.Header.Get("Content-Encoding") != "" {
			s.t.Errorf("%s is encoded as %q unasked", name, r.Header.Get("Content-Encoding"))
		}
	}
	// By its own name a form is a file: a boot script whose host does not compress
	// unpacks it.
	for ext, kind := range map[string]string{".gz": "application/gzip", ".br": "application/octet-stream"} {
		r := s.ask(wasm+ext, "Accept-Encoding", "gzip, br")
		body, err := io.ReadAll(r.Body)
		if err != nil || r.StatusCode != http.StatusOK || r.Header.Get("Content-Encoding") != "" || !bytes.Equal(body, s.file(wasm+ext)) {
			s.t.Errorf("%s by its name: code %d, encoding %q, or not the file (%v)", ext, r.StatusCode, r.Header.Get("Content-Encoding"), err)
		}
		if got := r.Header.Get("Content-Type"); s.exact && got != kind {
			s.t.Errorf("%s by its name: the type %q", ext, got)
		}
	}
}

// testFields looks at the header fields.
func (s *served) testFields() {
	hash := func(name string) string { return headers.Hash(s.file(s.one(name))) }
	policy := func(styles ...string) string {
		allowed := "'self'"
		for _, style := range append(styles, "full.*.css", "bare.*.css") {
			allowed += " " + hash(style)
		}
		return "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src " + allowed + "; img-src 'self' data:; connect-src 'self'; " +
			"frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
	}
	page := map[string]string{
		"Cache-Control": "no-cache", "Content-Security-Policy": policy() + "; frame-ancestors 'self'", "X-Content-Type-Options": "nosniff",
		"Referrer-Policy": "no-referrer", "Cross-Origin-Opener-Policy": "same-origin",
		"Cross-Origin-Embedder-Policy": "", "Access-Control-Allow-Origin": "", "Cross-Origin-Resource-Policy": "", "Access-Control-Expose-Headers": "",
		"Permissions-Policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), " +
			"microphone=(), midi=(), payment=(), usb=(), browsing-topics=()",
	}
	with := func(changes ...string) map[string]string {
		all := map[string]string{}
		for name, value := range page {
			all[name] = value
		}
		for i := 0; i < len(changes); i += 2 {
			all[changes[i]] = changes[i+1]
		}
		return all
	}
	frame := with("Content-Security-Policy", policy("frame.*.css"), "Cross-Origin-Opener-Policy", "",
		"Cross-Origin-Embedder-Policy", "require-corp", "Cross-Origin-Resource-Policy", "cross-origin")
	about := with("Access-Control-Allow-Origin", "*", "Cross-Origin-Resource-Policy", "cross-origin")
	file := with("Cross-Origin-Opener-Policy", "", "Access-Control-Allow-Origin", "*", "Cross-Origin-Resource-Policy", "cross-origin")
	asset := with("Cross-Origin-Opener-Policy", "", "Access-Control-Allow-Origin", "*", "Cross-Origin-Resource-Policy", "cross-origin",
		"Access-Control-Expose-Headers", "Content-Encoding", "Cache-Control", "public, max-age=31536000, immutable")
	wasm := s.one("app.*.wasm")
	cases := map[string]map[string]string{
		"": page, "rules/": page, "check/state=none/": page, "manifest.webmanifest": file, "robots.txt": file, "sitemap.xml": file,
		"frame/": frame, "frame/q/" + harness.Library(s.t).Questions[0].ID + "/": frame, "frame/check/state=none/": frame,
		"oembed.json": about, "check/oembed.json": about, "check/state=none/oembed.json": about,
		wasm: asset, wasm + ".gz": asset, s.one("full.*.css"): asset,
	}
	if s.exact { // others have rules for what there is, and none for what there is not
		for p, want := range map[string]map[string]string{"nothing/": page, "nothing.js": page, "assets/nothing.js": page,
			"rules": page, "frame/nothing/": frame, "frame/nothing.html": frame} {
			cases[p] = want
		}
	}
	for p, want := range cases {
		for _, accept := range []string{"identity", "gzip", "br"} {
			h := s.ask(p, "Accept-Encoding", accept).Header
			for name, value := range want {
				if s.exact && name == "Cache-Control" {
					value += ", no-transform" // the other one would not compress
				}
				if !s.exact && name == "Access-Control-Allow-Origin" && value == "" {
					value = "*" // such hosts say so of everything
				}
				if got := strings.Join(h[name], " and "); got != value {
					s.t.Errorf("/%s as %s: %s is %q, want %q", p, accept, name, got, value)
				}
			}
		}
	}
	h := s.ask("", "If-None-Match", s.ask("").Header.Get("ETag"))
	if s.exact && (h.StatusCode != http.StatusNotModified || h.Header.Get("Content-Security-Policy") != page["Content-Security-Policy"]) {
		s.t.Errorf("asked again: code %d, policy %q", h.StatusCode, h.Header.Get("Content-Security-Policy"))
	}
}

// testUse uses the site in a browser.
func (s *served) testUse(tab *harness.Tab) {
	home := s.address + s.base
	lib := harness.Library(s.t)
	tab.Go(home)
	tab.Click("summary")
	tab.Wait(`document.querySelector('details').open`)
	tab.Takeover()
	if misses := tab.Text(`shiming.misses`); misses != "0" {
		s.t.Errorf("adoption was given up %s times", misses)
	}
	tab.JS(`window.mark = 1`, nil)
	at := "check/"
	for _, pair := range []string{"state=none", "role=shopper", "shop=global", "stage=waiting"} {
		at += pair + "/"
		tab.Click(`.options a[href="` + s.base + at + `"]`)
		tab.Wait(`location.pathname === ` + harness.Quote(s.base+at) + ` && !document.querySelector('.options a[href="` + s.base + at + `"]')`)
	}
	tab.Wait(`document.querySelector('[data-verdict="at-risk"][data-rule="global-waiting"]')`)
	if !tab.Is(`window.mark === 1`) {
		s.t.Error("a page was loaded on the way to the verdict")
	}
	// The policy holds: by the header where there is one, by the page otherwise.
	if tab.Is(`window.refused`) {
		s.t.Errorf("the policy refused %s", tab.Text(`window.refused`))
	}
	tab.JS(`document.head.append(Object.assign(document.createElement('script'), {textContent: 'window.broken = 1'}))`, nil)
	tab.Wait(`window.refused`)
	if tab.Is(`window.broken`) {
		s.t.Error("an inline script runs")
	}
	id := lib.Questions[5].ID
	tab.Go(home + "#" + id)
	tab.Wait(`document.getElementById(` + harness.Quote(id) + `)?.open`)
	if !s.missing {
		return
	}
	tab.Go(home + "check/stage=waiting/state=verified/role=shopper/?x=1")
	tab.Wait(`location.pathname === ` + harness.Quote(s.base+"check/state=verified/role=shopper/") + ` && document.querySelector('[data-rule]')?.dataset.rule === 'verified-shopper'`)
	tab.Go(home + "q/" + id + "/%E3%80%82?x=1") // a full stop behind it
	tab.Wait(`location.pathname === ` + harness.Quote(s.base+"q/"+id+"/") + ` && document.querySelector('.whole')`)
	tab.Go(home + "nothing/")
	if got := tab.Text(`document.querySelector('h1').textContent`); got != lib.Interface.NotFound.Title {
		s.t.Errorf("the page for unknown addresses says %q", got)
	}
	// In a frame too, whichever page for unknown addresses the host sends.
	tab.Go(home + "frame/check/stage=waiting/state=verified/role=shopper/?x=1")
	tab.JS(`document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Shift', bubbles: true}))`, nil)
	tab.Wait(`location.pathname === ` + harness.Quote(s.base+"frame/check/state=verified/role=shopper/") + ` && 'frame' in document.documentElement.dataset && document.querySelector('[data-rule]')?.dataset.rule === 'verified-shopper'`)
	tab.Go(home + "nothing/")
	tab.Click(`.options a`)
	tab.Wait(`location.pathname === ` + harness.Quote(s.base) + ` && document.querySelectorAll('details').length > 10`)
}
