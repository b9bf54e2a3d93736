package search

import "math/bits"

// phraseWord is the number of the phrase among the words.
const phraseWord = maxWords

// state is what was found of a query in one item.
type state struct {
	// score and quality are those of the best match of each word, 0 if there is none.
	score   [maxWords + 1]uint8
	quality [maxWords + 1]quality
	any     bool // a word was found
	named   int  // 1 if a keyword is part of the query

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

	// follow has for each word and each of the readings that it can begin with what can
	// come next there, as bits.
	follow [maxWords + 1][]uint32

	// pairs has for two characters of the query the number of their pair, from 1 on.
	pairs    [maxGrams + 1][maxGrams + 1]uint8
	numbered bool // there are such characters

	// last is the query that the states are of, and lastText what was typed.
	last     *query
	lastText string

	// shown and shownAt are the units of a text that is shown, and where they are in
	// it.
	shown   []uint16
	shownAt []int32
}

const charShift = maxWords + 1

// scan looks for the words of a query in all items. It returns the query, or the same
// one that was looked for before.
func (s *Searcher) scan(text string, q *query) *query {
	if s.last != nil && s.lastText == text {
		return s.last
	}
	for !s.Prepare(len(s.units) + 1<<20) {
	}
	clear(s.states)
	s.fillStarts(q)

	m := &matcher{tables: s.tables}
	for i := range s.fields {
		f := &s.fields[i]
		s.scanField(q, m, &s.states[f.item], f, s.units[f.from:f.to])
	}
	for t := range q.words {
		if w := &q.words[t]; w.mayHaveTypo() && !s.foundAnywhere(t, insideWord) {
			s.scanTypos(w, t, false)
			if !s.foundAnywhere(t, withTypo) && len(s.units) <= maxTypoUnits {
				s.scanTypos(w, t, true)
			}
			s.fillStarts(q)
		}
	}
	s.name(q)
	s.last, s.lastText = q, text
	return q
}

func (s *Searcher) scanField(q *query, m *matcher, st *state, f *field, text []uint16) {
	open, better := q.all, &q.better[f.kind][0]
	if f.letters {
		better = &q.better[f.kind][1]
	}
	if st.any {
		open = q.open(st, better)
	}
	if open == 0 && !s.numbered {
		return
	}
	before := uint16(0)
	var chars, pairs uint64
	for p := 0; p < len(text); p++ {
		u := text[p]
		x := s.starts[u]
		if x == 0 {
			before = 0
			p = s.skip(text, p+1) - 1
			continue
		}
		for words := x & open; words != 0; words &= words - 1 {
			t := bits.TrailingZeros16(words)
			if s.follow[t][s.tables.readers[u]]&next(s.tables, text, p) == 0 {
				continue
			}
			w := q.word(t)
			for _, spelling := range w.spellings {
				if end, quality := m.at(text, p, w, spelling); quality != notFound {
					st.found(t, quality, f.kind, p, end, len(text))
					if st.score[t] >= better[t] {
						open &^= 1 << t
					}
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
		in := min(int(f.kind), 2)
		st.chars[in] |= chars
		st.pairs[in] |= pairs
	}
}

// bounds fills in better.
func (q *query) bounds() {
	for kind := range q.better {
		more := uint8(0)
		if kind <= int(inKeyword) {
			more = bonusWhole + bonusStart + bonusShare
		}
		for letters := range q.better[kind] {
			for t := range q.words {
				best := exact
				if q.words[t].letters && letters == 0 {
					best = byPinyin
				}
				q.better[kind][letters][t] = scores[best][kind] + more
			}
			if q.phrase.units != nil {
				q.better[kind][letters][phraseWord] = scores[exact][kind] + more
			}
		}
	}
}

// open returns the words, as bits, that a field may have better than what was found of
// them so far.
func (q *query) open(st *state, better *[maxWords + 1]uint8) (words uint16) {
	for t := range q.words {
		if st.score[t] < better[t] {
			words |= 1 << t
		}
	}
	if st.score[phraseWord] < better[phraseWord] {
		words |= 1 << phraseWord
	}
	return words
}

// skip returns the first place of a text, from p on, that a word can begin at. Most of
// the time is spent here: in the wasm a jump costs more than what is between, so it
// takes four units at a time.
func (s *Searcher) skip(text []uint16, p int) int {
	for ; p+4 <= len(text); p += 4 {
		four := text[p : p+4 : p+4]
		if s.starts[four[0]]|s.starts[four[1]]|s.starts[four[2]]|s.starts[four[3]] != 0 {
			break
		}
	}
	for p < len(text) && s.starts[text[p]] == 0 {
		p++
	}
	return p
}

// foundAnywhere reports whether word t was found, at least so well.
func (s *Searcher) foundAnywhere(t int, least quality) bool {
	for i := range s.states {
		if s.states[i].quality[t] >= least {
			return true
		}
	}
	return false
}
