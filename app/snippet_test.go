package app

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"shiming/content"
)

// widgets are widgets that owners may want, and the worst that could be typed.
func widgets() map[string]Embed {
	all := map[string]Embed{
		"default":  {},
		"checker":  {View: "check"},
		"faq":      {View: "faq", Theme: "auto", Font: "system", Loading: "lazy", Lang: "zh-Hans"},
		"topic":    {View: "topic:ship", Open: []string{"what-now", "will-it-ship"}, Theme: "dark", Accent: "#0a655c"},
		"question": {View: "question:what-now", Loading: "eager", Radius: "12px", Font: "inherit", Title: "怎么办"},
		"answers":  {View: "check:state=none/shop=global", Loading: "click", MinHeight: "300", MaxHeight: "900"},
		"language": {View: "question:what-now", Lang: "en"},
		"more":     {View: "check", Mirror: "shiming", Debug: true, Sandbox: "allow-scripts"},
		"mirror":   {View: "check", Mirror: "where"},
	}
	for name, bad := range map[string]string{
		"quotes": `"><script>alert('1')</script>`, "ampersand": `&quot; &amp; &#34; & &lt`, "lines": "a\nb\r\nc\td", "odd": "\u00a0\u2028'`\\=/<!-- -->",
		"blank": "  x  ",
	} {
		all[name] = Embed{View: bad, Lang: bad, Theme: bad, Accent: bad, Radius: bad, Font: bad, MinHeight: bad, MaxHeight: bad,
			Loading: bad, Open: []string{bad}, Mirror: bad, Title: bad, Sandbox: bad}
	}
	return all
}

// parsed returns the elements of a snippet, in document order.
func parsed(t *testing.T, code string) []*html.Node {
	t.Helper()
	// Where scripts run, noscript is a text; without them it is a part of the page.
	body, err := html.ParseWithOptions(strings.NewReader("<!DOCTYPE html><body>"+code), html.ParseOptionEnableScripting(false))
	if err != nil {
		t.Fatal(err)
	}
	var all []*html.Node
	for n := range body.Descendants() {
		if n.Type == html.ElementNode && n.Data != "html" && n.Data != "head" && n.Data != "body" {
			all = append(all, n)
		}
	}
	return all
}

func tags(nodes []*html.Node) string {
	var names []string
	for _, n := range nodes {
		names = append(names, n.Data)
	}
	return strings.Join(names, " ")
}

func attributes(n *html.Node) map[string]string {
	all := map[string]string{}
	for _, a := range n.Attr {
		all[a.Key] = a.Val
	}
	return all
}

// written returns the options that have to be written, as attributes.
func written(e Embed, prefix string) map[string]string {
	want := map[string]string{}
	for name, o := range map[string]struct{ value, usually string }{
		"lang": {e.Lang, "zh-Hans"}, "theme": {e.Theme, "auto"}, "accent": {e.Accent, ""}, "radius": {e.Radius, ""},
		"font": {e.Font, "system"}, "min-height": {e.MinHeight, ""}, "max-height": {e.MaxHeight, ""}, "loading": {e.Loading, "lazy"},
		"open": {strings.Join(e.Open, " "), ""}, "mirror-url": {e.Mirror, ""}, "title": {e.Title, ""}, "sandbox": {e.Sandbox, ""},
	} {
		if o.value != o.usually && o.value != "" {
			want[prefix+name] = o.value
		}
	}
	want[prefix+"view"] = e.View
	if e.View == "" {
		want[prefix+"view"] = "faq"
	}
	if e.Mirror == "shiming" {
		want[prefix+"mirror-url"] = ""
	}
	if e.Debug {
		want[prefix+"debug"] = ""
	}
	return want
}

func same(t *testing.T, what string, n *html.Node, want map[string]string) {
	t.Helper()
	got := attributes(n)
	for name, value := range want {
		has, ok := got[name]
		if !ok || has != value {
			t.Errorf("%s: <%s> has %s=%q (%v), want %q", what, n.Data, name, has, ok, value)
		}
		delete(got, name)
	}
	for name, value := range got {
		t.Errorf("%s: <%s> has %s=%q, which nobody asked for", what, n.Data, name, value)
	}
}

// TestSnippets reads the code back: it has the elements and the attributes that it
// should have, whatever was typed, and none else.
func TestSnippets(t *testing.T) {
	s := toy(t)
	const src = "https://example.com/help/embed.js"
	for name, e := range widgets() {
		t.Run(name, func(t *testing.T) {
			link := map[string]string{"href": "https://example.com/help/" + e.Page()}
			code := e.Script(s)
			if n := parsed(t, code); tags(n) != "script noscript a" {
				t.Errorf("the script is %s:\n%s", tags(n), code)
			} else {
				want := written(e, "data-")
				want["async"], want["src"] = "", src
				same(t, "script", n[0], want)
				same(t, "script", n[1], nil)
				same(t, "script", n[2], link)
			}
			code = e.Element(s)
			if n := parsed(t, code); tags(n) != "shiming-faq a script" {
				t.Errorf("the element is %s:\n%s", tags(n), code)
			} else {
				same(t, "element", n[0], written(e, ""))
				same(t, "element", n[1], link)
				same(t, "element", n[2], map[string]string{"async": "", "src": src})
			}
			code = e.Frame(s)
			if n := parsed(t, code); tags(n) != "iframe p a" {
				t.Errorf("the frame is %s:\n%s", tags(n), code)
			} else {
				want := map[string]string{"width": "100%", "height": e.MinHeight, "frameborder": "0", "loading": "lazy", "title": e.Title,
					"src": attributes(n[0])["src"]}
				if e.MinHeight == "" {
					want["height"] = "640"
				}
				if e.Title == "" {
					want["title"] = e.name(s.Library)
				}
				if e.Loading == "eager" {
					delete(want, "loading")
				}
				if e.Sandbox != "" {
					want["sandbox"] = e.Sandbox
				}
				same(t, "frame", n[0], want)
				same(t, "frame", n[2], link)
			}
		})
	}
}

func TestSnippetText(t *testing.T) {
	s := toy(t)
	for code, want := range map[string]string{
		Embed{View: "check"}.Script(s): `<script async src="https://example.com/help/embed.js" data-view="check"></script>
<noscript><a href="https://example.com/help/check/">我的订单会发货吗？</a></noscript>`,
		Embed{View: "topic:ship", Theme: "dark", Debug: true}.Element(s): `<shiming-faq view="topic:ship" theme="dark" debug>
  <a href="https://example.com/help/#topic-ship">发货</a>
</shiming-faq>
<script async src="https://example.com/help/embed.js"></script>`,
		Embed{View: "faq", Theme: "dark", Accent: "#0a655c", Open: []string{"what-now", "will-it-ship"}}.Frame(s): `<iframe src="https://example.com/help/frame/?theme=dark&amp;accent=%230a655c&amp;open=what-now,will-it-ship" title="天猫实名认证问答" width="100%" height="640" frameborder="0" loading="lazy"></iframe>
<p><a href="https://example.com/help/">天猫实名认证问答</a></p>`,
	} {
		if code != want {
			t.Errorf("got\n%s\nwant\n%s", code, want)
		}
	}
}

func TestEmbedPaths(t *testing.T) {
	for _, c := range []struct{ view, lang, frame, page string }{
		{"", "", "frame/", ""},
		{"faq", "zh-Hans", "frame/", ""},
		{"faq", "en", "en/frame/", "en/"},
		{"topic:ship", "", "frame/topic/ship/", "#topic-ship"},
		{"question:what-now", "", "frame/q/what-now/", "q/what-now/"},
		{"question:what-now", "en", "en/frame/q/what-now/", "en/q/what-now/"},
		{"check", "", "frame/check/", "check/"},
		{"check:state=none/shop=global", "", "frame/check/state=none/shop=global/", "check/state=none/shop=global/"},
		{"question:a b?#\"<", "", "frame/q/a%20b%3F%23%22%3C/", "q/a%20b%3F%23%22%3C/"},
		{"nonsense", "", "frame/", ""},
	} {
		e := Embed{View: c.view, Lang: c.lang}
		if e.Path() != c.frame || e.Page() != c.page {
			t.Errorf("%s in %q: %q and %q, want %q and %q", c.view, c.lang, e.Path(), e.Page(), c.frame, c.page)
		}
	}
}

// TestOptionNames: every option has its place in the type.
func TestOptionNames(t *testing.T) {
	e := Embed{View: "view", Lang: "lang", Theme: "theme", Accent: "accent", Radius: "radius", Font: "font", MinHeight: "min-height",
		MaxHeight: "max-height", Loading: "loading", Open: []string{"open"}, Mirror: "mirror-url", Title: "title", Debug: true, Sandbox: "sandbox"}
	for _, o := range Options {
		if got := o.of(&e); got != o.Name {
			t.Errorf("the option %s is written for %s", got, o.Name)
		}
	}
}

// TestTerms: the page has the options, codes, events and methods that there are words
// for, and uses every other word.
func TestTerms(t *testing.T) {
	have := map[string][]string{}
	terms := toy(t).Library.Interface.Embed.Terms
	for _, o := range Options {
		if terms["options"][o.Name] != "" {
			have["options"] = append(have["options"], o.Name)
		} else if terms["form"][o.Name] == "" {
			t.Errorf("nothing explains the option %s", o.Name)
		}
	}
	have["doctor"] = append([]string{"title", "fine"}, findings...)
	for _, e := range Events {
		have["events"] = append(have["events"], e.Kind)
	}
	for _, call := range methods {
		id, _, _ := strings.Cut(call, "(")
		have["methods"] = append(have["methods"], id)
	}
	var source strings.Builder
	for _, name := range []string{"embedform.go", "embedfields.go"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		source.Write(data)
	}
	for _, g := range content.EmbedTerms {
		if g.Group != "form" {
			if !slices.Equal(have[g.Group], g.IDs) {
				t.Errorf("the page has the %s %q, and there are words for %q", g.Group, have[g.Group], g.IDs)
			}
			continue
		}
		for _, id := range g.IDs {
			if !regexp.MustCompile(`[" ]` + strings.TrimSuffix(id, "-hint") + `[" ]`).MatchString(source.String()) {
				t.Errorf("the form does not use the word %s", id)
			}
		}
	}
}
