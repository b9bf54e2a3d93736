package content

// Bounds on the letters of a word that may have a typing error. The upper one is that
// of the bits of a [progress].
const (
	fewestLetters = 5
	mostLetters   = 62
)

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
	is     ['z' + 1]uint64 // for a letter of the text the letters of the word, as bits
	all    uint64          // one bit for each number of letters
	word   []uint16
	n      int // letters of the word
}

func newTypo(t *Tables, word []uint16) *typo {
	m := &typo{tables: t, word: word, n: len(word), all: 1<<(len(word)+1) - 1}
	for i, u := range word {
		m.is[u] |= 1 << i
	}
	m.is['v'] |= m.is['u'] // the ü of a syllable may be typed so
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
// comes next does not matter.
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
	return (p.right|p.erred)>>m.n&1 != 0 || p.right>>(m.n-1)&1 != 0
}

// at returns where a match that begins at place p of a text ends, or 0.
func (m *typo) at(text []uint16, p int) (end int) {
	if p > 0 && together(text[p-1], text[p]) {
		return 0
	}
	return m.goOn(text, p+1, m.unit(progress{right: 1}, text[p]))
}

// goOn returns where a match of the word ends that was begun by what stands before
// place p of a text, or 0. A word or syllable of the text must end there.
func (m *typo) goOn(text []uint16, p int, begun progress) (end int) {
	for !begun.none() {
		if m.whole(begun) && (p == len(text) || !together(text[p-1], text[p])) {
			return p
		}
		if p == len(text) {
			break
		}
		begun = m.unit(begun, text[p])
		p++
	}
	return 0
}

// mayErr reports whether a word may have a typing error.
func (w *word) mayErr() bool {
	return w.letters && len(w.units) >= fewestLetters && len(w.units) <= mostLetters
}

// scanTypos looks for a word with a typing error in titles and keywords, and in what
// is written with letters in all texts.
func (s *Searcher) scanTypos(w *word, t int) {
	m := newTypo(s.tables, w.units)
	s.clearStarts()
	type beginning struct {
		progress
		next uint32 // letters that can follow, as bits
	}
	begun := make([]beginning, 1, len(s.tables.readings)+26)
	start := func(u uint16) {
		if p := m.unit(progress{right: 1}, u); !p.none() {
			s.fill(u, uint16(len(begun)))
			begun = append(begun, beginning{p, m.next(p)})
		}
	}
	for i := range s.tables.readings[1:] {
		start(s.tables.readings[i+1].unit)
	}
	for c := uint16('a'); c <= 'z'; c++ {
		start(c)
	}
	for i := range s.fields {
		f := &s.fields[i]
		if f.kind > inKeyword && !f.letters {
			continue
		}
		text := s.units[f.from:f.to]
		inTexts := f.kind > inKeyword
		for p := s.skip(text, 0); p < len(text); p = s.skip(text, p+1) {
			u := text[p]
			if inTexts && !isLetter(u) || p > 0 && together(text[p-1], u) {
				continue
			}
			b := &begun[s.starts[u]]
			if b.next&next(s.tables, text, p) == 0 {
				continue
			}
			if end := m.goOn(text, p+1, b.progress); end > 0 {
				s.states[f.item].found(t, mistyped, f.kind, p, end, len(text))
			}
		}
	}
}
