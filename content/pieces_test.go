package content_test

import (
	"strings"
	"testing"

	"shiming/content"
)

func TestPieces(t *testing.T) {
	lib := &content.Library{Lexicon: []string{"了", "什么", "发货", "吗", "天猫国际", "是", "状态", "现在", "的", "订单"}}
	for _, want := range []string{
		"",
		"现在是什么",       // fits anywhere
		"现在的|状态是|什么吗", // what hangs on the word before it
		"现在是|什么状态",
		"我的订单|会发货吗？", // what belongs to the word behind it
		"天猫国际的|订单发货",
		"订单发货、订单发货。发货订单|发货", // after a mark a line ends anyway
		"不实名|会怎样|呢现在不",      // no word of these is known
		"订单发货 OrderCertify 现在发货|什么",
		"订单|超过 5000 元吗",
		"no words at all",
	} {
		text := strings.ReplaceAll(want, "|", "")
		if got := strings.Join(lib.Pieces(text), "|"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := (&content.Library{}).Pieces("我的订单会发货吗？"); len(got) != 1 {
		t.Errorf("without a lexicon: %q", got)
	}
}

// FuzzPieces: the pieces are the text, and none but that of an empty one is empty.
func FuzzPieces(f *testing.F) {
	f.Add("我的订单会发货吗？", "发货 订单 的")
	f.Add("天猫国际\xff的\U00020000订单", "天猫国际")
	f.Fuzz(func(t *testing.T, text, words string) {
		pieces := (&content.Library{Lexicon: strings.Fields(words)}).Pieces(text)
		if got := strings.Join(pieces, ""); got != text {
			t.Errorf("together they are %q", got)
		}
		for _, p := range pieces {
			if p == "" && text != "" {
				t.Errorf("an empty one in %q", pieces)
			}
		}
	})
}
