package app

import (
	"strconv"

	"shiming/content"
	"shiming/content/address"

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
	pattern := s.Library.Interface.About.Source
	if src.Kind == content.Collection {
		pattern = s.Library.Interface.About.Collection
	}
	words := s.words(content.Fill(pattern, "title", src.Title, "author", src.Author, "date", s.date(src.Date)))
	if src.Original == "" {
		return words
	}
	return append(words, original("original", src.Original))
}

// checked says when somebody last looked at a source.
func (s *Site) checked(src *content.Source) string {
	return content.Fill(s.Library.Interface.Site.Checked, "date", s.date(src.Checked))
}

// stale says that this was long ago. It is hidden until boot.js, which knows what day it
// is, shows it.
func (s *Site) stale(src *content.Source) app.UI {
	return text("strong", "stale stale-"+src.ID, content.Fill(s.Library.Interface.Site.Stale, "date", s.date(src.Checked))).Attr("hidden", true)
}

// named names a source, and says when somebody last looked at it.
func (s *Site) named(src *content.Source) []app.UI {
	return append(s.source(src), el("small", "checked", app.Text(s.checked(src)), s.stale(src)))
}

func (v *aboutView) Render() app.UI {
	s, ui := v.Site, &v.Site.Library.Interface.About
	body := s.top(address.View{Kind: address.AboutView})
	for i, p := range ui.Passages {
		body = append(body, v.Site.text("h2", "", p.Title).Attr("id", address.Passage(strconv.Itoa(i+1)).Anchor))
		body = append(body, s.blocks(p.Text)...)
	}
	var sources []app.UI
	for _, src := range s.Library.Sources {
		sources = append(sources, el("li", "", s.named(&src)...))
	}
	body = append(body,
		v.Site.text("h2", "", ui.SourceTitle),
		el("ul", "list", sources...),
		el("p", "more", s.embedLink()...),
		el("label", "tick key", // whether the key / leads to the search; boot.js keeps it
			input("checkbox").Attr("id", "key"),
			text("span", "", s.Library.Interface.Search.Key),
		),
	)
	if s.Device {
		body = append(body, s.device())
	}
	body = append(body, text("p", "source", content.Fill(ui.Version, "version", s.Version)))
	return el("article", "prose", body...)
}
