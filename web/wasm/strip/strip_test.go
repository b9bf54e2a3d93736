package strip

import (
	"bytes"
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// nasty returns the program testdata/nasty.go as it is linked.
var nasty = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "nasty")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "nasty.wasm")
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", file, "testdata/nasty.go")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=", "GOWORK=off")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return nil, err
	}
	return os.ReadFile(file)
})

// linkedAndStripped returns that program twice.
func linkedAndStripped(t *testing.T) (linked, stripped []byte) {
	t.Helper()
	linked, err := nasty()
	if err != nil {
		t.Fatal(err)
	}
	if stripped, err = Strip(linked); err != nil {
		t.Fatal(err)
	}
	return linked, stripped
}

// run runs a program under Node, and returns what it printed and its exit code.
func run(t *testing.T, wasm []byte, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "program.wasm")
	if err := os.WriteFile(file, wasm, 0o644); err != nil {
		t.Fatal(err)
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	start := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec_node.js")
	var out, msg bytes.Buffer
	node := exec.Command("node", append([]string{"--stack-size=8192", start, file}, args...)...)
	node.Stdout, node.Stderr = &out, &msg
	if err := node.Run(); node.ProcessState == nil {
		t.Fatal(err)
	}
	return out.String(), msg.String(), node.ProcessState.ExitCode()
}

// TestNasty: a program that grows stacks, collects, panics, recovers and reflects does the
// same stripped. One that ends by a panic says which, but not where.
func TestNasty(t *testing.T) {
	linked, stripped := linkedAndStripped(t)
	want, msg, code := run(t, linked)
	if code != 0 || strings.Count(want, "\n") < 10 {
		t.Fatalf("as it is linked the program ends with %d: %s\n%s", code, want, msg)
	}
	if got, msg, code := run(t, stripped); got != want || code != 0 {
		t.Errorf("stripped it ends with %d, and prints\n%s\nwant\n%s\n%s", code, got, want, msg)
	}
	for _, c := range []struct {
		wasm  []byte
		names bool
	}{{linked, true}, {stripped, false}} {
		_, msg, code := run(t, c.wasm, "crash")
		if code != 2 || !strings.Contains(msg, "panic: boom 0") || strings.Contains(msg, "main.crash(") != c.names {
			t.Errorf("a panic ends it with %d, and names are to be there: %v\n%s", code, c.names, msg)
		}
	}
}

// TestOnlyMeant: the stripped memory is the linked one but for what is meant to go, and what
// the runtime reads of each function is the same. The code and all else are untouched.
func TestOnlyMeant(t *testing.T) {
	linked, stripped := linkedAndStripped(t)
	a, err := parse(linked)
	if err != nil {
		t.Fatal(err)
	}
	b, err := parse(stripped)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.sections) != len(b.sections) {
		t.Fatalf("%d sections, and then %d", len(a.sections), len(b.sections))
	}
	for i, s := range a.sections {
		if kind := b.sections[i].kind; kind != s.kind || s.kind != dataSection && !bytes.Equal(s.content, b.sections[i].content) {
			t.Errorf("section %d, of kind %d, has changed (%d)", i, s.kind, kind)
		}
	}
	// At the end of the linked memory there may be zeros, which the stripped file has not.
	b.memory = append(b.memory, make([]byte, len(a.memory)-len(b.memory))...)
	was, err := find(a.memory)
	if err != nil {
		t.Fatal(err)
	}
	is, err := find(b.memory)
	if err != nil {
		t.Fatal(err)
	}

	// Each function: only the words that are meant have changed, and what is kept is equal.
	if pairs := 8*was.nfunc + 4; !bytes.Equal(was.funcs[:pairs], is.funcs[:pairs]) {
		t.Error("the table from program counters to functions is another one")
	}
	known := map[string]bool{}
	trees := 0
	for i := range was.nfunc {
		f, g := was.function(i), is.function(i)
		name := was.name(f)
		words := funcWords + int(f.get(npcdata)) + int(f[4*ids+3])
		tree := funcWords + int(f.get(npcdata)) + inlTree
		for word := range words {
			pc, data := word-funcWords, word-funcWords-int(f.get(npcdata))
			kept := f.wrapper() && (pc == inlTreeIndex || data == inlTree)
			switch {
			case slices.Contains([]int{nameOff, pcfile, pcln, cuOffset, startLine}, word):
				continue
			case data >= 0 && !kept && slices.Contains([]int{inlTree, argInfo, argLiveInfo, wrapInfo}, data):
				if g.get(word) != none {
					t.Errorf("%s: FUNCDATA %d is left", name, data)
				}
				continue
			case pc >= 0 && data < 0 && !kept && slices.Contains([]int{unsafePoint, inlTreeIndex, argLiveIndex}, pc):
				if g.get(word) != 0 {
					t.Errorf("%s: PCDATA %d is left", name, pc)
				}
				continue
			}
			if f.get(word) != g.get(word) {
				t.Errorf("%s: word %d has become %x from %x", name, word, g.get(word), f.get(word))
			}
			at := int(g.get(word))
			switch {
			case word == pcsp || data < 0 && pc >= 0:
				if at != 0 && !slices.Equal(values(was.pcs[at:]), values(is.pcs[at:])) {
					t.Errorf("%s: the table of word %d is another one", name, word)
				}
			case data >= 0 && word != tree && at != none:
				if n := sizeOf(data, was.data[at:]); !bytes.Equal(was.data[at:at+n], is.data[at:at+n]) {
					t.Errorf("%s: FUNCDATA %d is another one", name, data)
				}
			case word == tree && at != none:
				trees++
				for i := range slices.Max(values(was.pcs[f.get(funcWords+inlTreeIndex):])) + 1 {
					old, call := was.data[at+16*i:][:16], is.data[at+16*i:][:16]
					if old[0] != call[0] || !bytes.Equal(old[8:12], call[8:12]) {
						t.Errorf("%s: the inlined call %d is another one", name, i)
					}
				}
			}
		}
		short := is.name(g)
		known[name+" "+short] = true
		method := f.wrapper() && strings.Contains(name, ".(*")
		if system := strings.HasPrefix(name, "runtime.") && !method; system != strings.HasPrefix(short, "runtime.") {
			t.Errorf("%s has the name %s", name, short)
		}
	}
	for _, want := range []string{"reflect.makeFuncStub reflect.makeFuncStub", "reflect.methodValueCall reflect.methodValueCall",
		"main.(*square).area ?.(*?).?", "main.main ?", "runtime.bgsweep runtime.?"} {
		if !known[want] {
			t.Errorf("there is no function with the two names %s", want)
		}
	}
	if trees == 0 {
		t.Error("no wrapper has inlined calls")
	}

	// Around the tables nothing has changed.
	for _, t := range []*tables{was, is} {
		for _, part := range [][]byte{t.names, t.cus, t.files, t.pcs, t.funcs, t.data} {
			clear(part)
		}
	}
	if !bytes.Equal(a.memory, b.memory) {
		t.Error("the memory is another one around the tables")
	}
}

func (t *tables) name(f function) string {
	name, _, _ := strings.Cut(string(t.names[f.get(nameOff):]), "\x00")
	return name
}

// values returns the values of a table of pctab.
func values(table []byte) (list []int) {
	value := -1
	for at := 0; ; {
		diff, n := binary.Uvarint(table[at:])
		at += n
		if diff == 0 && len(list) > 0 {
			return list
		}
		if diff&1 == 0 {
			value += int(diff >> 1)
		} else {
			value -= int(diff>>1) + 1
		}
		_, n = binary.Uvarint(table[at:])
		at += n
		list = append(list, value)
	}
}

// sizeOf returns how many bytes FUNCDATA of a kind has at least.
func sizeOf(kind int, data []byte) int {
	switch kind {
	case argsPointerMaps, localsPointerMaps:
		return 8 + int(binary.LittleEndian.Uint32(data))*((int(binary.LittleEndian.Uint32(data[4:]))+7)/8)
	case stackObjects:
		return 8 + int(binary.LittleEndian.Uint64(data))*16
	}
	return 2 // of deferred calls
}

// TestOtherLayouts: what is not laid out as this package knows it is refused with what to do.
func TestOtherLayouts(t *testing.T) {
	linked, _ := linkedAndStripped(t)
	change := func(old, new string) []byte {
		if !bytes.Contains(linked, []byte(old)) {
			t.Fatalf("there is no %q", old)
		}
		return bytes.ReplaceAll(linked, []byte(old), []byte(new))
	}
	for _, c := range []struct {
		name string
		wasm []byte
		says string
	}{
		{"a later Go", change("\x02Go\x08go1.26", "\x02Go\x08go1.27"), "web/wasm/strip knows the layout of go1.26"},
		{"another table", change(string(magic), "\xf2\xff\xff\xff\x00\x00\x01\x08"), "no pclntab and moduledata"},
		{"no wasm", []byte("<!DOCTYPE html>"), "no wasm"},
		{"a part", linked[:len(linked)/2], "not laid out"},
		{"nothing", preamble, "linked it"},
	} {
		got, err := Strip(c.wasm)
		if err == nil || got != nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
