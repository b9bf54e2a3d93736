package search

// quality says how a word was found.
type quality uint8

// The qualities, the best last.
const (
	notFound   quality = iota
	byInitials         // letters stand for the beginnings of syllables, or a rare reading
	insideWord         // in the middle of a word
	withTypo           // with one typing error
	byPinyin           // letters stand for whole syllables
	exact
)

// maxSteps bounds the ways that are tried from one place of a text.
const maxSteps = 400

// matcher compares a word with a text from one place on.
type matcher struct {
	tables *Tables
	text   []uint16
	word   []uint16

	aligned     bool // the place is where a word of the text begins
	mayBePinyin bool
	steps       int

	end  int // where the best match ends
	best quality
}

// at looks for a spelling of a word at a place of a text and returns where the match
// ends and how it was found.
func (m *matcher) at(text []uint16, place int, w *word, spelling []uint16) (end int, q quality) {
	m.text, m.word, m.mayBePinyin = text, spelling, w.mayBePinyin
	m.aligned = place == 0 || !sameWord(text[place-1], text[place])
	m.steps, m.best, m.end = 0, notFound, place
	m.from(place, 0, exact)
	return m.end, m.best
}

// from matches the word from its unit i on with the text from place p on. q is the
// quality of what is before.
func (m *matcher) from(p, i int, q quality) {
	for {
		if i == len(m.word) {
			m.found(p, q)
			return
		}
		if m.steps++; q <= m.best || m.steps > maxSteps {
			return
		}
		u := m.word[i]
		if u == blank { // between the words of a phrase; it need not be in the text
			if i++; p < len(m.text) && m.text[p] == blank {
				p++
			}
			continue
		}
		if p == len(m.text) {
			return
		}
		c := m.text[p]
		if c == blank && i > 0 { // nor need one that is in the text be typed
			if !m.aligned {
				return
			}
			p++
			continue
		}
		if m.mayBePinyin && isLetter(u) {
			if r := m.tables.reading(c); r != nil && m.tables.first[c]>>(u-'a')&1 != 0 {
				m.sound(r, p, i, q)
			}
		}
		if c != u {
			return
		}
		p++
		i++
	}
}

// sound matches the word from its letter i on with the readings of the character at
// place p: a whole syllable, with its tone or without; the beginning of one where the
// word ends; or its first letter or its zh, ch or sh. A rare reading is as weak a match
// as a first letter.
func (m *matcher) sound(r *reading, p, i int, q quality) {
	rest := m.word[i:]
	for k, s := range r.syllables {
		n := commonPrefix(s, rest)
		if n == 0 {
			continue
		}
		read := min(q, byPinyin)
		if k >= r.frequent {
			read = min(q, byInitials)
		}
		if n == len(s) {
			next := i + n
			m.from(p+1, next, read)
			if next < len(m.word) && m.word[next] >= '1' && m.word[next] <= '5' {
				m.from(p+1, next+1, read)
			}
		} else if n == len(rest) && (n > 1 || i > 0) {
			m.found(p+1, read)
		}
		if m.best >= byInitials {
			if m.best >= min(q, byPinyin) {
				return
			}
			continue
		}
		if len(s) > 1 && m.canContinue(p+1, i+1) {
			m.from(p+1, i+1, byInitials)
		}
		if n > 1 && len(s) > 2 && s[1] == 'h' && m.canContinue(p+1, i+2) {
			m.from(p+1, i+2, byInitials)
		}
	}
}

// canContinue reports whether it is worth the while to match the word from its letter i on
// with the text from place p on.
func (m *matcher) canContinue(p, i int) bool {
	if i == len(m.word) || p == len(m.text) || !isLetter(m.word[i]) {
		return true
	}
	return m.text[p] == blank || m.tables.first[m.text[p]]>>(m.word[i]-'a')&1 != 0
}

// sameWord reports whether two neighbors are of one word of letters or one number.
func sameWord(a, b uint16) bool {
	if isDigit(a) || isDigit(b) {
		return isDigit(a) && isDigit(b)
	}
	return spaced(a) && spaced(b) && a > '.' && b > '.'
}

func (m *matcher) found(end int, q quality) {
	if q == exact && !m.aligned {
		q = insideWord
	}
	if q > m.best {
		m.best, m.end = q, end
	}
}

// commonPrefix returns how many letters of a syllable the word begins with. The ü of a
// syllable, written v, may be typed as u.
func commonPrefix(syllable string, word []uint16) int {
	n := 0
	for n < len(syllable) && n < len(word) {
		if c := uint16(syllable[n]); c != word[n] && (c != 'v' || word[n] != 'u') {
			break
		}
		n++
	}
	return n
}
