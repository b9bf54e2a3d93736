package lexicon_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"shiming/content"
	"shiming/content/lexicon"
	"shiming/content/load"
)

func TestSplit(t *testing.T) {
	own := []string{"天猫国际", "解绑"}
	for _, want := range []string{
		"你 的 订单 现在 是 什么 状态",
		"天猫国际 的 身份证 能 取消 吗",
		"為什麼 要 解綁", // traditional characters are in no dictionary
		"",
	} {
		text := strings.ReplaceAll(want, " ", "")
		if got := strings.Join(lexicon.Split(text, own), " "); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := strings.Join(lexicon.Split("FAQ：问答，2 个问题", nil), " "); got != "问答 个 问题" {
		t.Errorf("of other characters: %q", got)
	}
}

// TestBuiltIn: no text of the built-in library that may be a heading is cut within a word,
// though its lexicon has few of them.
func TestBuiltIn(t *testing.T) {
	libs, problems := load.All(content.BuiltIn())
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	for _, lib := range libs {
		if lib.Gap() != "" {
			if lib.Lexicon != nil {
				t.Errorf("%s has a lexicon: %q", lib.Lang, lib.Lexicon)
			}
			continue
		}
		if n := len(lib.Lexicon); n < 50 || n > 200 {
			t.Errorf("%s: the lexicon has %d words", lib.Lang, n)
		}
		var titles []string
		for _, q := range lib.Questions {
			titles = append(titles, q.Title)
		}
		for _, r := range lib.Words.Rules {
			titles = append(titles, r.Title.Text)
		}
		for _, in := range lib.Words.Inputs {
			titles = append(titles, in.Question.Text)
			for _, a := range in.Answers {
				titles = append(titles, a.Text.Text)
			}
		}
		for _, title := range titles {
			ends := map[int]bool{}
			at := 0
			for _, word := range lexicon.Split(title, lib.Lexicon) {
				at += strings.Index(title[at:], word) + len(word)
				ends[at] = true
			}
			at = 0
			pieces := lib.Pieces(title)
			for i, piece := range pieces {
				if at += len(piece); i < len(pieces)-1 && !ends[at] {
					t.Errorf("%s: %q ends within a word", lib.Lang, pieces)
				}
				if len(pieces) > 1 && utf8.RuneCountInString(piece) < 2 {
					t.Errorf("%s: one character is alone: %q", lib.Lang, pieces)
				}
			}
		}
	}
}

func TestOf(t *testing.T) {
	lib := &content.Library{Lang: "zh-Hans", Topics: []content.Topic{{ID: "a", Name: "身份证是在哪里上传的"}}}
	for own, want := range map[string]string{"上传": "身份证|是在哪里|上传的", "": "身份证|是在哪里上|传的"} {
		lib.Lexicon = lexicon.Of(lib, strings.Fields(own))
		if got := strings.Join(lib.Pieces(lib.Topics[0].Name), "|"); got != want {
			t.Errorf("with the word %q it is cut %s", own, got)
		}
	}
	lib.Lang = "en"
	if got := lexicon.Of(lib, nil); got != nil {
		t.Errorf("a language with gaps between words: %q", got)
	}
}

func BenchmarkOf(b *testing.B) {
	lib, _ := load.Load(content.BuiltIn(), content.SourceLang)
	for b.Loop() {
		lexicon.Of(lib, nil)
	}
}
