// Package app is what the reader sees and touches: the views, and the start in the browser.
// The host renders the same views into the pages that the browser then takes over.
//
// A component of go-app costs the wasm 8 kB: what has no state can be a method of [Site].
// Fields are the reader's: they are read, and never written. In this package app stands for
// go-app.
package app

import (
	"strconv"
	"strings"

	"shiming/content"
	"shiming/content/address"
	"shiming/content/search"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Site is what the views need to know.
type Site struct {
	Library *content.Library

	// Base is the path that the site lives under. It starts and ends with a
	// slash.
	Base string

	// Origin is the scheme and host that the site is served from, such as
	// "https://example.com", or empty if it is not known.
	Origin string

	// Device tells that the site has a script for what the reader's device can do with
	// it.
	Device bool

	// Frame tells that the views are shown in a frame in someone else's page.
	Frame bool

	// Version names the content and code that this site was built from.
	Version string

	searcher *search.Searcher // once it was needed
}

// Link returns the address of a path of the site in its language, such as
// "q/how-to-verify/" or "/", as links write it. In a frame that is the address of the same
// view there, where there is one.
func (s *Site) Link(path string) string {
	path, _ = s.within(path)
	return s.Base + s.Prefix() + path
}

// URL returns the full address of a path of the site in its language, or without
// scheme and host if the origin is not known. In a frame too it is the address of the
// path as it stands.
func (s *Site) URL(path string) string {
	return s.Absolute(s.Prefix() + strings.TrimPrefix(path, "/"))
}

// Absolute returns the full address of a path below the base, of a file that is there for
// all languages or with the prefix of a language.
func (s *Site) Absolute(path string) string {
	return s.Origin + s.Base + path
}

// within returns the path that a link to a path of the site leads to, and whether
// it stays within the frame. Outside of frames every path stays as it is.
func (s *Site) within(path string) (to string, stays bool) {
	path = strings.TrimPrefix(path, "/")
	if !s.Frame {
		return path, true
	}
	return address.InFrame(path)
}

// link makes a link to a path of the site. It and [Site.contentLink] make all links of the
// views but those within one page. One that leaves a frame opens a tab of its own:
// the host's page stays what it is.
func (s *Site) link(path string, children ...app.UI) app.HTMLElem {
	_, stays := s.within(path)
	return s.anchor(s.Link(path), stays, children)
}

// textLink makes a link with a text to a path of the site.
func (s *Site) textLink(path, words string) app.HTMLElem {
	return s.link(path, s.label(words)...)
}

// label makes the words of a link one node.
func (s *Site) label(words string) []app.UI { return one(s.words(words)) }

// one makes the nodes of a text one node, which lays them out as a sentence also where it
// stands in a flexible box.
func one(nodes []app.UI) []app.UI {
	if len(nodes) > 1 {
		return []app.UI{el("span", "", nodes...)}
	}
	return nodes
}

// contentLink makes the link that the content has to a target: a path of the site with a
// slash before it, or an address anywhere. A telephone number or mail address
// leads to no page.
func (s *Site) contentLink(target, words string) app.HTMLElem {
	if path, own := strings.CutPrefix(target, "/"); own {
		return s.textLink(path, words)
	}
	stays := !s.Frame || !strings.HasPrefix(target, "http")
	return s.anchor(target, stays, s.label(words))
}

func (s *Site) anchor(href string, stays bool, children []app.UI) app.HTMLElem {
	if !stays {
		children = append(children, text("span", "away", s.Library.Interface.Frame.NewTab))
	}
	a := el("a", "", children...).Attr("href", href)
	if !stays {
		a = a.Attr("target", "_blank").Attr("rel", "noopener")
	}
	return a
}

// date says a day given as YYYY-MM-DD in the language of the site.
func (s *Site) date(day string) string {
	return fillDate(s.Library.Interface.Site.DateFormat, s.Library.Interface.Site.Months, day)
}

// fillDate fills a day given as YYYY-MM-DD into a pattern, with the names of months if there
// are any.
func fillDate(pattern string, months []string, day string) string {
	part := strings.Split(day, "-")
	if len(part) != 3 {
		return day
	}
	trim := func(n string) string { return strings.TrimLeft(n, "0") }
	month := trim(part[1])
	if n, err := strconv.Atoi(month); err == nil && n > 0 && n <= len(months) {
		month = months[n-1]
	}
	return content.Fill(pattern, "year", part[0], "month", month, "day", trim(part[2]))
}
