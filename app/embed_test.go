package app

import (
	"reflect"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

var (
	_ = example("embedView", "toy", func(s *Site) app.UI { return &embedView{Site: s} })
	_ = example("embedForm", "first", func(s *Site) app.UI { return &embedForm{Site: s, Address: "https://example.com"} })
	_ = example("embedForm", "chosen", func(s *Site) app.UI {
		return &embedForm{Site: s, Address: "https://example.com", narrow: true, said: "已复制", chosen: choice{
			Embed{View: "topic:ship", Theme: "dark", Accent: "#123456", Open: []string{"what-now"}}, wayElement}}
	})
	_ = example("preview", "options", func(s *Site) app.UI {
		return &preview{Site: s, Embed: Embed{View: "question:what-now", Theme: "dark", Debug: true}}
	})
)

func TestChoose(t *testing.T) {
	lib := toy(t).Library
	first := choice{Embed{View: "check"}, wayScript}
	untouched := func(with ...string) map[string]string {
		f := map[string]string{"view": "check", "way": "script", "theme": "auto", "radius": "usual", "font": "system",
			"loading": "lazy", "min-height": "", "max-height": "", "title": ""}
		for i := 0; i < len(with); i += 2 {
			f[with[i]] = with[i+1]
		}
		return f
	}
	for name, c := range map[string]struct {
		fields map[string]string
		before choice
		want   choice
	}{
		"nothing there": {map[string]string{}, first, first},
		"untouched":     {untouched(), first, first},
		"all": {untouched("view", "faq", "way", "iframe", "theme", "dark", "radius", "square", "font", "inherit", "loading", "click",
			"min-height", "300", "max-height", "900", "title", " 帮助 ", "own", "own", "accent", "#112233", "mirror-url", "mirror-url",
			"debug", "debug", "open", "what-now will-it-ship"), first,
			choice{Embed{View: "faq", Theme: "dark", Radius: "0", Font: "inherit", Loading: "click", MinHeight: "300", MaxHeight: "900",
				Title: "帮助", Accent: "#112233", Mirror: "shiming", Debug: true, Open: []string{"what-now", "will-it-ship"}}, wayFrame}},
		"no number":              {untouched("min-height", "1e3", "max-height", "-5"), first, first},
		"first colour":           {untouched("own", "own"), first, choice{Embed{View: "check", Accent: defaultAccent}, wayScript}},
		"the colour before":      {untouched("own", "own"), choice{Embed{View: "check", Accent: "#111111"}, wayScript}, choice{Embed{View: "check", Accent: "#111111"}, wayScript}},
		"no colour of one's own": {untouched("accent", "#112233"), first, first},
		"answers of the topic":   {untouched("view", "topic:ship", "open", "is-it-safe what-now gone"), first, choice{Embed{View: "topic:ship", Open: []string{"what-now"}}, wayScript}},
		"no answers":             {untouched("view", "question:what-now", "open", "what-now"), first, choice{Embed{View: "question:what-now"}, wayScript}},
	} {
		if got := choose(c.fields, lib, c.before); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

// TestPlaceholder: a site that does not know its address has a word in its place.
func TestPlaceholder(t *testing.T) {
	v := &embedView{Site: &Site{}}
	if got := v.address(); got != "https://HOST" {
		t.Error(got)
	}
	v.origin = "http://localhost:8000"
	if got := v.address(); got != v.origin {
		t.Error(got)
	}
	v.Site.Origin = "https://example.com"
	if got := v.address(); got != "https://example.com" {
		t.Error(got)
	}
}
