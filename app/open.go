package app

import (
	"shiming/content"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// openEnd shows an end of the checker where the reader is not sure of something: the
// verdicts that are possible, what decides which one it is, and how to find out. Nothing
// in it is the reader's, so that it is no component: each costs the wasm 8 kB.
func (s *Site) openEnd(p content.Place) app.UI {
	ui := &s.Library.Interface.Check.Open
	lead, heading := ui.Lead, ui.Possible
	if len(p.Verdicts()) == 1 {
		lead, heading = ui.CertainLead, ui.Fitting
	}
	head := []app.UI{text("p", "eyebrow", s.Library.Interface.Check.Title), s.heading(s.openTitle(p)), text("p", "", lead)}
	body := []app.UI{
		s.crumbs(s.Crumbs(checkView(p))...),
		el("section", "card ask", head...),
		text("h2", "", heading),
	}
	for _, verdict := range p.Verdicts() {
		body = append(body, s.possible(p, verdict))
	}
	body = append(body, text("h2", "", ui.Find), s.find(p))
	body = append(body, s.beside(p)...)
	body = append(body, s.given(p)...)
	body = append(body, s.acts(CheckPath(p), s.openTitle(p)), text("p", "reminder", s.Library.Interface.Check.Reminder))
	return el("article", "", body...)
}

// openTitle says what it depends on or, if it does not, the verdict.
func (s *Site) openTitle(p content.Place) string {
	ui := &s.Library.Interface.Check.Open
	if verdicts := p.Verdicts(); len(verdicts) == 1 {
		return content.Fill(ui.Certain, "verdict", s.Library.Words.Verdicts[verdicts[0]].Word)
	}
	return content.Fill(ui.Title, "inputs", s.unsure(p))
}

// unsure lists the inputs that the reader is not sure of.
func (s *Site) unsure(p content.Place) string {
	var labels []string
	for _, g := range p.Kept {
		if g.Answer == content.Unsure {
			labels = append(labels, s.Library.Words.Inputs[g.Input].Label)
		}
	}
	return s.list(labels)
}

// possible shows a verdict that is possible, with the rules that come to it. Each leads
// to where it would be.
func (s *Site) possible(p content.Place, verdict content.Verdict) app.UI {
	c, ui, answers := &s.Library.Checker, &s.Library.Interface.Check, p.Answers()
	var items []app.UI
	for _, r := range p.Open {
		if r.Verdict != verdict {
			continue
		}
		decides, a := c.Decides(r, answers), s.Library.Towards(p, r)
		var next []string
		for _, id := range content.In(r.Next, a) {
			next = append(next, s.Library.Words.Next[id].Title)
		}
		items = append(items, el("li", "",
			s.textLink(CheckPath(c.Walk(a)), s.Library.Words.Rules[r.ID].Title.In(a)),
			text("small", "", content.Fill(ui.Open.If, "conditions", s.conditions(decides, a))),
			text("small", "", content.Fill(ui.Strength, "strengths", s.list(s.strengths(content.In(r.Strength, a))))),
			text("small", "", content.Fill(ui.Open.Do, "steps", s.list(next))),
		))
	}
	return el("section", "card possible "+string(verdict),
		el("h3", "sign", icon(verdict), text("span", "", s.Library.Words.Verdicts[verdict].Word)),
		el("ul", "", items...))
}

// conditions says that inputs have one of certain answers each.
func (s *Site) conditions(decides []content.Decision, answers content.Answers) string {
	ui := &s.Library.Interface.Check
	all := ""
	for i, d := range decides {
		if i > 0 {
			all += s.gap() + ui.And + s.gap()
		}
		words, some := s.Library.Words.Inputs[d.Input], ""
		for j, id := range d.Answers {
			if j > 0 {
				some += s.gap() + ui.Or + s.gap()
			}
			some += words.Answers[id].Short.In(answers)
		}
		all += content.Fill(ui.Is, "input", words.Label, "answers", some)
	}
	return all
}

// find says how to find out what the reader is not sure of, and leads to where that can
// be answered.
func (s *Site) find(p content.Place) app.UI {
	ui := &s.Library.Interface.Check.Open
	var rows []app.UI
	for _, g := range p.Kept {
		if g.Answer != content.Unsure {
			continue
		}
		a := p.Answers()
		delete(a, g.Input)
		words := s.Library.Words.Inputs[g.Input]
		var how []app.UI
		if hint := words.Hint.In(a); hint != "" {
			how = append(how, s.text("span", "", hint))
		}
		rows = append(rows, el("div", "",
			s.text("dt", "", words.Label),
			el("dd", "", append(how,
				s.textLink(CheckPath(s.Library.Checker.Walk(a)), ui.Now).
					Attr("aria-label", content.Fill(ui.NowLabel, "input", words.Label)))...),
		))
	}
	return el("dl", "card said find", rows...)
}
