package address

import "strings"

// The names of files. Those of scripts for other people's pages, of the worker and of the
// manifest stay the same for ever: they stand in pages and browsers that nobody here can
// change.
const (
	EmbedScript  = "embed.js"
	DoctorScript = "embed-doctor.js" // for owners, and what few options take
	MoreScript   = "embed-more.js"

	// EmbedTypes has the types of the element for TypeScript, CustomElements a description of
	// it for editors.
	EmbedTypes     = "embed.d.ts"
	CustomElements = "custom-elements.json"

	ServiceWorker = "service-worker.js"
	Manifest      = "manifest.webmanifest"
	Robots        = "robots.txt"
	Sitemap       = "sitemap.xml"

	// Assets is the folder of the files that are named by their content.
	Assets = "assets/"

	// OEmbed is the file beside a page that says how to show the page within another one.
	OEmbed = "oembed.json"

	indexPage    = "index.html"
	notFoundPage = "404.html"
)

// OfFile returns the path of the page in a file, and whether the file is the page of a
// folder. The page for unknown addresses is none.
func OfFile(name string) (path string, ok bool) {
	folder, ok := strings.CutSuffix(name, indexPage)
	return folder, ok && (folder == "" || strings.HasSuffix(folder, "/"))
}

// File returns the name of the file that has the page of a folder.
func File(folder string) string { return folder + indexPage }

// IsNotFound reports whether a file has a page for unknown addresses.
func IsNotFound(name string) bool {
	return name == notFoundPage || strings.HasSuffix(name, "/"+notFoundPage)
}

// IsFrame reports whether a path, which may have the prefix of a language before it, is
// below [Frame]. A question may be called frame too.
func IsFrame(path string) bool {
	first, rest, _ := strings.Cut(path, "/")
	return strings.HasPrefix(path, Frame) || first+"/" != questions && strings.HasPrefix(rest, Frame)
}
