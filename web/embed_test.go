package web

import (
	"bytes"
	"compress/gzip"
	"reflect"
	"strings"
	"testing"
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
	all := zipped(t, realSite(t).Files[embedName].Data)
	t.Logf("embed.js: %d", all)
	if all > 3584 {
		t.Errorf("embed.js has %d bytes, at most 3584 are allowed", all)
	}
	tag, err := script("embed/loader.js", nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := zipped(t, tag); n > 2048 {
		t.Errorf("the script tag's own part has %d bytes, at most 2048 are allowed", n)
	}
}

// TestGrounds: the doctor judges colours by what they really stand on.
func TestGrounds(t *testing.T) {
	style, err := joined("style")
	if err != nil {
		t.Fatal(err)
	}
	got := grounds(style)
	want := map[string][]string{"light": {light.Background, "#fff"}, "dark": {dark.Background, "#1a2129"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the grounds are %v, want %v", got, want)
	}
	if script := string(realSite(t).Files[doctorName].Data); !strings.Contains(script, light.Background) {
		t.Error("the doctor does not know them")
	}
}
