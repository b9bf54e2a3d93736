package search

import (
	"unicode/utf16"
	"unicode/utf8"
)

// Texts and queries are folded before they are compared, to units: what is written
// differently and means the same becomes one unit, and punctuation and white space
// are left out. A character becomes one unit, one above the basic plane two.
//
// What stands between two units depends on them:
//
//   - white space stays as one space between letters or digits, so that words of
//     Latin text do not grow together;
//   - a dash or a point stays between digits, so that 1–3 is not 13; a dash may be a
//     long one, with white space around it.

// Folded forms that are no unit.
const (
	dropped = 0xFFFF
	blank   = ' '
)

// sameLetter are letters that differ by their accent, behind the one that they
// are folded to. The accents include the tones of pinyin.
var sameLetter = []string{
	"aàáâãäåāăąǎÀÁÂÃÄÅĀĂĄǍ", "cçćĉċčÇĆĈĊČ", "dďĎ", "eèéêëēĕėęěếềÈÉÊËĒĔĖĘĚ", "gĝğġģĜĞĠĢ",
	"hĥĤ", "iìíîïĩīĭįıǐÌÍÎÏĨĪĬĮİǏ", "jĵĴ", "kķĶ", "lĺļľłĹĻĽŁ", "mḿ", "nñńņňǹÑŃŅŇǸ",
	"oòóôõöøōŏőǒÒÓÔÕÖØŌŎŐǑ", "rŕŗřŔŖŘ", "sśŝşšŚŜŞŠ", "tţťŢŤ",
	"uùúûüũūŭůűųǔǖǘǚǜÙÚÛÜŨŪŬŮŰŲǓǕǗǙǛ", "wŵŴ", "yýÿŷÝŶŸ", "zźżžŹŻŽ",
}

// sameDigit are the numerals of each digit.
var sameDigit = [10]string{"零〇", "一①", "二两兩②", "三③", "四④", "五⑤", "六⑥", "七⑦", "八⑧", "九⑨"}

// marks are the ranges, first and last, of what is neither letter nor digit nor
// ideograph in the scripts that texts are likely to have.
var marks = [][2]rune{
	{0, '/'}, {':', '@'}, {'[', '`'}, {'{', 0xA9}, {0xAB, 0xB4}, {0xB6, 0xB9}, {0xBB, 0xBF}, {0xD7, 0xD7}, {0xF7, 0xF7},
	{0x2B0, 0x36F},   // accents of their own
	{0x2000, 0x20FF}, // punctuation, currencies
	{0x2190, 0x245F}, // arrows, signs
	{0x2500, 0x2BFF}, // frames, shapes, dingbats
	{0x3000, 0x3004}, {0x3008, 0x3020}, {0x3030, 0x3030}, {0x303D, 0x303F}, {0x30FB, 0x30FB},
	{0xFE00, 0xFE6F}, // variation selectors, forms for vertical lines
	{0xFF5F, 0xFF65}, {0xFFE0, 0xFFFF},
}

// foldScripts fills in what is so in every library.
func (t *Tables) foldScripts() {
	for _, m := range marks {
		for r := m[0]; r <= m[1]; r++ {
			t.units[r] = dropped
		}
	}
	for _, r := range "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000" {
		t.units[r] = blank
	}
	shift := func(from, to, by rune) {
		for r := from; r <= to; r++ {
			t.units[r] = uint16(r + by)
		}
	}
	shift('A', 'Z', 'a'-'A')
	shift(0x391, 0x3A9, 0x20) // Greek
	shift(0x410, 0x42F, 0x20) // Cyrillic
	shift(0x400, 0x40F, 0x50)
	for _, letters := range sameLetter {
		for _, r := range letters {
			t.units[r] = uint16(letters[0])
		}
	}
	for digit, numerals := range sameDigit {
		for _, r := range numerals {
			t.units[r] = uint16('0' + digit)
		}
	}
	for r := rune('!'); r <= '~'; r++ { // full width
		t.units[r-'!'+0xFF01] = t.units[r]
		if t.units[r] == 0 {
			t.units[r-'!'+0xFF01] = uint16(r)
		}
	}
}

// unit returns the folded form of a character of the basic plane.
func (t *Tables) unit(c uint16) uint16 {
	if u := t.units[c]; u != 0 {
		return u
	}
	return c
}

// fold appends the units of a text. With at, it appends there the place of each
// unit's character in the text, and at the end the length of the text.
func (t *Tables) fold(units []uint16, text string, at *[]int32) []uint16 {
	start, joint, space := len(units), uint16(0), false
	for i, r := range text {
		if r > 0xFFFF {
			hi, lo := utf16.EncodeRune(r)
			units = append(units, uint16(hi), uint16(lo))
			if at != nil {
				*at = append(*at, int32(i), int32(i))
			}
			joint, space = 0, false
			continue
		}
		u := t.unit(uint16(r))
		if u == blank {
			space = true
			if joint == '.' { // it joins only what it touches
				joint = dropped
			}
			continue
		}
		if u == dropped {
			j := joinerOf(r)
			if joint == 0 && j == '.' && !space || j == '-' && (joint == 0 || joint == '-') {
				joint = j
			} else {
				joint = dropped
			}
			continue
		}
		if len(units) > start && (joint != 0 || space) {
			before, between := units[len(units)-1], uint16(0)
			if joint != 0 && joint != dropped && isDigit(before) && isDigit(u) {
				between = joint
			} else if space && spaced(before) && spaced(u) {
				between = blank
			}
			if between != 0 {
				units = append(units, between)
				if at != nil {
					*at = append(*at, int32(i))
				}
			}
		}
		joint, space = 0, false
		units = append(units, u)
		if at != nil {
			*at = append(*at, int32(i))
		}
	}
	if at != nil {
		*at = append(*at, int32(len(text)))
	}
	return units
}

// joinerOf returns the unit of a mark that matters between digits, or dropped.
func joinerOf(r rune) uint16 {
	switch r {
	case '-', '‐', '‑', '‒', '–', '—', '−', '~', '～', '－':
		return '-'
	case '.', '．':
		return '.'
	}
	return dropped
}

func isDigit(u uint16) bool  { return u >= '0' && u <= '9' }
func isLetter(u uint16) bool { return u >= 'a' && u <= 'z' }

// spaced reports whether a unit is of a script that puts spaces between words.
func spaced(u uint16) bool { return u < 0x2E80 }

// runeEnd returns where the character at a place of a text ends.
func runeEnd(text string, at int) int {
	_, n := utf8.DecodeRuneInString(text[at:])
	return at + n
}
