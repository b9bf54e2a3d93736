// Package app is what the reader sees and touches: go-app components for each
// view, the table of routes, and the start in the browser. The host renders the
// same components into the pages that the browser then takes over.
//
// In this package app stands for go-app.
package app

import (
	"strings"

	"shiming/content"
)

// Site is what the views need to know.
type Site struct {
	Library *content.Library `json:"library"`

	// Base is the path that the site lives under. It starts and ends with a
	// slash.
	Base string `json:"base"`

	// Origin is the scheme and host that the site is served from, such as
	// "https://example.com", or empty if it is not known.
	Origin string `json:"origin"`

	// Device tells that the site has a script for what the reader's device can do with
	// it.
	Device bool `json:"device"`

	// Version names the content and code that this site was built from.
	Version string `json:"version"`
}

// Link returns the address of a path of the site, such as "q/how-to-verify/" or
// "/", as links write it.
//
//go:noinline
func (s *Site) Link(path string) string {
	return s.Base + strings.TrimPrefix(path, "/")
}

// URL returns the full address of a path of the site, or the same as Link if the
// origin is not known.
func (s *Site) URL(path string) string {
	return s.Origin + s.Link(path)
}

// href returns the address that a link of the content leads to.
func (s *Site) href(target string) string {
	if strings.HasPrefix(target, "/") {
		return s.Link(target)
	}
	return target
}

// date says a day given as YYYY-MM-DD in the language of the site.
//
//go:noinline
func (s *Site) date(day string) string {
	part := strings.Split(day, "-")
	if len(part) != 3 {
		return day
	}
	trim := func(n string) string { return strings.TrimLeft(n, "0") }
	return content.Fill(s.Library.Interface.Site.DateFormat,
		"year", part[0], "month", trim(part[1]), "day", trim(part[2]))
}

// list joins the entries of a list within a sentence.
//
//go:noinline
func (s *Site) list(entries []string) string {
	return strings.Join(entries, s.Library.Interface.Check.Separator)
}
