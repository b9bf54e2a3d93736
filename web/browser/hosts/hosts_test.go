// Package hosts tests that the folder that build writes runs as it is on every
// host: on the product's own server, on nginx with what the folder says for it
// and without a word, on Python's http.server, and on hosts like GitHub Pages and
// Cloudflare Pages; at the top of a host and under a sub-path.
package hosts

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
	"shiming/web/browser/tool"
)

// host is a host and what it can.
type host struct {
	name string

	// start serves root, which has the site in the folder base, and returns the
	// address.
	start func(t *testing.T, command, root, base string) string

	fields  bool     // it sends our header fields
	exact   bool     // types, redirects and fields where there is nothing are ours too
	missing bool     // it has our page for unknown addresses
	nearest bool     // it has the one for frames below frame/
	forms   []string // it sends our compressed forms
}

var hosts = []host{
	{name: "own", fields: true, exact: true, missing: true, nearest: true, forms: []string{"br", "gzip"},
		start: func(t *testing.T, command, root, base string) string {
			port, err := tool.FreePort()
			if err != nil {
				t.Fatal(err)
			}
			return running(t)(tool.Start(port, exec.Command(command, "-site", filepath.Join(root, base), "-addr", fmt.Sprintf("127.0.0.1:%d", port))))
		}},
	{name: "nginx", fields: true, exact: true, missing: true, nearest: true, forms: []string{"br", "gzip"},
		start: func(t *testing.T, _, root, base string) string {
			words, err := os.ReadFile(filepath.Join(root, base, "nginx.conf"))
			if err != nil {
				t.Fatal(err)
			}
			const line = "# brotli_static on;"
			if !strings.Contains(string(words), line) {
				t.Errorf("nginx.conf has no line %q", line)
			}
			locations := filepath.Join(t.TempDir(), "locations.conf")
			if err := os.WriteFile(locations, []byte(strings.Replace(string(words), line, line[2:], 1)), 0o644); err != nil {
				t.Fatal(err)
			}
			return running(t)(tool.Nginx(t.TempDir(), true, "root "+root+"; include "+locations+";"))
		}},
	{name: "nginx without brotli", fields: true, exact: true, missing: true, nearest: true, forms: []string{"gzip"},
		start: func(t *testing.T, _, root, base string) string {
			return running(t)(tool.Nginx(t.TempDir(), false, "root "+root+"; include "+filepath.Join(root, base, "nginx.conf")+";"))
		}},
	{name: "nginx without a word",
		start: func(t *testing.T, _, root, base string) string {
			return running(t)(tool.Nginx(t.TempDir(), false, "root "+root+";"))
		}},
	{name: "python",
		start: func(t *testing.T, _, root, base string) string {
			return running(t)(tool.PythonServer(root))
		}},
	{name: "like GitHub Pages", missing: true,
		start: func(t *testing.T, _, root, base string) string { return handled(t, pages(root, base, false)) }},
	{name: "like Cloudflare Pages", missing: true, nearest: true, fields: true,
		start: func(t *testing.T, _, root, base string) string { return handled(t, ruled(t, root, base)) }},
}

// running returns a function that gives the address of a server, which ends with
// the test.
func running(t *testing.T) func(*tool.Server, error) string {
	return func(s *tool.Server, err error) string {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(s.Stop)
		return s.Address
	}
}

func handled(t *testing.T, h http.Handler) string {
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return srv.URL
}

func TestHosts(t *testing.T) {
	command := filepath.Join(t.TempDir(), "shiming")
	if out, err := exec.Command("go", "build", "-o", command, "shiming").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	tab := harness.Open(t)
	tab.Before(`addEventListener('securitypolicyviolation', e => { window.refused = e.violatedDirective + ' ' + e.blockedURI; })`)
	for _, base := range []string{"/", "/help/tmall/"} {
		root := t.TempDir()
		if out, err := exec.Command(command, "build", "-out", filepath.Join(root, base), "-base", base, "-origin", harness.Origin).CombinedOutput(); err != nil {
			t.Fatalf("build: %v\n%s", err, out)
		}
		for _, h := range hosts {
			t.Run(h.name+" "+base, func(t *testing.T) {
				s := served{t: t, host: h, address: h.start(t, command, root, base), base: base, dir: filepath.Join(root, base)}
				s.testFiles()
				s.testAddresses()
				s.testForms()
				if h.fields {
					s.testFields()
				}
				s.testUse(tab.For(t))
			})
		}
	}
}

// TestOpaqueFrame: the policy in a page allows it its own files in a frame whose
// origin is opaque, on a host that lets other origins read them.
func TestOpaqueFrame(t *testing.T) {
	var asked sync.Map
	inside := harness.Serve(t, func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			asked.Store(strings.Split(path.Base(r.URL.Path), ".")[0], true)
			h.ServeHTTP(bare{w}, r)
		})
	})
	outside := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<!DOCTYPE html><title>x</title><iframe sandbox="allow-scripts" width="320" height="600" src="%s"></iframe>`, inside)
	}))
	defer outside.Close()
	tab := harness.Open(t)
	tab.Go(outside.URL)
	for _, name := range []string{"first", "boot", "more", "wasm_exec", "library", "app"} {
		over := time.After(20 * time.Second)
		look := time.NewTicker(20 * time.Millisecond)
		defer look.Stop()
		for {
			if _, ok := asked.Load(name); ok {
				break
			}
			// A sign of use, again until the script is there to see it, and beside all links.
			tab.Run(chromedp.MouseClickXY(12, 12))
			select {
			case <-look.C:
			case <-over:
				t.Fatalf("the frame does not ask for %s", name)
			}
		}
	}
}

// bare leaves out the policy in the header.
type bare struct{ http.ResponseWriter }

func (b bare) WriteHeader(code int) {
	b.Header().Del("Content-Security-Policy")
	b.ResponseWriter.WriteHeader(code)
}
