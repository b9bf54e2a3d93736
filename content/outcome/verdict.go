package outcome

import (
	"shiming/content"
	"shiming/content/address"
	"shiming/content/decision"
)

// Verdict is an end of the checker: what it comes to, what to do, why, and what the source
// leaves open.
type Verdict struct {
	Verdict  decision.Verdict `json:"verdict"`
	Word     string           `json:"word"`
	Rule     string           `json:"rule"`
	Strength []string         `json:"strength"` // ids
	Title    string           `json:"title"`
	Text     string           `json:"text"`
	Next     []Procedure      `json:"next"`
	Why      []Reason         `json:"why"`
	Silent   []string         `json:"silent"`

	Conflicts []Conflict `json:"against"` // the other rules
	Better    *Better    `json:"better,omitempty"`

	Basis string `json:"-"` // how it follows, where its word does not say that
}

// Procedure is something to do.
type Procedure struct {
	Title string   `json:"title"`
	Steps []string `json:"steps"`

	Spans       [][]content.Span `json:"-"` // the steps
	WorkingDays int              `json:"-"` // within which it is done, or 0
	Message     bool             `json:"-"` // it is to ask somebody: the message goes with it
	Path        string           `json:"-"` // of the question whose answer tells more, or ""
}

// Reason is a claim that a verdict rests on.
type Reason struct {
	Claim    string            `json:"claim"`
	Strength decision.Strength `json:"strength"`
	Gist     string            `json:"gist"`
}

// Conflict is a rule that was not hit, and the answers that it does not accept, written as
// input=answer.
type Conflict struct {
	Rule    string   `json:"rule"`
	Answers []string `json:"answers"`
}

// Better is a way to a better verdict. If something is still to be asked there, all that
// can come of it is Verdict.
type Better struct {
	Address string           `json:"address"`
	Verdict decision.Verdict `json:"verdict"`
	Word    string           `json:"word"`
	Steps   []Step           `json:"steps"`
	Silent  []string         `json:"silent"` // what the source leaves open even then

	Text string `json:"-"` // what it would be, and how surely
}

// Step is a change that the reader can make, by a procedure.
type Step struct {
	Input     string `json:"input"`
	To        string `json:"to"`
	Procedure string `json:"procedure"`
	Title     string `json:"title"` // of the procedure

	Path string `json:"-"` // of the question whose answer tells more
}

// verdict returns what is said of a rule that was hit, but for [words.explain].
func (w words) verdict(r *decision.Rule) *Verdict {
	said := w.Words.Rules[r.ID]
	v := &Verdict{Verdict: r.Verdict, Word: w.Words.Verdicts[r.Verdict].Word, Rule: r.ID,
		Strength: decision.Applicable(r.Strength, w.answers),
		Title:    said.Title.In(w.answers), Text: said.Text.In(w.answers), Silent: []string{}}
	if v.Verdict != decision.NotCovered { // which says it
		v.Basis = w.strengths(v.Strength)
	}
	for _, id := range decision.Applicable(r.Next, w.answers) {
		v.Next = append(v.Next, w.procedure(id))
	}
	for _, id := range decision.Applicable(r.Silent, w.answers) {
		v.Silent = append(v.Silent, w.Words.Silent[id])
	}
	return v
}

func (w words) procedure(id string) Procedure {
	said := w.Words.Next[id]
	p := Procedure{Title: said.Title, Spans: said.Steps}
	for _, step := range said.Steps {
		p.Steps = append(p.Steps, content.SpansText(step))
	}
	if procedure := w.Checker.Procedure(id); procedure != nil {
		p.WorkingDays, p.Message = procedure.WorkingDays, procedure.Message
		if q := w.Question(procedure.Question); q != nil {
			p.Path = address.Question(q.ID)
		}
	}
	return p
}

// explain adds to a verdict why it is this one and what would lead to a better one.
func (w words) explain(v *Verdict, at decision.Place) {
	for _, id := range decision.Applicable(at.Rule.Claims, w.answers) {
		claim, _ := w.Claim(id)
		v.Why = append(v.Why, Reason{id, claim.Strength, claim.Gist})
	}
	for i := range w.Checker.Rules {
		r := &w.Checker.Rules[i]
		conflicts := w.Checker.Conflicts(r, w.answers)
		if r == at.Rule || len(conflicts) == 0 {
			continue
		}
		c := Conflict{Rule: r.ID}
		for _, g := range conflicts {
			c.Answers = append(c.Answers, g.Input+"="+g.Answer)
		}
		v.Conflicts = append(v.Conflicts, c)
	}
	if better := w.Checker.Better(at); better != nil {
		v.Better = w.better(better)
	}
}

// better says what would lead to a better verdict. How surely it does is what that
// verdict rests on; where something is still to be asked there, it is inferred.
func (w words) better(to *decision.Better) *Better {
	word := w.Words.Verdicts[to.Verdict].Word
	b := &Better{Address: "/" + address.Place(to.Place), Verdict: to.Verdict, Word: word, Silent: []string{}}
	for _, c := range to.Changes {
		b.Steps = append(b.Steps, Step{c.Input, c.To, c.By, w.Words.Next[c.By].Title, address.Question(w.Checker.Procedure(c.By).Question)})
		for _, id := range decision.Applicable(c.Silent, w.answers) {
			b.Silent = append(b.Silent, w.Words.Silent[id])
		}
	}
	strength := []string{string(decision.Inferred)}
	if to.Place.Rule != nil {
		strength = decision.Applicable(to.Place.Rule.Strength, to.Place.Answers())
	}
	b.Text = content.Fill(w.Interface.Check.After, "verdict", word, "strengths", w.strengths(strength))
	return b
}

// ClaimIDs returns the ids of the claims that the verdict rests on.
func (v *Verdict) ClaimIDs() []string {
	ids := make([]string, len(v.Why))
	for i, r := range v.Why {
		ids[i] = r.Claim
	}
	return ids
}
