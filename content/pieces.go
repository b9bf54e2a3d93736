package content

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// short is how long a text may be that fits in any line, in bytes: six Chinese characters.
// After a piece as long as small there may be a break, whatever its last character is.
const short, small = 18, 9

// Pieces cuts a text of Chinese characters into the pieces that stay whole where it has more
// than one line: a word of the lexicon, with the single characters around it. It is one piece
// in another language, or where it is short. After a punctuation mark a line ends anyway, where
// there is need: no piece does there.
func (l *Library) Pieces(text string) []string {
	if len(l.Lexicon) == 0 || len(text) <= short {
		return []string{text}
	}
	var pieces []string
	start, size := 0, 0 // of the present piece: where it begins, and how much of it is behind the last mark
	single := false     // the last character is no word, and belongs to what comes next
	for at := 0; at < len(text); {
		n := han(text[at:])
		if n == 0 {
			_, n = utf8.DecodeRuneInString(text[at:])
			at, size, single = at+n, 0, false
			continue
		}
		word := l.word(text[at:])
		hangs := word == n || word == 0 && han(text[at+n:]) == 0
		if size > 0 && !hangs && (!single || size >= small) {
			pieces = append(pieces, text[start:at])
			start, size = at, 0
		}
		n = max(n, word)
		at, size, single = at+n, size+n, word == 0
	}
	return append(pieces, text[start:])
}

// word returns how long the word of the lexicon is that a text begins with, or 0.
func (l *Library) word(text string) int {
	n := 0
	for _, w := range l.Lexicon {
		if len(w) > n && strings.HasPrefix(text, w) {
			n = len(w)
		}
	}
	return n
}

// han returns how long the Chinese character is that a text begins with, or 0.
func han(text string) int {
	r, n := utf8.DecodeRuneInString(text)
	if !unicode.Is(unicode.Han, r) {
		return 0
	}
	return n
}
