package app

import (
	"strings"
	"testing"

	"shiming/content"
)

func TestWords(t *testing.T) {
	for _, test := range []struct{ lang, words, want string }{
		{"zh-Hans", "点「我的」（甲）。", `点「我的」（甲）。`},
		{"zh-Hant", "點右上角。", `點右上角。`},
		{"zh-Hant", "打開「我的淘宝」（我的淘寶），「客服」，找「实名」（實名）。",
			`打開「<span lang="zh-Hans">我的淘宝</span>」（我的淘寶），「客服」，找「<span lang="zh-Hans">实名</span>」（實名）。`},
		{"zh-Hant", "甲」（乙）「丙", `甲」（乙）「丙`},
		{"zh-Hant", "「甲」（乙）」（丙）", `「<span lang="zh-Hans">甲</span>」（乙）」（丙）`},
		{"en", "Tap:客服.", `Tap:<span lang="zh-Hans">客服</span>.`},
	} {
		s := &Site{Library: &content.Library{Lang: test.lang}}
		got := strings.NewReplacer(`<p>|`, "", "|</p>", "", "|", "").Replace(flat(s.text("p", "", test.words)))
		if got != test.want {
			t.Errorf("%s: %s\nis\n%s\nwant\n%s", test.lang, test.words, got, test.want)
		}
	}
}
