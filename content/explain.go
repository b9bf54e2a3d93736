package content

import "slices"

// Change is something that a reader can really change: not the past of an order, but
// the state of a verification.
type Change struct {
	Input string   `json:"input"`
	From  []string `json:"from"`
	To    string   `json:"to"`

	// By is the id of the procedure that does it.
	By string `json:"by"`
}

// Against returns the answers that a rule does not accept, in asking order. Those of
// another rule than the one that was hit say why it was not: there is at least one.
func (c *Checker) Against(r *Rule, a Answers) []Given {
	var against []Given
	for _, in := range c.Inputs {
		if answer, given := a[in.ID]; given && answer != Unsure && !r.When.Accepts(in.ID, answer) {
			against = append(against, Given{in.ID, answer})
		}
	}
	return against
}

// Decides returns what decides whether a rule is hit that may be: its conditions on
// inputs of which the answers tell nothing, in asking order.
func (c *Checker) Decides(r *Rule, a Answers) []Decision {
	var all []Decision
	for _, in := range c.Inputs {
		answer, given := a[in.ID]
		if accepted, named := r.When[in.ID]; named && (!given || answer == Unsure) {
			all = append(all, Decision{in.ID, accepted})
		}
	}
	return all
}

// Towards returns the answers of a place as they would be where one of its open rules is
// hit: with what decides that, as far as one answer does. An answer to a question that
// is put in other words then was an answer to something else: it is not among them.
func (l *Library) Towards(p Place, r *Rule) Answers {
	a, before := p.Answers(), p.Answers()
	for _, d := range l.Checker.Decides(r, before) {
		delete(a, d.Input)
		if len(d.Answers) == 1 {
			a[d.Input] = d.Answers[0]
		}
	}
	for _, g := range p.Kept {
		question := l.Words.Inputs[g.Input].Question
		if g.Answer != Unsure && question.In(a) != question.In(before) {
			delete(a, g.Input)
		}
	}
	return a
}

// Decision is a condition on one input: that it has one of the answers.
type Decision struct {
	Input   string
	Answers []string
}

// better reports whether a verdict is better than another. Of what the source does not
// cover nobody can say that, except that nothing in the way is better.
func (v Verdict) better(than Verdict) bool {
	order := []Verdict{Blocked, AtRisk, Pending, Clear}
	return v == Clear && than != Clear || slices.Contains(order, than) && slices.Index(order, v) > slices.Index(order, than)
}

// Better is a way to a better verdict.
type Better struct {
	Changes []Change

	// Place is where it leads. If something is still to be asked there, all that can
	// come of it is Verdict.
	Place   Place
	Verdict Verdict
}

// Better returns the smallest change of what the reader can really change that leads
// from a verdict to a better one, or nil. Of several with as few steps it is the one to
// the best verdict, then the first in the order of [Checker.Changes].
func (c *Checker) Better(from Place) *Better {
	if from.Rule == nil {
		return nil
	}
	type way struct {
		answers Answers
		changes []Change
	}
	ways, seen := []way{{answers: from.Answers()}}, map[string]bool{key(from): true}
	for len(ways) > 0 {
		var best *Better
		var longer []way
		for _, w := range ways {
			for _, change := range c.Changes {
				if !slices.Contains(change.From, w.answers[change.Input]) {
					continue
				}
				a := Answers{}
				for input, answer := range w.answers {
					a[input] = answer
				}
				a[change.Input] = change.To
				p := c.Walk(a)
				if seen[key(p)] {
					continue
				}
				seen[key(p)] = true
				changes := append(slices.Clone(w.changes), change)
				longer = append(longer, way{a, changes})
				v := c.certain(p)
				if v.better(from.Rule.Verdict) && (best == nil || v.better(best.Verdict)) {
					best = &Better{changes, p, v}
				}
			}
		}
		if best != nil {
			return best
		}
		ways = longer
	}
	return nil
}

// certain returns the verdict that all rules come to that a place leaves, or "".
func (c *Checker) certain(p Place) Verdict {
	a := p.Answers()
	var verdict Verdict
	for i := range c.Rules {
		r := &c.Rules[i]
		if len(c.Against(r, a)) > 0 {
			continue
		}
		if verdict != "" && verdict != r.Verdict {
			return ""
		}
		verdict = r.Verdict
	}
	return verdict
}
