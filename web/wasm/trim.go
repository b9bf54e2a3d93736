package wasm

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// goappModule is the module path of go-app.
const goappModule = "github.com/maxence-charriere/go-app/v10"

// go-app is one package for servers and browsers. A wasm links what the package
// imports and what its engine holds, used or not: net/http with crypto/tls, regular
// expressions, AES, JSON, all of which this program does without. So the wasm is
// compiled with a copy of go-app, made at build time, that lacks them, which nearly
// halves it. go-app itself stays as it is, and the command app/wasm compiles with it too.
//
// What the copy lacks the compiler reports as undefined: a component that needs it
// must get it another way, or the omission below must go. What go-app's own code
// still mentions is in the folder trim; these files are not .go files, since alone
// they do not compile.

//go:embed trim/*.txt
var standIns embed.FS

// omission is something that the copy goes without.
type omission struct {
	file string // a file of go-app

	// names are declarations of the file, such as "Route" or "Context.Encrypt".
	// Without names it is the whole file.
	names []string

	// digest is the one of the text left out, where something in the folder trim
	// takes its place: a new version of go-app may do more there.
	digest string
}

var omissions = []omission{
	// Servers and tests: net/http, crypto/tls, html.
	{file: "pkg/app/http.go"},
	{file: "pkg/app/resource.go"},
	{file: "pkg/app/static.go"},
	{file: "pkg/app/testing.go"},
	{file: "pkg/app/wasm.go"},
	{file: "pkg/app/node.go", names: []string{"HTMLString", "PrintHTML", "nodeManager.Encode", "nodeManager.encode",
		"nodeManager.encodeText", "nodeManager.encodeIndent", "nodeManager.encodeHTML", "nodeManager.encodeHTMLAttribute",
		"nodeManager.encodeComponent", "nodeManager.encodeRawHTML"}},
	{file: "pkg/app/engine.go", names: []string{"engineX.Encode"}},

	// Patterns of addresses: regexp. Routes are a table of our own.
	{file: "pkg/app/route.go", digest: "3252c7f2876c"},
	{file: "pkg/app/app.go", names: []string{"Route"}},

	// The environment of servers: os.
	{file: "pkg/app/app.go", names: []string{"Getenv"}, digest: "3c3a6cf8ffe8"},

	// Stores, shared states and notifications: crypto/aes, uuid, encoding/json.
	{file: "pkg/app/crypto.go"},
	{file: "pkg/app/notification.go"},
	{file: "pkg/app/state.go", digest: "b41c94e804ab"},
	{file: "pkg/app/storage.go", digest: "fd53ce1bb002"},
	{file: "pkg/app/context.go", names: []string{"Context.DeviceID", "Context.LocalStorage", "Context.SessionStorage",
		"Context.Encrypt", "Context.Decrypt", "Context.cryptoKey", "Context.Notifications",
		"Context.ObserveState", "Context.GetState", "Context.SetState", "Context.DelState"}},
	{file: "pkg/app/engine.go", names: []string{"engineX.internalURL"}, digest: "4a958a66582a"},
	{file: "pkg/app/strings.go", names: []string{"jsonString"}},

	// Numbers with a point, whose writing takes a table that does not compress.
	{file: "pkg/app/strings.go", names: []string{"toString"}, digest: "e1c856a0ccf6"},

	// Pages that this program has its own of, made with element types that have some
	// hundred methods each.
	{file: "pkg/app/component.go", names: []string{"Compo.Render"}},
	{file: "pkg/app/notfound.go", digest: "471f8cc404db"},

	// Nodes come from boot.js.
	{file: "pkg/app/engine.go", names: []string{"engineX.Load"}, digest: "6f314f2a1c1a"},
	{file: "pkg/app/js_wasm.go", names: []string{"browserWindow.createElement", "browserWindow.createTextNode"}, digest: "655ef8a6dffc"},

	// Errors written as JSON: encoding/json again.
	{file: "pkg/errors/errors.go", digest: "7db7046e211a"},
}

// trim writes the copy of go-app into dir, and beside it a go.mod that is the one
// of the module in root but takes go-app from a folder of root. That folder is not
// there: an overlay tells the go command to read the copy instead. For where go-app
// is taken from stands in the wasm, which must not tell of this machine, nor differ
// from the same wasm made on another. The overlay also replaces what standard.go says of
// the library in goroot; without goroot it does not. trim returns the flags for the go
// command.
func trim(ctx context.Context, root, goroot, dir string) (flags []string, err error) {
	if _, err := goOutput(ctx, root, "mod", "download", goappModule); err != nil {
		return nil, err
	}
	goapp, err := goOutput(ctx, root, "list", "-m", "-f", "{{.Version}} {{.Dir}}", goappModule)
	if err != nil {
		return nil, err
	}
	version, from, _ := strings.Cut(goapp, " ")
	to := filepath.Join(dir, "goapp")
	if err := os.RemoveAll(to); err != nil {
		return nil, err
	}
	if err := trimmed(from, to); err != nil {
		return nil, fmt.Errorf("%s %s does not fit the omissions in web/wasm/trim.go, adapt them: %w", goappModule, version, err)
	}

	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return nil, err
	}
	modfile, overlay := filepath.Join(dir, "go.mod"), filepath.Join(dir, "overlay.json")
	mod = fmt.Appendf(mod, "\nreplace %s => ./.goapp\n", goappModule)
	if err := os.WriteFile(modfile, mod, 0o644); err != nil {
		return nil, err
	}
	if err := copyFile(filepath.Join(root, "go.sum"), filepath.Join(dir, "go.sum")); err != nil {
		return nil, err
	}
	replaced := map[string]string{}
	err = filepath.WalkDir(to, func(file string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			replaced[filepath.Join(root, ".goapp", strings.TrimPrefix(file, to))] = file
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if goroot != "" {
		if err := trimStandard(goroot, filepath.Join(dir, "standard"), replaced); err != nil {
			return nil, err
		}
	}
	data, _ := json.Marshal(map[string]any{"Replace": replaced}) // paths always encode
	return []string{"-modfile=" + modfile, "-overlay=" + overlay}, os.WriteFile(overlay, data, 0o644)
}

// trimmed copies the packages of go-app that a wasm needs, without the omissions
// and with what stands for them. It returns all misfits.
func trimmed(from, to string) error {
	for _, pkg := range []string{"app", "errors"} {
		folder := filepath.Join("pkg", pkg)
		if err := os.CopyFS(filepath.Join(to, folder), os.DirFS(filepath.Join(from, folder))); err != nil {
			return err
		}
		text, err := standIns.ReadFile("trim/" + pkg + ".txt")
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, folder, "trimmed.go"), text, 0o644); err != nil {
			return err
		}
	}
	if err := copyFile(filepath.Join(from, "go.mod"), filepath.Join(to, "go.mod")); err != nil {
		return err
	}
	var misfits []error
	for _, o := range omissions {
		if err := o.cut(filepath.Join(to, o.file)); err != nil {
			misfits = append(misfits, fmt.Errorf("%s: %w", o.file, err))
		}
	}
	return errors.Join(misfits...)
}

// cut takes the omission out of a copied file.
func (o omission) cut(file string) error {
	source, err := os.ReadFile(file)
	if err != nil {
		return errors.New("there is no such file")
	}
	var rest []byte
	if len(o.names) > 0 {
		if source, rest, err = split(source, o.names); err != nil {
			return err
		}
	}
	if sum := fmt.Sprintf("%.6x", sha256.Sum256(source)); o.digest != "" && o.digest != sum {
		return fmt.Errorf("what the folder trim stands in for has changed: see what it does now, then set the digest to %s", sum)
	}
	if rest == nil {
		return os.Remove(file)
	}
	return os.WriteFile(file, rest, 0o644)
}

// split takes the named declarations out of a Go file, and the imports that only
// they use.
func split(source []byte, names []string) (out, rest []byte, err error) {
	files := token.NewFileSet()
	f, err := parser.ParseFile(files, "", source, parser.ParseComments)
	if err != nil {
		return nil, nil, err
	}
	at := func(p token.Pos) int { return files.Position(p).Offset }
	used := map[string]bool{}
	found := map[string]bool{}
	kept := 0
	for _, d := range f.Decls {
		if name := declared(d); slices.Contains(names, name) {
			found[name] = true
			out = append(out, source[at(d.Pos()):at(d.End())]...)
			rest = append(rest, source[kept:at(d.Pos())]...)
			kept = at(d.End())
			continue
		}
		ast.Inspect(d, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok {
					used[x.Name] = true
				}
			}
			return true
		})
	}
	for _, name := range names {
		if !found[name] {
			return nil, nil, fmt.Errorf("it declares no %s", name)
		}
	}
	rest = append(rest, source[kept:]...)
	for _, i := range slices.Backward(f.Imports) { // they come before all declarations
		if path := strings.Trim(i.Path.Value, `"`); !used[path[strings.LastIndex(path, "/")+1:]] {
			rest = slices.Delete(rest, at(i.Pos()), at(i.End()))
		}
	}
	return out, rest, nil
}

// declared returns the name of a function, or of a method behind its type.
func declared(d ast.Decl) string {
	f, ok := d.(*ast.FuncDecl)
	if !ok {
		return ""
	}
	if f.Recv == nil {
		return f.Name.Name
	}
	return strings.TrimPrefix(types.ExprString(f.Recv.List[0].Type), "*") + "." + f.Name.Name
}

func copyFile(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}
