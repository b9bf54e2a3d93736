package hosts

import (
	"bufio"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"mime"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// pages serves a folder as GitHub Pages does: no header fields of one's own, ten
// minutes of cache for everything, compression on the fly and of text only,
// folders with a slash, and the site's own 404.html, which here is in the folder
// base. With nearest it is the one in the nearest folder that has one.
func pages(root, base string, nearest bool) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "max-age=600")
		w.Header().Set("Access-Control-Allow-Origin", "*")
		name := filepath.Join(root, filepath.FromSlash(path.Clean(r.URL.Path)))
		info, err := os.Stat(name)
		switch {
		case err == nil && info.IsDir() && !strings.HasSuffix(r.URL.Path, "/"):
			http.Redirect(w, r, "http://"+r.Host+r.URL.Path+"/", http.StatusMovedPermanently)
			return
		case err == nil && info.IsDir():
			name = filepath.Join(name, "index.html")
		case err != nil && path.Ext(name) == "":
			name += ".html"
		}
		code := http.StatusOK
		data, err := os.ReadFile(name)
		if err != nil {
			folder := filepath.Join(root, base)
			for nearest && strings.HasPrefix(name, folder+"/") {
				name = filepath.Dir(name)
				if _, err := os.Stat(filepath.Join(name, "404.html")); err == nil {
					folder = name
				}
			}
			name = filepath.Join(folder, "404.html")
			code = http.StatusNotFound
			if data, err = os.ReadFile(name); err != nil {
				http.NotFound(w, r)
				return
			}
		}
		contentType := map[string]string{
			".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "application/javascript; charset=utf-8",
			".json": "application/json; charset=utf-8", ".svg": "image/svg+xml", ".wasm": "application/wasm", ".gz": "application/gzip",
			".webmanifest": "application/manifest+json", ".txt": "text/plain; charset=utf-8", ".xml": "application/xml",
		}[path.Ext(name)]
		if contentType == "" {
			contentType = mime.TypeByExtension(path.Ext(name))
		}
		if contentType == "" {
			contentType = "application/octet-stream"
		}
		h := w.Header()
		h.Set("Content-Type", contentType)
		h.Set("ETag", fmt.Sprintf(`"%.8x"`, sha256.Sum256(data)))
		text := strings.HasPrefix(contentType, "text/") || strings.Contains(contentType, "javascript") ||
			strings.Contains(contentType, "json") || strings.Contains(contentType, "xml")
		if text {
			h.Set("Vary", "Accept-Encoding")
		}
		if text && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			h.Set("Content-Encoding", "gzip")
			w.WriteHeader(code)
			z := gzip.NewWriter(w)
			z.Write(data)
			z.Close()
			return
		}
		w.WriteHeader(code)
		w.Write(data)
	})
}

// ruled serves a folder as Cloudflare Pages does, which is like GitHub Pages but
// for the nearest 404.html and for the fields in the file _headers at the top of what is published. Every rule
// that fits an address counts, and what two of them set is joined.
func ruled(t *testing.T, root, base string) http.Handler {
	inner := pages(root, base, true)
	rules := readRules(t, filepath.Join(root, base, "_headers"))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		own := http.Header{}
		for _, rule := range rules {
			start, end, star := strings.Cut(rule.where, "*")
			if r.URL.Path == rule.where || star && len(r.URL.Path) >= len(start)+len(end) &&
				strings.HasPrefix(r.URL.Path, start) && strings.HasSuffix(r.URL.Path, end) {
				for name, values := range rule.fields {
					own[name] = append(own[name], values...)
				}
			}
		}
		inner.ServeHTTP(&over{w, own}, r)
	})
}

type rule struct {
	where  string
	fields http.Header
}

func readRules(t *testing.T, name string) (rules []rule) {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		line := lines.Text()
		switch {
		case strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "/"):
			if strings.Count(line, "*") > 1 {
				t.Errorf("_headers: more than one star in %s", line)
			}
			rules = append(rules, rule{line, http.Header{}})
		case strings.HasPrefix(line, "  ") && len(rules) > 0:
			key, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
			if !ok || len(line) > 2000 {
				t.Errorf("_headers: %q", line)
			}
			rules[len(rules)-1].fields.Add(key, value)
		default:
			t.Errorf("_headers: %q", line)
		}
	}
	if len(rules) == 0 || len(rules) > 100 {
		t.Errorf("_headers has %d rules, Cloudflare takes 1 to 100", len(rules))
	}
	return rules
}

// over puts the fields of the rules over those of the host.
type over struct {
	http.ResponseWriter
	own http.Header
}

func (o *over) WriteHeader(code int) {
	for name, values := range o.own {
		o.Header()[name] = []string{strings.Join(values, ", ")}
	}
	o.ResponseWriter.WriteHeader(code)
}

// decoded returns the body of an answer without its encoding, and as it was sent.
func decoded(t *testing.T, r *http.Response, unbrotli func(io.Reader) io.Reader) (plain, sent []byte) {
	t.Helper()
	sent, err := io.ReadAll(r.Body)
	r.Body.Close()
	if err != nil {
		t.Fatal(err)
	}
	var from io.Reader = strings.NewReader(string(sent))
	switch encoding := r.Header.Get("Content-Encoding"); encoding {
	case "":
		return sent, sent
	case "gzip":
		if from, err = gzip.NewReader(from); err != nil {
			t.Fatal(err)
		}
	case "br":
		from = unbrotli(from)
	default:
		t.Fatalf("encoded as %q", encoding)
	}
	if plain, err = io.ReadAll(from); err != nil {
		t.Fatal(err)
	}
	return plain, sent
}
