package search

import "unicode"

// Texts and queries are folded before they are compared, to units: what is written
// differently and means the same becomes one unit, and punctuation is left out. White space
// stays as one space between letters or digits, so that words of Latin text do not grow
// together, and a dash or a point between digits, so that 1–3 is not 13.

// A unit below firstChar is an ASCII letter or digit, or one of these; the others are places in
// [Searcher.chars].
const (
	blank     = ' '
	dropped   = 1 // no unit
	firstChar = 128
)

// fold returns the units of a text, and the place of each unit's character in it. They are
// overwritten by the next call.
func (s *Searcher) fold(text string) (units []uint16, at []int32) {
	units, at = s.buffer[:0], s.places[:0]
	joint, space := uint16(0), false // what came since the last unit
	for i, r := range text {
		u, between := s.unit(r), uint16(0)
		switch u {
		case blank:
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
			if (joint == '-' || joint == '.') && isDigit(units[n-1]) && isDigit(u) {
				between = joint
			} else if space && spaced(units[n-1]) && spaced(u) {
				between = blank
			}
			if between != 0 {
				units, at = append(units, between), append(at, int32(i))
			}
		}
		joint, space = 0, false
		units, at = append(units, u), append(at, int32(i))
	}
	s.buffer, s.places = units, at
	return units, at
}

// unit returns what a character is folded to. What the index does not know is in no text: it
// counts as something that was looked for only where it is of a script without spaces.
func (s *Searcher) unit(r rune) uint16 {
	if r > 0xFFFF && r < 0xE0000 {
		r = 0xE000 | r&0xFFF // some share one
	}
	switch u := &s.folded[uint16(r)]; {
	case r >= 0xE0000: // selectors of variants
		return dropped
	case *u != 0:
		return *u
	case unicode.IsSpace(r):
		*u = blank
	case r < 0x2E80, r >= 0x3000 && r < 0x3040, r >= 0xFE00:
		*u = dropped
	default:
		*u = s.char(r)
	}
	return s.folded[uint16(r)]
}

// char adds a character.
func (s *Searcher) char(r rune) uint16 {
	s.chars = append(s.chars, char{r: r, first: any})
	return uint16(len(s.chars) - 1)
}

func isDigit(u uint16) bool  { return u >= '0' && u <= '9' }
func isLetter(u uint16) bool { return u >= 'a' && u <= 'z' }
func spaced(u uint16) bool   { return u < firstChar }

// sameWord reports whether two neighbors are of one word of letters or one number.
func sameWord(a, b uint16) bool {
	if isDigit(a) || isDigit(b) {
		return isDigit(a) && isDigit(b)
	}
	return spaced(a) && spaced(b) && a > '.' && b > '.'
}

// text returns units as text.
func (s *Searcher) text(units []uint16) string {
	var text []rune
	for _, u := range units {
		text = append(text, s.chars[u].r)
	}
	return string(text)
}
