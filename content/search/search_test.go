package search_test

import (
	"slices"
	"strings"
	"testing"

	"shiming/content"
	"shiming/content/search"
)

// foundFirst reports whether an item is among the first hits.
func foundFirst(s *search.Searcher, query, item string, n int) bool {
	all := found(s, query)
	return slices.Contains(all[:min(len(all), n)], item)
}

// TestSearchKeywordsNotShown: a keyword may be of another language, and nothing marks it.
func TestSearchKeywordsNotShown(t *testing.T) {
	for _, lib := range libraries(t) {
		s := searcher(t, lib)
		for _, q := range lib.Questions {
			for _, keyword := range q.Keywords {
				hits := s.Search(keyword, 1<<20).Hits
				i := slices.IndexFunc(hits, func(h search.Hit) bool { return h.Kind == search.QuestionHit && h.ID == q.ID })
				if i < 0 {
					t.Errorf("%s: %q does not find %s", lib.Lang, keyword, q.ID)
				} else if h := hits[i]; h.Title.Text != q.Title || slices.Contains(q.Keywords, h.Text.Text) {
					t.Errorf("%s: %q shows %+v", lib.Lang, keyword, h)
				}
			}
		}
	}
}

// TestSearchOther: what is not a question is found by its own words, one hit a rule.
func TestSearchOther(t *testing.T) {
	lib := library(t)
	s := searcher(t, lib)
	for _, test := range []struct{ query, item string }{
		{"没法顺利出库", "verdict global-waiting"},
		{"global-waiting", "verdict global-waiting"},
		{"1.2", "claim 1.2"},
		{"与谁无关", "passage 5"},
		{"cookie", "passage 4"},
		{"sandanbidiu", "claim three-documents"},
	} {
		if !foundFirst(s, test.query, test.item, 3) {
			t.Errorf("%q does not find %s first", test.query, test.item)
		}
	}
	for _, query := range []string{"天猫", "文章没说", "这单会不会送到", "s", "shiming", "？"} {
		all := found(s, query)
		for i, h := range all {
			if slices.Contains(all[:i], h) {
				t.Errorf("%q finds %s twice", query, h)
			}
		}
	}

	hits := s.Search("这单会不会送到", 1<<20).Hits
	if i := slices.IndexFunc(hits, func(h search.Hit) bool { return h.ID == "tmall-placed" }); i < 0 || hits[i].Place.Answers()["stage"] != "transit" {
		t.Errorf("the verdict about the way is not the one in transit: %+v", hits)
	}
	hits = s.Search("有风险", 1<<20).Hits
	i := slices.IndexFunc(hits, func(h search.Hit) bool { return h.Kind == search.ClaimHit })
	if i < 0 || hits[i].Text.Text != "取消上传的身份证" || bracketed(hits[i].Title) != "天猫国际的用户如果觉得传身份证[有风险]，可以试着和平台商量。" {
		t.Errorf("a claim is shown as %+v", hits)
	}
	hits = s.Search("天猫的售后", 1<<20).Hits
	for _, h := range hits {
		if h.Kind == search.VerdictHit && (h.Place.Rule == nil || h.Place.Rule.ID != h.ID) {
			t.Errorf("the place of verdict %s is %+v", h.ID, h.Place)
		}
	}
	for _, most := range []int{-1, 0, 5} {
		if f := s.Search("天猫", most); len(f.Hits) != max(most, 0) || f.Total < 20 || f.Answers >= f.Total {
			t.Errorf("%d hits of %d, %d answers", len(f.Hits), f.Total, f.Answers)
		}
	}
}

// one returns a library of questions, each a title, keywords after a # and a text after
// a |.
func one(questions ...string) *content.Library {
	lib := &content.Library{Lang: "zh-Hans", Checker: noTable, Vocabulary: content.Vocabulary{Filler: []string{"怎么办", "my order"}}}
	for i, q := range questions {
		head, text, _ := strings.Cut(q, "|")
		title, words, _ := strings.Cut(head, "#")
		lib.Questions = append(lib.Questions, content.Question{ID: string(rune('a' + i)), Title: title,
			Keywords: strings.Fields(words), Answer: paragraphs(text)})
	}
	return lib
}

// TestSearchRanking: the ids of the questions found, in order.
func TestSearchRanking(t *testing.T) {
	tests := []struct {
		name      string
		questions []string
		query     string
		want      string
	}{
		{"title, keyword, body", []string{"甲|买票退票", "乙#退票|买票", "退票|买", "丁|买"}, "退票", "cba"},
		{"the shorter title", []string{"怎么退票要多久|", "怎么退票|"}, "退票", "ba"},
		{"the keyword alone", []string{"甲#退票规则|", "乙#退票|"}, "退票", "ba"},
		{"in a row before pieces", []string{"车站|退还机票钱款押金", "乙|退还机票押金"}, "退还机票押金", "ba"},
		{"most pieces first", []string{"机票|", "退还机票押金|", "行李|"}, "怎么退还机票钱", "b."},
		{"all words first", []string{"退票|", "车站|", "退票|去车站"}, "退票 车站", "c.."},
		{"words in a row", []string{"车站不退票|", "甲|退票车站"}, "退票 车站", "ba"},
		{"a keyword in a sentence before rarer pieces", []string{"下单怎么办|", "甲#海关|", "乙|海关"}, "海关扣了怎么办", "b."},
		{"in a sentence that has little of it", []string{"海关|", "甲#退货|"}, "我上个月在天上买的东西到现在都没有收到想退货", "b"},
		{"a keyword in a word that stands elsewhere", []string{"甲|我想退货", "乙#退货|", "丙|退货"}, "想退货", "ba."},
		{"words that are a keyword, the others if they are there", []string{"my order|", "a#refund|", "b|my order, a refund"}, "refund my order", "b."},
		{"a keyword as it sounds", []string{"my id|", "a#退货|"}, "tui huo my id", "."},
		{"no syllables of a keyword here and there", []string{"甲#几天|", "天猫国际|"}, "tian mao guo ji", "b"},
		{"all words and all but one", []string{"退票 车站|网上", "网上|到车站退票要钱"}, "车站 退票 网上 要钱", "ab"},
		{"most words if none has all", []string{"退票|", "车站|退票", "行李|"}, "退票 车站 飞机", "b."},
		{"as it stands before as it sounds", []string{"甲|食名", "乙|实名"}, "实名", "b"},
		{"both sound so", []string{"甲|食名", "乙|实名"}, "shiming", "ab"},
		{"whole syllables and first letters", []string{"四安你卖|", "三门|"}, "sanm", "ab"},
		{"rare readings", []string{"名可|", "名格|"}, "mingge", "ab"},
		{"as typed before typing error", []string{"世民|", "甲#shimni|"}, "shimni", "b"},
		{"no typing error where it stands", []string{"renzheng|", "renzhang|"}, "renzheng", "a"},
		{"no typing error in short words", []string{"mao|"}, "moa", ""},
		{"two errors", []string{"renzheng|", "认证|"}, "renzehgn", ""},
		{"a typing error in a text", []string{"甲|库存", "乙#鸟"}, "kucnu", "a"},
		{"and in a title", []string{"苦村|", "甲|库存"}, "kucnu", "ab"},
		{"not within a syllable", []string{"天猫|"}, "ianmao", "a"}, // one letter is missing
		{"nor its end", []string{"天猫|"}, "anmao", ""},
		{"nor after it", []string{"天猫|"}, "ao", ""},
		{"ü", []string{"旅行|", "绿色|", "路线|"}, "lü", "abc"},
		{"ü as v", []string{"旅行|", "略图|"}, "lvxing", "a"},
		{"ü as u", []string{"旅行|", "女儿|"}, "luxing", "a"},
		{"lüe", []string{"旅行|", "略图|"}, "lüètú", "b"},
		{"polyphone", []string{"重庆|", "银行|", "行人|"}, "chongqing", "a"},
		{"polyphone, other reading", []string{"重庆|", "银行|", "行人|"}, "xingren", "c"},
		{"tens", []string{"十五天|", "15 天|", "5 天|", "105 天|"}, "15天", "ba."},
		{"tens, in characters", []string{"十五天|", "15 天|", "5 天|"}, "十五天", "ab."},
		{"hundreds", []string{"一百零五元|", "105 元|", "1005 元|"}, "一百零五", "a."},
		{"hundreds, in digits", []string{"一百零五元|", "105 元|", "一百五十元|"}, "105元", "ba."},
		{"range is not a number", []string{"1-3 天|", "13 天|"}, "13", "b"},
		{"nor the number a range", []string{"1–3 天|", "13 天|", "一到三天|", "1 至 3 天|"}, "1~3天", "acd"},
		{"range with white space", []string{"1 - 3 天|", "一 到 三 天|", "1——3 天|", "1 3 天|", "13 天|"}, "1 – 3", "acb"},
		{"range of characters with white space", []string{"1-3 天|", "1至3 天|", "1. 3 天|"}, "一 到 三", "ab"},
		{"points with white space", []string{"1. 3 天|", "1.3 天|"}, "1.3", "b"},
		{"a dash between words", []string{"cat - hat|", "cathat|"}, "ath", "b"},
		{"circled", []string{"③ 号|"}, "三号", "a"},
		{"punctuation alone", []string{"甲？|", "乙，|", "丙|"}, "？", "a"},
		{"signs", []string{"甲|A→B", "乙|"}, "→", "a"},
		{"characters beyond the basic plane", []string{"𠮷野家|", "野家|"}, "𠮷野", "a"},
		{"emoji", []string{"😀 好|", "好|"}, "😀", "a"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := ""
			for _, h := range found(searcher(t, one(test.questions...)), test.query) {
				got += strings.TrimPrefix(h, "question ")
			}
			// A point stands for any other, of which there may be some or none.
			if want, open := strings.CutSuffix(test.want, "."); got != want && !(open && strings.HasPrefix(got, strings.Trim(want, "."))) {
				t.Errorf("%q finds %q, want %q", test.query, got, test.want)
			}
		})
	}
}

// TestSearchEnglish: Latin text is found as well.
func TestSearchEnglish(t *testing.T) {
	s := searcher(t, english())
	tests := []struct{ query, first string }{
		{"UNLINK", "question how-to-unlink"},
		{"cancel", "question how-to-unlink"},
		{"cancle", "question how-to-unlink"},
		{"解绑", "question how-to-unlink"},
		{"deliveri", "question ship"},
		{"real name", "question how-to-unlink"},
		{"realname", "question how-to-unlink"},
		{"customer service", "question how-to-unlink"},
		{"customerservice", "question how-to-unlink"},
		{"naive cafe", "question how-to-unlink"},
		{"NAÏVE", "question how-to-unlink"},
		{"cant do", "question how-to-unlink"},
		{"iphone15", "question unlink-time"},
		{"1-3 days", "question unlink-time"},
		{"cookies tracking", "passage 1"},
	}
	for _, test := range tests {
		all := found(s, test.query)
		if len(all) == 0 || all[0] != test.first {
			t.Errorf("%q finds %q, want %s first", test.query, all, test.first)
		}
	}
	if all := found(s, "cath"); len(all) > 0 {
		t.Errorf("a word is found across a space: %q", all)
	}
}
