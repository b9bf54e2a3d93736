package app

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// choosers are the fields that few need, in their order: the name, and after it the
// type of an input or the entries of a list. None has a mark of what holds at first:
// that is the first entry of a list, an empty text, a box without its tick.
var choosers = []string{
	"theme auto light dark", "radius usual square small large", "font system inherit", "loading lazy eager click",
	"min-height number", "max-height number", "title text",
}

// fields shows the fields.
func (v *embedForm) fields() app.UI {
	c := v.choice()
	var more []app.UI
	for _, name := range choosers {
		more = append(more, v.field(strings.Fields(name)))
	}
	colour := []app.UI{box("own", "own", v.word("own"))}
	if c.Accent != "" {
		colour = append(colour, v.field([]string{"accent", "color"}))
	}
	return el("fieldset", "choose",
		el("legend", "", text("h2", "", v.word("choose"))),
		el("div", "card",
			v.labelled("view", v.views()),
			v.field([]string{"way", wayScript, wayElement, wayFrame}),
			text("p", "hint", v.word(c.way+"-hint")).Attr("id", "way-hint").Attr("translate", "no"),
			el("details", "fold",
				el("summary", "", text("h3", "", v.word("more"))),
				el("div", "fields", more...),
				v.answers(c),
				el("div", "colour", colour...),
				box("mirror-url", "mirror-url", v.word("mirror-url")),
				box("debug", "debug", v.word("debug")),
			),
		),
	).Attr("id", fieldsID).On("input", v.changed).On("change", v.changed)
}

// field is a field as in choosers.
func (v *embedForm) field(parts []string) app.HTMLElem {
	name := parts[0]
	if len(parts) == 2 {
		input := app.Elem("input").Attr("type", parts[1])
		if name == "accent" {
			// It is never there at first, and what it has is what was chosen in it.
			input = input.Attr("value", v.choice().Accent)
		}
		return v.labelled(name, input)
	}
	var list []app.UI
	for _, value := range parts[1:] {
		list = append(list, option(value, v.word(value)))
	}
	control := el("select", "", list...)
	if name == "way" {
		control = control.Attr("aria-describedby", "way-hint")
	}
	return v.labelled(name, control)
}

// labelled is a control with its label above it.
func (v *embedForm) labelled(name string, control app.HTMLElem) app.HTMLElem {
	id := fieldsID + "-" + name
	return el("div", "field",
		text("label", "", v.word(name)).Attr("for", id),
		control.Attr("id", id).Attr("name", name),
	)
}

// views lists what can be shown.
func (v *embedForm) views() app.HTMLElem {
	lib := v.Site.Library
	var topics, questions []app.UI
	for i := range lib.Topics {
		topics = append(topics, option("topic:"+lib.Topics[i].ID, lib.Topics[i].Name))
	}
	for i := range lib.Questions {
		questions = append(questions, option("question:"+lib.Questions[i].ID, lib.Questions[i].Title))
	}
	return el("select", "",
		el("optgroup", "", option("check", lib.Interface.Check.Title)).Attr("label", v.word("check")),
		option("faq", v.word("faq")),
		el("optgroup", "", topics...).Attr("label", v.word("topic")),
		el("optgroup", "", questions...).Attr("label", v.word("question")),
	)
}

func option(value, words string) app.UI { return text("option", "", words).Attr("value", value) }

// answers lists the answers that can be open at first.
func (v *embedForm) answers(c choice) app.UI {
	boxes := []app.UI{text("legend", "", v.word("open"))}
	some := false
	for i := range v.Site.Library.Questions {
		some = some || c.shows(&v.Site.Library.Questions[i])
	}
	for i := range v.Site.Library.Questions {
		q := &v.Site.Library.Questions[i]
		b := box("open", q.ID, q.Title)
		if some && !c.shows(q) {
			b = b.Attr("hidden", true)
		}
		boxes = append(boxes, b)
	}
	all := el("fieldset", "answers", boxes...)
	if !some {
		return all.Attr("hidden", true)
	}
	return all
}

// box is a box to tick, with its label behind it.
func box(name, value, label string) app.HTMLElem {
	return el("label", "tick",
		app.Elem("input").Attr("type", "checkbox").Attr("name", name).Attr("value", value),
		text("span", "", label),
	)
}
