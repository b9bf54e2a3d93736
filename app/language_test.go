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

// TestPieces: the lines of headings and the like may end between words, and their text is what
// it was.
func TestPieces(t *testing.T) {
	s := &Site{Library: &content.Library{Lang: "zh-Hant", Lexicon: []string{"什麼", "找到", "是", "狀態", "現在"}}}
	for _, test := range []struct{ tag, words, want string }{
		{"p", "現在是什麼狀態？", `<p>現在是什麼狀態？</p>`},
		{"h2", "現在是什麼狀態？", `<h2>現在是<wbr></wbr>什麼狀態？</h2>`},
		{"button", "現在的", `<button>現在的</button>`},
		{"summary", "現在是什麼狀態", `<summary><span>現在是<wbr></wbr>什麼狀態</span></summary>`},
		{"h1", "現在找到「实名」（實名）", `<h1>現在找到「<span lang="zh-Hans">实名</span>」（實名）</h1>`},
		{"h3", "", `<h3></h3>`},
	} {
		if got := strings.NewReplacer("|", "", " aria-hidden", "").Replace(flat(s.text(test.tag, "", test.words))); got != test.want {
			t.Errorf("%s\nis\n%s\nwant\n%s", test.words, got, test.want)
		}
	}
}
