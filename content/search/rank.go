package search

import (
	"math"
	"slices"
	"strings"
	"unicode/utf16"
)

// What is found is ranked by BM25F (Robertson and Zaragoza, The probabilistic relevance
// framework, 2009) over characters, pairs of characters and words of letters, which may stand
// for how characters sound. These are all of its weights.
const (
	saturation = 1.2 // k1: how soon it counts no more that something stands there again

	characterWeight = 0.3 // of a character, where a pair has 1
	synonymWeight   = 0.8 // of what was not typed but means the same
	fillerWeight    = 0.1

	// A title, keyword or way to ask counts once more, by how much of it was typed, and by how
	// much of what was typed it has.
	wayWeight, partPower, sharePower = 1.5, 1.0, 1.0

	phraseWeight = 1.0 // of all that was typed in a row

	// What comes first, whatever its score: a title that is what was typed; the checker, where it
	// is asked about what that is for; and answers.
	titleFirst, pinnedFirst, answerFirst = 3e4, 2e4, 1e4

	// A hit has this part of the best score, or all that was typed.
	leastScore = 0.25

	// There is only something close if no item has this score, nor this part of what was typed,
	// nor by that part a way to ask.
	leastPoints, leastShare, leastPart = 30, 0.4, 0.7
)

// fieldWeights say how much a field tells of its item, lengthWeights how much less in a longer
// one (b), and kindWeights how much an item of a kind helps.
var (
	fieldWeights  = [fieldKinds]float64{inTitle: 5, inKeyword: 4, inAsked: 3, inAside: 1.5, inBody: 1}
	lengthWeights = [fieldKinds]float64{inTitle: 0.3, inKeyword: 0.3, inAsked: 0.3, inAside: 0.3, inBody: 0.6}
	kindWeights   = [...]float64{QuestionHit: 1, CheckerHit: 1, VerdictHit: 0.7, StepHit: 0.6, CheckHit: 0.9,
		MeaningHit: 0.5, ClaimHit: 0.5, PassageHit: 0.5}
)

// How well a term matches, in tenths of one that stands there as typed.
const (
	exact      = 10
	bySyllable = 8
	beginning  = 7 // of a word
	withTypo   = 5
	byInitials = 4
	oneSound   = 2 // of one character: many sound the same
	insideWord = 2
)

// match says how well a field has a term, all places together.
type match struct {
	field int32
	term  uint8
	count uint8
}

// ranked is an item and how well it fits.
type ranked struct {
	item        int
	score       float64
	share, part float64 // how much it has of what was typed, and by how much of it some way to ask was typed
	all, exact  bool    // it has all that was typed; its title is that
}

// rank returns the items that have anything of a query, as they come. note is called with what
// counts for what, if it is not nil.
func (s *Searcher) rank(q *query, note func(item int, what string, points float64)) (all []ranked) {
	for s.scan(q); s.weigh(q); s.scan(q) { // once more for typing errors
	}
	for from, to := 0, 0; from < len(s.found); from = to {
		it := s.fields[s.found[from].field].item
		for to = from; to < len(s.found) && s.fields[s.found[to].field].item == it; to++ {
		}
		all = append(all, s.score(q, int(it), s.found[from:to], note))
	}
	for i := range s.items {
		if len(q.terms) == 0 && slices.ContainsFunc(s.fieldsOf(i), func(f field) bool { return q.text != "" && strings.Contains(f.text, q.text) }) {
			all = append(all, ranked{item: i, all: true}) // nothing but punctuation was typed
		}
	}
	return all
}

// scan finds the terms of a query in all fields.
func (s *Searcher) scan(q *query) {
	s.found = s.found[:0]
	var units []uint16
	begin := make([][]uint8, 1) // the terms that may begin with a unit, by its class
	for i := range q.terms {
		q.terms[i].eachStart(s, func(u uint16) {
			if s.class[u] == 0 {
				s.class[u] = uint16(len(begin))
				begin, units = append(begin, nil), append(units, u)
			}
			c := s.class[u]
			begin[c] = append(begin[c], uint8(i))
		})
	}
	var counts [maxTerms]uint8
	for i := range s.fields {
		f, first := &s.fields[i], len(s.found)
		for p, u := range f.units {
			c := s.class[u]
			if c == 0 {
				continue
			}
			for _, t := range begin[c] {
				_, quality := q.terms[t].at(s, f.units, p, f.kind)
				if quality == 0 {
					continue
				}
				if counts[t] == 0 {
					s.found = append(s.found, match{int32(i), t, 0})
				}
				counts[t] = min(counts[t], 255-quality) + quality
			}
		}
		for m := first; m < len(s.found); m++ {
			t := s.found[m].term
			s.found[m].count, counts[t] = counts[t], 0
		}
	}
	for _, u := range units {
		s.class[u] = 0
	}
}

// weigh works out how much each term tells: the fewer items have it, the more. Of the places of
// the checker many say the same, so they do not count. It reports whether there are words that
// may have a typing error, and lets them have one.
func (s *Searcher) weigh(q *query) (typos bool) {
	var last [maxTerms]int32
	for i := range q.terms {
		q.terms[i].items = 0
	}
	for _, m := range s.found {
		it := s.fields[m.field].item
		if t := &q.terms[m.term]; last[m.term] != it+1 && !s.items[it].isPlace() {
			t.items = math.Floor(t.items) + 1
		} else if t.items == 0 {
			t.items = 0.5
		}
		last[m.term] = it + 1
	}
	q.typed = 0
	for i := range q.terms {
		t := &q.terms[i]
		if t.idf = t.weight * math.Log(1+(s.counted-t.items+0.5)/(t.items+0.5)); t.typed {
			q.typed += t.idf
		}
		if w := t.word; w != nil && t.typed && t.items == 0 && !w.typo && len(w.letters) >= minTypo {
			w.typo, typos = true, true
		}
	}
	return typos
}

// score returns what an item is worth that has some matches.
func (s *Searcher) score(q *query, item int, found []match, note func(int, string, float64)) ranked {
	r, way, phrase := ranked{item: item, all: true}, 0.0, 0.0
	var counts [maxTerms]float64
	for from, to := 0, 0; from < len(found); from = to {
		f := &s.fields[found[from].field]
		length := float64(len(f.units))
		b := lengthWeights[f.kind]
		norm := fieldWeights[f.kind] / (1 - b + b*length*s.fieldsOfKind[f.kind]/s.unitsOfKind[f.kind])
		sum, have := 0.0, 0
		for to = from; to < len(found) && found[to].field == found[from].field; to++ {
			t := &q.terms[found[to].term]
			counts[found[to].term] += norm * float64(found[to].count) / exact
			sum += t.idf
			if have += len(t.units); t.word == nil {
				have--
			}
		}
		if have >= len(q.units)-1 && find(f.units, q.units, 0) >= 0 {
			phrase = phraseWeight * q.typed
		}
		if f.kind <= inAsked {
			part := min(1, float64(have)/max(length-1, 1))
			r.part = max(r.part, part)
			way = max(way, wayWeight*sum*math.Pow(part, partPower)*math.Pow(min(1, sum/q.typed), sharePower))
			r.exact = r.exact || f.kind == inTitle && slices.Equal(q.units, f.units)
		}
	}
	for i := range q.terms {
		t, n := &q.terms[i], counts[i]
		if n == 0 {
			r.all = r.all && !t.typed
			continue
		}
		if t.typed {
			r.share += t.idf / q.typed
		}
		points := t.idf * n * (saturation + 1) / (n + saturation)
		if r.score += points; note != nil {
			note(item, string(utf16.Decode(t.units)), points)
		}
	}
	if note != nil {
		note(item, "the best way to ask", way)
		note(item, "all in a row", phrase)
	}
	r.score = (r.score + way + phrase) * kindWeights[s.items[item].kind]
	return r
}
