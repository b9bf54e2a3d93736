package app

import (
	"shiming/content"
	"shiming/content/address"
	"shiming/content/decision"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// sinceShared says what has changed since the address of a verdict was shared, which may
// lead elsewhere now, or nothing if the rules are the same. An address that does not say
// its verdict may name the rule.
func (s *Site) sinceShared(p decision.Place, query string) string {
	shared, ui := address.ParseShared(query), &s.Library.Interface.Card
	if shared.Revision == "" || shared.Revision == s.Library.Revision {
		return ""
	}
	was := shared.Verdict
	if rule := s.Library.Checker.Rule(shared.Rule); was == "" && rule != nil {
		was = rule.Verdict
	}
	words, known := s.Library.Words.Verdicts[was]
	switch {
	case !known:
		return ui.Changed
	case p.Rule != nil && was == p.Rule.Verdict:
		return ui.Same
	}
	return content.Fill(ui.Other, "verdict", words.Word)
}

// actions is the row beneath an answer or a verdict with what can be done with it. It is
// actions.js that acts, and this tree never changes. The path is the one of the page of
// its own, whose address is copied, shared, and written out in print.
//
// In a frame the row has a second part, which asks whether it was helpful. It is seen
// where a host page listens, and told to nobody else.
func (s *Site) actions(path, title string, more ...app.UI) app.HTMLElem {
	ui := &s.Library.Interface.Acts
	row := []app.UI{
		s.actionButton("copy", ui.Copy),
		s.actionButton("print", ui.Print),
		s.actionButton("share", ui.Share), // not every browser has it
	}
	row = append(row, more...)
	if s.Frame {
		row = append(row, el("p", "helpful",
			text("span", "", ui.Helpful),
			s.actionButton("yes", ui.Yes).Attr("aria-pressed", "false"),
			s.actionButton("no", ui.No).Attr("aria-pressed", "false"),
		))
	}
	acts := el("div", "acts", row...).Attr("role", "group")
	if title == "" {
		acts = acts.Attr("aria-labelledby", Heading)
	} else {
		acts = acts.Attr("aria-label", title)
	}
	return acts.
		Attr("data-address", s.URL(path))
}

// embedLink leads owners of other pages to what they can do. Nothing in a frame does.
func (s *Site) embedLink() []app.UI {
	if s.Frame {
		return nil
	}
	return []app.UI{s.textLink(address.Embed, s.Library.Interface.Embed.Link)}
}

func (s *Site) actionButton(do, label string) app.HTMLElem {
	return s.text("button", "", label).Attr("type", "button").Attr("data-act", do)
}
