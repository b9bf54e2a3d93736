package content

import "slices"

// begin fills in what the words of a query can begin with.
func (s *Searcher) begin(q *query) {
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
	for _, spelling := range w.spellings {
		s.fill(spelling[0], 1<<t)
	}
	if s.follow[t] == nil {
		s.follow[t] = make([]uint32, len(s.tables.readings))
	}
	sounds := w.sounds && isLetter(w.units[0])
	for i := range s.tables.readings {
		s.follow[t][i] = anyFollow
		if r := &s.tables.readings[i]; sounds && s.tables.first[r.unit]>>(w.units[0]-'a')&1 != 0 {
			s.follow[t][i] = w.follow(r)
			s.fill(r.unit, 1<<t)
		}
	}
}

// anyFollow stands for what the letters do not tell.
const anyFollow = 1 << 31

// next returns the letters that what comes after place p of a text can be read with, as
// bits. Most places that a word could begin at end here.
func next(t *Tables, text []uint16, p int) uint32 {
	if p+1 == len(text) {
		return anyFollow
	}
	return t.first[text[p+1]] | anyFollow
}

// follow returns the letters that can come after a character where a word begins with
// one of its readings, as bits.
func (w *word) follow(r *reading) uint32 {
	var letters uint32
	for _, syllable := range r.syllables {
		n := common(syllable, w.units)
		for i := 1; i <= n; i++ {
			switch {
			case i > 1 && i < len(syllable) && i < len(w.units) && (i > 2 || syllable[1] != 'h'):
			case i == len(w.units) || !isLetter(w.units[i]):
				letters |= anyFollow
			default:
				letters |= 1 << (w.units[i] - 'a')
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
			if c == 0 && chars < mostGrams {
				chars++
				c = chars
				s.fill(u, c<<charShift)
			}
			w.chars |= 1 << c &^ 1
			if before != 0 && c != 0 {
				if s.pairs[before][c] == 0 && pairs < mostGrams {
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
