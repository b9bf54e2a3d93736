package content

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

	// pairs has for two characters of the query the number of their pair, from 1 on.
	pairs [mostGrams + 1][mostGrams + 1]uint8
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
	s.clearStarts()
	for i := range q.words {
		s.start(&q.words[i], i)
	}
	if q.phrase.units != nil {
		s.start(&q.phrase, phraseWord)
	}
	s.number(q)

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
		if w := &q.words[t]; w.letters && len(w.units) >= fewestLetters && !s.anywhere(t) {
			s.scanTypos(w, t)
		}
	}
}

func (s *Searcher) scanField(q *query, m *matcher, st *state, kind fieldKind, text []uint16) {
	before := uint16(0)
	var chars, pairs uint64
	for p, u := range text {
		x := s.starts[u]
		if x == 0 {
			before = 0
			continue
		}
		for t := 0; x&wordBits>>t != 0; t++ {
			if x>>t&1 == 0 || st.score[t] >= scores[exactly][kind]+worthWhole+worthStart+worthShare {
				continue
			}
			w := &q.phrase
			if t != phraseWord {
				w = &q.words[t]
			}
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
	if first := w.units[0]; w.sounds && isLetter(first) {
		for i := range s.tables.readings {
			if r := &s.tables.readings[i]; r.first>>(first-'a')&1 != 0 {
				s.fill(r.unit, 1<<t)
			}
		}
	}
}

// number gives numbers to the characters of Chinese words and to the pairs of them.
func (s *Searcher) number(q *query) {
	for a := range s.pairs {
		clear(s.pairs[a][:])
	}
	chars, pairs := uint16(0), uint8(0)
	for i := range q.words {
		w, before := &q.words[i], uint16(0)
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

// anywhere reports whether word t was found.
func (s *Searcher) anywhere(t int) bool {
	for i := range s.states {
		if s.states[i].score[t] > 0 {
			return true
		}
	}
	return false
}
