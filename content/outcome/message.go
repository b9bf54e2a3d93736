package outcome

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"shiming/content"
	"shiming/content/decision"
)

// Message is what a reader may say to customer service, in words of their own: how things
// stand in one sentence, and what the source leaves open as questions.
type Message struct {
	Situation string   `json:"situation"` // empty where nothing is known
	Questions []string `json:"questions"`

	// Text is all of it.
	Text string `json:"text"`

	// Original is the same in the language of the source, where this is another one: it is
	// what the agent reads.
	Original *Message `json:"original,omitempty"`
}

// maxQuestions is how many questions an agent is asked at a time.
const maxQuestions = 4

// ForAgent returns what the agent reads.
func (m *Message) ForAgent() *Message {
	if m.Original != nil {
		return m.Original
	}
	return m
}

// message puts together what there is to say at an end, or returns nil if the library has
// no words for it.
func (w words) message(at decision.Place) *Message {
	if w.Words.Message.IsZero() {
		return nil
	}
	m := compose(&w.Words.Message, w.Gap(), at)
	if !w.Agent.IsZero() {
		m.Original = compose(&w.Agent, content.Gap(content.SourceLang), at)
	}
	return m
}

func compose(said *content.MessageWords, gap string, at decision.Place) *Message {
	answers := at.Answers()
	m := &Message{}
	var parts []string
	for _, g := range at.Kept {
		in := said.Inputs[g.Input]
		if g.Answer == decision.Unsure {
			m.ask(in.Ask.In(answers))
		} else if part := in.Answers[g.Answer].In(answers); part != "" {
			parts = append(parts, part)
		}
	}
	if at.Rule != nil {
		for _, id := range decision.Applicable(at.Rule.Silent, answers) {
			m.ask(said.Silent[id].In(answers))
		}
	}
	if m.Questions == nil {
		m.ask(said.Help)
	}
	if parts != nil {
		m.Situation = upperFirst(strings.Join(parts, said.Join)) + said.End
	}
	for _, part := range append([]string{m.Situation, said.Lead.Text}, m.Questions...) {
		if part != "" && m.Text != "" {
			m.Text += gap
		}
		m.Text += part
	}
	return m
}

func (m *Message) ask(question string) {
	if question != "" && len(m.Questions) < maxQuestions {
		m.Questions = append(m.Questions, question)
	}
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
