package content

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// short is how many characters a text may have that need not be broken, and small how many
// a piece has after which there may well be a break.
const short, small = 6, 3

// longestWord is how many characters a word of the lexicon has at most.
const longestWord = 8

// Pieces cuts a text of Chinese characters into the pieces that stay whole where it has more
// than one line: a word of the lexicon, with the single characters around it. It is one piece
// in another language, or where it is short. After a punctuation mark a line ends anyway, where
// there is need: no piece does there.
func (l *Library) Pieces(text string) []string {
	if len(l.Lexicon) == 0 || utf8.RuneCountInString(text) <= short {
		return []string{text}
	}
	var pieces []string
	start, size := 0, 0 // of the present piece: where it begins, and how many characters it has
	single := false     // the last of them is no word, and belongs to what comes next
	for at := 0; at < len(text); {
		n, chars, known := l.word(text[at:])
		if chars == 0 {
			at, size, single = at+n, 0, false
			continue
		}
		alone := chars == 1
		hangs := alone && (known || !han(text[at+n:]))
		if size > 0 && !hangs && (!single || size >= small) {
			pieces = append(pieces, text[start:at])
			start, size = at, 0
		}
		at, size, single = at+n, size+chars, alone && !hangs
	}
	return append(pieces, text[start:])
}

// word returns how many bytes and Chinese characters the word has that a text begins with,
// and whether it is in the lexicon. Any other character is none.
func (l *Library) word(text string) (bytes, chars int, known bool) {
	for i, r := range text {
		if !unicode.Is(unicode.Han, r) || chars == longestWord {
			break
		}
		chars++
		end := i + utf8.RuneLen(r)
		if _, found := slices.BinarySearch(l.Lexicon, text[:end]); found {
			bytes, known = end, true
		}
	}
	if chars == 0 {
		_, bytes = utf8.DecodeRuneInString(text)
		return bytes, 0, false
	}
	if !known {
		_, bytes = utf8.DecodeRuneInString(text)
	}
	return bytes, utf8.RuneCountInString(text[:bytes]), known
}

// han reports whether a text begins with a Chinese character.
func han(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.Is(unicode.Han, r)
}
