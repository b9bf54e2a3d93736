package app

import (
	"shiming/content/decision"
	"shiming/content/outcome"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// openEnd shows an end of the checker where the reader is unsure of something: how to find
// out, the verdicts that are possible, and what to ask customer service.
func (s *Site) openEnd(p decision.Place) app.UI {
	ui, o := &s.Library.Interface.Check, outcome.Of(s.Library, p)
	lead := el("section", "card ask",
		text("p", "eyebrow", ui.Title), s.heading(o.Heading), text("p", "", o.Lead))
	if o.Certain() { // whichever rule it is
		lead = lead.Attr("data-verdict", string(p.Verdicts()[0]))
	}
	body := []app.UI{lead}
	if !o.Certain() {
		body = append(body, s.find(o.Find)...)
	}
	body = append(body, s.text("h2", "", o.PossibleHeading))
	for _, v := range p.Verdicts() {
		body = append(body, s.possible(v, o.Possible))
	}
	if o.Certain() {
		body = append(body, s.find(o.Find)...)
	}
	return el("article", "end open",
		s.chips(o),
		el("div", "result", body...),
		s.asking(o),
		s.evidence(o, nil))
}

// possible shows those of the rules that come to a verdict. Each leads to where it would
// be.
func (s *Site) possible(v decision.Verdict, rules []outcome.Possible) app.UI {
	var items []app.UI
	word := ""
	for _, r := range rules {
		if r.Verdict == v {
			word = r.Word
			items = append(items, el("li", "", s.link(r.Address, s.whole("span", "", r.Title)), s.text("small", "", r.IfText)))
		}
	}
	return el("section", "card possible "+string(v),
		el("h3", "sign", icon(v), text("span", "", word)),
		el("ul", "", items...))
}

// find says how to find out what the reader is unsure of, and asks it again.
func (s *Site) find(all []outcome.Find) []app.UI {
	var out []app.UI
	for _, f := range all {
		var items []app.UI
		for _, a := range f.Answers {
			items = append(items, el("li", "", s.link(a.Path, s.whole("span", "", a.Text))))
		}
		out = append(out, el("div", "", s.text("h3", "", f.Text), s.text("p", "hint", f.Hint), el("ul", "options short", items...)))
	}
	return []app.UI{s.text("h2", "", s.Library.Interface.Check.Open.Find), el("div", "card find", out...)}
}
