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
	s, ui := v.Site, &v.Site.Library.Interface
	start := outcome.Of(s.Library, s.Library.Checker.Walk(nil)).Ask
	body := []app.UI{
		s.heading(ui.Home.Title),
		text("p", "lead", ui.Home.Lead),
		s.section("card start", "h2", "start", ui.Home.CheckTitle, append([]app.UI{
			text("p", "hint", content.Fill(ui.Home.CheckHint, "most", strconv.Itoa(start.Max))),
			s.whole("p", "ask", start.Text),
		}, s.options(start)...)...),
		&searchBox{Site: s},
	}
	beside := s.first()
	if !s.Frame {
		beside = append(beside, s.journeys())
	}
	body = append(body, el("div", "beside", beside...), s.all())
	for i := range s.Library.Topics {
		t := &s.Library.Topics[i]
		body = append(body, s.section("", "h2", address.Topic(t.ID).Anchor, t.Name, s.questions(t, "h3")))
	}
	return el("article", "home", body...)
}

// first leads to the questions that come first, further down on the page.
func (s *Site) first() []app.UI {
	var items []app.UI
	for _, id := range s.Library.First {
		items = append(items, el("li", "", s.link(address.Answer(id).Path(), s.whole("span", "", s.Library.Question(id).Title))))
	}
	if items == nil {
		return nil
	}
	return []app.UI{s.text("h2", "", s.Library.Interface.Home.First), el("ul", "options", items...)}
}

// journeys compares, on demand, the ways of orders: a line for each stage, and in it what
// may happen there on each way, which leads to the checker for an order there.
func (s *Site) journeys() app.UI {
	ui, checker := &s.Library.Interface.Home, s.Library.Checker
	if len(checker.Journeys) == 0 {
		return nil
	}
	longest := &checker.Journeys[0]
	head := []app.UI{column(ui.JourneyStage)}
	for i := range checker.Journeys {
		j := &checker.Journeys[i]
		head = append(head, column(s.Library.Words.Journeys[j.ID].Name))
		if len(j.Stages) > len(longest.Stages) {
			longest = j
		}
	}
	var rows []app.UI
	for i := range longest.Stages {
		id := longest.Stages[i].ID
		row := []app.UI{text("th", "", s.Library.Words.Journeys[longest.ID].Stages[id].Name).Attr("scope", "row")}
		for i := range checker.Journeys {
			row = append(row, s.stage(&checker.Journeys[i], id))
		}
		rows = append(rows, el("tr", "", row...))
	}
	var legend []app.UI
	for _, strength := range []decision.Strength{decision.Flat, decision.May, decision.Silent} {
		legend = append(legend, text("li", string(strength), s.Library.Interface.Strengths[strength]))
	}
	return el("div", "topic folds", s.fold(ui.Journey, "",
		text("p", "hint", ui.JourneyLead),
		el("table", "journeys", el("thead", "", el("tr", "", head...)), el("tbody", "", rows...)),
		el("ul", "legend", legend...)))
}

// stage is the cell of a stage of a journey, which may lack it.
func (s *Site) stage(j *decision.Journey, id string) app.UI {
	stage := decision.First(j.Stages, func(stage *decision.Stage) bool { return stage.ID == id })
	if stage == nil {
		return text("td", "", "–")
	}
	said := s.Library.Words.Journeys[j.ID].Stages[id]
	return el("td", string(stage.Strength), s.link(address.Place(s.Library.Checker.Start(j, stage)), s.nodes(said.Text, true)...))
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
