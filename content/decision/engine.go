package decision

import "math/bits"

// MaxRules is how many rules a table may have.
const MaxRules = 256

// ruleSet is a set of rules, as bits by their index in the table.
type ruleSet [MaxRules / 64]uint64

func (s *ruleSet) has(i int) bool { return s[i/64]>>(i%64)&1 != 0 }

func (s *ruleSet) add(i int) { s[i/64] |= 1 << (i % 64) }

func (s *ruleSet) size() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// first returns the first rule of a set that is not empty.
func (s *ruleSet) first() int {
	i := 0
	for s[i] == 0 {
		i++
	}
	return i*64 + bits.TrailingZeros64(s[i])
}

func (s ruleSet) intersect(o *ruleSet) ruleSet {
	for i := range s {
		s[i] &= o[i]
	}
	return s
}

func (s *ruleSet) subsetOf(o *ruleSet) bool {
	for i := range s {
		if s[i]&^o[i] != 0 {
			return false
		}
	}
	return true
}

// Engine answers questions about a table. It is made by [Compile] and safe for concurrent
// use.
//
// Rules are kept as sets, and a walk goes from set to set. An input that does not tell the
// rules of a set apart does not tell those of a subset apart: so the inputs are asked in
// their order, and what comes after is the same for the same set and the same input. That
// makes few positions of very many ways.
type Engine struct {
	*Table

	all ruleSet

	// accepts has for each answer to each input the rules that accept it, and any for each
	// input those that accept every answer.
	accepts [][]ruleSet
	any     []ruleSet

	// sameVerdict has for each rule those that come to its verdict.
	sameVerdict []ruleSet
}

// Compile returns the engine of a table, which must not be changed afterwards. The table
// may be one that [Engine.Verify] rejects; rules beyond [MaxRules] are left out then.
func Compile(t *Table) *Engine {
	e := &Engine{Table: t}
	rules := e.rules()
	for i, r := range rules {
		e.all.add(i)
		var same ruleSet
		for k := range rules {
			if rules[k].Verdict == r.Verdict {
				same.add(k)
			}
		}
		e.sameVerdict = append(e.sameVerdict, same)
	}
	for _, in := range t.Inputs {
		any := e.all
		row := make([]ruleSet, len(in.Answers))
		for a, answer := range in.Answers {
			for i := range rules {
				if rules[i].When.Accepts(in.ID, answer.ID) {
					row[a].add(i)
				}
			}
			any = any.intersect(&row[a])
		}
		e.accepts = append(e.accepts, row)
		e.any = append(e.any, any)
	}
	return e
}

// rules returns the rules that fit into a [ruleSet].
func (e *Engine) rules() []Rule { return e.Rules[:min(len(e.Rules), MaxRules)] }

// An answer by its index, or one of these.
const (
	unsure     = -2
	unanswered = -1
)

// indexes returns the answer to each input by its index. What is unknown is unanswered.
func (e *Engine) indexes(given Answers) []int {
	n := make([]int, len(e.Inputs))
	for i, in := range e.Inputs {
		n[i] = unanswered
		if given[in.ID] == Unsure {
			n[i] = unsure
		}
		for a := range in.Answers {
			if in.Answers[a].ID == given[in.ID] {
				n[i] = a
			}
		}
	}
	return n
}

// decided reports whether nothing more is to be asked: one rule is left or, where the
// reader is unsure of something, one verdict.
func (e *Engine) decided(rules ruleSet, unsure bool) bool {
	return rules.size() < 2 || unsure && e.agree(rules)
}

// agree reports whether rules, at least one, come to one verdict.
func (e *Engine) agree(rules ruleSet) bool { return rules.subsetOf(&e.sameVerdict[rules.first()]) }

// nextInput returns the index of the first input from index i on that tells the rules
// apart, which is to say that some answer to it leaves fewer of them, or -1. Inputs that
// are answered are passed over; answered may be nil.
func (e *Engine) nextInput(rules ruleSet, i int, answered []int) int {
	for ; i < len(e.Inputs); i++ {
		if (answered == nil || answered[i] == unanswered) && !rules.subsetOf(&e.any[i]) {
			return i
		}
	}
	return -1
}

// position is a point on the ways through a table: the rules that are left before an
// input, whether the reader is unsure of something before it, and whether something
// before it is unanswered.
type position struct {
	rules        ruleSet
	input        int
	unsure, open bool
}

// maxPositions bounds the positions that one walk looks at. A table of the size that
// people can read has fewer; of a larger one a walk says less exactly what is still to
// come, and is as quick.
const maxPositions = 250

// relevance finds the answers that are relevant: that some way on from here asks for.
type relevance struct {
	*Engine
	known    []int
	relevant []bool
	last     int // the last input with an answer
	seen     map[position]bool
}

// relevant returns for each input whether its answer is asked for on at least one way on
// from here.
func (e *Engine) relevant(known []int) []bool {
	r := &relevance{Engine: e, known: known, relevant: make([]bool, len(known)), last: -1, seen: map[position]bool{}}
	for i, a := range known {
		if a != unanswered {
			r.last = i
		}
	}
	r.mark(e.all, position{})
	if len(r.seen) > maxPositions {
		for i, a := range known {
			r.relevant[i] = r.relevant[i] || a >= 0
		}
	}
	return r.relevant
}

// mark follows the table from the rules that are left, with every answer where an input
// is unanswered, and marks the answers that are asked for on the way. Where the verdict
// is certain nothing more is asked, but what the reader has said still leaves fewer
// rules. To be unsure tells nothing: it is relevant only where nothing before it is
// unanswered, and is asked again otherwise.
func (r *relevance) mark(rules ruleSet, at position) {
	i := r.nextInput(rules, at.input, nil)
	if i < 0 || i > r.last || rules.size() < 2 {
		return
	}
	at.rules, at.input = rules, i
	if r.seen[at] || len(r.seen) > maxPositions {
		return
	}
	r.seen[at] = true
	next := position{input: i + 1, unsure: at.unsure, open: at.open}
	switch known := r.known[i]; {
	case known >= 0:
		r.relevant[i] = true
		r.mark(rules.intersect(&r.accepts[i][known]), next)
	case r.decided(rules, at.unsure):
		r.mark(rules, next)
	case known == unsure && !at.open:
		r.relevant[i] = true
		next.unsure = true
		r.mark(rules, next)
	default:
		next.open = true
		for a := range r.accepts[i] {
			r.mark(rules.intersect(&r.accepts[i][a]), next)
		}
	}
}

// bounds are the smallest and the largest of some numbers.
type bounds struct{ min, max int }

// remaining returns how many questions are asked from here on, whatever the reader says,
// “not sure” included. If there are too many positions to look at, it is from one to as
// many as there are inputs that tell the rules apart.
func (e *Engine) remaining(rules ruleSet, unsure bool, answered []int) bounds {
	known := map[position]bounds{}
	n := e.remainingFrom(rules, position{unsure: unsure}, answered, known)
	if len(known) <= maxPositions {
		return n
	}
	n = bounds{1, 0}
	for i := e.nextInput(rules, 0, answered); i >= 0; i = e.nextInput(rules, i+1, answered) {
		n.max++
	}
	return n
}

func (e *Engine) remainingFrom(rules ruleSet, at position, answered []int, known map[position]bounds) bounds {
	if e.decided(rules, at.unsure) || len(known) > maxPositions {
		return bounds{}
	}
	i := e.nextInput(rules, at.input, answered)
	if i < 0 {
		return bounds{}
	}
	at.rules, at.input = rules, i
	if n, ok := known[at]; ok {
		return n
	}
	n := e.remainingFrom(rules, position{input: i + 1, unsure: true}, answered, known)
	for a := range e.accepts[i] {
		more := e.remainingFrom(rules.intersect(&e.accepts[i][a]), position{input: i + 1, unsure: at.unsure}, answered, known)
		n = bounds{min(n.min, more.min), max(n.max, more.max)}
	}
	n = bounds{n.min + 1, n.max + 1}
	known[at] = n
	return n
}
