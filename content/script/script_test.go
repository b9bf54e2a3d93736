package script_test

import (
	"slices"
	"testing"
	"unicode/utf8"

	"shiming/content/script"
)

var table = script.Table{
	Same: []string{"-–—", ".．", "aAàＡ", "bB", "eE", "iI", "sS", "0零〇", "1一", "2二", "3三", "5五", "实實実", "发發髮"},
	Sounds: map[string]string{"shi": "实", "ming": "名", "ren": "认", "zheng": "证", "fa": "发", "lv": "旅", "lu": "旅", "xing": "行", "hang": "行",
		"zhong": "重", "chong": "重"},
}

// TestFold: what a text is folded to.
func TestFold(t *testing.T) {
	s := script.New(&table)
	for text, want := range map[string]string{
		"實名，認证！": "实名認证", "A b": "a b", " a  b ": "a b", "ab实 名a": "ab实名a", "1 – 3": "1-3", "1——3": "1-3", "1.3": "1.3", "1. 3": "1 3",
		"1-a": "1a", "a-b": "ab", "一三": "13", "a\u00adb": "ab", "\ufeffa": "a", "实\U000e0100名": "实名", "？": "", "": "",
	} {
		units, at := s.Fold(text)
		if got := s.Text(units); got != want || len(at) != len(units) {
			t.Errorf("%q is folded to %q at %v, want %q", text, got, at, want)
		}
	}
}

// TestAt: how words stand in texts.
func TestAt(t *testing.T) {
	s := script.New(&table)
	for _, test := range []struct {
		word, text string
		typo       bool
		end        int
		match      script.Match
	}{
		{"shiming", "实名", false, 2, script.BySyllable}, {"shi", "实名", false, 1, script.OneSound}, {"sm", "实名", false, 2, script.ByInitials},
		{"shim", "实名", false, 2, script.ByInitials}, {"smrz", "实名 认证", false, 4, script.ByInitials}, {"luxing", "旅行", false, 2, script.BySyllable},
		{"zhongxing", "重行", false, 2, script.BySyllable}, {"chonghang", "重行", false, 2, script.BySyllable},
		{"ab", "ab", false, 2, script.Exact}, {"a", "abe", false, 1, script.Beginning}, {"abe", "ab e", false, 4, script.Exact},
		{"shimnig", "实名", true, 2, script.WithTypo}, {"shimnig", "实名", false, 0, script.NoMatch}, {"renzhen", "认证", true, 2, script.ByInitials},
		{"bei", "实", false, 0, script.NoMatch},
	} {
		units, _ := s.Fold(test.word)
		w := script.NewWord(units)
		w.Typo = test.typo
		text, _ := s.Fold(test.text)
		if end, m := s.At(w, text, 0); end != test.end || m != test.match {
			t.Errorf("%q stands in %q to %d as %d, want %d as %d", test.word, test.text, end, m, test.end, test.match)
		}
	}
}

// FuzzScript: places are in order, what is folded is folded to itself, and what begins a match passes
// what [script.Script.Starts], Next and First say of it.
func FuzzScript(f *testing.F) {
	s := script.New(&table)
	for _, seed := range [][2]string{{"shiming", "实名认证"}, {"ab", "a b 实"}, {"luxing", "旅行 abc"}, {"smrz", "实名 认证"}, {"a1b2", "a 1-3.4 b"}, {"aab", "a ab"}} {
		f.Add(seed[0], seed[1], true)
		f.Add(seed[0], seed[1], false)
	}
	f.Fuzz(func(t *testing.T, word, text string, typo bool) {
		units, _ := s.Fold(word)
		typed := slices.Clone(units)
		units, at := s.Fold(text)
		for i, a := range at {
			if int(a) >= len(text) || i > 0 && a < at[i-1] || int(units[i]) >= s.Units() {
				t.Fatalf("%q has unit %d at %v", text, units[i], at)
			}
		}
		units = slices.Clone(units)
		if again, _ := s.Fold(s.Text(units)); !slices.Equal(again, units) && utf8.ValidString(text) {
			t.Fatalf("%q is folded to %q, and that to %q", text, s.Text(units), s.Text(again))
		}
		w := script.NewWord(typed)
		if len(w.Letters) == 0 {
			return
		}
		w.Typo = typo && len(w.Letters) >= 5
		starts := s.Starts(w)
		for p, u := range units {
			end, m := s.At(w, units, p)
			if m == script.NoMatch {
				continue
			}
			first := uint32(script.NoLetter)
			if p+1 < len(units) {
				first = s.First(units[p+1])
			}
			if end <= p || end > len(units) || !slices.Contains(starts, u) || s.Next(w, u)&first == 0 {
				t.Fatalf("%q stands in %q from %d to %d, and would not be looked for there", s.Text(w.Letters), s.Text(units), p, end)
			}
		}
	})
}
