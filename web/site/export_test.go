package site

import (
	"strings"

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
func (z *form) Best(data []byte) ([]byte, error) { return z.compress(data, false) }

// Name is the ending of the file.
func (z *form) Name() string { return z.name }
