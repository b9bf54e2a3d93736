package site_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"shiming/content/address"
	"shiming/web/server"
	"shiming/web/site/sitetest"
)

// testFrame holds what a page for frames has, and has not.
func testFrame(t *testing.T, p sitetest.Page) {
	t.Helper()
	fail := func(format string, args ...any) {
		t.Helper()
		t.Errorf("/"+p.Path+": "+format, args...)
	}
	view, found := address.Open(p.Lib, strings.TrimPrefix(p.Path, p.Prefix))
	full := "/" + p.Prefix + view.Full()
	root := sitetest.All(p.Root, sitetest.Tagged("html"))[0]
	if !sitetest.Has(root, "data-frame") || sitetest.Value(root, "data-app") != "waiting" {
		fail("the html element is %v", root.Attr)
	}
	var canonical, styles, scripts []string
	robots := ""
	for _, n := range sitetest.All(sitetest.All(p.Root, sitetest.Tagged("head"))[0], sitetest.Any) {
		switch rel := sitetest.Value(n, "rel"); {
		case n.Data == "script":
			scripts = append(scripts, sitetest.Value(n, "src"))
			if sitetest.Value(n, "data-boot") != "/"+sitetest.Asset(t, sitetest.Site(t), "frame.", ".js") || !sitetest.Has(n, "data-frame") || sitetest.Has(n, "data-device") || sitetest.Has(n, "data-missing") == found {
				fail("the script is told %v", n.Attr)
			}
		case n.Data == "style":
			styles = append(styles, n.FirstChild.Data)
		case rel == "stylesheet" && (view.Kind == address.RulesView || view.Kind == address.EmbedView):
		case rel == "expect": // looked at with every page
		case rel == "canonical":
			canonical = append(canonical, sitetest.Value(n, "href"))
		case n.Data == "link" || sitetest.Has(n, "property"):
			fail("it has %v", n.Attr)
		case sitetest.Value(n, "name") == "robots":
			robots = sitetest.Value(n, "content")
		}
	}
	if len(scripts) != 1 || scripts[0] != "/"+sitetest.Asset(t, sitetest.Site(t), "first.", ".js") || len(styles) != 1 || styles[0] != string(sitetest.Site(t).Files[sitetest.Asset(t, sitetest.Site(t), "frame.", ".css")].Data) {
		fail("its scripts are %q, its styles %.20q", scripts, styles)
	}
	if robots != "noindex" {
		fail("robots are told %q", robots)
	}
	switch {
	case !found && len(canonical) > 0, found && (len(canonical) != 1 || canonical[0] != sitetest.Origin+full):
		fail("its canonical address is %q", canonical)
	case found && sitetest.Get(server.Handler(sitetest.Site(t)), "GET", full).StatusCode != http.StatusOK:
		fail("there is no page at its canonical address")
	}
	for _, n := range sitetest.All(p.Root, func(n *html.Node) bool { return n.Data == "header" || n.Data == "nav" }) {
		if !slices.Contains([]string{"crumbs", "chips", "every", "languages"}, sitetest.Value(n, "class")) {
			fail("it has <%s class=%q>", n.Data, sitetest.Value(n, "class"))
		}
	}
	foot := sitetest.All(p.Root, sitetest.Tagged("footer"))[0]
	if links := sitetest.All(foot, func(n *html.Node) bool { return n.Data == "a" && !sitetest.Has(n, "hreflang") }); len(links) != 1 || sitetest.Value(links[0], "href") != "/"+p.Prefix+view.FullLink() {
		fail("its footer leads elsewhere than to the full page")
	}
	if date := map[string]string{"": "2025 年 5 月 21 日", "en/": "May 21, 2025", "zh-Hant/": "2025 年 5 月 21 日"}[p.Prefix]; date == "" || !strings.Contains(sitetest.Words(foot), date) {
		fail("its footer does not say %s: %q", date, sitetest.Words(foot))
	}
}

// TestFramesNotKept: the service worker keeps no page for frames.
func TestFramesNotKept(t *testing.T) {
	line, _, _ := bytes.Cut(sitetest.Site(t).Files[sitetest.Asset(t, sitetest.Site(t), "pages.", ".txt")].Data, []byte("\n"))
	var list []any
	if err := json.Unmarshal(line, &list); err != nil {
		t.Fatal(err)
	}
	for _, entry := range list {
		if name, _ := entry.(string); strings.HasPrefix(name, "frame/") {
			t.Errorf("it keeps %s", name)
		}
	}
}

// TestFrameStyle: what is dark is dark by the attribute too, in the same colours, and
// nothing depends on the height of the window.
func TestFrameStyle(t *testing.T) {
	style := string(sitetest.Site(t).Files[sitetest.Asset(t, sitetest.Site(t), "frame.", ".css")].Data)
	preferred := regexp.MustCompile(`prefers-color-scheme:dark\)\{:root:not\(\[data-theme=light\]\)\{([^}]*)\}`).FindStringSubmatch(style)
	wanted := regexp.MustCompile(`screen\{:root\[data-theme=dark\]\{([^}]*)\}`).FindStringSubmatch(style)
	if preferred == nil || wanted == nil || preferred[1] != wanted[1] || !strings.Contains(wanted[1], "--paper:") {
		t.Errorf("dark by preference is %q, by the attribute %q", preferred, wanted)
	}
	if found := regexp.MustCompile(`[0-9.]+[dsl]?(vh|vb|vmin|vmax)\b`).FindAllString(style, -1); found != nil {
		t.Errorf("the window's height counts: %q", found)
	}
	full := string(sitetest.Site(t).Files[sitetest.Asset(t, sitetest.Site(t), "full.", ".css")].Data)
	if strings.Contains(full, "data-theme") || strings.Contains(full, "data-fit") {
		t.Error("full pages have the style of frames")
	}
}
