package outcome

import (
	"strings"

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
	NoBetter  string     `json:"-"` // said where there is no Better, though it could be better

	// Notes are sentences on the verdict as a whole, the first on how it follows. The page,
	// the card and the command ask have all of them.
	Notes   []string `json:"-"`
	WhyLead string   `json:"-"` // which rule was hit
}

// Procedure is something to do.
type Procedure struct {
	Title string   `json:"title"`
	Steps []string `json:"steps"`

	Spans       [][]content.Span `json:"-"` // the steps
	WorkingDays int              `json:"-"` // within which it is done, or 0
	More        string           `json:"-"` // words of the link to Path, or ""
	Path        string           `json:"-"` // of the question whose answer tells more
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

	Title string `json:"-"`
}

// Better is a way to a better verdict. If something is still to be asked there, all that
// can come of it is Verdict.
type Better struct {
	Address string           `json:"address"`
	Verdict decision.Verdict `json:"verdict"`
	Word    string           `json:"word"`
	Steps   []Step           `json:"steps"`

	Then   string `json:"-"` // what it would be after the steps
	Silent string `json:"-"` // what that rests on, and what is open even then, or ""
	Link   string `json:"-"` // words of the link to Address
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
	v.Notes = []string{w.strengths(w.Interface.Check.Strength, v.Strength)}
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
		p.WorkingDays = procedure.WorkingDays
		if q := w.Question(procedure.Question); q != nil {
			p.More, p.Path = content.Fill(w.Interface.Check.More, "title", q.Title), address.Question(q.ID)
		}
	}
	return p
}

// explain adds to a verdict why it is this one and what would lead to a better one.
func (w words) explain(v *Verdict, at decision.Place) {
	v.WhyLead = content.Fill(w.Interface.Check.WhyLead, "rule", v.Rule)
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
		c := Conflict{Rule: r.ID, Title: w.Words.Rules[r.ID].Title.Text}
		for _, g := range conflicts {
			c.Answers = append(c.Answers, g.Input+"="+g.Answer)
		}
		v.Conflicts = append(v.Conflicts, c)
	}
	if better := w.Checker.Better(at); better != nil {
		v.Better = w.better(better)
	} else if v.Verdict != decision.Clear {
		v.NoBetter = w.Interface.Check.Better.Nothing
	}
}

func (w words) better(to *decision.Better) *Better {
	ui := &w.Interface.Check.Better
	word := w.Words.Verdicts[to.Verdict].Word
	b := &Better{Address: "/" + address.Place(to.Place), Verdict: to.Verdict, Word: word,
		Then: content.Fill(ui.Then, "verdict", word), Link: ui.More}
	for _, c := range to.Changes {
		b.Steps = append(b.Steps, Step{c.Input, c.To, c.By, w.Words.Next[c.By].Title, address.Question(w.Checker.Procedure(c.By).Question)})
	}
	if to.Place.Rule != nil {
		there := words{w.Library, to.Place.Answers()}.verdict(to.Place.Rule)
		b.Link = content.Fill(ui.See, "title", there.Title)
		if len(there.Silent) > 0 {
			said := []string{w.strengths(ui.Strength, there.Strength), ui.Silent}
			b.Silent = strings.Join(append(said, there.Silent...), w.Gap())
		}
	}
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

// RuledOut is an answer, and the rules that it was the first to rule out.
type RuledOut struct {
	Lead  string
	Rules []Conflict
}

// RuledOut returns the rules that were not hit, by the first answer that they do not
// accept.
func (o *Outcome) RuledOut(lib *content.Library) []RuledOut {
	ui := &lib.Interface.Check
	var all []RuledOut
	for _, k := range o.Kept {
		var rules []Conflict
		for _, c := range o.Verdict.Conflicts {
			if c.Answers[0] == k.Input+"="+k.Answer {
				rules = append(rules, c)
			}
		}
		if rules != nil {
			said := content.Fill(ui.Is, "input", k.Label, "answers", k.Short)
			all = append(all, RuledOut{content.Fill(ui.Against, "answers", said), rules})
		}
	}
	return all
}
