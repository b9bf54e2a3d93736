package app

import (
	"cmp"
	"strconv"
	"strings"

	"shiming/content"
	"shiming/content/address"
	"shiming/content/widget"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// embedForm is what an owner chooses, the code for it, and how that looks.
//
// Whenever a field changes, and after the takeover, all are read anew. They are in a
// fieldset, not in a form, so that there is nothing that could be sent.
type embedForm struct {
	app.Compo

	Site   *Site
	Origin string // of the site, as the code has it

	chosen choice // empty until the fields were read
	narrow bool   // the preview is as wide as a phone
	said   string // of the copying
}

// The id of the fieldset, and the fields that are no options: which kind of code, and
// whether there is a colour.
const (
	fieldsID       = "choose"
	wayField       = "way"
	ownColourField = "own"
)

// choice is what the fields say.
type choice struct {
	Widget
	way string // one of [widget.Ways]
}

func (v *embedForm) OnMount(ctx app.Context) { v.changed(ctx, app.Event{}) }

func (v *embedForm) changed(app.Context, app.Event) {
	v.chosen, v.said = choose(fields(fieldsID), v.Site.Library, v.choice()), ""
}

func (v *embedForm) choice() choice {
	if v.chosen.way == "" {
		return choice{Widget{widget.OptionView: string(address.CheckView), widget.OptionLang: v.Site.Library.Lang}, widget.ScriptTag}
	}
	return v.chosen
}

// choose reads the fields, given by their names, of which a ticked box says
// something. before is what they said before.
func choose(fields map[string]string, lib *content.Library, before choice) choice {
	if fields[widget.OptionView] == "" {
		return before // they are not there yet, or any more
	}
	c := choice{Widget{widget.OptionView: fields[widget.OptionView], widget.OptionLang: lib.Lang}, fields[wayField]}
	for _, o := range widget.Options {
		said, value := fields[o.Name], ""
		switch o.Kind {
		case widget.Choice, widget.Length:
			for _, pick := range o.Choices() {
				if pick.Word == said {
					value = pick.Value
				}
			}
		case widget.Pixels:
			if strings.Trim(said, "0123456789") == "" {
				value = said
			}
		case widget.Text:
			value = strings.TrimSpace(said)
		case widget.Flag, widget.Parameter:
			if said != "" {
				value = o.Bare
			}
		case widget.Colour:
			if fields[ownColourField] != "" {
				// The field of the colour comes with the tick.
				value = cmp.Or(said, before.Widget[o.Name], widget.DefaultAccent)
			}
		case widget.Questions:
			var ids []string
			for _, id := range strings.Fields(said) {
				if c.shows(lib.Question(id)) {
					ids = append(ids, id)
				}
			}
			value = strings.Join(ids, " ")
		}
		if value != "" {
			c.Widget[o.Name] = value
		}
	}
	return c
}

// shows reports whether the widget has the question among others.
func (w Widget) shows(q *content.Question) bool {
	view := w[widget.OptionView]
	return q != nil && (view == address.WidgetFAQ || view == address.WidgetTopic(q.Topic))
}

func (v *embedForm) code() string {
	site := *v.Site
	site.Origin = v.Origin
	c := v.choice()
	switch c.way {
	case widget.ElementTag:
		return site.Element(c.Widget)
	case widget.PlainFrame:
		return site.PlainFrame(c.Widget)
	}
	return site.Script(c.Widget)
}

func (v *embedForm) copy(ctx app.Context, _ app.Event) {
	ctx.PreventUpdate()
	copyText(v.code(), func(done bool) {
		ctx.Dispatch(func(app.Context) {
			v.said = v.word("not-copied")
			if done {
				v.said = v.word("copied")
			}
		})
	})
}

func (v *embedForm) word(id string) string { return v.Site.Library.Interface.Embed.Terms["form"][id] }

func (v *embedForm) Render() app.UI {
	stage := "stage"
	if v.narrow {
		stage = "stage narrow"
	}
	return el("div", "make",
		text("noscript", "note", v.word("inert")),
		text("p", "note inert", v.word("inert")),
		v.fields(),
		v.Site.text("h2", "", v.word("code")),
		code(v.code()),
		el("div", "copy",
			v.button("button", "copy", v.copy),
			text("p", "", v.said).Attr("role", "status"),
		),
		v.Site.section("preview", "h2", "preview", v.word("preview"),
			el("div", "widths",
				text("p", "hint", v.word("preview-hint")),
				v.width("wide", false),
				v.width("narrow", true),
			),
			el("div", stage, &preview{Site: v.Site, Widget: v.shown()}),
		),
	)
}

func (v *embedForm) button(class, word string, do app.EventHandler) app.HTMLElem {
	return v.Site.text("button", class, v.word(word)).Attr("type", "button").On("click", do)
}

func (v *embedForm) width(word string, narrow bool) app.UI {
	fit := func(app.Context, app.Event) { v.narrow = narrow }
	return v.button("", word, fit).Attr("aria-pressed", strconv.FormatBool(narrow == v.narrow))
}

// shown returns the widget of the preview: a plain iframe does without some of the
// options, and the address of this page is not to be changed.
func (v *embedForm) shown() Widget {
	c := v.choice()
	w := Widget{}
	for name, value := range c.Widget {
		w[name] = value
	}
	w[widget.OptionMirror] = ""
	if c.way == widget.PlainFrame {
		w[widget.OptionMinHeight] = cmp.Or(w[widget.OptionMinHeight], widget.FrameHeight)
		w[widget.OptionMaxHeight] = w[widget.OptionMinHeight]
		for _, o := range widget.Options {
			if o.Param == "" && (o.Frame || o.Name == widget.OptionDebug) {
				w[o.Name] = ""
			}
		}
	}
	return w
}

// preview is the widget itself. The element's own tree is its own; what is in it
// here is seen until the script makes a widget of it.
type preview struct {
	app.Compo

	Site   *Site
	Widget Widget
}

// CompoID: an element follows most of its attributes; for the others another one
// takes its place.
func (p *preview) CompoID() string {
	id := ""
	for _, o := range widget.Options {
		if o.Once {
			id += "/" + p.Widget[o.Name]
		}
	}
	return id
}

func (p *preview) Render() app.UI {
	e := el(widget.Element, "", p.Site.anchor(p.Site.Base+p.Widget.view().Page(), true, p.Site.words(p.Site.name(p.Widget))))
	for _, o := range widget.Options {
		if value := p.Widget.value(o); value != "" {
			name := o.Name
			if name == widget.OptionOpen {
				name = "OPEN" // in small letters go-app takes it for the one of details
			}
			e = e.Attr(name, value)
		}
	}
	return e
}
