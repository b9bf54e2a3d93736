package site_test

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"

	"shiming/content/address"
	"shiming/content/widget"
	"shiming/web/assets"
	"shiming/web/site/sitetest"
)

// zipped returns the size of a file as gzip.
func zipped(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// TestEmbedSize holds what every visitor of a host page waits for, in bytes as gzip:
// the script with the element, and what is there for the script tag alone.
func TestEmbedSize(t *testing.T) {
	all := zipped(t, sitetest.Site(t).Files[address.EmbedScript].Data)
	t.Logf("embed.js: %d", all)
	if all > 3584 {
		t.Errorf("embed.js has %d bytes, at most 3584 are allowed", all)
	}
	tag, err := assets.Script("embed/loader.js", nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := zipped(t, tag); n > 2048 {
		t.Errorf("the script tag's own part has %d bytes, at most 2048 are allowed", n)
	}
}

// TestColours: the doctor judges colours by what they stand on in the style, and the
// choice of a colour begins with the one of the style.
func TestColours(t *testing.T) {
	built := sitetest.Site(t)
	doctor, style := string(built.Files[address.DoctorScript].Data), string(built.Files[sitetest.Asset(t, built, "frame.", ".css")].Data)
	for _, scheme := range []assets.Scheme{assets.Light, assets.Dark} {
		if grounds := `["` + scheme["paper"] + `","` + scheme["card"] + `"]`; !strings.Contains(doctor, grounds) {
			t.Errorf("the doctor does not know %s", grounds)
		}
		if !strings.Contains(style, "--paper:"+scheme["paper"]) || !strings.Contains(style, "--card:"+scheme["card"]) {
			t.Errorf("the style does not have %v", scheme)
		}
	}
	if widget.DefaultAccent != assets.Light["accent"] {
		t.Errorf("the first colour is %s, and the style has %s", widget.DefaultAccent, assets.Light["accent"])
	}
}
