package app

import (
	"shiming/content/address"
	"shiming/content/decision"
	"shiming/content/outcome"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// openEnd shows an end of the checker where the reader is unsure of something: the
// verdicts that are possible, what decides which one it is, and how to find out.
func (s *Site) openEnd(p decision.Place) app.UI {
	ui, o := &s.Library.Interface.Check.Open, outcome.Of(s.Library, p)
	lead := el("section", "card ask",
		text("p", "eyebrow", s.Library.Interface.Check.Title), s.heading(o.Heading), text("p", "", o.Lead))
	if o.Certain() { // whichever rule it is
		lead = lead.Attr("data-verdict", string(p.Verdicts()[0]))
	}
	body := []app.UI{s.crumbs(address.OfPlace(p)), lead, s.text("h2", "", o.PossibleHeading)}
	for _, v := range p.Verdicts() {
		body = append(body, s.possible(v, o.Possible))
	}
	body = append(body, s.text("h2", "", ui.Find), s.find(o.Find))
	return el("article", "", append(body, s.end(p, o)...)...)
}

// possible shows those of the rules that come to a verdict. Each leads to where it would
// be.
func (s *Site) possible(v decision.Verdict, rules []outcome.Possible) app.UI {
	var items []app.UI
	word := ""
	for _, r := range rules {
		if r.Verdict == v {
			word = r.Word
			items = append(items, el("li", "",
				s.link(r.Address, s.whole("span", "", r.Title)),
				text("small", "", r.IfText),
				text("small", "", r.StrengthText),
				text("small", "", r.NextText),
			))
		}
	}
	return el("section", "card possible "+string(v),
		el("h3", "sign", icon(v), text("span", "", word)),
		el("ul", "", items...))
}

// find says how to find out what the reader is unsure of, and leads to where that can be
// answered.
func (s *Site) find(all []outcome.Find) app.UI {
	ui := &s.Library.Interface.Check.Open
	var rows []app.UI
	for _, f := range all {
		rows = append(rows, s.inputRow(f.Label, f.Hint, s.textLink(f.Path, ui.Now), ui.NowLabel))
	}
	return el("dl", "card said find", rows...)
}
