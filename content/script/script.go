// Package script reads texts as a search needs it: what is written differently and means the
// same becomes the same units, and a word of letters is found as it stands, or as Chinese
// characters sound. It goes into the wasm; package lexicon makes its table, on the host.
package script

import (
	"slices"
	"unicode"
)

// Table says how characters are written and read.
type Table struct {
	Same   []string          `json:"same"`   // those that are written for one another: 发发髮
	Sounds map[string]string `json:"sounds"` // by syllable, without tone and with v for ü, those that are read so
}

// A unit is what a character is folded to. Punctuation is left out. White space stays as one
// blank between letters or digits, so that words of Latin text do not grow together, and a dash or
// a point between digits, so that 1–3 is not 13. A unit below firstChar is an ASCII letter or
// digit, or one of these; the others are places in [Script.chars].
const (
	Blank     = ' '
	dropped   = 1 // no unit
	firstChar = 128
)

// Script folds texts. It is not safe for concurrent use.
type Script struct {
	folded  [1 << 16]uint16 // what each character is folded to, or 0 if that is not known yet
	chars   []char
	letters [26][]uint16 // each letter, and the units with a sound that begins with it

	units  []uint16 // of the last text
	places []int32
}

// char is what a unit stands for.
type char struct {
	r      rune
	sounds []string
	first  uint32 // see [Script.First]
}

// New returns a script with a table.
func New(t *Table) *Script {
	s := &Script{}
	for r := range rune(firstChar) {
		if u := s.char(r); IsLetter(u) || IsDigit(u) {
			s.folded[u] = u
		}
	}
	s.chars[Blank].first = AnyLetter // a match may go on behind it
	for c := range s.letters {
		s.sound(uint16('a'+c), string(rune('a'+c)))
	}
	for _, same := range t.Same {
		chars := []rune(same)
		u := uint16(chars[0])
		if u >= firstChar {
			u = s.char(chars[0])
		}
		for _, r := range chars {
			s.folded[uint16(r)] = u
		}
	}
	for syllable, chars := range t.Sounds {
		for _, r := range chars {
			s.sound(s.unit(r), syllable)
		}
	}
	return s
}

// char adds a character.
func (s *Script) char(r rune) uint16 {
	s.chars = append(s.chars, char{r: r, first: NoLetter})
	return uint16(len(s.chars) - 1)
}

// sound adds a sound of a unit.
func (s *Script) sound(u uint16, syllable string) {
	if slices.Contains(s.chars[u].sounds, syllable) {
		return // of another character that is folded to it
	}
	c := syllable[0] - 'a'
	s.letters[c] = append(s.letters[c], u)
	s.chars[u].sounds = append(s.chars[u].sounds, syllable)
	s.chars[u].first |= 1 << c
}

// Units is how many units there are.
func (s *Script) Units() int { return len(s.chars) }

// Fold returns the units of a text, and the place of each unit's character in it, of one that
// stands between two the place of the second. They are overwritten by the next call.
func (s *Script) Fold(text string) (units []uint16, at []int32) {
	units, at = s.units[:0], s.places[:0]
	joint, space := uint16(0), false // what came since the last unit
	for i, r := range text {
		u, between := s.unit(r), uint16(0)
		switch u {
		case Blank:
			if space = true; joint == '.' { // it joins only what it touches
				joint = dropped
			}
			continue
		case dropped, '-', '.':
			if joint != 0 && joint != u || u == '.' && (space || joint != 0) {
				u = dropped
			}
			joint = u
			continue
		}
		if n := len(units); n > 0 && (space || joint != 0) {
			if (joint == '-' || joint == '.') && IsDigit(units[n-1]) && IsDigit(u) {
				between = joint
			} else if space && units[n-1] < firstChar && u < firstChar {
				between = Blank
			}
			if between != 0 {
				units, at = append(units, between), append(at, int32(i))
			}
		}
		joint, space = 0, false
		units, at = append(units, u), append(at, int32(i))
	}
	s.units, s.places = units, at
	return units, at
}

// unit returns what a character is folded to. What the table does not know is in no text: it
// counts as something that was looked for only where it is of a script without spaces.
func (s *Script) unit(r rune) uint16 {
	if r > 0xFFFF && r < 0xE0000 {
		r = 0xE000 | r&0xFFF // some share one
	}
	switch u := &s.folded[uint16(r)]; {
	case r >= 0xE0000: // selectors of variants
		return dropped
	case *u != 0:
	case unicode.IsSpace(r):
		*u = Blank
	case r < 0x2E80, r >= 0x3000 && r < 0x3040, r >= 0xFE00:
		*u = dropped
	default:
		*u = s.char(r)
	}
	return s.folded[uint16(r)]
}

// Text returns units as text.
func (s *Script) Text(units []uint16) string {
	var text []rune
	for _, u := range units {
		text = append(text, s.chars[u].r)
	}
	return string(text)
}

// IsDigit reports whether a unit is one, IsLetter whether it is one of a to z.
func IsDigit(u uint16) bool  { return u >= '0' && u <= '9' }
func IsLetter(u uint16) bool { return u >= 'a' && u <= 'z' }

// sameWord reports whether two neighbors are of one word of letters or one number.
func sameWord(a, b uint16) bool { return IsLetter(a) && IsLetter(b) || IsDigit(a) && IsDigit(b) }

// Find returns where a text has others, from a place on, or -1. Words of letters, and numbers,
// count only whole.
func Find(text, other []uint16, from int) int {
	for i := from; len(other) > 0 && i+len(other) <= len(text); i++ {
		n := 0
		for n < len(other) && text[i+n] == other[n] {
			n++
		}
		if end := i + n; n == len(other) && (i == 0 || !sameWord(text[i-1], text[i])) && (end == len(text) || !sameWord(text[end-1], text[end])) {
			return i
		}
	}
	return -1
}
