package content

import (
	"math/bits"
	"slices"
)

// phraseWord is the number of the phrase among the words.
const phraseWord = mostWords

// state is what was found of a query in one item.
type state struct {
	// score and quality are those of the best match of each word, 0 if there is none.
	score   [mostWords + 1]uint8
	quality [mostWords + 1]quality

	// chars and pairs are what is there of the words, as bits: in the title, in the
	// keywords, and in the rest.
	chars, pairs [3]uint64
}

// scanner is what a pass over the texts needs.
type scanner struct {
	states []state // for each item

	// starts has for each unit a bit for each word that can begin with it, and above
	// them the number of the character in the query, from 1 on.
	starts [1 << 16]uint16
	filled []uint16 // units in starts

	// follow has for each word and each of the readings the letters that can come
	// next, as bits; some words cannot tell.
	follow [mostWords + 1][]uint32

	// pairs has for two characters of the query the number of their pair, from 1 on.
	pairs [mostGrams + 1][mostGrams + 1]uint8

	// shown and shownAt are the units of a text that is shown, and where they are in
	// it.
	shown   []uint16
	shownAt []int32
}

const (
	wordBits  = 1<<(mostWords+1) - 1
	charShift = mostWords + 1
)

// scores say how much a match is worth: in the title, the keywords, the body, and
// beside it.
var scores = [...][4]uint8{
	shortly:  {50, 40, 30, 20},
	within:   {60, 45, 35, 25},
	mistyped: {90, 75, 62, 45},
	sounded:  {95, 80, 65, 50},
	exactly:  {100, 85, 70, 55},
}

// What a match is worth more in a title or keyword.
const (
	worthWhole = 10 // if there is nothing else
	worthStart = 1
	worthShare = 4 // times its share of the text
)

// scan looks for the words of a query in all items.
func (s *Searcher) scan(q *query) {
	for !s.Prepare(len(s.units) + 1<<20) {
	}
	clear(s.states)
	s.begin(q)

	m := &matcher{tables: s.tables}
	from, at := 0, 0
	for i := range s.items {
		st, last := &s.states[i], len(s.fields)
		if i+1 < len(s.items) {
			last = s.items[i+1].field
		}
		for ; at < last; at++ {
			f := s.fields[at]
			s.scanField(q, m, st, f.kind, s.units[from:f.end])
			from = f.end
		}
	}
	for t := range q.words {
		if w := &q.words[t]; w.letters && len(w.units) >= fewestLetters && !s.anywhere(t, within) {
			s.scanTypos(w, t)
			s.begin(q)
		}
	}
}

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

func (s *Searcher) scanField(q *query, m *matcher, st *state, kind fieldKind, text []uint16) {
	best := scores[exactly][kind]
	if kind <= inKeyword {
		best += worthWhole + worthStart + worthShare
	}
	before := uint16(0)
	var chars, pairs uint64
	for p, u := range text {
		x := s.starts[u]
		if x == 0 {
			before = 0
			continue
		}
		for words := x & wordBits; words != 0; words &= words - 1 {
			t := bits.TrailingZeros16(words)
			if st.score[t] >= best || !s.canFollow(t, text, p) {
				continue
			}
			w := q.word(t)
			for _, spelling := range w.spellings {
				if end, quality := m.at(text, p, w, spelling); quality != notFound {
					st.found(t, quality, kind, p, end, len(text))
				}
			}
		}
		c := x >> charShift
		if c != 0 {
			chars |= 1 << c
			pairs |= 1 << s.pairs[before][c]
		}
		before = c
	}
	if chars != 0 {
		in := min(int(kind), 2)
		st.chars[in] |= chars
		st.pairs[in] |= pairs
	}
}

// found takes note of a match of word t from one place to another in a text of the
// given length.
func (st *state) found(t int, q quality, kind fieldKind, from, to, length int) {
	score := scores[q][kind]
	if kind <= inKeyword {
		if from == 0 {
			score += worthStart
			if to == length {
				score += worthWhole
			}
		}
		score += uint8(worthShare * (to - from) / length)
	}
	if score > st.score[t] {
		st.score[t] = score
	}
	st.quality[t] = max(st.quality[t], q)
}

// start fills in what a word can begin with.
func (s *Searcher) start(w *word, t int) {
	for _, spelling := range w.spellings {
		s.fill(spelling[0], 1<<t)
	}
	s.follow[t] = append(s.follow[t][:0], make([]uint32, len(s.tables.readings))...)
	if !w.sounds || !isLetter(w.units[0]) {
		return
	}
	for i := range s.tables.readings {
		r := &s.tables.readings[i]
		if follow := w.follow(r); follow != 0 {
			s.follow[t][i] = follow
			s.fill(r.unit, 1<<t)
		}
	}
}

// anyFollow stands for what the letters do not tell.
const anyFollow = 1 << 31

// follow returns the letters that can come after a character where a word begins with
// the character's readings, as bits. It returns 0 if the word does not begin so.
func (w *word) follow(r *reading) uint32 {
	var letters uint32
	if r.first>>(w.units[0]-'a')&1 == 0 {
		return 0
	}
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

// canFollow reports whether word t can go on after the unit at place p of a text. It is
// there to be quick: most places that a word could begin at end here.
func (s *Searcher) canFollow(t int, text []uint16, p int) bool {
	at := s.tables.readers[text[p]]
	if at == 0 {
		return true
	}
	letters := s.follow[t][at]
	if letters == 0 || letters&anyFollow != 0 { // 0: the word begins with the character itself
		return true
	}
	if p+1 == len(text) {
		return false
	}
	next := text[p+1]
	if isLetter(next) {
		return letters>>(next-'a')&1 != 0
	}
	r := s.tables.reading(next)
	return r != nil && r.first&letters != 0
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

// anywhere reports whether word t was found, at least so well.
func (s *Searcher) anywhere(t int, least quality) bool {
	for i := range s.states {
		if s.states[i].quality[t] >= least {
			return true
		}
	}
	return false
}
