package decision

import "slices"

// Conflicts returns the answers that a rule does not accept, in asking order. At a
// verdict they say why another rule was not hit: there is at least one.
func (t *Table) Conflicts(r *Rule, a Answers) []Given { return t.conflicts(r.When, a) }

func (t *Table) conflicts(when Cond, a Answers) []Given {
	var conflicts []Given
	for _, in := range t.Inputs {
		if answer, given := a[in.ID]; given && answer != Unsure && !when.Accepts(in.ID, answer) {
			conflicts = append(conflicts, Given{in.ID, answer})
		}
	}
	return conflicts
}

// Condition is a condition on one input: that it has one of the answers.
type Condition struct {
	Input   string   `json:"input"`
	Answers []string `json:"answers"`
}

// Undecided returns the parts of a condition on inputs of which the answers tell nothing,
// in asking order. For a possible rule they are what decides whether it is hit.
func (t *Table) Undecided(when Cond, a Answers) []Condition {
	var all []Condition
	for _, in := range t.Inputs {
		answer, given := a[in.ID]
		if accepted, named := when[in.ID]; named && (!given || answer == Unsure) {
			all = append(all, Condition{in.ID, accepted})
		}
	}
	return all
}

// ApplicableChecks returns the checks that apply to a place: nothing that was said there
// contradicts their condition. certain tells that all of the conditions hold.
func (t *Table) ApplicableChecks(p Place) (checks []*Check, certain bool) {
	a := p.Answers()
	certain = true
	for i := range t.Checks {
		if when := t.Checks[i].When; len(t.conflicts(when, a)) == 0 {
			checks = append(checks, &t.Checks[i])
			certain = certain && when.Holds(a)
		}
	}
	return checks, certain
}

// betterThan reports whether a verdict is better than another one. [NotCovered] has no
// place in the order, except that [Clear] is better.
func (v Verdict) betterThan(other Verdict) bool {
	order := []Verdict{Blocked, AtRisk, Pending, Clear}
	return v == Clear && other != Clear || slices.Contains(order, other) && slices.Index(order, v) > slices.Index(order, other)
}

// Better is a way to a better verdict.
type Better struct {
	Changes []Change

	// Place is where it leads. If something is still to be asked there, all that can come
	// of it is Verdict.
	Place   Place
	Verdict Verdict
}

// Better returns the smallest change of what the reader can change that leads from a
// verdict to a better one, or nil. Of several with as few steps it is the one to the best
// verdict, then the first in the order of [Table.Changes].
func (e *Engine) Better(from Place) *Better {
	if from.Rule == nil {
		return nil
	}
	type way struct {
		answers Answers
		changes []Change
	}
	var best *Better // ways are in the order of how many steps they have
	ways, seen := []way{{answers: from.Answers()}}, map[string]bool{from.Key(): true}
	for i := 0; i < len(ways) && (best == nil || len(ways[i].changes) < len(best.Changes)); i++ {
		w := ways[i]
		for _, change := range e.Changes {
			if !slices.Contains(change.From, w.answers[change.Input]) {
				continue
			}
			a := w.answers.with(Answers{change.Input: change.To})
			p := e.Walk(a)
			key := p.Key()
			if seen[key] {
				continue
			}
			seen[key] = true
			changes := append(slices.Clone(w.changes), change)
			ways = append(ways, way{a, changes})
			v := e.certain(p)
			if v.betterThan(from.Rule.Verdict) && (best == nil || v.betterThan(best.Verdict)) {
				best = &Better{changes, p, v}
			}
		}
	}
	return best
}

// certain returns the verdict that all rules come to that a place leaves, or "".
func (e *Engine) certain(p Place) Verdict {
	if p.rules.size() == 0 || !e.agree(p.rules) {
		return ""
	}
	return e.Rules[p.rules.first()].Verdict
}
