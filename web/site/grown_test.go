package site_test

import (
	"slices"
	"testing"

	"shiming/content"
	"shiming/content/address"
	"shiming/content/load"
	"shiming/web/site"
	"shiming/web/site/sitetest"
)

// TestGrown: a library of 1,500 questions becomes a site in which each has its page, and pages
// of one question are no longer for that, nor is all of it longer than its words.
func TestGrown(t *testing.T) {
	size := map[int]int{} // of the page of a question, in bytes
	whole := map[int]int{}
	for _, n := range []int{20, 1500} {
		files := sitetest.Grown(t, n)
		lib, problems := load.Load(files, content.SourceLang)
		if err := problems.Err(); err != nil || len(lib.Questions) != n {
			t.Fatalf("there are %d questions, want %d: %v", len(lib.Questions), n, err)
		}
		built := sitetest.Build(t, func(o *site.Options) { o.Content = files })
		var sizes []int
		for _, q := range lib.Questions {
			f := built.Files[address.File(address.Question(q.ID))]
			if f == nil {
				t.Fatalf("%s has no page", q.ID)
			}
			sizes = append(sizes, len(f.Data))
		}
		size[n] = slices.Sorted(slices.Values(sizes))[n/2]
		for _, f := range built.Files {
			whole[n] += len(f.Data)
		}
	}
	t.Log("median page, whole site:", size, whole)
	if size[1500] > size[20]*3/2 {
		t.Errorf("the page of a question has %d bytes among 1,500, and %d among 20", size[1500], size[20])
	}
	if more := (whole[1500] - whole[20]) / 1480; more > 5*size[20] { // page, frame, bundle, and its part of the home page
		t.Errorf("a question more costs %d bytes, and its page has %d", more, size[20])
	}
}
