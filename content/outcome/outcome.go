// Package outcome puts together what a place of the checker says: the question and its
// answers; the verdict with what it rests on, what to do and what would be better; or the
// open end with what is possible and how to find out. Pages, titles and descriptions, the
// card for customer service, the search and the command ask print the same value, so that
// a sentence is written in one place. It is a pure function of the library and the place.
//
// The JSON of an [Outcome] is what the command ask prints. Fields without JSON are for
// pages.
package outcome

import (
	"strconv"
	"strings"

	"shiming/content"
	"shiming/content/address"
	"shiming/content/decision"
)

// Outcome is all that there is to say at a place.
type Outcome struct {
	Address string `json:"address"` // the path of the place with a slash before it
	Kept    []Kept `json:"kept"`

	// Ask is there where something is asked, Verdict at a verdict, Possible and Find at an
	// open end.
	Ask      *Ask       `json:"ask,omitempty"`
	Verdict  *Verdict   `json:"verdict,omitempty"`
	Checks   *Checks    `json:"beside,omitempty"` // at an end
	Possible []Possible `json:"open,omitempty"`
	Find     []Find     `json:"find,omitempty"`
	Message  *Message   `json:"message,omitempty"` // at an end

	// Lead says what an open end is, and PossibleHeading stands above Possible.
	Lead            string `json:"-"`
	PossibleHeading string `json:"-"`

	// Heading is the main heading, PageTitle what the page is called, unique among the
	// pages, and Description what search engines and messengers say of it. Answers lists
	// what was answered.
	Heading     string `json:"-"`
	PageTitle   string `json:"-"`
	Description string `json:"-"`
	Answers     string `json:"-"`

	Reminder string `json:"-"` // what an end is not
}

// Kept is an answer that was given.
type Kept struct {
	Input  string `json:"input"`
	Answer string `json:"answer"`
	Text   string `json:"text"`

	Short  string `json:"-"` // the answer where the label stands before it
	Change string `json:"-"` // the path of the place that asks again
}

// Ask is what is asked.
type Ask struct {
	Input   string   `json:"input"`
	Text    string   `json:"text"`
	Hint    string   `json:"hint,omitempty"` // how to find the answer
	Answers []Option `json:"answers"`        // “not sure” is the last one

	// Min and Max bound the number of questions still to come, this one included, and At
	// says which one of how many this is.
	Min int    `json:"fewest"`
	Max int    `json:"most"`
	At  string `json:"-"`

	Label string `json:"-"` // of the input, for the search
}

// Option is an answer to choose.
type Option struct {
	Answer string `json:"answer"`
	Text   string `json:"text"`

	Note  string `json:"-"` // more on it, or ""
	Short string `json:"-"` // for the search
	Path  string `json:"-"` // of the place that it leads to
}

// Brief returns what is said first at a place and what the search finds there: all that
// takes no further walk over the table.
func Brief(lib *content.Library, at decision.Place) *Outcome {
	w := words{lib, at.Answers()}
	ui := &lib.Interface.Check
	o := &Outcome{Address: "/" + address.Place(at), Kept: []Kept{}, Heading: ui.Title, Description: ui.Description,
		Reminder: lib.Words.Reminder.In(w.answers)}
	var answers []string
	for _, g := range at.Kept {
		k := w.kept(g)
		o.Kept, answers = append(o.Kept, k), append(answers, k.Text)
	}
	o.Answers = lib.List(answers)
	title := ui.Title
	switch {
	case at.Ask != nil:
		o.Ask = w.ask(at)
		o.Heading = o.Ask.Text
		title = content.Fill(ui.StepTitle, "question", o.Ask.Text)
	case at.Rule != nil:
		o.Verdict = w.verdict(at.Rule)
		o.Heading, title = o.Verdict.Title, o.Verdict.Title
		o.Description = o.Verdict.Text + lib.Gap() + o.Reminder
	case at.Possible != nil:
		w.open(o, at)
		title = o.Heading
	}
	o.PageTitle = ui.Title
	if len(at.Kept) > 0 || at.Rule != nil {
		o.PageTitle = content.Fill(ui.PageTitle, "title", title, "said", o.Answers)
	}
	return o
}

// Changeable is [Brief] with where each answer can be changed.
func Changeable(lib *content.Library, at decision.Place) *Outcome {
	o := Brief(lib, at)
	for i, g := range at.Kept {
		o.Kept[i].Change = address.Place(lib.Checker.Walk(at.Without(g.Input)))
	}
	return o
}

// Of returns all that there is to say at a place.
func Of(lib *content.Library, at decision.Place) *Outcome {
	o := Changeable(lib, at)
	w := words{lib, at.Answers()}
	switch {
	case at.Ask != nil:
		for i, a := range o.Ask.Answers {
			o.Ask.Answers[i].Path = address.Place(lib.Checker.Walk(at.With(at.Ask.ID, a.Answer)))
		}
		return o
	case at.Rule != nil:
		w.explain(o.Verdict, at)
	default:
		o.Possible, o.Find = w.possible(at), w.find(at)
	}
	o.Checks, o.Message = w.checks(at), w.message(at)
	return o
}

// words says things in the words of a library that hold for certain answers.
type words struct {
	*content.Library
	answers decision.Answers
}

func (w words) kept(g decision.Given) Kept {
	in := w.Words.Inputs[g.Input]
	k := Kept{Input: g.Input, Answer: g.Answer}
	if g.Answer == decision.Unsure {
		k.Short = w.Interface.Check.Unsure
		k.Text = content.Fill(w.Interface.Check.UnsureSaid, "input", in.Within)
	} else {
		k.Short = in.Answers[g.Answer].Short.In(w.answers)
		k.Text = k.Short
	}
	return k
}

func (w words) ask(at decision.Place) *Ask {
	in := w.Words.Inputs[at.Ask.ID]
	q := &Ask{Input: at.Ask.ID, Text: in.Question.In(w.answers), Hint: in.Hint.In(w.answers),
		Min: at.MinLeft, Max: at.MaxLeft, At: w.at(at), Label: in.Label}
	for _, a := range at.Ask.Answers {
		q.Answers = append(q.Answers, option(in.Answers[a.ID], a.ID, at.With(at.Ask.ID, a.ID)))
	}
	q.Answers = append(q.Answers, Option{Answer: decision.Unsure, Text: w.Interface.Check.Unsure})
	return q
}

func option(said content.AnswerWords, id string, with decision.Answers) Option {
	return Option{Answer: id, Text: said.Text.In(with), Note: said.Note.In(with), Short: said.Short.In(with)}
}

// at says which question of how many is asked.
func (w words) at(at decision.Place) string {
	text := w.Interface.Check.AtMost
	if at.MinLeft == at.MaxLeft {
		text = w.Interface.Check.At
	}
	given := len(at.Kept)
	return content.Fill(text, "at", strconv.Itoa(given+1), "most", strconv.Itoa(given+at.MaxLeft))
}

// strengths says how surely something follows, by the ids of strengths.
func (w words) strengths(ids []string) string {
	said := make([]string, len(ids))
	for i, id := range ids {
		said[i] = w.Interface.Strengths[decision.Strength(id)]
	}
	return w.List(said)
}

// Conditions says that inputs have one of certain answers each, in the words that hold for
// the answers.
func Conditions(lib *content.Library, all []decision.Condition, answers decision.Answers) string {
	ui, gap := &lib.Interface.Check, lib.Gap()
	var said []string
	for _, c := range all {
		in := lib.Words.Inputs[c.Input]
		var some []string
		for _, id := range c.Answers {
			some = append(some, content.Fill(ui.Quoted, "answer", in.Answers[id].Short.In(answers)))
		}
		said = append(said, content.Fill(ui.Is, "input", in.Label, "answers", strings.Join(some, gap+ui.Or+gap)))
	}
	return strings.Join(said, gap+ui.And+gap)
}

// Checks are what else may decide, by other sources than those of the rules.
type Checks struct {
	// Certain tells that they surely apply, and Lead says which they are.
	Certain bool    `json:"sure"`
	Lead    string  `json:"lead"`
	Checks  []Check `json:"checks"`
}

// Check is one of them.
type Check struct {
	Check string `json:"check"`
	Label string `json:"label"`
}

// checks returns the checks that apply to an end, or nil.
func (w words) checks(at decision.Place) *Checks {
	all, certain := w.Checker.ApplicableChecks(at)
	if len(all) == 0 {
		return nil
	}
	c := &Checks{Certain: certain, Lead: w.Interface.Beyond.Perhaps}
	if certain {
		c.Lead = w.Interface.Beyond.Sure
	}
	var labels []string
	for _, check := range all {
		label := w.Words.Checks[check.ID].Label
		labels = append(labels, label)
		c.Checks = append(c.Checks, Check{check.ID, label})
	}
	c.Lead = content.Fill(c.Lead, "count", strconv.Itoa(len(all)), "checks", w.List(labels))
	return c
}
