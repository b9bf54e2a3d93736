package app

import (
	"slices"

	"shiming/content"
	"shiming/content/address"
	"shiming/content/widget"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// fields shows the fields: what is shown and which code first, then what few need, by the
// kinds of the options. None has a mark of what holds at first: that is the first entry of
// a list, an empty text, a box without its tick.
func (v *embedForm) fields() app.UI {
	c := v.choice()
	more := append(v.controls(widget.Choice, widget.Length), append(v.controls(widget.Pixels), v.controls(widget.Text)...)...)
	folded := []app.UI{
		el("summary", "", v.Site.text("h3", "", v.word("more"))),
		el("div", "fields", more...),
		v.answers(c),
		el("div", "colour", append([]app.UI{box(ownColourField, ownColourField, v.word(ownColourField))}, v.controls(widget.Colour)...)...),
	}
	folded = append(folded, v.controls(widget.Parameter, widget.Flag)...)
	ways := make([]widget.Pick, len(widget.Ways))
	for i, way := range widget.Ways {
		ways[i].Word = way
	}
	return el("fieldset", "choose",
		el("legend", "", v.Site.text("h2", "", v.word("choose"))),
		el("div", "card",
			v.labelled(widget.OptionView, v.views()),
			v.labelled(wayField, v.list(ways).Attr("aria-describedby", "way-hint")),
			text("p", "hint", v.word(c.way+"-hint")).Attr("id", "way-hint"),
			el("details", "fold", folded...),
		),
	).Attr("id", fieldsID).On("input", v.changed).On("change", v.changed)
}

// controls returns the fields of the options of certain kinds.
func (v *embedForm) controls(kinds ...widget.Kind) []app.UI {
	var all []app.UI
	for _, o := range widget.Options {
		if !slices.Contains(kinds, o.Kind) {
			continue
		}
		switch o.Kind {
		case widget.Choice, widget.Length:
			all = append(all, v.labelled(o.Name, v.list(o.Choices())))
		case widget.Pixels:
			all = append(all, v.labelled(o.Name, input("number")))
		case widget.Text:
			all = append(all, v.labelled(o.Name, input("text")))
		case widget.Colour:
			// It is never there at first, and what it has is what was chosen in it.
			if value := v.choice().Widget[o.Name]; value != "" {
				all = append(all, v.labelled(o.Name, input("color").Attr("value", value)))
			}
		case widget.Parameter, widget.Flag:
			all = append(all, box(o.Name, o.Name, v.word(o.Name)))
		}
	}
	return all
}

// list is a list of values to choose from, each with its word.
func (v *embedForm) list(picks []widget.Pick) app.HTMLElem {
	var list []app.UI
	for _, p := range picks {
		list = append(list, option(p.Word, v.word(p.Word)))
	}
	return el("select", "", list...)
}

func (v *embedForm) labelled(name string, control app.HTMLElem) app.HTMLElem {
	id := fieldsID + "-" + name
	return el("div", "field",
		text("label", "", v.word(name)).Attr("for", id),
		control.Attr("id", id).Attr("name", name),
	)
}

func (v *embedForm) views() app.HTMLElem {
	lib := v.Site.Library
	var topics, questions []app.UI
	for i := range lib.Topics {
		topics = append(topics, option(address.WidgetTopic(lib.Topics[i].ID), lib.Topics[i].Name))
	}
	for i := range lib.Questions {
		questions = append(questions, option(address.WidgetQuestion(lib.Questions[i].ID), lib.Questions[i].Title))
	}
	return el("select", "",
		el("optgroup", "", option(string(address.CheckView), lib.Interface.Check.Title)).Attr("label", v.word("check")),
		option(address.WidgetFAQ, v.word("faq")),
		el("optgroup", "", topics...).Attr("label", v.word("topic")),
		el("optgroup", "", questions...).Attr("label", v.word("question")),
	)
}

func option(value, words string) app.UI { return text("option", "", words).Attr("value", value) }

// answers lists the answers that can be open at first.
func (v *embedForm) answers(c choice) app.UI {
	boxes := []app.UI{text("legend", "", v.word(widget.OptionOpen))}
	shows := func(q content.Question) bool { return c.shows(&q) }
	some := slices.ContainsFunc(v.Site.Library.Questions, shows)
	for _, q := range v.Site.Library.Questions {
		b := box(widget.OptionOpen, q.ID, q.Title)
		if some && !shows(q) {
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
		input("checkbox").Attr("name", name).Attr("value", value),
		text("span", "", label),
	)
}
