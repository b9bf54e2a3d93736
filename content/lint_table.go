package content

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// The largest table that is enumerated.
const (
	maxCombinations = 200_000
	maxTrials       = 50_000_000 // combinations times rules times inputs
)

// grid is the table as numbers: inputs, answers and rules by their place in the
// checker, combinations by their place in the order of Combinations.
type grid struct {
	*Checker
	size    int
	strides []int

	// accepts[rule][input][answer]
	accepts [][][]bool

	// hits are the rules that each combination hits.
	hits [][]int
}

func (l *linter) decisions() {
	c := &l.Checker
	if len(c.Inputs) == 0 {
		l.add("has no input", "checker/inputs")
		return
	}
	if len(c.Rules) == 0 {
		l.add("has no rule", "checker/rules")
		return
	}
	for i, name := range names(c.Inputs, inputID) {
		if len(c.Inputs[i].Answers) == 0 {
			l.add("has no answer", "checker/inputs", name, "answers")
			return
		}
	}
	if !c.enumerable() {
		l.add(fmt.Sprintf("the table is too large: it may have %d combinations, and %d times rules times inputs",
			maxCombinations, maxTrials), "checker/inputs")
		return
	}
	if !l.consistent() {
		return
	}
	g := newGrid(c)
	if l.gaps(g) && l.overlaps(g) {
		l.withoutEffect(g)
	}
	l.unreachable(g)
	l.refsHold(g)
}

// enumerable reports whether the table is small enough to enumerate.
func (c *Checker) enumerable() bool {
	n := 1
	for _, in := range c.Inputs {
		n *= len(in.Answers)
		if n > maxCombinations {
			return false
		}
	}
	return n*len(c.Inputs)*len(c.Rules) <= maxTrials
}

// consistent reports whether the ids in the table and in the conditions of its
// rules are good. If not, other rules of the lint say so, and what the table
// comes to is no news.
func (l *linter) consistent() bool {
	if l.table == nil {
		trial := &linter{Library: &Library{Checker: l.Checker}}
		for _, r := range l.Checker.Rules {
			trial.condition(r.When, "")
		}
		trial.checkerIDs()
		good := len(trial.problems) == 0
		l.table = &good
	}
	return *l.table
}

func newGrid(c *Checker) *grid {
	g := &grid{Checker: c, size: 1, strides: make([]int, len(c.Inputs))}
	for i := len(c.Inputs) - 1; i >= 0; i-- {
		g.strides[i] = g.size
		g.size *= len(c.Inputs[i].Answers)
	}
	for _, r := range c.Rules {
		var rows [][]bool
		for _, in := range c.Inputs {
			var row []bool
			for _, a := range in.Answers {
				row = append(row, r.When.Accepts(in.ID, a.ID))
			}
			rows = append(rows, row)
		}
		g.accepts = append(g.accepts, rows)
	}
	g.hits = make([][]int, g.size)
	for n := range g.hits {
		for r := range c.Rules {
			if g.hit(r, n) {
				g.hits[n] = append(g.hits[n], r)
			}
		}
	}
	return g
}

// answer returns the answer to the input in a combination.
func (g *grid) answer(input, combination int) int {
	return combination / g.strides[input] % len(g.Inputs[input].Answers)
}

func (g *grid) hit(rule, combination int) bool {
	for i, row := range g.accepts[rule] {
		if !row[g.answer(i, combination)] {
			return false
		}
	}
	return true
}

func (g *grid) answers(combination int) Answers {
	a := Answers{}
	for i, in := range g.Inputs {
		a[in.ID] = in.Answers[g.answer(i, combination)].ID
	}
	return a
}

// describe writes a combination as the segments of an address.
func (g *grid) describe(combination int) string {
	var s string
	for i, in := range g.Inputs {
		if i > 0 {
			s += "/"
		}
		s += in.ID + "=" + in.Answers[g.answer(i, combination)].ID
	}
	return s
}

func combinations(n int) string {
	if n == 1 {
		return "1 combination"
	}
	return fmt.Sprintf("%d combinations", n)
}

func (l *linter) gaps(g *grid) bool {
	first, n := -1, 0
	for i, hits := range g.hits {
		if len(hits) > 0 {
			continue
		}
		if n++; n == 1 {
			first = i
		}
	}
	if n > 0 {
		l.add(fmt.Sprintf("gap: %s without a rule, such as %s", combinations(n), g.describe(first)), "checker/rules")
	}
	return n == 0
}

func (l *linter) overlaps(g *grid) bool {
	type pair struct{ earlier, later int }
	first, count := map[pair]int{}, map[pair]int{}
	var pairs []pair
	for n, hits := range g.hits {
		for i := 1; i < len(hits); i++ {
			p := pair{hits[0], hits[i]}
			if count[p]++; count[p] == 1 {
				first[p] = n
				pairs = append(pairs, p)
			}
		}
	}
	rules := names(g.Rules, ruleID)
	for _, p := range pairs {
		l.add(fmt.Sprintf("overlap: rules %q and %q share %s, such as %s",
			rules[p.earlier], rules[p.later], combinations(count[p]), g.describe(first[p])),
			"checker/rules", rules[p.later])
	}
	return len(pairs) == 0
}

func (l *linter) unreachable(g *grid) {
	reached := make([]bool, len(g.Rules))
	for _, hits := range g.hits {
		if len(hits) > 0 {
			reached[hits[0]] = true
		}
	}
	for i, name := range names(g.Rules, ruleID) {
		if !reached[i] {
			l.add(fmt.Sprintf("rule %q is unreachable: each combination that hits it hits an earlier one", name), "checker/rules", name)
		}
	}
}

// withoutEffect finds inputs, and pairs of answers, that never change which rule
// is hit. A pair of answers may do so if a condition within a rule tells them
// apart.
func (l *linter) withoutEffect(g *grid) {
	for i, name := range names(g.Inputs, inputID) {
		in := &g.Inputs[i]
		columns := g.columns(i)
		first := map[string]int{} // the first answer with that column
		for a, column := range columns {
			if _, ok := first[column]; !ok {
				first[column] = a
			}
		}
		if len(first) == 1 {
			l.add(fmt.Sprintf("input %q has no effect: its answer never changes the rule", in.ID), "checker/inputs", name)
			continue
		}
		for a, column := range columns {
			if b := first[column]; a != b && !g.toldApart(in.ID, in.Answers[a].ID, in.Answers[b].ID) {
				l.add(fmt.Sprintf("answer %q has no effect: it always comes to the same as %q", in.Answers[a].ID, in.Answers[b].ID),
					"checker/inputs", name, "answers", in.Answers[a].ID)
			}
		}
	}
}

// columns returns for each answer to the input the rules that it hits with each
// combination of the other answers, as one string.
func (g *grid) columns(input int) []string {
	columns := make([][]byte, len(g.Inputs[input].Answers))
	for n, hits := range g.hits {
		a := g.answer(input, n)
		columns[a] = binary.AppendUvarint(columns[a], uint64(hits[0]))
	}
	s := make([]string, len(columns))
	for i, c := range columns {
		s[i] = string(c)
	}
	return s
}

// toldApart reports whether a condition within a rule accepts one of the two
// answers only.
func (g *grid) toldApart(input, a, b string) bool {
	for _, r := range g.Rules {
		for _, part := range r.parts() {
			for _, ref := range part.refs {
				if ref.When.Accepts(input, a) != ref.When.Accepts(input, b) {
					return true
				}
			}
		}
	}
	return false
}

// refsHold checks that each rule has a strength, a claim and a next step in each
// combination that hits it, and that each ref counts in at least one.
func (l *linter) refsHold(g *grid) {
	hitBy := make([][]int, len(g.Rules))
	for n, hits := range g.hits {
		for _, r := range hits {
			hitBy[r] = append(hitBy[r], n)
		}
	}
	for i, name := range names(g.Rules, ruleID) {
		for _, part := range g.Rules[i].parts() {
			l.partHolds(g, hitBy[i], part, "checker/rules/"+name+"/"+part.key)
		}
	}
}

func (l *linter) partHolds(g *grid, hitBy []int, part part, path string) {
	if part.needed && len(part.refs) == 0 {
		l.add(fmt.Sprintf("rule has no %s", part.key), path)
		return
	}
	if !slices.ContainsFunc(part.refs, func(r Ref) bool { return len(r.When) > 0 }) {
		return
	}
	holds := make([]bool, len(part.refs))
	without, first := 0, -1
	for _, n := range hitBy {
		a := g.answers(n)
		some := false
		for i, ref := range part.refs {
			if ref.When.Holds(a) {
				holds[i], some = true, true
			}
		}
		if !some {
			if without++; without == 1 {
				first = n
			}
		}
	}
	if part.needed && without > 0 {
		l.add(fmt.Sprintf("rule has no %s for %s, such as %s", part.key, combinations(without), g.describe(first)), path)
	}
	for i, name := range names(part.refs, refID) {
		if !holds[i] && len(hitBy) > 0 {
			l.add(fmt.Sprintf("%q never counts: no combination that hits the rule fulfils its condition", part.refs[i].ID), path, name)
		}
	}
}
