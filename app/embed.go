package app

import (
	"slices"
	"strings"

	"shiming/content"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// embedView is the page for those who put the widget on a page of their own: the
// choices with the code that comes of them, and what there is to know.
type embedView struct {
	app.Compo

	Site *Site

	origin string // where the page was come to, once that is known
}

// OnMount takes the address that the page was come to for the site's own, where the
// site does not know it. The first rendering is the one of the host, which cannot.
func (v *embedView) OnMount(ctx app.Context) {
	loadScript(v.Site.Link(embedScript))
	if v.Site.Origin != "" {
		ctx.PreventUpdate()
		return
	}
	v.origin = here()
}

// address returns the origin of the site, or a word in its place.
func (v *embedView) address() string {
	for _, origin := range []string{v.Site.Origin, v.origin} {
		if origin != "" {
			return origin
		}
	}
	return "https://HOST"
}

func (v *embedView) Render() app.UI {
	s, ui := v.Site, &v.Site.Library.Interface.Embed
	body := []app.UI{
		s.crumbs(s.Crumbs(View{Kind: EmbedPage, Path: "embed/"})...),
		heading(ui.Title),
		text("p", "lead", ui.Lead),
		&embedForm{Site: s, Address: v.address()},
	}
	for _, p := range ui.Notes {
		body = append(body, text("h2", "", p.Title))
		body = append(body, s.blocks(p.Text)...)
	}

	body = append(body, text("h2", "", ui.Options.Title))
	body = append(body, s.blocks(ui.Options.Text)...)
	var rows []app.UI
	for _, o := range Options {
		values := o.Values
		if o.Default != "" {
			values = append(slices.Clone(values), content.Fill(ui.Options.Default, "value", o.Default))
		}
		rows = append(rows, entry(o.Name, o.text(&ui.Options), values...))
	}
	body = append(body, el("dl", "card entries", rows...))

	body = append(body, text("h2", "", ui.Policy.Title))
	body = append(body, s.blocks(ui.Policy.Text)...)
	body = append(body, code("script-src "+v.address()+"\nframe-src "+v.address()))
	body = append(body, s.blocks(ui.Policy.Hint)...)

	body = append(body, text("h2", "", ui.Errors.Title))
	body = append(body, s.blocks(ui.Errors.Text)...)
	rows = nil
	for _, e := range Errors {
		rows = append(rows, entry(e.Code, e.text(&ui.Errors)))
	}
	body = append(body, el("dl", "card entries", rows...))

	body = append(body, text("h2", "", ui.Events.Title))
	body = append(body, s.blocks(ui.Events.Text)...)
	rows = nil
	for _, e := range Events {
		rows = append(rows, entry("shiming:"+e.Kind, e.text(&ui.Events), e.Fields...))
	}
	body = append(body,
		el("dl", "card entries", rows...),
		code("document.addEventListener('shiming:verdict', e => console.log(e.detail.verdict))"))

	body = append(body, text("h2", "", ui.Methods.Title))
	body = append(body, s.blocks(ui.Methods.Text)...)
	rows = nil
	for _, m := range methods {
		rows = append(rows, entry(m.call, m.text(&ui.Methods)))
	}
	return el("article", "prose embed", append(body, el("dl", "card entries", rows...))...)
}

// entry explains a name. What belongs to it stands below: its values or fields.
func entry(name, words string, parts ...string) app.UI {
	said := []app.UI{text("p", "", words)}
	if len(parts) > 0 {
		var list []app.UI
		for _, p := range parts {
			list = append(list, text("code", "", p))
		}
		said = append(said, el("p", "values", list...))
	}
	return el("div", "", el("dt", "", text("code", "", name)), el("dd", "", said...))
}

// code shows lines of code. A line is an element of its own, because a text has no
// line break.
func code(lines string) app.UI {
	var all []app.UI
	for line := range strings.SplitSeq(lines, "\n") {
		all = append(all, text("span", "", line))
	}
	return el("pre", "code", el("code", "", all...))
}

// Event is what a widget tells the owner's page: an event of the element, named
// shiming: and the kind, whose detail has the fields.
type Event struct {
	Kind   string
	Fields []string

	text func(*content.EmbedEvents) string
}

// Events are all events.
var Events = []Event{
	{"ready", []string{"view", "lang", "version"}, func(w *content.EmbedEvents) string { return w.Ready }},
	{"height", []string{"height"}, func(w *content.EmbedEvents) string { return w.Height }},
	{"open", []string{"question"}, func(w *content.EmbedEvents) string { return w.Open }},
	{"close", []string{"question"}, func(w *content.EmbedEvents) string { return w.Close }},
	{"answer", []string{"input", "answer", "view"}, func(w *content.EmbedEvents) string { return w.Answer }},
	{"verdict", []string{"verdict", "rule", "view"}, func(w *content.EmbedEvents) string { return w.Verdict }},
	{"navigate", []string{"view", "href"}, func(w *content.EmbedEvents) string { return w.Navigate }},
	{"error", []string{"code"}, func(w *content.EmbedEvents) string { return w.Error }},
}

// Error is what can be wrong with a widget.
type Error struct {
	Code string

	text func(*content.EmbedErrors) string
}

// Errors are the codes of the event error.
var Errors = []Error{
	{"head", func(w *content.EmbedErrors) string { return w.Head }},
	{"view", func(w *content.EmbedErrors) string { return w.View }},
	{"language", func(w *content.EmbedErrors) string { return w.Language }},
	{"blocked", func(w *content.EmbedErrors) string { return w.Blocked }},
	{"refused", func(w *content.EmbedErrors) string { return w.Refused }},
	{"timeout", func(w *content.EmbedErrors) string { return w.Timeout }},
}

// methods are those of the element.
var methods = []struct {
	call string
	text func(*content.EmbedMethods) string
}{
	{"show('check')", func(w *content.EmbedMethods) string { return w.Show }},
	{"open('how-to-verify')", func(w *content.EmbedMethods) string { return w.Open }},
	{"close('how-to-verify')", func(w *content.EmbedMethods) string { return w.Close }},
	{"reset()", func(w *content.EmbedMethods) string { return w.Reset }},
}
