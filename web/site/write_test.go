package site

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// siteOf makes a site of one page, and a second file if there is a name for it.
func siteOf(words string, names ...string) *Site {
	s := &Site{Files: map[string]*File{"index.html": {Data: []byte(words)}}}
	for _, name := range names {
		s.Files[name] = &File{Data: []byte(words)}
	}
	return s
}

// written returns the path of every file below dir.
func written(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			rel, _ := filepath.Rel(dir, path)
			names = append(names, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	return names
}

func TestWriteReplacesTheWhole(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	if err := Write(siteOf("one", "old/page.html"), dir, 1); err != nil {
		t.Fatal(err)
	}
	// What a killed build leaves is in nobody's way.
	for _, left := range []string{".site.new/half.html", ".site.old/gone.html"} {
		to := filepath.Join(parent, filepath.FromSlash(left))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := Write(siteOf("two", "new/page.html"), dir, 1); err != nil {
		t.Fatal(err)
	}
	want := []string{"site/.shiming-site", "site/index.html", "site/new/page.html"}
	if got := written(t, parent); !slices.Equal(got, want) {
		t.Errorf("there are %q, want %q", got, want)
	}
}

// TestWriteFails: a name that is a file cannot be a folder too, so that writing
// ends halfway.
func TestWriteFails(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	if err := Write(siteOf("one"), dir, 1); err != nil {
		t.Fatal(err)
	}
	if err := Write(siteOf("two", "index.html/below"), dir, 1); err == nil {
		t.Fatal("no error")
	}
	if got, err := os.ReadFile(filepath.Join(dir, "index.html")); err != nil || string(got) != "one" {
		t.Errorf("the old site says %q (%v)", got, err)
	}
	if got, want := written(t, parent), []string{"site/.shiming-site", "site/index.html"}; !slices.Equal(got, want) {
		t.Errorf("there are %q, want %q", got, want)
	}
}

func TestWriteRefuses(t *testing.T) {
	parent := t.TempDir()
	put := func(name string) string {
		to := filepath.Join(parent, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, []byte("kept"), 0o644); err != nil {
			t.Fatal(err)
		}
		return to
	}
	photo, file := put("photos/one.jpg"), put("file")
	work := filepath.Dir(put("work/inner/x"))
	link := filepath.Join(parent, "link")
	if err := os.Symlink(filepath.Dir(photo), link); err != nil {
		t.Fatal(err)
	}
	t.Chdir(work)
	for dir, want := range map[string]string{
		filepath.Dir(photo): "was not made by this command",
		link:                "was not made by this command",
		file:                "cannot be replaced",
		".":                 "is or contains",
		"..":                "is or contains",
		"/":                 "is or contains",
	} {
		if err := Write(siteOf("new"), dir, 1); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want an error that says %q", dir, err, want)
		}
	}
	want := []string{"file", "link", "photos/one.jpg", "work/inner/x"}
	if got := written(t, parent); !slices.Equal(got, want) {
		t.Errorf("there are %q, want %q", got, want)
	}
}

// TestWriteAtTheSameTime: whichever build is last, the site is whole.
func TestWriteAtTheSameTime(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	var builds sync.WaitGroup
	for i := range 8 {
		builds.Go(func() {
			words := fmt.Sprint("build ", i)
			if err := Write(siteOf(words, "a/b.html", "c.html"), dir, 1); err != nil {
				t.Errorf("%s: %v", words, err)
			}
		})
	}
	builds.Wait()
	want := []string{"site/.shiming-site", "site/a/b.html", "site/c.html", "site/index.html"}
	if got := written(t, parent); !slices.Equal(got, want) {
		t.Fatalf("there are %q, want %q", got, want)
	}
	words, _ := os.ReadFile(filepath.Join(dir, "index.html"))
	for _, name := range []string{"a/b.html", "c.html"} {
		if got, _ := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name))); string(got) != string(words) {
			t.Errorf("%s is of %q, index.html of %q", name, got, words)
		}
	}
}
