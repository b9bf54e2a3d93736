package app

import (
	"shiming/content/address"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// The elements of all views are made here, by app.Elem. go-app's constructors of
// one tag each, such as app.Div, would each link a type of its own with some
// hundred methods, and chains of setters at every place cost as much again.

// el makes an element with a class, which may be empty, and children.
func el(tag, class string, children ...app.UI) app.HTMLElem {
	e := app.Elem(tag)
	if class != "" {
		e = e.Class(class)
	}
	return e.Body(children...)
}

// text makes an element with a class and a text, either of which may be empty.
func text(tag, class, words string) app.HTMLElem {
	if words == "" {
		return el(tag, class)
	}
	return el(tag, class, app.Text(words))
}

func input(kind string) app.HTMLElem { return app.Elem("input").Attr("type", kind) }

// section makes a section that is named by its heading, of a tag and with an id.
func (s *Site) section(class, tag, id, heading string, body ...app.UI) app.UI {
	title := s.text(tag, "", heading).Attr("id", id)
	return el("section", class, append([]app.UI{title}, body...)...).Attr("aria-labelledby", id)
}

// Heading is the id of the main heading of a view.
const Heading = "heading"

// heading makes the main heading of a view, which takes the focus when the view
// is shown.
func (s *Site) heading(words string) app.HTMLElem {
	return s.text("h1", "", words).Attr("id", Heading).Attr("tabindex", "-1")
}

// anchors makes empty elements with the anchors of former ids, so that fragments with them
// still lead here.
func anchors(aliases []string, part func(id string) address.Part) []app.UI {
	var out []app.UI
	for _, alias := range aliases {
		out = append(out, el("span", "").Attr("id", part(alias).Anchor))
	}
	return out
}
