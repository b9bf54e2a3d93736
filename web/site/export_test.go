package site

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

// JSON encodes the manifest.
func (m manifest) JSON() []byte { return encoded(m) }

// Forms are the ways to compress, each with its best writer.
var Forms = []*form{formGZ, formBR}

// Best compresses data as well as it can be.
func (z *form) Best(data []byte) ([]byte, error) { return z.of(data, false) }

// Name is the ending of the file.
func (z *form) Name() string { return z.name }
