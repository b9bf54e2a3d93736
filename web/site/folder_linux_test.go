package site

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestWriteLinks: a file that is the same in both sites stays the one that it is, but for one
// that has another name somewhere, where it could be changed.
func TestWriteLinks(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	for _, words := range []string{"old", "new"} {
		s := siteOf("same", "a/b.html", "c.html", "d.html")
		s.Files["c.html"].Data = []byte(words)
		before := map[string]fs.FileInfo{}
		if words == "new" {
			if err := os.Link(filepath.Join(dir, "d.html"), filepath.Join(parent, "d.html")); err != nil {
				t.Fatal(err)
			}
			for _, name := range written(t, dir) {
				before[name] = look(t, dir, name)
			}
		}
		if err := Write(t.Context(), s, dir, 1); err != nil {
			t.Fatal(err)
		}
		for name, info := range before {
			if same, want := os.SameFile(info, look(t, dir, name)), name == "index.html" || name == "a/b.html"; same != want {
				t.Errorf("%s stays: %v, want %v", name, same, want)
			}
		}
	}
	if err := os.WriteFile(filepath.Join(parent, "d.html"), []byte("changed"), 0o644); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "d.html")); string(data) != "same" || err != nil {
		t.Errorf("it says %q (%v)", data, err)
	}
}
