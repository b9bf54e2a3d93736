package content

// Place is where a walk over the table has come to: an input to ask, or a rule.
type Place struct {
	// Kept are the answers that count, in asking order. They are the canonical
	// address of the place; every other answer that was given is dropped.
	Kept []Given

	// Ask is the input to ask next, nil at a verdict.
	Ask *Input

	// Rule is the rule that was hit, nil while there is something to ask.
	Rule *Rule

	// Open are the rules that may be hit, in their order, where nothing more can be
	// asked or all of them come to one verdict, and the reader is not sure of
	// something. There are two at least, or none.
	Open []*Rule

	// FewestLeft and MostLeft bound the number of questions still to come, the
	// one to ask next included: exactly, unless the table is very large. Both are 0 at an
	// end.
	FewestLeft, MostLeft int
}

// Unsure is the answer to any input of a reader who does not know.
const Unsure = "unsure"

// Given is an answer that was given to an input, [Unsure] among them.
type Given struct {
	Input, Answer string
}

// Answers returns the kept answers as a set.
//
//go:noinline
func (p Place) Answers() Answers {
	a := make(Answers, len(p.Kept))
	for _, g := range p.Kept {
		a[g.Input] = g.Answer
	}
	return a
}

// Unsure reports whether the reader is not sure of something that counts.
func (p Place) Unsure() bool {
	for _, g := range p.Kept {
		if g.Answer == Unsure {
			return true
		}
	}
	return false
}

// Verdicts returns the verdicts that the open rules come to, in the order they are
// explained.
//
//go:noinline
func (p Place) Verdicts() []Verdict {
	var all []Verdict
	for _, v := range Verdicts {
		for _, r := range p.Open {
			if r.Verdict == v {
				all = append(all, v)
				break
			}
		}
	}
	return all
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
// An input that the reader is not sure of is not asked again and is against no rule.
// Then it may be that nothing more can be asked and several rules remain: they are the
// ones that some combination with the answers hits. It ends as soon as all of them
// come to one verdict.
//
// On a table with gaps or overlaps, which [Lint] rejects, Walk still returns: the
// first rule that remains, or a place with neither Ask nor Rule.
func (c *Checker) Walk(given Answers) Place { return c.table().walk(given) }

func (t *table) walk(given Answers) Place {
	known := t.numbers(given)
	counts := t.counts(known)

	var p Place
	rules, unsure := t.all, false
	for i, in := range t.Inputs {
		switch {
		case !counts[i]:
			known[i] = notAnswered
			continue
		case known[i] == notSure:
			unsure = true
		default:
			rules = rules.both(&t.accepts[i][known[i]])
		}
		p.Kept = append(p.Kept, Given{in.ID, given[in.ID]})
	}
	if ask := t.next(rules, 0, known); ask >= 0 && !t.settled(rules, unsure) {
		p.Ask = &t.Inputs[ask]
		left := t.left(rules, unsure, known)
		p.FewestLeft, p.MostLeft = left.fewest, left.most
		return p
	}
	for i := range t.Rules[:min(len(t.Rules), mostRules)] {
		if rules.has(i) {
			p.Open = append(p.Open, &t.Rules[i])
		}
	}
	if len(p.Open) > 0 && (!unsure || len(p.Open) == 1) {
		p.Rule, p.Open = p.Open[0], nil
	}
	return p
}

// MostPages is how many places a checker may lead to if each is to become a page.
const MostPages = 20_000

// Reachable returns the places that answer links and change links can reach from
// the start and from the stages of journeys, the start first, each once, in an order
// that is the same from run to run. Beyond [MostPages] it stops.
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
	for i := range c.Journeys {
		for k := range c.Journeys[i].Stages {
			visit(c.At(&c.Journeys[i], &c.Journeys[i].Stages[k]).Answers())
		}
	}
	for i := 0; i < len(places) && len(places) <= MostPages; i++ {
		p := places[i]
		if p.Ask != nil {
			for _, answer := range p.Ask.All() {
				a := p.Answers()
				a[p.Ask.ID] = answer
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

// All returns the ids of the answers, and [Unsure].
func (in *Input) All() []string {
	all := make([]string, 0, len(in.Answers)+1)
	for _, a := range in.Answers {
		all = append(all, a.ID)
	}
	return append(all, Unsure)
}

// Straight reports whether a reader comes to a place by one answer after the other, sure
// of all of them. To other places one comes by changing an answer.
func (c *Checker) Straight(p Place) bool {
	if p.Unsure() {
		return false
	}
	for i := len(c.Inputs) - 1; i >= 0 && p.Ask != nil && &c.Inputs[i] != p.Ask; i-- {
		if _, kept := p.Answers()[c.Inputs[i].ID]; kept {
			return false
		}
	}
	return true
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

func key(p Place) string {
	var k string
	for _, s := range p.Segments() {
		k += s + "/"
	}
	return k
}
