package content

import "shiming/content/decision"

// Words are what the checker says in one language, keyed by the ids of
// [decision.Table].
type Words struct {
	Inputs   map[string]InputWords             `json:"inputs"`
	Verdicts map[decision.Verdict]VerdictWords `json:"verdicts"`
	Rules    map[string]RuleWords              `json:"rules"`
	Next     map[string]ProcedureWords         `json:"next"`
	Silent   map[string]string                 `json:"silent"`
	Checks   map[string]CheckWords             `json:"checks,omitempty"`
	Journeys map[string]JourneyWords           `json:"journeys,omitempty"`
	Reminder Phrase                            `json:"reminder"` // what a verdict is not
	Message  MessageWords                      `json:"message,omitzero"`
}

// MessageWords are what a message to customer service is put together from, in the words
// of the reader: parts of one sentence that says how things stand, and questions.
type MessageWords struct {
	Join string `json:"join"`          // between the parts of the sentence
	End  string `json:"end"`           // behind it
	Lead Phrase `json:"lead,omitzero"` // before the questions, if anything
	Help string `json:"help"`          // the question where there is no other

	Inputs map[string]MessageInput `json:"inputs"`

	// Silent are questions about what the source leaves open, by its ids. What nobody can
	// be asked has none.
	Silent map[string]Phrase `json:"silent"`
}

// IsZero reports whether there are no such words: then there is no message.
func (m MessageWords) IsZero() bool { return m.End == "" }

// MessageInput is what a message says of an input.
type MessageInput struct {
	Ask     Phrase            `json:"ask,omitzero"`      // asked by who is unsure
	Answers map[string]Phrase `json:"answers,omitempty"` // the part of the sentence, of the answers that have one
}

// InputWords say what an input asks.
type InputWords struct {
	Label    string                 `json:"label"`  // names the input in a list, such as “认证”
	Within   string                 `json:"within"` // names it within a sentence, such as “认证状态”
	Question Phrase                 `json:"question"`
	Hint     Phrase                 `json:"hint,omitzero"`
	Answers  map[string]AnswerWords `json:"answers"`
}

// AnswerWords say an answer: as the reader's choice, with a note beneath it, and
// as a word in a list.
type AnswerWords struct {
	Text  Phrase `json:"text"`
	Note  Phrase `json:"note,omitzero"`
	Short Phrase `json:"short"`
}

// VerdictWords say a verdict: its word and what it means.
type VerdictWords struct {
	Word    string `json:"word"`
	Meaning string `json:"meaning"`
}

// RuleWords say what a rule comes to: a headline and one sentence more.
type RuleWords struct {
	Title Phrase `json:"title"`
	Text  Phrase `json:"text"`
}

// ProcedureWords say the steps of a procedure.
type ProcedureWords struct {
	Title string   `json:"title"`
	Steps [][]Span `json:"steps"`
}

// Phrase is a text that may read differently for certain answers.
type Phrase struct {
	Text     string    `json:"text"`
	Variants []Variant `json:"variants,omitempty"`
}

// Variant is the text of a phrase under a condition.
type Variant struct {
	When decision.Cond `json:"when"`
	Text string        `json:"text"`
}

// In returns the text for the answers: the first variant whose condition
// holds, or the text without a condition.
func (p Phrase) In(a decision.Answers) string {
	for _, v := range p.Variants {
		if v.When.Holds(a) {
			return v.Text
		}
	}
	return p.Text
}

// IsZero reports whether the phrase says nothing.
func (p Phrase) IsZero() bool { return p.Text == "" && p.Variants == nil }

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
