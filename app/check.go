package app

import (
	"shiming/content"
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
	ui, o := &v.Site.Library.Interface.Check, outcome.Of(v.Site.Library, v.Place)
	card := append([]app.UI{text("p", "eyebrow", ui.Title), v.Site.heading(o.Heading)}, v.Site.options(o.Ask)...)
	card = append(card, text("p", "left", o.Ask.Left))
	body := []app.UI{
		v.Site.crumbs(address.OfPlace(v.Place)),
		el("section", "card ask", card...),
	}
	if len(o.Kept) > 0 {
		body = append(body, v.Site.given(v.Place, o)...)
	}
	body = append(body, text("p", "reminder", ui.Reminder))
	return el("article", "", body...)
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

// given shows what was answered so far. Each answer has a link that asks it
// again and keeps the others that are still relevant.
func (s *Site) given(p decision.Place, o *outcome.Outcome) []app.UI {
	ui := &s.Library.Interface.Check
	var rows []app.UI
	for _, k := range o.Kept {
		rows = append(rows, s.inputRow(k.Label, k.Short, s.textLink(k.Change, ui.Change), ui.ChangeLabel))
	}
	links := []app.UI{s.textLink(address.Check, ui.Restart)}
	if o.Verdict != nil && s.Library.Proof.Drawable {
		links = append(links, s.textLink(address.End(p.Key()).Path(), s.Library.Interface.Rules.Way))
	}
	return []app.UI{
		s.text("h2", "", ui.Said),
		el("div", "card",
			el("dl", "said", rows...),
			el("p", "restart", links...),
		),
	}
}

// inputRow is a row of a list of inputs: what there is to say of one, which may be nothing,
// and a link. The pattern is for what assistive technology calls the link.
func (s *Site) inputRow(label, said string, link app.HTMLElem, pattern string) app.UI {
	var body []app.UI
	if said != "" {
		body = append(body, s.text("span", "", said))
	}
	body = append(body, link.Attr("aria-label", content.Fill(pattern, "input", label)))
	return el("div", "", s.text("dt", "", label), el("dd", "", body...))
}
