package wasm

import (
	"encoding/binary"
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestSizeByPackage logs how much code each package has in the wasm, not compressed: run it
// with -v.
func TestSizeByPackage(t *testing.T) {
	wasm, err := Compile(t.Context(), "./app/wasm", true, t.Logf)
	if err != nil {
		t.Fatal(err)
	}
	sizes, total := map[string]int{}, 0
	for name, size := range functions(wasm) {
		sizes[packageOf(name)] += size
		total += size
	}
	names := slices.SortedFunc(maps.Keys(sizes), func(a, b string) int { return sizes[b] - sizes[a] })
	for _, name := range names {
		if size := sizes[name]; size*500 > total {
			t.Logf("%8d  %4.1f %%  %s", size, float64(size)/float64(total)*100, name)
		}
	}
	t.Logf("%8d  in %d packages", total, len(names))
	if sizes["runtime"] < 100_000 || sizes["shiming_app"] < 100_000 || sizes[""] > 0 {
		t.Error("this is not the program, or its functions have no names")
	}
}

// packageOf returns the package of a function, with _ for what is no letter of Go.
func packageOf(function string) string {
	for _, domain := range []string{"github.com_", "rsc.io_"} {
		if rest, ok := strings.CutPrefix(function, domain); ok {
			return domain + packageOf(rest)
		}
	}
	name, _, _ := strings.Cut(function, ".")
	return name
}

// functions returns the sizes in bytes of the functions of a wasm that has the section name.
// Functions of one name count as one.
func functions(wasm []byte) map[string]int {
	var sizes []int
	imported, all := 0, map[string]int{}
	for rest := wasm[8:]; len(rest) > 0; {
		kind := rest[0]
		rest = rest[1:]
		section := take(&rest, number(&rest))
		switch kind {
		case 0:
			if string(take(&section, number(&section))) != "name" {
				continue
			}
			take(&section, 1) // names of functions come first
			number(&section)
			for range number(&section) {
				i := number(&section) - imported
				all[string(take(&section, number(&section)))] += sizes[i]
			}
		case 2:
			imported = number(&section)
		case 10:
			for range number(&section) {
				n := number(&section)
				sizes = append(sizes, n)
				take(&section, n)
			}
		}
	}
	return all
}

func number(b *[]byte) int {
	v, n := binary.Uvarint(*b)
	*b = (*b)[n:]
	return int(v)
}

func take(b *[]byte, n int) []byte {
	taken := (*b)[:n]
	*b = (*b)[n:]
	return taken
}
