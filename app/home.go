package app

import (
	"strconv"

	"shiming/content"
	"shiming/content/address"
	"shiming/content/decision"
	"shiming/content/outcome"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// homeView is the FAQ: the checker's first question, and all topics.
type homeView struct {
	app.Compo

	Site *Site
}

func (v *homeView) Render() app.UI {
	ui := &v.Site.Library.Interface
	start := outcome.Of(v.Site.Library, v.Site.Library.Checker.Walk(nil)).Ask
	body := []app.UI{
		v.Site.heading(ui.Home.Title),
		text("p", "lead", ui.Home.Lead),
		v.Site.section("card start", "h2", "start", ui.Home.CheckTitle, append([]app.UI{
			text("p", "hint", content.Fill(ui.Home.CheckHint, "most", strconv.Itoa(start.Max))),
			v.Site.whole("p", "ask", start.Text),
		}, v.Site.options(start)...)...),
		&searchBox{Site: v.Site},
		v.Site.all(),
	}
	for i := range v.Site.Library.Topics {
		t := &v.Site.Library.Topics[i]
		body = append(body, v.Site.section("", "h2", address.Topic(t.ID).Anchor, t.Name, v.Site.questions(t, "h3")))
	}
	if !v.Site.Frame {
		body = append(body, v.Site.journeys()...)
	}
	return el("article", "", body...)
}

// journeys draws the ways of orders: at each stage what may happen there, which leads to
// the answer, how surely the sources say so, and the checker for an order there.
func (s *Site) journeys() []app.UI {
	ui := &s.Library.Interface.Home
	var lines []app.UI
	for i := range s.Library.Checker.Journeys {
		j := &s.Library.Checker.Journeys[i]
		words := s.Library.Words.Journeys[j.ID]
		var stages []app.UI
		for k := range j.Stages {
			stages = append(stages, s.stage(j, &j.Stages[k], words))
		}
		lines = append(lines, s.section("", "h3", "journey-"+j.ID, words.Name, el("ol", "", stages...)))
	}
	if lines == nil {
		return nil
	}
	return []app.UI{s.text("h2", "", ui.Journey), text("p", "hint", ui.JourneyLead), el("div", "card journeys", lines...)}
}

func (s *Site) stage(j *decision.Journey, stage *decision.Stage, words content.JourneyWords) app.UI {
	said, check := words.Stages[stage.ID], s.Library.Interface.Home.JourneyCheck
	return el("li", string(stage.Strength),
		text("strong", "", said.Name),
		s.link(address.Question(stage.Question), s.nodes(said.Text, true)...),
		s.strength(stage.Strength),
		s.textLink(address.Place(s.Library.Checker.Start(j, stage)), check).
			Attr("aria-label", check+s.Library.Gap()+words.Name+s.Library.Gap()+said.Name),
	)
}

// all is the button that opens or closes all answers. It is boot.js that acts, and the
// styles that show which of the two it does: the answers are the reader's.
func (s *Site) all() app.UI {
	ui := &s.Library.Interface.Question
	return el("p", "all",
		el("button", "", text("span", "show", ui.Show), text("span", "hide", ui.Hide)).Attr("type", "button").Attr("id", "all"))
}

// questions shows the questions of a topic, each to be opened, with headings of a
// tag.
func (s *Site) questions(t *content.Topic, heading string) app.UI {
	var all []app.UI
	for _, id := range t.Questions {
		all = append(all, &question{Site: s, Question: s.Library.Question(id), Heading: heading})
	}
	return el("div", "topic", all...)
}
