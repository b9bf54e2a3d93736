package app

import (
	"strconv"
	"strings"

	"shiming/content"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// askView is a step of the checker: one question, its answers as links, and what
// was answered before.
type askView struct {
	app.Compo

	Site  *Site
	Place content.Place
}

func (v *askView) CompoID() string { return CheckPath(v.Place) }

func (v *askView) Render() app.UI {
	ui := &v.Site.Library.Interface.Check
	words := v.Site.Library.Words.Inputs[v.Place.Ask.ID]
	card := []app.UI{
		text("p", "eyebrow", ui.Title),
		v.Site.heading(words.Question.In(v.Place.Answers())),
	}
	card = append(card, v.Site.options(v.Place)...)
	card = append(card, text("p", "left", v.left()))
	body := []app.UI{
		v.Site.crumbs(v.Site.Crumbs(checkView(v.Place))...),
		el("section", "card ask", card...),
	}
	if len(v.Place.Kept) > 0 {
		body = append(body, v.Site.given(v.Place)...)
	}
	body = append(body, text("p", "reminder", ui.Reminder))
	return el("article", "", body...)
}

// left says how many questions are still to come.
func (v *askView) left() string {
	ui := &v.Site.Library.Interface.Check
	most := strconv.Itoa(v.Place.MostLeft)
	switch {
	case v.Place.MostLeft == 1:
		return ui.LeftLast
	case v.Place.FewestLeft == v.Place.MostLeft:
		return content.Fill(ui.LeftExactly, "most", most)
	}
	return content.Fill(ui.LeftAtMost, "most", most)
}

// options shows the answers to the question of a place, “not sure” last, and how to find
// the answer. Each is a link to where it leads.
func (s *Site) options(p content.Place) []app.UI {
	question := s.Library.Words.Inputs[p.Ask.ID]
	var items []app.UI
	for _, answer := range p.Ask.Answers {
		a := p.Answers()
		a[p.Ask.ID] = answer.ID
		words := question.Answers[answer.ID]
		label := s.words(words.Text.In(a))
		if note := words.Note.In(a); note != "" {
			label = append(label, s.text("small", "", note))
		}
		items = append(items, el("li", "",
			s.link(CheckPath(s.Library.Checker.Walk(a)), el("span", "", label...))))
	}
	a := p.Answers()
	a[p.Ask.ID] = content.Unsure
	items = append(items, el("li", "unsure",
		s.link(CheckPath(s.Library.Checker.Walk(a)), text("span", "", s.Library.Interface.Check.Unsure))))
	options := []app.UI{el("ul", "options two", items...)}
	if hint := question.Hint.In(p.Answers()); hint != "" {
		options = append(options, s.text("p", "hint", hint))
	}
	return options
}

// given shows what was answered so far. Each answer has a link that asks it
// again and keeps the others that still count.
func (s *Site) given(p content.Place) []app.UI {
	ui := &s.Library.Interface.Check
	var rows []app.UI
	for _, g := range p.Kept {
		a := p.Answers()
		delete(a, g.Input)
		label := s.Library.Words.Inputs[g.Input].Label
		rows = append(rows, el("div", "",
			s.text("dt", "", label),
			el("dd", "",
				s.text("span", "", s.answered(p, g)),
				s.textLink(CheckPath(s.Library.Checker.Walk(a)), ui.Change).
					Attr("aria-label", content.Fill(ui.ChangeLabel, "input", label)),
			),
		))
	}
	links := []app.UI{s.textLink("check/", ui.Restart)}
	if p.Rule != nil && s.Library.Figures.Drawn != "" {
		links = append(links, s.textLink("rules/#"+wayAnchor(strings.Join(p.Segments(), "/")), s.Library.Interface.Rules.Way))
	}
	return []app.UI{
		text("h2", "", ui.Said),
		el("div", "card",
			el("dl", "said", rows...),
			el("p", "restart", links...),
		),
	}
}
