package search

import (
	"slices"
	"strings"

	"shiming/content/script"
)

// Limits on what is typed. What is beyond them is not searched for.
const (
	maxRunes = 100 // of a query
	maxTerms = 255 // for a uint8
)

// suffixes are what English words are also searched for without, the longest one first.
var suffixes = []string{"ation", "ment", "ying", "ies", "ied", "ing", "es", "ed", "ly", "s", "d"}

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
	word   *script.Word
	typed  bool // it was typed, and is neither filler, nor a part of a word or two of them
	weight float64
	items  float64 // that have it
	idf    float64 // how much it tells, with its weight
}

// parse reads what is typed.
func (s *Searcher) parse(text string) *query {
	runes := []rune(strings.TrimSpace(text))
	q := &query{text: string(runes[:min(len(runes), maxRunes)])}
	units, _ := s.script.Fold(q.text)
	q.units = slices.Clone(units)
	weak := make([]bool, len(q.units)) // says nothing of what is looked for
	for i, u := range q.units {
		weak[i] = u == script.Blank
	}
	for _, f := range s.filler {
		for at := script.Find(q.units, f, 0); at >= 0; at = script.Find(q.units, f, at+1) {
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
		if script.Find(q.units, syn.typed, 0) >= 0 {
			s.terms(q, syn.name, nil)
		}
	}
	for _, word := range s.checker {
		q.pinned = q.pinned || script.Find(q.units, word, 0) >= 0
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
		if script.IsLetter(units[from]) {
			t.word = script.NewWord(t.units)
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
		case script.IsLetter(units[i]):
			for n < len(units) && (script.IsLetter(units[n]) || n > i+1 && script.IsDigit(units[n]) && units[n] < '6' && (n+1 == len(units) || !script.IsDigit(units[n+1]))) {
				n++ // with the numbers of tones
			}
			term(i, n, 1, true)
			for _, suffix := range suffixes {
				if at := n - len(suffix); at > i+3 && s.script.Text(units[at:n]) == suffix {
					term(i, at, stemWeight, false)
					break
				}
			}
			if word >= 0 {
				term(word, n, 1, false)
			}
			word = i
		case units[i] != script.Blank:
			word = -1
			if script.IsDigit(units[i]) && len(units) > 1 {
				term(i, n, fillerWeight, true) // of a number
			} else {
				term(i, n, characterWeight, true)
			}
			if i > 0 && units[i-1] != script.Blank && !script.IsLetter(units[i-1]) {
				term(i-1, n, 1, true)
			}
		}
	}
}
