package site

import (
	"os"
	"path/filepath"
	"testing"
)

// FuzzRead: a folder that says anything is read, or refused with an error.
func FuzzRead(f *testing.F) {
	f.Add(`{"files":["index.html","assets/library.0123456789ab.json"]}`, `<script data-base="/" data-library="/assets/library.0123456789ab.json"></script>`, `{}`)
	f.Add(`{"files":["../secret","/etc/passwd","index.html",""],"releases":[[".."]]}`, "", "")
	f.Add(`{"files":null}`, "<script data-base>", "[")
	f.Fuzz(func(t *testing.T, says, home, library string) {
		dir := t.TempDir()
		if err := os.Mkdir(filepath.Join(dir, "assets"), 0o755); err != nil {
			t.Fatal(err)
		}
		for name, data := range map[string]string{marker: says, "index.html": home, "assets/library.0123456789ab.json": library, "../secret": "secret"} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		site, err := Read(dir)
		if err != nil {
			return
		}
		for name, file := range site.Files {
			if string(file.Data) == "secret" && home != "secret" && library != "secret" {
				t.Errorf("%s is read, from outside", name)
			}
		}
	})
}
