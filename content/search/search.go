// Package search finds what the pages of a library say. It goes into the wasm; package
// build, which runs on the host, makes what it has to know beforehand.
//
// A query passes these files: query.go and fold.go (what is typed becomes words of folded
// units), start.go and scan.go (which texts have them), match.go, number.go and typo.go (how
// a word may be written), name.go (keywords within a sentence), rank.go, near.go (where
// nothing is found) and show.go (what is shown of a hit).
package search

import (
	"math"

	"shiming/content"
	"shiming/content/decision"
)

// Searcher finds what the pages of a library say, as one of the kinds of [HitKind]. It
// reads all texts for each query: at some hundred thousand characters that is quicker than
// an index is to make or to fetch. It is not safe for concurrent use.
type Searcher struct {
	lib    *content.Library
	tables *Tables

	items  []item
	places []decision.Place // of the items that are verdicts or steps

	// units are the folded texts of the items, one after the other, and fields says
	// where each is. Both are there for the first items, as far as ready.
	units  []uint16
	fields []field
	ready  int

	keywords []int32 // the fields that are keywords

	// latin has for each letter that stands behind a Chinese character in a text the
	// letters that come next there, as bits, or all bits where another unit does.
	latin [26]uint32

	scanner
}

// Hit is something that was found.
type Hit struct {
	Kind HitKind

	// ID is that of the question, rule, claim or check, of a place with a verdict that of its
	// rule, of one that asks that of the input, of a meaning the verdict, and of a
	// passage its number, from 1 on.
	ID string

	// Place is where the checker says a verdict.
	Place decision.Place

	// Title is the title as shown, of a claim its gist. Text is the best sentence of
	// the rest, or the part of it around the first match; of a claim it is the name of
	// its section, or its id if that was found. The title of a meaning is the word of the
	// verdict.
	Title, Text Marked
}

// Marked is a text in which something was found.
type Marked struct {
	Text string

	// Marks are the places that matched, each from one byte to another, in order and
	// apart.
	Marks [][2]int
}

// NewSearcher returns a searcher for a library, with the tables that were made for
// it. The first search prepares it, unless [Searcher.Prepare] did.
func NewSearcher(lib *content.Library, t *Tables) *Searcher {
	s := &Searcher{lib: lib, tables: t}
	s.eachItem(func(it item) { s.items = append(s.items, it) })
	s.states = make([]state, len(s.items))
	return s
}

// Prepare does a part of what has to be done once: it folds the next texts, about as many
// characters as given. It reports whether all is done.
func (s *Searcher) Prepare(characters int) (done bool) {
	for start := len(s.units); s.ready < len(s.items) && len(s.units)-start < characters; s.ready++ {
		it := &s.items[s.ready]
		s.texts(it, func(kind fieldKind, text string) {
			from := len(s.units)
			s.units = s.tables.fold(s.units, text, nil)
			if kind == inKeyword {
				s.keywords = append(s.keywords, int32(len(s.fields)))
			}
			s.fields = append(s.fields, field{kind, s.letters(s.units[from:]), int32(s.ready), int32(from), int32(len(s.units))})
		})
	}
	return s.ready == len(s.items)
}

// letters reports whether there are letters in a text, and records those behind a Chinese
// character.
func (s *Searcher) letters(text []uint16) (any bool) {
	for p, u := range text {
		if !isLetter(u) {
			continue
		}
		any = true
		if p == 0 || spaced(text[p-1]) {
			continue
		}
		next := uint32(math.MaxUint32)
		if p+1 < len(text) && isLetter(text[p+1]) {
			next = 1 << (text[p+1] - 'a')
		}
		s.latin[u-'a'] |= next
	}
	return any
}

// Search returns what is found, best first, but not more than the given number of
// hits, and how many there are in all.
//
// An item is a hit if it has each word of the query, or each that belongs to a keyword, if
// some keyword stands whole in the query: the others are how somebody asks. A word that is
// read nowhere as it was typed may have a typing error; a long one of Chinese characters
// may be there in pieces, after those items that have it whole. Of four words and more one
// may be missing, last. Only if no item has so many, those that have half of them are the
// hits: else each word more would make the list longer.
func (s *Searcher) Search(text string, most int) (hits []Hit, total int) {
	q := s.tables.parse(text)
	var found []ranked
	if len(q.words) > 0 {
		q = s.scan(text, q)
		found = s.rank(q)
	} else if len(q.marks) > 0 {
		found = s.literally(q.marks)
	}
	return s.show(q, found, most), len(found)
}

// Nearest returns the questions that have most in common with a query that finds
// nothing, at most n.
func (s *Searcher) Nearest(text string, n int) []Hit {
	q := s.tables.parse(text)
	if len(q.words) == 0 {
		return nil
	}
	q = s.scan(text, q)
	for t := range q.words {
		s.shorten(q, t)
	}
	s.last = nil // the query was changed
	return s.show(q, s.rankNearest(q), n)
}
