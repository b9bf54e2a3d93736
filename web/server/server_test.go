package server

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"

	"shiming/web/site"
	"shiming/web/site/sitetest"
)

func TestHeaders(t *testing.T) {
	const csp = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
		"frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
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
		if got := h.Get("Content-Security-Policy"); !strings.HasPrefix(got, csp) || !allows(got, c.ancestors) {
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

// TestIfMatch: where the condition does not hold, there is no body, and none is announced.
func TestIfMatch(t *testing.T) {
	tag := ask("GET", "/", "Accept-Encoding", "br").Header.Get("ETag")
	for match, code := range map[string]int{tag: http.StatusOK, `"another"`: http.StatusPreconditionFailed} {
		r := ask("GET", "/", "Accept-Encoding", "br", "If-Match", match)
		data, err := io.ReadAll(r.Body)
		if err != nil || r.StatusCode != code || (len(data) > 0) != (code == http.StatusOK) || r.ContentLength > int64(len(data)) {
			t.Errorf("%s: code %d, %d bytes of %d (%v)", match, r.StatusCode, len(data), r.ContentLength, err)
		}
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
		"/":                     "no-cache",
		"/about/":               "no-cache",
		"/manifest.webmanifest": "no-cache",
		"/oembed.json":          "no-cache",
		"/frame/":               "no-cache",
		"/nothing":              "no-cache",
		"/rules":                "no-cache",
		"/healthz":              "no-store",
		"/" + wasmFile:          "public, max-age=31536000, immutable",
		"/" + styleFile:         "public, max-age=31536000, immutable",
		"/" + libraryFile:       "public, max-age=31536000, immutable",
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

func TestRange(t *testing.T) {
	name := wasmFile
	data := wasm().Data
	r := ask("GET", "/"+name, "Range", "bytes=4-7", "Accept-Encoding", "br, gzip")
	if got := sitetest.Body(t, r); r.StatusCode != 206 || got != string(data[4:8]) || r.Header.Get("Content-Encoding") != "" {
		t.Errorf("bytes 4 to 7: code %d, %q, encoding %q", r.StatusCode, got, r.Header.Get("Content-Encoding"))
	}
	tag := ask("GET", "/"+name).Header.Get("ETag")
	if r := ask("GET", "/"+name, "Range", "bytes=0-3", "If-Range", tag); r.StatusCode != 206 {
		t.Errorf("a range of the same file: code %d", r.StatusCode)
	}
	other := ask("GET", "/"+name, "Accept-Encoding", "br").Header.Get("ETag")
	if r := ask("GET", "/"+name, "Range", "bytes=0-3", "If-Range", other); r.StatusCode != 200 || len(sitetest.Body(t, r)) != len(data) {
		t.Errorf("a range of another form: code %d", r.StatusCode)
	}
}

// TestRanges: one well-formed range of bytes counts, and anything else in the field is as if
// it were not there.
func TestRanges(t *testing.T) {
	name, data := "/"+wasmFile, wasm().Data
	last := len(data) - 1
	for _, c := range []struct {
		method string
		fields []string
		code   int
		want   string
	}{
		{"GET", []string{"bytes=0-0"}, 206, string(data[:1])},
		{"GET", []string{fmt.Sprintf("bytes=%d-", last)}, 206, string(data[last:])},
		{"GET", []string{"bytes=-1"}, 206, string(data[last:])},
		{"GET", []string{fmt.Sprintf("bytes=%d-99999999999999999999999", last)}, 206, string(data[last:])},
		{"GET", []string{"bytes=-99999999999999999999999"}, 206, string(data)},
		{"GET", []string{"bytes=-0"}, 416, ""},
		{"GET", []string{fmt.Sprintf("bytes=%d-", last+1)}, 416, ""},
		{"GET", []string{"bytes=99999999999999999999999-"}, 416, ""},
		{"GET", []string{"bytes=0-0,2-3"}, 200, string(data)},
		{"GET", []string{"bytes=0-0", "bytes=2-3"}, 200, string(data)},
		{"GET", []string{"bytes=3-2"}, 200, string(data)},
		{"GET", []string{"bytes=-"}, 200, string(data)},
		{"GET", []string{"bytes=a-b"}, 200, string(data)},
		{"GET", []string{"bytes=+1-2"}, 200, string(data)},
		{"GET", []string{"bytes=--1"}, 200, string(data)},
		{"GET", []string{"bytes"}, 200, string(data)},
		{"GET", []string{""}, 200, string(data)},
		{"GET", []string{"lines=1-2"}, 200, string(data)},
		{"GET", []string{"bytes=0-3\x00"}, 200, string(data)},
		{"HEAD", []string{"bytes=0-3"}, 200, ""},
	} {
		r := httptest.NewRequest(c.method, name, nil)
		r.Header["Range"] = c.fields
		w := httptest.NewRecorder()
		served().ServeHTTP(w, r)
		got := w.Body.String()
		if c.code == 416 {
			got = "" // a sentence
		}
		if w.Code != c.code || got != c.want {
			t.Errorf("%s %q: code %d and %d bytes, want %d and %d", c.method, c.fields, w.Code, len(got), c.code, len(c.want))
		}
		if length := w.Header().Get("Content-Length"); c.code != 416 && c.method == "GET" && length != fmt.Sprint(len(c.want)) {
			t.Errorf("%q: length %s, want %d", c.fields, length, len(c.want))
		}
	}
}

// TestConditionsInLines: a list of tags may come in several lines.
func TestConditionsInLines(t *testing.T) {
	tag := ask("GET", "/").Header.Get("ETag")
	for field, code := range map[string]int{"If-None-Match": 304, "If-Match": 200} {
		for _, lines := range [][]string{{`"a"`, tag}, {tag, `"a"`}, {`"a", "b"`, `"c"`, tag}} {
			r := httptest.NewRequest("GET", "/", nil)
			r.Header[field] = lines
			w := httptest.NewRecorder()
			if served().ServeHTTP(w, r); w.Code != code {
				t.Errorf("%s %q: code %d, want %d", field, lines, w.Code, code)
			}
		}
	}
}

// TestBody: a request with a body is answered, and then the connection is closed: what
// follows the header is no request.
func TestBody(t *testing.T) {
	for what, body := range map[string]string{
		"length": "Content-Length: 32\r\n\r\nGET /robots.txt HTTP/1.1\r\nHost: a",
		"chunks": "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /robots.txt HTTP/1.1\r\nHost: a\r\n\r\n",
	} {
		for _, method := range []string{"GET", "HEAD", "POST"} {
			address := serveFor(t, timeouts{header: time.Minute, stall: time.Minute, idle: time.Minute})
			c := dial(t, address, method+" /%61bout/ HTTP/1.1\r\nHost: example.com\r\n"+body)
			if err := c.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil {
				t.Fatal(err)
			}
			all, err := io.ReadAll(c)
			if n := strings.Count(string(all), "HTTP/1.1 "); err != nil || n != 1 || !strings.Contains(string(all), "Connection: close") {
				t.Errorf("%s with %s: %d answers (%v)", method, what, n, err)
			}
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

// FuzzRequest: whatever the fields of a request say, the answer is whole: a file or a part
// of it, or a sentence.
func FuzzRequest(f *testing.F) {
	f.Add("GET", "bytes=0-1", "br, gzip;q=0", `"a", W/"b"`, "*", `"a"`)
	f.Add("HEAD", "bytes=-0", "*;q=0", "*", `"a`, "Sat, 29 Nov 2026 00:00:00 GMT")
	size := len(wasm().Data)
	f.Fuzz(func(t *testing.T, method, ranges, encoding, noneMatch, match, ifRange string) {
		if method != "GET" && method != "HEAD" {
			return
		}
		r := httptest.NewRequest(method, "/"+wasmFile, nil)
		for name, value := range map[string]string{"Range": ranges, "Accept-Encoding": encoding, "If-None-Match": noneMatch, "If-Match": match, "If-Range": ifRange} {
			if value != "" {
				r.Header[name] = []string{value}
			}
		}
		w := httptest.NewRecorder()
		served().ServeHTTP(w, r)
		n := w.Body.Len()
		switch w.Code {
		case 200, 206:
			if length := w.Header().Get("Content-Length"); method == "GET" && length != "" && length != fmt.Sprint(n) || n > size {
				t.Errorf("code %d, %d bytes, length %s", w.Code, n, length)
			}
		case 304, 412, 416:
		default:
			t.Errorf("code %d", w.Code)
		}
	})
}
