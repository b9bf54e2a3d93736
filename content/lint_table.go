package content

import (
	"fmt"
	"math"
	"slices"
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
