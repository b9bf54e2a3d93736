package content

import "slices"

// Outcome is what a combination comes to.
type Outcome struct {
	Rule    string   `json:"rule"`
	Verdict Verdict  `json:"verdict"`
	Claims  []string `json:"claims"`
}

// Difference is a part of the combinations that come to something else in another table.
type Difference struct {
	When         string
	Combinations uint64

	// Old is nil where only the new table has the combinations, and New where only the
	// old one has.
	Old, New *Outcome
}

// Diff returns where two tables differ in rule, verdict or claims, in the order of the
// old rules and then of the new ones, and how many combinations both have and how many
// one of them has. Tables must be as [Lint] wants them. Ids that the new table knows as
// aliases are the same; an input that a table has not makes no difference in it.
func Diff(old, new *Checker) (differences []Difference, common, all uint64) {
	o, n := sameIDs(old, new), new
	t := newTable(union(o, n))
	boxes := func(c *Checker) []box {
		var all []box
		for _, r := range c.Rules {
			all = append(all, t.known(c, r.When))
		}
		return all
	}
	before, after := boxes(o), boxes(n)
	for i, b := range before {
		for j, a := range after {
			shared := b.both(a)
			if n := shared.volume(); n > 0 {
				common = plus(common, n)
				differences = append(differences, t.compare(shared, &o.Rules[i], &new.Rules[j])...)
			}
		}
		for _, part := range left(b, after) {
			differences = append(differences, Difference{t.row(t.cond(part)), part.volume(), outcome(&o.Rules[i], nil), nil})
			all = plus(all, part.volume())
		}
	}
	for j, a := range after {
		for _, part := range left(a, before) {
			differences = append(differences, Difference{t.row(t.cond(part)), part.volume(), nil, outcome(&n.Rules[j], nil)})
			all = plus(all, part.volume())
		}
	}
	return differences, common, plus(all, common)
}

// compare returns the differences between two rules within a box that both hit: as one,
// or by the answers that their claims depend on.
func (t *table) compare(shared box, old, new *Rule) (differences []Difference) {
	cases := slices.Clone(shared)
	for i, in := range t.Inputs {
		depends := func(r Ref) bool { return r.When[in.ID] != nil }
		if !slices.ContainsFunc(old.Claims, depends) && !slices.ContainsFunc(new.Claims, depends) {
			cases[i] = shared[i][:1]
		}
	}
	cases.each(func(combination []int) {
		part := slices.Clone(shared)
		for i := range part {
			if len(cases[i]) > 1 {
				part[i] = []int{combination[i]}
			}
		}
		a := t.answers(combination)
		o, n := outcome(old, a), outcome(new, a)
		if o.Rule != n.Rule || o.Verdict != n.Verdict || !slices.Equal(o.Claims, n.Claims) {
			differences = append(differences, Difference{t.row(t.cond(part)), part.volume(), o, n})
		}
	})
	return differences
}

// left returns what of a box none of others has.
func left(b box, others []box) []box {
	parts := []box{b}
	for _, o := range others {
		var rest []box
		for _, part := range parts {
			rest = append(rest, part.without(o)...)
		}
		parts = rest
	}
	return parts
}

func outcome(r *Rule, a Answers) *Outcome { return &Outcome{r.ID, r.Verdict, In(r.Claims, a)} }

// known returns the box of a condition in a table that has more inputs and answers than
// the checker of the condition.
func (t *table) known(c *Checker, when Cond) box {
	b := make(box, len(t.Inputs))
	for i, in := range t.Inputs {
		own := c.Input(in.ID)
		for a, answer := range in.Answers {
			if own == nil || own.has(answer.ID) && when.Accepts(in.ID, answer.ID) {
				b[i] = append(b[i], a)
			}
		}
	}
	return b
}

// has reports whether there is an answer with an id, not with an alias.
func (in *Input) has(id string) bool {
	return slices.ContainsFunc(in.Answers, func(a Answer) bool { return a.ID == id })
}

// union returns the inputs of two checkers with all their answers, those of the second
// one first.
func union(o, n *Checker) *Checker {
	u := &Checker{}
	for _, in := range n.Inputs {
		in.Answers = slices.Clone(in.Answers)
		if was := o.Input(in.ID); was != nil {
			for _, a := range was.Answers {
				if !in.has(a.ID) {
					in.Answers = append(in.Answers, a)
				}
			}
		}
		u.Inputs = append(u.Inputs, in)
	}
	for _, in := range o.Inputs {
		if n.Input(in.ID) == nil {
			u.Inputs = append(u.Inputs, in)
		}
	}
	return u
}

// sameIDs returns the old checker with the ids that the new one has for aliases of it.
func sameIDs(old, new *Checker) *Checker {
	input := func(id string) string {
		if in := new.Input(id); in != nil {
			return in.ID
		}
		return id
	}
	answer := func(of, id string) string {
		in := new.Input(of)
		if in == nil || in.Answer(id) == nil {
			return id
		}
		to := in.Answer(id).ID
		if to != id && old.Input(of).has(to) {
			return id // two old ones are one now: the other one is gone
		}
		return to
	}
	cond := func(c Cond) Cond {
		out := Cond{}
		for id, accepted := range c {
			for _, a := range accepted {
				out[input(id)] = append(out[input(id)], answer(id, a))
			}
		}
		return out
	}
	c := &Checker{}
	for _, in := range old.Inputs {
		was := in.ID
		in.ID, in.Aliases, in.Answers = input(was), nil, slices.Clone(in.Answers)
		for i := range in.Answers {
			in.Answers[i] = Answer{ID: answer(was, in.Answers[i].ID)}
		}
		c.Inputs = append(c.Inputs, in)
	}
	for _, r := range old.Rules {
		for _, n := range new.Rules {
			if slices.Contains(n.Aliases, r.ID) {
				r.ID = n.ID
			}
		}
		r.When, r.Claims = cond(r.When), slices.Clone(r.Claims)
		for i := range r.Claims {
			r.Claims[i].When = cond(r.Claims[i].When)
		}
		c.Rules = append(c.Rules, r)
	}
	return c
}
