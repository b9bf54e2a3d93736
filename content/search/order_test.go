package search_test

import (
	"slices"
	"strings"
	"testing"

	"shiming/content/search"
)

// TestOrder: what comes first, by languages.
func TestOrder(t *testing.T) {
	for _, test := range []struct{ lang, query, want string }{
		// What asks about shipping has the checker first.
		{"zh-Hans", "发货", "checker"}, {"zh-Hans", "不发货", "checker"}, {"zh-Hans", "没发货", "checker"}, {"zh-Hans", "ship", "checker"},
		{"zh-Hans", "钱付了好几天还不发，是没认证的缘故吗", "checker"}, {"zh-Hant", "還沒出貨", "checker"}, {"en", "when will it ship?", "checker"},
		// But a title is what was typed.
		{"zh-Hans", "不实名，天猫国际会发货吗？", "ships-without-verifying"},
		// The word of a topic has its questions, in their order.
		{"zh-Hans", "解绑", "can-i-unbind how-to-unbind unbind-time after-unbind"},
		{"zh-Hans", "请问解绑怎么办", "can-i-unbind how-to-unbind unbind-time after-unbind"},
		{"zh-Hans", "jiebang", "can-i-unbind how-to-unbind unbind-time after-unbind"},
		{"zh-Hant", "解綁", "can-i-unbind how-to-unbind unbind-time after-unbind"},
		{"en", "unbind", "can-i-unbind how-to-unbind unbind-time after-unbind"},
		// Words that the article does not have.
		{"zh-Hans", "注销实名", "can-i-unbind"}, {"zh-Hans", "账号是家里人实名的，想换成我", "can-i-unbind|how-to-unbind"},
		{"zh-Hans", "tmall identity check", "how-to-verify"}, {"zh-Hans", "erase id photo", "cancel-uploaded-id"},
		// Both halves.
		{"zh-Hans", "没认证还能下单吗", "checker|without-verifying|order-not-submitted"}, {"zh-Hans", "解除以后还可以付款吗", "after-unbind"},
		{"zh-Hans", "想开店先要认证吗", "open-a-shop"}, {"zh-Hans", "认证几天能过", "how-to-verify"},
		// An order is no ID card.
		{"zh-Hans", "取消订单", "after-sales|late-verification|checker"},
	} {
		for _, lib := range libraries(t) {
			if lib.Lang != test.lang {
				continue
			}
			wants := strings.Fields(test.want)
			var got []string
			for _, h := range searcher(t, lib).Search(test.query, len(wants)).Hits {
				got = append(got, h.ID)
			}
			for i, want := range wants {
				if i >= len(got) || !slices.Contains(strings.Split(want, "|"), got[i]) {
					t.Errorf("%s: %q finds %q, want %s", test.lang, test.query, got, test.want)
					break
				}
			}
		}
	}
}

// TestOrderOfKinds: answers come before the wording behind them, and a rule is one hit.
func TestOrderOfKinds(t *testing.T) {
	for _, lib := range libraries(t) {
		s := searcher(t, lib)
		for _, query := range []string{"实名", "天猫国际", "清关", "s", "Tmall", "安全"} {
			f, answers := s.Search(query, 1<<20), 0
			seen := map[string]bool{}
			for i, h := range f.Hits {
				if h.Kind <= search.CheckHit {
					if answers++; answers != i+1 {
						t.Errorf("%s: %q has %s behind what is no answer", lib.Lang, query, name(h))
					}
				}
				if seen[name(h)] {
					t.Errorf("%s: %q finds %s twice", lib.Lang, query, name(h))
				}
				seen[name(h)] = true
			}
			if answers != f.Answers || len(f.Hits) != f.Total {
				t.Errorf("%s: %q has %d answers of %d, and says %d of %d", lib.Lang, query, answers, len(f.Hits), f.Answers, f.Total)
			}
		}
	}
}

// TestFewLetters: two letters find what has them, or keywords that begin so, and no more.
func TestFewLetters(t *testing.T) {
	s := searcher(t, library(t))
	for query, most := range map[string]int{"jb": 8, "kd": 8, "sm": 20, "tm": 20} {
		if f := s.Search(query, 1); f.Total > most || f.Total == 0 {
			t.Errorf("%q finds %d", query, f.Total)
		}
	}
}

// TestExplain: the parts of a score are what it is made of.
func TestExplain(t *testing.T) {
	s, n := searcher(t, library(t)), 0
	want := s.Search("退货", 1<<20).Hits
	s.Explain("退货", func(h search.Hit, score float64, parts []search.Part) {
		if name(h) != name(want[n]) {
			t.Errorf("hit %d is %s, and %s when explained", n+1, name(h), name(want[n]))
		}
		sum := 0.0
		for _, p := range parts {
			sum += p.Points
		}
		if n++; sum <= 0 || score <= 0 || parts[0].What == "" {
			t.Errorf("%s has %v for %+v", name(h), score, parts)
		}
	})
	if n != len(want) || n == 0 {
		t.Errorf("%d hits of %d are explained", n, len(want))
	}
}
