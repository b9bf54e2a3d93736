package content

import (
	"math"
	"slices"
	"strings"
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

// without returns what is in b and not in o, as boxes that share nothing.
func (b box) without(o box) (parts []box) {
	shared := b.both(o)
	if shared.volume() == 0 {
		return []box{b}
	}
	rest := slices.Clone(b)
	for i := range b {
		part := slices.Clone(rest)
		part[i] = nil
		for _, a := range b[i] {
			if !slices.Contains(o[i], a) {
				part[i] = append(part[i], a)
			}
		}
		if len(part[i]) > 0 {
			parts = append(parts, part)
		}
		rest[i] = shared[i]
	}
	return parts
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
