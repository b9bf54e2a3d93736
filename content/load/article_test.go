package load_test

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"shiming/content"
	"shiming/content/load"
)

var article = flag.String("article", "", "with -update: the file of the article, to write testdata/article.txt from")

// runLength is the number of characters in a row that the content may not have in
// common with the article.
const runLength = 16

// runs calls f with each run of a text, white space left out.
func runs(text string, f func(run string)) {
	chars := []rune(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text))
	for i := 0; i+runLength <= len(chars); i++ {
		f(string(chars[i : i+runLength]))
	}
}

// fingerprint tells runs apart without telling what they say.
func fingerprint(run string) string {
	sum := sha256.Sum256([]byte("shiming article run\n" + run))
	return fmt.Sprintf("%x", sum[:5])
}

// fingerprints returns those of all runs of a text.
func fingerprints(text string) map[string]bool {
	all := map[string]bool{}
	runs(text, func(run string) { all[fingerprint(run)] = true })
	return all
}

// copied returns the runs of the texts of a library that the article has too,
// parts of the titles of its sources aside, each after its path.
func copied(lib *content.Library, article map[string]bool) []string {
	var titles []string
	for _, s := range lib.Sources {
		runs(s.Title, func(run string) { titles = append(titles, run) })
	}
	var found []string
	content.EachText(lib, func(path, text string) {
		runs(text, func(run string) {
			if article[fingerprint(run)] && !slices.Contains(titles, run) {
				found = append(found, path+": "+run)
			}
		})
	})
	return found
}

// TestArticle proves that the content has no sentence of the article. The
// article itself is not part of the project; testdata/article.txt has the
// fingerprints of its runs.
func TestArticle(t *testing.T) {
	const golden = "testdata/article.txt"
	if *update && *article != "" {
		text, err := os.ReadFile(*article)
		if err != nil {
			t.Fatal(err)
		}
		all := slices.Sorted(maps.Keys(fingerprints(string(text))))
		if err := os.WriteFile(golden, []byte(strings.Join(all, "\n")+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for line := range strings.FieldsSeq(string(data)) {
		known[line] = true
	}
	if len(known) < 1000 {
		t.Fatalf("%s has %d fingerprints only", golden, len(known))
	}
	libs, problems := load.All(content.BuiltIn())
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	for _, lib := range libs {
		for _, c := range copied(lib, known) {
			t.Errorf("%s: is in the article word for word: %s", lib.Lang, c)
		}
	}
}

// wrong are words by language that say more than the sources, or something else, and that
// readers took for something else; a text with an entry of except in it may have them.
var wrong = map[string][]struct {
	word, why string
	except    []string
}{
	"zh-Hans": {
		{"明确", "the article is not so clear", nil},
		{"没有阻碍", "is about verification alone: 实名没问题", []string{"这一项没有阻碍"}},
		{"没有什么拦", "is about verification alone", nil},
		{"拦不着", "拦不住", nil},
		{"来看，", "如果算没有实名", []string{"从", "情况来"}},
		{"还不能定", "还不能确定", nil},
		{"申请了解", "is read as 了解: 已申请解绑", nil},
		{"直接讲解", "is read as 讲解: 没有直接说到", nil},
		{"出不了仓库", "可能没法顺利出库", []string{"保税的包裹"}},
		{"清不了关", "可能没法正常清关", nil},
		{"原文", "the gists are our own words: 文章", []string{"看简体中文的原文", "译自旧的原文"}},
		{"您", "你", nil},
	},
	"zh-Hant": {
		{"明確", "the article is not so clear", nil},
		{"審核", "is for requests to unlink alone: 驗證", []string{"解綁", "解除"}},
		{"單一視窗", "單一窗口 is a name", nil},
		{"提交不了", "無法送出", nil},
		{"熱線", "專線", nil},
		{"技術手段", "技術", nil},
		{"您", "你", nil},
	},
	"en": {
		{"clearly", "the article is not so clear", nil},
		{"intercepted", "to guard against is no guarantee", nil},
		{"your ID card", "whose card it is: mainland China resident ID card", nil},
		{"You may not", "reads as a ban: might not", nil},
		{"It may not", "reads as a ban: might not", nil},
		{"Whom do", "Who", nil},
		{"the platform’s own", "own is not in the article", nil},
		{"Seen as not", "if unlinked counts as not verified", nil},
	},
}

// TestWrongWords: what a reading of the content against its source found does not come back.
func TestWrongWords(t *testing.T) {
	libs, problems := load.All(content.BuiltIn())
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	for _, lib := range libs {
		if len(wrong[lib.Lang]) == 0 {
			t.Errorf("%s: no wrong words", lib.Lang)
		}
		content.EachText(lib, func(path, text string) {
			if strings.Contains(path, "/keywords/") {
				return
			}
			for _, w := range wrong[lib.Lang] {
				excepted := slices.ContainsFunc(w.except, func(e string) bool { return strings.Contains(text, e) })
				if strings.Contains(text, w.word) && !excepted {
					t.Errorf("%s: %s has %q (%s): %s", lib.Lang, path, w.word, w.why, text)
				}
			}
			if title := strings.HasSuffix(strings.TrimSuffix(path, "/text"), "/title"); title && (strings.HasPrefix(text, "If ") || strings.HasPrefix(text, "如果")) {
				t.Errorf("%s: %s is a title that is half a sentence: %s", lib.Lang, path, text)
			}
		})
	}
}

// TestWhoseCard: it is the card of mainland residents, and other readers have other ones.
func TestWhoseCard(t *testing.T) {
	libs, problems := load.All(content.BuiltIn())
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	card := map[string][2]string{"zh-Hant": {"身分證", "中國大陸居民身分證"}, "en": {"ID card", "mainland China resident ID card"}}
	for _, lib := range libs {
		words, ok := card[lib.Lang]
		if !ok {
			continue
		}
		for _, q := range lib.Questions {
			answer := content.Text(q.Answer)
			at, whole := strings.Index(answer, words[0]), strings.Index(strings.ToLower(answer), strings.ToLower(words[1]))
			if at >= 0 && (whole < 0 || whole > at) {
				t.Errorf("%s: %s mentions %s before it says whose: %s", lib.Lang, q.ID, words[0], answer)
			}
		}
	}
}

func TestCopied(t *testing.T) {
	const sentence = "月亮从东边的山上慢慢升起来了照亮整个村子"
	known := fingerprints("很久以前，\n" + sentence)
	tests := []struct {
		name, file string
		change     []string
		want       int
	}{
		{"whole sentence", safe, []string{"信息会", sentence}, 5},
		{"shortest run", safe, []string{"信息会**加密**。", string([]rune(sentence)[2:18])}, 1},
		{"one character less", safe, []string{"信息会**加密**。", string([]rune(sentence)[2:17])}, 0},
		{"with spaces, lines and marks", safe, []string{"信息会**加密**。", "月亮从东边\n的山上 **慢慢**升起来了照亮整"}, 2},
		{"in a step", words, []string{"打开", sentence}, 5},
		{"in the interface", iface, []string{"seal: 文字", "seal: " + sentence}, 5},
		{"in a claim", source, []string{"信息会加密", sentence}, 5},
		{"title of a source", source, []string{"title: 一篇文章", "title: " + sentence, "信息会加密", sentence}, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := valid(t)
			change(t, files, test.file, test.change)
			lib, problems := load.Load(files, "zh-Hans")
			if lib == nil {
				t.Fatal(problems)
			}
			if got := copied(lib, known); len(got) != test.want {
				t.Errorf("found %d runs, want %d: %s", len(got), test.want, got)
			}
		})
	}
}
