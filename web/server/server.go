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
	"math"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"shiming/content/address"
	"shiming/web/headers"
	"shiming/web/site"
)

// Handler serves a site. It answers GET and HEAD only.
func Handler(of *site.Site) http.Handler {
	s := &server{site: of, at: map[string]answer{}, notFound: map[string]answer{}, headers: of.All()}
	for name, f := range of.Files {
		kind := headers.KindOf(name)
		if kind == headers.Asset && !f.Hashed {
			kind = headers.File
		}
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
// under way finish for up to ten seconds. The error is the one of the listener, or that
// answers took longer; nil once all is done.
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
		ReadHeaderTimeout:            t.header,
		ReadTimeout:                  t.header + t.header/2,
		IdleTimeout:                  t.idle,
		DisableGeneralOptionsHandler: true,
		MaxHeaderBytes:               16 << 10,
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

// part is how much of an answer a reader has to take within the time of stall: half a
// kilobyte a second.
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
	at       map[string]answer // path below the base -> what is there
	notFound map[string]answer // the pages for unknown addresses, by their files
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.ContentLength != 0 {
		w.Header().Set("Connection", "close") // nobody reads the body, nor takes it for a request
	}
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
	if len(raw) > 1024 || strings.Contains(raw, "%2f") || strings.ContainsAny(u.Path, "\\\x00") {
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
	if a := s.at[p]; a != nil { // the address is written in another way
		closing := w.Header()["Connection"]
		clear(w.Header())
		if closing != nil {
			w.Header()["Connection"] = closing
		}
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

// encodedQuery finds the query in a path: some apps encode the sign before it, and input
// methods write one of their own.
var encodedQuery = regexp.MustCompile(`(?i)(?:%3f|%ef%bc%9f)(\w+=.*)`)

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
	if m := encodedQuery.FindStringSubmatch(r.URL.EscapedPath()); m != nil && u.RawQuery == "" {
		u.RawQuery = m[1]
	}
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

// answer is a file with all that can be known before it is asked for: its forms, by
// their encodings. The plain one has none, and is always there.
type answer map[string]*payload

// payload is a form of a file.
type payload struct {
	data   []byte
	header http.Header

	// length and tag are left out of header where the answer is not the whole file.
	length, tag []string
}

func (s *server) newAnswer(f *site.File, k headers.Kind) answer {
	a, sum := answer{}, fmt.Sprintf("%.9x", sha256.Sum256(f.Data))
	for encoding, data := range map[string][]byte{"": f.Data, "gzip": f.GZ, "br": f.BR} {
		if data == nil && encoding != "" {
			continue
		}
		b := &payload{data: data, header: maps.Clone(s.headers[k]), length: []string{strconv.Itoa(len(data))}}
		b.header.Set("Content-Type", f.Type)
		if f.BR != nil || f.GZ != nil {
			b.header.Set("Vary", "Accept-Encoding")
		}
		b.tag = []string{`"` + sum + `"`}
		if encoding != "" {
			b.header.Set("Content-Encoding", encoding)
			b.tag = []string{`"` + sum + "-" + encoding + `"`}
		}
		a[encoding] = b
	}
	return a
}

// oneRange is the only form of the field Range that has an effect: one range, with a
// beginning, an end, or both, or the last so many bytes.
var oneRange = regexp.MustCompile(`^(?i:bytes)=(?:([0-9]+)-([0-9]*)|-([0-9]+))$`)

// tidyRange reports whether a request asks for a range of a file of so many bytes. A field
// that is to be ignored, as RFC 9110 has it, is taken away; what is left [http.ServeContent]
// reads as that has it: numbers may be of any size, and the last 0 bytes are no range of it.
func tidyRange(r *http.Request, size int) bool {
	lines := r.Header["Range"]
	r.Header.Del("Range")
	if r.Method != http.MethodGet || len(lines) != 1 {
		return false
	}
	m := oneRange.FindStringSubmatch(lines[0])
	if m == nil {
		return false
	}
	number := func(text string) int {
		n, err := strconv.Atoi(text)
		if err != nil {
			n = math.MaxInt // there is no such file
		}
		return n
	}
	from, to := 0, size-1
	switch {
	case m[3] != "":
		from = size - min(size, number(m[3]))
	case m[2] != "":
		from, to = number(m[1]), number(m[2])
		if to < from {
			return false
		}
	default:
		from = number(m[1])
	}
	r.Header.Set("Range", fmt.Sprintf("bytes=%d-%d", from, max(from, min(to, size-1))))
	return true
}

// send answers with a file, in the form that the reader prefers. A range is taken
// of the plain form.
func (s *server) send(w http.ResponseWriter, r *http.Request, a answer, code int) {
	b, h := a[""], w.Header()
	ranged := tidyRange(r, len(b.data))
	if !ranged && len(a) > 1 {
		b = a[chooseEncoding(strings.Join(r.Header["Accept-Encoding"], ","), a["br"] != nil, a["gzip"] != nil)]
	}
	maps.Copy(h, b.header)
	if code == http.StatusOK {
		h["Etag"] = b.tag
		if ranged || r.Header["If-None-Match"] != nil || r.Header["If-Match"] != nil {
			// It says no length of what is encoded, and would not take ours back where the
			// condition does not hold.
			if b != a[""] && r.Header["If-Match"] == nil {
				h["Content-Length"] = b.length
			}
			for _, name := range []string{"If-None-Match", "If-Match"} { // of which http reads one line
				if lines := r.Header[name]; len(lines) > 1 {
					r.Header.Set(name, strings.Join(lines, ", "))
				}
			}
			http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(b.data))
			return
		}
	}
	h["Content-Length"] = b.length
	w.WriteHeader(code)
	if r.Method != http.MethodHead {
		w.Write(b.data)
	}
}
