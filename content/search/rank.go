package search

import (
	"math/bits"
	"slices"
	"strings"
)

// ranked is an item and how well it fits.
type ranked struct {
	item, score int
}

// scores say how much a match is worth: in the title, the keywords, the body, and
// beside it. Better qualities are worth more in each of them, as query.bounds in scan.go
// assumes, and with all bonuses a score fits a byte.
var scores = [...][4]uint8{
	byInitials: {50, 40, 30, 20},
	insideWord: {60, 45, 35, 25},
	withTypo:   {90, 75, 62, 45},
	byPinyin:   {95, 80, 65, 50},
	exact:      {100, 85, 70, 55},
}

// What a match is worth more in a title or keyword.
const (
	bonusWhole = 10 // if there is nothing else
	bonusStart = 1
	bonusShare = 4 // times its share of the text
)

// pieceScores are what the pieces of a word are worth in the title, the keywords, and the
// rest, each as a part of the first.
var pieceScores = [3]int{3, 2, 1}

// How much of a long word must be there in pieces, in percent of what its characters
// and pairs weigh: a little if nothing has it whole.
const (
	minShareBeside = 70
	minShareAlone  = 35
	minOfBest      = 60 // and so much of what the best one has
)

// minSentence is the number of words from which on one may be missing, after the
// items that have all: of a sentence typed word by word hardly any item has every one.
const minSentence = 4

const (
	bonusPhrase   = 10 // the words in a row, more than one by one
	bonusKeyword  = 50 // a keyword of the item is part of the query
	bonusQuestion = 3  // a question tells more than the rules behind it
)

// found takes note of a match of word t from one place to another in a text of the
// given length.
func (st *state) found(t int, q quality, kind fieldKind, from, to, length int) {
	score := scores[q][kind]
	if kind <= inKeyword {
		if from == 0 {
			score += bonusStart
			if to == length {
				score += bonusWhole
			}
		}
		score += uint8(bonusShare * (to - from) / length)
	}
	st.any = true
	if score > st.score[t] {
		st.score[t] = score
	}
	st.quality[t] = max(st.quality[t], q)
}

// rank returns the items that a query finds, the best first.
func (s *Searcher) rank(q *query) []ranked {
	var whole, nearly, most []ranked
	all := bits.OnesCount16(q.required)
	wanted := (all + 1) / 2 // of words, if no item has all
	sentence := all >= minSentence && !s.foundAnywhere(phraseWord, byInitials)
	for i := range s.states {
		st := &s.states[i]
		sum, words := st.named*bonusKeyword*len(q.words), 0
		for t := range q.words {
			if n := int(st.score[t]); n > 0 {
				sum += n
				words += int(q.required >> t & 1)
			}
		}
		phrase := int(st.score[phraseWord])
		switch {
		case words == all || phrase > 0:
			score := 0
			if words == all {
				score = sum * 8 / len(q.words)
			}
			if phrase > 0 {
				score = max(score, (phrase+bonusPhrase)*8)
			}
			whole = append(whole, ranked{i, score})
		case sentence && words == all-1:
			nearly = append(nearly, ranked{i, sum * 8 / words})
		case words >= wanted:
			most = append(most, ranked{i, words*1000 + sum*8/words})
		}
	}
	least := minShareAlone
	if len(whole) > 0 {
		least = minShareBeside
	}
	pieces := s.pieces(q, least)
	if len(whole)+len(pieces)+len(nearly) == 0 {
		return s.sorted(most)
	}
	found := append(s.sorted(whole), s.sorted(pieces)...)
	if len(pieces) == 0 {
		found = append(found, s.sorted(nearly)...)
	}
	return s.once(found)
}

// pieces returns the items that have each required word at least in pieces, and some not
// otherwise. What is named needs no more than its keyword.
func (s *Searcher) pieces(q *query, least int) []ranked {
	if !slices.ContainsFunc(q.words, func(w word) bool { return bits.OnesCount64(w.pairs) > 1 }) {
		return nil
	}
	weigh := s.weights(q, false)
	var found []ranked
	best := 0
	for i := range s.states {
		st := &s.states[i]
		score, pieces := 0, false
		for t := range q.words {
			w := &q.words[t]
			if st.score[t] > 0 {
				score += int(st.score[t])
				continue
			}
			share, worth := weigh.share(st, w)
			score += worth
			if q.required>>t&1 == 0 {
				continue
			}
			pieces = st.allPairs()&w.pairs != 0 && (share >= least || st.named > 0)
			if !pieces {
				break
			}
		}
		if pieces {
			score = score * 8 / len(q.words)
			best = max(best, score)
			score += st.named * bonusKeyword * 8
			found = append(found, ranked{i, score})
		}
	}
	return slices.DeleteFunc(found, func(r ranked) bool { return r.score*100 < best*minOfBest })
}

func (st *state) allPairs() uint64 { return st.pairs[0] | st.pairs[1] | st.pairs[2] }

// weights say how much the characters and pairs of a query tell: the rarer, the more.
type weights struct {
	chars, pairs [maxGrams + 1]int
}

// weights counts over all items, or over the questions alone. The characters of keywords
// tell more than the words around them, which may be rarer.
func (s *Searcher) weights(q *query, questions bool) *weights {
	w, all := &weights{}, 0
	for i := range s.states {
		if questions && s.items[i].kind != QuestionHit {
			continue
		}
		all++
		st := &s.states[i]
		count(&w.chars, st.chars[0]|st.chars[1]|st.chars[2])
		count(&w.pairs, st.allPairs())
	}
	for i := range w.chars {
		w.chars[i] = rarity(all, w.chars[i])
		w.pairs[i] = 2 * rarity(all, w.pairs[i])
		if q.named>>i&1 != 0 {
			w.chars[i] *= keywordWeight
		}
	}
	return w
}

func count(n *[maxGrams + 1]int, set uint64) {
	for ; set != 0; set &= set - 1 {
		n[bits.TrailingZeros64(set)]++
	}
}

func rarity(all, some int) int {
	if some == 0 {
		return 1 // what no item has tells none from another
	}
	return bits.Len(uint(all / some))
}

// share returns how much of a word an item has in pieces, in percent, and what that
// is worth: as much, if it is all in the title.
func (w *weights) share(st *state, word *word) (share, worth int) {
	all, have, value := 0, 0, 0
	add := func(set uint64, in *[3]uint64, weight *[maxGrams + 1]int) {
		for ; set != 0; set &= set - 1 {
			i := bits.TrailingZeros64(set)
			n := weight[i]
			all += pieceScores[0] * n
			for f := range in {
				if in[f]>>i&1 != 0 {
					have += pieceScores[0] * n
					value += pieceScores[f] * n
					break
				}
			}
		}
	}
	add(word.chars, &st.chars, &w.chars)
	add(word.pairs, &st.pairs, &w.pairs)
	if all == 0 {
		return 0, 0
	}
	return have * 100 / all, value * 100 / all
}

// sorted sorts items, the best first and as they come if they are equal, and leaves
// one of the verdicts of each rule.
func (s *Searcher) sorted(found []ranked) []ranked {
	for i := range found {
		if s.items[found[i].item].kind == QuestionHit {
			found[i].score += bonusQuestion * 8
		}
	}
	slices.SortStableFunc(found, func(a, b ranked) int { return b.score - a.score })
	return s.once(found)
}

// once leaves out verdicts whose rule came before, and steps that ask what one before
// did.
func (s *Searcher) once(found []ranked) []ranked {
	seen := [...][]bool{
		VerdictHit: make([]bool, len(s.lib.Checker.Rules)),
		StepHit:    make([]bool, len(s.lib.Checker.Inputs)),
	}
	return slices.DeleteFunc(found, func(r ranked) bool {
		it := &s.items[r.item]
		if it.kind != VerdictHit && it.kind != StepHit {
			return false
		}
		was := seen[it.kind][it.index]
		seen[it.kind][it.index] = true
		return was
	})
}

// literally returns the items that have all of the marks in a text, as they are or in
// the other width.
func (s *Searcher) literally(marks []string) []ranked {
	var found []ranked
	for i := range s.items {
		left := slices.Clone(marks)
		s.texts(&s.items[i], func(_ fieldKind, text string) {
			left = slices.DeleteFunc(left, func(m string) bool {
				return strings.Contains(text, m) || strings.Contains(text, otherWidth(m))
			})
		})
		if len(left) == 0 {
			found = append(found, ranked{i, 0})
		}
	}
	return s.sorted(found)
}

// otherWidth writes marks of full width in half width, and the other way round.
func otherWidth(marks string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r > ' ' && r <= '~':
			return r + 0xFF01 - '!'
		case r >= 0xFF01 && r <= 0xFF5E:
			return r - 0xFF01 + '!'
		}
		return r
	}, marks)
}
