package app

import (
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
// Where the reader came from a page that has no words for owners, the page is loaded.
func (v *embedView) OnMount(ctx app.Context) {
	if !v.Site.Library.Interface.Embed.Whole() {
		leave(v.Site.Link("embed/"))
		return
	}
	loadScript(v.Site.Base + embedScript)
	if v.Site.Origin != "" {
		ctx.PreventUpdate()
		return
	}
	v.origin = here()
}

// address returns the origin of the site, or a word in its place.
func (v *embedView) address() string {
	if v.Site.Origin != "" {
		return v.Site.Origin
	}
	if v.origin != "" {
		return v.origin
	}
	return "https://HOST"
}

func (v *embedView) Render() app.UI {
	s, ui, address := v.Site, &v.Site.Library.Interface.Embed, v.address()
	body := []app.UI{
		s.crumbs(s.Crumbs(View{Kind: EmbedPage, Path: "embed/"})...),
		v.Site.heading(ui.Title),
	}
	if !ui.Whole() {
		return el("article", "prose embed", body...).Attr("aria-busy", "true")
	}
	body = append(body, text("p", "lead", ui.Lead), &embedForm{Site: s, Address: address})
	add := func(p content.Passage, after ...app.UI) {
		body = append(body, text("h2", "", p.Title))
		body = append(body, s.blocks(p.Text)...)
		body = append(body, after...)
	}
	for _, p := range ui.Notes {
		add(p)
	}
	add(ui.Options, v.options())
	add(ui.Policy, code("script-src "+address+"\nframe-src "+address))
	found, events, calls := ui.Terms["doctor"], ui.Terms["events"], ui.Terms["methods"]
	var rows []app.UI
	for _, f := range findings {
		rows = append(rows, entry(f, []string{found[f]}, nil))
	}
	add(ui.Doctor, entries(rows))
	rows = nil
	for _, e := range Events {
		rows = append(rows, entry("shiming:"+e.Kind, []string{events[e.Kind]}, nil, e.Fields...))
	}
	add(ui.Events, entries(rows), code("document.addEventListener('shiming:verdict', e => console.log(e.detail.verdict))"))
	rows = nil
	for _, call := range methods {
		id, _, _ := strings.Cut(call, "(")
		rows = append(rows, entry(call, []string{calls[id]}, nil))
	}
	add(ui.Methods, entries(rows))
	return el("article", "prose embed", body...)
}

func (v *embedView) options() app.UI {
	ui := &v.Site.Library.Interface.Embed
	form, words := ui.Terms["form"], ui.Terms["options"]
	var rows []app.UI
	for _, o := range Options {
		rows = append(rows, entry(o.Name, []string{form[o.Name], words[o.Name]}, form, o.Values...))
	}
	return entries(rows)
}

func entries(rows []app.UI) app.UI { return el("dl", "card entries", rows...) }

// entry explains a name with words, of which some may be empty. What belongs to it
// stands below: its values, with their own words, or fields.
func entry(name string, words []string, own map[string]string, parts ...string) app.UI {
	var said, list []app.UI
	for _, w := range words {
		if w != "" {
			said = append(said, text("p", "", w))
		}
	}
	for _, p := range parts {
		pair := []app.UI{text("code", "", p)}
		if w := own[p]; w != "" {
			pair = append(pair, app.Text(w))
		}
		list = append(list, el("span", "", pair...))
	}
	if list != nil {
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
	return el("pre", "code", el("code", "", all...)).Attr("translate", "no")
}

// Event is what a widget tells the owner's page: an event of the element, named
// shiming: and the kind, whose detail has the fields.
type Event struct {
	Kind   string
	Fields []string
}

// Events are all events.
var Events = []Event{
	{"ready", []string{"view", "lang", "version"}},
	{"height", []string{"height"}},
	{"open", []string{"question"}},
	{"close", []string{"question"}},
	{"answer", []string{"input", "answer", "view"}},
	{"verdict", []string{"verdict", "rule", "view"}},
	{"navigate", []string{"view", "href"}},
	{"error", []string{"code"}},
}

// findings are what can be wrong with a widget, as embed-doctor.js names it.
var findings = strings.Fields("head view language blocked refused timeout origin loaders height length mirror colour contrast removed")

// methods are calls of those that the element has.
var methods = strings.Fields("show('check') open('how-to-verify') close('how-to-verify') reset()")
