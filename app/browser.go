package app

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"shiming/content"
	"shiming/content/address"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// This file alone talks to the page. boot.js offers what it needs as the global object
// shiming, whose members web/assets/js/types.d.ts describes.

// The takeover has three parts: start is the runtime's and the packages', decode
// reads the library, mount makes the first view. A pause between them lets the page
// answer its reader. Each part is a measure of the browser's performance timeline,
// named takeover- and the part; boot.js marks the beginning of start.

// Start takes over the prerendered page. It returns only if it could not start.
func Start() error {
	done("takeover-start")
	page := app.Window().Get("shiming")
	pause()
	begin("takeover-decode")
	library, err := content.Decode(page.Get("library").String())
	if err != nil {
		return fmt.Errorf("reading the library: %w", err)
	}
	site := Site{
		Library: library,
		Base:    page.Get("base").String(),
		Origin:  page.Get("origin").String(),
		Version: page.Get("version").String(),
		Device:  page.Get("conf").Get("device").Truthy(),
		Frame:   !page.Get("conf").Get("frame").IsUndefined(),
	}
	newPage := func(view address.View) app.Composer {
		// A frame is as high as what it shows, so there all of it is shown at once.
		return &Page{Site: &site, View: view, Brief: page.Get("brief").Truthy() && !site.Frame}
	}
	taken := false
	app.RouteWithRegexp("", func() app.Composer {
		view, ok := address.Open(site.Library, site.below(app.Window().URL().Path))
		if taken {
			return newPage(view)
		}
		// A host may show a page at any address: the page says which it is.
		taken = true
		if path := page.Get("conf").Get("path"); !path.IsUndefined() {
			// At the address of the home page a host shows no other page, but a proxy may, which
			// has the address of the page in the query.
			at := app.Window().URL().Path
			page.Set("displaced", !ok || at == site.Base && path.String() != "")
			view, _ = address.Open(site.Library, strings.TrimPrefix(path.String(), site.Prefix()))
		} else if view = address.NotFound; site.Frame {
			view = address.NotFoundInFrame
		}
		return newPage(view)
	})
	done("takeover-decode")
	pause()
	begin("takeover-mount")
	page.Call("adopt")
	app.RunWhenOnBrowser()
	return nil
}

// pause lets the browser do what else there is to do. A short sleep would not: on a
// slow processor it is over before the browser gets its turn.
func pause() {
	over := make(chan struct{})
	app.Window().Call("setTimeout", once(func([]app.Value) { close(over) }))
	<-over
}

// begin marks the beginning of what done measures.
func begin(name string) { time("mark", name) }

func done(name string) { time("measure", name, name) }

// time calls a function of the browser's timeline. Others may have taken the mark away, or
// all of the timeline.
func time(function string, args ...any) {
	defer func() { _ = recover() }()
	app.Window().Get("performance").Call(function, args...)
}

// call calls a function that boot.js offers.
func call(function string, args ...any) app.Value {
	return app.Window().Get("shiming").Call(function, args...)
}

// once makes a function of what the page calls once.
func once(do func(args []app.Value)) app.Func {
	var f app.Func
	f = app.FuncOf(func(_ app.Value, args []app.Value) any {
		f.Release()
		do(args)
		return nil
	})
	return f
}

// below returns the part of an address's path that is below the base and the
// language's prefix.
func (s *Site) below(path string) string {
	return strings.TrimPrefix(strings.TrimPrefix(path, strings.TrimSuffix(s.Base, "/")), strings.TrimSuffix("/"+s.Prefix(), "/"))
}

// ready tells the page that it has been taken over.
func ready() {
	done("takeover-mount")
	call("ready")
}

// displaced reports whether the page stands at an address that is none of the site's, such
// as an archive's.
func displaced() bool { return app.Window().Get("shiming").Get("displaced").Truthy() }

// replace goes to an address in place of the present one.
func replace(address string) { call("replace", address) }

// setAddress puts an address of the same view in place of the present one.
func setAddress(address string) { call("setAddress", address) }

// leave loads an address in place of the present one.
func leave(address string) { app.Window().Get("location").Call("replace", address) }

// announce tells the page that another view is shown; said is for assistive technology.
func announce(title, description, canonical, said string) {
	call("viewShown", title, description, canonical, said)
}

// painted calls do once what the page shows now is painted.
func painted(do func()) { call("afterPaint", once(func([]app.Value) { do() })) }

// idle calls do when the browser has nothing else to do.
func idle(do func()) { call("whenIdle", once(func([]app.Value) { do() })) }

// fieldValue returns what is in a field, or nothing if it is not there or what was typed
// is not valid.
func fieldValue(id string) (value string, valid bool) {
	if field := app.Window().GetElementByID(id); field.Truthy() {
		return field.Get("value").String(), !field.Get("validity").Get("badInput").Bool()
	}
	return "", true
}

// today returns the day where the reader is, such as "2026-02-13".
func today() string { return day("get", 0) }

// todayInChina returns the day where it is eight hours later than by UTC.
func todayInChina() string { return day("getUTC", 8*3600*1000) }

// day returns the day in so many milliseconds, in the reader's zone or in UTC.
func day(zone string, later int) string {
	date := app.Window().Get("Date")
	now := date.New(date.Call("now").Int() + later)
	part := func(name string, more int) string {
		n := strconv.Itoa(now.Call(zone+name).Int() + more)
		return strings.Repeat("0", max(0, 2-len(n))) + n
	}
	return part("FullYear", 0) + "-" + part("Month", 1) + "-" + part("Date", 0)
}

// offerCard lets the page ask for the card of the view that it shows.
func (p *Page) offerCard() {
	app.Window().Get("shiming").Set("card", app.FuncOf(func(app.Value, []app.Value) any {
		if p.View.Place.Rule == nil {
			return nil
		}
		origin := pageOrigin()
		if displaced() {
			origin = cmp.Or(p.Site.Origin, origin)
		}
		return p.Site.card(p.View.Place, origin, today())
	}))
}

// reportChange shows a reader what cannot wait for another look at the page.
func reportChange(words string) { call("reportChange", words) }

func pageOrigin() string { return app.Window().Get("location").Get("origin").String() }

// loadScript loads a script, unless the page has it.
func loadScript(address string) {
	document := app.Window().Get("document")
	if document.Call("querySelector", `script[src="`+address+`"]`).Truthy() {
		return
	}
	script := document.Call("createElement", "script")
	script.Set("src", address)
	document.Get("head").Call("appendChild", script)
}

// fields returns what the named fields within an element say. A box that is not
// ticked says nothing; what boxes of one name say is joined by spaces.
func fields(id string) map[string]string {
	said := map[string]string{}
	element := app.Window().GetElementByID(id)
	if !element.Truthy() {
		return said
	}
	all := element.Get("elements")
	for i := range all.Length() {
		f := all.Index(i)
		name := f.Get("name").String()
		if name == "" || (f.Get("type").String() == "checkbox" && !f.Get("checked").Bool()) {
			continue
		}
		if said[name] != "" {
			said[name] += " "
		}
		said[name] += f.Get("value").String()
	}
	return said
}

// copyText puts a text on the clipboard, and tells then whether it did.
func copyText(words string, then func(done bool)) {
	call("copy", words, once(func(did []app.Value) { then(did[0].Bool()) }))
}

// index gets the index of the search. It is empty if it could not be had.
func index(then func(text string)) {
	call("loadIndex", once(func(got []app.Value) { then(got[0].String()) }))
}

// searchText returns what is in the field of the search, and whether the page shows already
// what it has found of that itself, which stays until the next input.
func searchText() (text string, shown bool) {
	text = strings.TrimSpace(call("searchText").String())
	return text, text != "" && text == app.Window().Get("shiming").Get("found").String()
}

// searchable tells the page that there is more to search with than what is on it.
func searchable() { app.Window().Get("shiming").Set("searches", true) }

// reportSearch tells the page what was searched for, and what there is to say of it to
// assistive technology.
func reportSearch(text, said string) { call("searched", text, said) }

// focusHit moves the focus to a hit, given by its number from 0 on.
func focusHit(hit int) { call("focusHit", hit) }
