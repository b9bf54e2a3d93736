package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"shiming/content/address"
	"shiming/web/assets"
	"shiming/web/headers"
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

// languageBundle is what the service worker may keep of a language.
type languageBundle struct {
	prefix      string
	pages       string // the path of the bundle
	index       int    // the length of its first line
	library     string // its path; it is in the bundle
	search      string // the path of the tables of the search
	offlinePage []byte
}

// precacheManifest is what the service worker knows of the site, as types.d.ts has it:
// self.site in worker/site.js. Paths are below the base, sizes in bytes.
type precacheManifest struct {
	Files     map[string]int              `json:"files"`     // of all languages: path -> size as it is sent
	Languages map[string]precacheLanguage `json:"languages"` // by their prefix
	Wasm      string                      `json:"wasm"`
	Size      int                         `json:"size"`  // of the wasm as it is sent
	Alone     int                         `json:"alone"` // of the wasm from a host that does not compress
	Plain     int                         `json:"plain"` // of the wasm
	Manifest  string                      `json:"manifest"`
	Headers   map[string]string           `json:"headers"` // of a page
}

type precacheLanguage struct {
	Files   map[string]int `json:"files"`   // path -> size as it is sent
	Pages   string         `json:"pages"`   // the bundle, which is one of the files
	Index   int            `json:"index"`   // length of its first line
	Library string         `json:"library"` // in the bundle
	Offline string         `json:"offline"` // the page where nothing is kept and there is no network
}

// worker adds the service worker to a site whose other files are all there. What it
// knows of the site changes with every release; its code does not, and is a file that
// stays with the reader.
func (b builder) worker(a sharedFiles, languages []languageBundle, retire bool) error {
	if retire {
		data, err := assets.Script("retire.js", nil)
		b.add(address.ServiceWorker, data)
		return err
	}
	data, err := assets.Script("worker.js", map[string]any{"PATH_PLACEHOLDER": pathPlaceholder})
	if err != nil {
		return err
	}
	code := b.hashed("worker.js", data)
	m := precacheManifest{Files: map[string]int{}, Languages: map[string]precacheLanguage{},
		Wasm: a.wasm, Size: sent(b.Files[a.wasm]), Alone: len(b.Files[a.wasm].GZ), Plain: a.wasmSize,
		Manifest: address.Manifest, Headers: map[string]string{}}
	for _, path := range []string{a.style, a.boot, a.card, a.device, a.exec, a.pictures["icon.svg"]} {
		m.Files[path] = sent(b.Files[path])
	}
	for _, l := range languages {
		m.Languages[l.prefix] = precacheLanguage{
			Files: map[string]int{l.pages: sent(b.Files[l.pages]), l.search: sent(b.Files[l.search])},
			Pages: l.pages, Index: l.index, Library: l.library, Offline: string(l.offlinePage)}
	}
	for _, f := range headers.Fields(headers.Page, b.FrameAncestors) {
		m.Headers[f.Name] = f.Value
	}
	m.Headers["Content-Type"] = headers.MediaType(".html")
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(m); err != nil {
		return fmt.Errorf("describing the site to the service worker: %w", err)
	}
	b.add(address.ServiceWorker, fmt.Appendf(nil, "self.site=%s;importScripts(%q)\n", bytes.TrimSpace(text.Bytes()), code))
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
