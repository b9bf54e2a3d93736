package cache

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"
)

func tableOf(texts ...string) Table {
	t := Table{}
	for i, text := range texts {
		t[Key{byte(i)}] = []byte(text)
	}
	return t
}

func equal(a, b Table) bool { return maps.EqualFunc(a, b, bytes.Equal) }

func TestTable(t *testing.T) {
	dir := t.TempDir()
	if got := Read(dir, "t"); len(got) > 0 {
		t.Errorf("where there is none: %q", got)
	}
	want := tableOf("one", "", "three")
	if err := want.Write(dir, "t"); err != nil {
		t.Fatal(err)
	}
	if got := Read(dir, "t"); !equal(got, want) {
		t.Errorf("it has %q, want %q", got, want)
	}
	if err := want.Write(filepath.Join(dir, "none"), "t"); err == nil {
		t.Error("no error where there is no folder")
	}
}

// TestDamagedTable: whatever byte of a table is another one, and wherever it ends too early, an
// entry is as it was or is not there.
func TestDamagedTable(t *testing.T) {
	dir := t.TempDir()
	name, whole := filepath.Join(dir, "t"), tableOf("first", "second", "third")
	if err := whole.Write(dir, "t"); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	check := func(what string, damaged []byte, most int) {
		t.Helper()
		if err := os.WriteFile(name, damaged, 0o644); err != nil {
			t.Fatal(err)
		}
		got := Read(dir, "t")
		if len(got) > most {
			t.Errorf("%s: %d entries", what, len(got))
		}
		for key, text := range got {
			if !bytes.Equal(text, whole[key]) {
				t.Errorf("%s: an entry is %q, want %q", what, text, whole[key])
			}
		}
	}
	for i := range data {
		damaged := slices.Clone(data)
		damaged[i] ^= 0x10
		check(fmt.Sprint("byte ", i), damaged, 2)
		check(fmt.Sprint("the first ", i), data[:i], 2)
	}
	damaged := slices.Clone(data)
	damaged[0] ^= 1 // of the first entry's sum
	check("one entry", damaged, 2)
	if got := Read(dir, "t"); len(got) != 2 {
		t.Errorf("one damaged entry leaves %d others, want 2", len(got))
	}
}

// TestTablesAtTheSameTime: who reads while others write gets one of their tables.
func TestTablesAtTheSameTime(t *testing.T) {
	dir := t.TempDir()
	all := []Table{tableOf("a", "b"), tableOf("c", "d"), tableOf("e")}
	if err := all[0].Write(dir, "t"); err != nil {
		t.Fatal(err)
	}
	var builds sync.WaitGroup
	for _, table := range all {
		builds.Go(func() {
			for range 20 {
				if err := table.Write(dir, "t"); err != nil {
					t.Error(err)
				}
				if got := Read(dir, "t"); !slices.ContainsFunc(all, func(t Table) bool { return equal(t, got) }) {
					t.Errorf("a mixture: %q", got)
				}
			}
		})
	}
	builds.Wait()
}

// TestTrim: what was not used for long goes, and the longest unused of what there is no room for.
func TestTrim(t *testing.T) {
	dir := t.TempDir()
	for i, name := range []string{"new", "idle", "used", "oldest"} {
		if err := tableOf(name).Write(dir, name); err != nil {
			t.Fatal(err)
		}
		day := time.Now().AddDate(0, 0, -10*i)
		if err := os.Chtimes(filepath.Join(dir, name), day, day); err != nil {
			t.Fatal(err)
		}
	}
	names := func() (all []string) {
		entries, _ := os.ReadDir(dir)
		for _, e := range entries {
			all = append(all, e.Name())
		}
		return all
	}
	Read(dir, "used")
	if err := trim(dir, time.Now().AddDate(0, 0, -25), 1<<20); err != nil {
		t.Fatal(err)
	}
	if got, want := names(), []string{"idle", "new", "used"}; !slices.Equal(got, want) {
		t.Errorf("after a month there are %q, want %q", got, want)
	}
	if err := trim(dir, time.Time{}, 2*(head+4)); err != nil {
		t.Fatal(err)
	}
	if got, want := names(), []string{"new", "used"}; !slices.Equal(got, want) {
		t.Errorf("with room for two there are %q, want %q", got, want)
	}
}
