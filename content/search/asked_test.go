package search_test

import (
	"slices"
	"strings"
	"testing"

	"shiming/content"
	"shiming/content/load"
	"shiming/content/search"
	"shiming/content/search/build"
	"shiming/content/search/searchtest"
)

// libraries returns the built-in one in every language.
func libraries(t testing.TB) []*content.Library {
	t.Helper()
	libs, problems := load.All(content.BuiltIn())
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	return libs
}

func searcher(t testing.TB, lib *content.Library) *search.Searcher {
	t.Helper()
	return search.New(lib, build.Index(lib))
}

// least are how many of a hundred questions must be answered by the first hit and by one of the
// first three: of all languages, and of each.
var least = map[string]struct{ first, three, firstEach, threeEach float64 }{
	"ordinary": {85, 97, 80, 95},
	"hard":     {78, 93, 72, 92},
}

// TestAskedSeen prints what is not answered. It may be looked at to make the search better.
func TestAskedSeen(t *testing.T) {
	testAsked(t, func(seen, _ []searchtest.Question) []searchtest.Question { return seen }, t.Logf)
}

// TestAskedUnseen prints counts alone: nobody makes the search fit these questions.
func TestAskedUnseen(t *testing.T) {
	testAsked(t, func(_, unseen []searchtest.Question) []searchtest.Question { return unseen }, func(string, ...any) {})
}

func testAsked(t *testing.T, half func(seen, unseen []searchtest.Question) []searchtest.Question, logf func(string, ...any)) {
	asked := 0
	for _, set := range searchtest.Sets {
		var all searchtest.Count
		for _, lib := range libraries(t) {
			s := searcher(t, lib)
			seen, unseen, err := searchtest.Questions(lib.Lang, set)
			if err != nil {
				t.Fatal(err)
			}
			asked += len(seen) + len(unseen)
			var count searchtest.Count
			for _, q := range half(seen, unseen) {
				hits := searchtest.Names(s.Search(q.Text, 3).Hits)
				if !slices.Contains(q.Right, append(hits, "")[0]) {
					logf("%s %s: %q finds %q, not %q", lib.Lang, set, q.Text, hits, q.Right)
				}
				count.Add(q, hits)
				all.Add(q, hits)
			}
			t.Logf("%s %s: %v", lib.Lang, set, count)
			if count.First100() < least[set].firstEach || count.Three100() < least[set].threeEach {
				t.Errorf("%s %s: %v, want %+v", lib.Lang, set, count, least[set])
			}
		}
		t.Logf("%s: %v", set, all)
		if all.First100() < least[set].first || all.Three100() < least[set].three {
			t.Errorf("%s: %v, want %+v", set, all, least[set])
		}
	}
	if asked < 300 {
		t.Errorf("there are only %d questions", asked)
	}
}

// TestAskedRight: each right answer is something that can be found.
func TestAskedRight(t *testing.T) {
	for _, lib := range libraries(t) {
		known := map[string]bool{"checker": true}
		for _, q := range lib.Questions {
			known[q.ID] = true
		}
		for _, r := range lib.Checker.Rules {
			known["rule:"+r.ID] = true
		}
		for _, c := range lib.Checker.Checks {
			known["check:"+c.ID] = true
		}
		for _, set := range searchtest.Sets {
			seen, unseen, _ := searchtest.Questions(lib.Lang, set)
			for i, q := range append(seen, unseen...) {
				for _, right := range q.Right {
					if claim, _ := lib.Claim(strings.TrimPrefix(right, "claim:")); !known[right] && claim == nil {
						t.Errorf("%s %s: %q, the right answer of question %d, cannot be found", lib.Lang, set, right, i+1)
					}
				}
			}
		}
	}
}
