package search_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"shiming/content"
	"shiming/content/search"
)

// bracketed writes a marked text with its marks in brackets.
func bracketed(m search.Marked) string {
	var b strings.Builder
	at := 0
	for _, k := range m.Marks {
		b.WriteString(m.Text[at:k[0]] + "[" + m.Text[k[0]:k[1]] + "]")
		at = k[1]
	}
	return b.String() + m.Text[at:]
}

func TestSearchMarks(t *testing.T) {
	long := strings.Repeat("很长的一句话", 12)
	tests := []struct{ question, query, title, text string }{
		{"退票|可以退。去车站退票。再说。", "退票", "[退票]", "去车站[退票]。"},
		{"退票|可以退。去车站。", "退票", "[退票]", "可以退。"},
		{"怎么退票#押金|可以退。", "押金", "怎么退票", "可以退。"},
		{"退 票，退-票|退“票”。", "退票", "[退 票]，[退-票]", "[退“票]”。"},
		{"實名|Ｓhip，実名。", "实名", "[實名]", "Ｓhip，[実名]。"},
		{"实名|等 1–3 个工作日。", "一到三个", "实名", "等 [1–3 个]工作日。"},
		{"实名认证|等。", "shimingrenz", "[实名认证]", "等。"},
		{"实名认证|等。", "smr", "[实名认]证", "等。"},
		{"实名认证|等。", "shimnig", "[实名]认证", "等。"},
		{"实名认证|先认证再买菜。", "认证 买菜", "实名[认证]", "先[认证]再[买菜]。"},
		{"退还机票钱款押金|等。", "退还机票的押金", "[退还机票]钱款[押金]", "等。"},
		{"A|Go to the U.S. now. Then ask e.g. the café service! Really?", "cafe", "A", "Then ask e.g. the [café] service!"},
		{"实名|" + long + "，退票，" + long, "退票", "实名", "[退票]，" + long},
		{"Do I need ID?|Not I.", "do i", "[Do I] need ID?", "Not [I]."},
		{"I need ID. Once I do.|Not I.", "do i", "[I] need ID. Once [I] [do].", "Not [I]."},
		{"甲？|乙（丙）。", "？", "甲[？]", "乙（丙）。"},
		{"𠮷野家|😀𠮷。", "𠮷", "[𠮷]野家", "😀[𠮷]。"},
	}
	for _, test := range tests {
		hits := searcher(t, one(test.question)).Search(test.query, 1).Hits
		if len(hits) != 1 {
			t.Errorf("%q is not found in %q", test.query, test.question)
			continue
		}
		if got := bracketed(hits[0].Title); got != test.title {
			t.Errorf("%q marks the title %q, want %q", test.query, got, test.title)
		}
		if got := bracketed(hits[0].Text); got != test.text {
			t.Errorf("%q marks the text\n%q, want\n%q", test.query, got, test.text)
		}
	}
}

// checkMarks proves what holds for the marks of any hit.
func checkMarks(t *testing.T, query string, m search.Marked) {
	t.Helper()
	if !utf8.ValidString(m.Text) {
		t.Errorf("%q: %q is not valid", query, m.Text)
	}
	at := 0
	for i, k := range m.Marks {
		if k[0] < at || i > 0 && k[0] == at || k[1] <= k[0] || k[1] > len(m.Text) {
			t.Errorf("%q: marks %v of %q", query, m.Marks, m.Text)
			return
		}
		if !utf8.ValidString(m.Text[k[0]:k[1]]) {
			t.Errorf("%q: mark %v of %q cuts a character", query, k, m.Text)
		}
		at = k[1]
	}
}

// TestSearchMarksEveryTitle: each title is found by itself, first, and marked whole.
func TestSearchMarksEveryTitle(t *testing.T) {
	lib := library(t)
	s := searcher(t, lib)
	for _, q := range lib.Questions {
		hits := s.Search(q.Title, 5).Hits
		if len(hits) == 0 || hits[0].ID != q.ID {
			t.Errorf("%q is not found first", q.Title)
			continue
		}
		for _, h := range hits {
			checkMarks(t, q.Title, h.Title)
			checkMarks(t, q.Title, h.Text)
		}
		want := "[" + strings.TrimSuffix(q.Title, "？") + "]？"
		if got := bracketed(hits[0].Title); got != want {
			t.Errorf("%q is marked %q", q.Title, got)
		}
	}
}

// hostile are queries that nobody should type.
var hostile = []string{
	"", " ", "\t\n\u3000", "\x00", "a\x00b", "\xff\xfe", "实\xff名", "\u0301", "a\u0301\u0301\u0301", "\u200b", "\ufeff实名", "\u202e名实",
	"\ufffd", "。", "？？？", "...", "-", "1-", "-1", "–", "1–", "1.2.3", "十", "十十", "百", "千百十", "0", "00000000", "9999999999999999999",
	"一二三四五六七八九十", "😀", "👨‍👩‍👧‍👦", "𠮷", "\U0010ffff", "ﬁ", "ß", "İ", "ǅ", "%", "'", "\"", "<script>", "\\", "{}", "v", "ü", "''''",
	strings.Repeat("实", 100_000), strings.Repeat("a", 100_000), strings.Repeat("shi", 1000), strings.Repeat("sh", 1000),
	strings.Repeat("z", 100), strings.Repeat("实名", 60), strings.Repeat("实 ", 500), strings.Repeat("1", 200), strings.Repeat("1-", 100),
	strings.Repeat("十", 100), strings.Repeat("？", 1000), strings.Repeat("\u0301", 1000), strings.Repeat("？ ", 100),
	"a b c d e f g h i j k l", "shi ming ren zheng tian mao guo ji zen me ban", "实a名b认c证d",
}

// checkSearch proves what holds for any query.
func checkSearch(t *testing.T, s *search.Searcher, query string) {
	t.Helper()
	f := s.Search(query, 10)
	hits, total := f.Hits, f.Total
	if want := min(total, 10); len(hits) != want || f.Answers > total || f.Close && total > 3 {
		t.Errorf("%q has %d hits of %d, %d answers", query, len(hits), total, f.Answers)
	}
	for i, h := range hits {
		checkMarks(t, query, h.Title)
		checkMarks(t, query, h.Text)
		for _, other := range hits[:i] {
			if name(other) == name(h) {
				t.Errorf("%q finds %s twice", query, name(h))
			}
		}
	}
	g := s.Search(query, 10)
	again, n := g.Hits, g.Total
	if n != total || len(again) > 0 && (name(again[0]) != name(hits[0]) || bracketed(again[0].Title) != bracketed(hits[0].Title)) {
		t.Errorf("%q finds %d hits, and then %d", query, total, n)
	}
}

func TestSearchHostile(t *testing.T) {
	for _, lib := range []*content.Library{library(t), english(), {Checker: noTable}, one(""), one("？|。", "|")} {
		s := searcher(t, lib)
		for _, q := range hostile {
			checkSearch(t, s, q)
		}
	}
}

// TestSearchBounded: no query takes long.
func TestSearchBounded(t *testing.T) {
	s := searcher(t, library(t))
	for _, q := range hostile {
		best := time.Hour
		for i := range 5 {
			start := time.Now()
			s.Search(q+strings.Repeat(" ", i%2), 10)
			best = min(best, time.Since(start))
		}
		if best > 20*time.Millisecond {
			t.Errorf("%.20q takes %v", q, best)
		}
	}
}

func FuzzSearch(f *testing.F) {
	lib := library(f)
	s, e := searcher(f, lib), searcher(f, english())
	for _, q := range hostile {
		f.Add(q[:min(len(q), 300)])
	}
	for _, q := range []string{"shimnig", "tian1mao1", "淘宝zhanghao", "1-3", "十五", "cancle", "“可能”"} {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, query string) {
		checkSearch(t, s, query)
		checkSearch(t, e, query)
	})
}
