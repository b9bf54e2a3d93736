package site

import (
	"bytes"
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
func document(s *app.Site, v address.View, a sharedFiles) (*node, error) {
	root, err := prerender(&app.Page{Site: s, View: v})
	if err != nil {
		return nil, err
	}
	ui, device := &s.Library.Interface.Site, &s.Library.Interface.Device
	attrs, top := []string{"lang", s.Library.Lang, "data-app", "waiting"}, head
	if v.Frame {
		attrs, top = append(attrs, "data-frame", ""), frameHead
	}
	if v.Kind == address.EmbedView {
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

// withPlaceholder returns a page with [pathPlaceholder] for its own path in the links to
// other languages. A bundle has a hundred pages, whose paths would be a twentieth of it;
// the service worker, which was asked for a path, puts it in.
func withPlaceholder(s *app.Site, v address.View, page []byte) []byte {
	for _, a := range s.Alternates(v) {
		if to, ok := strings.CutSuffix(a.Path, v.Path); ok {
			link := func(to string) []byte { return []byte(` href="` + valueEscaper.Replace(s.Base+to) + `" hreflang="`) }
			page = bytes.ReplaceAll(page, link(a.Path), link(to+pathPlaceholder))
		}
	}
	return page
}

// pathPlaceholder stands for a path. No page has such a character.
const pathPlaceholder = "\x01"

func named(name, value string) *node {
	return element("meta", []string{"name", name, "content", value})
}

// common is what every page has in its head, before all else.
func common(title, description string) []*node {
	return []*node{
		element("meta", []string{"charset", "utf-8"}),
		// For hosts that send no such header.
		element("meta", []string{"http-equiv", "Content-Security-Policy", "content", headers.Policy}),
		named("viewport", "width=device-width, initial-scale=1"),
		element("title", nil, textNode(title)),
		named("description", description),
		named("color-scheme", "light dark"),
		named("format-detection", "telephone=no"),
	}
}

// boot returns the attributes of the script that starts the program in a page. It
// is told there what it needs to know.
func boot(s *app.Site, v address.View, script string, a sharedFiles) []string {
	library := a.library
	if v.Kind == address.EmbedView {
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
	if v.Kind == address.NotFoundView {
		attrs = append(attrs, "data-missing", "")
	}
	return attrs
}

func head(s *app.Site, v address.View, a sharedFiles) *node {
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
		noScript(s, a),
		element("script", script))
	if v.Kind == address.EmbedView {
		nodes = append(nodes, element("script", []string{"src", s.Base + address.EmbedScript, "defer", ""}))
	}
	nodes = append(nodes,
		link("icon", a.pictures["icon.svg"], "type", "image/svg+xml", "sizes", "any"),
		link("icon", a.pictures["icon-192.png"], "type", "image/png", "sizes", "192x192"),
		link("apple-touch-icon", a.pictures["apple-touch-icon.png"]),
		link("manifest", s.Prefix()+address.Manifest),
		// Safari proposes this as the name under the icon. It reads all else from the
		// manifest; apple-mobile-web-app-capable would only make other browsers warn.
		named("apple-mobile-web-app-title", ui.Name),
	)
	if v.Kind == address.NotFoundView {
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
			property("og:image", s.Absolute(a.pictures["picture.png"])),
			property("og:image:width", "1200"),
			property("og:image:height", "630"),
			property("og:image:alt", ui.Site.PictureText),
		)
	}
	if alternates := s.Alternates(v); s.Origin != "" && len(alternates) > 1 {
		for _, a := range alternates {
			nodes = append(nodes, element("link", []string{"rel", "alternate", "hreflang", a.Lang, "href", s.Absolute(a.Path)}))
		}
		nodes = append(nodes, element("link", []string{"rel", "alternate", "hreflang", "x-default", "href", s.Absolute(alternates[0].Path)}))
	}
	if embeddable(s, v) {
		nodes = append(nodes, element("link", []string{"rel", "alternate", "type", oembedType,
			"href", s.URL(v.Path + address.OEmbed), "title", title}))
	}
	for _, data := range structured(s, v) {
		nodes = append(nodes, element("script", []string{"type", "application/ld+json"}, textNode(data)))
	}
	return element("head", nil, nodes...)
}

// noScript brings the style that a page has more where no script runs.
func noScript(s *app.Site, a sharedFiles) *node {
	return element("noscript", nil, element("link", []string{"rel", "stylesheet", "href", s.Base + a.noScriptStyle}))
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
func structured(s *app.Site, v address.View) []string {
	var blocks []string
	switch v.Kind {
	case address.HomeView:
		blocks = append(blocks, jsonLD(faqPage(s.Library.Questions)))
	case address.QuestionView:
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

// frameHead is the head of a page for frames. Others name the full page, so there is
// nothing for them.
func frameHead(s *app.Site, v address.View, a sharedFiles) *node {
	nodes := append(common(s.Title(v), s.Description(v)),
		named("robots", "noindex"),
		element("link", []string{"rel", "stylesheet", "href", s.Base + a.frameStyle}),
		noScript(s, a),
		element("script", append(boot(s, v, a.frame, a), "data-frame", "")))
	if s.Origin != "" && v.Kind != address.NotFoundView {
		nodes = append(nodes, element("link", []string{"rel", "canonical", "href", s.URL(v.Full())}))
	}
	return element("head", nil, nodes...)
}

// forward returns the page at a former address of a question, for hosts that cannot
// redirect.
func forward(s *app.Site, q *content.Question) *node {
	to := address.Question(q.ID)
	return element("html", []string{"lang", s.Library.Lang},
		element("head", nil,
			element("meta", []string{"charset", "utf-8"}),
			element("meta", []string{"http-equiv", "Content-Security-Policy", "content", headers.Policy}),
			element("title", nil, textNode(q.Title)),
			element("meta", []string{"name", "robots", "content", "noindex"}),
			element("meta", []string{"http-equiv", "refresh", "content", "0; url=" + s.Link(to)}),
			element("link", []string{"rel", "canonical", "href", s.URL(to)})),
		element("body", nil,
			element("p", nil, element("a", []string{"href", s.Link(to)}, textNode(q.Title)))))
}

// offlinePage is shown for a page that is not kept where there is no network.
func offlinePage(s *app.Site) *node {
	words := &s.Library.Interface.Device.Gone
	return element("html", []string{"lang", s.Library.Lang},
		element("head", nil,
			element("meta", []string{"charset", "utf-8"}),
			element("meta", []string{"name", "viewport", "content", "width=device-width, initial-scale=1"}),
			element("meta", []string{"name", "color-scheme", "content", "light dark"}),
			element("title", nil, textNode(words.Title))),
		element("body", nil,
			element("h1", nil, textNode(words.Title)),
			element("p", nil, textNode(words.Text)),
			element("p", nil, element("a", []string{"href", ""}, textNode(words.Retry)))))
}
