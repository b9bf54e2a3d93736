package app

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// acts is the row beneath an answer or a verdict with what can be done with it. It is
// acts.js that acts, and this tree never changes. The path is the one of the page of
// its own, whose address is copied, shared, and written out in print.
//
// In a frame the row has a second part, which asks whether it was helpful. It is seen
// where a host page listens, and told to nobody else.
func (s *Site) acts(path, title string) app.UI {
	ui := &s.Library.Interface.Acts
	row := []app.UI{
		act("copy", ui.Copy),
		act("print", ui.Print),
		act("share", ui.Share), // the last one: not every browser has it
	}
	if s.Frame {
		row = append(row, el("p", "helpful",
			text("span", "", ui.Helpful),
			act("yes", ui.Yes).Attr("aria-pressed", "false"),
			act("no", ui.No).Attr("aria-pressed", "false"),
		))
	}
	return el("div", "acts", row...).
		Attr("role", "group").Attr("aria-label", title).
		Attr("data-address", s.URL(path))
}

func act(do, label string) app.HTMLElem {
	return text("button", "", label).Attr("type", "button").Attr("data-act", do)
}
