package app

import (
	"strings"

	"shiming/content"
	"shiming/content/address"
	"shiming/content/outcome"
)

// Title returns the title of a view's page, as the browser shows it.
func (s *Site) Title(v address.View) string {
	ui := &s.Library.Interface
	if v.Kind == address.HomeView {
		return ui.FullName
	}
	return content.Fill(ui.Site.TitlePattern, "title", s.Heading(v), "name", ui.Name)
}

// Heading returns what a view is about. It is unique among the views.
func (s *Site) Heading(v address.View) string {
	ui := &s.Library.Interface
	switch v.Kind {
	case address.HomeView:
		return ui.Home.Title
	case address.TopicView:
		return v.Topic.Name
	case address.QuestionView:
		return v.Question.Title
	case address.RulesView:
		return ui.Rules.Title
	case address.BeyondView:
		return ui.Beyond.Title
	case address.AboutView:
		return ui.About.Title
	case address.EmbedView:
		return ui.Embed.Title
	case address.CheckView:
		return outcome.Brief(s.Library, v.Place).PageTitle
	}
	return ui.NotFound.Title
}

// Description returns what a search engine or a messenger says about a view.
func (s *Site) Description(v address.View) string {
	ui := &s.Library.Interface
	switch v.Kind {
	case address.TopicView:
		titles := make([]string, len(v.Topic.Questions))
		for i, id := range v.Topic.Questions {
			titles[i] = s.Library.Question(id).Title
		}
		return s.excerpt(content.Fill(ui.Frame.Topic, "topic", v.Topic.Name, "titles", strings.Join(titles, s.Library.Gap())))
	case address.QuestionView:
		return s.excerpt(strings.ReplaceAll(content.Text(v.Question.Answer), "\n", s.Library.Gap()))
	case address.RulesView:
		return ui.Rules.Description
	case address.BeyondView:
		return ui.Beyond.Description
	case address.AboutView:
		return ui.About.Description
	case address.EmbedView:
		return ui.Embed.Description
	case address.CheckView:
		return outcome.Brief(s.Library, v.Place).Description
	case address.NotFoundView:
		return ui.NotFound.Text
	}
	return ui.Site.Description
}

// excerpt cuts a text to what a search result shows: a line and a half, of which
// Chinese characters take twice the room of Latin ones.
func (s *Site) excerpt(text string) string {
	limit := 110
	if s.Library.Gap() != "" {
		limit = 170
	}
	r := []rune(text)
	if len(r) <= limit {
		return text
	}
	text = string(r[:limit-1])
	if i := strings.LastIndex(text, " "); s.Library.Gap() != "" && i > 0 {
		text = text[:i]
	}
	return text + "…"
}
