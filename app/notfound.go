package app

import (
	"shiming/content/address"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// notFoundView says that an address shows nothing, and where to go.
type notFoundView struct {
	app.Compo

	Site *Site
}

func (v *notFoundView) Render() app.UI {
	ui := &v.Site.Library.Interface.NotFound
	return el("article", "",
		v.Site.heading(ui.Title),
		text("p", "lead", ui.Text),
		text("p", "", ui.CheckText),
		el("ul", "options",
			el("li", "", v.Site.link("", v.Site.whole("span", "", ui.HomeLink))),
			el("li", "", v.Site.link(address.Check, v.Site.whole("span", "", ui.RestartLink))),
		),
	)
}
