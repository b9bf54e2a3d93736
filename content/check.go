package content

// Check is something that may decide too and that the sources of the rules do not tell:
// a question apart from the table, whose answers never change a verdict.
type Check struct {
	ID string `json:"id"`

	// When are the answers that it bears on.
	When Cond `json:"when"`

	Answers []CheckAnswer `json:"answers"`
}

// CheckAnswer is a possible answer to a check.
type CheckAnswer struct {
	ID string `json:"id"`

	// Result is one of [CheckResults].
	Result Verdict `json:"result"`

	// Claims are the ids of the claims of a [Collection] that it rests on.
	Claims []string `json:"claims"`
}

// CheckResults are what a check can come to. Pending says that one has to look.
var CheckResults = []Verdict{Clear, Blocked, AtRisk, Pending}

// CheckWords say a check: its name in a list, what it asks, and what comes of each
// answer.
type CheckWords struct {
	Label    string                      `json:"label"`
	Question string                      `json:"question"`
	Answers  map[string]CheckAnswerWords `json:"answers"`
}

// CheckAnswerWords say an answer to a check, and what comes of it.
type CheckAnswerWords struct {
	Text   string `json:"text"`
	Result string `json:"result"`
}

// Bearing returns the checks that bear on a place: nothing that was said there is
// against it. Sure tells that all of them surely do.
func (c *Checker) Bearing(p Place) (checks []*Check, sure bool) {
	a := p.Answers()
	for input, answer := range a {
		if answer == Unsure {
			delete(a, input)
		}
	}
	sure = true
	for i := range c.Checks {
		if when := c.Checks[i].When; when.Compatible(a) {
			checks = append(checks, &c.Checks[i])
			sure = sure && when.Holds(a)
		}
	}
	return checks, sure
}
