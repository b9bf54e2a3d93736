package content

import (
	"math/bits"
	"slices"
)

// ruleSet is a set of rules, as bits by their place in the checker.
type ruleSet []uint64

func (s ruleSet) has(i int) bool { return s[i/64]>>(i%64)&1 != 0 }

func (s ruleSet) add(i int) { s[i/64] |= 1 << (i % 64) }

// count returns how many rules there are.
func (s ruleSet) count() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// both returns the rules that are in s and in o.
func (s ruleSet) both(o ruleSet) ruleSet {
	out := make(ruleSet, len(s))
	for i := range s {
		out[i] = s[i] & o[i]
	}
	return out
}

// within reports whether all rules of s are in o.
func (s ruleSet) within(o ruleSet) bool {
	for i := range s {
		if s[i]&^o[i] != 0 {
			return false
		}
	}
	return true
}

// key is the set as a string, to find it in a map.
func (s ruleSet) key() string {
	b := make([]byte, 0, 8*len(s)+2)
	for _, w := range s {
		for ; w > 0; w >>= 8 {
			b = append(b, byte(w))
		}
		b = append(b, 0xFF, 0xFE)
	}
	return string(b)
}

// table is a checker by numbers: inputs, answers and rules by their place.
//
// Rules are kept as sets, and a walk over the table goes from set to set. An input
// that does not tell the rules of a set apart does not tell those of a smaller one
// apart: so the inputs are asked in their order, and what comes after is the same for
// the same set and the same input. That makes few places of very many ways.
type table struct {
	*Checker
	all ruleSet

	// accepts has for each answer to each input the rules that accept it, and free for
	// each input those that accept every answer.
	accepts [][]ruleSet
	free    []ruleSet

	// of has for each verdict its rules.
	of map[Verdict]ruleSet
}

func newTable(c *Checker) *table {
	words := (len(c.Rules) + 63) / 64
	t := &table{Checker: c, all: make(ruleSet, words), of: map[Verdict]ruleSet{}}
	for i, r := range c.Rules {
		t.all.add(i)
		if t.of[r.Verdict] == nil {
			t.of[r.Verdict] = make(ruleSet, words)
		}
		t.of[r.Verdict].add(i)
	}
	for _, in := range c.Inputs {
		free := t.all
		row := make([]ruleSet, len(in.Answers))
		for a, answer := range in.Answers {
			row[a] = make(ruleSet, words)
			for i := range c.Rules {
				if c.Rules[i].When.Accepts(in.ID, answer.ID) {
					row[a].add(i)
				}
			}
			free = free.both(row[a])
		}
		t.accepts = append(t.accepts, row)
		t.free = append(t.free, free)
	}
	return t
}

// An answer by its place, or one of these.
const (
	notSure     = -2
	notAnswered = -1
)

// numbers returns the answer to each input by its place. What is unknown is not
// answered.
func (t *table) numbers(given Answers) []int {
	n := make([]int, len(t.Inputs))
	for i, in := range t.Inputs {
		n[i] = notAnswered
		id, ok := given[in.ID]
		if ok && id == Unsure {
			n[i] = notSure
		}
		for a := range in.Answers {
			if ok && in.Answers[a].ID == id {
				n[i] = a
			}
		}
	}
	return n
}

// settled reports whether nothing more is to be asked, whatever the rest is: one rule
// is left or, where the reader is not sure of something, one verdict.
func (t *table) settled(rules ruleSet, unsure bool) bool {
	if rules.count() < 2 {
		return true
	}
	if !unsure {
		return false
	}
	for _, of := range t.of {
		if rules.within(of) {
			return true
		}
	}
	return false
}

// next returns the first input from place i on that was not answered and tells the
// rules apart: with some answer to it fewer of them remain. It returns -1 if there is
// none.
func (t *table) next(rules ruleSet, i int, answered []int) int {
	for ; i < len(t.Inputs); i++ {
		if answered[i] == notAnswered && !rules.within(t.free[i]) {
			return i
		}
	}
	return -1
}

// step is a place on the ways through a table.
type step struct {
	rules  string
	input  int
	unsure bool
}

// markCounting follows the table from the rules that are left before input i, with
// every answer where an input was not answered, and marks in counts the answers that
// are asked for on the way. Where the verdict is certain nothing more is asked, but what
// the reader has said all the same leaves fewer rules. What the reader is not sure of is
// no news: it counts only where nothing before it is open, and is asked again else.
func (t *table) markCounting(rules ruleSet, i int, unsure bool, known []int, counts []bool, seen map[step]bool) {
	if i = t.asked(rules, i); i < 0 || rules.count() < 2 {
		return
	}
	at := step{rules.key(), i, unsure}
	if seen[at] {
		return
	}
	seen[at] = true
	settled := t.settled(rules, unsure)
	switch {
	case known[i] >= 0:
		counts[i] = true
		t.markCounting(rules.both(t.accepts[i][known[i]]), i+1, unsure, known, counts, seen)
	case settled:
		t.markCounting(rules, i+1, unsure, known, counts, seen)
	case known[i] == notSure:
		counts[i] = true
		t.markCounting(rules, i+1, true, known, counts, seen)
	default:
		sure := slices.Clone(known)
		for j := range sure {
			sure[j] = max(sure[j], notAnswered)
		}
		for _, accepts := range t.accepts[i] {
			t.markCounting(rules.both(accepts), i+1, unsure, sure, counts, seen)
		}
	}
}

// asked is [table.next] where nothing was answered before its turn.
func (t *table) asked(rules ruleSet, i int) int {
	for ; i < len(t.Inputs); i++ {
		if !rules.within(t.free[i]) {
			return i
		}
	}
	return -1
}

// extent is the fewest and the most.
type extent struct{ fewest, most int }

// left returns the fewest and the most questions that are asked from input i on,
// whatever the reader says, “not sure” too.
func (t *table) left(rules ruleSet, i int, unsure bool, answered []int, known map[step]extent) extent {
	if t.settled(rules, unsure) {
		return extent{}
	}
	if i = t.next(rules, i, answered); i < 0 {
		return extent{}
	}
	at := step{rules.key(), i, unsure}
	if s, ok := known[at]; ok {
		return s
	}
	s := t.left(rules, i+1, true, answered, known)
	for _, accepts := range t.accepts[i] {
		more := t.left(rules.both(accepts), i+1, unsure, answered, known)
		s = extent{min(s.fewest, more.fewest), max(s.most, more.most)}
	}
	s = extent{s.fewest + 1, s.most + 1}
	known[at] = s
	return s
}
