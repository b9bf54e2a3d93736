package content

import "slices"

// Place is where a walk over the table has come to: an input to ask, or a rule.
type Place struct {
	// Kept are the answers that count, in asking order. They are the canonical
	// address of the place; every other answer that was given is dropped.
	Kept []Given

	// Ask is the input to ask next, nil at a verdict.
	Ask *Input

	// Rule is the rule that was hit, nil while there is something to ask.
	Rule *Rule

	// FewestLeft and MostLeft bound the number of questions still to come, the
	// one to ask next included. Both are 0 at a verdict.
	FewestLeft, MostLeft int
}

// Given is an answer that was given to an input.
type Given struct {
	Input, Answer string
}

// Answers returns the kept answers as a set.
func (p Place) Answers() Answers {
	a := make(Answers, len(p.Kept))
	for _, g := range p.Kept {
		a[g.Input] = g.Answer
	}
	return a
}

// Segments returns the kept answers as input=answer, the segments of the
// place's canonical address.
func (p Place) Segments() []string {
	s := make([]string, len(p.Kept))
	for i, g := range p.Kept {
		s[i] = g.Input + "=" + g.Answer
	}
	return s
}

// Walk replays the answers over the table and returns the place that they lead
// to. It is a pure function of the set of answers: their order does not matter,
// and unknown ones are dropped.
//
// The rules that the answers are not against remain. With one left it is the
// verdict; else the next input to ask is the first one in order that still tells
// the remaining rules apart. An answer is kept if it counts on at least one of
// the ways on from here, so that one answer can be changed and the rest stay.
//
// On a table with gaps or overlaps, which [Lint] rejects, Walk still returns: the
// first rule that remains, or a place with neither Ask nor Rule.
func (c *Checker) Walk(given Answers) Place {
	known := Answers{}
	for _, in := range c.Inputs {
		if answer, ok := given[in.ID]; ok && in.Answer(answer) != nil {
			known[in.ID] = answer
		}
	}

	kept := Answers{}
	c.markCounting(c.all(), known, Answers{}, kept)

	var p Place
	for _, in := range c.Inputs {
		if answer, ok := kept[in.ID]; ok {
			p.Kept = append(p.Kept, Given{in.ID, answer})
		}
	}

	remaining := c.compatible(c.all(), kept)
	p.Ask = c.next(remaining, kept)
	if p.Ask == nil {
		if len(remaining) > 0 {
			p.Rule = remaining[0]
		}
		return p
	}
	p.FewestLeft, p.MostLeft = c.left(remaining, kept)
	return p
}

// Reachable returns the places that answer links and change links can reach from
// the start, the start first, each once, in an order that is the same from run to
// run.
func (c *Checker) Reachable() []Place {
	start := c.Walk(nil)
	seen := map[string]bool{key(start): true}
	places := []Place{start}
	visit := func(a Answers) {
		if p := c.Walk(a); !seen[key(p)] {
			seen[key(p)] = true
			places = append(places, p)
		}
	}
	for i := 0; i < len(places); i++ {
		p := places[i]
		if p.Ask != nil {
			for _, answer := range p.Ask.Answers {
				a := p.Answers()
				a[p.Ask.ID] = answer.ID
				visit(a)
			}
		}
		for _, g := range p.Kept {
			a := p.Answers()
			delete(a, g.Input)
			visit(a)
		}
	}
	return places
}

// Combinations calls f with every full set of answers.
func (c *Checker) Combinations(f func(Answers)) {
	a := Answers{}
	var fill func(i int)
	fill = func(i int) {
		if i == len(c.Inputs) {
			f(a)
			return
		}
		for _, answer := range c.Inputs[i].Answers {
			a[c.Inputs[i].ID] = answer.ID
			fill(i + 1)
		}
	}
	fill(0)
}

// markCounting follows the table from the remaining rules, with every answer
// where an input was not answered, and copies into kept the known answers that
// are asked for on the way. at holds the answers on this way.
func (c *Checker) markCounting(remaining []*Rule, known, at, kept Answers) {
	in := c.next(remaining, at)
	if in == nil {
		return
	}
	defer delete(at, in.ID)
	if answer, ok := known[in.ID]; ok {
		kept[in.ID] = answer
		at[in.ID] = answer
		c.markCounting(c.compatible(remaining, at), known, at, kept)
		return
	}
	for _, answer := range in.Answers {
		at[in.ID] = answer.ID
		c.markCounting(c.compatible(remaining, at), known, at, kept)
	}
}

// next returns the first input not yet answered that tells the rules apart: with
// some answer to it fewer of them remain. It returns nil if there is none.
func (c *Checker) next(rules []*Rule, answered Answers) *Input {
	if len(rules) < 2 {
		return nil
	}
	for i := range c.Inputs {
		in := &c.Inputs[i]
		if _, ok := answered[in.ID]; ok {
			continue
		}
		for _, answer := range in.Answers {
			if slices.ContainsFunc(rules, func(r *Rule) bool { return !r.When.Accepts(in.ID, answer.ID) }) {
				return in
			}
		}
	}
	return nil
}

// left returns the fewest and the most questions that are asked from here on.
func (c *Checker) left(rules []*Rule, answered Answers) (fewest, most int) {
	in := c.next(rules, answered)
	if in == nil {
		return 0, 0
	}
	defer delete(answered, in.ID)
	for i, answer := range in.Answers {
		answered[in.ID] = answer.ID
		f, m := c.left(c.compatible(rules, answered), answered)
		if i == 0 {
			fewest = f
		}
		fewest, most = min(fewest, f), max(most, m)
	}
	return fewest + 1, most + 1
}

func (c *Checker) compatible(rules []*Rule, a Answers) []*Rule {
	var remaining []*Rule
	for _, r := range rules {
		if r.When.Compatible(a) {
			remaining = append(remaining, r)
		}
	}
	return remaining
}

func (c *Checker) all() []*Rule {
	rules := make([]*Rule, len(c.Rules))
	for i := range c.Rules {
		rules[i] = &c.Rules[i]
	}
	return rules
}

func key(p Place) string {
	var k string
	for _, s := range p.Segments() {
		k += s + "/"
	}
	return k
}
