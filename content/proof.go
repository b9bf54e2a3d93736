package content

// Proof is what an enumeration of the table finds, for a table that Lint accepts.
type Proof struct {
	// Combinations is the number of full sets of answers.
	Combinations int

	// Asked is the number of questions asked over all combinations, and Most
	// the largest number for one of them.
	Asked, Most int

	// ByVerdict and ByRule count the combinations that come to each verdict and
	// hit each rule.
	ByVerdict map[Verdict]int
	ByRule    map[string]int
}

// Average returns the average number of questions over the combinations.
func (p Proof) Average() float64 { return float64(p.Asked) / float64(p.Combinations) }

// Proof follows every way through the questions. It needs no list of the
// combinations: an end stands for as many as the inputs not asked there have
// answers.
func (c *Checker) Proof() Proof {
	p := Proof{ByVerdict: map[Verdict]int{}, ByRule: map[string]int{}}
	at := Answers{}
	var follow func(rules []*Rule)
	follow = func(rules []*Rule) {
		if in := c.next(rules, at); in != nil {
			for _, answer := range in.Answers {
				at[in.ID] = answer.ID
				follow(c.compatible(rules, at))
			}
			delete(at, in.ID)
			return
		}
		n := 1
		for _, in := range c.Inputs {
			if _, asked := at[in.ID]; !asked {
				n *= len(in.Answers)
			}
		}
		p.Combinations += n
		p.Asked += n * len(at)
		p.Most = max(p.Most, len(at))
		if len(rules) > 0 {
			p.ByVerdict[rules[0].Verdict] += n
			p.ByRule[rules[0].ID] += n
		}
	}
	follow(c.all())
	return p
}
