package content

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// A table is checked without a list of its combinations, of which there may be very
// many: rules are boxes in the space of the answers, and ways that leave the same rules
// are one way.
const (
	// mostPlaces bounds the places of the ways through a table.
	mostPlaces = 200_000

	// mostCases bounds the combinations of the inputs that the conditions within one
	// rule name.
	mostCases = 200_000
)

// box is a part of the combinations: the answers to each input, by their place, in
// order. With an input that has none it is empty.
type box [][]int

// volume returns how many combinations there are, or the largest number if there are
// more.
func (b box) volume() uint64 {
	n := uint64(1)
	for _, answers := range b {
		n = times(n, uint64(len(answers)))
	}
	return n
}

func times(a, b uint64) uint64 {
	if b > 0 && a > math.MaxUint64/b {
		return math.MaxUint64
	}
	return a * b
}

func plus(a, b uint64) uint64 {
	if a > math.MaxUint64-b {
		return math.MaxUint64
	}
	return a + b
}

// first returns the first combination of a box that is not empty.
func (b box) first() []int {
	first := make([]int, len(b))
	for i, answers := range b {
		first[i] = answers[0]
	}
	return first
}

// both returns what is in b and in o.
func (b box) both(o box) box {
	out := make(box, len(b))
	for i := range b {
		for _, a := range b[i] {
			if slices.Contains(o[i], a) {
				out[i] = append(out[i], a)
			}
		}
	}
	return out
}

// everything returns the box of all combinations.
func (t *table) everything() box {
	all := make(box, len(t.Inputs))
	for i, in := range t.Inputs {
		for a := range in.Answers {
			all[i] = append(all[i], a)
		}
	}
	return all
}

// where returns the box of a condition.
func (t *table) where(c Cond) box {
	b := make(box, len(t.Inputs))
	for i, in := range t.Inputs {
		for a, answer := range in.Answers {
			if c.Accepts(in.ID, answer.ID) {
				b[i] = append(b[i], a)
			}
		}
	}
	return b
}

// cond is the condition of a box.
func (t *table) cond(b box) Cond {
	c := Cond{}
	for i, in := range t.Inputs {
		if len(b[i]) == len(in.Answers) {
			continue
		}
		for _, a := range b[i] {
			c[in.ID] = append(c[in.ID], in.Answers[a].ID)
		}
	}
	return c
}

// answers returns a combination as a set.
func (t *table) answers(combination []int) Answers {
	a := Answers{}
	for i, in := range t.Inputs {
		a[in.ID] = in.Answers[combination[i]].ID
	}
	return a
}

// describe writes a combination as the segments of an address.
func (t *table) describe(combination []int) string {
	var s []string
	for i, in := range t.Inputs {
		s = append(s, in.ID+"="+in.Answers[combination[i]].ID)
	}
	return strings.Join(s, "/")
}

// row writes a condition as the table does.
func (t *table) row(c Cond) string {
	var s []string
	for _, in := range t.Inputs {
		switch accepted := c[in.ID]; len(accepted) {
		case 0:
		case 1:
			s = append(s, in.ID+": "+accepted[0])
		default:
			s = append(s, in.ID+": ["+strings.Join(accepted, ", ")+"]")
		}
	}
	return "when: {" + strings.Join(s, ", ") + "}"
}

// misses counts the combinations of a box that rules do not hit. known has what was
// counted before.
type misses struct {
	*table
	box   box
	known map[step]uint64
}

// missesOf counts the combinations that no rule hits.
func missesOf(t *table) *misses {
	m := &misses{t, t.everything(), map[step]uint64{}}
	m.count(t.all, 0)
	return m
}

// tooMany reports whether there were too many places to count.
func (m *misses) tooMany() bool { return len(m.known) > mostPlaces }

// count returns how many combinations of the inputs from i on these rules miss, which
// all accept the answers to the inputs before, and finds the first one: it is in at.
func (m *misses) count(rules ruleSet, i int) uint64 {
	if rules.count() == 0 {
		return m.box[i:].volume()
	}
	if i == len(m.box) {
		return 0
	}
	at := step{rules: rules, input: i}
	if n, ok := m.known[at]; ok || len(m.known) > mostPlaces {
		return n
	}
	n := uint64(0)
	if rules.within(&m.free[i]) {
		n = times(m.count(rules, i+1), uint64(len(m.box[i])))
	} else {
		for _, a := range m.box[i] {
			n = plus(n, m.count(rules.both(&m.accepts[i][a]), i+1))
		}
	}
	m.known[at] = n
	return n
}

// first returns the first combination that the rules miss, if they miss any.
func (m *misses) first(rules ruleSet) []int {
	combination := make([]int, len(m.box))
	for i := range m.box {
		for _, a := range m.box[i] {
			if left := rules.both(&m.accepts[i][a]); m.count(left, i+1) > 0 {
				combination[i], rules = a, left
				break
			}
		}
	}
	return combination
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
	if len(c.Rules) > mostRules {
		l.add(fmt.Sprintf("the table is too large: it may have %d rules", mostRules), "checker/rules")
		return
	}
	if !l.consistent() {
		return
	}
	t := newTable(c)
	whole := missesOf(t)
	gap := whole.count(t.all, 0)
	if whole.tooMany() {
		l.add(fmt.Sprintf("the table is too large: there are more than %d places on the ways through it", mostPlaces), "checker/inputs")
		return
	}
	overlaps := l.overlaps(t)
	if gap > 0 {
		l.gap(whole, gap)
	} else if !overlaps {
		l.withoutEffect(t)
	}
	if overlaps {
		l.unreachable(t)
	}
	l.refsHold(t)
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

func combinations(n uint64) string {
	switch n {
	case 1:
		return "1 combination"
	case math.MaxUint64:
		return "very many combinations"
	}
	return fmt.Sprintf("%d combinations", n)
}

// gap says that combinations are without a rule, and proposes a row for them, or for as
// many as one row can have.
func (l *linter) gap(m *misses, n uint64) {
	first := m.first(m.all)
	row := m.around(first)
	what := "would close it"
	if closed := row.volume(); closed < n {
		what = fmt.Sprintf("would close %d of them", closed)
	}
	l.add(fmt.Sprintf("gap: %s without a rule, such as %s; a row with %s %s", combinations(n), m.describe(first), m.row(m.cond(row)), what), "checker/rules")
}

// around returns a box around a combination that no rule hits in which none is hit
// either, and which is as large as it gets by one answer after the other.
func (t *table) around(combination []int) box {
	b := make(box, len(combination))
	for i, a := range combination {
		b[i] = []int{a}
	}
	missed := func() bool {
		for _, r := range t.Rules {
			if b.both(t.where(r.When)).volume() > 0 {
				return false
			}
		}
		return true
	}
	for i, in := range t.Inputs {
		for a := range in.Answers {
			if slices.Contains(b[i], a) {
				continue
			}
			before := b[i]
			b[i] = slices.Sorted(slices.Values(append(slices.Clone(before), a)))
			if !missed() {
				b[i] = before
			}
		}
	}
	return b
}

// overlaps reports whether rules share combinations, and says which.
func (l *linter) overlaps(t *table) (any bool) {
	boxes := make([]box, len(t.Rules))
	for i, r := range t.Rules {
		boxes[i] = t.where(r.When)
	}
	rules := names(t.Rules, ruleID)
	for i := range boxes {
		for j := range i {
			shared := boxes[j].both(boxes[i])
			if n := shared.volume(); n > 0 {
				any = true
				l.add(fmt.Sprintf("overlap: rules %q and %q share %s, such as %s",
					rules[j], rules[i], combinations(n), t.describe(shared.first())),
					"checker/rules", rules[i])
			}
		}
	}
	return any
}

func (l *linter) unreachable(t *table) {
	var earlier ruleSet
	for i, name := range names(t.Rules, ruleID) {
		m := &misses{t, t.where(t.Rules[i].When), map[step]uint64{}}
		if m.count(earlier, 0) == 0 && !m.tooMany() {
			l.add(fmt.Sprintf("rule %q is unreachable: each combination that hits it hits an earlier one", name), "checker/rules", name)
		}
		earlier.add(i)
	}
}

// withoutEffect finds inputs, and pairs of answers, that never change which rule
// is hit: in a table without gaps and overlaps that is so if each rule accepts all of
// them or none. A pair of answers may have that in common if a condition within a rule
// tells them apart.
func (l *linter) withoutEffect(t *table) {
	for i, name := range names(t.Inputs, inputID) {
		in := &t.Inputs[i]
		if t.all.within(&t.free[i]) {
			l.add(fmt.Sprintf("input %q has no effect: its answer never changes the rule", in.ID), "checker/inputs", name)
			continue
		}
		for a := range in.Answers {
			for b := range a {
				if t.accepts[i][a] == t.accepts[i][b] {
					if !t.toldApart(in.ID, in.Answers[a].ID, in.Answers[b].ID) {
						l.add(fmt.Sprintf("answer %q has no effect: it always comes to the same as %q", in.Answers[a].ID, in.Answers[b].ID),
							"checker/inputs", name, "answers", in.Answers[a].ID)
					}
					break
				}
			}
		}
	}
}

// toldApart reports whether a condition within a rule accepts one of the two
// answers only.
func (t *table) toldApart(input, a, b string) bool {
	for _, r := range t.Rules {
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
func (l *linter) refsHold(t *table) {
	for i, name := range names(t.Rules, ruleID) {
		for _, part := range t.Rules[i].parts() {
			l.partHolds(t, t.where(t.Rules[i].When), part, "checker/rules/"+name+"/"+part.key)
		}
	}
}

func (l *linter) partHolds(t *table, hit box, part part, path string) {
	if part.needed && len(part.refs) == 0 {
		l.add(fmt.Sprintf("rule has no %s", part.key), path)
		return
	}
	if !slices.ContainsFunc(part.refs, func(r Ref) bool { return len(r.When) > 0 }) || hit.volume() == 0 {
		return
	}
	// An input that no condition names makes no difference: its first answer stands for
	// all of them.
	cases, each := slices.Clone(hit), uint64(1)
	for i, in := range t.Inputs {
		if !slices.ContainsFunc(part.refs, func(r Ref) bool { return r.When[in.ID] != nil }) {
			each = times(each, uint64(len(hit[i])))
			cases[i] = hit[i][:1]
		}
	}
	if cases.volume() > mostCases {
		l.add(fmt.Sprintf("its conditions name too many inputs: there may be %d combinations of them", mostCases), path)
		return
	}
	holds := make([]bool, len(part.refs))
	without, first := uint64(0), ""
	cases.each(func(combination []int) {
		a := t.answers(combination)
		some := false
		for i, ref := range part.refs {
			if ref.When.Holds(a) {
				holds[i], some = true, true
			}
		}
		if !some {
			if without == 0 {
				first = t.describe(combination)
			}
			without = plus(without, each)
		}
	})
	if part.needed && without > 0 {
		l.add(fmt.Sprintf("rule has no %s for %s, such as %s", part.key, combinations(without), first), path)
	}
	for i, name := range names(part.refs, refID) {
		if !holds[i] {
			l.add(fmt.Sprintf("%q never counts: no combination that hits the rule fulfils its condition", part.refs[i].ID), path, name)
		}
	}
}

// each calls f with every combination of a box, in order.
func (b box) each(f func(combination []int)) {
	combination := make([]int, len(b))
	var fill func(i int)
	fill = func(i int) {
		if i == len(b) {
			f(combination)
			return
		}
		for _, a := range b[i] {
			combination[i] = a
			fill(i + 1)
		}
	}
	fill(0)
}
