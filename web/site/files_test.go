package site_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"math"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"shiming/content/address"
	"shiming/web/assets"
	"shiming/web/site"
	"shiming/web/site/sitetest"
)

// entryPoints are the files that are known to others by their names, pages aside.
var entryPoints = []string{"404.html", "frame/404.html", "robots.txt", "sitemap.xml", "manifest.webmanifest",
	"service-worker.js", "embed.js", "embed-doctor.js", "embed-more.js", "embed.d.ts", "custom-elements.json", "_headers", "nginx.conf", ".nojekyll"}

// TestNames: every file is an entry point, or has the digest of its content in its
// name, so that it may be kept for ever.
func TestNames(t *testing.T) {
	hashed := regexp.MustCompile(`^assets/[a-zA-Z0-9_./-]+\.([0-9a-f]{12})\.[a-z0-9]+$`)
	built, lib := sitetest.Site(t), sitetest.Library(t)
	for name, f := range built.Files {
		entry := slices.Contains(entryPoints, name)
		folder, isPage := strings.CutSuffix(name, "index.html")
		if !isPage {
			folder, isPage = strings.CutSuffix(name, address.OEmbed)
		}
		for _, prefix := range built.Prefixes {
			rest, _ := strings.CutPrefix(name, prefix)
			entry = entry || slices.Contains(entryPoints, rest)
			folder = strings.TrimPrefix(folder, prefix)
		}
		if isPage {
			_, entry = address.Open(lib, folder)
		}
		if entry == f.Hashed {
			t.Errorf("%s is an entry point: %v, and named by its content: %v", name, entry, f.Hashed)
		}
		if !f.Hashed {
			continue
		}
		m := hashed.FindStringSubmatch(name)
		if sum := fmt.Sprintf("%x", sha256.Sum256(f.Data)); m == nil || !strings.HasPrefix(sum, m[1]) {
			t.Errorf("%s does not have the digest of its content, %s", name, sum)
		}
	}
}

// TestScriptsHaveTheirConstants: no script that is shipped has the name of a constant in
// place of its value.
func TestScriptsHaveTheirConstants(t *testing.T) {
	declared, err := os.ReadFile("../assets/js/constants.d.ts")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, m := range regexp.MustCompile(`(?m)^declare const (\w+)`).FindAllStringSubmatch(string(declared), -1) {
		names = append(names, m[1])
	}
	left, scripts := regexp.MustCompile(`\b(`+strings.Join(names, "|")+`)\b`), 0
	for name, f := range sitetest.Fast(t).Files {
		if path.Ext(name) != ".js" || strings.Contains(name, "wasm_exec") {
			continue
		}
		scripts++
		if found := left.FindString(string(f.Data)); found != "" {
			t.Errorf("%s has %s in place of its value", name, found)
		}
	}
	if len(names) < 30 || scripts < 8 {
		t.Errorf("there are %d constants and %d scripts", len(names), scripts)
	}
}

// TestCompressed: what can be made smaller is there in both forms, and nothing else.
func TestCompressed(t *testing.T) {
	for name, f := range sitetest.Site(t).Files {
		text := slices.Contains([]string{".html", ".css", ".js", ".json", ".webmanifest", ".svg", ".xml", ".txt", ".ts", ".wasm"}, path.Ext(name))
		if !text {
			if f.GZ != nil || f.BR != nil {
				t.Errorf("%s is compressed again", name)
			}
			continue
		}
		for _, z := range site.Forms {
			got := map[string][]byte{"gz": f.GZ, "br": f.BR}[z.Name()]
			if got != nil {
				if len(got) >= len(f.Data) {
					t.Errorf("%s is larger as %s", name, z.Name())
				}
				if data, err := z.Decode(got); err != nil || !bytes.Equal(data, f.Data) {
					t.Errorf("%s is not what it is as %s (%v)", name, z.Name(), err)
				}
				continue
			}
			if form, err := z.Best(f.Data); form != nil || err != nil {
				t.Errorf("%s has %d bytes, and no form %s of %d (%v)", name, len(f.Data), z.Name(), len(form), err)
			}
		}
	}
}

// decoded returns a picture of the folder files.
func decoded(t *testing.T, name string) image.Image {
	t.Helper()
	data, err := fs.ReadFile(assets.Pictures(), name)
	if err != nil {
		t.Fatal(err)
	}
	i, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return i
}

func opaque(c color.Color) bool { _, _, _, a := c.RGBA(); return a == 0xffff }

// TestIcons: a maskable icon can be cut to any shape that holds the circle in its
// middle, and the others have corners of their own.
func TestIcons(t *testing.T) {
	for _, size := range []int{192, 512} {
		name := fmt.Sprintf("icon-maskable-%d.png", size)
		mask, plain := decoded(t, name), decoded(t, fmt.Sprintf("icon-%d.png", size))
		ground, mark, differ := mask.At(0, 0), 0, false
		for y := range size {
			for x := range size {
				c := mask.At(x, y)
				differ = differ || c != plain.At(x, y)
				if !opaque(c) {
					t.Fatalf("%s is transparent at %d, %d", name, x, y)
				}
				if c == ground {
					continue
				}
				mark++
				middle := float64(size) / 2
				if r := math.Hypot(float64(x)+.5-middle, float64(y)+.5-middle); r > .4*float64(size) {
					t.Fatalf("%s: the mark is at %d, %d, out of what is safe", name, x, y)
				}
			}
		}
		if mark < size*size/10 {
			t.Errorf("%s: the mark has %d of %d pixels", name, mark, size*size)
		}
		if !differ {
			t.Errorf("%s is the icon that is not for masks", name)
		}
		for _, corner := range []image.Point{{0, 0}, {size - 1, 0}, {0, size - 1}, {size - 1, size - 1}} {
			if opaque(plain.At(corner.X, corner.Y)) {
				t.Errorf("icon-%d.png has no round corners", size)
			}
		}
	}
	touch := decoded(t, "apple-touch-icon.png")
	if size := touch.Bounds().Size(); size != (image.Point{180, 180}) || !opaque(touch.At(0, 0)) {
		t.Errorf("apple-touch-icon.png is %v, opaque to its corners: %v", size, opaque(touch.At(0, 0)))
	}
}

// TestScreenshots: they are what browsers take, no file is large, and what they show
// is still what the pages say.
func TestScreenshots(t *testing.T) {
	data, err := os.ReadFile("testdata/screenshots.json")
	if err != nil {
		t.Fatal(err)
	}
	var shown map[string][]string
	if err := json.Unmarshal(data, &shown); err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, s := range site.Screenshots {
		data, err := fs.ReadFile(assets.Pictures(), s.File())
		if err != nil {
			t.Fatalf("%v; make it with go run ./web/tools/draw -screenshots", err)
		}
		total += len(data)
		if len(data) > 150_000 {
			t.Errorf("%s has %d bytes", s.Name, len(data))
		}
		width, height := s.Pixels()
		if size := decoded(t, s.File()).Bounds().Size(); size != (image.Point{width, height}) {
			t.Errorf("%s is %v", s.Name, size)
		}
		short, long := min(width, height), max(width, height)
		if short < 320 || long > 3840 || long*10 > short*23 {
			t.Errorf("browsers take no screenshot of %d×%d", width, height)
		}
		if (s.Form == "wide") != (width > height) {
			t.Errorf("%s is %s, with %d×%d", s.Name, s.Form, width, height)
		}
		if len(shown[s.Name]) < 10 {
			t.Errorf("%s shows %q", s.Name, shown[s.Name])
		}
		page := sitetest.Words(sitetest.Read(t, sitetest.Site(t), s.Path).Root)
		for _, text := range shown[s.Name] {
			if !strings.Contains(page, text) {
				t.Errorf("%s shows %q, which /%s does not say any more: run go run ./web/tools/draw -screenshots", s.Name, text, s.Path)
			}
		}
	}
	if total > 400_000 {
		t.Errorf("the screenshots have %d bytes", total)
	}
}
