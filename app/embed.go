package app

import (
	"cmp"
	"strings"

	"shiming/content"
	"shiming/content/address"
	"shiming/content/widget"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// embedView is the page for those who put the widget on a page of their own: the
// choices with the code that comes of them and how it looks, and what there is to know.
type embedView struct {
	app.Compo

	Site *Site

	origin string // where the page was come to, once that is known
}

// OnMount takes the address that the page was come to for the site's own, where the
// site does not know it. The first rendering is the one of the host, which cannot.
// Where the reader came from a page that has no words for owners, the page is loaded.
func (v *embedView) OnMount(ctx app.Context) {
	if !v.Site.Library.Interface.Embed.HasWords() {
		leave(v.Site.Link(address.Embed))
		return
	}
	loadScript(v.Site.Base + address.EmbedScript)
	if v.Site.Origin != "" {
		ctx.PreventUpdate()
		return
	}
	v.origin = pageOrigin()
}

// siteOrigin returns the origin of the site, or a placeholder.
func (v *embedView) siteOrigin() string {
	return cmp.Or(v.Site.Origin, v.origin, "https://HOST")
}

func (v *embedView) Render() app.UI {
	s, ui, origin := v.Site, &v.Site.Library.Interface.Embed, v.siteOrigin()
	body := s.top(address.View{Kind: address.EmbedView})
	if !ui.HasWords() {
		return el("article", "prose embed", body...).Attr("aria-busy", "true")
	}
	body = append(body, text("p", "lead", ui.Lead), &embedForm{Site: s, Origin: origin})
	var reference []app.UI
	add := func(p content.Passage, after ...app.UI) {
		reference = append(reference, s.text("h3", "", p.Title))
		reference = append(reference, s.blocks(p.Text)...)
		reference = append(reference, after...)
	}
	for _, p := range ui.Notes {
		add(p)
	}
	var options, findings, events, methods []app.UI
	form, more := ui.Terms["form"], ui.Terms["options"]
	for _, o := range widget.Options {
		options = append(options, entry(o.Name, []string{form[o.Name], more[o.Name]}, form, o.Values...))
	}
	add(ui.Options, entries(options))
	add(ui.Policy, code("script-src "+origin+"\nframe-src "+origin))
	for _, f := range widget.Findings {
		findings = append(findings, entry(f, []string{ui.Terms["doctor"][f]}, nil))
	}
	add(ui.Doctor, entries(findings))
	for _, e := range widget.Events {
		var fields []string
		for _, f := range e.Fields {
			fields = append(fields, f.Name)
		}
		events = append(events, entry(widget.Name+":"+e.Kind, []string{ui.Terms["events"][e.Kind]}, nil, fields...))
	}
	add(ui.Events, entries(events), code("document.addEventListener('"+widget.Name+":verdict', e => console.log(e.detail.verdict))"))
	for _, c := range widget.Commands {
		if c.Call != "" {
			methods = append(methods, entry(c.Call, []string{ui.Terms["methods"][c.Kind]}, nil))
		}
	}
	add(ui.Methods, entries(methods))
	body = append(body, el("div", "topic folds", s.fold(ui.Reference, "", reference...).Attr("id", "reference")))
	return el("article", "prose embed", body...)
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
