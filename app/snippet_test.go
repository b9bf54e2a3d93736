package app

import (
	"os"
	"strings"
	"testing"

	"shiming/content/widget"

	"golang.org/x/net/html"
)

// widgets are widgets that owners may want, and the worst that could be typed.
func widgets() map[string]Widget {
	all := map[string]Widget{
		"default":  {},
		"checker":  {"view": "check"},
		"faq":      {"view": "faq", "theme": "auto", "font": "system", "loading": "lazy", "lang": "zh-Hans"},
		"topic":    {"view": "topic:ship", "open": "what-now will-it-ship", "theme": "dark", "accent": "#0a655c"},
		"question": {"view": "question:what-now", "loading": "eager", "radius": "12px", "font": "inherit", "title": "怎么办"},
		"answers":  {"view": "check:state=none/shop=global", "loading": "click", "min-height": "300", "max-height": "900"},
		"language": {"view": "question:what-now", "lang": "en"},
		"more":     {"view": "check", "mirror-url": "shiming", "debug": "debug", "sandbox": "allow-scripts"},
		"mirror":   {"view": "check", "mirror-url": "where"},
	}
	for name, bad := range map[string]string{
		"quotes": `"><script>alert('1')</script>`, "ampersand": `&quot; &amp; &#34; & &lt`, "lines": "a\nb\r\nc\td", "odd": "\u00a0\u2028'`\\=/<!-- -->",
		"blank": "  x  ",
	} {
		w := Widget{}
		for _, o := range widget.Options {
			if o.Kind != widget.Flag {
				w[o.Name] = bad
			}
		}
		all[name] = w
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
func written(w Widget, prefix string) map[string]string {
	want := map[string]string{}
	for _, o := range widget.Options {
		if value := w[o.Name]; value != "" && value != o.Default {
			want[prefix+o.Name] = value
		}
	}
	want[prefix+"view"] = w["view"]
	if w["view"] == "" {
		want[prefix+"view"] = "faq"
	}
	if w["mirror-url"] == "shiming" {
		want[prefix+"mirror-url"] = ""
	}
	if w["debug"] != "" {
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
			link := map[string]string{"href": "https://example.com/help/" + e.view().Page()}
			code := s.Script(e)
			if n := parsed(t, code); tags(n) != "script noscript a" {
				t.Errorf("the script is %s:\n%s", tags(n), code)
			} else {
				want := written(e, "data-")
				want["async"], want["src"] = "", src
				same(t, "script", n[0], want)
				same(t, "script", n[1], nil)
				same(t, "script", n[2], link)
			}
			code = s.Element(e)
			if n := parsed(t, code); tags(n) != "shiming-faq a script" {
				t.Errorf("the element is %s:\n%s", tags(n), code)
			} else {
				same(t, "element", n[0], written(e, ""))
				same(t, "element", n[1], link)
				same(t, "element", n[2], map[string]string{"async": "", "src": src})
			}
			code = s.PlainFrame(e)
			if n := parsed(t, code); tags(n) != "iframe p a" {
				t.Errorf("the frame is %s:\n%s", tags(n), code)
			} else {
				want := map[string]string{"width": "100%", "height": e["min-height"], "frameborder": "0", "loading": "lazy", "title": e["title"],
					"src": attributes(n[0])["src"]}
				if e["min-height"] == "" {
					want["height"] = "640"
				}
				if e["title"] == "" {
					want["title"] = s.name(e)
				}
				if e["loading"] == "eager" {
					delete(want, "loading")
				}
				if e["sandbox"] != "" {
					want["sandbox"] = e["sandbox"]
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
		s.Script(Widget{"view": "check"}): `<script async src="https://example.com/help/embed.js" data-view="check"></script>
<noscript><a href="https://example.com/help/check/">我的订单会发货吗？</a></noscript>`,
		s.Element(Widget{"view": "topic:ship", "theme": "dark", "debug": "debug"}): `<shiming-faq view="topic:ship" theme="dark" debug>
  <a href="https://example.com/help/#topic-ship">发货</a>
</shiming-faq>
<script async src="https://example.com/help/embed.js"></script>`,
		s.PlainFrame(Widget{"view": "faq", "theme": "dark", "accent": "#0a655c", "open": "what-now will-it-ship"}): `<iframe src="https://example.com/help/frame/?theme=dark&amp;accent=%230a655c&amp;open=what-now,will-it-ship" title="天猫实名认证问答" width="100%" height="640" frameborder="0" loading="lazy"></iframe>
<p><a href="https://example.com/help/">天猫实名认证问答</a></p>`,
	} {
		if code != want {
			t.Errorf("got\n%s\nwant\n%s", code, want)
		}
	}
}

// TestTerms: the page explains every option, and uses every word that there is for the
// form.
func TestTerms(t *testing.T) {
	terms := toy(t).Library.Interface.Embed.Terms
	for _, o := range widget.Options {
		if terms["options"][o.Name] == "" && terms["form"][o.Name] == "" {
			t.Errorf("nothing explains the option %s", o.Name)
		}
	}
	var source strings.Builder
	for _, name := range []string{"embedform.go", "embedfields.go"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		source.Write(data)
	}
	fromTable := map[string]bool{}
	for _, o := range widget.Options {
		fromTable[o.Name] = true
		for _, pick := range o.Choices() {
			fromTable[pick.Word] = true
		}
	}
	for _, way := range widget.Ways {
		fromTable[way], fromTable[way+"-hint"] = true, true
	}
	for id := range terms["form"] {
		if !fromTable[id] && !strings.Contains(source.String(), `"`+id+`"`) {
			t.Errorf("the form does not use the word %s", id)
		}
	}
}
