package app

import (
	"cmp"
	"strings"

	"shiming/content"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// embedForm is what an owner chooses, the code for it, and how that looks.
//
// The fields are the reader's: they start as rendered and are never written again.
// Whenever one changes, and after the takeover, all are read anew. They are in a
// fieldset, not in a form, so that there is nothing that could be sent.
//
// A browser that translates the page takes texts away, so texts that change are not
// for it.
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
	wayFrame   = "iframe"
)

func (v *embedForm) OnMount(ctx app.Context) { v.changed(ctx, app.Event{}) }

func (v *embedForm) changed(app.Context, app.Event) {
	v.chosen, v.said = choose(fields(fieldsID), v.Site.Library, v.choice()), ""
}

// choice returns what is chosen now.
func (v *embedForm) choice() choice {
	if v.chosen.way == "" {
		return choice{Embed{View: "check", Lang: unless(rootLang, v.Site.Library.Lang)}, wayScript}
	}
	return v.chosen
}

// choose reads the fields, given by their names, of which a ticked box says
// something. before is what they said before.
func choose(fields map[string]string, lib *content.Library, before choice) choice {
	if fields["view"] == "" {
		return before // they are not there yet, or any more
	}
	c := choice{Embed{
		View: fields["view"], Lang: unless(rootLang, lib.Lang), Theme: unless("auto", fields["theme"]), Font: unless("system", fields["font"]), Loading: unless("lazy", fields["loading"]),
		Radius:    map[string]string{"square": "0", "small": "6px", "large": "24px"}[fields["radius"]],
		MinHeight: digits(fields["min-height"]), MaxHeight: digits(fields["max-height"]),
		Title: strings.TrimSpace(fields["title"]), Debug: fields["debug"] != "",
	}, fields["way"]}
	if fields["own"] != "" {
		// The field of the colour comes with the tick.
		c.Accent = cmp.Or(fields["accent"], before.Accent, defaultAccent)
	}
	if fields["mirror-url"] != "" {
		c.Mirror = "shiming"
	}
	for _, id := range strings.Fields(fields["open"]) {
		if c.shows(lib.Question(id)) {
			c.Open = append(c.Open, id)
		}
	}
	return c
}

// shows reports whether the widget has the question among others.
func (e Embed) shows(q *content.Question) bool {
	return q != nil && (e.View == "faq" || e.View == "topic:"+q.Topic)
}

// unless returns the value of an option, or nothing for the usual one.
func unless(usual, value string) string {
	if value == usual {
		return ""
	}
	return value
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
	copyText(v.code(), func(done bool) {
		ctx.Dispatch(func(app.Context) {
			v.said = v.word("not-copied")
			if done {
				v.said = v.word("copied")
			}
		})
	})
}

// word returns a word of the page.
func (v *embedForm) word(id string) string { return v.Site.Library.Interface.Embed.Terms["form"][id] }

func (v *embedForm) fit(narrow bool) app.EventHandler {
	return func(app.Context, app.Event) { v.narrow = narrow }
}

func (v *embedForm) Render() app.UI {
	stage := "stage"
	if v.narrow {
		stage = "stage narrow"
	}
	return el("div", "",
		text("noscript", "note", v.word("inert")),
		text("p", "note inert", v.word("inert")),
		v.fields(),
		text("h2", "", v.word("code")),
		code(v.code()),
		el("div", "copy",
			v.button("button", "copy", v.copy),
			text("p", "", v.said).Attr("role", "status").Attr("translate", "no"),
		),
		el("section", "preview",
			text("h2", "", v.word("preview")).Attr("id", "preview"),
			el("div", "widths",
				text("p", "hint", v.word("preview-hint")),
				v.width("wide", false),
				v.width("narrow", true),
			),
			el("div", stage, &preview{Site: v.Site, Embed: v.shown()}),
		).Attr("aria-labelledby", "preview"),
	)
}

func (v *embedForm) button(class, word string, do app.EventHandler) app.HTMLElem {
	return text("button", class, v.word(word)).Attr("type", "button").On("click", do)
}

func (v *embedForm) width(word string, narrow bool) app.UI {
	pressed := "false"
	if narrow == v.narrow {
		pressed = "true"
	}
	return v.button("", word, v.fit(narrow)).Attr("aria-pressed", pressed)
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
	e := el("shiming-faq", "", p.Site.anchor(p.Site.Base+p.Embed.Page(), true, p.Site.words(p.Embed.name(p.Site.Library))))
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
