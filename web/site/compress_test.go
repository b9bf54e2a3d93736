package site

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shiming/web/cache"
)

// texts are files of a site: small ones, a large one, one that does not become smaller, and a
// picture.
func texts() map[string]*File {
	all := map[string]*File{"short.txt": {Data: []byte("."), Type: "text/plain"}, "a.png": {Data: []byte("aaaaaaaaaaaaaaaaaaaaaaaaa"), Type: "image/png"},
		"large.txt": {Data: bytes.Repeat([]byte("many words "), large/11+1), Type: "text/plain"}}
	for i := range 20 {
		all[fmt.Sprint(i, ".html")] = &File{Data: fmt.Appendf(nil, "<p>%d %s", i, strings.Repeat("word ", i*10)), Type: "text/html; charset=utf-8"}
	}
	return all
}

// built compresses files like a build, and returns how many forms it has made.
func built(t *testing.T, all map[string]*File, fast bool) (made int) {
	t.Helper()
	c := newCompression("a site", fast, func(format string, args ...any) {
		if _, err := fmt.Sscanf(fmt.Sprintf(format, args...), "compressing %d files, of which %d forms are new", new(int), &made); err != nil {
			t.Errorf("it says %q: %v", format, err)
		}
	})
	if err := c.compress(context.Background(), all); err != nil {
		t.Fatal(err)
	}
	c.close(true)
	return made
}

// TestCompressedOnce: what has not changed is not compressed again, and what the cache has is
// what would be made.
func TestCompressedOnce(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	first := texts()
	forms := 2 * (len(first) - 1) // without the picture
	again := func(what string, all map[string]*File, fast bool, want int) {
		t.Helper()
		if made := built(t, all, fast); made != want {
			t.Errorf("%s: %d forms are made, want %d", what, made, want)
		}
	}
	again("the first build", first, false, forms)
	second := texts()
	again("the same", second, false, 0)
	for name, f := range first {
		if g := second[name]; !bytes.Equal(f.GZ, g.GZ) || !bytes.Equal(f.BR, g.BR) || (f.GZ == nil) != (g.GZ == nil) || (f.BR == nil) != (g.BR == nil) {
			t.Errorf("%s has other forms", name)
		}
	}
	if first["large.txt"].BR == nil || first["19.html"].GZ == nil || first["short.txt"].BR != nil {
		t.Error("the forms are not those that pay")
	}
	changed := texts()
	changed["3.html"].Data = []byte("<p>changed")
	changed["large.txt"].Data[0] = '!'
	again("two files changed", changed, false, 4)
	again("other levels", texts(), true, forms)
	less := texts()
	delete(less, "7.html")
	again("one file less", less, true, 0)
	again("that file again", texts(), true, 2)
	released := texts()
	page := released["19.html"]
	page.Data = bytes.Replace(page.Data, []byte("word"), []byte(`<b data-release="0123456789ab 123456789abc" data-x="1234">`), 1)
	again("a page with a release", released, true, 2)
	next := texts()
	next["19.html"].Data = bytes.Replace(page.Data, []byte("0123456789ab 1"), []byte("ba9876543210 a"), 1)
	again("its next release", next, true, 1) // gzip
	if got := decoded(t, next["19.html"]); !bytes.Equal(got, next["19.html"].Data) {
		t.Errorf("the page of the next release is\n%s\nwant\n%s", got, next["19.html"].Data)
	}
}

// decoded returns what a file is for those who take brotli.
func decoded(t *testing.T, f *File) []byte {
	t.Helper()
	data, err := formBR.Decode(f.BR)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestCompressionCache: a cache that is damaged, or cannot be there, is no error, and the forms
// are as they should be.
func TestCompressionCache(t *testing.T) {
	home := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", home)
	want := texts()
	built(t, want, false)
	check := func(what string, least int) {
		t.Helper()
		got := texts()
		if made := built(t, got, false); made < least {
			t.Errorf("%s: %d forms are made, want %d and more", what, made, least)
		}
		for name, f := range want {
			if g := got[name]; !bytes.Equal(f.GZ, g.GZ) || !bytes.Equal(f.BR, g.BR) {
				t.Errorf("%s: %s has other forms", what, name)
			}
		}
	}
	tables, _ := filepath.Glob(filepath.Join(home, "shiming", "compressed", "*"))
	if len(tables) != 3 {
		t.Fatalf("there are the tables %q, want one of the site and two of the large file", tables)
	}
	for _, name := range tables {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		data[len(data)-1] ^= 1
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
		check(filepath.Base(name)+" is damaged", 1)
		check(filepath.Base(name)+" is mended", 0)
	}
	if err := os.WriteFile(filepath.Join(home, "file"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("XDG_CACHE_HOME", filepath.Join(home, "file"))
	check("a cache that cannot be", 1)
}

// TestKey: what decides a form decides its key.
func TestKey(t *testing.T) {
	keys := map[cache.Key]bool{}
	for _, z := range forms {
		for _, fast := range []bool{true, false} {
			keys[z.key(sha256.Sum256([]byte("a")), fast)] = true
		}
	}
	keys[formBR.key(sha256.Sum256([]byte("b")), true)] = true
	defer func(known func() string) { encoders = known }(encoders)
	if made := strings.Count(encoders(), "<nil>"); made != 4 {
		t.Errorf("the encoders are known by %d samples:\n%s", made, encoders())
	}
	encoders = func() string { return "others" }
	keys[formBR.key(sha256.Sum256([]byte("b")), true)] = true
	if len(keys) != 6 {
		t.Errorf("there are %d keys, want 6", len(keys))
	}
}
