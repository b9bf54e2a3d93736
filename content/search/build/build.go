// Package build makes the index of the search. It runs on the host only.
package build

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"shiming/content"
	"shiming/content/outcome"
	"shiming/content/search"

	"github.com/longbridgeapp/opencc"
	pinyin "github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"
)

// Index returns the index of a library: how its characters are read, from the dictionary of
// go-pinyin; which others are written for them, from Unicode's compatible forms and the tables
// of OpenCC; which places of its checker there are; and its vocabulary.
func Index(lib *content.Library) *search.Index {
	v := &lib.Vocabulary
	x := &search.Index{Places: places(lib), Asked: lists(v.Asked), Checker: v.Checker, Filler: v.Filler}
	x.Synonyms = append(lists(v.Synonyms), numbers(lib)...)
	done, sounds := map[rune]bool{}, map[string]string{}
	for _, r := range characters(lib, x) {
		for _, s := range pinyin.SinglePinyin(r, pinyin.Args{Heteronym: true}) {
			if s = strings.ReplaceAll(s, "ü", "v"); !strings.ContainsRune(sounds[s], r) {
				sounds[s] += string(r)
			}
		}
		if class := variants()[r]; !done[r] && (len(class) > 0 || r < 0x2E80) {
			for _, same := range class {
				done[same] = true
			}
			x.Same = append(x.Same, string(r)+strings.ReplaceAll(string(class), string(r), ""))
		}
	}
	for _, s := range slices.Sorted(maps.Keys(sounds)) {
		x.Sounds = append(x.Sounds, s+sounds[s])
	}
	return x
}

// lists writes a map of lists as lists, their names first.
func lists(m map[string][]string) (all [][]string) {
	for _, name := range slices.Sorted(maps.Keys(m)) {
		all = append(all, append([]string{name}, m[name]...))
	}
	return all
}

// characters returns the letters and digits that are searched for, sorted.
func characters(lib *content.Library, x *search.Index) (all []rune) {
	texts := "abcdefghijklmnopqrstuvwxyz0123456789" + fmt.Sprint(x.Asked, x.Synonyms, x.Checker, x.Filler)
	content.EachText(lib, func(path, text string) {
		if !strings.HasPrefix(path, "interface/") || strings.HasPrefix(path, "interface/about/passages/") || strings.HasPrefix(path, "interface/check/") {
			texts += text
		}
	})
	for _, r := range strings.ToLower(texts) {
		if r <= 0xFFFF && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			all = append(all, r)
		}
	}
	slices.Sort(all)
	return append([]rune("-."), slices.Compact(all)...)
}

// places returns the addresses of the places of the checker that are worth finding: those with
// a verdict, and then those that ask. Of several that say the same it is the first.
func places(lib *content.Library) (all []string) {
	var verdicts, steps []string
	for _, p := range lib.Checker.Reachable() {
		if p.Rule != nil && !p.Unsure() {
			verdicts = append(verdicts, p.Key())
			for at, c := range p.Key() {
				if c == '/' {
					steps = append(steps, p.Key()[:at])
				}
			}
		}
	}
	if len(verdicts) == 0 {
		return nil
	}
	said := map[string]bool{}
	for _, address := range slices.Concat(verdicts, []string{""}, steps) {
		answers, _ := lib.Checker.ParseAnswers(strings.Split(address, "/"))
		text := fmt.Sprint(outcome.Brief(lib, lib.Checker.Walk(answers)).Said())
		if !said[text] {
			said[text] = true
			all = append(all, address)
		}
	}
	return all
}

// interchangeable are characters that are written for one another, though no simplified and
// traditional form of each other: numerals, dashes, an account, an identity, Japanese forms.
var interchangeable = strings.Fields("0零〇 1一 2二两 3三 4四 5五 6六 7七 8八 9九 -‐‑‒–—−~～ .． 账帐 份分 实実 发発 関关 处処 卖売 续続" +
	" 单単 应応 归帰 对対 变変 检検 转転 权権 证証 据拠 读読 传伝 带帯 图図 价価 气気 广広 择択 释釈 营営 坏壊 顺順")

// variants returns for each character the ones that are written for one another with it,
// itself included. It has none that stands alone.
var variants = sync.OnceValue(func() map[rune][]rune {
	classes := map[rune][]rune{}
	join := func(a rune, to string) {
		b := []rune(to)
		if len(b) == 0 || b[0] == a || b[0] > 0xFFFF || slices.Contains(classes[a], b[0]) {
			return
		}
		all := slices.Concat(classes[a], classes[b[0]], []rune{a, b[0]})
		slices.Sort(all)
		all = slices.Compact(all)
		for _, r := range all {
			classes[r] = all
		}
	}
	for r := rune('A'); r <= 0xFFFF; r++ {
		form := []rune(norm.NFKD.String(string(unicode.ToLower(r))))
		if len(form) == 1 || unicode.Is(unicode.Mn, form[1]) { // or a letter with accents
			join(r, string(unicode.ToLower(form[0])))
		}
	}
	for _, name := range []string{"t2s", "tw2s", "hk2s"} {
		convert, err := opencc.New(name)
		if err != nil {
			panic("reading the tables of opencc: " + err.Error()) // they are part of the program
		}
		for r := rune(0x3400); r <= 0xFAFF; r++ {
			if to, err := convert.Convert(string(r)); err == nil && unicode.Is(unicode.Han, r) {
				join(r, to)
			}
		}
	}
	for _, same := range interchangeable {
		for _, r := range same {
			join(r, same)
		}
	}
	return classes
})

// numeral finds numbers, and zeros what is not said of one.
var numeral, zeros = regexp.MustCompile(`[0-9]+|[一二三四五六七八九十百千零]+`), regexp.MustCompile(`零[千百十零]*`)

// numbers returns for each number in a library the other way to write it, as a synonym.
func numbers(lib *content.Library) [][]string {
	other, found := map[string][]string{}, map[string][]string{}
	for n := 10; n < 10_000; n++ {
		digits, chars := strconv.Itoa(n), inCharacters(n)
		other[digits], other[chars] = []string{chars}, []string{digits}
	}
	content.EachText(lib, func(_, text string) {
		for _, n := range numeral.FindAllString(text, -1) {
			if other[n] != nil {
				found[n] = other[n]
			}
		}
	})
	return lists(found)
}

// inCharacters writes a number below 10,000, as 一百零五.
func inCharacters(n int) (s string) {
	digits := strconv.Itoa(n)
	for i, d := range digits {
		s += []string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}[d-'0'] + []string{"", "十", "百", "千"}[len(digits)-1-i]
	}
	s = strings.TrimSuffix(zeros.ReplaceAllString(s, "零"), "零")
	if strings.HasPrefix(s, "一十") {
		return s[len("一"):]
	}
	return s
}
