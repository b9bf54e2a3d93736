package web

import (
	"net/http"
	"strings"
)

// policy is the content security policy of every answer, but for who may frame it.
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
	"connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors "

// setHeaders sets what every answer to a request for path, which is below the
// base, carries. page tells that the answer is an HTML page.
func setHeaders(h http.Header, path string, page bool) {
	frame := strings.HasPrefix(path, "frame/")
	ancestors := "'self'"
	if frame {
		ancestors = "*"
	}
	h.Set("Content-Security-Policy", policy+ancestors)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Permissions-Policy", "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "+
		"magnetometer=(), microphone=(), midi=(), payment=(), usb=(), browsing-topics=()")
	switch {
	case page && !frame:
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
	case !page:
		// An opaque frame reads its own assets as another origin.
		h.Set("Access-Control-Allow-Origin", "*")
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	}
}
