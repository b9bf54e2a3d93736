// Package build makes what the search has to know beforehand of a library. It runs on the
// host only.
package build

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"shiming/content"

	"github.com/longbridgeapp/opencc"
	pinyin "github.com/mozillazg/go-pinyin"
)

// Tables returns what [search.ParseTables] parses: how the characters of a library are
// read, from the dictionary of go-pinyin, which others are written for them, from the
// tables of OpenCC, and where its checker comes to a verdict.
func Tables(lib *content.Library) string {
	used := map[rune]bool{}
	content.EachText(lib, func(path, text string) {
		if strings.HasPrefix(path, "interface/") && !strings.HasPrefix(path, "interface/about/passages/") {
			return // not searched
		}
		for _, r := range text {
			used[r] = true
		}
	})
	chars := slices.Sorted(maps.Keys(used))

	var b strings.Builder
	done := map[rune]bool{}
	for _, r := range chars {
		class := variants()[r]
		if len(class) == 0 || done[class[0]] {
			continue
		}
		done[class[0]] = true
		others := slices.DeleteFunc(slices.Clone(class), func(other rune) bool { return other == r })
		b.WriteString("=" + string(r) + string(others) + "\n")
	}

	readings := map[string][]rune{}
	for _, r := range chars {
		for _, s := range syllables(r) {
			readings[s] = append(readings[s], r)
		}
	}
	for _, syllable := range slices.Sorted(maps.Keys(readings)) {
		b.WriteString(syllable + string(readings[syllable]) + "\n")
	}

	for _, p := range lib.Checker.Reachable() {
		if p.Rule != nil && !p.Unsure() {
			b.WriteString("/" + p.Key() + "\n")
		}
	}
	return b.String()
}

// frequentReadings is how many of a character's readings in the dictionary, where the usual
// ones come first, count as read often. 可 has kě, kè and gē.
const frequentReadings = 2

// syllables returns the readings of a character in pinyin, without tones and with v
// for ü, the rare ones with - before them.
func syllables(r rune) (all []string) {
	for i, s := range strings.Split(pinyin.PinyinDict[int(r)], ",") {
		s = toneless.Replace(s)
		plain := strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
		if !plain || !strings.ContainsAny(s, "aeiouv") || slices.Contains(all, s) || slices.Contains(all, "-"+s) {
			continue
		}
		if i >= frequentReadings {
			s = "-" + s
		}
		all = append(all, s)
	}
	return all
}

var toneless = strings.NewReplacer(
	"ā", "a", "á", "a", "ǎ", "a", "à", "a", "ē", "e", "é", "e", "ě", "e", "è", "e", "ê", "e", "ế", "e", "ề", "e",
	"ī", "i", "í", "i", "ǐ", "i", "ì", "i", "ō", "o", "ó", "o", "ǒ", "o", "ò", "o", "ū", "u", "ú", "u", "ǔ", "u", "ù", "u",
	"ü", "v", "ǖ", "v", "ǘ", "v", "ǚ", "v", "ǜ", "v", "ń", "n", "ň", "n", "ǹ", "n", "ḿ", "m",
	"\u0300", "", "\u0301", "", "\u0304", "", "\u030c", "")

// interchangeable are characters that are written for one another, though no simplified
// and traditional form of each other: an account, an identity.
var interchangeable = []string{"账帐", "份分"}

// variants returns for each character the ones that are written for one another
// with it, itself included, in the order of their code points. It has none that stands
// alone.
var variants = sync.OnceValue(func() map[rune][]rune {
	classes := map[rune][]rune{}
	join := func(a, b rune) {
		all := append(slices.Clone(classes[a]), classes[b]...)
		all = append(all, a, b)
		slices.Sort(all)
		all = slices.Compact(all)
		for _, r := range all {
			classes[r] = all
		}
	}
	for _, name := range []string{"t2s", "tw2s", "hk2s"} {
		convert, err := opencc.New(name)
		if err != nil {
			panic("reading the tables of opencc: " + err.Error()) // they are part of the program
		}
		for _, block := range [][2]rune{{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}} {
			for r := block[0]; r <= block[1]; r++ {
				to, err := convert.Convert(string(r))
				if err != nil {
					panic("reading the tables of opencc: " + err.Error())
				}
				if s := []rune(to); len(s) == 1 && s[0] != r && s[0] <= 0xFFFF {
					join(r, s[0])
				}
			}
		}
	}
	for _, same := range interchangeable {
		chars := []rune(same)
		join(chars[0], chars[1])
	}
	return classes
})
