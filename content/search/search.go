// Package search finds what the pages of a library say. It goes into the wasm; package build
// makes the index, on the host. A query passes query.go (its terms, and what means the same),
// rank.go (which items have them, how well they fit: all weights stand there) and show.go.
package search

import (
	"shiming/content"
	"shiming/content/decision"
	"shiming/content/script"
)

// Index is what the search has to know of a library beforehand.
type Index struct {
	Script     script.Table       `json:"script"`
	Places     []string           `json:"places"` // of the checker that can be found, as addresses
	Vocabulary content.Vocabulary `json:"vocabulary"`
}

// HitKind says what was found.
type HitKind uint8

// The kinds of hit. Those up to CheckHit are answers, the others the wording behind them.
const (
	QuestionHit HitKind = iota
	CheckerHit          // the checker itself
	VerdictHit          // a place where it comes to a verdict, for the rule behind it
	StepHit             // a place where it asks
	CheckHit
	MeaningHit // of the word of a verdict
	ClaimHit
	PassageHit // of the page about the product
)

// Hit is something that was found.
type Hit struct {
	Kind HitKind

	// ID is that of the question, claim, check, rule (of a verdict) or input (of a step), the
	// verdict of a meaning, or the number of a passage, from 1 on.
	ID string

	Place *decision.Place // of the checker, or nil

	// Title is the title as shown, of a claim its gist, of a meaning the word. Text is the best
	// sentence of the rest; of a claim the name of its section, or its id if that was found.
	Title, Text Marked
}

// Marked is a text with the places that matched, from one byte to another, in order and apart.
type Marked struct {
	Text  string
	Marks [][2]int
}

// Found is what was found: the first hits, best first, answers before the wording behind them.
type Found struct {
	Hits           []Hit
	Answers, Total int  // how many there are
	Close          bool // nothing was found, and these answers are only close; the checker is none of them
}

// closeHits is how many hits are shown at most that are only close.
const closeHits = 3

// Search returns what is found, but not more than the given number of hits.
func (s *Searcher) Search(text string, most int) (f Found) {
	q := s.parse(text)
	all := s.hits(q, &f)
	if f.Close {
		f.Total = min(f.Total, closeHits)
		f.Answers = f.Total
	}
	for n := range min(f.Total, max(most, 0)) {
		f.Hits = append(f.Hits, s.hit(q, best(all, n)))
	}
	return f
}

// Part is what the score of a hit has from one thing.
type Part struct {
	What   string
	Points float64
}

// Explain calls f with each hit, the best first, and with what its score is made of.
func (s *Searcher) Explain(text string, f func(h Hit, score float64, parts []Part)) {
	q := s.parse(text)
	q.parts = map[int][]Part{}
	all := s.hits(q, new(Found))
	for n := range all {
		r := best(all, n)
		f(s.hit(q, r), r.score, q.parts[r.item])
	}
}

// best returns the nth hit, after those before it were asked for: few are, of many.
func best(all []ranked, n int) ranked {
	for i := n + 1; i < len(all); i++ {
		if a, b := &all[i], &all[n]; a.score > b.score || a.score == b.score && a.item < b.item {
			*a, *b = *b, *a
		}
	}
	return all[n]
}

// hits returns what a query finds, as it comes.
func (s *Searcher) hits(q *query, f *Found) (hits []ranked) {
	all, top := s.rank(q), 0.0
	f.Close = len(q.terms) > 0 || len(all) == 0
	for _, r := range all {
		top = max(top, r.score)
		f.Close = f.Close && r.score < leastPoints && r.share < leastShare && r.part < leastPart
	}
	for _, r := range all {
		kind := s.items[r.item].kind
		answer := kind <= CheckHit
		pinned := q.pinned && kind == CheckerHit
		if f.Close && (!answer || kind == CheckerHit && !q.pinned) || r.score < top*leastScore && !r.all && !pinned {
			continue
		}
		if r.first > 0 {
			r.score = r.first // one after the other
		} else if answer {
			r.score += answerFirst
		}
		if pinned {
			r.score += pinnedFirst
		}
		if f.Total++; answer {
			f.Answers++
		}
		hits = append(hits, r)
	}
	return hits
}
