package app

import (
	"strconv"

	"shiming/content"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// aboutView says what the product is, what it rests on, and what it does not do.
type aboutView struct {
	app.Compo

	Site *Site
}

// source names a source: as readers of the language can read it, and as it calls
// itself.
func (s *Site) source(src *content.Source) []app.UI {
	words := s.words(content.Fill(s.Library.Interface.About.Source,
		"title", src.Title, "author", src.Author, "date", s.date(src.Date)))
	if src.Original == "" {
		return words
	}
	return append(words, text("span", "original", src.Original).Attr("lang", content.SourceLang))
}

func (v *aboutView) Render() app.UI {
	s, ui := v.Site, &v.Site.Library.Interface.About
	body := []app.UI{
		s.crumbs(s.Crumbs(View{Kind: About, Path: "about/"})...),
		v.Site.heading(ui.Title),
	}
	for i, p := range ui.Passages {
		body = append(body, text("h2", "", p.Title).Attr("id", passageAnchor(strconv.Itoa(i+1))))
		body = append(body, s.blocks(p.Text)...)
	}
	body = append(body, text("h2", "", ui.SourceTitle))
	var sources []app.UI
	for _, src := range s.Library.Sources {
		sources = append(sources, el("li", "", s.source(&src)...))
	}
	body = append(body,
		el("ul", "list", sources...),
	)
	body = append(body, el("label", "tick key",
		app.Elem("input").Attr("type", "checkbox").Attr("id", keyID),
		text("span", "", s.Library.Interface.Search.Key),
	))
	if s.Device {
		body = append(body, s.device())
	}
	body = append(body, text("p", "source", content.Fill(ui.Version, "version", s.Version)))
	return el("article", "prose", body...)
}

// keyID is the id of the box that says whether the key / leads to the search. boot.js
// keeps it.
const keyID = "key"

// passageAnchor returns the id of the heading of a passage, given by its number.
func passageAnchor(number string) string { return "passage-" + number }
