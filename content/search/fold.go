package search

import "unicode"

// Texts and queries are folded before they are compared, to units: what is written
// differently and means the same becomes one unit, and punctuation is left out. White space
// stays as one space between letters or digits, so that words of Latin text do not grow
// together, and a dash or a point between digits, so that 1–3 is not 13.

// Folded forms that are no unit.
const (
	blank   = ' '
	dropped = 0xFFFF
)

// fold returns the units of a text, and the place of each unit's character in it.
func (s *Searcher) fold(text string) (units []uint16, at []int32) {
	units, at = make([]uint16, 0, len(text)/2), make([]int32, 0, len(text)/2)
	joint, space := uint16(0), false // what came since the last unit
	add := func(u uint16, i int) { units, at = append(units, u), append(at, int32(i)) }
	for i, r := range text {
		switch u := s.unit(r); u {
		case blank:
			if space = true; joint == '.' { // it joins only what it touches
				joint = dropped
			}
		case dropped, '-', '.':
			if joint != 0 && joint != u || u == '.' && (space || joint != 0) {
				u = dropped
			}
			joint = u
		default:
			n := len(units)
			if n > 1 && isDigit(u) && (units[n-1] == '到' || units[n-1] == '至') && isDigit(units[n-2]) {
				units[n-1] = '-'
			} else if n > 0 && (joint == '-' || joint == '.') && isDigit(units[n-1]) && isDigit(u) {
				add(joint, i)
			} else if n > 0 && space && spaced(units[n-1]) && spaced(u) {
				add(blank, i)
			}
			joint, space = 0, false
			add(u, i)
		}
	}
	return units, at
}

// unit returns what a character is folded to. Those that the index does not know are in no
// text: only what is written without spaces counts as something that was looked for.
func (s *Searcher) unit(r rune) uint16 {
	switch {
	case r <= 0xFFFF && s.folded[r] != 0:
		return s.folded[r]
	case unicode.IsSpace(r):
		return blank
	case r < firstUnspaced, r >= 0x3000 && r < 0x3040, r >= 0xFE00 && r <= 0xFFFF, r >= 0xE0000:
		return dropped
	case r > 0xFFFF:
		return 0xE000 | uint16(r)&0xFFF // some share one
	}
	return uint16(r)
}

// firstUnspaced is the first character of the scripts that put no spaces between words.
const firstUnspaced = 0x2E80

func isDigit(u uint16) bool  { return u >= '0' && u <= '9' }
func isLetter(u uint16) bool { return u >= 'a' && u <= 'z' }
func spaced(u uint16) bool   { return u < firstUnspaced }

// sameWord reports whether two neighbors are of one word of letters or one number.
func sameWord(a, b uint16) bool {
	if isDigit(a) || isDigit(b) {
		return isDigit(a) && isDigit(b)
	}
	return spaced(a) && spaced(b) && a > '.' && b > '.'
}
