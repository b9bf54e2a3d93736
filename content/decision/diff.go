package decision

import "slices"

// Outcome is what a combination comes to.
type Outcome struct {
	Rule    string
	Verdict Verdict
	Claims  []string
}

// Difference is a part of the combinations that come to something else in another table.
type Difference struct {
	When         string // a condition, as a row of the table has it
	Combinations uint64

	// Old is nil where only the new table has the combinations, and New where only the old
	// one has.
	Old, New *Outcome
}

// Diff returns where two tables differ in rule, verdict or claims, in the order of the old
// rules and then of the new ones, how many combinations both have, and how many there are
// in at least one of them. Both must pass [Engine.Verify]. Ids that the new table knows as
// aliases are the same; an input that a table lacks makes no difference in it.
func Diff(old, new *Table) (differences []Difference, common, all uint64) {
	old = renamed(old, new)
	d := Compile(union(old, new))
	before, after := d.boxes(old), d.boxes(new)
	alone := func(b box, others []box, old, new *Outcome) {
		for _, part := range remove(b, others) {
			differences = append(differences, Difference{d.row(part), part.volume(), old, new})
			all = add(all, part.volume())
		}
	}
	for i, b := range before {
		for j, a := range after {
			shared := b.intersect(a)
			if n := shared.volume(); n > 0 {
				common = add(common, n)
				differences = append(differences, d.compare(shared, &old.Rules[i], &new.Rules[j])...)
			}
		}
		alone(b, after, outcome(&old.Rules[i], nil), nil)
	}
	for j, a := range after {
		alone(a, before, nil, outcome(&new.Rules[j], nil))
	}
	return differences, common, add(all, common)
}

// compare returns the differences between two rules within a box that both hit: as one,
// or by the answers that their claims depend on.
func (e *Engine) compare(shared box, old, new *Rule) (differences []Difference) {
	cases, size := e.cases(shared, slices.Concat(old.Claims, new.Claims))
	cases.each(func(combination []int) {
		part := slices.Clone(shared)
		for i := range part {
			if len(cases[i]) > 1 {
				part[i] = []int{combination[i]}
			}
		}
		a := e.given(combination).Answers()
		o, n := outcome(old, a), outcome(new, a)
		if o.Rule != n.Rule || o.Verdict != n.Verdict || !slices.Equal(o.Claims, n.Claims) {
			differences = append(differences, Difference{e.row(part), size, o, n})
		}
	})
	return differences
}

// remove returns what of a box none of others has.
func remove(b box, others []box) []box {
	parts := []box{b}
	for _, o := range others {
		var rest []box
		for _, part := range parts {
			rest = append(rest, part.subtract(o)...)
		}
		parts = rest
	}
	return parts
}

func outcome(r *Rule, a Answers) *Outcome { return &Outcome{r.ID, r.Verdict, Applicable(r.Claims, a)} }

// boxes returns the boxes of the rules of a table, in one that has all its inputs and
// answers and perhaps more.
func (e *Engine) boxes(t *Table) []box {
	whole := e.box(nil)
	for i, in := range e.Inputs {
		if own := t.Input(in.ID); own != nil {
			whole[i] = slices.DeleteFunc(whole[i], func(a int) bool { return !own.has(in.Answers[a].ID) })
		}
	}
	var all []box
	for _, r := range t.Rules {
		all = append(all, whole.intersect(e.box(r.When)))
	}
	return all
}

// has reports whether there is an answer with an id, not with an alias.
func (in *Input) has(id string) bool {
	return slices.ContainsFunc(in.Answers, func(a Answer) bool { return a.ID == id })
}

// union returns a table with the inputs of two tables and all their answers, those of the
// second one first.
func union(old, new *Table) *Table {
	u := &Table{Inputs: slices.Clone(new.Inputs)}
	for _, was := range old.Inputs {
		in := u.Input(was.ID)
		if in == nil {
			u.Inputs = append(u.Inputs, was)
			continue
		}
		for _, a := range was.Answers {
			if !in.has(a.ID) {
				in.Answers = append(slices.Clip(in.Answers), a)
			}
		}
	}
	return u
}

// renamed returns the old table with the new ids where the new table has the old ones as
// aliases.
func renamed(old, new *Table) *Table {
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
			return id // two answers were made one: the other one is gone
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
	t := &Table{}
	for _, in := range old.Inputs {
		was := in.ID
		in.ID, in.Aliases, in.Answers = input(was), nil, slices.Clone(in.Answers)
		for i := range in.Answers {
			in.Answers[i] = Answer{ID: answer(was, in.Answers[i].ID)}
		}
		t.Inputs = append(t.Inputs, in)
	}
	for _, r := range old.Rules {
		if n := new.Rule(r.ID); n != nil {
			r.ID = n.ID
		}
		r.When, r.Claims = cond(r.When), slices.Clone(r.Claims)
		for i := range r.Claims {
			r.Claims[i].When = cond(r.Claims[i].When)
		}
		t.Rules = append(t.Rules, r)
	}
	return t
}
