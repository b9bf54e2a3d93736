package decision

import (
	"math"
	"slices"
	"strings"
)

// box is a part of the combinations: for each input some of its answers, by their index,
// in order. If it has none for an input, it is empty.
type box [][]int

// volume returns how many combinations there are, or the largest number if there are
// more.
func (b box) volume() uint64 {
	n := uint64(1)
	for _, answers := range b {
		n = mul(n, uint64(len(answers)))
	}
	return n
}

// mul and add return the largest number where the result is larger.
func mul(a, b uint64) uint64 {
	if b > 0 && a > math.MaxUint64/b {
		return math.MaxUint64
	}
	return a * b
}

func add(a, b uint64) uint64 {
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

func (b box) intersect(o box) box {
	out := make(box, len(b))
	for i := range b {
		out[i] = slices.DeleteFunc(slices.Clone(b[i]), func(a int) bool { return !slices.Contains(o[i], a) })
	}
	return out
}

// subtract returns what is in b and not in o, as disjoint boxes.
func (b box) subtract(o box) (parts []box) {
	shared := b.intersect(o)
	if shared.volume() == 0 {
		return []box{b}
	}
	rest := slices.Clone(b)
	for i := range b {
		part := slices.Clone(rest)
		part[i] = slices.DeleteFunc(slices.Clone(b[i]), func(a int) bool { return slices.Contains(o[i], a) })
		if len(part[i]) > 0 {
			parts = append(parts, part)
		}
		rest[i] = shared[i]
	}
	return parts
}

// each calls f with every combination of a box, in order. It is the same slice each time.
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

// box returns the box of the combinations that fulfil a condition.
func (t *Table) box(c Cond) box {
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

// cases returns a part of a box in which the conditions of refs have all their cases, and
// how many combinations each case stands for: of an input that no condition names, the
// first answer stands for all of them.
func (t *Table) cases(b box, refs []Ref) (cases box, size uint64) {
	cases, size = slices.Clone(b), 1
	for i, in := range t.Inputs {
		if !slices.ContainsFunc(refs, func(r Ref) bool { return r.When[in.ID] != nil }) {
			cases[i], size = b[i][:1], mul(size, uint64(len(b[i])))
		}
	}
	return cases, size
}

// given returns a combination as a place that keeps all of it.
func (t *Table) given(combination []int) Place {
	var p Place
	for i, in := range t.Inputs {
		p.Kept = append(p.Kept, Given{in.ID, in.Answers[combination[i]].ID})
	}
	return p
}

// Combinations calls f with every full set of answers.
func (t *Table) Combinations(f func(Answers)) {
	t.box(nil).each(func(combination []int) { f(t.given(combination).Answers()) })
}

// row writes a box as the condition of a row of the table.
func (e *Engine) row(b box) string {
	var s []string
	for i, in := range e.Inputs {
		if len(b[i]) == len(in.Answers) {
			continue
		}
		var ids []string
		for _, a := range b[i] {
			ids = append(ids, in.Answers[a].ID)
		}
		accepted := strings.Join(ids, ", ")
		if len(ids) > 1 {
			accepted = "[" + accepted + "]"
		}
		s = append(s, in.ID+": "+accepted)
	}
	return "when: {" + strings.Join(s, ", ") + "}"
}

// maxStates bounds the states that a count of [missed] combinations goes through.
const maxStates = 200_000

// missed counts the combinations of a box that some rules do not hit. What was counted
// before is in known.
type missed struct {
	*Engine
	box   box
	known map[position]uint64
}

func (e *Engine) missedIn(b box) *missed { return &missed{e, b, map[position]uint64{}} }

// tooMany reports whether there were too many states to count.
func (m *missed) tooMany() bool { return len(m.known) > maxStates }

// count returns how many combinations of the inputs from i on are hit by none of the
// rules, which all accept the answers to the inputs before.
func (m *missed) count(rules ruleSet, i int) uint64 {
	if rules.size() == 0 {
		return m.box[i:].volume()
	}
	if i == len(m.box) {
		return 0
	}
	at := position{rules: rules, input: i}
	if n, ok := m.known[at]; ok || m.tooMany() {
		return n
	}
	n := uint64(0)
	if rules.subsetOf(&m.any[i]) {
		n = mul(m.count(rules, i+1), uint64(len(m.box[i])))
	} else {
		for _, a := range m.box[i] {
			n = add(n, m.count(rules.intersect(&m.accepts[i][a]), i+1))
		}
	}
	m.known[at] = n
	return n
}

// first returns the first combination that the rules miss, if they miss any.
func (m *missed) first(rules ruleSet) []int {
	combination := make([]int, len(m.box))
	for i := range m.box {
		for _, a := range m.box[i] {
			if left := rules.intersect(&m.accepts[i][a]); m.count(left, i+1) > 0 {
				combination[i], rules = a, left
				break
			}
		}
	}
	return combination
}

// gapAround returns a box without a rule around a combination without one, as large as it
// gets by adding answers to one input after the other.
func (e *Engine) gapAround(combination []int) box {
	b := make(box, len(combination))
	for i, a := range combination {
		b[i] = []int{a}
	}
	hit := func(r Rule) bool { return b.intersect(e.box(r.When)).volume() > 0 }
	for i, in := range e.Inputs {
		var free []int
		for a := range in.Answers {
			b[i] = []int{a}
			if !slices.ContainsFunc(e.Rules, hit) {
				free = append(free, a)
			}
		}
		b[i] = free
	}
	return b
}
