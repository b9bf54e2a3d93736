package content

// Journey is the way of an order, with what the sources say of each stage.
type Journey struct {
	ID string `json:"id"`

	// Answers are the reader's whose order goes this way.
	Answers Answers `json:"answers"`

	Stages []Stage `json:"stages"`
}

// Stage is a part of a journey.
type Stage struct {
	ID string `json:"id"`

	// Strength is how surely the sources say that verification matters here: one of
	// [RuleStrengths].
	Strength Strength `json:"strength"`

	// Claims are the ids of the claims that it rests on, none where the sources are
	// silent.
	Claims []string `json:"claims,omitempty"`

	// Question is the id of the question whose answer tells more.
	Question string `json:"question"`

	// Answers are what more is known of an order at this stage.
	Answers Answers `json:"answers"`
}

// JourneyWords name a journey and its stages.
type JourneyWords struct {
	Name   string                `json:"name"`
	Stages map[string]StageWords `json:"stages"`
}

// StageWords name a stage, and say what may happen there.
type StageWords struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// At returns where the checker begins for an order at a stage.
func (c *Checker) At(j *Journey, s *Stage) Place {
	a := Answers{}
	for _, more := range []Answers{j.Answers, s.Answers} {
		for input, answer := range more {
			a[input] = answer
		}
	}
	return c.Walk(a)
}
