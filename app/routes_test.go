package app

import (
	"reflect"
	"strings"
	"testing"
)

func TestOpen(t *testing.T) {
	lib := toy(t).Library
	for _, c := range []struct {
		path string
		kind Kind
		to   string // canonical
	}{
		{"", Home, ""},
		{"/", Home, ""},
		{"rules", Rules, "rules/"},
		{"rules/", Rules, "rules/"},
		{"/about/", About, "about/"},
		{"q/what-now/", Question, "q/what-now/"},
		{"q/%77hat-now/", Question, "q/what-now/"},
		{"q/ships/", Question, "q/will-it-ship/"},
		{"check", Check, "check/"},
		{"check/state=none/", Check, "check/state=none/"},
		{"check/status=no/", Check, "check/state=none/"},
		{"check/shop=tmall/state=none/", Check, "check/state=none/shop=tmall/"},
		{"check/state=verified/shop=tmall/", Check, "check/state=verified/"},
		{"check/shop=tmall/", Check, "check/shop=tmall/"},
		{"check/state=nonsense/", Check, "check/"},
		{"check/%/", Check, "check/"},
		{"q/", NotFound, "404.html"},
		{"q/nothing/", NotFound, "404.html"},
		{"q/what-now/more/", NotFound, "404.html"},
		{"rules/more/", NotFound, "404.html"},
		{"404.html", NotFound, "404.html"},
		{"nothing/", NotFound, "404.html"},
	} {
		v, ok := Open(lib, c.path)
		if v.Kind != c.kind || v.Path != c.to || ok != (c.kind != NotFound) {
			t.Errorf("%q opens %s at %q (%v), want %s at %q", c.path, v.Kind, v.Path, ok, c.kind, c.to)
		}
	}
}

// TestViews: every view has one address, and opening that gives the view.
func TestViews(t *testing.T) {
	lib := toy(t).Library
	seen := map[string]bool{}
	for _, v := range Views(lib) {
		if seen[v.Path] {
			t.Errorf("%q is there twice", v.Path)
		}
		seen[v.Path] = true
		if again, ok := Open(lib, v.Path); !ok || !reflect.DeepEqual(again, v) {
			t.Errorf("%q opens %v", v.Path, again)
		}
	}
	for _, path := range []string{"", "rules/", "about/", "check/", "q/is-it-safe/", "check/state=none/shop=global/", "check/shop=global/"} {
		if !seen[path] {
			t.Errorf("there is no view %q", path)
		}
	}
}

func FuzzOpen(f *testing.F) {
	for _, s := range []string{"", "q/ships/", "check/state=none/shop=tmall", "check/%zz/", "//", "check/state=none;shop"} {
		f.Add(s)
	}
	lib := toy(f).Library
	f.Fuzz(func(t *testing.T, path string) {
		v, ok := Open(lib, path)
		if !ok {
			if v.Kind != NotFound {
				t.Errorf("%q opens %s and does not", path, v.Kind)
			}
			return
		}
		again, ok := Open(lib, v.Path)
		if !ok || again.Path != v.Path || again.Kind != v.Kind {
			t.Errorf("%q leads to %q, and that to %q", path, v.Path, again.Path)
		}
	})
}

func TestTitles(t *testing.T) {
	s := toy(t)
	titles, headings := map[string]string{}, map[string]string{}
	for _, v := range append(Views(s.Library), Missing) {
		title, heading, description := s.Title(v), s.Heading(v), s.Description(v)
		if other, taken := titles[title]; taken || title == "" {
			t.Errorf("/%s and /%s have the title %q", v.Path, other, title)
		}
		if other, taken := headings[heading]; taken || heading == "" {
			t.Errorf("/%s and /%s have the heading %q", v.Path, other, heading)
		}
		titles[title], headings[heading] = v.Path, v.Path
		if description == "" || strings.Contains(description, "\n") || len([]rune(description)) > 160 {
			t.Errorf("/%s has the description %q", v.Path, description)
		}
	}
	if got := brief(strings.Repeat("长", 200)); len([]rune(got)) != 110 || !strings.HasSuffix(got, "…") {
		t.Errorf("a long text is cut to %q", got)
	}
}

func TestAddresses(t *testing.T) {
	s := &Site{Base: "/help/", Origin: "https://example.com"}
	for got, want := range map[string]string{
		s.Link("q/x/"):                 "/help/q/x/",
		s.Link("/q/x/"):                "/help/q/x/",
		s.Link(""):                     "/help/",
		s.URL("q/x/"):                  "https://example.com/help/q/x/",
		(&Site{Base: "/"}).URL("q/x/"): "/q/x/",
		s.href("/rules/"):              "/help/rules/",
		s.href("tel:95188"):            "tel:95188",
		s.below("/help/q/x/"):          "/q/x/",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestDate(t *testing.T) {
	s := toy(t)
	for day, want := range map[string]string{"2025-05-21": "2025 年 5 月 21 日", "2026-11-04": "2026 年 11 月 4 日", "someday": "someday"} {
		if got := s.date(day); got != want {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
	}
}
