package content

import "strconv"

// Proof is what is computed of a table that Lint accepts.
type Proof struct {
	// Combinations is the number of full sets of answers.
	Combinations int

	// Asked is the number of questions asked over all combinations, and Most
	// the largest number for one of them.
	Asked, Most int

	// Gaps counts the combinations that no rule is for, Overlaps the pairs of rules that
	// share one, and Unreachable the rules that no combination hits.
	Gaps        uint64
	Overlaps    int
	Unreachable int

	// ByVerdict and ByRule count the combinations that come to each verdict and
	// hit each rule.
	ByVerdict map[Verdict]int
	ByRule    map[string]int
}

// Average returns the average number of questions over the combinations.
func (p Proof) Average() float64 { return float64(p.Asked) / float64(p.Combinations) }

// Proof follows every way through the questions of a reader who is sure. It needs no
// list of the combinations: ways that leave the same rules before the same input are one
// from there on.
func (c *Checker) Proof() Proof {
	p := Proof{ByVerdict: map[Verdict]int{}, ByRule: map[string]int{}}
	t := c.table()
	p.Combinations, p.Asked, p.Most = t.count(t.all, 0, map[step][3]int{})
	p.Gaps = missesOf(t).count(t.all, 0)
	for i, r := range c.Rules {
		for j := range i {
			if t.where(r.When).both(t.where(c.Rules[j].When)).volume() > 0 {
				p.Overlaps++
			}
		}
		n := 1
		for i, in := range c.Inputs {
			accepted := 0
			for a := range t.accepts[i] {
				if r.When.Accepts(in.ID, in.Answers[a].ID) {
					accepted++
				}
			}
			n *= accepted
		}
		p.ByVerdict[r.Verdict] += n
		p.ByRule[r.ID] += n
		if n == 0 {
			p.Unreachable++
		}
	}
	return p
}

// Figures are the numbers of a [Proof] as they are shown. The build computes them, and
// the library carries them into the browser.
type Figures struct {
	Combinations string             `json:"combinations"`
	Most         string             `json:"most"`
	Average      string             `json:"average"`
	Gaps         string             `json:"gaps"`
	Overlaps     string             `json:"overlaps"`
	Unreachable  string             `json:"unreachable"`
	Verdicts     map[Verdict]string `json:"verdicts"` // combinations that come to each

	// Drawn is not empty if [Checker.Drawn].
	Drawn string `json:"drawn,omitempty"`
}

// Figures returns the numbers of a proof.
func (p Proof) Figures() Figures {
	f := Figures{
		Combinations: strconv.Itoa(p.Combinations),
		Most:         strconv.Itoa(p.Most),
		Average:      strconv.FormatFloat(p.Average(), 'f', 2, 64),
		Gaps:         strconv.FormatUint(p.Gaps, 10),
		Overlaps:     strconv.Itoa(p.Overlaps),
		Unreachable:  strconv.Itoa(p.Unreachable),
		Verdicts:     map[Verdict]string{},
	}
	for _, v := range Verdicts {
		f.Verdicts[v] = strconv.Itoa(p.ByVerdict[v])
	}
	return f
}

// count returns the number of combinations of the inputs from i on, how many questions
// are asked over all of them where these rules are left, and the most for one.
func (t *table) count(rules ruleSet, i int, known map[step][3]int) (combinations, asked, most int) {
	at := step{rules: rules, input: i}
	if n, ok := known[at]; ok {
		return n[0], n[1], n[2]
	}
	next := len(t.Inputs)
	if !t.settled(rules, false) {
		if j := t.asked(rules, i); j >= 0 {
			next = j
		}
	}
	same := 1 // combinations of the inputs that are not asked here
	for ; i < next; i++ {
		same *= len(t.Inputs[i].Answers)
	}
	if next == len(t.Inputs) {
		combinations = 1
	} else {
		for a := range t.accepts[next] {
			n, q, m := t.count(rules.both(&t.accepts[next][a]), next+1, known)
			combinations, asked, most = combinations+n, asked+q+n, max(most, m+1)
		}
	}
	combinations, asked = combinations*same, asked*same
	known[at] = [3]int{combinations, asked, most}
	return combinations, asked, most
}
