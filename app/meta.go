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
	heading, _ := s.describe(v)
	return heading
}

// Description returns what a search engine or a messenger says about a view.
func (s *Site) Description(v address.View) string {
	_, description := s.describe(v)
	return description
}

func (s *Site) describe(v address.View) (heading, description string) {
	ui := &s.Library.Interface
	switch v.Kind {
	case address.HomeView:
		return ui.Home.Title, ui.Site.Description
	case address.TopicView:
		titles := make([]string, len(v.Topic.Questions))
		for i, id := range v.Topic.Questions {
			titles[i] = s.Library.Question(id).Title
		}
		said := content.Fill(ui.Frame.Topic, "topic", v.Topic.Name, "titles", strings.Join(titles, s.Library.Gap()))
		return v.Topic.Name, s.excerpt(said)
	case address.QuestionView:
		return v.Question.Title, s.excerpt(strings.ReplaceAll(content.Text(v.Question.Answer), "\n", s.Library.Gap()))
	case address.RulesView:
		return ui.Rules.Title, ui.Rules.Description
	case address.BeyondView:
		return ui.Beyond.Title, ui.Beyond.Description
	case address.AboutView:
		return ui.About.Title, ui.About.Description
	case address.EmbedView:
		return ui.Embed.Title, ui.Embed.Description
	case address.CheckView:
		o := outcome.Brief(s.Library, v.Place)
		return o.PageTitle, o.Description
	}
	return ui.NotFound.Title, ui.NotFound.Text
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
