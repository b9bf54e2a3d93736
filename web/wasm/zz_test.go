package wasm

import (
	"slices"
	"strings"
	"testing"
	"maps"
)

func TestZZ(t *testing.T) {
	w, err := Compile(t.Context(), "./app/wasm", true, t.Logf)
	if err != nil {
		t.Fatal(err)
	}
	f := functions(w)
	names := slices.SortedFunc(maps.Keys(f), func(a, b string) int { return f[b] - f[a] })
	for _, n := range names {
		if f[n] > 2500 && !strings.HasPrefix(n,"runtime.") {
			t.Logf("%6d %s", f[n], n)
		}
	}
}
