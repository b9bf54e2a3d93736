package wasm

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestFmt: what takes the place of fmt writes the same, for all that the program has written.
func TestFmt(t *testing.T) {
	dir := t.TempDir()
	text, err := standIns.ReadFile("trim/fmt.txt")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"go.mod":       "module trimmed\n\ngo 1.26\n",
		"fmt/fmt.go":   string(text),
		"main_test.go": fmtTest,
	} {
		write(t, filepath.Join(dir, name), text)
	}
	test := exec.Command("go", "test", "-count=1", ".")
	test.Dir = dir
	test.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off")
	if msg, err := test.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, msg)
	}
}

const fmtTest = `package main

import (
	"errors"
	"io"
	"net/url"
	"fmt"
	"testing"

	small "trimmed/fmt"
)

type kind string

type level int

func (l level) String() string { return "level" }

func TestSame(t *testing.T) {
	text, n := "x", 7
	cause := errors.New("cause")
	for _, c := range []struct {
		format string
		args   []any
	}{
		{"%s %q: %s", []any{"parse", "http://[a\"b", cause}},
		{"invalid port %q after host", []any{":x"}},
		{"%s=%v", []any{"type", kind("k")}}, {"%s=%v", []any{"depth", uint(4)}}, {"%s=%v", []any{"none", nil}}, {"%v", []any{true}},
		{"/%T/%p/%p", []any{&text, &text, &n}}, {"%T %T %T", []any{nil, kind("k"), []url.URL{}}},
		{"%d bits into %d-bit code", []any{int64(-3), level(2)}}, {"%v %s", []any{level(2), kind("k")}},
		{"rules %q share %d%%, such as %s", []any{kind("a"), 3, "字"}},
		{"%d", []any{}}, {"plain", nil},
	} {
		if got, want := small.Sprintf(c.format, c.args...), fmt.Sprintf(c.format, c.args...); got != want {
			t.Errorf("%q: %q, want %q", c.format, got, want)
		}
	}
	for _, args := range [][]any{{}, {cause}, {"a", "b"}, {1, 2}, {"a", 1, 2, "b", 3}, {kind("k"), "x"}, {level(1), true, nil}} {
		if got, want := small.Sprint(args...), fmt.Sprint(args...); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	err := small.Errorf("reading: %w, %w", io.EOF, cause)
	if !errors.Is(err, io.EOF) || !errors.Is(err, cause) || err.Error() != "reading: EOF, cause" {
		t.Error(err)
	}
}
`

// TestStandardMisfits: where a file of the standard library is not as the edits expect, the
// error says which.
func TestStandardMisfits(t *testing.T) {
	goroot := t.TempDir()
	for pkg := range replacements {
		write(t, filepath.Join(goroot, "src", pkg, "x.go"), "package x\n")
	}
	texts := map[string]string{}
	for _, e := range edits {
		texts[e.file] += e.old
		write(t, filepath.Join(goroot, "src", e.file), texts[e.file])
	}
	e := edits[0]
	file := filepath.Join(goroot, "src", e.file)
	replaced := map[string]string{}
	if err := trimStandard(goroot, t.TempDir(), replaced); err != nil {
		t.Fatalf("all is as expected, and yet: %v", err)
	}
	if text, err := os.ReadFile(replaced[file]); err != nil || strings.Contains(string(text), e.old) || !strings.Contains(string(text), e.new) {
		t.Errorf("the edited file is %q (%v)", text, err)
	}
	fails := func(what, name string) {
		t.Helper()
		if err := trimStandard(goroot, t.TempDir(), map[string]string{}); !errors.Is(err, errStandard) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s, and the error is %v", what, err)
		}
	}
	write(t, file, texts[e.file]+e.old)
	fails("the old text is there twice", file)
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	fails("the file is not there", file)
	folder := filepath.Join(goroot, "src", "net", "netip")
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	fails("the package is not there", folder)
}

// trimming returns the folders of the module and of Go, and the flags by which the go command
// takes what is trimmed.
func trimming(t *testing.T) (root, goroot string, flags []string) {
	t.Helper()
	root, err := moduleFolder(t.Context())
	if err == nil {
		goroot, err = goOutput(t.Context(), root, "env", "GOROOT")
	}
	if err == nil {
		flags, err = trim(t.Context(), root, goroot, t.TempDir())
	}
	if err != nil {
		t.Fatal(err)
	}
	return root, goroot, flags
}

// TestAddresses: with what takes the place of net/netip, an address with brackets is read.
func TestAddresses(t *testing.T) {
	_, goroot, flags := trimming(t)
	flags = slices.DeleteFunc(flags, func(flag string) bool { return !strings.HasPrefix(flag, "-overlay=") })
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module program\n\ngo 1.26\n")
	write(t, filepath.Join(dir, "main.go"), `package main

import "net/url"

func main() {
	for _, at := range []string{"http://[::1]:8000/q/", "http://[fd00::5]/", "https://help.example/#x"} {
		u, err := url.Parse(at)
		println(err == nil && u.String() == at)
	}
}
`)
	run := exec.Command("go", slices.Concat([]string{"run"}, flags, []string{"-exec", filepath.Join(goroot, "lib", "wasm", "go_js_wasm_exec"), "."})...)
	run.Dir = dir
	run.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=", "GOWORK=off", "GOEXPERIMENT=nogreenteagc")
	if out, err := run.CombinedOutput(); err != nil || strings.TrimSpace(string(out)) != "true\ntrue\ntrue" {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestVerbs: of the verbs and flags of fmt the program uses only those that the stand-in has.
func TestVerbs(t *testing.T) {
	root, _, flags := trimming(t)
	var overlay struct{ Replace map[string]string }
	for _, flag := range flags {
		if name, ok := strings.CutPrefix(flag, "-overlay="); ok {
			text, err := os.ReadFile(name)
			if err == nil {
				err = json.Unmarshal(text, &overlay)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	list := exec.Command("go", slices.Concat([]string{"list", "-deps"}, flags,
		[]string{"-f", `{{$dir := .Dir}}{{if not (eq .ImportPath "fmt")}}{{range .GoFiles}}{{$dir}}/{{.}}{{"\n"}}{{end}}{{end}}`, "./app/wasm"})...)
	list.Dir = root
	list.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=", "GOWORK=off")
	out, err := list.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, err.(*exec.ExitError).Stderr)
	}
	calls, known := 0, regexp.MustCompile(`%(#?[vsdqwpT]|%)`)
	for _, name := range strings.Fields(string(out)) {
		from := name
		if instead := overlay.Replace[name]; instead != "" {
			from = instead
		}
		file, err := parser.ParseFile(token.NewFileSet(), from, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			f, ok := call.Fun.(*ast.SelectorExpr)
			format, literal := call.Args[0].(*ast.BasicLit) // else it came from such a call
			if !ok || !literal || format.Kind != token.STRING || !strings.HasSuffix(f.Sel.Name, "f") {
				return true
			}
			calls++
			if strings.Contains(known.ReplaceAllString(format.Value, ""), "%") {
				t.Errorf("%s: of %s web/wasm/trim/fmt.txt does not have all", name, format.Value)
			}
			return true
		})
	}
	if calls < 20 {
		t.Errorf("only %d calls were found", calls)
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
