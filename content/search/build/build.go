// Package build makes the index of the search. It runs on the host only.
package build

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"shiming/content"
	"shiming/content/lexicon"
	"shiming/content/outcome"
	"shiming/content/search"
)

// Index returns the index of a library: how its characters are written and read, which places of
// its checker can be found, and its vocabulary, with the other ways to write its numbers.
func Index(lib *content.Library) *search.Index {
	x := &search.Index{Places: places(lib), Vocabulary: lib.Vocabulary}
	var shown strings.Builder
	content.EachText(lib, func(path, text string) {
		if !strings.HasPrefix(path, "interface/") || strings.HasPrefix(path, "interface/about/passages/") || strings.HasPrefix(path, "interface/check/") {
			shown.WriteString(text + "\n")
		}
	})
	numbers := lexicon.Numbers(shown.String())
	for _, n := range slices.Sorted(maps.Keys(numbers)) {
		x.Vocabulary.Synonyms = append(x.Vocabulary.Synonyms[:len(x.Vocabulary.Synonyms):len(x.Vocabulary.Synonyms)], append([]string{n}, numbers[n]...))
	}
	x.Script.Same = lexicon.Same(append([]rune("-."), characters(shown.String()+fmt.Sprint(x)+"0123456789abcdefghijklmnopqrstuvwxyz")...))
	x.Script.Sounds = lexicon.Sounds(characters(shown.String()))
	return x
}

// characters returns the letters and digits of a text, sorted.
func characters(text string) (all []rune) {
	for _, r := range strings.ToLower(text) {
		if r <= 0xFFFF && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			all = append(all, r)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// places returns the addresses of the places of the checker on the way to each verdict. Of
// several that say the same it is the first.
func places(lib *content.Library) (all []string) {
	said := map[string]bool{}
	add := func(address string) {
		answers, _ := lib.Checker.ParseAnswers(strings.Split(address, "/"))
		if text := fmt.Sprint(outcome.Brief(lib, lib.Checker.Walk(answers)).Said()); !said[text] {
			said[text] = true
			all = append(all, address)
		}
	}
	for _, p := range lib.Checker.Reachable() {
		if p.Rule != nil && !p.Unsure() {
			add("")
			for at, c := range p.Key() + "/" {
				if c == '/' {
					add(p.Key()[:at])
				}
			}
		}
	}
	return all
}
