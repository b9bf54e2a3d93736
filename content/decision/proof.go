package decision

import (
	"math"
	"strconv"
)

// Proof is what is computed of a table that [Engine.Verify] accepts. The build makes it,
// and the library carries it into the browser.
type Proof struct {
	// Combinations is the number of full sets of answers.
	Combinations int `json:"combinations"`

	// Asked is the number of questions asked over all combinations, Average that of one as a
	// text, such as "2.00", and MaxAsked the largest number for one of them.
	Asked    int    `json:"asked"`
	Average  string `json:"average"`
	MaxAsked int    `json:"max-asked"`

	// Gaps counts the combinations without a rule, Overlaps the pairs of rules that share a
	// combination, Unreachable the rules that no combination hits.
	Gaps        int `json:"gaps"`
	Overlaps    int `json:"overlaps"`
	Unreachable int `json:"unreachable"`

	// ByVerdict counts the combinations that come to each verdict.
	ByVerdict map[Verdict]int `json:"by-verdict"`

	// Drawable tells that the tree is small enough to be drawn and has an end for every
	// verdict.
	Drawable bool `json:"drawable,omitempty"`
}

// Proof follows every way through the questions of a reader who is sure. It needs no list
// of the combinations: ways that leave the same rules before the same input are one from
// there on.
func (e *Engine) Proof() Proof {
	p := Proof{ByVerdict: map[Verdict]int{}, Drawable: e.drawable()}
	p.Combinations, p.Asked, p.MaxAsked = e.count(e.all, 0, map[position][3]int{})
	p.Average = strconv.FormatFloat(float64(p.Asked)/float64(p.Combinations), 'f', 2, 64)
	p.Gaps = int(min(e.missedIn(e.box(nil)).count(e.all, 0), math.MaxInt))
	for i, r := range e.Rules {
		hit := e.box(r.When)
		for j := range i {
			if hit.intersect(e.box(e.Rules[j].When)).volume() > 0 {
				p.Overlaps++
			}
		}
		n := int(min(hit.volume(), math.MaxInt))
		p.ByVerdict[r.Verdict] += n
		if n == 0 {
			p.Unreachable++
		}
	}
	return p
}

// count returns the number of combinations of the inputs from i on, how many questions
// are asked over all of them where these rules are left, and the largest number for one.
func (e *Engine) count(rules ruleSet, i int, known map[position][3]int) (combinations, asked, maxAsked int) {
	at := position{rules: rules, input: i}
	if n, ok := known[at]; ok {
		return n[0], n[1], n[2]
	}
	next := len(e.Inputs)
	if !e.decided(rules, false) {
		if j := e.nextInput(rules, i, nil); j >= 0 {
			next = j
		}
	}
	same := 1 // combinations of the inputs that are not asked here
	for ; i < next; i++ {
		same *= len(e.Inputs[i].Answers)
	}
	if next == len(e.Inputs) {
		combinations = 1
	} else {
		for a := range e.accepts[next] {
			n, q, m := e.count(rules.intersect(&e.accepts[next][a]), next+1, known)
			combinations, asked, maxAsked = combinations+n, asked+q+n, max(maxAsked, m+1)
		}
	}
	combinations, asked = combinations*same, asked*same
	known[at] = [3]int{combinations, asked, maxAsked}
	return combinations, asked, maxAsked
}
