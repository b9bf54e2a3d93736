package search_test

import (
	"os"
	"testing"

	"shiming/content"
	"shiming/content/load"
	"shiming/content/search"
	"shiming/content/search/build"
	"shiming/content/search/searchtest"
)

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

func TestAsked(t *testing.T) {
	for _, lib := range libraries(t) {
		s := searcher(t, lib)
		for _, set := range searchtest.Sets {
			seen, unseen, err := searchtest.Questions(lib.Lang, set)
			if err != nil {
				t.Fatal(err)
			}
			var a, b searchtest.Count
			for _, q := range seen {
				hits := searchtest.Names(s.Search(q.Text, 3).Hits)
				before := a
				a.Add(q, hits)
				if os.Getenv("MISSES") == "3" && a.Three == before.Three || os.Getenv("MISSES") == "1" && a.First == before.First {
					t.Logf("%s %s: %q finds %q, not %q", lib.Lang, set, q.Text, hits, q.Right)
				}
			}
			for _, q := range unseen {
				b.Add(q, searchtest.Names(s.Search(q.Text, 3).Hits))
			}
			t.Logf("%s %s: seen %v; unseen %v", lib.Lang, set, a, b)
		}
	}
}
