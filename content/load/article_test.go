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
