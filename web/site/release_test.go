package site

import (
	"bytes"
	"strings"
	"testing"
)

// TestFiller: no two bytes of it follow each other twice, and none is of a text.
func TestFiller(t *testing.T) {
	fill, pairs := filler(maxFiller), map[string]bool{}
	for i := range fill[1:] {
		pairs[string(fill[i:i+2])] = true
	}
	if len(pairs) != maxFiller-1 {
		t.Errorf("%d bytes have %d pairs", maxFiller, len(pairs))
	}
	for r := range rune(0x110000) {
		for _, b := range []byte(string(r)) {
			if bytes.IndexByte(fill, b) >= 0 {
				t.Fatalf("%q has %x", r, b)
			}
		}
	}
}

// TestWithoutRelease: what is no release of a page is not taken for one.
func TestWithoutRelease(t *testing.T) {
	for page, want := range map[string]place{
		`<a data-release="abc" b>`: {17, 5},
		`<a data-release="abc">`:   {},
		`<a data-release="" b>`:    {},
		`<a data-release="`:        {},
		`<a data-release="` + strings.Repeat("a", maxFiller+1) + `" b>`: {},
		``: {},
	} {
		data, at := withoutRelease([]byte(page))
		if at != want || len(data) != len(page) {
			t.Errorf("%.40s: %v, want %v", page, at, want)
		}
		if got := at.released(data, []byte(page)); string(got) != page {
			t.Errorf("%.40s: with its release it is %s", page, got)
		}
	}
}
