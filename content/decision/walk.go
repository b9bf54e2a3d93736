package decision

import (
	"slices"
	"strings"
)

// Place is where a walk over the table has come to: an input to ask, a rule, or an open
// end where several rules are possible.
type Place struct {
	// Kept are the answers that are relevant, in asking order. They are the canonical
	// address of the place; every other answer that was given is dropped.
	Kept []Given

	// Ask is the input to ask next, nil at an end.
	Ask *Input

	// Rule is the rule that was hit, or nil.
	Rule *Rule

	// Possible are the rules that may be hit, in their order, where the reader is unsure of
	// something and nothing more can be asked or all of them come to one verdict: two at
	// least, or none.
	Possible []*Rule

	// MinLeft and MaxLeft bound the number of questions still to come, the one to ask next
	// included: exactly, unless the table is very large. Both are 0 at an end.
	MinLeft, MaxLeft int

	rules ruleSet // that no answer contradicts
}

// Given is an answer that was given to an input; it may be [Unsure].
type Given struct {
	Input, Answer string
}

// Answers returns the kept answers.
//
//go:noinline
func (p Place) Answers() Answers {
	a := make(Answers, len(p.Kept))
	for _, g := range p.Kept {
		a[g.Input] = g.Answer
	}
	return a
}

// With returns the kept answers with one more, or another one.
func (p Place) With(input, answer string) Answers {
	a := p.Answers()
	a[input] = answer
	return a
}

// Without returns the kept answers without the one to an input.
func (p Place) Without(input string) Answers {
	a := p.Answers()
	delete(a, input)
	return a
}

// Unsure reports whether the reader is unsure of something that is relevant.
func (p Place) Unsure() bool {
	return slices.ContainsFunc(p.Kept, func(g Given) bool { return g.Answer == Unsure })
}

// Verdicts returns the verdicts that are possible, in the order in which they are
// explained.
//
//go:noinline
func (p Place) Verdicts() []Verdict {
	var all []Verdict
	for _, v := range Verdicts {
		if slices.ContainsFunc(p.Possible, func(r *Rule) bool { return r.Verdict == v }) {
			all = append(all, v)
		}
	}
	return all
}

// Segments returns the kept answers as input=answer, the segments of the place's
// canonical address.
func (p Place) Segments() []string {
	s := make([]string, len(p.Kept))
	for i, g := range p.Kept {
		s[i] = g.Input + "=" + g.Answer
	}
	return s
}

// Key returns the segments joined by slashes. No other place has the same.
func (p Place) Key() string { return strings.Join(p.Segments(), "/") }

// Walk replays the answers over the table and returns the place that they lead to. It is
// a pure function of the set of answers: their order does not matter, and unknown ones
// are dropped.
//
// The rules that no answer contradicts remain. With one left it is the verdict; otherwise
// the next input to ask is the first one in order that still tells the remaining rules
// apart. An answer is kept if it is relevant on at least one of the ways on from here, so
// that one answer can be changed and the rest stay.
//
// An input that the reader is unsure of is not asked again and contradicts no rule. So it
// may happen that nothing more can be asked and several rules remain: they are the ones
// that some combination with the answers hits. It ends as soon as all of them come to one
// verdict.
//
// On a table that [Engine.Verify] rejects, Walk still returns: the first rule that
// remains, or a place with neither Ask nor Rule.
func (e *Engine) Walk(given Answers) Place {
	known := e.indexes(given)
	relevant := e.relevant(known)

	p, isUnsure := Place{rules: e.all}, false
	for i, in := range e.Inputs {
		switch {
		case !relevant[i]:
			known[i] = unanswered
			continue
		case known[i] == unsure:
			isUnsure = true
		default:
			p.rules = p.rules.intersect(&e.accepts[i][known[i]])
		}
		p.Kept = append(p.Kept, Given{in.ID, given[in.ID]})
	}
	if ask := e.nextInput(p.rules, 0, known); ask >= 0 && !e.decided(p.rules, isUnsure) {
		p.Ask = &e.Inputs[ask]
		left := e.remaining(p.rules, isUnsure, known)
		p.MinLeft, p.MaxLeft = left.min, left.max
		return p
	}
	for i := range e.rules() {
		if p.rules.has(i) {
			p.Possible = append(p.Possible, &e.Rules[i])
		}
	}
	if len(p.Possible) > 0 && (!isUnsure || len(p.Possible) == 1) {
		p.Rule, p.Possible = p.Possible[0], nil
	}
	return p
}

// Start returns the place from which the checker is entered for an order at a stage of a
// journey.
func (e *Engine) Start(j *Journey, s *Stage) Place { return e.Walk(j.Answers.with(s.Answers)) }

// MaxPlaces is how many places a checker may lead to if each is to become a page.
const MaxPlaces = 20_000

// Reachable returns the places that links which answer and links which change an answer
// can reach from the start and from the stages of journeys: the start first, each once,
// in an order that is the same from run to run. Beyond [MaxPlaces] it stops.
func (e *Engine) Reachable() []Place {
	start := e.Walk(nil)
	seen := map[string]bool{start.Key(): true}
	places := []Place{start}
	visit := func(p Place) {
		if key := p.Key(); !seen[key] {
			seen[key] = true
			places = append(places, p)
		}
	}
	for i := range e.Journeys {
		for k := range e.Journeys[i].Stages {
			visit(e.Start(&e.Journeys[i], &e.Journeys[i].Stages[k]))
		}
	}
	for i := 0; i < len(places) && len(places) <= MaxPlaces; i++ {
		p := places[i]
		if p.Ask != nil {
			for _, answer := range p.Ask.All() {
				visit(e.Walk(p.With(p.Ask.ID, answer)))
			}
		}
		for _, g := range p.Kept {
			visit(e.Walk(p.Without(g.Input)))
		}
	}
	return places
}

// ReachedInOrder reports whether a reader who is sure of everything comes to a place by
// answering one input after the other. Other places are reached by changing an answer.
func (e *Engine) ReachedInOrder(p Place) bool {
	if p.Unsure() {
		return false
	}
	for i := len(e.Inputs) - 1; i >= 0 && p.Ask != nil && &e.Inputs[i] != p.Ask; i-- {
		if _, kept := p.Answers()[e.Inputs[i].ID]; kept {
			return false
		}
	}
	return true
}
