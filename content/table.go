package content

import "math/bits"

// mostRules is how many rules a table may have.
const mostRules = 256

// ruleSet is a set of rules, as bits by their place in the checker.
type ruleSet [mostRules / 64]uint64

func (s *ruleSet) has(i int) bool { return s[i/64]>>(i%64)&1 != 0 }

func (s *ruleSet) add(i int) { s[i/64] |= 1 << (i % 64) }

// count returns how many rules there are.
func (s *ruleSet) count() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// both returns the rules that are in s and in o.
func (s ruleSet) both(o *ruleSet) ruleSet {
	for i := range s {
		s[i] &= o[i]
	}
	return s
}

// within reports whether all rules of s are in o.
func (s *ruleSet) within(o *ruleSet) bool {
	for i := range s {
		if s[i]&^o[i] != 0 {
			return false
		}
	}
	return true
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

	// of are the rules of each verdict.
	of []ruleSet
}

// newTable returns the table of a checker. What is beyond its limit of rules, which the
// lint holds, is not there.
func newTable(c *Checker) *table {
	t := &table{Checker: c}
	rules := c.Rules[:min(len(c.Rules), mostRules)]
	verdicts := map[Verdict]int{}
	for i, r := range rules {
		t.all.add(i)
		v, ok := verdicts[r.Verdict]
		if !ok {
			v = len(t.of)
			verdicts[r.Verdict] = v
			t.of = append(t.of, ruleSet{})
		}
		t.of[v].add(i)
	}
	for _, in := range c.Inputs {
		free := t.all
		row := make([]ruleSet, len(in.Answers))
		for a, answer := range in.Answers {
			for i := range rules {
				if rules[i].When.Accepts(in.ID, answer.ID) {
					row[a].add(i)
				}
			}
			free = free.both(&row[a])
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
	for i := range t.of {
		if rules.within(&t.of[i]) {
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
		if answered[i] == notAnswered && !rules.within(&t.free[i]) {
			return i
		}
	}
	return -1
}

// step is a place on the ways through a table: the rules that are left before an input,
// and whether the reader was not sure of something or something is open before it.
type step struct {
	rules        ruleSet
	input        int
	unsure, open bool
}

// mostWays bounds the places that one walk looks at. There are fewer in a table of the
// size that people can read; of a larger one a walk says less exactly what is still to
// come, and is as quick.
const mostWays = 250

// counting finds the answers that count.
type counting struct {
	*table
	known  []int
	counts []bool
	last   int // the last input with an answer
	seen   map[step]bool
}

// counts returns which of the answers are asked for on at least one way on from here.
func (t *table) counts(known []int) []bool {
	c := &counting{table: t, known: known, counts: make([]bool, len(known)), last: -1, seen: map[step]bool{}}
	for i, a := range known {
		if a != notAnswered {
			c.last = i
		}
	}
	c.mark(t.all, step{})
	if len(c.seen) > mostWays {
		for i, a := range known {
			c.counts[i] = c.counts[i] || a >= 0
		}
	}
	return c.counts
}

// mark follows the table from the rules that are left, with every answer where an input
// was not answered, and marks the answers that are asked for on the way. Where the
// verdict is certain nothing more is asked, but what the reader has said all the same
// leaves fewer rules. What the reader is not sure of is no news: it counts only where
// nothing before it is open, and is asked again else.
func (c *counting) mark(rules ruleSet, at step) {
	i := c.asked(rules, at.input)
	if i < 0 || i > c.last || rules.count() < 2 {
		return
	}
	at.rules, at.input = rules, i
	if c.seen[at] || len(c.seen) > mostWays {
		return
	}
	c.seen[at] = true
	next := step{input: i + 1, unsure: at.unsure, open: at.open}
	switch known := c.known[i]; {
	case known >= 0:
		c.counts[i] = true
		c.mark(rules.both(&c.accepts[i][known]), next)
	case c.settled(rules, at.unsure):
		c.mark(rules, next)
	case known == notSure && !at.open:
		c.counts[i] = true
		next.unsure = true
		c.mark(rules, next)
	default:
		next.open = true
		for a := range c.accepts[i] {
			c.mark(rules.both(&c.accepts[i][a]), next)
		}
	}
}

// asked is [table.next] where nothing was answered before its turn.
func (t *table) asked(rules ruleSet, i int) int {
	for ; i < len(t.Inputs); i++ {
		if !rules.within(&t.free[i]) {
			return i
		}
	}
	return -1
}

// extent is the fewest and the most.
type extent struct{ fewest, most int }

// left returns the fewest and the most questions that are asked from here on, whatever
// the reader says, “not sure” too. If there are too many places to look at, it is from
// one to as many as there are inputs that tell the rules apart.
func (t *table) left(rules ruleSet, unsure bool, answered []int) extent {
	known := map[step]extent{}
	left := t.leftFrom(rules, step{unsure: unsure}, answered, known)
	if len(known) <= mostWays {
		return left
	}
	left = extent{1, 0}
	for i := t.next(rules, 0, answered); i >= 0; i = t.next(rules, i+1, answered) {
		left.most++
	}
	return left
}

func (t *table) leftFrom(rules ruleSet, at step, answered []int, known map[step]extent) extent {
	if t.settled(rules, at.unsure) || len(known) > mostWays {
		return extent{}
	}
	i := t.next(rules, at.input, answered)
	if i < 0 {
		return extent{}
	}
	at.rules, at.input = rules, i
	if s, ok := known[at]; ok {
		return s
	}
	s := t.leftFrom(rules, step{input: i + 1, unsure: true}, answered, known)
	for a := range t.accepts[i] {
		more := t.leftFrom(rules.both(&t.accepts[i][a]), step{input: i + 1, unsure: at.unsure}, answered, known)
		s = extent{min(s.fewest, more.fewest), max(s.most, more.most)}
	}
	s = extent{s.fewest + 1, s.most + 1}
	known[at] = s
	return s
}
