package search_test

import (
	"fmt"
	"testing"

	"shiming/content"
	"shiming/content/search"
	"shiming/content/search/build"
)

// large returns a library of 30 topics with 50 questions each, with the text of the
// built-in one.
func large(t testing.TB) *content.Library {
	lib := library(t)
	all := lib.Questions
	lib.Topics, lib.Questions = nil, nil
	for i := range 30 {
		topic := content.Topic{ID: fmt.Sprintf("t%d", i), Name: fmt.Sprintf("第 %d 组", i)}
		for j := range 50 {
			q := all[(i*50+j)%len(all)]
			q.ID, q.Topic = fmt.Sprintf("q%d-%d", i, j), topic.ID
			topic.Questions = append(topic.Questions, q.ID)
			lib.Questions = append(lib.Questions, q)
		}
		lib.Topics = append(lib.Topics, topic)
	}
	return lib
}

// benchQueries are what takes different ways through the search.
var benchQueries = []struct{ name, query string }{
	{"one character", "名"},
	{"word", "实名"},
	{"pinyin", "shiming"},
	{"initials", "smrz"},
	{"two words", "解绑 身份证"},
	{"syllables", "tian mao guo ji"},
	{"sentence", "天猫不实名会发货吗"},
	{"typing error", "shimnig"},
	{"typing error in a text", "kucnu"},
	{"typing errors", "kucnu qqqqqq sandanbidiu"},
	{"not there", "支付宝余额"},
	{"punctuation", "？"},
}

func BenchmarkSearch(b *testing.B) {
	for _, size := range []struct {
		name string
		lib  *content.Library
	}{{"20", library(b)}, {"1500", large(b)}} {
		s := searcher(b, size.lib)
		for _, q := range benchQueries {
			b.Run(size.name+"/"+q.name, func(b *testing.B) {
				for b.Loop() {
					s.Search(q.query, 20)
				}
			})
		}
	}
}

// BenchmarkNew measures what is done before the first search.
func BenchmarkNew(b *testing.B) {
	lib := large(b)
	x := build.Index(lib)
	for b.Loop() {
		search.New(lib, x)
	}
}
