package site_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/png"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"shiming/app"
	"shiming/content"
	"shiming/content/address"
	"shiming/web/assets"
	"shiming/web/site"
	"shiming/web/site/sitetest"
)

// realManifest returns the manifest of the real site, read without its types.
func realManifest(t *testing.T) map[string]any {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal(sitetest.Site(t).Files["manifest.webmanifest"].Data, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// asJSON writes a value so that it can be compared.
func asJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestManifest(t *testing.T) {
	m := realManifest(t)
	ui := sitetest.Library(t).Interface
	for key, want := range map[string]any{
		"id": "/", "start_url": "/", "scope": "/", "lang": "zh-Hans", "dir": "ltr",
		"name": ui.FullName, "short_name": "实名问答", "description": ui.Site.Description,
		"display": "standalone", "display_override": []string{"standalone", "minimal-ui"},
		"launch_handler": map[string]any{"client_mode": []string{"navigate-existing", "auto"}},
		"handle_links":   "preferred",
	} {
		if got := asJSON(t, m[key]); got != asJSON(t, want) {
			t.Errorf("%s is %s, want %s", key, got, asJSON(t, want))
		}
	}
	for _, key := range []string{"categories", "icons", "screenshots", "shortcuts"} {
		if list, ok := m[key].([]any); !ok || len(list) == 0 {
			t.Errorf("%s is %v", key, m[key])
		}
	}
	for _, p := range sitetest.Pages(t, sitetest.Site(t)) {
		links := sitetest.All(p.Root, func(n *html.Node) bool { return sitetest.Value(n, "rel") == "manifest" })
		if len(links) != 1 || sitetest.Value(links[0], "href") != "/"+p.Prefix+address.Manifest {
			t.Errorf("/%s has %d links to the manifest", p.Path, len(links))
		}
	}
}

// TestManifestColors: the manifest and the pages paint the window in the colours of
// the style, light and dark.
func TestManifestColors(t *testing.T) {
	paper := []string{assets.Light["paper"], assets.Dark["paper"]}
	pair := func(color string) map[string]any {
		return map[string]any{"theme_color": color, "background_color": color}
	}
	m := realManifest(t)
	for name, got := range map[string]any{
		"the manifest":            map[string]any{"theme_color": m["theme_color"], "background_color": m["background_color"]},
		"color_scheme_dark":       m["color_scheme_dark"],
		"user_preferences's dark": m["user_preferences"].(map[string]any)["color_scheme"].(map[string]any)["dark"],
	} {
		want := pair(paper[1])
		if name == "the manifest" {
			want = pair(paper[0])
		}
		if asJSON(t, got) != asJSON(t, want) {
			t.Errorf("%s has %v, the style %v", name, got, want)
		}
	}
	var themes []string
	for _, n := range sitetest.All(sitetest.Pages(t, sitetest.Site(t))[0].Root, func(n *html.Node) bool { return sitetest.Value(n, "name") == "theme-color" }) {
		themes = append(themes, sitetest.Value(n, "content"))
	}
	if !slices.Equal(themes, paper) {
		t.Errorf("the pages have the theme colours %q, the style %q", themes, paper)
	}
}

// TestManifestBase: all addresses honour the base, and nothing is shown that is not
// there.
func TestManifestBase(t *testing.T) {
	lib := *sitetest.Library(t)
	lib.Interface.Shortcuts = []content.Path{"/rules/"}
	files := map[string]string{}
	for _, n := range []string{"icon.svg", "icon-192.png", "icon-512.png", "icon-maskable.svg", "icon-maskable-192.png",
		"icon-maskable-512.png", "shortcut-answer-96.png", "shortcut-answer-192.png"} {
		files[n] = "assets/" + n
	}
	m := site.NewManifest(&app.Site{Library: &lib, Base: "/help/"}, files)
	if m.ID != "/help/" || m.StartURL != "/help/" || m.Scope != "/help/" {
		t.Errorf("id %q, start_url %q, scope %q", m.ID, m.StartURL, m.Scope)
	}
	for _, i := range m.Icons {
		if !strings.HasPrefix(i.Src, "/help/assets/icon") {
			t.Errorf("the icon %s", i.Src)
		}
	}
	if len(m.Screenshots) != 0 {
		t.Errorf("there are screenshots: %v", m.Screenshots)
	}
	if len(m.Shortcuts) != 1 || m.Shortcuts[0].URL != "/help/rules/" || m.Shortcuts[0].Name != lib.Interface.Rules.Title {
		t.Errorf("the shortcuts are %v", m.Shortcuts)
	}
	if !bytes.Equal(m.JSON(), m.JSON()) {
		t.Error("it is not the same twice")
	}
}

// TestManifestPictures: each picture is there and is what the manifest says of it.
func TestManifestPictures(t *testing.T) {
	built := sitetest.Site(t)
	var m site.Manifest
	if err := json.Unmarshal(built.Files["manifest.webmanifest"].Data, &m); err != nil {
		t.Fatal(err)
	}
	check := func(i site.ImageResource) {
		t.Helper()
		f := built.Files[strings.TrimPrefix(i.Src, "/")]
		if f == nil {
			t.Errorf("there is no %s", i.Src)
			return
		}
		if f.Type != i.Type || !f.Hashed {
			t.Errorf("%s is %s, the manifest says %s; named by its content: %v", i.Src, f.Type, i.Type, f.Hashed)
		}
		if i.Type == "image/svg+xml" {
			if i.Sizes != "any" {
				t.Errorf("%s has the sizes %s", i.Src, i.Sizes)
			}
			return
		}
		c, err := png.DecodeConfig(bytes.NewReader(f.Data))
		if err != nil || fmt.Sprintf("%dx%d", c.Width, c.Height) != i.Sizes {
			t.Errorf("%s is %d×%d (%v), the manifest says %s", i.Src, c.Width, c.Height, err, i.Sizes)
		}
	}
	var icons []string
	for _, i := range m.Icons {
		check(i)
		icons = append(icons, i.Purpose+" "+i.Sizes)
	}
	if want := []string{"any any", "any 192x192", "any 512x512", "maskable any", "maskable 192x192", "maskable 512x512"}; !slices.Equal(icons, want) {
		t.Errorf("the icons are %q, want %q", icons, want)
	}
	forms := map[string]string{}
	for _, i := range m.Screenshots {
		check(i)
		if i.Label == "" {
			t.Errorf("%s has no label", i.Src)
		}
		if size := forms[i.FormFactor]; size != "" && size != i.Sizes {
			t.Errorf("%s screenshots are %s and %s", i.FormFactor, size, i.Sizes)
		}
		forms[i.FormFactor] = i.Sizes
	}
	if forms["narrow"] == "" || forms["wide"] == "" || len(forms) != 2 {
		t.Errorf("the screenshots have the forms %v", forms)
	}
	lib := sitetest.Library(t)
	if len(m.Shortcuts) != len(lib.Interface.Shortcuts) {
		t.Errorf("%d shortcuts, want %d", len(m.Shortcuts), len(lib.Interface.Shortcuts))
	}
	for _, s := range m.Shortcuts {
		if len(s.Icons) != 2 || s.Icons[0].Sizes != "96x96" || s.Icons[1].Sizes != "192x192" {
			t.Errorf("%s has the icons %v", s.Name, s.Icons)
		}
		for _, i := range s.Icons {
			check(i)
		}
		page := sitetest.Read(t, built, strings.TrimPrefix(s.URL, "/"))
		if title := sitetest.Words(sitetest.All(page.Root, sitetest.Tagged("title"))[0]); title != s.Name+" · "+lib.Interface.Name {
			t.Errorf("the shortcut %q leads to the page %q", s.Name, title)
		}
	}
}
