// Package site makes the whole static site in memory, from the content and the app: the
// prerendered pages, what search engines and messengers read, the manifest, the service
// worker, the compressed forms. It writes a site into a folder and reads it from there.
package site

import (
	"io/fs"

	"shiming/web/headers"
)

// Site is a whole static site, ready to be written or served.
type Site struct {
	// Base is the path that the site lives under, "/" or such as "/help/".
	Base string

	headers.Site

	// Prefixes are what the paths of each language but the first begin with, such as
	// "en/".
	Prefixes []string

	// Files are keyed by their path below the base, such as "index.html" or
	// "q/how-to-verify/index.html".
	Files map[string]*File

	// Redirect returns the canonical path of an inexact one, both below the base,
	// and whether there is one.
	Redirect func(path string) (to string, ok bool)
}

// File is a file of the site.
type File struct {
	Data []byte

	// Type is the media type.
	Type string

	// Hashed tells that the file is named by its content, so that it never changes.
	Hashed bool

	// GZ and BR are compressed forms, nil where they do not pay.
	GZ, BR []byte
}

// Options say what to build.
type Options struct {
	// Content has the files that package content specifies. Without it the site is the one
	// of the built-in library, and has screenshots of it.
	Content fs.FS

	// Base is the path that the site lives under. It starts and ends with a slash.
	Base string

	// Origin is the scheme and host of the site, or empty if not known. Without
	// it the pages have no canonical address and there is no sitemap.
	Origin string

	// FrameAncestors is the one of [headers.Site].
	FrameAncestors string

	// Retire makes a site whose service worker drops what it had kept on readers' devices
	// and ends itself.
	Retire bool

	// Names keeps the names of functions in the wasm, for stack traces.
	Names bool

	// Fast compresses quickly, for serving at once.
	Fast bool

	// Log tells the user of long work; it may be nil.
	Log func(format string, args ...any)
}
