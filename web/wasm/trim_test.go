package wasm

import (
	"go/format"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestPlainWasm: the program compiles with go-app as it is, too.
func TestPlainWasm(t *testing.T) {
	cmd := exec.Command("go", "build", "-o", filepath.Join(t.TempDir(), "app.wasm"), "./app/wasm")
	cmd.Dir = "../.."
	cmd.Env = append(cmd.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=", "GOWORK=off")
	if msg, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, msg)
	}
}

// TestTrimMisfits: where a version of go-app does not fit the omissions, all that
// does not is said, with the version and what to do.
func TestTrimMisfits(t *testing.T) {
	from, err := goOutput(t.Context(), "../..", "list", "-m", "-f", "{{.Dir}}", goappModule)
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	for _, pkg := range []string{"app", "errors"} {
		if err := os.CopyFS(filepath.Join(root, "next", "pkg", pkg), os.DirFS(filepath.Join(from, "pkg", pkg))); err != nil {
			t.Fatal(err)
		}
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	change := func(name, old, new string) {
		t.Helper()
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil || !strings.Contains(string(text), old) {
			t.Fatalf("%s has no %s (%v)", name, old, err)
		}
		write(name, strings.ReplaceAll(string(text), old, new))
	}
	write("go.mod", "module shiming\n\ngo 1.26\n\nrequire "+goappModule+" v10.9.9\n\nreplace "+goappModule+" => ./next\n")
	write("go.sum", "")
	write("next/go.mod", "module "+goappModule+"\n\ngo 1.26\n")
	if _, err := trim(t.Context(), root, "", t.TempDir()); err != nil {
		t.Fatalf("nothing has changed, and yet: %v", err)
	}

	change("next/pkg/app/route.go", "MatchString(path)", "MatchString(path+`/`)")
	change("next/pkg/app/context.go", ") Encrypt(", ") Encipher(")
	change("next/pkg/app/engine.go", "GOAPP_INTERNAL_URLS", "GOAPP_LEAVING_URLS")
	if err := os.Remove(filepath.Join(root, "next/pkg/app/static.go")); err != nil {
		t.Fatal(err)
	}
	_, err = trim(t.Context(), root, "", t.TempDir())
	if err == nil {
		t.Fatal("a go-app that does not fit was trimmed")
	}
	for _, want := range []string{
		goappModule + " v10.9.9 does not fit the omissions in web/wasm/trim.go",
		"pkg/app/route.go: what the folder trim stands in for has changed",
		"pkg/app/context.go: it declares no Context.Encrypt",
		"pkg/app/engine.go: what the folder trim stands in for has changed",
		"pkg/app/static.go: there is no such file",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error does not say %q:\n%v", want, err)
		}
	}
	if n := strings.Count(err.Error(), "\n"); n != 3 {
		t.Errorf("the error has %d lines, not one for each misfit:\n%v", n+1, err)
	}
}

// TestTrimFormat: gofmt does not see the files of the folder trim.
func TestTrimFormat(t *testing.T) {
	names, err := filepath.Glob("trim/*")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if want, err := format.Source(text); err != nil || string(want) != string(text) {
			t.Errorf("%s is not formatted (%v)", name, err)
		}
	}
}

// TestDependencies: the program has no code of readers or servers, and none of what trim
// leaves out of go-app.
func TestDependencies(t *testing.T) {
	root, err := moduleFolder(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	goroot, err := goOutput(t.Context(), root, "env", "GOROOT")
	if err != nil {
		t.Fatal(err)
	}
	flags, err := trim(t.Context(), root, goroot, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	list := exec.Command("go", append(append([]string{"list"}, flags...), "-deps", "./app/wasm")...)
	list.Dir = root
	list.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	deps := strings.Fields(string(out))
	if !slices.Contains(deps, "shiming/app") || !slices.Contains(deps, goappModule+"/pkg/app") {
		t.Fatalf("the list is not the one of the program: %v", deps)
	}
	for _, d := range deps {
		for _, bad := range []string{"net/http", "crypto", "html", "regexp", "encoding/json", "uuid", "template", "testing", "yaml", "goldmark", "os", "unique", "bisect", "runtime/debug"} {
			if strings.Contains("/"+d+"/", "/"+bad+"/") {
				t.Errorf("the wasm links %s", d)
			}
		}
	}
}
