package search

import (
	"slices"
	"strings"
)

// Limits on what is typed. What is beyond them is not searched for.
const (
	maxRunes = 100 // of a query
	maxWords = 7   // that every hit must have; one more bit is for the phrase
	maxGrams = 63  // characters, and pairs of them, for what is only nearly there
)

// query is what is searched for.
type query struct {
	// words are the parts that a hit should have: what white space separates, but for a
	// range of numbers, cut once more where Latin letters meet other characters.
	words []word

	// phrase is all of the words in a row, if there are several.
	phrase word

	// all are the words and the phrase, as bits.
	all uint16

	// required are the words, as bits, that are keywords or have one in them, or all if none
	// is: the others may be missing. named are the characters of the keywords.
	required uint16
	named    uint64

	// better is what a word, or the phrase, scores less than if a field may have it
	// better: by the kind of the field and whether there are letters in it.
	better [4][2][maxWords + 1]uint8

	// marks are the parts of a query that is nothing but punctuation.
	marks []string
}

// word is a part of a query.
type word struct {
	units []uint16

	// spellings are the ways to write it, itself first.
	spellings [][]uint16

	// mayBePinyin tells that letters of the word may stand for how characters are read. One
	// letter alone may not: it would find nearly everything.
	mayBePinyin bool

	// letters tells that there is nothing else in it.
	letters bool

	// typo finds it with a typing error. It is there once that was looked for.
	typo *typo

	// chars and pairs are its characters and the pairs of neighbors, as bits.
	chars, pairs uint64
}

// parse reads what is typed.
func (t *Tables) parse(text string) *query {
	q := &query{}
	text = strings.ToValidUTF8(text[:byteOf(text, maxRunes)], "")
	white := func(r rune) bool { return r <= 0xFFFF && t.units[r] == blank }
	var at []int32
	units := t.fold(nil, text, &at)
	if len(units) == 0 {
		q.marks = strings.FieldsFunc(text, white)
		return q
	}
	from := 0
	for n := 1; n <= len(units) && len(q.words) < maxWords; n++ {
		if n < len(units) && !boundary(units[n-1], units[n]) &&
			(inRange(units, n) || inRange(units, n-1) || !strings.ContainsFunc(text[at[n-1]:at[n]], white)) {
			continue
		}
		q.add(units[from:n])
		from = n
		if n < len(units) && units[n] == blank {
			from++
		}
	}
	if len(units) > len(q.words[0].units) {
		q.phrase = newWord(units)
		q.all = 1 << phraseWord
	}
	q.all |= 1<<len(q.words) - 1
	q.bounds()
	return q
}

// add adds a word that is not there yet.
func (q *query) add(units []uint16) {
	if !slices.ContainsFunc(q.words, func(w word) bool { return slices.Equal(w.units, units) }) {
		q.words = append(q.words, newWord(units))
	}
}

// word returns word t, or the phrase.
func (q *query) word(t int) *word {
	if t == phraseWord {
		return &q.phrase
	}
	return &q.words[t]
}

func newWord(units []uint16) word {
	w := word{units: units, spellings: spellings(units)}
	letters, others := 0, 0
	for _, u := range units {
		if isLetter(u) {
			letters++
		} else if !spaced(u) {
			others++
		}
	}
	w.letters = letters == len(units)
	w.mayBePinyin = letters > 1 || letters == 1 && others > 0
	return w
}

// boundary reports whether a word ends between two units.
func boundary(a, b uint16) bool {
	return isLetter(a) && !spaced(b) || !spaced(a) && isLetter(b)
}
