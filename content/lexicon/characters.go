package lexicon

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"github.com/longbridgeapp/opencc"
	pinyin "github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"
)

// Same returns for characters, which are sorted, the others that are written for them, each time
// behind the first one: by Unicode's compatible forms, by the tables of OpenCC, or as numerals.
func Same(chars []rune) (all []string) {
	done := map[rune]bool{}
	for _, r := range chars {
		if class := variants()[r]; !done[r] && (len(class) > 0 || r < 0x2E80) {
			for _, same := range class {
				done[same] = true
			}
			all = append(all, string(r)+strings.ReplaceAll(string(class), string(r), ""))
		}
	}
	return all
}

// Sounds returns by the syllables of pinyin, without tones and with v for ü, those of some
// characters that are read so, by the dictionary of go-pinyin.
func Sounds(chars []rune) map[string]string {
	sounds := map[string]string{}
	for _, r := range chars {
		for _, s := range pinyin.SinglePinyin(r, pinyin.Args{Heteronym: true}) {
			if strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") != "" {
				continue // ê and m alone, with tones
			}
			for _, s := range []string{s, strings.ReplaceAll(s, "v", "u")} {
				if !strings.ContainsRune(sounds[s], r) {
					sounds[s] += string(r)
				}
			}
		}
	}
	return sounds
}

// interchangeable are characters that are written for one another, though no simplified and
// traditional form of each other: numerals, dashes, an account, an identity, Japanese forms.
var interchangeable = strings.Fields("0零〇 1一 2二两 3三 4四 5五 6六 7七 8八 9九 -‐‑‒–—−~～ .． 账帐 份分 实実 发発 关関 处処 卖売 续続" +
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

// numeral finds numbers and ranges of them, and zeros what is not said of one.
var (
	numeral = regexp.MustCompile(`([0-9]+|[一二三四五六七八九十百千零]+)(?:\s*(?:[-‐-―−~～]+|到|至)\s*([0-9]+|[一二三四五六七八九十百千零]+))?`)
	zeros   = regexp.MustCompile(`零[千百十零]*`)
)

// Numbers returns for each number from 10 to 9999 in a text, and for each range of numbers, how it
// is written otherwise: in digits, or as 一百零五. Single digits need it only in ranges.
func Numbers(text string) map[string][]string {
	ways, found := map[string][]string{}, map[string][]string{}
	for n := 1; n < 10_000; n++ {
		digits, chars := strconv.Itoa(n), inCharacters(n)
		ways[digits] = []string{digits, chars}
		ways[chars] = ways[digits]
	}
	for _, m := range numeral.FindAllStringSubmatch(text, -1) {
		var all []string
		for _, from := range ways[m[1]] {
			if m[2] == "" && len(ways[m[1]][0]) > 1 {
				all = append(all, from)
			}
			for _, to := range ways[m[2]] {
				all = append(all, from+"-"+to, from+"到"+to, from+"至"+to)
			}
		}
		if all = slices.DeleteFunc(all, func(way string) bool { return way == m[0] }); len(all) > 0 {
			found[m[0]] = all
		}
	}
	return found
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
