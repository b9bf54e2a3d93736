package server

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"

	"shiming/content/address"
	"shiming/web/headers"
	"shiming/web/site"
	"shiming/web/site/sitetest"
)

// The files of [toy] that are named by their content.
const (
	wasmFile    = "assets/app.0123456789ab.wasm"
	iconFile    = "assets/icon.0123456789ab.svg"
	pictureFile = "assets/picture.0123456789ab.png"
	bootFile    = "assets/boot.0123456789ab.js"
	styleFile   = "assets/style.0123456789ab.css"
	libraryFile = "assets/library.zh-Hans.0123456789ab.json"
)

// toy returns a site with the addresses of the built-in library, whose files have other
// content: nothing is compiled for it.
func toy(t testing.TB) *site.Site {
	t.Helper()
	lib := sitetest.Library(t)
	s := &site.Site{Base: "/", Site: headers.Site{Styles: []string{"'sha256-page'"}, FrameStyles: []string{"'sha256-frame'"}}, Files: map[string]*site.File{}, Prefixes: address.Prefixes(lib.Languages), Redirect: site.Canonical(lib)}
	add := func(name string, data []byte) {
		f := &site.File{Data: data, Type: headers.MediaType(name), Hashed: headers.KindOf(name) == headers.Asset}
		if f.Type != "image/png" {
			f.GZ, f.BR = compressed(data)
		}
		s.Files[name] = f
	}
	page := func(words string) []byte {
		return []byte("<!DOCTYPE html>\n<html><head><title>" + words + "</title></head><body>" + strings.Repeat("<p>"+words+"</p>", 20) + "</body></html>\n")
	}
	for _, v := range append(address.Views(lib), address.FrameViews(lib)...) {
		add(v.File(), page(v.Path))
		add(v.Path+address.OEmbed, []byte(fmt.Sprintf("{%q:%[1]q,%[1]q:%[1]q}", v.Path)))
	}
	for _, v := range []address.View{address.NotFound, address.NotFoundInFrame} {
		add(v.File(), page(lib.Interface.NotFound.Title))
	}
	for _, name := range []string{address.Robots, address.Sitemap, address.Manifest, iconFile, bootFile, styleFile, libraryFile} {
		add(name, bytes.Repeat([]byte(name+"\n"), 50))
	}
	add(pictureFile, []byte("picture"))
	s.Files[wasmFile] = wasm()
	return s
}

// wasm returns a file as large as a wasm, half of which can be compressed.
var wasm = sync.OnceValue(func() *site.File {
	data := make([]byte, 4<<20)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range data {
		if i%8 < 4 {
			data[i] = byte(r.Uint32())
		}
	}
	f := &site.File{Data: data, Type: headers.MediaType(wasmFile), Hashed: true}
	f.GZ, f.BR = compressed(data)
	return f
})

func compressed(data []byte) (gz, br []byte) {
	var g, b bytes.Buffer
	z := gzip.NewWriter(&g)
	z.Write(data)
	z.Close()
	w := brotli.NewWriterLevel(&b, 1)
	w.Write(data)
	w.Close()
	return g.Bytes(), b.Bytes()
}

var toyHandler = sync.OnceValues(func() (http.Handler, *site.Site) {
	s := toy(noTest{})
	return Handler(s), s
})

// noTest is for what several tests share: it cannot fail.
type noTest struct{ testing.TB }

func (noTest) Helper() {}

// ask sends a request to the handler of [toy]. header are names and values in turn.
func ask(method, target string, header ...string) *http.Response {
	return sitetest.Get(served(), method, target, header...)
}

func served() http.Handler {
	h, _ := toyHandler()
	return h
}

// allows reports whether a policy lets just these frame a page.
func allows(policy, ancestors string) bool {
	if ancestors == "*" {
		return policy != "" && !strings.Contains(policy, "frame-ancestors")
	}
	return strings.HasSuffix(policy, "; frame-ancestors "+ancestors)
}
