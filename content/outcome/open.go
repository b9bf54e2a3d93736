package outcome

import (
	"slices"

	"shiming/content"
	"shiming/content/address"
	"shiming/content/decision"
)

// Possible is a rule that may be hit at an open end.
type Possible struct {
	Verdict  decision.Verdict     `json:"verdict"`
	Word     string               `json:"word"`
	Rule     string               `json:"rule"`
	Strength []string             `json:"strength"` // ids
	Title    string               `json:"title"`
	If       []decision.Condition `json:"if"`      // what decides whether it is hit
	Address  string               `json:"address"` // where it would be

	IfText string `json:"-"` // the conditions and the strengths, as a line
}

// Find is how to find out what the reader is unsure of.
type Find struct {
	Input   string   `json:"input"`
	Text    string   `json:"text"` // what is asked
	Hint    string   `json:"hint,omitempty"`
	Answers []Option `json:"answers"` // “not sure” is none of them
}

// open says what an open end is.
func (w words) open(o *Outcome, at decision.Place) {
	ui := &w.Interface.Check
	var unsure, all []string
	for _, g := range at.Kept {
		if g.Answer == decision.Unsure {
			unsure = append(unsure, w.Words.Inputs[g.Input].Within)
		}
	}
	for _, v := range at.Verdicts() {
		all = append(all, w.Words.Verdicts[v].Word)
	}
	if len(all) == 1 {
		o.Heading = content.Fill(ui.Open.Certain, "verdict", all[0])
		o.Lead, o.PossibleHeading = ui.Open.CertainLead, ui.Open.Fitting
		o.Description = o.Heading + w.Gap() + o.Lead
	} else {
		inputs := w.List(unsure)
		o.Heading = content.Fill(ui.Open.Title, "inputs", inputs)
		o.Lead, o.PossibleHeading = ui.Open.Lead, ui.Open.Possible
		o.Description = content.Fill(ui.Open.Description, "verdicts", w.List(all), "inputs", inputs)
	}
	o.Description += w.Gap() + o.Reminder
}

// possible returns the rules that are possible, by their verdicts.
func (w words) possible(at decision.Place) []Possible {
	var all []Possible
	for _, v := range at.Verdicts() {
		for _, r := range at.Possible {
			if r.Verdict == v {
				all = append(all, w.possibleRule(at, r))
			}
		}
	}
	return all
}

func (w words) possibleRule(at decision.Place, r *decision.Rule) Possible {
	ui := &w.Interface.Check
	decides := w.Checker.Undecided(r.When, w.answers)
	there := words{w.Library, w.answersAt(at, decides)}
	p := Possible{Verdict: r.Verdict, Word: w.Words.Verdicts[r.Verdict].Word, Rule: r.ID, If: decides,
		Strength: strengthWhere(r, there.answers),
		Title:    w.Words.Rules[r.ID].Title.In(there.answers),
		Address:  "/" + address.Place(w.Checker.Walk(there.answers))}
	p.IfText = content.Fill(ui.Open.If, "conditions", Conditions(w.Library, decides, there.answers), "strengths", w.strengths(p.Strength))
	return p
}

// strengthWhere returns how surely a rule follows where some answers are known: what holds
// for any of the answers that are possible there.
func strengthWhere(r *decision.Rule, known decision.Answers) []string {
	var ids []string
	for _, ref := range r.Strength {
		possible := !slices.Contains(ids, ref.ID)
		for input, accepted := range ref.When {
			answer, given := known[input]
			possible = possible && slices.ContainsFunc(accepted, func(a string) bool {
				if given && answer != decision.Unsure {
					return a == answer
				}
				return r.When.Accepts(input, a)
			})
		}
		if possible {
			ids = append(ids, ref.ID)
		}
	}
	return ids
}

// answersAt returns the answers of a place as they would be where conditions hold: with
// the answer to each of them that has one. An answer to a question that is worded in
// another way then was an answer to something else, and is left out.
func (w words) answersAt(at decision.Place, conditions []decision.Condition) decision.Answers {
	a := at.Answers()
	for _, c := range conditions {
		delete(a, c.Input)
		if len(c.Answers) == 1 {
			a[c.Input] = c.Answers[0]
		}
	}
	for _, g := range at.Kept {
		question := w.Words.Inputs[g.Input].Question
		if g.Answer != decision.Unsure && question.In(a) != question.In(w.answers) {
			delete(a, g.Input)
		}
	}
	return a
}

// find returns how to find out each input that the reader is unsure of.
func (w words) find(at decision.Place) []Find {
	var all []Find
	for _, g := range at.Kept {
		if g.Answer == decision.Unsure {
			in, without := w.Words.Inputs[g.Input], at.Without(g.Input)
			f := Find{Input: g.Input, Text: in.Question.In(without), Hint: in.Hint.In(without)}
			for _, a := range w.Checker.Input(g.Input).Answers {
				with := at.With(g.Input, a.ID)
				f.Answers = append(f.Answers, Option{Answer: a.ID, Text: in.Answers[a.ID].Text.In(with), Path: address.Place(w.Checker.Walk(with))})
			}
			all = append(all, f)
		}
	}
	return all
}

// Certain reports whether all rules that are possible come to one verdict.
func (o *Outcome) Certain() bool {
	for _, p := range o.Possible {
		if p.Verdict != o.Possible[0].Verdict {
			return false
		}
	}
	return true
}
