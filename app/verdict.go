package app

import (
	"shiming/content/address"
	"shiming/content/decision"
	"shiming/content/outcome"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// verdictView is an end of the checker: what it comes to, what to do, why, and
// what the source leaves open.
type verdictView struct {
	app.Compo

	Site  *Site
	Place decision.Place
	Brief bool // shows the verdict alone

	from  string // the day on which something was asked for, or empty
	today bool   // it is today
}

func (v *verdictView) CompoID() string { return address.Place(v.Place) }

func (v *verdictView) Render() app.UI {
	s, ui := v.Site, &v.Site.Library.Interface.Check
	say := outcome.Of
	if v.Brief {
		say = outcome.Brief
	}
	o := say(s.Library, v.Place)
	verdict := o.Verdict

	banner := []app.UI{
		el("p", "word", icon(verdict.Verdict), text("span", "", verdict.Word)),
		s.heading(verdict.Title),
		s.text("p", "", verdict.Text),
	}
	for _, note := range verdict.Notes {
		banner = append(banner, text("p", "strength", note))
	}
	body := []app.UI{
		s.crumbs(address.OfPlace(v.Place)),
		el("section", "verdict "+string(verdict.Verdict), banner...).Attr("data-verdict", string(verdict.Verdict)).Attr("data-rule", verdict.Rule),
	}
	if v.Brief {
		return el("article", "", body...).Attr("aria-busy", "true")
	}
	body = append(body,
		v.Site.text("h2", "", ui.Next),
		el("div", "card", v.next(verdict)...))
	body = append(body, s.better(verdict)...)
	body = append(body,
		v.Site.text("h2", "", ui.Why),
		el("div", "card",
			el("p", "hint",
				app.Text(verdict.WhyLead+s.Library.Gap()),
				s.textLink(address.Rule(verdict.Rule).Path(), ui.RuleLink),
			),
			s.claims(verdict.ClaimIDs(), nil),
			s.ruledOut(o),
		),
	)
	if len(verdict.Silent) > 0 {
		var items []app.UI
		for _, silent := range verdict.Silent {
			items = append(items, s.text("li", "", silent))
		}
		body = append(body, v.Site.text("h2", "", ui.Silent), el("ul", "note list", items...))
	}
	body = append(body, s.end(v.Place, o, v.Site.actionButton("card", s.Library.Interface.Card.Act))...)
	return el("article", "", body...)
}

func (v *verdictView) next(verdict *outcome.Verdict) []app.UI {
	s := v.Site
	var out []app.UI
	for _, p := range verdict.Next {
		out = append(out, s.text("h3", "", p.Title))
		if len(p.Spans) == 1 {
			out = append(out, el("p", "", s.spans(p.Spans[0])...))
		} else {
			out = append(out, s.steps(p.Spans))
		}
		if p.WorkingDays > 0 {
			out = append(out, v.days())
		}
		if p.More != "" {
			out = append(out, el("p", "more", s.textLink(p.Path, p.More)))
		}
	}
	return out
}

// ruledOut says, on demand, which answer was the first to rule out each other rule.
func (s *Site) ruledOut(o *outcome.Outcome) app.UI {
	out := []app.UI{s.text("summary", "", s.Library.Interface.Check.WhyNot)}
	for _, r := range o.RuledOut(s.Library) {
		var rules []app.UI
		for _, c := range r.Rules {
			rules = append(rules, el("li", "", s.textLink(address.Rule(c.Rule).Path(), c.Title)))
		}
		out = append(out, text("p", "", r.Lead), el("ul", "list", rules...))
	}
	return el("details", "fold others", out...)
}

// better says what would lead to a better verdict, and what would be open even then.
func (s *Site) better(v *outcome.Verdict) []app.UI {
	ui := &s.Library.Interface.Check.Better
	b := v.Better
	switch {
	case v.NoBetter != "":
		return []app.UI{s.text("h2", "", ui.Title), el("div", "card", text("p", "", v.NoBetter))}
	case b == nil:
		return nil
	}
	lead := []app.UI{app.Text(ui.Lead + s.Library.Gap())}
	for i, step := range b.Steps {
		if i > 0 {
			lead = append(lead, app.Text(s.Library.Interface.Check.Separator))
		}
		lead = append(lead, s.textLink(step.Path, step.Title))
	}
	card := []app.UI{el("p", "", append(lead, app.Text(b.Then))...)}
	if b.Silent != "" {
		card = append(card, s.text("p", "", b.Silent))
	}
	card = append(card, el("p", "", s.textLink(b.Address, b.Link)))
	return []app.UI{s.text("h2", "", ui.Title), el("div", "card better", card...)}
}

// end is what every end of the checker ends with: what else may decide by other sources,
// what was answered, and what can be done with it.
func (s *Site) end(p decision.Place, o *outcome.Outcome, more ...app.UI) []app.UI {
	var out []app.UI
	ui := &s.Library.Interface.Beyond
	switch {
	case o.Checks == nil:
	case s.Frame: // where there is little room, and the page is another tab's
		out = append(out, el("p", "more", s.textLink(address.Beyond, ui.Beside)))
	default:
		out = append(out, s.text("h2", "", ui.Beside), el("div", "card",
			text("p", "", o.Checks.Lead),
			el("p", "more", s.textLink(address.Beyond, ui.Link)),
		))
	}
	out = append(out, s.given(p, o)...)
	return append(out, s.actions(o.Address, o.Heading, more...), text("p", "reminder", s.Library.Interface.Check.Reminder))
}
