package web

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
)

// goappModule is the module path of go-app.
const goappModule = "github.com/maxence-charriere/go-app/v10"

// served are the files of go-app's package app that are for servers, and which
// the wasm would carry without ever using them: they link net/http and with it
// crypto/tls. Leaving them out makes the compressed wasm a quarter smaller.
var served = []string{"http.go", "resource.go", "static.go", "wasm.go"}

// stand has the names of the served files that the rest of package app mentions.
const stand = `package app

// Handler stands for the server's handler in signatures.
type Handler struct{}

func clientResourceResolver(string) func(string) string {
	return func(location string) string { return location }
}

func resolveOGResource(_, location string) string { return location }
`

// trim writes a copy of go-app without its server files into dir, and beside it a
// go.mod that is the one of the module in root but takes go-app from there. It
// returns the path of that go.mod, for the go command's -modfile flag. go-app
// itself stays as it is: where a new version does not fit, the wasm does not
// compile, and compiling without the flag still works.
func trim(ctx context.Context, root, dir string) (modfile string, err error) {
	if _, err := goOutput(ctx, root, "mod", "download", goappModule); err != nil {
		return "", err
	}
	from, err := goOutput(ctx, root, "list", "-m", "-f", "{{.Dir}}", goappModule)
	if err != nil {
		return "", err
	}
	to := filepath.Join(dir, "goapp")
	if err := os.RemoveAll(to); err != nil {
		return "", err
	}
	for _, pkg := range []string{"pkg/app", "pkg/errors"} {
		files, err := filepath.Glob(filepath.Join(from, pkg, "*.go"))
		if err != nil {
			return "", err
		}
		if err := os.MkdirAll(filepath.Join(to, pkg), 0o755); err != nil {
			return "", err
		}
		for _, f := range files {
			if err := copyFile(f, filepath.Join(to, pkg, filepath.Base(f))); err != nil {
				return "", err
			}
		}
	}
	for _, name := range served {
		if err := os.Remove(filepath.Join(to, "pkg/app", name)); err != nil {
			return "", fmt.Errorf("trimming %s: this version has no such file, adapt the list served: %w", goappModule, err)
		}
	}
	if err := os.WriteFile(filepath.Join(to, "pkg/app/stand.go"), []byte(stand), 0o644); err != nil {
		return "", err
	}
	if err := copyFile(filepath.Join(from, "go.mod"), filepath.Join(to, "go.mod")); err != nil {
		return "", err
	}

	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return "", err
	}
	modfile = filepath.Join(dir, "go.mod")
	mod = fmt.Appendf(mod, "\nreplace %s => %s\n", goappModule, to)
	if err := os.WriteFile(modfile, mod, 0o644); err != nil {
		return "", err
	}
	return modfile, copyFile(filepath.Join(root, "go.sum"), filepath.Join(dir, "go.sum"))
}

func copyFile(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}
