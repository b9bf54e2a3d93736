package build_test

import (
	"bytes"
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

// maxTables is the size in bytes, as brotli, that the tables of a language may have.
const maxTables = 60_000

// noTable is a checker that asks nothing.
var noTable = decision.Compile(&decision.Table{})

func TestTables(t *testing.T) {
	libs, problems := load.All(content.BuiltIn())
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	for _, lib := range libs {
		lang, text := lib.Lang, build.Tables(lib)
		if again := build.Tables(lib); again != text {
			t.Errorf("%s: the tables are not the same again", lang)
		}
		if _, err := search.ParseTables(text); err != nil {
			t.Errorf("%s: %v", lang, err)
		}
		var b bytes.Buffer
		w := brotli.NewWriterLevel(&b, brotli.BestCompression)
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes, %d as brotli", lang, len(text), b.Len())
		if b.Len() > maxTables {
			t.Errorf("%s: the tables have %d bytes as brotli, at most %d are allowed", lang, b.Len(), maxTables)
		}
	}
}

// TestTablesLines: what the tables of a small library say.
func TestTablesLines(t *testing.T) {
	lib := &content.Library{Checker: noTable, Questions: []content.Question{{ID: "q", Title: "重发绿账，可只ABC？"}}}
	lines := strings.Split(build.Tables(lib), "\n")
	for _, want := range []string{"=发發髮", "=账帐帳賬", "=只衹隻", "fa发", "lv绿", "lu绿", "zhong重", "chong重", "-tong重", "ke可", "-ge可"} {
		if !slices.ContainsFunc(lines, func(l string) bool { return l == want || want[0] == '=' && sameSet(l, want) }) {
			t.Errorf("there is no line %q in\n%s", want, strings.Join(lines, "\n"))
		}
	}
	for _, l := range lines {
		if strings.ContainsAny(l, "ABC？，") {
			t.Errorf("line %q", l)
		}
	}
}

// sameSet reports whether a line has all of the characters.
func sameSet(line, chars string) bool {
	if !strings.HasPrefix(line, "=") {
		return false
	}
	for _, r := range chars {
		if !strings.ContainsRune(line, r) {
			return false
		}
	}
	return true
}

func TestParseTables(t *testing.T) {
	for _, text := range []string{"", "\n", "=发發\nfa发\n-fa發\n/a=b\n", "lv绿"} {
		if _, err := search.ParseTables(text); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
	for text, want := range map[string]string{
		"发":            "search tables:1: wants =, -, / or a syllable first",
		"fa发\n\nFa发":   "search tables:3: wants =, -, / or a syllable first",
		"-":            "search tables:1: wants =, -, / or a syllable first",
		"=发\U00020000": "search tables:1: wants characters of the basic plane",
		"fa\U00020000": "search tables:1: wants characters of the basic plane",
		"fa \n":        "search tables:1: wants characters of the basic plane",
		"=\xff":        "search tables:1: wants characters of the basic plane",
	} {
		if _, err := search.ParseTables(text); err == nil || err.Error() != want {
			t.Errorf("%q: error is %v, want %q", text, err, want)
		}
	}
}

// TestTablesTraditional: each title is found first when it is typed in the characters of
// Taiwan, Hongkong or another place, and a traditional library by simplified ones.
func TestTablesTraditional(t *testing.T) {
	lib, problems := load.Load(content.BuiltIn(), content.SourceLang)
	if lib == nil {
		t.Fatal(problems)
	}
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
		simplified := newSearcher(t, lib)
		other := *lib
		other.Questions = slices.Clone(lib.Questions)
		for i := range other.Questions {
			other.Questions[i].Title = convert(other.Questions[i].Title)
		}
		traditional := newSearcher(t, &other)
		for i, q := range lib.Questions {
			if hits, _ := simplified.Search(other.Questions[i].Title, 1); len(hits) == 0 || hits[0].ID != q.ID {
				t.Errorf("%s: %q is not found first", conversion, other.Questions[i].Title)
			}
			if hits, _ := traditional.Search(q.Title, 1); len(hits) == 0 || hits[0].ID != q.ID {
				t.Errorf("%s: %q is not found first in traditional characters", conversion, q.Title)
			}
		}

		// All of the text, character by character.
		var used []rune
		content.EachText(lib, func(_, text string) {
			for _, r := range text {
				if !slices.Contains(used, r) {
					used = append(used, r)
				}
			}
		})
		changed := 0
		for _, r := range used {
			to := convert(string(r))
			if to == string(r) {
				continue
			}
			changed++
			toy := &content.Library{Checker: noTable, Questions: []content.Question{{ID: "q", Title: string(r)}}}
			if hits, _ := newSearcher(t, toy).Search(to, 1); len(hits) != 1 {
				t.Errorf("%s: %c is not found as %s", conversion, r, to)
			}
		}
		if changed < 100 {
			t.Errorf("%s: only %d characters were tried", conversion, changed)
		}
	}
}

func newSearcher(t *testing.T, lib *content.Library) *search.Searcher {
	t.Helper()
	tables, err := search.ParseTables(build.Tables(lib))
	if err != nil {
		t.Fatal(err)
	}
	return search.NewSearcher(lib, tables)
}
