package web

import (
	"bytes"
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"shiming/app"
)

// testFrame holds what a page for frames has, and has not.
func testFrame(t *testing.T, p htmlPage) {
	t.Helper()
	fail := func(format string, args ...any) {
		t.Helper()
		t.Errorf("/"+p.path+": "+format, args...)
	}
	view, found := app.Open(p.lib, strings.TrimPrefix(p.path, p.prefix))
	full := "/" + p.prefix + view.Full()
	root := all(p.root, tagged("html"))[0]
	if !has(root, "data-frame") || value(root, "data-app") != "waiting" {
		fail("the html element is %v", root.Attr)
	}
	var canonical, styles, scripts []string
	robots := ""
	for _, n := range all(all(p.root, tagged("head"))[0], func(*html.Node) bool { return true }) {
		switch rel := value(n, "rel"); {
		case n.Data == "script":
			scripts = append(scripts, value(n, "src"))
			if !has(n, "data-frame") || has(n, "data-device") || has(n, "data-missing") == found {
				fail("the script is told %v", n.Attr)
			}
		case rel == "stylesheet":
			styles = append(styles, value(n, "href"))
		case rel == "canonical":
			canonical = append(canonical, value(n, "href"))
		case n.Data == "link" || has(n, "property"):
			fail("it has %v", n.Attr)
		case value(n, "name") == "robots":
			robots = value(n, "content")
		}
	}
	if len(scripts) != 1 || scripts[0] != "/"+asset(t, "frame.", ".js") || len(styles) != 1 || styles[0] != "/"+asset(t, "frame.", ".css") {
		fail("its scripts are %q, its styles %q", scripts, styles)
	}
	if robots != "noindex" {
		fail("robots are told %q", robots)
	}
	switch {
	case !found && len(canonical) > 0, found && (len(canonical) != 1 || canonical[0] != origin+full):
		fail("its canonical address is %q", canonical)
	case found && ask(t, "GET", full).StatusCode != http.StatusOK:
		fail("there is no page at its canonical address")
	}
	for _, n := range all(p.root, func(n *html.Node) bool { return n.Data == "header" || n.Data == "nav" }) {
		if !slices.Contains([]string{"crumbs", "around", "every", "languages"}, value(n, "class")) {
			fail("it has <%s class=%q>", n.Data, value(n, "class"))
		}
	}
	foot := all(p.root, tagged("footer"))[0]
	if links := all(foot, func(n *html.Node) bool { return n.Data == "a" && !has(n, "hreflang") }); len(links) != 1 || value(links[0], "href") != "/"+p.prefix+view.More() {
		fail("its footer leads elsewhere than to the full page")
	}
	if date := map[string]string{"": "2025 年 5 月 21 日", "en/": "May 21, 2025", "zh-Hant/": "2025 年 5 月 21 日"}[p.prefix]; date == "" || !strings.Contains(words(foot), date) {
		fail("its footer does not say %s: %q", date, words(foot))
	}
}

// TestFramesNotKept: the service worker keeps no page for frames.
func TestFramesNotKept(t *testing.T) {
	line, _, _ := bytes.Cut(realSite(t).Files[asset(t, "pages.", ".txt")].Data, []byte("\n"))
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
	style := string(realSite(t).Files[asset(t, "frame.", ".css")].Data)
	preferred := regexp.MustCompile(`prefers-color-scheme:dark\)\{:root:not\(\[data-theme=light\]\)\{([^}]*)\}`).FindStringSubmatch(style)
	wanted := regexp.MustCompile(`screen\{:root\[data-theme=dark\]\{([^}]*)\}`).FindStringSubmatch(style)
	if preferred == nil || wanted == nil || preferred[1] != wanted[1] || !strings.Contains(wanted[1], "--paper:") {
		t.Errorf("dark by preference is %q, by the attribute %q", preferred, wanted)
	}
	if found := regexp.MustCompile(`[0-9.]+[dsl]?(vh|vb|vmin|vmax)\b`).FindAllString(style, -1); found != nil {
		t.Errorf("the window's height counts: %q", found)
	}
	full := string(realSite(t).Files[asset(t, "style.", ".css")].Data)
	if strings.Contains(full, "data-theme") || strings.Contains(full, "data-fit") {
		t.Error("full pages have the style of frames")
	}
	for _, broken := range []string{"", ":root {}", "@media screen and (prefers-color-scheme: dark) {\n  :root {"} {
		if got, err := themed(broken); err == nil {
			t.Errorf("%q becomes %q", broken, got)
		}
	}
}
