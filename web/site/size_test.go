package site_test

import (
	"bytes"
	"maps"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"shiming/content/decision"
	"shiming/web/site"
	"shiming/web/site/sitetest"
)

// TestSizes holds the sizes that readers wait for, in bytes as brotli.
func TestSizes(t *testing.T) {
	built := sitetest.Site(t)
	wasm := len(built.Files[sitetest.Asset(t, sitetest.Site(t), "app.", ".wasm")].BR)
	t.Logf("wasm: %d", wasm)
	if wasm == 0 || wasm > 606_000 {
		t.Errorf("the wasm has %d bytes, at most 606000 are allowed", wasm)
	}
}

// TestOneFlight: a page, with its style, has at most 14 kB as brotli, so that it comes in the
// first flight of a connection. So have the long ones, which need not.
func TestOneFlight(t *testing.T) {
	largest, size := "", 0
	for name, f := range sitetest.Site(t).Files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		n := len(f.BR)
		if n == 0 {
			t.Errorf("%s is not compressed", name)
		}
		if n > size {
			largest, size = name, n
		}
		if n > 14_000 {
			t.Errorf("%s has %d bytes, at most 14000 are allowed", name, n)
		}
	}
	t.Logf("the home page: %d; the largest, %s: %d", len(sitetest.Site(t).Files["index.html"].BR), largest, size)
}

// TestSameBytes: the same input gives the same site, compressed forms included, also where
// nothing is known of an earlier build.
func TestSameBytes(t *testing.T) {
	goCache, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("GOCACHE", strings.TrimSpace(string(goCache)))
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	again := sitetest.Build(t, func(o *site.Options) { o.Fast = false })
	built := sitetest.Site(t)
	if len(again.Files) != len(built.Files) {
		t.Errorf("%d files, and then %d", len(built.Files), len(again.Files))
	}
	for name, f := range built.Files {
		g := again.Files[name]
		if g == nil || !bytes.Equal(f.Data, g.Data) || !bytes.Equal(f.BR, g.BR) || !bytes.Equal(f.GZ, g.GZ) || f.Type != g.Type {
			t.Errorf("%s is not the same", name)
		}
	}
}

// TestLimitPlaces: a checker whose places are too many for pages is refused, with what to do.
func TestLimitPlaces(t *testing.T) {
	if err := site.LimitPlaces(sitetest.Library(t).Checker); err != nil {
		t.Error(err)
	}
	// Rule n is hit if the first n inputs are answered by yes, and the next one by no: who
	// is not sure of some may be anywhere.
	c := &decision.Table{}
	yes := decision.Cond{}
	for i := range 16 {
		id := "in-" + strconv.Itoa(i)
		c.Inputs = append(c.Inputs, decision.Input{ID: id, Answers: []decision.Answer{{ID: "yes"}, {ID: "no"}}})
		when := maps.Clone(yes)
		when[id] = []string{"no"}
		c.Rules = append(c.Rules, decision.Rule{ID: "rule-" + strconv.Itoa(i), When: when, Verdict: decision.Verdicts[i%5]})
		yes[id] = []string{"yes"}
	}
	c.Rules = append(c.Rules, decision.Rule{ID: "all", When: yes, Verdict: decision.Clear})
	if err := site.LimitPlaces(decision.Compile(c)); err == nil || !strings.Contains(err.Error(), "20000 places") {
		t.Errorf("the error is %v", err)
	}
}
