// Package web makes the site from the content and the app, and serves it: the
// prerendered pages, the wasm, the compressed forms, the server and the command.
package web

import (
	"io/fs"
	"mime"
	"path"
	"strings"

	"shiming/content"
)

// Site is the whole static site, ready to be written or served.
type Site struct {
	// Base is the path that the site lives under, "/" or such as "/help/".
	Base string

	// FrameAncestors says who may frame the pages below frame/, as the directive
	// frame-ancestors of a content security policy does. If it is empty, all may.
	FrameAncestors string

	// Prefixes are what the paths of each language but the first begin with, such as
	// "en/".
	Prefixes []string

	// Files are keyed by their path below the base, such as "index.html" or
	// "q/how-to-verify/index.html".
	Files map[string]*File

	// Checker is the table that the pages below check/ follow.
	Checker *content.Checker

	// Redirect returns the canonical path of an inexact one, both below the base,
	// and whether there is one.
	Redirect func(path string) (to string, ok bool)
}

// prefix returns the prefix of the language that a path below the base is in.
func (site *Site) prefix(path string) string {
	for _, prefix := range site.Prefixes {
		if strings.HasPrefix(path, prefix) {
			return prefix
		}
	}
	return ""
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
	// Content has the files that package content describes.
	Content fs.FS

	// Base is the path that the site lives under. It starts and ends with a slash.
	Base string

	// Origin is the scheme and host of the site, or empty if not known. Without
	// it the pages have no canonical address and there is no sitemap.
	Origin string

	// FrameAncestors is the one of [Site].
	FrameAncestors string

	// Retire makes a site whose worker drops what it had kept on readers' devices and
	// ends itself.
	Retire bool

	// Fast compresses quickly, for serving at once.
	Fast bool

	// Log tells the user what is being done.
	Log func(format string, args ...any)
}

// mediaType returns the media type of a file by its name.
func mediaType(name string) string {
	switch ext := path.Ext(name); ext {
	case ".html", ".css", ".txt":
		return "text/" + strings.Replace(ext[1:], "txt", "plain", 1) + "; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".webmanifest":
		return "application/manifest+json"
	case ".json":
		return "application/json"
	case ".xml":
		return "application/xml"
	case ".svg":
		return "image/svg+xml"
	case ".wasm":
		return "application/wasm"
	case ".gz":
		return "application/gzip"
	case ".br":
		return "application/octet-stream"
	default:
		if t := mime.TypeByExtension(ext); t != "" {
			return t
		}
		return "application/octet-stream"
	}
}
