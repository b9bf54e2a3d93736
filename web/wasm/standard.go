package wasm

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// replacements are packages of the standard library that a file of the folder trim takes the
// place of: what this program uses of them is little, and what it would link is much.
var replacements = map[string]string{
	"fmt":              "fmt",
	"internal/godebug": "godebug",
	"net/netip":        "netip",
}

// edits are changes of files of the standard library. In each file the old text stands once.
var edits = []struct{ file, old, new string }{
	// The execution tracer, which nobody can start.
	{"runtime/traceruntime.go", "return trace.enabled\n", "return false\n"},
	{"runtime/traceruntime.go", "return trace.enabledWithAllocFree\n", "return false\n"},
	{"runtime/traceruntime.go", "return trace.shutdown.Load()\n", "return false\n"},

	// What print writes of numbers with a point. Their writing takes a table that does not
	// compress; see toString in trim.go, too.
	{"runtime/print.go", "gwrite(strconv.AppendFloat(buf[:0], v, 'g', -1, 64))", "_ = buf"},
	{"runtime/print.go", "gwrite(strconv.AppendFloat(buf[:0], float64(v), 'g', -1, 32))", "_ = buf"},
	{"runtime/print.go", "gwrite(strconv.AppendComplex(buf[:0], c, 'g', -1, 128))", "_ = buf"},
	{"runtime/print.go", "gwrite(strconv.AppendComplex(buf[:0], complex128(c), 'g', -1, 64))", "_, _ = buf, strconv.AppendUint"},

	// The text of a time.
	{"time/format.go", "s := t.Format(\"2006-01-02 15:04:05.999999999 -0700 MST\")", "s := \"\""},
}

var errStandard = errors.New("the standard library does not fit the edits in web/wasm/standard.go, adapt them")

// trimStandard adds to the files that an overlay replaces those of the standard library in
// the folder goroot, and writes into dir what takes their place. The error wraps errStandard
// where a file is not as an edit expects.
func trimStandard(goroot, dir string, replaced map[string]string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	write := func(name string, text []byte) (file string, err error) {
		file = filepath.Join(dir, name)
		return file, os.WriteFile(file, text, 0o644)
	}
	for pkg, name := range replacements {
		folder := filepath.Join(goroot, "src", filepath.FromSlash(pkg))
		files, err := os.ReadDir(folder)
		if err != nil {
			return fmt.Errorf("%w: %w", errStandard, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file.Name(), ".go") {
				replaced[filepath.Join(folder, file.Name())] = "" // it is not there
			}
		}
		text, err := standIns.ReadFile("trim/" + name + ".txt")
		if err != nil {
			return err
		}
		if replaced[filepath.Join(folder, "trimmed.go")], err = write(name+".go", text); err != nil {
			return err
		}
	}
	for _, e := range edits {
		file := filepath.Join(goroot, "src", filepath.FromSlash(e.file))
		from := file
		if edited := replaced[file]; edited != "" {
			from = edited
		}
		text, err := os.ReadFile(from)
		if err != nil {
			return fmt.Errorf("%w: %w", errStandard, err)
		}
		if n := strings.Count(string(text), e.old); n != 1 {
			return fmt.Errorf("%w: %s has %q %d times", errStandard, file, e.old, n)
		}
		name := strings.ReplaceAll(e.file, "/", "_")
		if replaced[file], err = write(name, []byte(strings.Replace(string(text), e.old, e.new, 1))); err != nil {
			return err
		}
	}
	return nil
}
