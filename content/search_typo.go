package content

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

// begins reports whether a word that begins with the letters a and b, b 0 if there is
// one letter only, can be the typed one.
func begins(a, b uint16, w *word) bool {
	first, second := w.units[0], w.units[1]
	switch {
	case same(a, first) || b == 0:
		return true
	case same(a, second): // one letter more, or the two are swapped
		return same(b, first) || same(b, w.units[2])
	}
	return same(b, second) || same(b, first)
}

// scanTypos looks for a word with a typing error in titles and keywords, and in what
// is written with letters in all texts.
func (s *Searcher) scanTypos(w *word, t int) {
	s.clearStarts()
	for i := range s.tables.readings {
		r := &s.tables.readings[i]
		for _, syllable := range r.syllables {
			second := byte(0)
			if len(syllable) > 1 {
				second = syllable[1]
			}
			if begins(uint16(syllable[0]), uint16(second), w) {
				s.fill(r.unit, 1)
				break
			}
		}
	}
	for c := uint16('a'); c <= 'z'; c++ {
		s.fill(c, 1)
	}
	m := &typo{tables: s.tables}
	from, item := 0, 0
	for i, f := range s.fields {
		for item+1 < len(s.items) && s.items[item+1].field <= i {
			item++
		}
		text := s.units[from:f.end]
		from = f.end
		for p, u := range text {
			if f.kind > inKeyword && !isLetter(u) || s.starts[u] == 0 {
				continue
			}
			if end := m.at(text, p, w); end > 0 {
				s.states[item].found(t, mistyped, f.kind, p, end, len(text))
			}
		}
	}
}
