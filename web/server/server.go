// Package server serves a site over HTTP, with the header fields of package headers.
package server

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"shiming/content/address"
	"shiming/web/headers"
	"shiming/web/site"
)

// Handler serves a site. It answers GET and HEAD only.
func Handler(of *site.Site) http.Handler {
	s := &server{site: of, at: map[string]*answer{}, notFound: map[string]*answer{}, headers: headers.All(of.FrameAncestors)}
	for name, f := range of.Files {
		kind := headers.KindOf(name)
		a := s.newAnswer(f, kind)
		folder, page := address.OfFile(name)
		switch {
		case address.IsNotFound(name):
			s.notFound[name] = a
		case page:
			if _, alias := s.canonical(folder); !alias { // which has a page for static hosts
				s.at[folder] = a
			}
		default:
			s.at[name] = a
		}
		if kind != headers.Asset {
			continue
		}
		// The written folder has the compressed forms as files, and a boot script whose
		// host does not compress asks for them by name.
		for ext, form := range map[string][]byte{".gz": f.GZ, ".br": f.BR} {
			if form != nil && of.Files[name+ext] == nil {
				s.at[name+ext] = s.newAnswer(&site.File{Data: form, Type: headers.MediaType(name + ext)}, headers.Asset)
			}
		}
	}
	return s
}

// timeouts are how long the server waits for readers, so that slow ones hold up nobody and
// those who have gone are let go.
type timeouts struct {
	header time.Duration // for the header of a request
	stall  time.Duration // for the reader to take the next part of what is sent
	idle   time.Duration // for the next request
}

// Serve serves the handler on the listener until the context ends, then lets answers
// under way finish for up to ten seconds.
func Serve(ctx context.Context, l net.Listener, h http.Handler) error {
	return serve(ctx, l, h, timeouts{header: 10 * time.Second, stall: 2 * time.Minute, idle: 2 * time.Minute})
}

func serve(ctx context.Context, l net.Listener, h http.Handler, t timeouts) error {
	srv := &http.Server{
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			steady := &steadyWriter{w, t.stall}
			steady.extend() // also where nothing but a header is sent
			h.ServeHTTP(steady, r)
		}),
		ReadHeaderTimeout: t.header,
		ReadTimeout:       t.header + t.header/2,
		IdleTimeout:       t.idle,
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

// steadyWriter gives the reader the time of stall for each part of what is sent.
// [http.Server] has one time-out for the whole of an answer, which a slow reader of the
// wasm would not meet, and one who has gone would use up.
type steadyWriter struct {
	http.ResponseWriter
	stall time.Duration
}

// part is how much of an answer is sent at a time: what a slow line takes in seconds.
const part = 64 << 10

func (w *steadyWriter) extend() error {
	return http.NewResponseController(w.ResponseWriter).SetWriteDeadline(time.Now().Add(w.stall))
}

func (w *steadyWriter) Write(data []byte) (written int, err error) {
	for first := true; first || len(data) > 0 && err == nil; first = false {
		if err := w.extend(); err != nil {
			return written, err
		}
		var n int
		n, err = w.ResponseWriter.Write(data[:min(len(data), part)])
		written, data = written+n, data[n:]
	}
	return written, err
}

// Unwrap is for [http.ResponseController].
func (w *steadyWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

type server struct {
	site     *site.Site
	headers  [headers.Kinds]http.Header
	at       map[string]*answer // path below the base -> what is there
	notFound map[string]*answer // the pages for unknown addresses, by their files
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p, below := strings.CutPrefix(r.URL.Path, s.site.Base)
	read := r.Method == http.MethodGet || r.Method == http.MethodHead
	if a := s.at[p]; a != nil && below && read && r.URL.RawPath == "" {
		s.send(w, r, a, http.StatusOK)
		return
	}
	maps.Copy(w.Header(), s.headers[headers.ErrorKind(p)])
	switch {
	case !read:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD are answered here", http.StatusMethodNotAllowed)
	case r.URL.Path == "/healthz":
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		io.WriteString(w, "ok\n")
	case !below && (r.URL.Path == "/" || r.URL.Path+"/" == s.site.Base):
		s.redirect(w, r, "", http.StatusFound)
	case !below || nonCanonical(r.URL):
		s.sendNotFound(w, r, p)
	default:
		s.find(w, r, p)
	}
}

// nonCanonical reports whether an address is written in a way that no link of the site is:
// with empty or dotted segments, or with an encoded separator.
func nonCanonical(u *url.URL) bool {
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
	if a := s.at[p]; a != nil {
		s.send(w, r, a, http.StatusOK)
		return
	}
	if folder, page := address.OfFile(p); page && s.site.Files[p] != nil {
		s.redirect(w, r, folder, http.StatusMovedPermanently)
		return
	}
	if to, ok := s.canonical(p); ok {
		code := http.StatusFound
		if s.site.Files[address.File(p)] != nil { // a former address
			code = http.StatusMovedPermanently
		}
		if headers.ErrorKind(p) == headers.Frame && strings.Count(to, "=") < strings.Count(p, "=") {
			to += "#" + address.Dropped
		}
		s.redirect(w, r, to, code)
		return
	}
	if s.at[p+"/"] != nil {
		s.redirect(w, r, p+"/", http.StatusMovedPermanently)
		return
	}
	s.sendNotFound(w, r, p)
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
	to, fragment, _ := strings.Cut(to, "#")
	u := url.URL{Path: s.site.Base + to, RawQuery: r.URL.RawQuery, Fragment: fragment}
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("Location", u.String())
	w.WriteHeader(code)
}

func (s *server) sendNotFound(w http.ResponseWriter, r *http.Request, p string) {
	name := address.NotFound.Path
	if headers.ErrorKind(p) == headers.Frame {
		name = address.NotFoundInFrame.Path
	}
	prefix, _ := address.SplitPrefix(p, s.site.Prefixes)
	if a := s.notFound[prefix+name]; a != nil {
		s.send(w, r, a, http.StatusNotFound)
		return
	}
	http.NotFound(w, r)
}

// answer is a file with all that can be known before it is asked for.
type answer struct {
	plain, gz, br *payload // gz and br may be nil
}

// payload is a form of a file.
type payload struct {
	data   []byte
	header []line

	// length and tag are left out of header where the answer is not the whole file.
	length, tag line
}

// line is a field of a header as [http.Header] has it, with the name in its
// canonical case.
type line struct {
	name   string
	values []string
}

func newLine(name, value string) line {
	return line{http.CanonicalHeaderKey(name), []string{value}}
}

func (s *server) newAnswer(f *site.File, k headers.Kind) *answer {
	tag := fmt.Sprintf("%x", sha256.Sum256(f.Data))[:18]
	common := []line{newLine("Content-Type", f.Type)}
	for name, values := range s.headers[k] {
		common = append(common, line{name, values})
	}
	if f.BR != nil || f.GZ != nil {
		common = append(common, newLine("Vary", "Accept-Encoding"))
	}
	form := func(data []byte, encoding string) *payload {
		if data == nil && encoding != "" {
			return nil
		}
		b := &payload{data: data, header: slices.Clone(common), length: newLine("Content-Length", strconv.Itoa(len(data)))}
		b.tag = newLine("ETag", `"`+tag+`"`)
		if encoding != "" {
			b.header = append(b.header, newLine("Content-Encoding", encoding))
			b.tag = newLine("ETag", `"`+tag+"-"+encoding+`"`)
		}
		return b
	}
	return &answer{form(f.Data, ""), form(f.GZ, "gzip"), form(f.BR, "br")}
}

// send answers with a file, in the form that the reader prefers. A range is taken
// of the plain form.
func (s *server) send(w http.ResponseWriter, r *http.Request, a *answer, code int) {
	b, h := a.plain, w.Header()
	ranged := r.Header["Range"] != nil
	if !ranged && (a.br != nil || a.gz != nil) {
		switch chooseEncoding(accepted(r), a.br != nil, a.gz != nil) {
		case "br":
			b = a.br
		case "gzip":
			b = a.gz
		}
	}
	for _, l := range b.header {
		h[l.name] = l.values
	}
	if code == http.StatusOK {
		h[b.tag.name] = b.tag.values
		if ranged || r.Header["If-None-Match"] != nil || r.Header["If-Match"] != nil {
			if b != a.plain {
				h[b.length.name] = b.length.values
			}
			http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(b.data))
			return
		}
	}
	h[b.length.name] = b.length.values
	w.WriteHeader(code)
	if r.Method != http.MethodHead {
		w.Write(b.data)
	}
}

// accepted returns the Accept-Encoding header of a request.
func accepted(r *http.Request) string {
	return strings.Join(r.Header["Accept-Encoding"], ",")
}
