package site

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// look returns what there is of a file or folder, by which it is known again.
func look(t *testing.T, name ...string) fs.FileInfo {
	t.Helper()
	info, err := os.Lstat(filepath.Join(name...))
	if err != nil {
		t.Fatal(err)
	}
	return info
}

// TestWriteAgain: a folder that is as it should be is left alone, with the files of a release
// before, and one with any difference is made anew.
func TestWriteAgain(t *testing.T) {
	for what, change := range map[string]func(dir string) error{
		"nothing":            func(string) error { return nil },
		"another text":       func(dir string) error { return os.WriteFile(filepath.Join(dir, "a", "b.html"), []byte("NEW"), 0o644) },
		"a text cut short":   func(dir string) error { return os.WriteFile(filepath.Join(dir, "a", "b.html"), nil, 0o644) },
		"another form":       func(dir string) error { return os.WriteFile(filepath.Join(dir, "index.html.gz"), []byte("NEW"), 0o644) },
		"a file less":        func(dir string) error { return os.Remove(filepath.Join(dir, "index.html.gz")) },
		"a kept file less":   func(dir string) error { return os.Remove(filepath.Join(dir, "assets", "old.js")) },
		"a file more":        func(dir string) error { return os.WriteFile(filepath.Join(dir, "more"), nil, 0o644) },
		"a form more":        func(dir string) error { return os.WriteFile(filepath.Join(dir, "index.html.br"), nil, 0o644) },
		"an empty folder":    func(dir string) error { return os.Mkdir(filepath.Join(dir, "a", "empty"), 0o755) },
		"another permission": func(dir string) error { return os.Chmod(filepath.Join(dir, "index.html"), 0o600) },
		"a closed folder":    func(dir string) error { return os.Chmod(filepath.Join(dir, "a"), 0o700) },
		"an owner": func(dir string) error {
			if os.Getuid() != 0 {
				return os.Remove(filepath.Join(dir, "index.html")) // nobody else may
			}
			return os.Chown(filepath.Join(dir, "index.html"), 1, 1)
		},
		"another marker": func(dir string) error {
			name := filepath.Join(dir, marker)
			data, err := os.ReadFile(name)
			return errors.Join(err, os.WriteFile(name, append(data, '\n'), 0o644))
		},
		"a link": func(dir string) error {
			name := filepath.Join(dir, "index.html")
			return errors.Join(os.Rename(name, filepath.Join(filepath.Dir(dir), "elsewhere")), os.Symlink("../elsewhere", name))
		},
		"a folder for a file": func(dir string) error {
			name := filepath.Join(dir, "index.html")
			return errors.Join(os.Remove(name), os.Mkdir(name, 0o755))
		},
	} {
		dir := filepath.Join(t.TempDir(), "site")
		old, now := siteOf("new", "assets/old.js"), siteOf("new", "a/b.html", "empty.txt")
		old.Files["assets/old.js"].Hashed = true
		now.Files["index.html"].GZ = []byte("new")
		now.Files["empty.txt"].Data = nil
		if err := errors.Join(Write(t.Context(), old, dir, 1), Write(t.Context(), now, dir, 1)); err != nil {
			t.Fatal(err)
		}
		want := written(t, dir)
		if err := change(dir); err != nil {
			t.Fatal(err)
		}
		before := look(t, dir)
		if err := Write(t.Context(), now, dir, 1); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		if same := os.SameFile(before, look(t, dir)); same != (what == "nothing") {
			t.Errorf("%s: the folder stays: %v", what, same)
		}
		if what == "a kept file less" { // it is gone
			want = slices.DeleteFunc(want, func(name string) bool { return name == "assets/old.js" })
		}
		if got := written(t, dir); !slices.Equal(got, want) {
			t.Errorf("%s: there are %q, want %q", what, got, want)
		}
		for _, name := range want {
			data, err := os.ReadFile(filepath.Join(dir, name))
			if ok := string(data) == "new" || name == marker || name == "empty.txt" && len(data) == 0; !ok || err != nil || look(t, dir, name).Mode() != look(t, dir, marker).Mode() {
				t.Errorf("%s: %s says %q (%v), as %v", what, name, data, err, look(t, dir, name).Mode())
			}
		}
	}
}
