package wasm

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNotStripped: a wasm that cannot be stripped is shipped as it is, and the log says so.
func TestNotStripped(t *testing.T) {
	wasm := []byte("\x00asm\x01\x00\x00\x00")
	said := ""
	got := stripped(wasm, func(format string, args ...any) { said += fmt.Sprintf(format, args...) })
	if !bytes.Equal(got, wasm) || !strings.Contains(said, "web/wasm/strip") || !strings.Contains(said, "the wasm works") {
		t.Errorf("of %q became %q, and the log says %q", wasm, got, said)
	}
}

// TestSameWasmElsewhere: the wasm is the same from another folder, so that a release
// made on another machine does not cost readers a new one, and tells of neither.
func TestSameWasmElsewhere(t *testing.T) {
	here, err := Compile(context.Background(), "./app/wasm", false, t.Logf)
	if err != nil {
		t.Fatal(err)
	}
	elsewhere := t.TempDir()
	for _, dir := range []string{"app", "content", "web"} {
		if err := os.CopyFS(filepath.Join(elsewhere, dir), os.DirFS(filepath.Join("../..", dir))); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"go.mod", "go.sum", "main.go"} {
		if err := copyFile(filepath.Join("../..", name), filepath.Join(elsewhere, name)); err != nil {
			t.Fatal(err)
		}
	}
	home, _ := os.UserHomeDir()
	t.Chdir(elsewhere)
	there, err := Compile(context.Background(), "./app/wasm", false, t.Logf)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(here, there) {
		t.Error("the wasm is another one")
	}
	if home != "" && bytes.Contains(here, []byte(home+"/")) {
		t.Errorf("the wasm has %s in it", home)
	}
}
