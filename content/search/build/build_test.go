package build_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"shiming/content"
	"shiming/content/decision"
	"shiming/content/load"
	"shiming/content/search"
	"shiming/content/search/build"

	"github.com/andybalholm/brotli"
	"github.com/longbridgeapp/opencc"
)

// maxIndex is the size in bytes, as brotli, that the index of a language may have.
const maxIndex = 22_000

// noTable is a checker that asks nothing.
var noTable = decision.Compile(&decision.Table{})

func libraries(t testing.TB) []*content.Library {
	t.Helper()
	libs, problems := load.All(content.BuiltIn())
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	return libs
}

// TestIndex: it is small, the same again, and what the browser reads of it is the same.
func TestIndex(t *testing.T) {
	for _, lib := range libraries(t) {
		x := build.Index(lib)
		if again := build.Index(lib); !reflect.DeepEqual(again, x) {
			t.Errorf("%s: the index is not the same again", lib.Lang)
		}
		data, err := json.Marshal(x)
		if err != nil {
			t.Fatal(err)
		}
		var read search.Index
		if err := content.DecodeInto(string(data), &read); err != nil || !reflect.DeepEqual(&read, x) {
			t.Errorf("%s: the browser reads another index: %v", lib.Lang, err)
		}
		var b bytes.Buffer
		w := brotli.NewWriterLevel(&b, brotli.BestCompression)
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes, %d as brotli", lib.Lang, len(data), b.Len())
		if b.Len() > maxIndex {
			t.Errorf("%s: the index has %d bytes as brotli, at most %d are allowed", lib.Lang, b.Len(), maxIndex)
		}
	}
}

// TestIndexParts: what the index of a small library says.
func TestIndexParts(t *testing.T) {
	lib := &content.Library{Checker: noTable, Questions: []content.Question{{ID: "q", Title: "重发绿账，15天ABC？"}}}
	x := build.Index(lib)
	for _, want := range []string{"发發髮発", "账帐帳賬", "aÀÁ", "1一"} {
		if !slices.ContainsFunc(x.Script.Same, func(line string) bool {
			for _, r := range want {
				if !strings.ContainsRune(line, r) {
					return false
				}
			}
			return strings.HasPrefix(line, want[:1]) || want[0] >= 0x80
		}) {
			t.Errorf("no line has %q:\n%s", want, strings.Join(x.Script.Same, "\n"))
		}
	}
	for syllable, char := range map[string]string{"fa": "发", "lv": "绿", "zhong": "重", "chong": "重"} {
		if !strings.Contains(x.Script.Sounds[syllable], char) {
			t.Errorf("%s is not read %s but %q", char, syllable, x.Script.Sounds[syllable])
		}
	}
	if want := [][]string{{"15", "十五"}}; !reflect.DeepEqual(x.Vocabulary.Synonyms, want) || len(lib.Vocabulary.Synonyms) > 0 || len(x.Places) > 0 {
		t.Errorf("the index has %+v", x)
	}
}

// TestForms: each text is found in every form that its characters come in.
func TestForms(t *testing.T) {
	for _, test := range []struct{ text, typed string }{
		{"手机", "\u2f3f机"}, {"身份证", "\u2f9d份证"}, {"身份证", "\u2f9d\u4efd\u8b49"}, // Kangxi radicals
		{"金额", "\uf90a额"},                            // a compatible form
		{"实名认证", "実名認証"}, {"发货", "発貨"}, {"海关", "海関"}, // Japanese
		{"实名", "\ufeff实名"}, {"实名", "实\u00ad名"}, {"实名", "实\u200b名"}, {"实名", "实名\ufe0f"}, {"实名", "实\U000e0100名"},
		{"shipping", "ｓｈｉｐ"}, {"shipping", "shi\u00adpping"}, {"café", "CAFE\u0301"}, {"cafe", "café"},
		{"1–3 天", "①-③天"}, {"3 天", "３天"}, {"三天", "3天"}, {"15 天", "十五天"}, {"二十六岁", "26岁"}, {"1–3 天", "一到三天"}, {"一至三天", "1-3天"},
		{"105 元", "一百零五元"}, {"五千元", "5000元"}, {"5000 元", "五千元"},
	} {
		lib := &content.Library{Checker: noTable, Questions: []content.Question{{ID: "other", Title: "别的"}, {ID: "q", Title: test.text}}}
		f := search.New(lib, build.Index(lib)).Search(test.typed, 1)
		if len(f.Hits) == 0 || f.Hits[0].ID != "q" || f.Hits[0].Title.Marks == nil {
			t.Errorf("%q (%+q) finds %+v in %q", test.typed, test.typed, f, test.text)
		}
	}
}

// TestTraditional: each title is found first when it is typed in the characters of Taiwan, Hongkong
// or another place, and a traditional library by simplified ones.
func TestTraditional(t *testing.T) {
	lib := libraries(t)[0]
	for _, conversion := range []string{"s2t", "s2tw", "s2hk"} {
		cc, err := opencc.New(conversion)
		if err != nil {
			t.Fatal(err)
		}
		convert := func(text string) string {
			out, err := cc.Convert(text)
			if err != nil {
				t.Fatal(err)
			}
			return out
		}
		simplified := search.New(lib, build.Index(lib))
		other := *lib
		other.Questions = slices.Clone(lib.Questions)
		for i := range other.Questions {
			other.Questions[i].Title = convert(other.Questions[i].Title)
		}
		traditional := search.New(&other, build.Index(&other))
		for i, q := range lib.Questions {
			for name, hits := range map[string][]search.Hit{
				"traditional": simplified.Search(other.Questions[i].Title, 1).Hits,
				"simplified":  traditional.Search(q.Title, 1).Hits,
			} {
				if len(hits) == 0 || hits[0].ID != q.ID {
					t.Errorf("%s: %q is not found first in %s characters", conversion, q.Title, name)
				}
			}
		}
		changed := 0
		for _, r := range slices.Compact(slices.Sorted(slices.Values([]rune(content.Text(lib.Questions[0].Answer) + everyText(lib))))) {
			to := convert(string(r))
			if to == string(r) {
				continue
			}
			changed++
			toy := &content.Library{Checker: noTable, Questions: []content.Question{{ID: "q", Title: string(r)}}}
			if f := search.New(toy, build.Index(toy)).Search(to, 1); len(f.Hits) != 1 {
				t.Errorf("%s: %c is not found as %s", conversion, r, to)
			}
		}
		if changed < 100 {
			t.Errorf("%s: only %d characters were tried", conversion, changed)
		}
	}
}

func everyText(lib *content.Library) string {
	var b strings.Builder
	content.EachText(lib, func(_, text string) { b.WriteString(text) })
	return b.String()
}

// TestOddSounds: a character whose sound has no letters of its own, or others than a to z.
func TestOddSounds(t *testing.T) {
	for _, title := range []string{"欸，怎么回事", "呣，怎么回事", "嗯，怎么回事"} {
		lib := &content.Library{Checker: noTable, Questions: []content.Question{{ID: "q", Title: title}}}
		if f := search.New(lib, build.Index(lib)).Search("zenme", 1); len(f.Hits) != 1 {
			t.Errorf("%q is not found: %+v", title, f)
		}
	}
}
