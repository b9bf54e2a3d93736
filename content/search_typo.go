package content

import "slices"

// fewestLetters is the length from which on a word may have a typing error.
const fewestLetters = 5

// typo compares a word of letters with a text from one place on and forgives one
// error: a letter more, less, another one, or two swapped. The text is read letter by
// letter, characters as they sound; it must end with a word or syllable where the
// typed word does.
type typo struct {
	tables *Tables
	text   []uint16
	word   []uint16
	end    int // of the match, 0 if there is none

	// reached tells that the text ended before the word did, without a second error.
	reached bool
}

// at returns where a match from a place of the text ends, or 0.
func (m *typo) at(text []uint16, place int, w *word) int {
	if place > 0 && together(text[place-1], text[place]) {
		return 0
	}
	m.text, m.word, m.end = text, w.units, 0
	m.walk(place, "", 0, false, 0)
	return m.end
}

// walk goes on where i letters of the word are matched. rest is what is left of the
// syllable before p. erred tells that the error was made, and swapped is the letter
// that must come next because two were swapped, or 0.
func (m *typo) walk(p int, rest string, i int, erred bool, swapped uint16) {
	if m.end > 0 {
		return
	}
	for swapped == 0 && rest != "" { // what needs no choice
		if i == len(m.word) || !same(uint16(rest[0]), m.word[i]) {
			if erred {
				return
			}
			break
		}
		rest = rest[1:]
		i++
	}
	if rest != "" {
		m.letter(uint16(rest[0]), p, rest[1:], i, erred, swapped)
		return
	}
	if swapped == 0 && (i == len(m.word) || i == len(m.word)-1 && !erred) &&
		(p == len(m.text) || !together(m.text[p-1], m.text[p])) {
		m.end = p
		return
	}
	if p == len(m.text) {
		m.reached = true
		return
	}
	c := m.text[p]
	if isLetter(c) {
		m.letter(c, p+1, "", i, erred, swapped)
	} else if r := m.tables.reading(c); r != nil {
		for _, s := range r.syllables {
			m.letter(uint16(s[0]), p+1, s[1:], i, erred, swapped)
		}
	}
}

// letter matches a letter of the text. p and rest say what comes after it.
func (m *typo) letter(a uint16, p int, rest string, i int, erred bool, swapped uint16) {
	switch {
	case swapped != 0:
		if same(a, swapped) {
			m.walk(p, rest, i+2, true, 0)
		}
		return
	case i < len(m.word) && same(a, m.word[i]):
		m.walk(p, rest, i+1, erred, 0)
		return
	case erred:
		return
	}
	m.walk(p, rest, i, true, 0) // it was not typed
	if i == len(m.word) {
		return
	}
	m.walk(p, rest, i+1, true, 0) // another one was
	if i+1 < len(m.word) && same(a, m.word[i+1]) {
		m.walk(p, rest, i, true, m.word[i])
		m.walk(p, rest, i+2, true, 0) // one more was
	}
}

// same reports whether a letter of the text was typed as another. The ü of a syllable
// is written v and may be typed as u.
func same(letter, typed uint16) bool { return letter == typed || letter == 'v' && typed == 'u' }

// scanTypos looks for a word with a typing error in titles and keywords, and in what
// is written with letters in all texts.
func (s *Searcher) scanTypos(w *word, t int) {
	s.clearStarts()
	m := &typo{tables: s.tables}
	strange := make([]int, len(s.tables.readings))
	short := make([]bool, len(s.tables.readings))
	for i := range s.tables.readings {
		r := &s.tables.readings[i]
		strange[i] = w.strange(r)
		short[i] = !slices.ContainsFunc(r.syllables, func(s string) bool { return len(s)+1 >= len(w.units) })
		if strange[i] < 2 && slices.ContainsFunc(r.syllables, w.mayBegin) {
			m.reached = false
			if m.at([]uint16{r.unit}, 0, w) > 0 || m.reached {
				s.fill(r.unit, 1)
			}
		}
	}
	for c := uint16('a'); c <= 'z'; c++ {
		s.fill(c, 1)
	}
	s.eachField(func(i int, f field, text []uint16) {
		if f.kind > inKeyword && !f.letters {
			return
		}
		for p, u := range text {
			if s.starts[u] == 0 || f.kind > inKeyword && !isLetter(u) {
				continue
			}
			// Where the word is longer than one character, the next one must fit too.
			if a := s.tables.readers[u]; a != 0 && short[a] {
				if p+1 == len(text) {
					continue
				}
				if b := s.tables.readers[text[p+1]]; b != 0 && strange[a]+strange[b] > 1 {
					continue
				}
			}
			if end := m.at(text, p, w); end > 0 {
				s.states[i].found(t, mistyped, f.kind, p, end, len(text))
			}
		}
	})
}

// strange returns how many letters a syllable has, at least, that the word has not.
func (w *word) strange(r *reading) int {
	least := 9
	for _, syllable := range r.syllables {
		n := 0
		for i := range len(syllable) {
			if !slices.ContainsFunc(w.units, func(u uint16) bool { return same(uint16(syllable[i]), u) }) {
				n++
			}
		}
		least = min(least, n)
	}
	return least
}

// mayBegin reports whether the word, with an error, may begin with a syllable.
func (w *word) mayBegin(syllable string) bool {
	first, second, a := w.units[0], w.units[1], uint16(syllable[0])
	if same(a, first) || len(syllable) == 1 {
		return true
	}
	b := uint16(syllable[1])
	if same(a, second) { // one letter more, or the two are swapped
		return same(b, first) || same(b, w.units[2])
	}
	return same(b, second) || same(b, first)
}
