package site

import (
	"encoding/json"
	"strconv"
	"strings"

	"shiming/app"
	"shiming/content/address"
)

// oembedType is the type of the documents that say how to show a page within another one,
// as https://oembed.com has it. Publishing systems look for it when an author pastes the
// page's address.
const oembedType = "application/json+oembed"

// oembed is a document of oEmbed 1.0 of the type rich.
type oembed struct {
	Version      string `json:"version"`
	Type         string `json:"type"`
	Title        string `json:"title"`
	ProviderName string `json:"provider_name"`
	ProviderURL  string `json:"provider_url"`
	CacheAge     int    `json:"cache_age"` // in seconds
	Width        int    `json:"width"`
	Height       int    `json:"height"`
	HTML         string `json:"html"`
}

// embeddable reports whether a view is there for frames too, and can be found by its
// address.
func embeddable(s *app.Site, v address.View) bool {
	if s.Origin == "" {
		return false
	}
	_, there := address.Open(s.Library, address.Frame+v.Path)
	return there && !v.Frame && v.Kind != address.NotFoundView
}

// oembedOf returns the document of an embeddable view.
func oembedOf(s *app.Site, v address.View) []byte {
	// The frame has to do without the script that fits it to what it shows: enough for the
	// beginning, the rest is scrolled to.
	width, height := 600, 560
	if v.Kind == address.HomeView || v.Place.Rule != nil {
		height = 720
	}
	title := s.Title(v)
	// WordPress leaves of a site that it does not know these three elements alone, and
	// of the first no attribute. It shows the link until the frame is there.
	var html strings.Builder
	element("blockquote", nil, element("a", []string{"href", s.URL(v.Path)}, textNode(title))).markup(&html)
	element("iframe", []string{"src", s.URL(address.Frame + v.Path), "title", title,
		"width", strconv.Itoa(width), "height", strconv.Itoa(height), "loading", "lazy"}).markup(&html)
	data, _ := json.Marshal(oembed{Version: "1.0", Type: "rich", Title: title,
		ProviderName: s.Library.Interface.FullName, ProviderURL: s.URL(""), CacheAge: 24 * 60 * 60,
		Width: width, Height: height, HTML: html.String()}) // texts and numbers always encode
	return data
}
