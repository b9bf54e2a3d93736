package app

import (
	"slices"
	"strings"

	"shiming/content"
	"shiming/content/address"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// question is one expandable question. Its open state is the reader's: the
// component is never reused for another question.
type question struct {
	app.Compo

	Site     *Site
	Question *content.Question

	// Heading is the tag of the question's heading.
	Heading string

	// Whole shows the question as the subject of its own page: open, with the
	// page's main heading.
	Whole bool
}

func (q *question) CompoID() string { return q.Question.ID }

func (q *question) Render() app.UI {
	details := el("details", "").Attr("id", address.Answer(q.Question.ID).Anchor)
	heading := q.Site.text(q.Heading, "", q.Question.Title)
	if q.Whole {
		details = details.Attr("open", true)
		heading = q.Site.text("h1", "", q.Question.Title).Attr("id", Heading)
	} else if len(q.Question.Keywords) > 0 {
		// boot.js searches with them until the program does.
		details = details.Attr("data-keywords", strings.Join(q.Question.Keywords, " "))
	}
	title := q.Question.Title
	if q.Whole {
		title = "" // the page's heading has it
	}
	answer := anchors(q.Question.Aliases, address.Answer)
	answer = append(answer, q.Site.blocks(q.Question.Answer)...)
	if q.Question.Newer != "" {
		answer = append(answer, q.older())
	}
	var more []app.UI
	if q.Whole {
		more = q.Site.embedLink()
	}
	answer = append(answer, q.basis(), q.Site.actions(address.Question(q.Question.ID), title, more...))
	return details.Body(
		el("summary", "", heading),
		el("div", "answer", answer...),
	)
}

// older says that the text that the answer was translated from is newer, and leads to
// it.
func (q *question) older() app.UI {
	ui, source := &q.Site.Library.Interface.Language, q.Site.Library.Languages[0]
	path := address.Question(q.Question.ID)
	if q.Site.Frame {
		path = address.Frame + path
	}
	return el("p", "note",
		text("span", "", content.Fill(ui.Older, "date", q.Site.date(q.Question.Newer))+q.Site.Library.Gap()),
		text("a", "", ui.Source).Attr("href", q.Site.Base+path).Attr("hreflang", source.Lang))
}

// basis is the line beneath an answer that says what it rests on.
func (q *question) basis() app.UI {
	ui := &q.Site.Library.Interface.Question
	var sections []string
	var date string
	for _, id := range q.Question.Claims {
		claim, source := q.Site.Library.Claim(id)
		if name := source.Section(claim.Section).Name; !slices.Contains(sections, name) {
			sections = append(sections, name)
		}
		date = source.Date
	}
	words := content.Fill(ui.Basis, "sections", q.Site.Library.List(sections), "date", q.Site.date(date))
	if q.Whole {
		return q.Site.text("p", "source", words)
	}
	return el("p", "source",
		q.Site.text("span", "", words),
		q.Site.textLink(address.Question(q.Question.ID), ui.Page).
			Attr("aria-label", content.Fill(ui.PageLabel, "title", q.Question.Title)),
	)
}

// questionView is one question on a page of its own, open, with what it rests on
// and its neighbors.
type questionView struct {
	app.Compo

	Site     *Site
	Question *content.Question
}

func (v *questionView) CompoID() string { return v.Question.ID }

func (v *questionView) Render() app.UI {
	ui := &v.Site.Library.Interface.Question
	topic := v.Site.Library.Topic(v.Question.Topic)
	return el("article", "",
		v.Site.crumbs(address.View{Kind: address.QuestionView, Question: v.Question}),
		el("div", "topic whole", &question{Site: v.Site, Question: v.Question, Whole: true}),
		v.Site.text("h2", "", ui.Claims),
		el("div", "card",
			v.Site.claims(v.Question.Claims, v.Question),
			text("p", "source", content.Fill(ui.Updated, "date", v.Site.date(v.Question.Updated))),
		),
		v.Site.text("h2", "", content.Fill(ui.Neighbors, "topic", topic.Name)),
		v.neighbors(topic),
	)
}

// maxNeighbors is how many other questions of the topic are listed at most: the nearest ones.
// In a large topic all of them would make each page as long as the topic.
const maxNeighbors = 10

func (v *questionView) neighbors(t *content.Topic) app.UI {
	var items []app.UI
	first := slices.Index(t.Questions, v.Question.ID) - maxNeighbors/2
	first = max(0, min(first, len(t.Questions)-maxNeighbors-1))
	for _, id := range t.Questions[first:min(first+maxNeighbors+1, len(t.Questions))] {
		if id != v.Question.ID {
			items = append(items, v.item(address.Question(id), v.Site.Library.Question(id).Title))
		}
	}
	items = append(items, v.item(address.Topic(t.ID).Path(), v.Site.Library.Interface.Question.All))
	return el("ul", "options", items...)
}

func (v *questionView) item(path, title string) app.UI {
	return el("li", "", v.Site.link(path, v.Site.whole("span", "", title)))
}
