package search

import (
	"math/bits"
	"slices"
)

// keywordWeight is how much more a character of a keyword weighs.
const keywordWeight = 4

// name looks for the keywords that stand whole in a query: they tell what it is about,
// and the rest is how somebody asks. Items are named by them only if there is a rest.
// Where words stand in a row as they were typed, there is none.
func (s *Searcher) name(q *query) {
	all := uint16(1<<len(q.words) - 1)
	q.required = all
	if all == 1 && bits.OnesCount64(q.words[0].pairs) < 2 || s.foundAnywhere(phraseWord, byPinyin) {
		return
	}
	m := &matcher{tables: s.tables}
	required, rest := uint16(0), false
	for _, i := range s.keywords {
		f := &s.fields[i]
		if words, part := s.keyword(q, m, s.units[f.from:f.to]); words != 0 {
			required |= words
			s.states[f.item].named = 1
			rest = rest || part
		}
	}
	if required != 0 {
		q.required = required
	}
	for i := range s.states {
		if !rest && q.required == all {
			s.states[i].named = 0
		}
	}
}

// keyword returns the words of a query, as bits, that a keyword consists of, or 0. A
// Chinese one may also be part of a word.
func (s *Searcher) keyword(q *query, m *matcher, text []uint16) (words uint16, part bool) {
	last := -1
	for p := 0; p < len(text); {
		if text[p] == blank {
			p++
			last = -1
			continue
		}
		x, end, by := s.starts[text[p]], 0, 0
		if x == 0 {
			return 0, false
		}
		for t := range q.words {
			w := &q.words[t]
			e, quality := 0, notFound
			if x>>t&1 != 0 {
				e, quality = m.at(text, p, w, w.units)
			}
			if quality <= insideWord && w.typo != nil {
				e, quality = w.typo.at(text, p), withTypo
			}
			if quality > insideWord && e > end && (e == len(text) || !sameWord(text[e-1], text[e])) && (last < 0 || t == last+1) {
				end, by = e, t
			}
			if rest := text[p:]; x>>charShift != 0 && len(rest) > 1 && len(rest) < len(w.units) && contains(w.units, rest) {
				end, by, part = len(text), t, true
				for _, u := range rest {
					q.named |= 1 << (s.starts[u] >> charShift) &^ 1
				}
			}
		}
		if end == 0 {
			return 0, false
		}
		words |= 1 << by
		p, last = end, by
	}
	return words, part
}

// contains reports whether a word has a text in it.
func contains(word, text []uint16) bool {
	for ; len(word) >= len(text); word = word[1:] {
		if slices.Equal(word[:len(text)], text) {
			return true
		}
	}
	return false
}
