package site

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"shiming/app"
	"shiming/content"
	"shiming/content/address"
	"shiming/web/headers"
)

// document returns a whole page: the view's tree in the shell that the browser
// takes over. The view is the first element of the body; what changes before and
// beside it, such as the line that tells of progress, comes after it.
func (b builder) document(s *app.Site, v address.View) (*node, error) {
	root, err := prerender(&app.Page{Site: s, View: v})
	if err != nil {
		return nil, fmt.Errorf("/%s%s: %w", s.Prefix(), v.Path, err)
	}
	ui, device := &s.Library.Interface.Site, &s.Library.Interface.Device
	attrs, top := []string{"lang", s.Library.Lang, "data-app", "waiting"}, b.head
	if v.Frame {
		attrs, top = append(attrs, "data-frame", ""), b.frameHead
	}
	if v.Kind == address.EmbedView {
		attrs = append(attrs, "data-start", "") // what is there to do needs the program
	}
	return element("html", attrs,
		top(s, v),
		element("body", nil,
			root,
			element("p", []string{"id", "status", "role", "status",
				"data-loading", ui.Loading, "data-failed", ui.Failed, "data-retry", ui.Retry,
				"data-offline", device.Lost,
				"data-update", device.Update, "data-refresh", device.Refresh, "data-updating", device.Updating, "data-later", device.Later,
				"data-copied", device.Copied, "data-copy", device.NotCopied, "data-dismiss", device.Dismiss,
				"data-no-print", s.Library.Interface.Acts.NoPrint, "data-thanks", s.Library.Interface.Acts.Thanks,
				"data-found", s.Library.Interface.Search.Found, "data-question", s.Library.Interface.Search.Kinds.Question,
				"data-barred", s.Library.Interface.Frame.Barred, "data-copy-address", device.Copy}),
			element("p", []string{"id", "announcer", "aria-live", "polite"}),
		)), nil
}

// file returns a whole page as a file.
func (page *node) file() []byte {
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

// withPlaceholders returns a page with [pathPlaceholder] for its own path, wherever an address
// has it, with [stylePlaceholder] for its style, and with [breakPlaceholder] wherever a line may
// end. A bundle has a hundred pages, whose paths would be a twentieth of it; the service worker,
// which was asked for a path and keeps the style, puts them in.
func (b builder) withPlaceholders(s *app.Site, v address.View, page []byte) []byte {
	if path := valueEscaper.Replace(v.Path); path != "" && v.Kind != address.NotFoundView { // that one has any path
		page = bytes.ReplaceAll(page, []byte("/"+path), []byte("/"+pathPlaceholder))
		page = bytes.ReplaceAll(page, []byte(` data-path="`+path+`"`), []byte(` data-path="`+pathPlaceholder+`"`))
	}
	for i, part := range strings.Split(v.Path, "/") {
		if v.Kind == address.CheckView && strings.Contains(part, "=") { // what asks for this answer again
			again := valueEscaper.Replace("/" + strings.Replace(v.Path, part+"/", "", 1) + `"`)
			page = bytes.ReplaceAll(page, []byte(again), fmt.Appendf(nil, `/%s%d"`, againPlaceholder, i))
		}
	}
	page = bytes.ReplaceAll(page, []byte(lineBreak), []byte(breakPlaceholder))
	return bytes.Replace(page, b.Files[b.at["full.css"]].Data, []byte(stylePlaceholder), 1)
}

// No page has such characters.
const (
	pathPlaceholder  = "\x01"
	stylePlaceholder = "\x02"
	breakPlaceholder = "\x03"
	againPlaceholder = "\x04" // before the number of the part that the page's path has more
)

// lineBreak is where a line may end, as package app makes it.
const lineBreak = `<wbr aria-hidden="true">`

// meta makes a meta element. key is name, property or http-equiv.
func meta(key, name, content string, more ...string) *node {
	return element("meta", append([]string{key, name, "content", content}, more...))
}

func link(rel, href string, more ...string) *node {
	return element("link", append([]string{"rel", rel, "href", href}, more...))
}

// common is what every page has in its head, before all else.
func common(policy, title, description string) []*node {
	return []*node{
		element("meta", []string{"charset", "utf-8"}),
		// For hosts that send no such header.
		meta("http-equiv", "Content-Security-Policy", policy),
		meta("name", "viewport", "width=device-width, initial-scale=1"),
		element("title", nil, textNode(title)),
		meta("name", "description", description),
		meta("name", "color-scheme", "light dark"),
		meta("name", "format-detection", "telephone=no"),
	}
}

// program returns the style of a page, with what it has more where no script runs, and the
// script that starts the program in it. It is told there what it needs to know.
func (b builder) program(s *app.Site, v address.View, style, script string, more ...string) []*node {
	url := func(name string) string { return b.Base + b.at[name] }
	library := "library."
	if v.Kind == address.EmbedView {
		library = "whole." // with the words for owners
	}
	var checked []string
	for _, src := range s.Library.Sources {
		checked = append(checked, src.ID+"="+src.Checked)
	}
	words, wordsHash := b.starred(library + s.Library.Lang + ".json")
	index, indexHash := b.starred("search." + s.Library.Lang + ".json")
	attrs := append(more, "src", url("first.js"), "defer", "", "data-boot", url(script),
		"data-base", s.Base, "data-lang", s.Library.Lang, "data-origin", s.Origin,
		"data-wasm", url("app.wasm"), "data-size", strconv.Itoa(len(b.Files[b.at["app.wasm"]].Data)), "data-exec", url("wasm_exec.js"),
		"data-library", words, "data-rest", url("rest."+s.Library.Lang+".json"), "data-search", index, releaseAttr, strings.Join([]string{s.Version, wordsHash, indexHash}, " "),
		"data-card", url("card.js"), "data-style", url(style), "data-more", url("more.css"), "data-checked", strings.Join(checked, " "), "data-rules", s.Library.Revision)
	if v.Kind == address.NotFoundView {
		attrs = append(attrs, "data-missing", "")
	} else {
		attrs = append(attrs, "data-path", s.Prefix()+v.Path)
	}
	inside := func(name string) *node { return element("style", nil, textNode(string(b.Files[b.at[name]].Data))) }
	// What is painted first begins with the heading: a browser would else take the time to paint
	// that there is nothing yet.
	rest, bare := link("stylesheet", url("more.css")), inside("bare.css")
	nodes := []*node{link("expect", "#"+app.Heading, "blocking", "render"), inside(style)}
	switch v.Kind {
	case address.RulesView, address.AboutView, address.EmbedView:
		nodes = append(nodes, rest, element("noscript", nil, bare))
	default: // a script asks for it
		nodes = append(nodes, element("noscript", nil, bare, rest))
	}
	return append(nodes, element("script", attrs))
}

// starred returns the address of a file that is named by its content, with a star for its hash,
// and the hash.
func (b builder) starred(name string) (address, hash string) {
	ext := path.Ext(name)
	start, hash, _ := strings.Cut(strings.TrimSuffix(b.at[name], ext), strings.TrimSuffix(name, ext)+".")
	return b.Base + start + strings.TrimSuffix(name, ext) + ".*" + ext, hash
}

func (b builder) head(s *app.Site, v address.View) *node {
	ui := &s.Library.Interface
	title, description := s.Title(v), s.Description(v)
	nodes := append(common(b.Policy(headers.Page), title, description),
		meta("name", "theme-color", light.Theme, "media", "(prefers-color-scheme: light)"),
		meta("name", "theme-color", dark.Theme, "media", "(prefers-color-scheme: dark)"))
	var device []string
	if s.Device {
		device = []string{"data-device", s.Base + b.at["device.js"]}
	}
	nodes = append(nodes, b.program(s, v, "full.css", "boot.js", device...)...)
	if v.Kind == address.EmbedView {
		nodes = append(nodes, element("script", []string{"src", s.Base + address.EmbedScript, "defer", ""}))
	}
	nodes = append(nodes,
		link("icon", s.Base+b.at["icon.svg"], "type", "image/svg+xml", "sizes", "any"),
		link("icon", s.Base+b.at["icon-192.png"], "type", "image/png", "sizes", "192x192"),
		link("apple-touch-icon", s.Base+b.at["apple-touch-icon.png"]),
		link("manifest", s.Base+s.Prefix()+address.Manifest),
		// Safari proposes this as the name under the icon. It reads all else from the
		// manifest; apple-mobile-web-app-capable would only make other browsers warn.
		meta("name", "apple-mobile-web-app-title", ui.Name),
	)
	if v.Kind == address.NotFoundView {
		return element("head", nil, append(nodes, meta("name", "robots", "noindex"))...)
	}
	if v.Place.Unsure() { // there are many, and they say less than the others
		nodes = append(nodes, meta("name", "robots", "noindex"))
	}
	nodes = append(nodes,
		meta("property", "og:type", "website"),
		meta("property", "og:site_name", ui.FullName),
		meta("property", "og:title", title),
		meta("property", "og:description", description),
		meta("property", "og:locale", strings.ReplaceAll(ogLocale(s.Library.Lang), "-", "_")),
		meta("name", "twitter:card", "summary_large_image"),
	)
	if s.Origin != "" {
		nodes = append(nodes,
			link("canonical", s.URL(v.Path)),
			meta("property", "og:url", s.URL(v.Path)),
			meta("property", "og:image", s.Absolute(b.at["picture.png"])),
			meta("property", "og:image:width", "1200"),
			meta("property", "og:image:height", "630"),
			meta("property", "og:image:alt", ui.Site.PictureText),
		)
	}
	if alternates := s.Alternates(v); s.Origin != "" && len(alternates) > 1 {
		for _, a := range alternates {
			nodes = append(nodes, link("alternate", s.Absolute(a.Path), "hreflang", a.Lang))
		}
		nodes = append(nodes, link("alternate", s.Absolute(alternates[0].Path), "hreflang", "x-default"))
	}
	if embeddable(s, v) {
		nodes = append(nodes, link("alternate", s.URL(v.Path+address.OEmbed), "type", oembedType, "title", title))
	}
	return element("head", nil, append(nodes, structured(s, v)...)...)
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

// frameHead is the head of a page for frames. Others name the full page, so there is
// nothing for them.
func (b builder) frameHead(s *app.Site, v address.View) *node {
	nodes := append(common(b.Policy(headers.Frame), s.Title(v), s.Description(v)), meta("name", "robots", "noindex"))
	nodes = append(nodes, b.program(s, v, "frame.css", "frame.js", "data-frame", "")...)
	if s.Origin != "" && v.Kind != address.NotFoundView {
		nodes = append(nodes, link("canonical", s.URL(v.Full())))
	}
	return element("head", nil, nodes...)
}

// forward returns the page at a former address of a question, for hosts that cannot
// redirect.
func forward(s *app.Site, policy string, q *content.Question) *node {
	to := address.Question(q.ID)
	return element("html", []string{"lang", s.Library.Lang},
		element("head", nil,
			element("meta", []string{"charset", "utf-8"}),
			meta("http-equiv", "Content-Security-Policy", policy),
			element("title", nil, textNode(q.Title)),
			meta("name", "robots", "noindex"),
			meta("http-equiv", "refresh", "0; url="+s.Link(to)),
			link("canonical", s.URL(to))),
		element("body", nil,
			element("p", nil, element("a", []string{"href", s.Link(to)}, textNode(q.Title)))))
}

// offlinePage is shown for a page that is not kept where there is no network.
func offlinePage(s *app.Site) *node {
	words := &s.Library.Interface.Device.Gone
	return element("html", []string{"lang", s.Library.Lang},
		element("head", nil,
			element("meta", []string{"charset", "utf-8"}),
			meta("name", "viewport", "width=device-width, initial-scale=1"),
			meta("name", "color-scheme", "light dark"),
			element("title", nil, textNode(words.Title))),
		element("body", nil,
			element("h1", nil, textNode(words.Title)),
			element("p", nil, textNode(words.Text)),
			element("p", nil, element("a", []string{"href", ""}, textNode(words.Retry)))))
}
