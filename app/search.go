package app

import (
	"strconv"

	"shiming/content"
	"shiming/content/address"
	"shiming/content/decision"
	"shiming/content/search"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// searchBox is the field that finds what is written anywhere on the site, and beneath it
// what was found.
//
// What there may be to say while there is nothing to search with is on the page from the
// beginning, and so is the list that stands there without JavaScript; the styles show what
// holds. boot.js has the keys, and keeps the query in the address.
type searchBox struct {
	app.Compo

	Site *Site

	asked string // what was searched for, or empty
	got   search.Found
	most  int // so many hits are shown

	failed bool // what the search needs could not be had

	own app.Context
}

// How many hits are shown at first, and how many more on wish.
const (
	firstHits = 8
	moreHits  = 40
)

func (v *searchBox) OnMount(ctx app.Context) {
	ctx.PreventUpdate()
	v.own = ctx
	v.prepare(ctx)
}

func (v *searchBox) prepare(ctx app.Context) {
	v.Site.prepare(func(ready bool) {
		ctx.Dispatch(func(app.Context) {
			v.failed, v.asked = !ready, ""
			v.find()
		})
	})
}

// changed follows what is typed, also in the middle of a composition: many keyboards of
// phones compose every word, and of pinyin the letters can be searched for already.
func (v *searchBox) changed(ctx app.Context, _ app.Event) {
	if v.failed {
		v.failed = false
		v.prepare(ctx)
	}
	v.find()
}

func (v *searchBox) find() {
	text, shown := searchText()
	if shown || text == v.asked {
		return
	}
	begin("search")
	v.ask(text)
	done("search")
	reportSearch(text, v.said())
}

// ask searches for a text, if there is what it takes.
func (v *searchBox) ask(text string) {
	v.asked, v.most, v.got = text, firstHits, search.Found{}
	s := v.Site.searcher
	if s == nil || text == "" {
		return
	}
	v.got = s.Search(text, firstHits)
	if n := v.got.Answers; n > 0 && n < firstHits && !v.got.Close {
		v.most, v.got.Hits = n, v.got.Hits[:n] // the wording behind the answers is for who wants more
	}
}

// said is what there is to say of what was found.
func (v *searchBox) said() string {
	ui := &v.Site.Library.Interface.Search
	switch {
	case v.asked == "":
		return ""
	case v.failed:
		return ui.Failed
	case v.Site.searcher == nil:
		return ui.Coming
	}
	said := v.count()
	if v.got.Close && len(v.got.Hits) > 0 {
		said += v.Site.Library.Gap() + ui.Near
	}
	return said
}

// all shows the hits that were left out, and goes to the first of them. The button is
// in another component: it is this one that changes.
func (v *searchBox) all(app.Context, app.Event) {
	v.own.Dispatch(func(app.Context) {
		from := len(v.got.Hits)
		v.most += moreHits
		v.got = v.Site.searcher.Search(v.asked, v.most)
		focusHit(from)
	})
}

func (v *searchBox) count() string {
	ui := &v.Site.Library.Interface.Search
	if v.got.Close {
		return content.Fill(ui.None, "query", v.asked)
	}
	return content.Fill(ui.Found, "count", strconv.Itoa(v.got.Total))
}

func (v *searchBox) Render() app.UI {
	s, ui := v.Site, &v.Site.Library.Interface.Search
	field := input("search").Attr("id", address.SearchAnchor).
		Attr("placeholder", ui.Example).Attr("maxlength", "100").Attr("enterkeyhint", "search").
		Attr("autocomplete", "off").Attr("autocapitalize", "off").Attr("spellcheck", "false").
		On("input", v.changed)
	var every []app.UI
	for i := range s.Library.Questions {
		q := &s.Library.Questions[i]
		every = append(every, el("li", "", s.textLink(address.Answer(q.ID).Path(), q.Title)))
	}
	body := []app.UI{
		el("div", "seek", s.whole("label", "", ui.Label).Attr("for", address.SearchAnchor), field),
		text("p", "hint coming", ui.Coming),
		text("p", "hint broken", ui.Failed),
		el("nav", "every",
			v.Site.text("h2", "", ui.Every),
			el("ul", "list", every...),
		).Attr("aria-label", ui.Every),
	}
	state := "idle"
	switch {
	case v.asked == "":
	case v.failed:
		state = "failed"
	case v.Site.searcher == nil:
		state = "waiting"
	default:
		body = append(body, &found{Site: v.Site, Search: v, Key: v.asked + " " + strconv.Itoa(v.most)})
	}
	return el("section", "search", body...).Attr("role", "search").Attr("aria-label", ui.Label).Attr("data-state", state)
}

// found is what was found. It is never changed but replaced, since a browser that
// translates the page takes its texts away.
type found struct {
	app.Compo

	Site   *Site
	Search *searchBox
	Key    string
}

func (f *found) CompoID() string { return f.Key }

func (f *found) Render() app.UI {
	v := f.Search
	s, ui := v.Site, &v.Site.Library.Interface.Search
	var items []app.UI
	for _, h := range v.got.Hits {
		items = append(items, v.hit(h))
	}
	body := []app.UI{s.text("p", "count", v.count())}
	if v.got.Close && len(items) > 0 {
		body = append(body, s.whole("p", "ask", ui.Near))
	}
	if len(items) > 0 {
		body = append(body, el("ol", "hits", items...))
	}
	if v.got.Close {
		body = append(body, el("p", "more", s.textLink(address.Check, ui.Check)))
	} else if left := v.got.Total - len(v.got.Hits); left > 0 {
		body = append(body, f.Site.text("button", "button", content.Fill(ui.More, "count", strconv.Itoa(left))).
			Attr("type", "button").On("click", v.all))
	}
	return el("div", "card", body...).Attr("id", "found")
}

// hit shows one thing that was found, as a link to it.
func (v *searchBox) hit(h search.Hit) app.UI {
	s, ui := v.Site, &v.Site.Library.Interface.Search
	path, kind := "", ""
	switch h.Kind {
	case search.QuestionHit:
		path, kind = address.Answer(h.ID).Path(), ui.Kinds.Question
	case search.VerdictHit:
		path, kind = address.Place(*h.Place), ui.Kinds.Verdict
	case search.CheckerHit, search.StepHit:
		path, kind = address.Place(*h.Place), ui.Kinds.Step
	case search.MeaningHit:
		path, kind = address.Verdict(decision.Verdict(h.ID)).Path(), ui.Kinds.Meaning
	case search.ClaimHit:
		_, source := s.Library.Claim(h.ID)
		path, kind = address.Claim(h.ID, source).Path(), ui.Kinds.Claim
		if source.Kind == content.Collection {
			kind = ui.Kinds.Fact
		}
	case search.CheckHit:
		path, kind = address.SideCheck(h.ID).Path(), ui.Kinds.Check
	case search.PassageHit:
		path, kind = address.Passage(h.ID).Path(), ui.Kinds.Passage
	}
	label := []app.UI{
		el("span", "title", s.marked(h.Title)...),
		text("small", "kind", kind),
	}
	if h.Text.Text != "" {
		label = append(label, el("small", "text", s.marked(h.Text)...))
	}
	return el("li", "", s.link(path, label...))
}

// marked makes the nodes of a text with marks.
func (s *Site) marked(m search.Marked) []app.UI {
	var out []app.UI
	at := 0
	for _, k := range m.Marks {
		out = append(out, s.words(m.Text[at:k[0]])...)
		out = append(out, el("mark", "", s.words(m.Text[k[0]:k[1]])...))
		at = k[1]
	}
	return append(out, s.words(m.Text[at:])...)
}

// prepare makes the searcher, and calls then when it is there, or cannot be.
func (s *Site) prepare(then func(ready bool)) {
	if s.searcher != nil {
		then(true)
		return
	}
	index(func(text string) {
		x := new(search.Index)
		if err := content.DecodeInto(text, x); err != nil {
			then(false)
			return
		}
		s.searcher = search.New(s.Library, x)
		searchable()
		then(true)
	})
}
