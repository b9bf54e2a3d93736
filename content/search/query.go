package search

import (
	"slices"
	"strings"
)

// Limits on what is typed. What is beyond them is not searched for.
const (
	maxRunes = 100 // of a query
	maxTerms = 255
)

// suffixes are what English words are also searched for without.
var suffixes = []string{"s", "es", "ed", "d", "ing", "ies", "ied", "ying", "ment", "ation", "ly"}

const stemWeight = 0.7

// query is what is searched for.
type query struct {
	text   string
	units  []uint16
	terms  []term
	typed  float64        // how much the terms tell that were typed
	count  int            // of these
	pinned bool           // it is about what the checker is for
	parts  map[int][]Part // of the score of an item, if that is asked
}

// term is a character, a pair of characters, or a word of letters.
type term struct {
	units  []uint16
	word   *word
	typed  bool // it is a whole word, and neither filler nor what only means the same
	weight float64
	items  float64 // that have it
	idf    float64 // how much it tells, with its weight
}

// parse reads what is typed.
func (s *Searcher) parse(text string) *query {
	runes := []rune(strings.TrimSpace(text))
	q := &query{text: string(runes[:min(len(runes), maxRunes)])}
	units, _ := s.fold(q.text)
	q.units = slices.Clone(units)
	weak := make([]bool, len(q.units)) // says nothing of what is looked for
	for _, f := range s.filler {
		for at := find(q.units, f, 0); at >= 0; at = find(q.units, f, at+1) {
			for i := range f {
				weak[at+i] = true
			}
		}
	}
	if !slices.Contains(weak, false) {
		clear(weak)
	}
	s.terms(q, q.units, weak)
	for _, syn := range s.synonyms {
		if find(q.units, syn.typed, 0) >= 0 {
			s.terms(q, syn.name, nil)
		}
	}
	for _, word := range s.checker {
		q.pinned = q.pinned || find(q.units, word, 0) >= 0
	}
	return q
}

// terms adds the terms of some units: of the query, with what is weak of it, or of a synonym.
func (s *Searcher) terms(q *query, units []uint16, weak []bool) {
	word := -1 // where the one before begins, in a row of words of letters
	term := func(from, to int, weight float64, typed bool) {
		t := term{units: units[from:to], weight: weight}
		if weak == nil {
			t.weight *= synonymWeight
		} else if !slices.Contains(weak[from:to], false) {
			t.weight *= fillerWeight
		} else {
			t.typed = typed && !slices.Contains(weak[from:to], true)
		}
		if isLetter(units[from]) {
			t.word = newWord(t.units)
		}
		for i := range q.terms {
			if slices.Equal(q.terms[i].units, t.units) {
				return
			}
		}
		if len(q.terms) < maxTerms {
			q.terms = append(q.terms, t)
		}
	}
	for i, n := 0, 0; i < len(units); i = n {
		n = i + 1
		switch {
		case isLetter(units[i]):
			for n < len(units) && (isLetter(units[n]) || isDigit(units[n]) && units[n] < '6' && (n+1 == len(units) || !isDigit(units[n+1]))) {
				n++ // with the numbers of tones
			}
			term(i, n, 1, true)
			for _, suffix := range suffixes {
				if at := n - len(suffix); at > i+3 && s.text(units[at:n]) == suffix {
					term(i, at, stemWeight, false)
				}
			}
			if word >= 0 {
				term(word, n, 1, false)
			}
			word = i
		case units[i] != blank:
			word = -1
			if isDigit(units[i]) && len(units) > 1 {
				term(i, n, fillerWeight, true) // of a number
			} else {
				term(i, n, characterWeight, true)
			}
			if i > 0 && units[i-1] != blank && !isLetter(units[i-1]) {
				term(i-1, n, 1, true)
			}
		}
	}
}

// find returns where a text has others, from a place on, or -1. Words of letters count only whole.
func find(text, other []uint16, from int) int {
	for i := from; len(other) > 0 && i+len(other) <= len(text); i++ {
		n := i + len(other)
		if slices.Equal(text[i:n], other) && (i == 0 || !sameWord(text[i-1], text[i])) && (n == len(text) || !sameWord(text[n-1], text[n])) {
			return i
		}
	}
	return -1
}
