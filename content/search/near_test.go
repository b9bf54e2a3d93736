package search_test

import (
	"testing"

	"shiming/content/search"
)

// TestSearchTypingErrors makes every error of one letter in words.
func TestSearchTypingErrors(t *testing.T) {
	s := searcher(t, one("实名认证怎么做#unlink|", "行李|"))
	for _, word := range []string{"shiming", "renzheng", "shimingrenzheng", "zenme", "unlink"} {
		for i := range len(word) + 1 {
			typed := []string{word[:i] + "q" + word[i:]} // one more
			if i < len(word) {
				typed = append(typed, word[:i]+"q"+word[i+1:]) // another one
				if len(word) > 5 {
					typed = append(typed, word[:i]+word[i+1:]) // one less
				}
			}
			if i+1 < len(word) {
				typed = append(typed, word[:i]+word[i+1:i+2]+word[i:i+1]+word[i+2:])
			}
			for _, w := range typed {
				if !foundFirst(s, w, "question a", 1) {
					t.Errorf("%q is not found as %q", word, w)
				}
			}
		}
	}
}

// TestClose: where nothing is found, that is said, and there are at most three answers that are
// close.
func TestClose(t *testing.T) {
	s := searcher(t, library(t))
	for query, want := range map[string]int{"shimingxyz": 3, "苹果手机多少钱": 3, "今天天气怎么样": 3, "qqqq": 0, "xyzzy": 0} {
		f := s.Search(query, 10)
		if !f.Close || len(f.Hits) > want {
			t.Errorf("%q finds %d, close: %v", query, len(f.Hits), f.Close)
		}
		for _, h := range f.Hits {
			if h.Kind > search.CheckHit {
				t.Errorf("close to %q is %s", query, name(h))
			}
		}
	}
}
