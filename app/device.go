package app

import (
	"strings"

	"shiming/content/address"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// device says what the reader's device can do with the site: use it offline, and
// install it. Only the browser knows how that stands, and it changes, so all that
// there may be to say is on the page, each in the place of the others. The script
// device.js names what holds in data-offline and data-install of the html element,
// the styles show that, and this tree never changes.
func (s *Site) device() app.UI {
	ui := &s.Library.Interface.Device
	st, way := &ui.States, &ui.Ways
	return s.section("device", "h2", address.Device().Anchor, ui.Title,
		s.text("h3", "", ui.Offline),
		states(
			state("offline-unknown", st.Unknown, ""),
			state("offline-storing", st.Storing, ""),
			state("offline-keeping", st.Keeping, "percent"),
			state("offline-ready", st.Ready, ""),
			state("offline-partly", st.Partly, "missing", s.action("keep", ui.Keep)),
			state("offline-failed", st.Failed, "file", s.action("keep", ui.Again)),
			state("offline-changed", st.Changed, "file", s.action("keep", ui.Again)),
			state("offline-full", st.Full, "", s.action("keep", ui.Again)),
			state("offline-blocked", st.Blocked, ""),
			state("offline-unsupported", st.Unsupported, ""),
			state("offline-insecure", st.Insecure, ""),
			state("offline-in-app", st.InApp, ""),
		),
		s.text("h3", "", ui.Install),
		states(
			state("install-menu", way.Menu, ""),
			state("install-prompt", way.Prompt, "", s.action("install", ui.Button)),
			state("install-ios", way.IOS, ""),
			state("install-in-app", way.InApp, "", s.action("copy", ui.Copy)),
			state("install-done", way.Done, ""),
			state("install-installed", way.Installed, ""),
		),
	)
}

// states are what there may be to say of one thing. The focus goes to them when a
// button in them was used.
func states(all ...app.UI) app.UI {
	return el("div", "card states", all...).Attr("tabindex", "-1").Attr("role", "status")
}

// state is one of the things there may be to say. Where its words have {figure}, the
// styles put a text of the moment.
func state(class, words, figure string, button ...app.UI) app.UI {
	before, after, found := strings.Cut(words, "{"+figure+"}")
	var said []app.UI
	if before != "" {
		said = append(said, app.Text(before))
	}
	if found {
		said = append(said, el("span", "figure-"+figure))
		if after != "" {
			said = append(said, app.Text(after))
		}
	}
	return el("div", "state "+class, append([]app.UI{el("p", "", said...)}, button...)...)
}

// action is a button that device.js acts on.
func (s *Site) action(do, label string) app.UI {
	return s.text("button", "button", label).Attr("type", "button").Attr("data-do", do)
}
