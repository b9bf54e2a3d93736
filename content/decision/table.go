// Package decision has decision tables: what is asked, the rules, and the verdict of
// each. A [Table] is data, as it is written in checker.yaml. [Compile] makes an [Engine]
// of it, which walks through the table, explains where a reader is, proves that the table
// has neither gaps nor overlaps, and compares it with another one.
//
// The package knows ids only, no words, and imports nothing of the product. It goes into
// the wasm; what only the host calls (verify.go, proof.go, diff.go) is left out there by
// the linker.
package decision

import (
	"slices"
	"strings"
)

// Table is a decision table with hit policy unique: each combination of answers hits
// exactly one rule.
type Table struct {
	Inputs     []Input     `json:"inputs"` // in asking order
	Rules      []Rule      `json:"rules"`
	Procedures []Procedure `json:"next"` // what rules send the reader to
	Changes    []Change    `json:"changes,omitempty"`
	Checks     []Check     `json:"checks,omitempty"`
	Journeys   []Journey   `json:"journeys,omitempty"`
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

// Rule is a row of the table.
type Rule struct {
	ID      string   `json:"id"`
	Aliases []string `json:"aliases,omitempty"`
	When    Cond     `json:"when"`
	Verdict Verdict  `json:"verdict"`

	// These lists may differ by answer: see [Applicable]. Strength holds [RuleStrengths],
	// Claims ids of claims, Next ids of procedures, Silent ids of what the source leaves
	// open.
	Strength []Ref `json:"strength"`
	Claims   []Ref `json:"claims"`
	Next     []Ref `json:"next"`
	Silent   []Ref `json:"silent,omitempty"`
}

// Procedure is a series of steps that a reader can take.
type Procedure struct {
	ID       string   `json:"id"`
	Claims   []string `json:"claims"`
	Question string   `json:"question"` // whose answer tells more

	// WorkingDays is the number of working days within which it is done, or 0 if the
	// source names none.
	WorkingDays int `json:"working-days,omitempty"`

	// Message tells that it is to ask somebody: a message goes with it.
	Message bool `json:"message,omitempty"`
}

// Change is something that a reader can change: the state of a verification, but not the
// past of an order.
type Change struct {
	Input string   `json:"input"`
	From  []string `json:"from"`
	To    string   `json:"to"`
	By    string   `json:"by"` // the procedure that does it

	// Silent are ids of what the source leaves open even then.
	Silent []Ref `json:"silent,omitempty"`
}

// Check is something else that may decide, by other sources than those of the rules: a
// question apart from the table, whose answers never change a verdict.
type Check struct {
	ID      string        `json:"id"`
	When    Cond          `json:"when"` // the answers that it bears on
	Answers []CheckAnswer `json:"answers"`
}

// CheckAnswer is a possible answer to a check.
type CheckAnswer struct {
	ID     string   `json:"id"`
	Result Verdict  `json:"result"` // one of [CheckResults]
	Claims []string `json:"claims"` // of a collection
}

// CheckResults are what a check can come to. [Pending] says that the reader has to look
// it up.
var CheckResults = []Verdict{Clear, Blocked, AtRisk, Pending}

// Journey is the way of an order from stage to stage.
type Journey struct {
	ID      string  `json:"id"`
	Answers Answers `json:"answers"` // what is known of every order on this way
	Stages  []Stage `json:"stages"`
}

// Stage is a part of a journey.
type Stage struct {
	ID string `json:"id"`

	// Strength is how surely the sources say that verification matters here: one of
	// [RuleStrengths].
	Strength Strength `json:"strength"`

	Claims  []string `json:"claims,omitempty"` // none where the sources are silent
	Answers Answers  `json:"answers"`          // what else is known of an order at this stage
}

// Verdict is what the checker comes to.
type Verdict string

// The verdicts.
const (
	Clear      Verdict = "clear"       // nothing in the source stands in the way
	Blocked    Verdict = "blocked"     // the source says that it fails
	AtRisk     Verdict = "at-risk"     // the source says that it may fail
	Pending    Verdict = "pending"     // it depends on a check or a decision
	NotCovered Verdict = "not-covered" // the source says nothing of it
)

// Verdicts are all verdicts in the order in which they are explained.
var Verdicts = []Verdict{Clear, Blocked, AtRisk, Pending, NotCovered}

// Strength says how surely a source states a claim, or how surely a rule follows from
// its claims.
type Strength string

// The strengths. A claim has one of the first five, a rule some of [RuleStrengths].
const (
	Flat     Strength = "flat"     // the source states it
	May      Strength = "may"      // the source says that it may be so
	Step     Strength = "step"     // part of a procedure
	Advice   Strength = "advice"   // a suggestion
	Context  Strength = "context"  // background
	Inferred Strength = "inferred" // follows from claims, is not stated
	Silent   Strength = "silent"   // the source says nothing of it
)

// RuleStrengths are the strengths that a rule may have.
var RuleStrengths = []Strength{Flat, May, Inferred, Silent}

// Answers are what the reader has said so far, keyed by input.
type Answers map[string]string

// with returns the answers with more of them, or other ones, as a new set.
func (a Answers) with(more Answers) Answers {
	all := Answers{}
	for _, some := range []Answers{a, more} {
		for input, answer := range some {
			all[input] = answer
		}
	}
	return all
}

// Unsure is the answer to any input of a reader who does not know.
const Unsure = "unsure"

// Cond is a condition on answers: for each input that it names the answers that it
// accepts. An input that it does not name may have any answer.
type Cond map[string][]string

// Accepts reports whether the condition allows the input to have the answer.
func (c Cond) Accepts(input, answer string) bool {
	accepted, named := c[input]
	return !named || slices.Contains(accepted, answer)
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

// Ref names something by its id, always or only under a condition.
type Ref struct {
	ID   string `json:"id"`
	When Cond   `json:"when,omitempty"`
}

// Applicable returns the ids of the refs whose condition holds for the answers.
func Applicable(refs []Ref, a Answers) []string {
	var ids []string
	for _, r := range refs {
		if r.When.Holds(a) {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// Input returns the input with the given id or alias, or nil.
func (t *Table) Input(id string) *Input {
	return First(t.Inputs, func(in *Input) bool { return in.ID == id || slices.Contains(in.Aliases, id) })
}

// Answer returns the answer with the given id or alias, or nil.
func (in *Input) Answer(id string) *Answer {
	return First(in.Answers, func(a *Answer) bool { return a.ID == id || slices.Contains(a.Aliases, id) })
}

// All returns the ids of the answers, and [Unsure].
func (in *Input) All() []string {
	all := make([]string, 0, len(in.Answers)+1)
	for _, a := range in.Answers {
		all = append(all, a.ID)
	}
	return append(all, Unsure)
}

// Rule returns the rule with the given id or alias, or nil.
func (t *Table) Rule(id string) *Rule {
	return First(t.Rules, func(r *Rule) bool { return r.ID == id || slices.Contains(r.Aliases, id) })
}

// Procedure returns the procedure with the given id, or nil.
func (t *Table) Procedure(id string) *Procedure {
	return First(t.Procedures, func(p *Procedure) bool { return p.ID == id })
}

// Asking returns the first procedure that is to ask somebody, or nil.
func (t *Table) Asking() *Procedure {
	return First(t.Procedures, func(p *Procedure) bool { return p.Message })
}

// First returns the first entry of a list that is wanted, or nil.
func First[T any](list []T, wanted func(*T) bool) *T {
	for i := range list {
		if wanted(&list[i]) {
			return &list[i]
		}
	}
	return nil
}

// ParseAnswers reads answers written as input=answer, such as the segments of an address.
// Aliases are resolved. What is unknown, or answers an input for the second time, is
// returned in bad and otherwise ignored.
func (t *Table) ParseAnswers(pairs []string) (a Answers, bad []string) {
	a = Answers{}
	for _, pair := range pairs {
		name, value, _ := strings.Cut(pair, "=")
		known := value == Unsure
		if input := t.Input(name); input != nil {
			if answer := input.Answer(value); answer != nil {
				value, known = answer.ID, true
			}
			if _, given := a[input.ID]; known && !given {
				a[input.ID] = value
				continue
			}
		}
		bad = append(bad, pair)
	}
	return a, bad
}
