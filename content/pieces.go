package content

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lengths in bytes; a Chinese character has three. A text that is short fits in any line. Two
// words that are small together are not cut apart, since each end costs every page some bytes.
// After a piece of the full length a line may end whatever its last character is.
const short, small, full = 18, 12, 9

// Pieces cuts a text of Chinese characters into the pieces that stay whole where it has more
// than one line: words of the lexicon, with the single characters around them. It is one piece
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
		if size > 0 && !hangs && (size >= full || !single && (word == 0 || size+word > small)) {
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
