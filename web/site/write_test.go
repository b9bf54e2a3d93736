package site

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
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
	if err := Write(t.Context(), siteOf("one", "old/page.html"), dir, 1); err != nil {
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
	if err := Write(t.Context(), siteOf("two", "new/page.html"), dir, 1); err != nil {
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
	if err := Write(t.Context(), siteOf("one"), dir, 1); err != nil {
		t.Fatal(err)
	}
	if err := Write(t.Context(), siteOf("two", "index.html/below"), dir, 1); err == nil {
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
	loop := filepath.Join(parent, "loop")
	if err := os.Symlink("loop/inner", loop); err != nil {
		t.Fatal(err)
	}
	t.Chdir(work)
	for dir, want := range map[string]string{
		loop: "cannot be replaced",
		filepath.Join(parent, strings.Repeat("long", 63)): "cannot be replaced", // with what stands beside it
		filepath.Dir(photo): "was not made by this command",
		link:                "was not made by this command",
		file:                "cannot be replaced",
		".":                 "is or contains",
		"..":                "is or contains",
		"/":                 "is or contains",
	} {
		if err := Write(t.Context(), siteOf("new"), dir, 1); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want an error that says %q", dir, err, want)
		}
	}
	want := []string{"file", "link", "loop", "photos/one.jpg", "work/inner/x"}
	if got := written(t, parent); !slices.Equal(got, want) {
		t.Errorf("there are %q, want %q", got, want)
	}
}

// TestWriteKeeps: a site is not replaced where one works in it, however one came there, or where
// its own content lies.
func TestWriteKeeps(t *testing.T) {
	parent := t.TempDir()
	dir, link := filepath.Join(parent, "site"), filepath.Join(parent, "link")
	if err := errors.Join(Write(t.Context(), siteOf("old"), dir, 1), os.Mkdir(filepath.Join(dir, "lib"), 0o755), os.Symlink("site", link)); err != nil {
		t.Fatal(err)
	}
	if err := Replaceable(dir); err != nil {
		t.Fatal(err)
	}
	if err := Replaceable(dir, filepath.Join(link, "lib")); err == nil || !strings.Contains(err.Error(), "is or contains") {
		t.Errorf("with the content in it: %v", err)
	}
	t.Chdir(link)
	if err := Replaceable("."); err == nil || !strings.Contains(err.Error(), "is or contains") {
		t.Errorf("by way of a link: %v", err)
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
			if err := Write(t.Context(), siteOf(words, "a/b.html", "c.html"), dir, 1); err != nil {
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

// TestMended: a file that is in both releases, and was changed on the disk, is right again
// after a build.
func TestMended(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	for i, name := range []string{"assets/one.js", "assets/two.js"} {
		s := siteOf("words", "assets/shared.js", name)
		s.Files["assets/shared.js"].Hashed, s.Files[name].Hashed = true, true
		if err := Write(t.Context(), s, dir, 1); err != nil {
			t.Fatal(err)
		}
		shared := filepath.Join(dir, "assets", "shared.js")
		if data, err := os.ReadFile(shared); err != nil || string(data) != "words" {
			t.Errorf("build %d: the file says %q (%v)", i, data, err)
		}
		if err := os.WriteFile(shared, []byte("changed"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestWriteThroughLinks: a link that leads to nothing yet stays, and the site is where it leads,
// by way of other links too.
func TestWriteThroughLinks(t *testing.T) {
	parent := t.TempDir()
	if err := errors.Join(os.MkdirAll(filepath.Join(parent, "data", "deep"), 0o755), os.Symlink(filepath.Join("data", "deep"), filepath.Join(parent, "a")),
		os.Symlink(filepath.Join("..", "b"), filepath.Join(parent, "a", "site")), os.Symlink("c", filepath.Join(parent, "data", "b"))); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := Write(t.Context(), siteOf("new"), filepath.Join(parent, "a", "site"), 1); err != nil {
			t.Fatal(err)
		}
		if got, want := written(t, parent), []string{"a", "data/b", "data/c/.shiming-site", "data/c/index.html", "data/deep/site"}; !slices.Equal(got, want) {
			t.Errorf("there are %q, want %q", got, want)
		}
	}
}

// TestKeptFiles: of a release before, files alone are kept, and where the new one leaves room
// for them.
func TestKeptFiles(t *testing.T) {
	release := func(name string) *Site {
		s := siteOf("words", name)
		s.Files[name].Hashed = true
		return s
	}
	for what, c := range map[string]struct {
		old, new string
		change   func(asset string) error
	}{
		"a file, a folder now": {"assets/a", "assets/a/b", nil},
		"a folder, a file now": {"assets/a/b", "assets/a", nil},
		"a pipe":               {"assets/a", "assets/b", func(name string) error { return exec.Command("mkfifo", name).Run() }},
		"a folder":             {"assets/a", "assets/b", func(name string) error { return os.Mkdir(name, 0o755) }},
		"a link to itself":     {"assets/a", "assets/b", func(name string) error { return os.Symlink("a", name) }},
		"a link out":           {"assets/a", "assets/b", func(name string) error { return os.Symlink(filepath.Join("..", "..", "secret"), name) }},
		"below what is a file": {"assets/a", "assets/b", func(name string) error {
			return errors.Join(os.Remove(filepath.Dir(name)), os.WriteFile(filepath.Dir(name), nil, 0o644))
		}},
		"a name of the folder": {"assets/a", "assets/b", func(name string) error {
			return os.WriteFile(filepath.Join(filepath.Dir(filepath.Dir(name)), marker), []byte(`{"releases":[["."],["","a\u0000b"]]}`), 0o644)
		}},
		"a marker that is a pipe": {"assets/a", "assets/b", func(name string) error {
			name = filepath.Join(filepath.Dir(filepath.Dir(name)), marker)
			return errors.Join(os.Remove(name), exec.Command("mkfifo", name).Run())
		}},
	} {
		parent := t.TempDir()
		dir := filepath.Join(parent, "site")
		if err := errors.Join(os.WriteFile(filepath.Join(parent, "secret"), nil, 0o644), Write(t.Context(), release(c.old), dir, 1)); err != nil {
			t.Fatal(err)
		}
		if c.change != nil {
			asset := filepath.Join(dir, filepath.FromSlash(c.old))
			if err := errors.Join(os.Remove(asset), c.change(asset)); err != nil {
				t.Fatal(err)
			}
		}
		if err := Write(t.Context(), release(c.new), dir, 1); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		if got, want := written(t, dir), []string{marker, c.new, "index.html"}; !slices.Equal(got, want) {
			t.Errorf("%s: there are %q, want %q", what, got, want)
		}
	}
}

// TestKeptInFolders: a file of the release before is kept also where the new one has no such
// folder, and one that is gone is not missed.
func TestKeptInFolders(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	release := func(names ...string) *Site {
		s := siteOf("words", names...)
		for _, name := range names {
			s.Files[name].Hashed = true
		}
		return s
	}
	for _, names := range [][]string{{"assets/a/b/one.js", "assets/two.js"}, {"assets/three.js"}} {
		if err := Write(t.Context(), release(names...), dir, 1); err != nil {
			t.Fatal(err)
		}
		os.Remove(filepath.Join(dir, "assets", "two.js"))
	}
	want := []string{".shiming-site", "assets/a/b/one.js", "assets/three.js", "index.html"}
	if got := written(t, dir); !slices.Equal(got, want) {
		t.Errorf("there are %q, want %q", got, want)
	}
}

// TestWriteStops: a build that is told to stop leaves what was there, and nothing else.
func TestWriteStops(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	if err := Write(t.Context(), siteOf("old"), dir, 1); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := Write(ctx, siteOf("new", "a.html"), dir, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("it ends with %v", err)
	}
	if got, want := written(t, parent), []string{"site/.shiming-site", "site/index.html"}; !slices.Equal(got, want) {
		t.Errorf("there are %q, want %q", got, want)
	}
}

// TestMountPoint: a folder at which another file system begins cannot be moved, and is said
// to be so before the long work.
func TestMountPoint(t *testing.T) {
	swap = func(string, string) error { return syscall.EBUSY }
	t.Cleanup(func() { swap = exchange })
	dir := filepath.Join(t.TempDir(), "site")
	if err := Write(t.Context(), siteOf("new"), dir, 1); err == nil || !strings.Contains(err.Error(), "name a folder in it") {
		t.Errorf("it ends with %v", err)
	}
	if runtime.GOOS == "linux" {
		if err := Replaceable("/proc"); err == nil || !strings.Contains(err.Error(), "name a folder in it") {
			t.Errorf("/proc: %v", err)
		}
	}
}
