package script

import "slices"

// Word is a word of letters that texts are read for: one of a Latin text, or the sound of Chinese
// characters in pinyin, whole, by first letters, or mixed. It is compared with a text letter by
// letter, a character as it sounds. Bit i of a set stands for the first i letters of the word, so
// that one step goes all the ways at once (Wu and Manber, Fast text searching allowing errors,
// 1992).
type Word struct {
	Letters []uint16
	Typo    bool // one letter may be wrong: more, less, another, or two swapped

	is [26]uint64 // the places of each letter in the word, as bits
}

const maxLetters = 62 // that the sets have room for

// NewWord makes a word of the letters of some units; others, such as the numbers of tones, are left
// out.
func NewWord(units []uint16) *Word {
	w := &Word{}
	for _, u := range units {
		if IsLetter(u) && len(w.Letters) < maxLetters {
			w.is[u-'a'] |= 1 << len(w.Letters)
			w.Letters = append(w.Letters, u)
		}
	}
	return w
}

// Match says how a word stands in a text.
type Match uint8

// The ways to stand in a text.
const (
	NoMatch    Match = iota
	Exact            // as a word of its own
	Beginning        // of a word
	Inside           // a word
	OneSound         // of one character: many sound the same
	BySyllable       // of several characters
	ByInitials       // of some character only the first letter, or what its sound begins with
	WithTypo         // a word of its own, or whole syllables, with an error
)

// progress says how much of a word may be matched by what was read of a text so far.
type progress struct {
	whole   uint64 // by letters and whole syllables
	short   uint64 // some syllable only by what it begins with
	erred   uint64 // with the error
	swapped uint64 // letter i+1 was read, letter i must come next
}

func (p progress) any() uint64 { return p.whole | p.short | p.erred | p.swapped }

// letter reads a letter of the text.
func (w *Word) letter(p progress, c uint16) progress {
	is := w.is[c-'a']
	n := progress{whole: p.whole & is << 1, short: p.short & is << 1}
	if next := is >> 1; w.Typo {
		n.erred = p.erred&is<<1 | p.swapped&is<<2 | // as typed
			p.whole | // it was not typed
			p.whole<<1 | // another one was
			p.whole&next<<2 // one more was
		n.swapped = p.whole & next
	}
	return n
}

// read reads a unit of the text: a letter, or a character in each of its sounds.
func (s *Script) read(w *Word, p progress, u uint16) (after progress) {
	if IsLetter(u) {
		return w.letter(p, u)
	}
	end := uint64(1) << len(w.Letters)
	for _, syllable := range s.chars[u].sounds {
		q := p
		for i := 0; i < len(syllable) && q.any() != 0; i++ {
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

// Starts returns the units that a word may begin with, some more than once.
func (s *Script) Starts(w *Word) []uint16 {
	if w.Typo {
		return slices.Concat(s.letters[:]...)
	}
	return s.letters[w.Letters[0]-'a']
}

// NoLetter is the bit that every unit has, and the end of a text; AnyLetter are all bits.
const (
	NoLetter  = 1 << 26
	AnyLetter = 2*NoLetter - 1
)

// First returns the letters that a unit may begin with, as bits, and NoLetter.
func (s *Script) First(u uint16) uint32 { return s.chars[u].first }

// Next returns for a word that begins with a unit what must be in First of the next one, or 0 if it
// cannot begin so.
func (s *Script) Next(w *Word, u uint16) (letters uint32) {
	p := s.read(w, progress{whole: 1}, u)
	if p.any()>>len(w.Letters) != 0 || w.Typo && p.whole != 0 {
		return AnyLetter
	}
	for i, letter := range w.Letters {
		letters |= uint32(p.any()>>i&1) << (letter - 'a')
	}
	return letters
}

// At returns where a match of a word that begins at a place of a text ends, and how it stands there.
func (s *Script) At(w *Word, text []uint16, place int) (end int, m Match) {
	begins := place == 0 || !sameWord(text[place-1], text[place])
	p, last := progress{whole: 1}, uint64(1)<<len(w.Letters)
	for i := place; i < len(text) && p.any() != 0; i++ {
		u := text[i]
		if u == Blank && i > place && begins {
			continue // it need not be typed
		}
		p = s.read(w, p, u)
		ends := i+1 == len(text) || !sameWord(u, text[i+1])
		switch {
		case p.whole&last == 0:
			if p.short&last != 0 && i > place {
				return i + 1, ByInitials
			}
			if w.Typo && begins && ends && (p.erred|p.whole<<1)&last != 0 {
				return i + 1, WithTypo
			}
		case !IsLetter(u) && i == place:
			return i + 1, OneSound
		case !IsLetter(u):
			return i + 1, BySyllable
		case begins && ends:
			return i + 1, Exact
		case begins:
			return i + 1, Beginning
		default:
			return i + 1, Inside
		}
	}
	return 0, NoMatch
}
