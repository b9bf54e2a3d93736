package app

import (
	"strings"

	"shiming/content"
	"shiming/content/address"
	"shiming/content/decision"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Page is the root component: the frame of every page, and one view in it.
type Page struct {
	app.Compo

	Site *Site
	View address.View

	// Brief tells that the view shows at first only what the reader came for. The
	// rest follows once that is painted.
	Brief bool

	shown string // path of the view that the reader was last told of
}

// Render shows the page.
func (p *Page) Render() app.UI {
	if p.Site.Frame {
		return p.frameLayout()
	}
	ui := &p.Site.Library.Interface
	return root(
		text("a", "skip", ui.Site.Skip).Attr("href", "#main"),
		el("header", "bar",
			p.Site.link("",
				text("span", "seal", ui.Seal).Attr("aria-hidden", "true"),
				text("span", "name", ui.Name),
			).Class("brand"),
			el("nav", "",
				p.tab(address.CheckView, address.Check, ui.Site.Check),
				p.Site.textLink(address.Search.Path(), ui.Site.Search),
				p.tab(address.RulesView, address.Rules, ui.Site.Rules),
				p.tab(address.AboutView, address.About, ui.Site.About),
			).Attr("aria-label", ui.Site.Navigation),
		),
		p.main(),
		el("footer", "", p.foot()...),
	)
}

// frameLayout shows the page as it is in frames: the view, and beneath it what it rests on
// and where there is more.
func (p *Page) frameLayout() app.UI {
	ui := &p.Site.Library.Interface.Frame
	return root(
		p.main(),
		el("footer", "",
			text("span", "", p.sourceNote(ui.Footer)),
			p.Site.stale(p.Site.Library.Article()),
			p.Site.anchor(p.Site.Base+p.Site.Prefix()+p.View.FullLink(), false, p.Site.words(ui.Full)),
			p.languages(),
		),
	)
}

// root makes the root element, which bears a mark: others may put elements before it.
func root(children ...app.UI) app.UI {
	return el("div", "page", children...).Attr("data-root", "page")
}

func (p *Page) main() app.UI {
	return el("main", "", p.view()).Attr("id", "main").Attr("tabindex", "-1")
}

func (p *Page) foot() []app.UI {
	ui := &p.Site.Library.Interface
	foot := []app.UI{el("p", "", app.Text(p.sourceNote(ui.Site.Footer)), p.Site.stale(p.Site.Library.Article()))}
	var links []app.UI
	if p.Site.Device {
		links = append(links, p.Site.textLink(address.Device().Path(), ui.Device.Link).Class("device"))
	}
	links = append(links, p.Site.textLink(address.Embed, ui.Embed.Link))
	return append(foot, el("p", "links", links...), p.languages())
}

// sourceNote says what the site rests on, and when that was last looked at.
func (p *Page) sourceNote(pattern string) string {
	source := p.Site.Library.Article()
	return content.Fill(pattern, "date", p.Site.date(source.Date)) + p.Site.Library.Gap() + p.Site.checked(source)
}

func (p *Page) tab(kind address.Kind, path, name string) app.UI {
	a := p.Site.textLink(path, name)
	if p.View.Path == path {
		return a.Attr("aria-current", "page")
	}
	if p.View.Kind == kind {
		return a.Attr("aria-current", "true")
	}
	return a
}

func (p *Page) view() app.UI {
	switch p.View.Kind {
	case address.HomeView:
		return &homeView{Site: p.Site}
	case address.TopicView:
		return &topicView{Site: p.Site, Topic: p.View.Topic}
	case address.QuestionView:
		return &questionView{Site: p.Site, Question: p.View.Question}
	case address.CheckView:
		if p.View.Place.Rule != nil {
			return &verdictView{Site: p.Site, Place: p.View.Place, Brief: p.Brief}
		}
		if p.View.Place.Possible != nil {
			return p.Site.openEnd(p.View.Place)
		}
		return &askView{Site: p.Site, Place: p.View.Place}
	case address.RulesView:
		return &rulesView{Site: p.Site}
	case address.BeyondView:
		return p.Site.beyond()
	case address.AboutView:
		return &aboutView{Site: p.Site}
	case address.EmbedView:
		return &embedView{Site: p.Site}
	}
	return &notFoundView{Site: p.Site}
}

// OnMount runs after the prerendered page has been taken over.
func (p *Page) OnMount(ctx app.Context) {
	ctx.PreventUpdate() // nothing has changed since it was rendered
	p.shown = p.View.Path
	p.offerCard()
	ready()
	p.canonicalize(ctx, true)
	p.compare(ctx)
	idle(p.precompile)
}

// OnNav runs after each change of the address.
func (p *Page) OnNav(ctx app.Context) {
	ctx.PreventUpdate()
	if p.shown == p.View.Path {
		if p.View.Kind != address.NotFoundView {
			p.canonicalize(ctx, false) // another address of the same view
		}
		return
	}
	p.shown = p.View.Path
	p.canonicalize(ctx, true)
	said := content.Fill(p.Site.Library.Interface.Site.Opened, "title", p.Site.Heading(p.View))
	announce(p.Site.Title(p.View), p.Site.Description(p.View), p.Site.URL(p.View.Full()), said)
	p.compare(ctx)
	if p.Brief && p.View.Place.Rule != nil {
		painted(func() { ctx.Dispatch(func(app.Context) { p.Brief = false }) })
	}
}

// compare tells the reader of an address that was shared what has changed since.
func (p *Page) compare(ctx app.Context) {
	if p.View.Kind != address.CheckView {
		return
	}
	if since := p.Site.sinceShared(p.View.Place, ctx.Page().URL().RawQuery); since != "" {
		reportChange(since)
	}
}

// precompile renders, for nobody, a view of the kinds that a reader is likely to go to:
// a browser compiles the code of a function when it is first called, and a phone
// takes longer for that than for the view.
func (p *Page) precompile() {
	checker := p.Site.Library.Checker
	verdict := decision.Place{Rule: &checker.Rules[0]}
	(&verdictView{Site: p.Site, Place: verdict}).Render()
	p.Site.Title(address.OfPlace(verdict))
	p.Site.Description(address.OfPlace(verdict))
	(&askView{Site: p.Site, Place: checker.Walk(nil)}).Render()
	(&questionView{Site: p.Site, Question: &p.Site.Library.Questions[0]}).Render()
}

// sameView ends the query of an address that is gone to from itself.
const sameView = "view"

// canonicalize puts the canonical address of the view in place of an inexact one. Where
// the address means another view it goes there: on the page that a static host shows for an
// unknown address, or for any. A page for frames shows no full view, and the other way
// round: that has to be loaded. shown tells that the view has just come to be shown; later,
// such an address is one that is being gone to.
func (p *Page) canonicalize(ctx app.Context, shown bool) {
	if displaced() {
		return
	}
	at := ctx.Page().URL()
	here := p.Site.Base + p.Site.Prefix()
	if p.View.Kind == address.NotFoundView {
		if to, ok := p.Site.elsewhere(strings.TrimPrefix(at.Path, p.Site.Base)); ok {
			if to = p.Site.Base + to; to != at.Path {
				leave(to)
			}
			return
		}
	}
	if v, ok := address.Open(p.Site.Library, p.Site.below(at.Path)); ok && v.Path != p.View.Path {
		switch to := *at; {
		case !shown:
			return
		case v.Frame == p.Site.Frame:
			if to.Path, to.RawPath = here+v.Path, ""; to.Path == at.Path {
				to.RawQuery = strings.TrimPrefix(to.RawQuery+"&"+sameView, "&") // go-app does not go to where it is
			}
			replace(to.String())
			return
		case here+v.Path != at.Path:
			leave(here + v.Path)
			return
		}
	}
	if p.View.Kind == address.NotFoundView {
		return
	}
	if p.View.Frame != p.Site.Frame {
		leave(here + p.View.Path)
		return
	}
	to := *at
	query, added := strings.CutSuffix(at.RawQuery, sameView)
	if to.Path, to.RawPath, to.RawQuery = here+p.View.Path, "", strings.TrimSuffix(query, "&"); to.Path != at.Path || added {
		setAddress(to.String())
	}
}

// Crumb is an entry of a breadcrumb.
type Crumb struct {
	Name, Path string
}

// Crumbs returns the breadcrumb of a view, the way to it from the home page and the view
// itself, or nil if it has none.
func (s *Site) Crumbs(v address.View) []Crumb {
	ui := &s.Library.Interface
	crumbs := []Crumb{{ui.Site.Home, ""}}
	if s.Frame {
		crumbs[0].Name = ui.Frame.Home
	}
	switch v.Kind {
	case address.HomeView, address.NotFoundView:
		return nil
	case address.QuestionView:
		crumbs = append(crumbs, Crumb{s.Library.Topic(v.Question.Topic).Name, address.Topic(v.Question.Topic).Path()})
	case address.CheckView:
		if len(v.Place.Kept) > 0 { // the answers are there instead
			return nil
		}
		return append(crumbs, Crumb{ui.Check.Title, v.Path})
	}
	return append(crumbs, Crumb{s.Heading(v), v.Path})
}

func (s *Site) crumbs(v address.View) app.UI {
	crumbs := s.Crumbs(v)
	last := len(crumbs) - 1
	var items []app.UI
	for _, c := range crumbs[:last] {
		items = append(items, el("li", "", s.textLink(c.Path, c.Name)))
	}
	items = append(items, el("li", "", s.whole("span", "", crumbs[last].Name).Attr("aria-current", "page")))
	return el("nav", "crumbs", el("ol", "", items...)).
		Attr("aria-label", s.Library.Interface.Site.Breadcrumb)
}

// top is what most views begin with: the breadcrumb and the main heading.
func (s *Site) top(v address.View) []app.UI {
	return []app.UI{s.crumbs(v), s.heading(s.Heading(v))}
}
