package app

import (
	"strings"

	"shiming/content"
)

// Title returns the title of a view's page, as the browser shows it.
func (s *Site) Title(v View) string {
	ui := &s.Library.Interface
	if v.Kind == Home {
		return ui.FullName
	}
	return content.Fill(ui.Site.TitlePattern, "title", s.Heading(v), "name", ui.Name)
}

// Heading returns what a view is about. It is unique among the views.
func (s *Site) Heading(v View) string {
	ui, words := &s.Library.Interface, &s.Library.Words
	switch v.Kind {
	case Home:
		return ui.Home.Title
	case Topic:
		return v.Topic.Name
	case Question:
		return v.Question.Title
	case Rules:
		return ui.Rules.Title
	case Beyond:
		return ui.Beyond.Title
	case About:
		return ui.About.Title
	case EmbedPage:
		return ui.Embed.Title
	case Check:
		a := v.Place.Answers()
		said := s.said(v.Place)
		if r := v.Place.Rule; r != nil {
			return content.Fill(ui.Check.PageTitle, "title", words.Rules[r.ID].Title.In(a), "said", said)
		}
		if len(v.Place.Kept) == 0 {
			return ui.Check.Title
		}
		if v.Place.Open != nil {
			return content.Fill(ui.Check.PageTitle, "title", s.openTitle(v.Place), "said", said)
		}
		question := words.Inputs[v.Place.Ask.ID].Question.In(a)
		return content.Fill(ui.Check.PageTitle, "title",
			content.Fill(ui.Check.StepTitle, "question", question), "said", said)
	}
	return ui.NotFound.Title
}

// Description returns what a search engine or a messenger says about a view.
func (s *Site) Description(v View) string {
	ui, words := &s.Library.Interface, &s.Library.Words
	switch v.Kind {
	case Topic:
		titles := make([]string, len(v.Topic.Questions))
		for i, id := range v.Topic.Questions {
			titles[i] = s.Library.Question(id).Title
		}
		return s.brief(content.Fill(ui.Frame.Topic, "topic", v.Topic.Name, "titles", strings.Join(titles, s.gap())))
	case Question:
		return s.brief(strings.ReplaceAll(content.Text(v.Question.Answer), "\n", s.gap()))
	case Rules:
		return ui.Rules.Description
	case Beyond:
		return ui.Beyond.Description
	case About:
		return ui.About.Description
	case EmbedPage:
		return ui.Embed.Description
	case Check:
		if r := v.Place.Rule; r != nil {
			return words.Rules[r.ID].Text.In(v.Place.Answers()) + s.gap() + ui.Check.Reminder
		}
		if verdicts := v.Place.Verdicts(); len(verdicts) == 1 {
			return s.openTitle(v.Place) + s.gap() + ui.Check.Open.CertainLead + s.gap() + ui.Check.Reminder
		} else if len(verdicts) > 1 {
			var all []string
			for _, verdict := range verdicts {
				all = append(all, words.Verdicts[verdict].Word)
			}
			return content.Fill(ui.Check.Open.Description, "verdicts", s.list(all), "inputs", s.unsure(v.Place)) + s.gap() + ui.Check.Reminder
		}
		return ui.Check.Description
	case NotFound:
		return ui.NotFound.Text
	}
	return ui.Site.Description
}

// answered is the short word for an answer where the input is named beside it.
func (s *Site) answered(p content.Place, g content.Given) string {
	if g.Answer == content.Unsure {
		return s.Library.Interface.Check.Unsure
	}
	return s.short(p, g)
}

// said lists the kept answers of a place in short words.
func (s *Site) said(p content.Place) string {
	var said []string
	for _, g := range p.Kept {
		said = append(said, s.short(p, g))
	}
	return s.list(said)
}

func (s *Site) short(p content.Place, g content.Given) string {
	if g.Answer == content.Unsure {
		return content.Fill(s.Library.Interface.Check.UnsureSaid, "input", s.Library.Words.Inputs[g.Input].Label)
	}
	return s.Library.Words.Inputs[g.Input].Answers[g.Answer].Short.In(p.Answers())
}

// brief cuts a text to what a search result shows: a line and a half, of which
// Chinese characters take twice the room of Latin ones.
func (s *Site) brief(text string) string {
	most := 110
	if s.gap() != "" {
		most = 170
	}
	r := []rune(text)
	if len(r) <= most {
		return text
	}
	text = string(r[:most-1])
	if i := strings.LastIndex(text, " "); s.gap() != "" && i > 0 {
		text = text[:i]
	}
	return text + "…"
}
