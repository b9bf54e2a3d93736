package web

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"shiming/app"
	"shiming/content"
)

// assets are the addresses of the files that every page names, below the base.
type assets struct {
	style, boot, exec, wasm, library string

	// search are the tables of the search in the language of the page.
	search string

	// frameStyle and frame are the style and the script of the pages for frames.
	frameStyle, frame string

	// bare is what the style of every page has more where no script runs.
	bare string

	// device is the script for what the device can do, or empty if it can do nothing.
	device string

	// card is the script for the card that is handed to customer service.
	card string

	// files are those of the folder files, by their names there.
	files map[string]string

	// whole is the library with the words for owners, which library is without.
	whole string

	// wasmSize is the size of the wasm in bytes, uncompressed.
	wasmSize int
}

// document returns a whole page: the view's tree in the shell that the browser
// takes over. The view is the first element of the body; what changes before and
// beside it, such as the line that tells of progress, comes after it.
func document(s *app.Site, v app.View, a assets) (*node, error) {
	root, err := prerender(&app.Page{Site: s, View: v})
	if err != nil {
		return nil, err
	}
	ui, device := &s.Library.Interface.Site, &s.Library.Interface.Device
	attrs, top := []string{"lang", s.Library.Lang, "data-app", "waiting"}, head
	if v.Frame {
		attrs, top = append(attrs, "data-frame", ""), frameHead
	}
	if v.Kind == app.EmbedPage {
		attrs = append(attrs, "data-start", "") // what is there to do needs the program
	}
	return element("html", attrs,
		top(s, v, a),
		element("body", nil,
			root,
			element("p", []string{"id", "status", "role", "status",
				"data-loading", ui.Loading, "data-failed", ui.Failed, "data-retry", ui.Retry,
				"data-offline", device.Lost, "data-kept", device.Kept,
				"data-update", device.Update, "data-refresh", device.Refresh, "data-updating", device.Updating, "data-later", device.Later,
				"data-copied", device.Copied, "data-copy", device.NotCopied, "data-dismiss", device.Dismiss,
				"data-no-print", s.Library.Interface.Acts.NoPrint, "data-thanks", s.Library.Interface.Acts.Thanks,
				"data-barred", s.Library.Interface.Frame.Barred, "data-copy-address", device.Copy}),
			element("p", []string{"id", "announcer", "aria-live", "polite"}),
		)), nil
}

// file writes a whole page.
func file(page *node) []byte {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n")
	page.markup(&b)
	b.WriteString("\n")
	return []byte(b.String())
}

// forReaders returns a page without what only search engines, messengers and publishing
// systems read.
func forReaders(page *node) *node {
	body := *page
	head := *page.children[0]
	head.children = slices.DeleteFunc(slices.Clone(head.children), func(n *node) bool {
		return slices.ContainsFunc(n.attrs, func(a attr) bool {
			return a.name == "property" || a.name == "hreflang" ||
				slices.Contains([]string{"description", "canonical", "twitter:card", "application/ld+json", oembedType}, a.value)
		})
	})
	body.children = append([]*node{&head}, page.children[1:]...)
	return &body
}

// placeless returns a page with [here] for its own path in the links to other
// languages. A bundle has a hundred pages, whose paths would be a twentieth of it; the
// service worker, which was asked for a path, puts it in.
func placeless(s *app.Site, v app.View, page []byte) []byte {
	for _, a := range s.Alternates(v) {
		if to, ok := strings.CutSuffix(a.Path, v.Path); ok {
			link := func(to string) []byte { return []byte(` href="` + valueEscaper.Replace(s.Base+to) + `" hreflang="`) }
			page = bytes.ReplaceAll(page, link(a.Path), link(to+here))
		}
	}
	return page
}

// here stands for a path, as in worker.js. No page has such a character.
const here = "\x01"

func named(name, value string) *node {
	return element("meta", []string{"name", name, "content", value})
}

// common is what every page has in its head, before all else.
func common(title, description string) []*node {
	return []*node{
		element("meta", []string{"charset", "utf-8"}),
		// For hosts that send no such header.
		element("meta", []string{"http-equiv", "Content-Security-Policy", "content", policy}),
		named("viewport", "width=device-width, initial-scale=1"),
		element("title", nil, textNode(title)),
		named("description", description),
		named("color-scheme", "light dark"),
		named("format-detection", "telephone=no"),
	}
}

// boot returns the attributes of the script that starts the program in a page. It
// is told there what it needs to know.
func boot(s *app.Site, v app.View, script string, a assets) []string {
	library := a.library
	if v.Kind == app.EmbedPage {
		library = a.whole
	}
	attrs := []string{"src", s.Base + script, "defer", "",
		"data-base", s.Base, "data-origin", s.Origin, "data-version", s.Version,
		"data-wasm", s.Base + a.wasm, "data-size", strconv.Itoa(a.wasmSize),
		"data-exec", s.Base + a.exec, "data-library", s.Base + library, "data-search", s.Base + a.search}
	var checked []string
	for _, src := range s.Library.Sources {
		checked = append(checked, src.ID+"="+src.Checked)
	}
	attrs = append(attrs, "data-card", s.Base+a.card, "data-checked", strings.Join(checked, " "), "data-rules", s.Library.Revision)
	if v.Kind == app.NotFound {
		attrs = append(attrs, "data-missing", "")
	}
	return attrs
}

func head(s *app.Site, v app.View, a assets) *node {
	ui := &s.Library.Interface
	title, description := s.Title(v), s.Description(v)
	property := func(name, value string) *node {
		return element("meta", []string{"property", name, "content", value})
	}
	link := func(rel, path string, more ...string) *node {
		return element("link", append([]string{"rel", rel, "href", s.Base + path}, more...))
	}
	script := boot(s, v, a.boot, a)
	if a.device != "" {
		script = append(script, "data-device", s.Base+a.device)
	}
	nodes := append(common(title, description),
		element("meta", []string{"name", "theme-color", "content", light.Theme, "media", "(prefers-color-scheme: light)"}),
		element("meta", []string{"name", "theme-color", "content", dark.Theme, "media", "(prefers-color-scheme: dark)"}),
		link("stylesheet", a.style),
		bare(s, a),
		element("script", script))
	if v.Kind == app.EmbedPage {
		nodes = append(nodes, element("script", []string{"src", s.Base + embedName, "defer", ""}))
	}
	nodes = append(nodes,
		link("icon", a.files["icon.svg"], "type", "image/svg+xml", "sizes", "any"),
		link("icon", a.files["icon-192.png"], "type", "image/png", "sizes", "192x192"),
		link("apple-touch-icon", a.files["apple-touch-icon.png"]),
		link("manifest", s.Prefix()+manifestName),
		// Safari proposes this as the name under the icon. It reads all else from the
		// manifest; apple-mobile-web-app-capable would only make other browsers warn.
		named("apple-mobile-web-app-title", ui.Name),
	)
	if v.Kind == app.NotFound {
		return element("head", nil, append(nodes, named("robots", "noindex"))...)
	}
	if v.Place.Unsure() { // there are many, and they say less than the others
		nodes = append(nodes, named("robots", "noindex"))
	}
	nodes = append(nodes,
		property("og:type", "website"),
		property("og:site_name", ui.FullName),
		property("og:title", title),
		property("og:description", description),
		property("og:locale", strings.ReplaceAll(ogLocale(s.Library.Lang), "-", "_")),
		named("twitter:card", "summary_large_image"),
	)
	if s.Origin != "" {
		nodes = append(nodes,
			element("link", []string{"rel", "canonical", "href", s.URL(v.Path)}),
			property("og:url", s.URL(v.Path)),
			property("og:image", s.Whole(a.files["picture.png"])),
			property("og:image:width", "1200"),
			property("og:image:height", "630"),
			property("og:image:alt", ui.Site.PictureText),
		)
	}
	if alternates := s.Alternates(v); s.Origin != "" && len(alternates) > 1 {
		for _, a := range alternates {
			nodes = append(nodes, element("link", []string{"rel", "alternate", "hreflang", a.Lang, "href", s.Whole(a.Path)}))
		}
		nodes = append(nodes, element("link", []string{"rel", "alternate", "hreflang", "x-default", "href", s.Whole(alternates[0].Path)}))
	}
	if embeddable(s, v) {
		nodes = append(nodes, element("link", []string{"rel", "alternate", "type", oembedType,
			"href", s.URL(v.Path + oembedName), "title", title}))
	}
	for _, data := range structured(s, v) {
		nodes = append(nodes, element("script", []string{"type", "application/ld+json"}, textNode(data)))
	}
	return element("head", nil, nodes...)
}

// bare brings the style that a page has more where no script runs.
func bare(s *app.Site, a assets) *node {
	return element("noscript", nil, element("link", []string{"rel", "stylesheet", "href", s.Base + a.bare}))
}

// ogLocale returns the locale that Open Graph knows for a language.
func ogLocale(lang string) string {
	switch lang {
	case "zh-Hans":
		return "zh-CN"
	case "zh-Hant":
		return "zh-TW"
	}
	return lang
}

// structured returns the JSON-LD blocks of a view. They say what the page shows
// and nothing else.
func structured(s *app.Site, v app.View) []string {
	var blocks []string
	switch v.Kind {
	case app.Home:
		blocks = append(blocks, jsonLD(faqPage(s.Library.Questions)))
	case app.Question:
		blocks = append(blocks, jsonLD(faqPage([]content.Question{*v.Question})))
	}
	if crumbs := s.Crumbs(v); crumbs != nil && s.Origin != "" {
		list := breadcrumbList{Context: schema, Type: "BreadcrumbList"}
		for i, c := range crumbs {
			list.Items = append(list.Items, listItem{Type: "ListItem", Position: i + 1, Name: c.Name, Item: s.URL(c.Path)})
		}
		blocks = append(blocks, jsonLD(list))
	}
	return blocks
}
