package harness

import (
	"bytes"
	"io/fs"
	"net"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"

	"shiming/web/server"
	"shiming/web/site"
	"shiming/web/site/sitetest"
)

// Build builds a site like the one of [Site], but for what change does to the options.
func Build(t testing.TB, change func(*site.Options)) *site.Site {
	t.Helper()
	return sitetest.Build(t, change)
}

// Shipped returns a file compressed as a site is shipped, which takes longer than the sites of
// tests are given.
func Shipped(t testing.TB, f *site.File) *site.File {
	t.Helper()
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, brotli.BestCompression)
	if _, err := w.Write(f.Data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	best := *f
	best.BR = b.Bytes()
	return &best
}

// Reworded returns the built-in content with the first old in a file replaced.
func Reworded(t testing.TB, file, old, with string) fs.FS {
	t.Helper()
	return sitetest.Changed(t, file, old, with)
}

// Host is a web server that a test can deploy sites to, look into, and break.
type Host struct {
	t    testing.TB
	addr string

	mu     sync.Mutex
	srv    *http.Server
	sites  []http.Handler
	bases  []string
	fault  func(http.ResponseWriter, *http.Request) bool
	served []Served
	asked  []string // paths
}

// Served is an answer that a host gave.
type Served struct {
	Method, Path string
	Status       int
	Bytes        int // of the body as it was sent
}

// NewHost starts a host of sites. A site answers for what is below its base; where
// one is below another, the inner one does.
func NewHost(t testing.TB, sites ...*site.Site) *Host {
	t.Helper()
	h := &Host{t: t, addr: "127.0.0.1:0"}
	h.Deploy(sites...)
	h.Start()
	t.Cleanup(h.Stop)
	return h
}

// Address returns the address of a path of the host.
func (h *Host) Address(path string) string {
	return "http://" + h.addr + "/" + strings.TrimPrefix(path, "/")
}

// Deploy puts sites in the place of the ones before.
func (h *Host) Deploy(sites ...*site.Site) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.sites, h.bases = nil, nil
	sites = slices.Clone(sites)
	slices.SortFunc(sites, func(a, b *site.Site) int { return len(b.Base) - len(a.Base) })
	for _, s := range sites {
		h.sites, h.bases = append(h.sites, server.Handler(s)), append(h.bases, s.Base)
	}
}

// Serve serves something else than a site.
func (h *Host) Serve(handler http.Handler) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.sites, h.bases = []http.Handler{handler}, []string{"/"}
}

// Fault makes a fault of answers: f answers itself and returns true, or leaves it to
// the host. nil ends it.
func (h *Host) Fault(f func(http.ResponseWriter, *http.Request) bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.fault = f
}

// Start starts the host, at the same address as before.
func (h *Host) Start() {
	h.t.Helper()
	l, err := net.Listen("tcp", h.addr)
	if err != nil {
		h.t.Fatal(err)
	}
	h.addr = l.Addr().String()
	srv := &http.Server{Handler: h}
	h.mu.Lock()
	h.srv = srv
	h.mu.Unlock()
	go srv.Serve(l)
}

// Stop ends the host and all its connections at once.
func (h *Host) Stop() {
	h.mu.Lock()
	srv := h.srv
	h.mu.Unlock()
	srv.Close()
}

// Served returns what was served since the last call.
func (h *Host) Served() []Served {
	h.mu.Lock()
	defer h.mu.Unlock()
	s := h.served
	h.served = nil
	return s
}

// Asked counts the requests so far for paths that end in such a way, those still
// waiting for an answer too.
func (h *Host) Asked(end string) int {
	h.mu.Lock()
	defer h.mu.Unlock()
	n := 0
	for _, path := range h.asked {
		if strings.HasSuffix(path, end) {
			n++
		}
	}
	return n
}

// AwaitAsked waits until more requests than before have come for paths that end in such a
// way.
func (h *Host) AwaitAsked(end string, before int) {
	h.t.Helper()
	Until(h.t, "a request for "+end, func() bool { return h.Asked(end) > before })
}

// Count counts the answers that had a body for paths that match a pattern of
// package path, such as "/assets/*.wasm".
func Count(served []Served, pattern string) int {
	n := 0
	for _, s := range served {
		if ok, _ := path.Match(pattern, s.Path); ok && s.Bytes > 0 {
			n++
		}
	}
	return n
}

func (h *Host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	fault, sites, bases := h.fault, h.sites, h.bases
	h.asked = append(h.asked, r.URL.Path)
	h.mu.Unlock()
	note := &noting{ResponseWriter: w, status: http.StatusOK}
	defer func() {
		h.mu.Lock()
		h.served = append(h.served, Served{r.Method, r.URL.Path, note.status, note.bytes})
		h.mu.Unlock()
	}()
	if fault != nil && fault(note, r) {
		return
	}
	for i, base := range bases {
		if strings.HasPrefix(r.URL.Path, base) || i == len(bases)-1 {
			sites[i].ServeHTTP(note, r)
			return
		}
	}
}

// noting notes what is written through it.
type noting struct {
	http.ResponseWriter
	status, bytes int
}

func (n *noting) WriteHeader(code int) {
	n.status = code
	n.ResponseWriter.WriteHeader(code)
}

func (n *noting) Write(b []byte) (int, error) {
	w, err := n.ResponseWriter.Write(b)
	n.bytes += w
	return w, err
}

func (n *noting) Flush() { n.ResponseWriter.(http.Flusher).Flush() }
