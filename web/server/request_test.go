package server

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"shiming/web/site/sitetest"
)

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
		{"GET", []string{"BYTES=0-0"}, 206, string(data[:1])},
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

// TestBody: a request with a body is answered, and then the connection is closed: what
// follows the header is no request.
func TestBody(t *testing.T) {
	for what, body := range map[string]string{
		"length": "Content-Length: 32\r\n\r\nGET /robots.txt HTTP/1.1\r\nHost: a",
		"chunks": "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /robots.txt HTTP/1.1\r\nHost: a\r\n\r\n",
	} {
		for _, request := range []string{"GET /%61bout/", "HEAD /%61bout/", "POST /%61bout/", "OPTIONS *"} {
			address := serveFor(t, timeouts{header: time.Minute, stall: time.Minute, idle: time.Minute})
			c := dial(t, address, request+" HTTP/1.1\r\nHost: example.com\r\n"+body)
			if err := c.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil {
				t.Fatal(err)
			}
			all, err := io.ReadAll(c)
			if n := strings.Count(string(all), "HTTP/1.1 "); err != nil || n != 1 || !strings.Contains(string(all), "Connection: close") {
				t.Errorf("%s with %s: %d answers (%v)", request, what, n, err)
			}
		}
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
