package site

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadPipe: what is no folder is not waited for.
func TestReadPipe(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "site")
	if err := exec.Command("mkfifo", pipe).Run(); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(pipe); err == nil || !strings.Contains(err.Error(), "has no site") {
		t.Error(err)
	}
}

// FuzzRead: a folder that says anything is read, or refused with an error.
func FuzzRead(f *testing.F) {
	f.Add(`{"files":["index.html","assets/library.0123456789ab.json"]}`, `<script data-base="/" data-library="/assets/library.0123456789ab.json"></script>`, `{}`)
	f.Add(`{"files":["index.html","assets/library.0123456789ab.json"]}`, `<script data-base="/" data-library="/assets/library.*.json" data-release="v 0123456789ab"></script>`, `{}`)
	f.Add(`{"files":null}`, "<script data-base>", "[")
	f.Fuzz(func(t *testing.T, says, home, library string) {
		dir := t.TempDir()
		if err := os.Mkdir(filepath.Join(dir, "assets"), 0o755); err != nil {
			t.Fatal(err)
		}
		for name, data := range map[string]string{marker: says, "index.html": home, "assets/library.0123456789ab.json": library} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if site, err := Read(dir); (site == nil) == (err == nil) {
			t.Errorf("%v, %v", site, err)
		}
	})
}

// FuzzReadFile: no name leads out of the folder.
func FuzzReadFile(f *testing.F) {
	for _, name := range []string{"../secret", "link", "folder/../../secret", "/etc/passwd", "", ".", "folder", "inside"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		parent := t.TempDir()
		dir := filepath.Join(parent, "site")
		if err := errors.Join(os.MkdirAll(filepath.Join(dir, "folder"), 0o755), os.WriteFile(filepath.Join(parent, "secret"), []byte("outside"), 0o644),
			os.WriteFile(filepath.Join(dir, "inside"), []byte("inside"), 0o644), os.Symlink(filepath.Join(parent, "secret"), filepath.Join(dir, "link"))); err != nil {
			t.Fatal(err)
		}
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer root.Close()
		if file, err := readFile(root, name); err == nil && string(file.Data) != "inside" {
			t.Errorf("%q is read as %q", name, file.Data)
		}
	})
}
