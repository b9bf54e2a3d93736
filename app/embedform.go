package app

import (
	"slices"
	"strings"

	"shiming/content"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// embedForm is what an owner chooses, the code for it, and how that looks.
//
// The fields are the reader's: they start as rendered and are never written again.
// Whenever one changes, and after the takeover, all are read anew. They are in a
// fieldset, not in a form, so that there is nothing that could be sent.
type embedForm struct {
	app.Compo

	Site    *Site
	Address string // origin of the site, as the code has it

	chosen choice // empty until the fields were read
	narrow bool   // the preview is as wide as a phone
	said   string // of the copying
}

// fieldsID is the id of the fieldset.
const fieldsID = "choose"

// choice is what the fields say.
type choice struct {
	Embed
	way string
}

// ways are the kinds of code.
const (
	wayScript  = "script"
	wayElement = "element"
	wayFrame   = "frame"
)

func (v *embedForm) OnMount(ctx app.Context) { v.changed(ctx, app.Event{}) }

func (v *embedForm) changed(ctx app.Context, _ app.Event) {
	c := choose(fields(fieldsID), v.Site.Library, v.choice())
	if c == v.choice() {
		ctx.PreventUpdate()
		return
	}
	v.chosen, v.said = c, ""
}

// choice returns what is chosen now.
func (v *embedForm) choice() choice {
	if v.chosen.way == "" {
		return choice{Embed{View: "check"}, wayScript}
	}
	return v.chosen
}

// choose reads the fields, given by their names, of which a ticked box has any
// value. before is what they said before.
func choose(fields map[string]string, lib *content.Library, before choice) choice {
	if fields["view"] == "" {
		return before // they are not there yet, or any more
	}
	c := choice{Embed{
		View: fields["view"], Theme: fields["theme"], Radius: fields["radius"], Font: fields["font"], Loading: fields["loading"],
		MinHeight: digits(fields["min-height"]), MaxHeight: digits(fields["max-height"]),
		Title: strings.TrimSpace(fields["title"]), Debug: fields["debug"] != "",
	}, fields["way"]}
	if fields["own"] != "" {
		// An empty field of a colour is black.
		if c.Accent = fields["accent"]; before.Accent == "" && c.Accent == "#000000" {
			c.Accent = defaultAccent
		}
	}
	if fields["mirror"] != "" {
		c.Mirror = "shiming"
	}
	open := strings.Fields(fields["open"])
	c.Open = strings.Join(slices.DeleteFunc(open, func(id string) bool {
		return !c.shows(lib.Question(id))
	}), " ")
	for _, o := range []struct {
		value   *string
		usually string
	}{{&c.Theme, "auto"}, {&c.Font, "system"}, {&c.Loading, "lazy"}, {&c.Radius, "usual"}} {
		if *o.value == o.usually {
			*o.value = ""
		}
	}
	return c
}

// shows reports whether the widget has the question among others.
func (e Embed) shows(q *content.Question) bool {
	return q != nil && (e.View == "faq" || e.View == "topic:"+q.Topic)
}

// digits returns a number as it was typed, or nothing if it is no whole number.
func digits(n string) string {
	if strings.Trim(n, "0123456789") != "" {
		return ""
	}
	return n
}

// code returns the code for the choice.
func (v *embedForm) code() string {
	site := *v.Site
	site.Origin = v.Address
	c := v.choice()
	switch c.way {
	case wayElement:
		return c.Element(&site)
	case wayFrame:
		return c.Frame(&site)
	}
	return c.Script(&site)
}

func (v *embedForm) copy(ctx app.Context, _ app.Event) {
	ctx.PreventUpdate()
	ui := &v.Site.Library.Interface.Embed
	copyText(v.code(), func(done bool) {
		ctx.Dispatch(func(app.Context) {
			v.said = ui.NotCopied
			if done {
				v.said = ui.Copied
			}
		})
	})
}

func (v *embedForm) fit(narrow bool) app.EventHandler {
	return func(app.Context, app.Event) { v.narrow = narrow }
}

func (v *embedForm) Render() app.UI {
	ui := &v.Site.Library.Interface.Embed
	width := "stage"
	if v.narrow {
		width = "stage narrow"
	}
	return el("div", "",
		text("noscript", "note", ui.Inert),
		text("p", "note inert", ui.Inert),
		v.fields(),
		text("h2", "", ui.Code),
		code(v.code()),
		el("div", "copy",
			text("button", "button", ui.Copy).Attr("type", "button").On("click", v.copy),
			text("p", "", v.said).Attr("role", "status"),
		),
		el("section", "preview",
			text("h2", "", ui.Preview).Attr("id", "preview"),
			el("div", "widths",
				text("p", "hint", ui.PreviewHint),
				v.width(ui.Wide, false),
				v.width(ui.Narrow, true),
			),
			el("div", width, &preview{Site: v.Site, Embed: v.shown()}),
		).Attr("aria-labelledby", "preview"),
	)
}

func (v *embedForm) width(label string, narrow bool) app.UI {
	pressed := "false"
	if narrow == v.narrow {
		pressed = "true"
	}
	return text("button", "", label).Attr("type", "button").Attr("aria-pressed", pressed).On("click", v.fit(narrow))
}

// shown returns the widget of the preview: a plain iframe does without some of the
// options, and the address of this page is not to be changed.
func (v *embedForm) shown() Embed {
	e := v.choice().Embed
	e.Mirror = ""
	if v.choice().way == wayFrame {
		if e.MinHeight == "" {
			e.MinHeight = frameHeight
		}
		e.MaxHeight = e.MinHeight
		e.Radius, e.Font, e.Debug = "", "", false
	}
	return e
}

// preview is the widget itself. The element's own tree is its own; what is in it
// here is seen until the script makes a widget of it.
type preview struct {
	app.Compo

	Site  *Site
	Embed Embed
}

// CompoID: an element follows some of its attributes; for the others another one
// takes its place.
func (p *preview) CompoID() string {
	id := p.Embed.Loading + "/" + p.Embed.Lang + "/" + p.Embed.Sandbox
	if p.Embed.Debug {
		id += "/debug"
	}
	return id
}

func (p *preview) Render() app.UI {
	e := el("shiming-faq", "", p.Site.textLink(p.Embed.Page(), p.Embed.name(p.Site.Library)))
	for _, o := range Options {
		if value := o.of(&p.Embed); value != "" && value != o.Default {
			name := o.Name
			if name == "open" {
				name = "OPEN" // in small letters go-app takes it for the one of details
			}
			e = e.Attr(name, value)
		}
	}
	return e
}
