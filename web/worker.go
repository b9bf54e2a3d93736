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

// pages is the bundle of a language: what the paths in it begin with, where it is, the
// length of its first line, and the library of the language, which is in it.
type pages struct {
	prefix, path string
	index        int
	library      string
}

// keeping is what the service worker knows of the site: the constant SITE of
// worker/keep.js. Paths are below the base, sizes in bytes.
type keeping struct {
	Files    map[string]int    `json:"files"`   // path -> size as it is sent
	Bundles  map[string][]any  `json:"bundles"` // prefix of a language -> path of its bundle, length of its first line
	Packed   map[string]string `json:"packed"`  // file -> prefix of the language in whose bundle it is
	Wasm     string            `json:"wasm"`
	Size     int               `json:"size"`  // of the wasm as it is sent
	Alone    int               `json:"alone"` // of the wasm from a host that does not compress
	Plain    int               `json:"plain"` // of the wasm
	Manifest string            `json:"manifest"`
	Headers  map[string]string `json:"headers"` // of a page
	Sorry    map[string]string `json:"sorry"`   // the page where nothing is kept and there is no network, by prefix
}

// serviceWorker makes the worker of a site whose other files are all there.
func serviceWorker(site *Site, sites []*app.Site, a assets, bundles []pages, retire bool) ([]byte, error) {
	if retire {
		return script("retire.js", nil)
	}
	k := keeping{Files: map[string]int{}, Bundles: map[string][]any{}, Packed: map[string]string{},
		Wasm: a.wasm, Size: sent(site.Files[a.wasm]), Alone: len(site.Files[a.wasm].GZ), Plain: a.wasmSize,
		Manifest: manifestName, Headers: map[string]string{}, Sorry: map[string]string{}}
	for _, path := range []string{a.style, a.boot, a.device, a.exec, a.files["icon.svg"]} {
		k.Files[path] = sent(site.Files[path])
	}
	for i, p := range bundles {
		k.Files[p.path] = sent(site.Files[p.path])
		k.Bundles[p.prefix] = []any{p.path, p.index}
		k.Packed[p.library] = p.prefix
		k.Sorry[p.prefix] = string(file(sorry(sites[i])))
	}
	for _, f := range site.fields(kindPage) {
		k.Headers[f.name] = f.value
	}
	k.Headers["Content-Type"] = mediaType(".html")
	var constant bytes.Buffer
	encoder := json.NewEncoder(&constant)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(k); err != nil {
		return nil, fmt.Errorf("describing the site to the service worker: %w", err)
	}
	return script("service-worker.js", map[string]string{"SITE": constant.String()})
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
