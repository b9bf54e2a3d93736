// Package lexicon finds the words of the texts of a library, so that no line breaks within
// one. It runs on the host only: what the browser gets is the list, [content.Library.Lexicon].
package lexicon

import (
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"shiming/content"

	"github.com/go-ego/gse"
	"github.com/longbridgeapp/opencc"
)

// Of returns the lexicon of a library: of the words in what may stand as a heading, on a button
// or as an option those that [content.Library.Pieces] has to know, and of the single characters
// there those that hang on the word before them, sorted. The owner's own words stay whole. There
// is none where words have gaps between them.
func Of(lib *content.Library, own []string) []string {
	if lib.Gap() != "" {
		return nil
	}
	var texts []string
	content.EachText(lib, func(path, text string) {
		if !strings.Contains(text, "。") && !prose.MatchString(path) {
			texts = append(texts, text)
		}
	})
	return needed(texts, words(texts, own))
}

// needed returns those of the words without which a text would be cut within another, or not
// often enough: every word and every end of a line costs each reader some bytes.
func needed(texts, words []string) []string {
	cut := func(text string) []string { return (&content.Library{Lexicon: words}).Pieces(text) }
	finest := make([][]string, len(texts))
	for i, text := range texts {
		finest[i] = cut(text)
	}
	for at := len(words) - 1; at >= 0; at-- {
		word := words[at]
		words = slices.Delete(words, at, at+1)
		for i, text := range texts {
			if strings.Contains(text, word) && !joins(cut(text), finest[i]) {
				words = slices.Insert(words, at, word)
				break
			}
		}
	}
	return words
}

// most is how many characters are joined to one piece.
const most = 6

// joins reports whether pieces are made of finer ones, and none of several is longer than most.
func joins(pieces, finer []string) bool {
	for _, piece := range pieces {
		whole, n := piece, 0
		for ; piece != ""; n++ {
			if n == len(finer) || !strings.HasPrefix(piece, finer[n]) {
				return false
			}
			piece = piece[len(finer[n]):]
		}
		if n > 1 && longestRun(whole) > most {
			return false
		}
		finer = finer[n:]
	}
	return true
}

// longestRun returns how many Chinese characters in a text stand together.
func longestRun(text string) int {
	longest, n := 0, 0
	for _, r := range text {
		if n++; !unicode.Is(unicode.Han, r) {
			n = 0
		}
		longest = max(longest, n)
	}
	return longest
}

// prose are the paths of what stands in paragraphs alone, or is not shown. So do sentences,
// which end with a full stop.
var prose = regexp.MustCompile(`/(keywords|answer|claims|steps|silent|hint|passages/[0-9]+/text|terms|description|picture-text|result|meaning|author|strengths|card|days|states|ways)(/|$)|^words/rules/[^/]+/(text|when)|^sources/[^/]+/title$`)

// words returns the lexicon of some texts.
func words(texts, own []string) []string {
	found := map[string]bool{}
	for _, word := range Split(strings.Join(texts, "\n"), own) {
		if utf8.RuneCountInString(word) > 1 || strings.Contains(hanging, simplified(word)) {
			found[word] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// Split returns the words of the Chinese characters in a text. An owner's own words are some of
// them.
func Split(text string, own []string) []string {
	var runs []run
	for _, r := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
		runs = append(runs, run{[]rune(r), []rune(simplified(r))})
	}
	costs := weigh(runs, own)
	var words []string
	for _, r := range runs {
		words = append(words, r.split(costs)...)
	}
	return words
}

// hanging are characters that as words of their own belong to the one before them.
const hanging = "的地得了着过吗呢吧啊么们里上下中内外前后时"

// run is a part of a text that has Chinese characters only.
type run struct{ text, simple []rune }

// unknown is what a character costs that is no word of the dictionary, and owned what one of
// the owner's words does.
const (
	unknown = 16.0
	owned   = .1
)

// split cuts a run into the words that cost least together.
func (r run) split(costs map[string]float64) []string {
	n := len(r.text)
	best, from := make([]float64, n+1), make([]int, n+1)
	for end := 1; end <= n; end++ {
		best[end] = math.Inf(1)
		for start := range end {
			cost, known := costs[string(r.simple[start:end])]
			switch {
			case known:
			case end-start == 1:
				cost = unknown
			default:
				continue
			}
			if cost += best[start]; cost < best[end] {
				best[end], from[end] = cost, start
			}
		}
	}
	var words []string
	for end := n; end > 0; end = from[end] {
		words = append(words, string(r.text[from[end]:end]))
	}
	slices.Reverse(words)
	return words
}

// weigh returns the words that are in some runs with what each costs: the rarer it is in the
// dictionary, the more.
func weigh(runs []run, own []string) map[string]float64 {
	pairs := map[string]bool{} // the first two characters of all that may be a word
	for _, r := range runs {
		for i := range r.simple {
			pairs[string(r.simple[i:min(i+2, len(r.simple))])] = true
			pairs[string(r.simple[i:i+1])] = true
		}
	}
	costs := map[string]float64{}
	for line := range strings.Lines(gse.ZhIdf) {
		word, cost, _ := strings.Cut(line, " ")
		_, size := utf8.DecodeRuneInString(word)
		_, next := utf8.DecodeRuneInString(word[size:])
		if !pairs[word[:size+next]] {
			continue
		}
		if c, err := strconv.ParseFloat(strings.TrimSpace(cost), 64); err == nil {
			costs[word] = c
		}
	}
	for _, word := range own {
		costs[simplified(word)] = owned
	}
	return costs
}

// converter makes traditional characters simplified ones.
var converter = sync.OnceValue(func() *opencc.OpenCC {
	cc, err := opencc.New("t2s")
	if err != nil {
		panic("reading the tables of opencc: " + err.Error()) // they are part of the program
	}
	return cc
})

// simplified returns a text with simplified characters, as the dictionary has them, one for
// each.
func simplified(text string) string {
	var b strings.Builder
	for _, r := range text {
		to, err := converter().Convert(string(r))
		if err != nil || utf8.RuneCountInString(to) != 1 {
			to = string(r)
		}
		b.WriteString(to)
	}
	return b.String()
}
