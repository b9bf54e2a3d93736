package search_test

import (
	"fmt"
	"slices"
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

// spaces keep the searcher from knowing a query from the time before.
var spaces = [2]string{"", " "}

func BenchmarkSearch(b *testing.B) {
	for _, size := range []struct {
		name string
		lib  *content.Library
	}{{"20", library(b)}, {"1500", large(b)}} {
		s := searcher(b, size.lib)
		for _, q := range benchQueries {
			b.Run(size.name+"/"+q.name, func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					s.Search(q.query+spaces[i%2], 20)
				}
			})
		}
		b.Run(size.name+"/nearest", func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				s.Nearest("shimingxyz"+spaces[i%2], 3)
			}
		})
	}
}

// BenchmarkPrepare measures all that is done before the first search.
func BenchmarkPrepare(b *testing.B) {
	lib := large(b)
	text := build.Tables(lib)
	for b.Loop() {
		t, err := search.ParseTables(text)
		if err != nil {
			b.Fatal(err)
		}
		s := search.NewSearcher(lib, t)
		for !s.Prepare(20_000) {
		}
	}
}

func TestSearchPrepared(t *testing.T) {
	lib := library(t)
	one, many := searcher(t, lib), searcher(t, lib)
	steps := 1
	for !many.Prepare(1000) {
		steps++
	}
	if steps < 5 {
		t.Errorf("it was prepared in %d steps", steps)
	}
	if a, b := found(one, "实名"), found(many, "实名"); len(a) == 0 || !slices.Equal(a, b) {
		t.Errorf("prepared in one step it finds %q, in many %q", a, b)
	}
}
