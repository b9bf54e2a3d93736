// Command field is a go-app program for a test: one page with a text field that
// has a value of its own.
package main

import "github.com/maxence-charriere/go-app/v10/pkg/app"

type page struct {
	app.Compo
}

func (p *page) Render() app.UI {
	return app.Elem("div").Body(
		app.Elem("label").Attr("for", "field").Text("找"),
		app.Elem("input").Attr("id", "field").Attr("type", "text"),
	)
}

func (p *page) OnMount(app.Context) {
	app.Window().Get("shiming").Call("ready")
}

func main() {
	app.RouteWithRegexp("", func() app.Composer { return &page{} })
	app.Window().Get("shiming").Call("adopt")
	app.RunWhenOnBrowser()
}
