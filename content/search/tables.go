package search

import (
	"errors"
	"slices"
	"strconv"
	"strings"
)

// Tables are what the search has to know beforehand: which characters are written for one
// another, how they are read, and where the checker comes to a verdict. Package build makes
// the text that they are parsed from, for one library.
type Tables struct {
	// units has for each character its folded form: 0 stands for the character itself,
	// dropped for none.
	units [1 << 16]uint16

	// readers has for each folded character the place of its readings in readings;
	// place 0 is empty.
	readers  [1 << 16]uint16
	readings []reading

	// first has for each folded character the letters that its syllables start with, as
	// bits, and for a letter itself and letterFollows.
	first [1 << 16]uint32

	// byLetter are the places of the readings that begin with a letter.
	byLetter [26][]uint16

	// syllables are those of all characters, by their first letter.
	syllables [26][]string

	// verdicts are the addresses of the places with a verdict, in the order of
	// [decision.Engine.Reachable].
	verdicts []string
}

// reading is how a folded character is read.
type reading struct {
	unit      uint16
	syllables []string // without tones, ü as v, the rare ones last
	frequent  int      // so many are not rare
}

// ParseTables reads tables from lines of four kinds. "=发發髮" says that the
// characters are written for one another; "fa发法" that they are read so, "-ge可"
// that it is seldom read so; and "/state=none/role=merchant" that there is a verdict.
func ParseTables(text string) (*Tables, error) {
	t := &Tables{readings: make([]reading, 1)}
	t.foldScripts()
	for c := 'a'; c <= 'z'; c++ {
		t.first[c] = 1<<(c-'a') | letterFollows
	}
	for n, line := range strings.Split(text, "\n") {
		switch {
		case line == "":
		case line[0] == '=':
			if !t.same(line[1:]) {
				return nil, tableError(n+1, "wants characters of the basic plane")
			}
		case line[0] == '/':
			t.verdicts = append(t.verdicts, line[1:])
		default:
			line, rare := strings.CutPrefix(line, "-")
			chars := strings.TrimLeft(line, "abcdefghijklmnopqrstuvwxyz")
			syllable := line[:len(line)-len(chars)]
			if syllable == "" {
				return nil, tableError(n+1, "wants =, -, / or a syllable first")
			}
			if all := &t.syllables[syllable[0]-'a']; !slices.Contains(*all, syllable) {
				*all = append(*all, syllable)
			}
			if !t.read(syllable, chars, rare) {
				return nil, tableError(n+1, "wants characters of the basic plane")
			}
		}
	}
	return t, nil
}

func tableError(line int, text string) error {
	return errors.New("search tables:" + strconv.Itoa(line) + ": " + text)
}

// same folds characters to what the first of them is folded to.
func (t *Tables) same(chars string) bool {
	var to uint16
	for i, r := range chars {
		if !basic(r) {
			return false
		}
		if i == 0 {
			to = t.unit(uint16(r))
		} else {
			t.units[r] = to
		}
	}
	return true
}

// read adds a syllable to the readings of characters.
func (t *Tables) read(syllable, chars string, rare bool) bool {
	for _, r := range chars {
		if !basic(r) {
			return false
		}
		unit := t.unit(uint16(r))
		at := t.readers[unit]
		if at == 0 {
			at = uint16(len(t.readings))
			t.readers[unit] = at
			t.readings = append(t.readings, reading{unit: unit})
		}
		if letter := syllable[0] - 'a'; t.first[unit]>>letter&1 == 0 {
			t.first[unit] |= 1 << letter
			t.byLetter[letter] = append(t.byLetter[letter], at)
		}
		rd := &t.readings[at]
		// Folding brings characters together that may share a reading.
		known := slices.Index(rd.syllables, syllable)
		if known >= rd.frequent && !rare {
			rd.syllables = slices.Delete(rd.syllables, known, known+1)
		} else if known >= 0 {
			continue
		}
		if rare {
			rd.syllables = append(rd.syllables, syllable)
			continue
		}
		rd.syllables = slices.Insert(rd.syllables, rd.frequent, syllable)
		rd.frequent++
	}
	return true
}

// reading returns the readings of a folded character, or nil.
func (t *Tables) reading(unit uint16) *reading {
	if at := t.readers[unit]; at != 0 {
		return &t.readings[at]
	}
	return nil
}

// basic reports whether a character is one of the basic plane that can be folded.
func basic(r rune) bool { return r > ' ' && r < 0xFFFD && (r < 0xD800 || r > 0xDFFF) }
