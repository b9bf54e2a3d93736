package content

import (
	"slices"
	"strings"
)

// Checker is a decision table: inputs that are asked, rules, and verdicts. It
// has ids only; [Words] says them in a language.
type Checker struct {
	// Inputs are in asking order.
	Inputs []Input `json:"inputs"`

	Rules []Rule `json:"rules"`

	// Next are the procedures that rules send the reader to.
	Next []Procedure `json:"next"`

	// Changes are what a reader can really change.
	Changes []Change `json:"changes,omitempty"`

	// Checks are what else may decide, by other sources than those of the rules.
	Checks []Check `json:"checks,omitempty"`

	// Journeys are the ways of orders, from one stage to the next.
	Journeys []Journey `json:"journeys,omitempty"`

	ready *table
}

// Prepare makes walks over the table quick. It is called before the checker is used, and
// again after a change of it.
func (c *Checker) Prepare() { c.ready = newTable(c) }

func (c *Checker) table() *table {
	if t := c.ready; t != nil && t.Checker == c && len(t.accepts) == len(c.Inputs) {
		return t
	}
	return newTable(c)
}

// Input is something that is asked.
type Input struct {
	ID      string   `json:"id"`
	Aliases []string `json:"aliases,omitempty"`
	Answers []Answer `json:"answers"`
}

// Answer is a possible answer to an input.
type Answer struct {
	ID      string   `json:"id"`
	Aliases []string `json:"aliases,omitempty"`
}

// Rule is a row of the table. Each combination of answers hits exactly one.
type Rule struct {
	ID      string   `json:"id"`
	Aliases []string `json:"aliases,omitempty"`
	When    Cond     `json:"when"`
	Verdict Verdict  `json:"verdict"`

	// Strength, Claims, Next and Silent may differ by answer. Strength holds
	// [RuleStrengths]; Claims ids of claims; Next ids of procedures; Silent
	// ids of what the source leaves open.
	Strength []Ref `json:"strength"`
	Claims   []Ref `json:"claims"`
	Next     []Ref `json:"next"`
	Silent   []Ref `json:"silent,omitempty"`
}

// Procedure is a series of steps that a reader can take.
type Procedure struct {
	ID     string   `json:"id"`
	Claims []string `json:"claims"`

	// Question is the id of the question whose answer tells more.
	Question string `json:"question"`

	// WorkingDays is the number of working days within which it is through, if the
	// source says so.
	WorkingDays string `json:"working-days,omitempty"`
}

// Verdict is what the checker comes to.
type Verdict string

// The verdicts.
const (
	Clear      Verdict = "clear"       // nothing in the source stands in the way
	Blocked    Verdict = "blocked"     // the source says that it fails
	AtRisk     Verdict = "at-risk"     // the source says that it may fail
	Pending    Verdict = "pending"     // it hangs on a check or a decision
	NotCovered Verdict = "not-covered" // the source says nothing of it
)

// Verdicts are all verdicts in the order they are explained.
var Verdicts = []Verdict{Clear, Blocked, AtRisk, Pending, NotCovered}

// Answers are what the reader has said so far, keyed by input.
type Answers map[string]string

// Cond is a condition on answers: for each input that it names the answers
// that it accepts. An input that it does not name may have any answer.
type Cond map[string][]string

// Accepts reports whether the condition allows that the input has the answer.
func (c Cond) Accepts(input, answer string) bool {
	want, named := c[input]
	return !named || slices.Contains(want, answer)
}

// Compatible reports whether the condition can still hold: no answer given so
// far is against it.
func (c Cond) Compatible(a Answers) bool {
	for input := range c {
		if answer, given := a[input]; given && !c.Accepts(input, answer) {
			return false
		}
	}
	return true
}

// Holds reports whether the answers given so far fulfil the condition.
func (c Cond) Holds(a Answers) bool {
	for input := range c {
		if answer, given := a[input]; !given || !c.Accepts(input, answer) {
			return false
		}
	}
	return true
}

// Answers returns the answers without which the condition cannot hold.
func (c Cond) Answers() Answers {
	a := Answers{}
	for input, accepted := range c {
		if len(accepted) == 1 {
			a[input] = accepted[0]
		}
	}
	return a
}

// Ref names something by id, always or only under a condition.
type Ref struct {
	ID   string `json:"id"`
	When Cond   `json:"when,omitempty"`
}

// In returns the ids of the refs whose condition holds for the answers.
func In(refs []Ref, a Answers) []string {
	var ids []string
	for _, r := range refs {
		if r.When.Holds(a) {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// Input returns the input with the given id or alias, or nil.
func (c *Checker) Input(id string) *Input {
	for i := range c.Inputs {
		if in := &c.Inputs[i]; in.ID == id || slices.Contains(in.Aliases, id) {
			return in
		}
	}
	return nil
}

// Answer returns the answer with the given id or alias, or nil.
func (in *Input) Answer(id string) *Answer {
	for i := range in.Answers {
		if a := &in.Answers[i]; a.ID == id || slices.Contains(a.Aliases, id) {
			return a
		}
	}
	return nil
}

// Rule returns the rule with the given id or alias, or nil.
func (c *Checker) Rule(id string) *Rule {
	for i := range c.Rules {
		if r := &c.Rules[i]; r.ID == id || slices.Contains(r.Aliases, id) {
			return r
		}
	}
	return nil
}

// Procedure returns the procedure with the given id, or nil.
func (c *Checker) Procedure(id string) *Procedure {
	for i := range c.Next {
		if c.Next[i].ID == id {
			return &c.Next[i]
		}
	}
	return nil
}

// ParseAnswers reads answers written as input=answer, such as the segments of
// an address. Aliases are resolved. What is unknown, or answers an input for
// the second time, is returned in bad and otherwise ignored.
func (c *Checker) ParseAnswers(pairs []string) (a Answers, bad []string) {
	a = Answers{}
	for _, pair := range pairs {
		name, value, _ := strings.Cut(pair, "=")
		input := c.Input(name)
		if input == nil {
			bad = append(bad, pair)
			continue
		}
		if answer := input.Answer(value); answer != nil {
			value = answer.ID
		} else if value != Unsure {
			bad = append(bad, pair)
			continue
		}
		if _, twice := a[input.ID]; twice {
			bad = append(bad, pair)
			continue
		}
		a[input.ID] = value
	}
	return a, bad
}
