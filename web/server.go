package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"
)

// Handler serves a site. It answers GET and HEAD only.
func Handler(site *Site) http.Handler {
	s := &server{site: site, tags: map[string]string{}}
	for name, f := range site.Files {
		sum := sha256.Sum256(f.Data)
		s.tags[name] = fmt.Sprintf("%x", sum[:9])
	}
	return s
}

// Serve serves the handler on the listener until the context ends, then lets
// answers under way finish for up to ten seconds.
func Serve(ctx context.Context, l net.Listener, h http.Handler) error {
	srv := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       15 * time.Second,
		WriteTimeout:      5 * time.Minute, // the wasm on a line of 50 kbit/s
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
	done := make(chan error, 1)
	go func() { done <- srv.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	drain, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := srv.Shutdown(drain); err != nil {
		return fmt.Errorf("stopping: %w", err)
	}
	if err := <-done; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

type server struct {
	site *Site
	tags map[string]string // file -> entity tag of its plain form
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p, below := strings.CutPrefix(r.URL.Path, s.site.Base)
	setHeaders(w.Header(), p, true)
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD are answered here", http.StatusMethodNotAllowed)
	case r.URL.Path == "/healthz":
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		io.WriteString(w, "ok\n")
	case !below && (r.URL.Path == "/" || r.URL.Path+"/" == s.site.Base):
		s.redirect(w, r, "", http.StatusFound)
	case !below || tricky(r.URL):
		s.notFound(w, r)
	default:
		s.find(w, r, p)
	}
}

// tricky reports whether an address is written in a way that no link of the site
// is: with empty or dotted segments, or with an encoded separator.
func tricky(u *url.URL) bool {
	raw := strings.ToLower(u.EscapedPath())
	if len(raw) > 1024 || strings.Contains(raw, "%2f") || strings.Contains(raw, "%5c") || strings.Contains(raw, "%00") {
		return true
	}
	if strings.ContainsAny(u.Path, "\\\x00") {
		return true
	}
	for _, segment := range strings.Split(strings.TrimSuffix(u.Path[1:], "/"), "/") {
		if (segment == "" && u.Path != "/") || segment == "." || segment == ".." {
			return true
		}
	}
	return false
}

// find answers a request for a path below the base.
func (s *server) find(w http.ResponseWriter, r *http.Request, p string) {
	folder := p == "" || strings.HasSuffix(p, "/")
	switch {
	case folder && s.site.Files[p+"index.html"] != nil:
		if to, ok := s.canonical(p); ok { // an alias has a page of its own for static hosts
			s.redirect(w, r, to, http.StatusMovedPermanently)
			return
		}
		s.file(w, r, p+"index.html", http.StatusOK)
	case p == "404.html":
		s.notFound(w, r)
	case path.Base(p) == "index.html" && s.site.Files[p] != nil:
		s.redirect(w, r, strings.TrimSuffix(p, "index.html"), http.StatusMovedPermanently)
	case !folder && s.site.Files[p] != nil:
		s.file(w, r, p, http.StatusOK)
	default:
		if to, ok := s.canonical(p); ok {
			s.redirect(w, r, to, http.StatusFound)
			return
		}
		if !folder && s.site.Files[p+"/index.html"] != nil {
			s.redirect(w, r, p+"/", http.StatusMovedPermanently)
			return
		}
		s.notFound(w, r)
	}
}

func (s *server) canonical(p string) (string, bool) {
	if s.site.Redirect == nil {
		return "", false
	}
	to, ok := s.site.Redirect(p)
	return to, ok && to != p
}

// redirect sends the reader to another path of the site and keeps the query.
func (s *server) redirect(w http.ResponseWriter, r *http.Request, to string, code int) {
	u := url.URL{Path: s.site.Base + to, RawQuery: r.URL.RawQuery}
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("Location", u.String())
	w.WriteHeader(code)
}

func (s *server) notFound(w http.ResponseWriter, r *http.Request) {
	if s.site.Files["404.html"] == nil {
		http.NotFound(w, r)
		return
	}
	s.file(w, r, "404.html", http.StatusNotFound)
}

// file answers with a file, in the form that the reader prefers. A range is taken
// of the plain form.
func (s *server) file(w http.ResponseWriter, r *http.Request, name string, code int) {
	f, h := s.site.Files[name], w.Header()
	if !strings.HasPrefix(f.Type, "text/html") {
		h.Del("Cross-Origin-Opener-Policy")
		setHeaders(h, name, false)
	}
	h.Set("Content-Type", f.Type)
	h.Set("Cache-Control", "no-cache")
	if f.Hashed {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	data, tag := f.Data, s.tags[name]
	if f.BR != nil || f.GZ != nil {
		h.Set("Vary", "Accept-Encoding")
		if r.Header.Get("Range") == "" {
			encoding := chooseEncoding(strings.Join(r.Header.Values("Accept-Encoding"), ","), f.BR != nil, f.GZ != nil)
			switch encoding {
			case "br":
				data = f.BR
			case "gzip":
				data = f.GZ
			}
			if encoding != "" {
				h.Set("Content-Encoding", encoding)
				tag += "-" + encoding
			}
		}
	}
	if code != http.StatusOK {
		h.Set("Content-Length", strconv.Itoa(len(data)))
		w.WriteHeader(code)
		if r.Method != http.MethodHead {
			w.Write(data)
		}
		return
	}
	h.Set("ETag", `"`+tag+`"`)
	if h.Get("Content-Encoding") != "" {
		h.Set("Content-Length", strconv.Itoa(len(data)))
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}
