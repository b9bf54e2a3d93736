package content_test

import (
	"slices"
	"strings"
	"testing"

	"shiming/content"
)

// foundFirst reports whether an item is among the first hits.
func foundFirst(s *content.Searcher, query, item string, n int) bool {
	all := found(s, query)
	return slices.Contains(all[:min(len(all), n)], item)
}

// queries are what readers may type, by language, and the question that must be among
// the first three.
var queries = map[string][]struct{ query, question string }{
	"zh-Hans": {
		// The article's words and everyday words.
		{"解绑", "after-unbind"},
		{"退货", "after-sales"},
		{"海关", "stuck-at-customs"},
		{"换手机号", "can-i-unbind"},
		{"cancel", "cancel-uploaded-id"},
		{"unlink", "can-i-unbind"},
		{"ship", "ships-without-verifying"},
		{"开店", "open-a-shop"},
		{"网络安全法", "must-verify"},
		{"多久", "unbind-time"},

		// Width, case, punctuation, white space.
		{"ＳＨＩＰ", "ships-without-verifying"},
		{"Ｔｍａｌｌ", "can-i-unbind"},
		{"《网络 安全法》", "must-verify"},
		{"实名,能办售后", "after-sales"},
		{"不实名天猫国际会发货吗", "ships-without-verifying"},

		// Traditional characters.
		{"實名認證", "how-to-verify"},
		{"發貨", "ships-without-verifying"},
		{"解除綁定", "how-to-unbind"},
		{"身分證", "cancel-uploaded-id"},
		{"帳號安全", "stay-safe"},
		{"賬號安全", "stay-safe"},
		{"登錄後", "how-to-verify"},
		{"几个工作日", "unbind-time"},
		{"隱私", "is-it-safe"},

		// Numbers.
		{"1-3", "unbind-time"},
		{"一到三", "unbind-time"},
		{"1至3", "unbind-time"},
		{"１～３", "unbind-time"},
		{"1—3个工作日", "unbind-time"},
		{"1 到 3", "unbind-time"},
		{"一 到 三", "unbind-time"},
		{"1 - 3", "unbind-time"},
		{"1——3", "unbind-time"},
		{"1-3天", "unbind-time"},
		{"一至三天", "unbind-time"},
		{"3个工作日", "unbind-time"},
		{"三个工作日", "unbind-time"},
		{"2个理由", "why-upload-id"},
		{"兩個理由", "why-upload-id"},
		{"二〇二五年五月", "can-i-unbind"},
		{"2025年5月", "can-i-unbind"},

		// Pinyin.
		{"shiming", "how-to-verify"},
		{"smrz", "how-to-verify"},
		{"tianmao guoji", "ships-without-verifying"},
		{"tian mao guo ji", "ships-without-verifying"},
		{"tiānmāo guójì", "ships-without-verifying"},
		{"tia\u0304nma\u0304o guo\u0301ji\u0300", "ships-without-verifying"},
		{"tian1mao1guo2ji4", "ships-without-verifying"},
		{"TianMao'GuoJi", "ships-without-verifying"},
		{"shimrz", "how-to-verify"},
		{"shimi", "how-to-verify"},
		{"shimingr", "how-to-verify"},
		{"shouhou", "after-sales"},
		{"qingguan", "stuck-at-customs"},
		{"chongxinrenzheng", "after-unbind"},
		{"zhongxinrenzheng", "after-unbind"},
		{"kd", "open-a-shop"},

		// Mixed.
		{"tmall 解绑", "can-i-unbind"},
		{"wode淘宝", "how-to-unbind"},
		{"我的taobao", "how-to-unbind"},
		{"淘宝zhanghao", "how-to-unbind"},
		{"jiebang 申请", "how-to-unbind"},
		{"天猫国际 fahuo", "ships-without-verifying"},

		// Typing errors.
		{"shimnig", "how-to-verify"},
		{"shimimg renzheng", "how-to-verify"},
		{"cancle", "cancel-uploaded-id"},
		{"unlnik", "can-i-unbind"},
		{"kucnu", "verified-ships"},
		{"kuncun", "verified-ships"},
		{"zhanneixni", "unbind-time"},

		// Sentences.
		{"天猫不实名会发货吗", "ships-without-verifying"},
		{"身份证怎么删", "cancel-uploaded-id"},
		{"解绑多长时间", "unbind-time"},
		{"我的订单会发货吗", "domestic-order"},
		{"客服 电话", "whom-to-ask"},
		{"海关怎么办", "stuck-at-customs"},
		{"海关扣了怎么办", "stuck-at-customs"},
		{"包裹被海关扣了怎么办", "stuck-at-customs"},
		{"退货怎么办", "after-sales"},
		{"退货 怎么办", "after-sales"},
		{"tuihuo zenmeban", "after-sales"},
		{"我想退货怎么办", "after-sales"},
		{"请问可以退款吗", "after-sales"},
		{"我上个月在天猫国际买的东西到现在都没有收到，想退货怎么办", "after-sales"},
		{"解绑怎么办", "can-i-unbind"},
		{"解绑怎么办", "how-to-unbind"},
		{"换手机号了怎么办", "can-i-unbind"},
		{"手机号换了怎么办", "can-i-unbind"},
		{"认证失败怎么办", "how-to-verify"},
		{"提交不了怎么办", "order-not-submitted"},
	},
	"zh-Hant": {
		// The article's words and everyday words, of other languages too.
		{"解綁", "after-unbind"},
		{"解绑", "after-unbind"},
		{"退貨", "after-sales"},
		{"退货", "after-sales"},
		{"海關", "stuck-at-customs"},
		{"海关", "stuck-at-customs"},
		{"换手机号", "can-i-unbind"},
		{"換手機號碼", "can-i-unbind"},
		{"cancel", "cancel-uploaded-id"},
		{"unlink", "can-i-unbind"},
		{"unbind", "how-to-unbind"},
		{"ship", "ships-without-verifying"},
		{"ship", "domestic-order"},
		{"customs", "stuck-at-customs"},
		{"refund", "after-sales"},
		{"return", "after-sales"},
		{"verify", "how-to-verify"},
		{"tmall 解绑", "can-i-unbind"},
		{"tmall 解綁", "how-to-unbind"},
		{"jiebang", "after-unbind"},
		{"tianmao guoji", "ships-without-verifying"},
		{"cancle", "cancel-uploaded-id"},
		{"退貨怎麼辦", "after-sales"},
		{"我想退貨怎麼辦", "after-sales"},
		{"退款怎麼辦", "after-sales"},
		{"海關怎麼辦", "stuck-at-customs"},
		{"換手機號了怎麼辦", "can-i-unbind"},
		{"想解綁", "can-i-unbind"},
		{"1 到 3", "unbind-time"},
		{"1-3天", "unbind-time"},
	},
	"en": {
		// Everyday words, and what stands on the reader's screen.
		{"退货", "after-sales"},
		{"退款", "after-sales"},
		{"海关", "stuck-at-customs"},
		{"清關", "stuck-at-customs"},
		{"解绑", "can-i-unbind"},
		{"解綁", "how-to-unbind"},
		{"换手机号", "can-i-unbind"},
		{"发货", "ships-without-verifying"},
		{"身份证", "cancel-uploaded-id"},
		{"取消", "cancel-uploaded-id"},
		{"实名认证", "how-to-verify"},
		{"客服", "whom-to-ask"},
		{"开店", "open-a-shop"},
		{"天猫国际", "ships-without-verifying"},
		{"cancel", "cancel-uploaded-id"},
		{"unlink", "can-i-unbind"},
		{"ship", "ships-without-verifying"},
		{"tmall 解绑", "can-i-unbind"},
		{"jiebang", "how-to-unbind"},
		{"tuihuo", "after-sales"},
		{"haiguan", "stuck-at-customs"},
		{"shiming", "how-to-verify"},
		{"cancellation", "cancel-uploaded-id"},
		{"shipment", "ships-without-verifying"},
		{"delivered", "domestic-order"},
		{"new phone number", "can-i-unbind"},

		// Sentences.
		{"delete my id", "cancel-uploaded-id"},
		{"remove my id", "cancel-uploaded-id"},
		{"cancel my id", "cancel-uploaded-id"},
		{"cancle my id", "cancel-uploaded-id"},
		{"i want to cancel", "cancel-uploaded-id"},
		{"refund my order", "after-sales"},
		{"how do i return something", "after-sales"},
		{"get my money back", "after-sales"},
		{"when will my order ship", "domestic-order"},
		{"when will my order ship", "ships-without-verifying"},
		{"how do i change my phone number", "can-i-unbind"},
		{"my package is stuck", "stuck-at-customs"},
		{"is it safe to upload my id", "is-it-safe"},
		{"what happens if i don't verify", "without-verifying"},
		{"how long does it take", "unbind-time"},
		{"1——3", "unbind-time"},
		{"1 - 3 days", "unbind-time"},
		{"1-3天", "unbind-time"},
	},
}

func TestSearchQueries(t *testing.T) {
	for _, lib := range libraries(t) {
		s := searcher(t, lib)
		if len(queries[lib.Lang]) == 0 {
			t.Errorf("%s: nothing is asked", lib.Lang)
		}
		for _, test := range queries[lib.Lang] {
			if !foundFirst(s, test.query, "question "+test.question, 3) {
				all := found(s, test.query)
				t.Errorf("%s: %q finds %q first, not %s", lib.Lang, test.query, all[:min(len(all), 3)], test.question)
			}
		}
	}
}

// TestSearchKeywordsNotShown: a keyword may be of another language, and nothing marks it.
func TestSearchKeywordsNotShown(t *testing.T) {
	for _, lib := range libraries(t) {
		s := searcher(t, lib)
		for _, q := range lib.Questions {
			for _, keyword := range q.Keywords {
				hits, _ := s.Search(keyword, 1<<20)
				i := slices.IndexFunc(hits, func(h content.Hit) bool { return h.Kind == content.QuestionHit && h.ID == q.ID })
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
		{"出不了仓库", "verdict global-waiting"},
		{"出不了仓库", "rule global-waiting"},
		{"global-waiting", "rule global-waiting"},
		{"1.2", "claim 1.2"},
		{"与谁无关", "passage 5"},
		{"cookie", "passage 4"},
		{"sandanbidiu", "claim three-documents"},
	} {
		if !foundFirst(s, test.query, test.item, 3) {
			t.Errorf("%q does not find %s first", test.query, test.item)
		}
	}
	for _, query := range []string{"天猫", "文章没说", "路上的天猫包裹", "s", "shiming", "？"} {
		all := found(s, query)
		for i, h := range all {
			if slices.Contains(all[:i], h) {
				t.Errorf("%q finds %s twice", query, h)
			}
		}
	}

	hits, _ := s.Search("路上的天猫包裹", 1)
	if len(hits) != 1 || hits[0].Kind != content.VerdictHit || hits[0].Place.Answers()["stage"] != "transit" {
		t.Errorf("the verdict about the way is not the one in transit: %+v", hits)
	}
	hits, _ = s.Search("有风险", 2)
	if len(hits) != 2 || hits[1].Text.Text != "取消上传的身份证" || bracketed(hits[1].Title) != "天猫国际的用户如果觉得传身份证[有风险]，可以试着和平台商量。" {
		t.Errorf("a claim is shown as %+v", hits)
	}
	hits, _ = s.Search("天猫的售后", 1<<20)
	for _, h := range hits {
		if h.Kind == content.VerdictHit && (h.Place.Rule == nil || h.Place.Rule.ID != h.ID) {
			t.Errorf("the place of verdict %s is %+v", h.ID, h.Place)
		}
	}
	if n, total := s.Search("天猫", 5); len(n) != 5 || total < 20 {
		t.Errorf("%d hits of %d", len(n), total)
	}
	if n, total := s.Search("天猫", -1); len(n) != 0 || total < 20 {
		t.Errorf("%d hits of %d", len(n), total)
	}
}

// one returns a library of questions, each a title, keywords after a # and a text after
// a |.
func one(questions ...string) *content.Library {
	lib := &content.Library{Lang: "zh-Hans"}
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
		{"phrase before pieces", []string{"怎么申请退还机票钱款押金|", "甲|申请退还机票押金", "乙|机票", "行李|", "车站|", "飞机|"}, "申请退还机票押金", "ba"},
		{"most pieces first", []string{"机票|", "退还机票押金|", "行李|"}, "怎么退还机票钱", "b"},
		{"all words", []string{"退票|", "车站|", "退票|去车站"}, "退票 车站", "c"},
		{"words in a row", []string{"车站不退票|", "甲|退票车站"}, "退票 车站", "ab"},
		{"a keyword in a sentence before rarer pieces", []string{"下单怎么办|", "甲#海关|", "乙|海关"}, "海关扣了怎么办", "ba"},
		{"in a sentence that has little of it", []string{"海关|", "甲#退货|"}, "我上个月在天上买的东西到现在都没有收到想退货", "b"},
		{"a keyword in a word that stands elsewhere", []string{"甲|我想退货", "乙#退货|", "丙|退货"}, "想退货", "ab"},
		{"words that are a keyword, the others if they are there", []string{"my order|", "a#refund|", "b|my order, a refund"}, "refund my order", "bc"},
		{"a keyword as it sounds", []string{"my id|", "a#退货|"}, "tui huo my id", "b"},
		{"no syllables of a keyword here and there", []string{"甲#几天|", "天猫国际|"}, "tian mao guo ji", "b"},
		{"all words before all but one", []string{"退票 车站|网上", "网上|到车站退票要钱"}, "车站 退票 网上 要钱", "ba"},
		{"most words if none has all", []string{"退票|", "车站|退票", "行李|"}, "退票 车站 飞机", "b"},
		{"as it stands before as it sounds", []string{"甲|食名", "乙|实名"}, "实名", "b"},
		{"both sound so", []string{"甲|食名", "乙|实名"}, "shiming", "ab"},
		{"whole syllables before first letters", []string{"四安你卖|", "三门|"}, "sanm", "ba"},
		{"common readings before rare ones", []string{"名可|", "名格|"}, "mingge", "ba"},
		{"as typed before typing error", []string{"世民|", "甲#shimni|"}, "shimni", "b"},
		{"no typing error where it stands", []string{"renzheng|", "renzhang|"}, "renzheng", "a"},
		{"no typing error in short words", []string{"mao|"}, "moa", ""},
		{"two errors", []string{"renzheng|", "认证|"}, "renzehgn", ""},
		{"a typing error in a text", []string{"甲|库存", "乙#鸟"}, "kucnu", "a"},
		{"that no title has", []string{"苦村|", "甲|库存"}, "kucnu", "a"},
		{"not within a syllable", []string{"天猫|"}, "ianmao", "a"}, // one letter is missing
		{"nor its end", []string{"天猫|"}, "anmao", ""},
		{"nor after it", []string{"天猫|"}, "ao", ""},
		{"ü", []string{"旅行|", "绿色|", "路线|"}, "lü", "abc"},
		{"ü as v", []string{"旅行|", "略图|"}, "lvxing", "a"},
		{"ü as u", []string{"旅行|", "女儿|"}, "luxing", "a"},
		{"lüe", []string{"旅行|", "略图|"}, "lüètú", "b"},
		{"polyphone", []string{"重庆|", "银行|", "行人|"}, "chongqing", "a"},
		{"polyphone, other reading", []string{"重庆|", "银行|", "行人|"}, "xingren", "c"},
		{"tens", []string{"十五天|", "15 天|", "5 天|", "105 天|"}, "15天", "ab"},
		{"tens, in characters", []string{"十五天|", "15 天|", "5 天|"}, "十五天", "ab"},
		{"hundreds", []string{"一百零五元|", "105 元|", "1005 元|"}, "一百零五", "ab"},
		{"hundreds, in digits", []string{"一百零五元|", "105 元|", "一百五十元|"}, "105元", "ab"},
		{"range is not a number", []string{"1-3 天|", "13 天|"}, "13", "b"},
		{"nor the number a range", []string{"1–3 天|", "13 天|", "一到三天|", "1 至 3 天|"}, "1~3天", "acd"},
		{"range with white space", []string{"1 - 3 天|", "一 到 三 天|", "1——3 天|", "1 3 天|", "13 天|"}, "1 – 3", "abc"},
		{"range of characters with white space", []string{"1-3 天|", "1至3 天|", "1. 3 天|"}, "一 到 三", "ab"},
		{"points with white space", []string{"1. 3 天|", "1.3 天|"}, "1.3", "b"},
		{"a dash between words", []string{"cat - hat|", "cathat|"}, "ath", "b"},
		{"circled", []string{"③ 号|"}, "三号", "a"},
		{"punctuation alone", []string{"甲？|", "乙?|", "丙|"}, "？", "ab"},
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
			if got != test.want {
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
		{"verificaton", "question ship"},
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
