package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"shiming/app"
)

// bundle has the files that the service worker keeps as one. A page alone is a few
// kB, and a hundred of them a hundred requests and most of a minute on a slow line;
// together, being so alike, they are compressed to what ten of them take alone.
type bundle map[string][]byte

func (b bundle) add(name string, data []byte) { b[name] = data }

// file returns the bundle as a file, which starts with a line of JSON: the name and
// the length of each file that follows, in turn. index is the length of that line.
func (b bundle) file() (data []byte, index int) {
	names := slices.Sorted(maps.Keys(b))
	var list []any
	for _, name := range names {
		list = append(list, name, len(b[name]))
	}
	data, _ = json.Marshal(list) // names and numbers always encode
	data = append(data, '\n')
	index = len(data)
	for _, name := range names {
		data = append(data, b[name]...)
	}
	return data, index
}

// language is what the service worker may keep of a language: what the paths in it begin
// with, its bundle, the length of that one's first line, the library, which is in the
// bundle, the tables of the search, and the page for when there is nothing to show.
type language struct {
	prefix, pages string
	index         int
	library       string
	search        string
	sorry         []byte
}

// keeping is what the service worker knows of the site: self.site in worker/keep.js.
// Paths are below the base, sizes in bytes.
type keeping struct {
	Files     map[string]int             `json:"files"`     // of all languages: path -> size as it is sent
	Languages map[string]keepingLanguage `json:"languages"` // by their prefix
	Wasm      string                     `json:"wasm"`
	Size      int                        `json:"size"`  // of the wasm as it is sent
	Alone     int                        `json:"alone"` // of the wasm from a host that does not compress
	Plain     int                        `json:"plain"` // of the wasm
	Manifest  string                     `json:"manifest"`
	Headers   map[string]string          `json:"headers"` // of a page
}

type keepingLanguage struct {
	Files   map[string]int `json:"files"`   // path -> size as it is sent
	Pages   string         `json:"pages"`   // the bundle, which is one of the files
	Index   int            `json:"index"`   // length of its first line
	Library string         `json:"library"` // in the bundle
	Sorry   string         `json:"sorry"`   // the page where nothing is kept and there is no network
}

// worker adds the service worker to a site whose other files are all there. What it
// knows of the site changes with every release; its code does not, and is a file that
// stays with the reader.
func (b builder) worker(a assets, languages []language, retire bool) error {
	const name = "service-worker.js"
	if retire {
		data, err := script("retire.js", nil)
		b.add(name, data)
		return err
	}
	code, err := b.script("worker.js", nil)
	if err != nil {
		return err
	}
	k := keeping{Files: map[string]int{}, Languages: map[string]keepingLanguage{},
		Wasm: a.wasm, Size: sent(b.Files[a.wasm]), Alone: len(b.Files[a.wasm].GZ), Plain: a.wasmSize,
		Manifest: manifestName, Headers: map[string]string{}}
	for _, path := range []string{a.style, a.boot, a.card, a.device, a.exec, a.files["icon.svg"]} {
		k.Files[path] = sent(b.Files[path])
	}
	for _, l := range languages {
		k.Languages[l.prefix] = keepingLanguage{
			Files: map[string]int{l.pages: sent(b.Files[l.pages]), l.search: sent(b.Files[l.search])},
			Pages: l.pages, Index: l.index, Library: l.library, Sorry: string(l.sorry)}
	}
	for _, f := range b.fields(kindPage) {
		k.Headers[f.name] = f.value
	}
	k.Headers["Content-Type"] = mediaType(".html")
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(k); err != nil {
		return fmt.Errorf("describing the site to the service worker: %w", err)
	}
	b.add(name, fmt.Appendf(nil, "self.site=%s;importScripts(%q)\n", bytes.TrimSpace(text.Bytes()), code))
	return nil
}

// sent returns the size of a file as it is sent.
func sent(f *File) int {
	for _, form := range [][]byte{f.BR, f.GZ} {
		if form != nil {
			return len(form)
		}
	}
	return len(f.Data)
}

// sorry is the page for when there is nothing to show.
func sorry(s *app.Site) *node {
	words := &s.Library.Interface.Device.Gone
	return element("html", []string{"lang", s.Library.Lang},
		element("head", nil,
			element("meta", []string{"charset", "utf-8"}),
			element("meta", []string{"name", "viewport", "content", "width=device-width, initial-scale=1"}),
			element("meta", []string{"name", "color-scheme", "content", "light dark"}),
			element("title", nil, textNode(words.Title))),
		element("body", nil,
			element("h1", nil, textNode(words.Title)),
			element("p", nil, textNode(words.Text)),
			element("p", nil, element("a", []string{"href", ""}, textNode(words.Retry)))))
}
