package app

import (
	"shiming/content"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// fields shows the fields. None has a mark of what holds at first: that is the first
// entry of a list, an empty text, a box without its tick.
func (v *embedForm) fields() app.UI {
	ui, c := &v.Site.Library.Interface.Embed.Choose, v.choice()
	hint := map[string]string{wayScript: ui.ScriptHint, wayElement: ui.ElementHint, wayFrame: ui.FrameHint}[c.way]
	colour := app.Elem("input").Attr("type", "color")
	if c.Accent != "" {
		colour = colour.Attr("value", c.Accent)
	}
	return el("fieldset", "choose",
		el("legend", "", text("h2", "", ui.Title)),
		el("div", "card",
			field("view", ui.View, v.views()),
			field("way", ui.Way, list(wayScript, ui.Script, wayElement, ui.Element, wayFrame, ui.Frame).
				Attr("aria-describedby", "choose-hint")),
			text("p", "hint", hint).Attr("id", "choose-hint"),
			el("details", "fold",
				el("summary", "", text("h3", "", ui.More)),
				el("div", "fields",
					field("theme", ui.Theme, list("auto", ui.Auto, "light", ui.Light, "dark", ui.Dark)),
					el("div", "colour",
						box("own", "own", ui.Own),
						hidden(c.Accent == "", field("accent", ui.Accent, colour)),
					),
					field("radius", ui.Radius, list("usual", ui.Usual, "0", ui.Square, "6px", ui.Small, "24px", ui.Large)),
					field("font", ui.Font, list("system", ui.System, "inherit", ui.Inherit)),
					field("min-height", ui.MinHeight, number()),
					field("max-height", ui.MaxHeight, number()),
					field("loading", ui.Loading, list("lazy", ui.Lazy, "eager", ui.Eager, "click", ui.Click)),
					field("title", ui.Name, app.Elem("input").Attr("type", "text").Attr("autocomplete", "off")),
				),
				v.answers(c),
				box("mirror", "mirror", ui.Mirror),
				box("debug", "debug", ui.Debug),
			),
		),
	).Attr("id", fieldsID).On("input", v.changed).On("change", v.changed)
}

// views lists what can be shown.
func (v *embedForm) views() app.HTMLElem {
	lib, ui := v.Site.Library, &v.Site.Library.Interface.Embed.Choose
	var topics, questions []app.UI
	for _, t := range lib.Topics {
		topics = append(topics, entryOf("topic:"+t.ID, t.Name))
	}
	for _, q := range lib.Questions {
		questions = append(questions, entryOf("question:"+q.ID, q.Title))
	}
	return el("select", "",
		entryOf("check", content.Fill(ui.Check, "title", lib.Interface.Check.Title)),
		entryOf("faq", ui.FAQ),
		el("optgroup", "", topics...).Attr("label", ui.Topics),
		el("optgroup", "", questions...).Attr("label", ui.Questions),
	)
}

// answers lists the answers that can be open at first.
func (v *embedForm) answers(c choice) app.UI {
	none := true
	boxes := []app.UI{text("legend", "", v.Site.Library.Interface.Embed.Choose.Open)}
	for i := range v.Site.Library.Questions {
		q := &v.Site.Library.Questions[i]
		none = none && !c.shows(q)
		boxes = append(boxes, hidden(!c.shows(q), box("open", q.ID, q.Title)))
	}
	return hidden(none, el("fieldset", "answers", boxes...))
}

// field is a control with its label above it.
func field(name, label string, control app.HTMLElem) app.HTMLElem {
	id := fieldsID + "-" + name
	return el("div", "field",
		text("label", "", label).Attr("for", id),
		control.Attr("id", id).Attr("name", name),
	)
}

// box is a box to tick, with its label behind it.
func box(name, value, label string) app.HTMLElem {
	id := fieldsID + "-" + value
	return el("div", "tick",
		app.Elem("input").Attr("type", "checkbox").Attr("name", name).Attr("value", value).Attr("id", id),
		text("label", "", label).Attr("for", id),
	)
}

// list is a list to choose one entry of: pairs are value and words in turn.
func list(pairs ...string) app.HTMLElem {
	var all []app.UI
	for i := 0; i+1 < len(pairs); i += 2 {
		all = append(all, entryOf(pairs[i], pairs[i+1]))
	}
	return el("select", "", all...)
}

func entryOf(value, words string) app.UI {
	return text("option", "", words).Attr("value", value)
}

func number() app.HTMLElem {
	return app.Elem("input").Attr("type", "number").Attr("min", "0").Attr("step", "10")
}

// hidden hides an element where that is so.
func hidden(is bool, e app.HTMLElem) app.UI {
	if is {
		return e.Attr("hidden", true)
	}
	return e
}
