package site

import (
	"bytes"
	"errors"
	"io"
	"slices"

	"github.com/andybalholm/brotli"
)

// releaseAttr is the attribute of a page that has what a change of any word changes in all
// pages: the version, and the hashes of the library and of the index of the search. It stands
// uncompressed in the form of brotli, so that this form of a page whose own words are the same
// is made by putting the new release into the old form.
const releaseAttr = "data-release"

// place is where data has its release, with what stands behind it; or nowhere.
type place struct{ from, length int }

// behind are the characters behind a release. By the two characters before it brotli chooses how
// to write the next one.
const behind = `" `

// withoutRelease returns a page with a filler in the place of its release, and the place; or data
// as it is, where there is none.
func withoutRelease(data []byte) ([]byte, place) {
	_, after, found := bytes.Cut(data, []byte(" "+releaseAttr+`="`))
	length := bytes.Index(after, []byte(behind))
	if !found || length <= 0 || length > maxFiller {
		return data, place{}
	}
	at := place{len(data) - len(after), length + len(behind)}
	return slices.Concat(data[:at.from], filler(length), after[length:]), at
}

// noText are bytes that no text in UTF-8 has.
const noText = "\xc0\xc1\xf5\xf6\xf7\xf8\xf9\xfa\xfb\xfc\xfd\xfe\xff"

const maxFiller = len(noText) * (len(noText) - 1)

// filler returns n bytes in which no two bytes follow each other twice: an encoder finds nothing
// in it that it could copy, nor that anything else is a copy of.
func filler(n int) []byte {
	fill := make([]byte, n)
	for i := range fill {
		row, column := i/len(noText), i%len(noText)
		fill[i] = noText[column*(row+1)%len(noText)]
	}
	return fill
}

// released returns a form with the release that data has, in the place of the filler.
func (at place) released(form, data []byte) []byte {
	if at.length == 0 || form == nil {
		return form
	}
	fill := filler(at.length - len(behind))
	before, after, _ := bytes.Cut(form, fill)
	return slices.Concat(before, data[at.from:at.from+len(fill)], after)
}

var errTied = errors.New("what stands around the release is not independent of it")

// brotliParts compresses a page whose release is at a place, with the release uncompressed. The
// encoder compresses what stands around it, as its buffers are flushed there; what it has made
// of the release goes for an uncompressed block (RFC 7932, section 9.2).
func brotliParts(w compressor, data []byte, at place) ([]byte, error) {
	var b bytes.Buffer
	w.Reset(&b)
	release := data[at.from : at.from+at.length]
	_, err := w.Write(data[:at.from])
	err = errors.Join(err, w.Flush())
	first := b.Len()
	_, failed := w.Write(release)
	err = errors.Join(err, failed, w.Flush())
	second := b.Len()
	_, failed = w.Write(data[at.from+at.length:])
	if err = errors.Join(err, failed, w.Close()); err != nil {
		return nil, err
	}
	// From the lowest bit: not the last block; its length less one in 16 bits; uncompressed.
	header := uint32(at.length-1)<<3 | 1<<19
	form := slices.Concat(b.Bytes()[:first], []byte{byte(header), byte(header >> 8), byte(header >> 16)}, release, b.Bytes()[second:])

	other := slices.Clone(data)
	copy(other[at.from:], bytes.Repeat([]byte("x"), at.length-len(behind)))
	got, err := io.ReadAll(brotli.NewReader(bytes.NewReader(at.released(form, other))))
	if err != nil || !bytes.Equal(got, other) {
		return nil, errTied
	}
	return form, nil
}
