package search

// Bounds on the letters of a word that may have a typing error. The upper one is that
// of the bits of a [progress].
const (
	minLetters = 5
	maxLetters = 62
)

// maxTypoUnits bounds the units of the texts that are read once more for a typing error
// that no title or keyword explains: it takes as long as all the rest of a search.
const maxTypoUnits = 100_000

// progress says how much of a word of letters may be matched by what was read of a
// text so far, with one error at most: a letter more, less, another one, or two
// swapped. Bit i of a set stands for the first i letters of the word, so that one step
// goes all the ways at once, and no way is gone twice (Wu and Manber, Fast text
// searching allowing errors, 1992).
type progress struct {
	right   uint64 // without an error
	erred   uint64 // the error was made
	swapped uint64 // letter i+1 was read, letter i must come next
}

func (p progress) none() bool { return p.right|p.erred|p.swapped == 0 }

func (p progress) or(o progress) progress {
	return progress{p.right | o.right, p.erred | o.erred, p.swapped | o.swapped}
}

// typo compares a word of letters with texts. They are read letter by letter,
// characters as they sound.
type typo struct {
	tables *Tables
	word   []uint16
	is     ['z' + 1]uint64 // for a letter of the text the letters of the word, as bits
	all    uint64          // one bit for each number of letters

	// characters and letters say how a match can begin, by the place of the readings of
	// a character and by the number of a letter.
	characters []typoStart
	letters    [26]typoStart
}

// typoStart is what one unit of a text can match of a word.
type typoStart struct {
	progress
	next uint32 // letters that can follow, as bits
}

func newTypo(t *Tables, word []uint16) *typo {
	m := &typo{tables: t, word: word, all: 1<<(len(word)+1) - 1, characters: make([]typoStart, len(t.readings))}
	for i, u := range word {
		m.is[u] |= 1 << i
	}
	m.is['v'] |= m.is['u'] // the ü of a syllable may be typed so
	start := func(u uint16) typoStart {
		p := m.unit(progress{right: 1}, u)
		return typoStart{p, m.next(p)}
	}
	for i := range t.readings[1:] {
		m.characters[i+1] = start(t.readings[i+1].unit)
	}
	for i := range m.letters {
		m.letters[i] = start('a' + uint16(i))
	}
	return m
}

// letter reads a letter of the text.
func (m *typo) letter(p progress, c byte) progress {
	is, next := m.is[c], m.is[c]>>1
	return progress{
		right: p.right & is << 1,
		erred: p.erred&is<<1 | p.swapped&is<<2 | // as typed
			p.right | // it was not typed
			p.right<<1&m.all | // another one was
			p.right&next<<2, // one more was
		swapped: p.right & next,
	}
}

// unit reads a unit of the text: a letter, or a character in each of its readings.
func (m *typo) unit(p progress, u uint16) (after progress) {
	if isLetter(u) {
		return m.letter(p, byte(u))
	}
	if r := m.tables.reading(u); r != nil {
		for _, syllable := range r.syllables {
			q := p
			for i := 0; i < len(syllable) && !q.none(); i++ {
				q = m.letter(q, syllable[i])
			}
			after = after.or(q)
		}
	}
	return after
}

// next returns the letters that can be read next, as bits, or anyFollow too if what
// comes next does not matter, or 0 if nothing can.
func (m *typo) next(p progress) (letters uint32) {
	if p.right != 0 || m.whole(p) {
		return 1<<26 - 1 | anyFollow
	}
	for i, u := range m.word {
		if (p.erred|p.swapped)>>i&1 != 0 {
			letters |= 1 << (u - 'a')
			if u == 'u' {
				letters |= 1 << ('v' - 'a')
			}
		}
	}
	return letters
}

// whole reports whether the word may end here. One letter more may have been typed at
// its end.
func (m *typo) whole(p progress) bool {
	return (p.right|p.erred)>>len(m.word)&1 != 0 || p.right>>(len(m.word)-1)&1 != 0
}

// at returns where a match that begins at place p of a text ends, or 0. A word or
// syllable of the text must begin and end there.
func (m *typo) at(text []uint16, p int) (end int) {
	u := text[p]
	b := &m.characters[m.tables.readers[u]]
	if isLetter(u) {
		b = &m.letters[u-'a']
	}
	if b.next&next(m.tables, text, p) == 0 || p > 0 && sameWord(text[p-1], u) {
		return 0
	}
	for now := b.progress; !now.none(); now = m.unit(now, text[p]) {
		if p++; m.whole(now) && (p == len(text) || !sameWord(text[p-1], text[p])) {
			return p
		}
		if p == len(text) {
			break
		}
	}
	return 0
}

// mayHaveTypo reports whether a word may have a typing error.
func (w *word) mayHaveTypo() bool {
	return w.letters && len(w.units) >= minLetters && len(w.units) <= maxLetters
}

// scanTypos looks for a word with a typing error in titles and keywords, and in what
// is written with letters in all texts, or everywhere.
func (s *Searcher) scanTypos(w *word, t int, everywhere bool) {
	m := newTypo(s.tables, w.units)
	w.typo = m
	s.clearStarts()
	for i := range m.characters {
		if m.characters[i].next != 0 {
			s.fill(s.tables.readings[i].unit, 1)
		}
	}
	for i := range m.letters {
		if m.letters[i].next != 0 {
			s.fill('a'+uint16(i), 1)
		}
	}
	for i := range s.fields {
		f := &s.fields[i]
		inTexts := f.kind > inKeyword && !everywhere
		if inTexts && !f.letters {
			continue
		}
		text := s.units[f.from:f.to]
		for p := s.skip(text, 0); p < len(text); p = s.skip(text, p+1) {
			if inTexts && !isLetter(text[p]) {
				continue
			}
			if end := m.at(text, p); end > 0 {
				s.states[f.item].found(t, withTypo, f.kind, p, end, len(text))
			}
		}
	}
}
