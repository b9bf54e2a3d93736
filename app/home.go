package app

import (
	"strconv"

	"shiming/content"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// homeView is the FAQ: the checker's first question, and all topics.
type homeView struct {
	app.Compo

	Site *Site
}

func (v *homeView) Render() app.UI {
	ui := &v.Site.Library.Interface
	start := v.Site.Library.Checker.Walk(nil)
	body := []app.UI{
		heading(ui.Home.Title),
		text("p", "lead", ui.Home.Lead),
		el("section", "card start",
			text("h2", "", ui.Home.CheckTitle).Attr("id", "start"),
			text("p", "hint", content.Fill(ui.Home.CheckHint, "most", strconv.Itoa(start.MostLeft))),
			text("p", "ask", v.Site.Library.Words.Inputs[start.Ask.ID].Question.In(nil)),
			v.Site.options(start),
		).Attr("aria-labelledby", "start"),
	}
	for i := range v.Site.Library.Topics {
		body = append(body, v.topic(&v.Site.Library.Topics[i]))
	}
	return el("article", "", body...)
}

func (v *homeView) topic(t *content.Topic) app.UI {
	var questions []app.UI
	for _, id := range t.Questions {
		questions = append(questions, &question{Site: v.Site, Question: v.Site.Library.Question(id)})
	}
	id := "topic-" + t.ID
	return el("section", "",
		text("h2", "", t.Name).Attr("id", id),
		el("div", "topic", questions...),
	).Attr("aria-labelledby", id)
}
