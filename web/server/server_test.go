package server

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"

	"shiming/web/headers"
	"shiming/web/site"
	"shiming/web/site/sitetest"
)

func TestHeaders(t *testing.T) {
	csp := func(style string) string {
		return "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'sha256-" + style + "'; img-src 'self' data:; connect-src 'self'; " +
			"frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
	}
	wasm := "/" + wasmFile
	tag := ask("GET", "/").Header.Get("ETag")
	for _, c := range []struct {
		method, target string
		header         []string
		code           int
		ancestors      string
		readable       bool // from other origins
	}{
		{"GET", "/", nil, 200, "'self'", false},
		{"HEAD", "/", nil, 200, "'self'", false},
		{"GET", "/", []string{"If-None-Match", tag}, 304, "'self'", false},
		{"POST", "/", nil, 405, "'self'", false},
		{"GET", "/nothing/", nil, 404, "'self'", false},
		{"GET", "/rules", nil, 302, "'self'", false},
		{"GET", "/rules/index.html", nil, 301, "'self'", false},
		{"GET", "/healthz", nil, 200, "'self'", false},
		{"GET", wasm, nil, 200, "'self'", true},
		{"HEAD", wasm, nil, 200, "'self'", true},
		{"GET", wasm, []string{"Range", "bytes=0-3"}, 206, "'self'", true},
		{"GET", wasm, []string{"Range", "bytes=99999999-"}, 416, "'self'", true},
		{"GET", "/" + iconFile, nil, 200, "'self'", true},
		{"GET", "/oembed.json", nil, 200, "'self'", true},
		{"GET", "/check/state=none/oembed.json", nil, 200, "'self'", true},
		{"GET", "/frame/", nil, 200, "*", false},
		{"GET", "/frame", nil, 302, "'self'", false},
		{"GET", "/frame/anything/", nil, 404, "*", false},
	} {
		r := ask(c.method, c.target, c.header...)
		h := r.Header
		name := c.method + " " + c.target
		if r.StatusCode != c.code {
			t.Errorf("%s: code %d, want %d", name, r.StatusCode, c.code)
		}
		style := "page"
		if headers.KindOf(strings.TrimPrefix(c.target, "/")) == headers.Frame {
			style = "frame"
		}
		if got := h.Get("Content-Security-Policy"); !strings.HasPrefix(got, csp(style)) || !allows(got, c.ancestors) {
			t.Errorf("%s (%d): policy %q", name, r.StatusCode, got)
		}
		if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "no-referrer" || !strings.Contains(h.Get("Permissions-Policy"), "camera=()") {
			t.Errorf("%s (%d): headers are missing: %v", name, r.StatusCode, h)
		}
		if got := h.Get("Access-Control-Allow-Origin") == "*" && h.Get("Cross-Origin-Resource-Policy") == "cross-origin"; got != c.readable {
			t.Errorf("%s: readable from other origins: %v, want %v", name, got, c.readable)
		}
		if frame := c.ancestors == "*"; (h.Get("Cross-Origin-Embedder-Policy") == "require-corp") != frame ||
			(h.Get("Cross-Origin-Resource-Policy") == "cross-origin") != (frame || c.readable) {
			t.Errorf("%s: pages isolated from other origins cannot frame it, or can: %v", name, h)
		}
		if h.Get("Set-Cookie") != "" {
			t.Errorf("%s sets a cookie", name)
		}
		if c.method == "HEAD" && sitetest.Body(t, r) != "" {
			t.Errorf("%s has a body", name)
		}
	}
}

// TestEscaped: an address with escaped letters is answered as the one without.
func TestEscaped(t *testing.T) {
	plain, escaped := ask("GET", "/"+iconFile), ask("GET", "/"+strings.Replace(iconFile, "icon", "%69con", 1))
	plain.Header.Del("Date")
	escaped.Header.Del("Date")
	if escaped.StatusCode != http.StatusOK || !reflect.DeepEqual(plain.Header, escaped.Header) {
		t.Errorf("code %d, %v, want %v", escaped.StatusCode, escaped.Header, plain.Header)
	}
}

func TestMethods(t *testing.T) {
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"} {
		r := ask(method, "/")
		if r.StatusCode != http.StatusMethodNotAllowed || r.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: code %d, Allow %q", method, r.StatusCode, r.Header.Get("Allow"))
		}
	}
}

// TestHead: HEAD says of every file what GET says.
func TestHead(t *testing.T) {
	h, built := toyHandler()
	for name := range built.Files {
		for _, encoding := range []string{"", "gzip", "br"} {
			get, head := sitetest.Get(h, "GET", "/"+name, "Accept-Encoding", encoding), sitetest.Get(h, "HEAD", "/"+name, "Accept-Encoding", encoding)
			if get.StatusCode != head.StatusCode {
				t.Errorf("%s: GET %d, HEAD %d", name, get.StatusCode, head.StatusCode)
			}
			for _, key := range []string{"Content-Type", "Content-Length", "Content-Encoding", "ETag", "Vary", "Cache-Control", "Location"} {
				if get.Header.Get(key) != head.Header.Get(key) {
					t.Errorf("%s: GET has %s %q, HEAD %q", name, key, get.Header.Get(key), head.Header.Get(key))
				}
			}
		}
	}
}

func TestForms(t *testing.T) {
	h, built := toyHandler()
	tags := map[string]string{}
	for name, f := range built.Files {
		if strings.HasSuffix(name, ".html") {
			continue // asked for by the address of their folder
		}
		for _, encoding := range []string{"", "gzip", "br"} {
			r := sitetest.Get(h, "GET", "/"+name, "Accept-Encoding", encoding)
			var plain io.Reader = r.Body
			switch r.Header.Get("Content-Encoding") {
			case "gzip":
				z, err := gzip.NewReader(r.Body)
				if err != nil {
					t.Fatal(err)
				}
				plain = z
			case "br":
				plain = brotli.NewReader(r.Body)
			}
			data, err := io.ReadAll(plain)
			if err != nil || !bytes.Equal(data, f.Data) {
				t.Errorf("%s as %q is not the file: %v", name, encoding, err)
			}
			tag := r.Header.Get("ETag")
			key := tag + name
			if was, ok := tags[key]; ok && was != r.Header.Get("Content-Encoding") {
				t.Errorf("%s: one entity tag %s for two forms", name, tag)
			}
			tags[key] = r.Header.Get("Content-Encoding")
			if (f.BR != nil || f.GZ != nil) && r.Header.Get("Vary") != "Accept-Encoding" {
				t.Errorf("%s varies with the encoding and does not say so", name)
			}
			if again := sitetest.Get(h, "GET", "/"+name, "Accept-Encoding", encoding, "If-None-Match", tag); again.StatusCode != http.StatusNotModified {
				t.Errorf("%s as %q: asked again with its entity tag: %d", name, encoding, again.StatusCode)
			}
		}
	}
}

func TestCaching(t *testing.T) {
	for target, want := range map[string]string{
		"/":                     "no-cache, no-transform",
		"/about/":               "no-cache, no-transform",
		"/manifest.webmanifest": "no-cache, no-transform",
		"/oembed.json":          "no-cache, no-transform",
		"/frame/":               "no-cache, no-transform",
		"/nothing":              "no-cache, no-transform",
		"/rules":                "no-cache, no-transform",
		"/healthz":              "no-store",
		"/" + wasmFile:          "public, max-age=31536000, immutable, no-transform",
		"/" + styleFile:         "public, max-age=31536000, immutable, no-transform",
		"/" + libraryFile:       "public, max-age=31536000, immutable, no-transform",
	} {
		if got := ask("GET", target).Header.Get("Cache-Control"); got != want {
			t.Errorf("%s: Cache-Control %q, want %q", target, got, want)
		}
	}
}

func TestMediaTypes(t *testing.T) {
	for target, want := range map[string]string{
		"/":                     "text/html; charset=utf-8",
		"/nothing":              "text/html; charset=utf-8",
		"/oembed.json":          "application/json",
		"/robots.txt":           "text/plain; charset=utf-8",
		"/sitemap.xml":          "application/xml",
		"/manifest.webmanifest": "application/manifest+json",
		"/" + iconFile:          "image/svg+xml",
		"/" + pictureFile:       "image/png",
		"/" + wasmFile:          "application/wasm",
		"/" + bootFile:          "text/javascript; charset=utf-8",
		"/" + styleFile:         "text/css; charset=utf-8",
		"/" + libraryFile:       "application/json",
	} {
		if got := ask("GET", target).Header.Get("Content-Type"); got != want {
			t.Errorf("%s: Content-Type %q, want %q", target, got, want)
		}
	}
}

// TestStop: what is under way is finished, and then the server is gone.
func TestStop(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	began, release := make(chan bool), make(chan bool)
	slow := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(began)
		<-release
		io.WriteString(w, "whole")
	})
	ctx, stop := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- Serve(ctx, l, slow) }()
	got := make(chan string, 1)
	go func() {
		r, err := http.Get("http://" + l.Addr().String())
		if err != nil {
			got <- err.Error()
			return
		}
		b, _ := io.ReadAll(r.Body)
		got <- string(b)
	}()
	<-began
	stop()
	select {
	case err := <-served:
		t.Fatalf("the server did not wait: %v", err)
	case <-time.After(50 * time.Millisecond):
	}
	close(release)
	if s := <-got; s != "whole" {
		t.Errorf("the answer under way was %q", s)
	}
	if err := <-served; err != nil {
		t.Error(err)
	}
	if _, err := net.Dial("tcp", l.Addr().String()); err == nil {
		t.Error("the server still listens")
	}
}

// TestHeaderLimit: a request with huge headers is refused.
func TestHeaderLimit(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- Serve(ctx, l, Handler(&site.Site{Base: "/"})) }()
	r, err := http.NewRequest("GET", "http://"+l.Addr().String()+"/healthz", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-Filler", strings.Repeat("x", 64<<10))
	res, err := http.DefaultClient.Do(r)
	if err == nil && res.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("code %d", res.StatusCode)
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
