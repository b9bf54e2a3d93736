package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"shiming/web/assets"
)

// TestCurrent: the icons that are shipped as SVG are what the drawings give now.
// Those as PNG are made of the same drawings, but no two browsers paint alike.
func TestCurrent(t *testing.T) {
	n := 0
	for _, i := range icons {
		if !i.vector {
			continue
		}
		n++
		want, err := compose(i.mark, i.ground, i.scale)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join("../../assets/files", i.name+".svg"))
		if err != nil || string(got) != want {
			t.Errorf("%s.svg (%v) is\n%s\nand the drawing gives\n%s\nrun go run ./web/tools/draw", i.name, err, got, want)
		}
	}
	if n != 2 {
		t.Errorf("%d icons are shipped as SVG", n)
	}
}

// TestColors: the drawings have no colour that the style does not have.
func TestColors(t *testing.T) {
	known := slices.Concat(slices.Collect(maps.Values(assets.Light)), slices.Collect(maps.Values(assets.Dark)))
	files, err := filepath.Glob("*.*ml")
	if err != nil {
		t.Fatal(err)
	}
	svgs, err := filepath.Glob("*.svg")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(append(files, svgs...), "icon.go") {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range regexp.MustCompile(`#[0-9a-f]{6}`).FindAllString(string(data), -1) {
			if !slices.Contains(known, c) {
				t.Errorf("%s has the colour %s", name, c)
			}
		}
	}
}

func TestComposeRefuses(t *testing.T) {
	if _, err := compose("icon.html", rounded, "1"); err == nil {
		t.Error("a page is taken for a drawing")
	}
}

func TestReduce(t *testing.T) {
	encode := func(i image.Image) []byte {
		var b bytes.Buffer
		if err := png.Encode(&b, i); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	// Up to 256 colours stay as they are, transparent ones too.
	few := image.NewNRGBA(image.Rect(0, 0, 16, 16))
	for i := range 256 {
		few.SetNRGBA(i%16, i/16, color.NRGBA{uint8(i), 10, 20, uint8(i)})
	}
	// Of more, the frequent ones stay, and each pixel is near to what it was.
	many := image.NewNRGBA(image.Rect(0, 0, 100, 100))
	for i := range 10000 {
		c := color.NRGBA{uint8(i % 100), uint8(i / 100), 0, 255}
		if i >= 5000 {
			c = color.NRGBA{200, 200, 200, 255}
		}
		many.SetNRGBA(i%100, i/100, c)
	}
	for name, c := range map[string]struct {
		from *image.NRGBA
		off  int
	}{"few": {few, 0}, "many": {many, 100}} {
		small, err := reduce(encode(c.from))
		if err != nil {
			t.Fatal(err)
		}
		again, err := reduce(encode(c.from))
		if err != nil || !bytes.Equal(small, again) {
			t.Errorf("%s: another file the second time (%v)", name, err)
		}
		to, err := png.Decode(bytes.NewReader(small))
		if err != nil {
			t.Fatal(err)
		}
		if p, ok := to.ColorModel().(color.Palette); !ok || len(p) > 256 {
			t.Errorf("%s: the colours are %T", name, to.ColorModel())
		}
		for y := range c.from.Rect.Dy() {
			for x := range c.from.Rect.Dx() {
				a, b := c.from.NRGBAAt(x, y), color.NRGBAModel.Convert(to.At(x, y)).(color.NRGBA)
				off := max(diff(a.R, b.R), diff(a.G, b.G), diff(a.B, b.B), diff(a.A, b.A))
				if a.R == 200 && off != 0 || off > c.off {
					t.Fatalf("%s: %v became %v", name, a, b)
				}
			}
		}
	}
	if _, err := reduce([]byte("no picture")); err == nil {
		t.Error("no error for what is no picture")
	}
}

func diff(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }
