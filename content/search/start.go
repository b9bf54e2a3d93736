package search

import "slices"

// fillStarts fills in what the words of a query can begin with.
func (s *Searcher) fillStarts(q *query) {
	s.clearStarts()
	for i := range q.words {
		s.start(&q.words[i], i)
	}
	if q.phrase.units != nil {
		s.start(&q.phrase, phraseWord)
	}
	s.number(q)
}

// start fills in what a word can begin with.
func (s *Searcher) start(w *word, t int) {
	if s.follow[t] == nil {
		s.follow[t] = make([]uint32, len(s.tables.readings))
	}
	for _, spelling := range w.spellings {
		s.fill(spelling[0], 1<<t)
		s.follow[t][s.tables.readers[spelling[0]]] = anyFollow
	}
	if !w.mayBePinyin || !isLetter(w.units[0]) {
		return
	}
	continuations := s.continuations(w)
	for _, i := range s.tables.byLetter[w.units[0]-'a'] {
		r := &s.tables.readings[i]
		if s.follow[t][i] = w.follow(r, continuations); s.follow[t][i] != 0 {
			s.fill(r.unit, 1<<t)
		}
	}
}

// Beside the letters that a character can be read with, one bit stands for a letter of
// the text, and one for what the letters do not tell.
const (
	letterFollows = 1 << 30
	anyFollow     = 1 << 31
)

// continuations returns what can come in a text at each letter of a word, as bits, if that
// is to go on to the end of the word. “nig” can only be one character and the beginning of
// another, and “himing” nothing: no character is read hi, and none begins with i.
func (s *Searcher) continuations(w *word) []uint32 {
	continuations := make([]uint32, len(w.units)+1)
	continuations[len(w.units)] = anyFollow
	for i := len(w.units) - 1; i >= 0; i-- {
		if !isLetter(w.units[i]) {
			continuations[i] = anyFollow
			continue
		}
		rest, first := w.units[i:], w.units[i]-'a'
		if pairs := s.latin[first]; pairs != 0 && (len(rest) == 1 || !isLetter(rest[1]) || pairs>>(rest[1]-'a')&1 != 0) {
			continuations[i] = letterFollows
		}
		for _, syllable := range s.tables.syllables[first] {
			n := commonPrefix(syllable, rest)
			if n == len(rest) || n == len(syllable) && continuations[i+n] != 0 ||
				continuations[i+1] != 0 || n > 1 && syllable[1] == 'h' && continuations[i+2] != 0 {
				continuations[i] |= 1 << first
				break
			}
		}
	}
	return continuations
}

// next returns what comes after place p of a text, as bits. Most places that a word could
// begin at end here.
func next(t *Tables, text []uint16, p int) uint32 {
	if p+1 == len(text) {
		return anyFollow
	}
	return t.first[text[p+1]] | anyFollow
}

// follow returns what can come after a character where a word begins with one of its
// readings, as bits.
func (w *word) follow(r *reading, continuations []uint32) uint32 {
	var letters uint32
	for _, syllable := range r.syllables {
		n := commonPrefix(syllable, w.units)
		for i := 1; i <= n; i++ {
			if i == 1 || i == len(syllable) || i == len(w.units) || i == 2 && syllable[1] == 'h' {
				letters |= continuations[i]
			}
		}
	}
	return letters
}

// number gives numbers to the characters of Chinese words and to the pairs of them.
func (s *Searcher) number(q *query) {
	for a := range s.pairs {
		clear(s.pairs[a][:])
	}
	chars, pairs := uint16(0), uint8(0)
	for i := range q.words {
		w, before := &q.words[i], uint16(0)
		if !slices.ContainsFunc(w.units, func(u uint16) bool { return !spaced(u) }) {
			continue
		}
		for _, u := range w.units {
			if spaced(u) && !isDigit(u) {
				before = 0
				continue
			}
			c := s.starts[u] >> charShift
			if c == 0 && chars < maxGrams {
				chars++
				c = chars
				s.fill(u, c<<charShift)
			}
			w.chars |= 1 << c &^ 1
			if before != 0 && c != 0 {
				if s.pairs[before][c] == 0 && pairs < maxGrams {
					pairs++
					s.pairs[before][c] = pairs
				}
				w.pairs |= 1 << s.pairs[before][c] &^ 1
			}
			before = c
		}
	}
	s.numbered = chars > 0
}

func (s *Searcher) fill(unit, bits uint16) {
	if s.starts[unit] == 0 {
		s.filled = append(s.filled, unit)
	}
	s.starts[unit] |= bits
}

func (s *Searcher) clearStarts() {
	for _, u := range s.filled {
		s.starts[u] = 0
	}
	s.filled = s.filled[:0]
}
