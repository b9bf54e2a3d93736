package wasm

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
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
	"strings"
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
		var got, want strings.Builder
		small.Fprintln(&got, args...)
		fmt.Fprintln(&want, args...)
		if got.String() != want.String() {
			t.Errorf("%q, want %q", got.String(), want.String())
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
	write(t, file, texts[e.file]+e.old)
	if err := trimStandard(goroot, t.TempDir(), map[string]string{}); !errors.Is(err, errStandard) || !strings.Contains(err.Error(), file) {
		t.Errorf("the old text is there twice, and the error is %v", err)
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
