// Package headers says which header fields each kind of file is sent with, for the
// product's own server, for the files that tell other hosts, and for the pages.
package headers

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"mime"
	"net/http"
	"path"
	"slices"
	"strings"

	"shiming/content/address"
)

// Kind is what a file is, as far as its header fields go.
type Kind int

// The kinds.
const (
	Page       Kind = iota // a page, which only the site itself may frame
	Frame                  // a page below frame/, which those named by the site may frame
	Metadata               // what is said of a page, beside it
	HostScript             // a script for other people's pages
	File                   // any other file whose name stays the same
	Asset                  // a file that is named by its content

	Kinds // how many there are
)

// HostScripts are the scripts for other people's pages.
var HostScripts = []string{address.EmbedScript, address.DoctorScript, address.MoreScript}

// KindOf returns the kind of the file at a path below the base. A path without a file of
// its own is a page: an error page is sent for it.
func KindOf(path string) Kind {
	switch {
	case strings.HasPrefix(path, address.Assets) && path != address.Assets:
		return Asset
	case address.IsFrame(path):
		return Frame
	case slices.Contains(HostScripts, path):
		return HostScript
	case path == address.OEmbed || strings.HasSuffix(path, "/"+address.OEmbed):
		return Metadata
	case path == "" || strings.HasSuffix(path, "/") || strings.HasSuffix(path, ".html"):
		return Page
	}
	return File
}

// ErrorKind returns the kind of an answer that has no file: an error or a redirect.
func ErrorKind(path string) Kind {
	if KindOf(path) == Frame {
		return Frame
	}
	return Page
}

// Site is what the fields depend on.
type Site struct {
	// FrameAncestors says who may frame the pages for frames, as the directive
	// frame-ancestors of a content security policy does; "" and "*" let everybody.
	FrameAncestors string `json:"frame-ancestors,omitempty"`

	// Styles and FrameStyles are the hashes of the styles that pages, and pages for frames,
	// have inside themselves, as [Hash] gives them.
	Styles      []string `json:"styles,omitempty"`
	FrameStyles []string `json:"frame-styles,omitempty"`
}

// Hash returns the hash of an inline style as a content security policy has it.
func Hash(style []byte) string {
	sum := sha256.Sum256(style)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// Policy is the content security policy of a kind without frame-ancestors, which counts in
// a header only.
func (s Site) Policy(k Kind) string {
	styles := s.Styles
	if k == Frame {
		styles = s.FrameStyles
	}
	return "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src " + strings.Join(append([]string{"'self'"}, styles...), " ") +
		"; img-src 'self' data:; connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
}

// Field is a field of a header.
type Field struct{ Name, Value string }

// noTransform keeps services on the way from rewriting pages, scripts and styles: a script
// with other bytes than its name says is not kept for offline use.
const noTransform = ", no-transform"

// Transformable returns the fields of a list for a host that compresses what it sends by
// itself: it takes no-transform for a word against that too.
func Transformable(list []Field) []Field {
	list = slices.Clone(list)
	for i := range list {
		list[i].Value = strings.TrimSuffix(list[i].Value, noTransform)
	}
	return list
}

// Fields returns the fields that every answer of a kind has, whoever sends it. What arrives is
// tested in web/server and, for all hosts, in web/browser/hosts.
func (s Site) Fields(k Kind) []Field {
	ancestors, cache := "'self'", "no-cache"
	switch k {
	case Frame:
		ancestors = cmp.Or(s.FrameAncestors, "*")
	case HostScript:
		cache = "public, max-age=3600, stale-while-revalidate=604800"
	case Asset:
		cache = "public, max-age=31536000, immutable"
	}
	csp := s.Policy(k)
	if ancestors != "*" { // the star does not stand for host pages in a sandbox, whose origin is opaque
		csp += "; frame-ancestors " + ancestors
	}
	list := []Field{
		{"Cache-Control", cache + noTransform},
		{"Content-Security-Policy", csp},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "no-referrer"},
		{"Permissions-Policy", "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), " +
			"magnetometer=(), microphone=(), midi=(), payment=(), usb=(), browsing-topics=()"},
	}
	switch k {
	case Page, Metadata:
		list = append(list, Field{"Cross-Origin-Opener-Policy", "same-origin"})
	case Frame:
		// A page that is isolated from other origins frames only what asks for the same.
		list = append(list, Field{"Cross-Origin-Embedder-Policy", "require-corp"})
	}
	if k != Page && k != Frame {
		// An opaque frame reads the files of its own site as another origin.
		list = append(list, Field{"Access-Control-Allow-Origin", "*"})
	}
	if k != Page {
		list = append(list, Field{"Cross-Origin-Resource-Policy", "cross-origin"})
	}
	if k == Asset {
		// It sees there whether the host compresses the wasm, or it has to.
		list = append(list, Field{"Access-Control-Expose-Headers", "Content-Encoding"})
	}
	return list
}

// Shared returns the fields that all kinds have.
func (s Site) Shared() []Field {
	all := s.Fields(Page)
	for k := range Kinds {
		all = Without(all, Without(all, s.Fields(k)))
	}
	return all
}

// Without returns the fields of a list that are not taken.
func Without(list, taken []Field) []Field {
	return slices.DeleteFunc(slices.Clone(list), func(f Field) bool { return slices.Contains(taken, f) })
}

// All returns the fields of each kind, ready to be sent.
func (s Site) All() (all [Kinds]http.Header) {
	for k := range all {
		all[k] = http.Header{}
		for _, f := range s.Fields(Kind(k)) {
			all[k].Set(f.Name, f.Value)
		}
	}
	return all
}

// mediaTypes are the ones that do not depend on what the machine knows.
var mediaTypes = map[string]string{
	".html":        "text/html; charset=utf-8",
	".css":         "text/css; charset=utf-8",
	".txt":         "text/plain; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".ts":          "text/plain; charset=utf-8",
	".webmanifest": "application/manifest+json",
	".json":        "application/json",
	".xml":         "application/xml",
	".svg":         "image/svg+xml",
	".wasm":        "application/wasm",
	".gz":          "application/gzip",
	".br":          "application/octet-stream",
}

// MediaType returns the media type of a file by its name.
func MediaType(name string) string {
	ext := path.Ext(name)
	return cmp.Or(mediaTypes[ext], mime.TypeByExtension(ext), "application/octet-stream")
}
