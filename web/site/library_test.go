package site

import (
	"encoding/json"
	"testing"

	"shiming/content"
	"shiming/content/load"
)

// TestParts: the two parts of a library are read as the whole one is.
func TestParts(t *testing.T) {
	libs, problems := load.All(content.BuiltIn())
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	for _, lib := range libs {
		most, few, err := parts(lib)
		if err != nil {
			t.Fatal(err)
		}
		got, err := content.Decode(string(most) + string(few))
		if err != nil {
			t.Fatalf("%s: %v", lib.Lang, err)
		}
		have, _ := json.Marshal(got)
		want, _ := json.Marshal(lib.ForReaders())
		if string(have) != string(want) {
			t.Errorf("%s: the parts are read as %s\nwant %s", lib.Lang, have, want)
		}
		if lib.Words.Checks == nil || len(few) > len(most)/2 {
			t.Errorf("%s: the parts have %d and %d bytes", lib.Lang, len(most), len(few))
		}
	}
}
