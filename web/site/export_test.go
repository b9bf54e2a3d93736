package site

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"

	"github.com/andybalholm/brotli"

	"shiming/app"
	"shiming/content/address"
)

// What the tests of whole sites look into.
type (
	StructuredData = structuredData
	Item           = item
	Answer         = answer
	Manifest       = manifest
	ImageResource  = imageResource
	OEmbed         = oembed
)

var (
	NewManifest = newManifest
	OEmbedOf    = oembedOf
	OGLocale    = ogLocale
	LimitPlaces = limitPlaces
	Hostile     = hostile
)

// StructuredMarkup writes the structured data of a view.
func StructuredMarkup(s *app.Site, v address.View) string {
	var b strings.Builder
	for _, n := range structured(s, v) {
		n.markup(&b)
	}
	return b.String()
}

// JSON encodes the manifest.
func (m manifest) JSON() []byte { return encoded(m) }

// Forms are the ways to compress, each with its best writer.
var Forms = forms

// Best compresses data as well as it can be.
func (z *form) Best(data []byte) ([]byte, error) { return z.compress(data, place{}, false) }

// Decode returns what a form is of.
func (z *form) Decode(data []byte) ([]byte, error) {
	if z == formBR {
		return io.ReadAll(brotli.NewReader(bytes.NewReader(data)))
	}
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// Name is the ending of the file.
func (z *form) Name() string { return z.name }
