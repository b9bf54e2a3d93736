package app

import (
	"shiming/content"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// aboutView says what the product is, what it rests on, and what it does not do.
type aboutView struct {
	app.Compo

	Site *Site
}

func (v *aboutView) Render() app.UI {
	s, ui := v.Site, &v.Site.Library.Interface.About
	body := []app.UI{
		s.crumbs(s.Crumbs(View{Kind: About, Path: "about/"})...),
		heading(ui.Title),
	}
	for _, p := range ui.Passages {
		body = append(body, text("h2", "", p.Title))
		body = append(body, s.blocks(p.Text)...)
	}
	body = append(body, text("h2", "", ui.SourceTitle))
	var sources []app.UI
	for _, src := range s.Library.Sources {
		sources = append(sources, text("li", "", content.Fill(ui.Source,
			"title", src.Title, "author", src.Author, "date", s.date(src.Date))))
	}
	body = append(body,
		el("ul", "list", sources...),
	)
	if s.Device {
		body = append(body, s.device())
	}
	body = append(body, text("p", "source", content.Fill(ui.Version, "version", s.Version)))
	return el("article", "prose", body...)
}
