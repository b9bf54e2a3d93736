package app

import (
	"shiming/content/address"
	"shiming/content/decision"
	"shiming/content/outcome"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// askView is a step of the checker: one question, its answers as links, and what
// was answered before.
type askView struct {
	app.Compo

	Site  *Site
	Place decision.Place
}

func (v *askView) CompoID() string { return address.Place(v.Place) }

func (v *askView) Render() app.UI {
	s, ui, o := v.Site, &v.Site.Library.Interface.Check, outcome.Of(v.Site.Library, v.Place)
	card := []app.UI{
		el("p", "eyebrow", text("span", "", ui.Title), text("span", "left", o.Ask.At)),
		s.heading(o.Heading),
	}
	return el("article", "",
		s.chips(o),
		el("section", "card ask", append(card, s.options(o.Ask)...)...),
		el("p", "reminder", app.Text(o.Reminder+s.Library.Gap()), s.textLink(address.Check, ui.Restart)))
}

// options shows the answers to a question, “not sure” last, and how to find the answer.
// Each is a link to where it leads.
func (s *Site) options(ask *outcome.Ask) []app.UI {
	var items []app.UI
	for _, a := range ask.Answers {
		class := ""
		if a.Answer == decision.Unsure {
			class = "unsure"
		}
		label := s.nodes(a.Text, true)
		if a.Note != "" {
			label = append(label, s.whole("small", "", a.Note))
		}
		items = append(items, el("li", class, s.link(a.Path, el("span", "", label...))))
	}
	options := []app.UI{el("ul", "options two", items...)}
	if ask.Hint != "" {
		options = append(options, s.text("p", "hint", ask.Hint))
	}
	return options
}

// chips shows what was answered: each answer is a link that asks it again and keeps the
// others that are still relevant. Where something is asked there is the way back to the
// question before.
// Where nothing was answered it is the breadcrumb.
func (s *Site) chips(o *outcome.Outcome) app.UI {
	ui := &s.Library.Interface.Check
	if len(o.Kept) == 0 {
		return s.crumbs(address.View{Kind: address.CheckView, Path: address.Check})
	}
	var items []app.UI
	if o.Ask != nil {
		items = append(items, el("li", "back", s.textLink(o.Kept[len(o.Kept)-1].Change, ui.Back)))
	}
	for _, k := range o.Kept {
		items = append(items, el("li", "", s.textLink(k.Change, k.Short)))
	}
	return el("nav", "chips", el("ul", "", items...)).Attr("aria-label", ui.Said)
}
