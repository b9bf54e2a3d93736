package search

import (
	"math"
	"slices"
	"strings"

	"shiming/content/script"
)

// What is found is ranked by BM25F (Robertson and Zaragoza, The probabilistic relevance
// framework, 2009) over characters, pairs of characters and words of letters, which may stand
// for how characters sound. These are all of its weights.
const (
	saturation   = 2.2  // k1: how soon it counts no more that something stands there again
	lengthWeight = 0.35 // b: how much less it counts in a longer field

	characterWeight = 0.5 // of a character, where a pair has 1
	synonymWeight   = 0.6 // of what was not typed but means the same
	stemWeight      = 0.7 // of a word without its suffix
	fillerWeight    = 0.05

	wayWeight    = 0.75 // a title, keyword or way to ask counts once more: where more of it was typed, much more
	phraseWeight = 0.5  // of all that was typed in a row

	// What comes first, whatever its score: the checker, where it is asked about what that is
	// for, and answers.
	pinnedFirst, answerFirst = 3e4, 1e4

	// A hit has this part of the best score, or all that was typed.
	leastScore = 0.25

	// If no item reaches one of these, all hits are only close: a score, a part of what was typed,
	// and a part of some way to ask for it.
	leastPoints, leastShare, leastPart = 30, 0.4, 0.7
)

// fieldWeights say how much a field tells of its item, and kindWeights how much an item of a
// kind helps.
var (
	fieldWeights = [fieldKinds]float64{inTitle: 3, inKeyword: 7, inAsked: 1.4, inBody: 0.5}
	kindWeights  = [...]float64{QuestionHit: 1, CheckerHit: 1.7, VerdictHit: 0.4, StepHit: 0.6, CheckHit: 1.3,
		MeaningHit: 0.7, ClaimHit: 0.7, PassageHit: 0.7}
)

// wholeFirst says what comes first where all of it was typed, and nothing else but filler.
var wholeFirst = [fieldKinds]float64{inTitle: 5e4, inKeyword: 2e4, inBody: 1.5e4}

// qualities say how well a match of a term is, in tenths of one that stands there as typed.
var qualities = [...]uint8{script.Exact: exact, script.BySyllable: 8, script.Beginning: 7, script.WithTypo: 5, script.ByInitials: 4,
	script.OneSound: 2, script.Inside: 2}

const exact = 10

// match says that a term stands in a field of an item, where, and how well.
type match struct {
	item             int32
	field, from, end uint16
	term, quality    uint8
}

// ranked is an item and how well it fits.
type ranked struct {
	item        int
	score       float64
	share, part float64 // how much it has of what was typed or means the same, and how much of a way to ask was typed
	all         bool    // every term that was typed
	first       float64 // some title or keyword is that
}

// rank returns the items that have anything of a query, as they come.
func (s *Searcher) rank(q *query) (all []ranked) {
	s.scan(q)
	if s.weigh(q) { // once more for typing errors
		s.scan(q)
		s.weigh(q)
	}
	for from, to := 0, 0; from < len(s.found); from = to {
		for to = from; to < len(s.found) && s.found[to].item == s.found[from].item; to++ {
		}
		all = append(all, s.score(q, s.found[from:to]))
	}
	for i := range s.items {
		has := func(f field) bool { return strings.Contains(f.text, q.text) }
		if len(q.terms) == 0 && q.text != "" && slices.ContainsFunc(s.items[i].fields, has) {
			all = append(all, ranked{item: i, all: true}) // nothing but punctuation was typed
		}
	}
	return all
}

// scan finds the terms of a query in all fields.
func (s *Searcher) scan(q *query) {
	s.found, s.begins = s.found[:0], append(s.begins, make([][]begin, s.script.Units()-len(s.begins))...)
	for i := range q.terms {
		t := &q.terms[i]
		for _, u := range s.starts(t) {
			next := uint32(script.AnyLetter)
			if t.word != nil {
				next = s.script.Next(t.word, u)
			}
			all := &s.begins[u]
			if n := len(*all); next != 0 && (n == 0 || (*all)[n-1].term != uint8(i)) {
				*all = append(*all, begin{next, uint8(i)})
			}
		}
	}
	for i := range s.items {
		for n, f := range s.items[i].fields {
			for p, u := range f.units {
				begins := s.begins[u]
				if len(begins) == 0 {
					continue
				}
				first := uint32(script.NoLetter)
				if p+1 < len(f.units) {
					first = s.script.First(f.units[p+1])
				}
				for _, b := range begins {
					if b.next&first == 0 {
						continue
					}
					if end, quality := s.at(&q.terms[b.term], f.units, p, f.kind); quality > 0 {
						s.found = append(s.found, match{int32(i), uint16(n), uint16(p), uint16(end), b.term, quality})
					}
				}
			}
		}
	}
	for i := range q.terms {
		for _, u := range s.starts(&q.terms[i]) {
			s.begins[u] = s.begins[u][:0]
		}
	}
}

// starts returns the units that a term may begin with.
func (s *Searcher) starts(t *term) []uint16 {
	if t.word == nil {
		return t.units[:1]
	}
	return s.script.Starts(t.word)
}

// at returns where a match that begins at a place of a field ends, and how good it is, or 0. First
// letters stand for characters in bodies only if there are five or more, and two of them only for
// a whole field.
func (s *Searcher) at(t *term, text []uint16, p int, kind fieldKind) (end int, quality uint8) {
	if n := len(t.units); t.word == nil {
		if p+n > len(text) || text[p] != t.units[0] || text[p+n-1] != t.units[n-1] {
			return 0, 0
		}
		return p + n, exact
	}
	if t.word.Typo && kind == inBody && s.units[inBody] > maxTypo {
		return 0, 0
	}
	end, how := s.script.At(t.word, text, p)
	if n := len(t.word.Letters); how == script.ByInitials && (kind > inAsked && n < 5 || n < 3 && (p > 0 || end < len(text))) {
		return 0, 0
	}
	return end, qualities[how]
}

const (
	minTypo = 5       // letters of a word that may have a typing error
	maxTypo = 100_000 // units of all bodies: of more, none is read for one
)

// weigh works out how much each term tells: the fewer items have it, the more. It reports whether
// there are words that may have a typing error, and lets them have one.
func (s *Searcher) weigh(q *query) (typos bool) {
	var last [maxTerms]int32
	for i := range q.terms {
		q.terms[i].items = 0
	}
	for _, m := range s.found {
		if last[m.term] != m.item+1 {
			q.terms[m.term].items++
		}
		last[m.term] = m.item + 1
	}
	q.typed, q.count = 0, 0
	for i := range q.terms {
		t := &q.terms[i]
		if t.idf = t.weight * math.Log(1+(float64(len(s.items))-t.items+0.5)/(t.items+0.5)); t.typed {
			q.typed += t.idf
			q.count++
		}
		if w := t.word; w != nil && t.typed && t.items == 0 && !w.Typo && len(w.Letters) >= minTypo {
			w.Typo, typos = true, true
		}
	}
	q.typed = max(q.typed, 1e-9) // it divides
	return typos
}

// score returns what an item is worth that has some matches.
func (s *Searcher) score(q *query, found []match) ranked {
	it := &s.items[found[0].item]
	r, way, phrase := ranked{item: int(found[0].item), all: true}, 0.0, 0.0
	counts, last := s.counts[:len(q.terms)], s.last[:len(q.terms)]
	clear(counts)
	clear(last)
	for from, to := 0, 0; from < len(found); from = to {
		f := &it.fields[found[from].field]
		length := float64(len(f.units))
		norm := fieldWeights[f.kind] / (1 - lengthWeight + lengthWeight*length*s.fields[f.kind]/s.units[f.kind])
		sum, typed, have, reach := 0.0, 0, 0, 0
		for to = from; to < len(found) && found[to].field == found[from].field; to++ {
			m, t := found[to], &q.terms[found[to].term]
			counts[m.term] += norm * float64(m.quality) / exact
			if end := int(m.end); end > reach && (len(t.units) > 1 || len(q.units) == 1) {
				have += end - max(int(m.from), reach)
				reach = end
			}
			if last[m.term] != m.field+1 {
				last[m.term] = m.field + 1
				if sum += t.idf; t.typed {
					typed++
				}
			}
		}
		if typed == q.count && script.Find(f.units, q.units, 0) >= 0 {
			phrase = phraseWeight * q.typed
		}
		part := float64(have) / length
		if typed == q.count && part == 1 && it.kind <= CheckHit {
			r.first = max(r.first, wholeFirst[f.kind])
		}
		if f.kind <= inAsked {
			r.part = max(r.part, part)
			way = max(way, wayWeight*sum*part*part*math.Sqrt(min(1, sum/q.typed)))
		}
	}
	for i := range q.terms {
		t, n := &q.terms[i], counts[i]
		if n == 0 {
			r.all = r.all && !t.typed
			continue
		}
		r.share += t.idf / q.typed
		points := t.idf * n * (saturation + 1) / (n + saturation)
		if r.score += points; q.parts != nil {
			q.parts[r.item] = append(q.parts[r.item], Part{s.script.Text(t.units), points})
		}
	}
	if q.parts != nil {
		q.parts[r.item] = append(q.parts[r.item], Part{"the best way to ask", way}, Part{"all in a row", phrase})
	}
	r.score = (r.score + way + phrase) * kindWeights[it.kind]
	return r
}
