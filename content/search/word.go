package search

import "slices"

// word is a word of letters of a query: one of a Latin text, or the sound of Chinese
// characters in pinyin, whole, by first letters, or mixed. It is compared with a text letter
// by letter, a character as it sounds. Bit i of a set stands for the first i letters of the
// word, so that one step goes all the ways at once (Wu and Manber, Fast text searching
// allowing errors, 1992).
type word struct {
	letters []uint16
	is      [26]uint64 // the places of each letter in the word, as bits
	typo    bool       // one letter may be wrong: more, less, another, or two swapped
}

const (
	maxLetters = 62      // that the sets have room for
	minTypo    = 5       // letters of a word that may have a typing error
	maxTypo    = 100_000 // units of all bodies, if they are read for one
)

// progress says how much of a word may be matched by what was read of a text so far.
type progress struct {
	whole   uint64 // by letters and whole syllables
	short   uint64 // some syllable only by what it begins with
	erred   uint64 // with the error
	swapped uint64 // letter i+1 was read, letter i must come next
}

func (p progress) none() bool { return p.whole|p.short|p.erred|p.swapped == 0 }

// newWord makes a word of the letters of some units, which may have numbers of tones.
func newWord(units []uint16) *word {
	w := &word{}
	for _, u := range units {
		if isLetter(u) && len(w.letters) < maxLetters {
			w.is[u-'a'] |= 1 << len(w.letters)
			w.letters = append(w.letters, u)
		}
	}
	w.is['v'-'a'] |= w.is['u'-'a'] // the ü of a syllable may be typed so
	return w
}

// letter reads a letter of the text.
func (w *word) letter(p progress, c uint16) progress {
	is := w.is[c-'a']
	n := progress{whole: p.whole & is << 1, short: p.short & is << 1}
	if next := is >> 1; w.typo {
		n.erred = p.erred&is<<1 | p.swapped&is<<2 | // as typed
			p.whole | // it was not typed
			p.whole<<1 | // another one was
			p.whole&next<<2 // one more was
		n.swapped = p.whole & next
	}
	return n
}

// unit reads a unit of the text: a letter, or a character in each of its readings.
func (w *word) unit(s *Searcher, p progress, u uint16) (after progress) {
	if isLetter(u) {
		return w.letter(p, u)
	}
	end := uint64(1) << len(w.letters)
	for _, syllable := range s.chars[u].sounds {
		q := p
		for i := 0; i < len(syllable) && !q.none(); i++ {
			q = w.letter(q, uint16(syllable[i]))
			if begun := q.whole | q.short; i == 0 || i == 1 && syllable[1] == 'h' {
				after.short |= begun
			} else {
				after.short |= begun & end // the word ends within a syllable
			}
		}
		after.whole |= q.whole
		after.short |= q.short
		after.erred |= q.erred
		after.swapped |= q.swapped
	}
	return after
}

// starts returns the units that a term may begin with, some more than once.
func (t *term) starts(s *Searcher) []uint16 {
	switch w := t.word; {
	case w == nil:
		return t.units[:1]
	case w.typo:
		return slices.Concat(s.letters[:]...)
	default:
		return s.letters[w.letters[0]-'a']
	}
}

// next returns the letters that can come behind the first unit, as bits, or 0 if the term does not
// begin with it.
func (t *term) next(s *Searcher, u uint16) (letters uint32) {
	w := t.word
	if w == nil {
		return 1<<27 - 1
	}
	p := w.unit(s, progress{whole: 1}, u)
	all := p.whole | p.short | p.erred | p.swapped
	if all>>len(w.letters) != 0 || w.typo && p.whole != 0 {
		return 1<<27 - 1
	}
	for i, letter := range w.letters {
		if all>>i&1 != 0 {
			letters |= 1 << (letter - 'a')
		}
	}
	return letters | letters<<1&(1<<('v'-'a'))
}

// at returns where a match that begins at a place of a field ends, and how well it matches, or
// 0. First letters stand for characters only where people ask, and two of them only for a whole
// keyword.
func (t *term) at(s *Searcher, text []uint16, place int, kind fieldKind) (end int, quality uint8) {
	w := t.word
	if w == nil {
		if end = place + len(t.units); end <= len(text) && text[end-1] == t.units[len(t.units)-1] && text[place] == t.units[0] {
			return end, exact
		}
		return 0, 0
	}
	if w.typo && kind == inBody && s.units[inBody] > maxTypo {
		return 0, 0
	}
	begins := place == 0 || !sameWord(text[place-1], text[place])
	p, last := progress{whole: 1}, uint64(1)<<len(w.letters)
	for i := place; i < len(text) && !p.none(); i++ {
		u := text[i]
		if u == blank {
			if i == place || !begins {
				break
			}
			continue
		}
		p = w.unit(s, p, u)
		ends := i+1 == len(text) || !sameWord(u, text[i+1])
		switch {
		case p.whole&last == 0:
			if n := len(w.letters); p.short&last != 0 && i > place && (kind <= inAsked || n > 4) && (n > 2 || place == 0 && i+1 == len(text)) {
				return i + 1, byInitials
			}
			if w.typo && begins && ends && (p.erred|p.whole<<1)&last != 0 {
				return i + 1, withTypo
			}
		case !isLetter(u) && i == place:
			return i + 1, oneSound
		case !isLetter(u):
			return i + 1, bySyllable
		case begins && ends:
			return i + 1, exact
		case begins:
			return i + 1, beginning
		default:
			return i + 1, insideWord
		}
	}
	return 0, 0
}
