package web

import (
	"cmp"
	"net/http"
	"slices"
	"strings"
)

// kind is what an answer is, as far as its headers go. What is set for each kind
// here goes to the product's own server, to the files that tell other hosts, and
// into the pages.
type kind int

const (
	kindPage   kind = iota // a page, which only the site itself may frame
	kindFrame              // a page below frame/, which whom the site names may frame
	kindAbout              // what is said of a page, beside it
	kindScript             // a script for other people's pages
	kindFile               // what else is no page and has a name that stays
	kindAsset              // a file below assets/, named by its content

	kinds
)

// hostScripts are the scripts for other people's pages.
var hostScripts = []string{"embed.js", "embed-doctor.js"}

// inFrame reports whether a path is below frame/, which may have the prefix of a
// language before it. A question may be called frame too.
func inFrame(path string) bool {
	first, rest, _ := strings.Cut(path, "/")
	return strings.HasPrefix(path, "frame/") || first != "q" && strings.HasPrefix(rest, "frame/")
}

// kindOf returns the kind of an answer to a request for path, which is below the
// base. What has no file of its own is a page, for that is what comes of it.
func kindOf(path string) kind {
	switch {
	case strings.HasPrefix(path, "assets/") && path != "assets/":
		return kindAsset
	case inFrame(path):
		return kindFrame
	case slices.Contains(hostScripts, path):
		return kindScript
	case path == oembedName || strings.HasSuffix(path, "/"+oembedName):
		return kindAbout
	case path == "" || strings.HasSuffix(path, "/") || strings.HasSuffix(path, ".html"):
		return kindPage
	}
	return kindFile
}

// missingKind returns the kind of an answer that says that there is nothing at a
// path, or that it is elsewhere.
func missingKind(path string) kind {
	if kindOf(path) == kindFrame {
		return kindFrame
	}
	return kindPage
}

// policy is the content security policy, but for who may frame a page: that counts
// in a header only.
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
	"connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"

// field is a line of a header.
type field struct{ name, value string }

// fields returns what every answer of a kind carries, whoever sends it.
func (site *Site) fields(k kind) []field {
	ancestors, cache := "'self'", "no-cache"
	switch k {
	case kindFrame:
		ancestors = cmp.Or(site.FrameAncestors, "*")
	case kindScript:
		cache = "public, max-age=3600, stale-while-revalidate=604800"
	case kindAsset:
		cache = "public, max-age=31536000, immutable"
	}
	csp := policy + "; frame-ancestors " + ancestors
	if ancestors == "*" {
		csp = policy // the star does not stand for host pages in a sandbox, whose origin is opaque
	}
	list := []field{
		{"Cache-Control", cache},
		{"Content-Security-Policy", csp},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "no-referrer"},
		{"Permissions-Policy", "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), " +
			"magnetometer=(), microphone=(), midi=(), payment=(), usb=(), browsing-topics=()"},
	}
	switch k {
	case kindPage, kindAbout:
		list = append(list, field{"Cross-Origin-Opener-Policy", "same-origin"})
	case kindFrame:
		// A page that is isolated from other origins frames only what asks for the same.
		list = append(list, field{"Cross-Origin-Embedder-Policy", "require-corp"})
	}
	if k != kindPage && k != kindFrame {
		// An opaque frame reads the files of its own site as another origin.
		list = append(list, field{"Access-Control-Allow-Origin", "*"})
	}
	if k != kindPage {
		list = append(list, field{"Cross-Origin-Resource-Policy", "cross-origin"})
	}
	if k == kindAsset {
		// It sees there whether the host compresses the wasm, or it has to.
		list = append(list, field{"Access-Control-Expose-Headers", "Content-Encoding"})
	}
	return list
}

// headers returns the fields of each kind, ready to be sent.
func (site *Site) headers() (all [kinds]http.Header) {
	for k := range all {
		all[k] = http.Header{}
		for _, f := range site.fields(kind(k)) {
			all[k].Set(f.name, f.value)
		}
	}
	return all
}
