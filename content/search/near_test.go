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

func TestNearest(t *testing.T) {
	s := searcher(t, library(t))
	tests := []struct{ query, first string }{
		{"shimingxyz", "question is-it-safe"},
		{"支付宝售后", "question after-sales"},
		{"fahuowenti", ""},
		{"", ""},
		{"？", ""},
		{"qqqq", ""},
	}
	for _, test := range tests {
		first := ""
		hits := s.Nearest(test.query, 3)
		if len(hits) > 0 {
			first = name(hits[0])
		}
		if len(hits) > 3 || test.first != "" && first != test.first {
			t.Errorf("nearest to %q are %d, %s first, want %q", test.query, len(hits), first, test.first)
		}
		for _, h := range hits {
			if h.Kind != search.QuestionHit {
				t.Errorf("nearest to %q is %s", test.query, name(h))
			}
		}
	}
}
