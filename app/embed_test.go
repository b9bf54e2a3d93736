package app

import (
	"reflect"
	"testing"

	"shiming/content/widget"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

var (
	_ = example("embedView", "toy", func(s *Site) app.UI { return &embedView{Site: s} })
	_ = example("embedForm", "first", func(s *Site) app.UI { return &embedForm{Site: s, Origin: "https://example.com"} })
	_ = example("embedForm", "chosen", func(s *Site) app.UI {
		return &embedForm{Site: s, Origin: "https://example.com", narrow: true, said: "已复制", chosen: choice{
			Widget{"view": "topic:ship", "theme": "dark", "accent": "#123456", "open": "what-now"}, widget.ElementTag}}
	})
	_ = example("preview", "options", func(s *Site) app.UI {
		return &preview{Site: s, Widget: Widget{"view": "question:what-now", "theme": "dark", "debug": "debug"}}
	})
)

func TestChoose(t *testing.T) {
	lib := toy(t).Library
	zh := func(w Widget) Widget { w["lang"] = "zh-Hans"; return w }
	first := choice{zh(Widget{"view": "check"}), widget.ScriptTag}
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
			choice{zh(Widget{"view": "faq", "theme": "dark", "radius": "0", "font": "inherit", "loading": "click", "min-height": "300", "max-height": "900",
				"title": "帮助", "accent": "#112233", "mirror-url": "shiming", "debug": "debug", "open": "what-now will-it-ship"}), widget.PlainFrame}},
		"no number":              {untouched("min-height", "1e3", "max-height", "-5"), first, first},
		"first colour":           {untouched("own", "own"), first, choice{zh(Widget{"view": "check", "accent": widget.DefaultAccent}), widget.ScriptTag}},
		"the colour before":      {untouched("own", "own"), choice{zh(Widget{"view": "check", "accent": "#111111"}), widget.ScriptTag}, choice{zh(Widget{"view": "check", "accent": "#111111"}), widget.ScriptTag}},
		"no colour of one's own": {untouched("accent", "#112233"), first, first},
		"answers of the topic":   {untouched("view", "topic:ship", "open", "is-it-safe what-now gone"), first, choice{zh(Widget{"view": "topic:ship", "open": "what-now"}), widget.ScriptTag}},
		"no answers":             {untouched("view", "question:what-now", "open", "what-now"), first, choice{zh(Widget{"view": "question:what-now"}), widget.ScriptTag}},
	} {
		if got := choose(c.fields, lib, c.before); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

// TestPlaceholder: a site that does not know its address has a word in its place.
func TestPlaceholder(t *testing.T) {
	v := &embedView{Site: &Site{}}
	if got := v.siteOrigin(); got != "https://HOST" {
		t.Error(got)
	}
	v.origin = "http://localhost:8000"
	if got := v.siteOrigin(); got != v.origin {
		t.Error(got)
	}
	v.Site.Origin = "https://example.com"
	if got := v.siteOrigin(); got != "https://example.com" {
		t.Error(got)
	}
}
