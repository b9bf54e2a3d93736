package site

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"shiming/content/address"
	"shiming/web/assets"
	"shiming/web/headers"
)

// bundle has the files that the service worker keeps as one. A page alone is a few
// kB, and a hundred of them a hundred requests and most of a minute on a slow line;
// together, being so alike, they are compressed to what ten of them take alone.
type bundle map[string][]byte

// file returns the bundle as a file, which starts with a line of JSON: the name and
// the length of each file that follows, in turn. index is the length of that line.
func (b bundle) file() (data []byte, index int) {
	names := slices.Sorted(maps.Keys(b))
	// The pages come after what they are made of, which saves some bytes.
	page := func(name string) int { return strings.Count(name, "index.html") }
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(page(a), page(b)) })
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

// precacheManifest is what the service worker knows of the site, as types.d.ts has it:
// self.site in worker/manifest.js. Paths are below the base, sizes in bytes.
type precacheManifest struct {
	Files     []string                    `json:"files"`     // of all languages
	Languages map[string]precacheLanguage `json:"languages"` // by their prefix
	Wasm      string                      `json:"wasm"`
	Size      int                         `json:"size"`  // of the wasm as it is sent
	Alone     int                         `json:"alone"` // of the wasm from a host that does not compress
	Plain     int                         `json:"plain"` // of the wasm
	Style     string                      `json:"style"` // what pages have inside themselves
	Manifest  string                      `json:"manifest"`
	Headers   map[string]string           `json:"headers"` // of a page
	Types     map[string]string           `json:"types"`   // media types by the ending of the name
}

type precacheLanguage struct {
	Files   []string `json:"files"`
	Pages   string   `json:"pages"`   // the bundle, which is one of the files
	Index   int      `json:"index"`   // length of its first line
	Library string   `json:"library"` // in the bundle
	Offline string   `json:"offline"` // the page where nothing is kept and there is no network
}

// worker adds the service worker to a site whose other files are all there. What it
// knows of the site changes with every release; its code does not, and is a file that
// stays with the reader.
func (b builder) worker(languages map[string]precacheLanguage, retire bool) error {
	if retire {
		data, err := assets.Script("retire.js", nil)
		b.add(address.ServiceWorker, data)
		return err
	}
	data, err := assets.Script("worker.js", map[string]any{"PATH_PLACEHOLDER": pathPlaceholder, "STYLE_PLACEHOLDER": stylePlaceholder,
		"AGAIN_PLACEHOLDER": againPlaceholder, "BREAK_PLACEHOLDER": breakPlaceholder, "BREAK": lineBreak})
	if err != nil {
		return err
	}
	code := b.hashed("worker.js", data)
	wasm := b.Files[b.at["app.wasm"]]
	m := precacheManifest{Languages: languages,
		Wasm: b.at["app.wasm"], Size: cmp.Or(len(wasm.BR), len(wasm.GZ), len(wasm.Data)), Alone: len(wasm.GZ), Plain: len(wasm.Data),
		Style: b.at["full.css"], Manifest: address.Manifest, Headers: map[string]string{}, Types: map[string]string{}}
	for _, name := range []string{"full.css", "more.css", "first.js", "boot.js", "card.js", "device.js", "wasm_exec.js", "icon.svg"} {
		m.Files = append(m.Files, b.at[name])
	}
	for name, f := range b.Files {
		if f.Hashed || name == address.Manifest {
			m.Types[path.Ext(name)] = f.Type
		}
	}
	for _, f := range b.Fields(headers.Page) {
		m.Headers[f.Name] = f.Value
	}
	m.Headers["Content-Type"] = headers.MediaType(".html")
	// Where the code came empty, or without its end, this fails, and the page asks for it past
	// the browser's cache.
	b.add(address.ServiceWorker, fmt.Appendf(nil, "self.site=%s;importScripts(%q);self.whole.valueOf()\n", bytes.TrimSpace(encoded(m)), code))
	return nil
}

// encoded returns a value of a type of this package as a line of JSON that is no HTML, and
// stays readable.
func encoded(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // these types always encode
	}
	return b.Bytes()
}
