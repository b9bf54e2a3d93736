package app

import (
	"testing"

	"shiming/content/address"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

var (
	_ = example("Page", "home", func(s *Site) app.UI { return &Page{Site: s, View: open(s, "")} })
	_ = example("Page", "verdict", func(s *Site) app.UI { return &Page{Site: s, View: open(s, "check/state=verified/")} })
	_ = example("Page", "beyond", func(s *Site) app.UI { return &Page{Site: s, View: open(s, "beyond/")} })
	_ = example("Page", "not-found", func(s *Site) app.UI { return &Page{Site: s, View: address.NotFound} })
	_ = example("Page", "frame-topic", func(s *Site) app.UI { return &Page{Site: framed(s), View: open(s, "frame/topic/ship/")} })
	_ = example("Page", "frame-verdict", func(s *Site) app.UI {
		return &Page{Site: framed(s), View: open(s, "frame/check/state=verified/")}
	})
	_ = example("Page", "frame-not-found", func(s *Site) app.UI { return &Page{Site: framed(s), View: address.NotFoundInFrame} })
)

func open(s *Site, path string) address.View {
	v, _ := address.Open(s.Library, path)
	return v
}

func TestCrumbs(t *testing.T) {
	s := toy(t)
	testCrumbs(t, s, map[string]string{
		"":                             "",
		"rules/":                       "首页()|规则(rules/)",
		"about/":                       "首页()|关于实名问答(about/)",
		"check/":                       "首页()|我的订单会发货吗？(check/)",
		"check/state=none/":            "",
		"check/state=none/shop=tmall/": "",
		"q/what-now/":                  "首页()|发货(#topic-ship)|怎么办？(q/what-now/)",
	})
	testCrumbs(t, framed(s), map[string]string{
		"frame/":                  "",
		"frame/topic/ship/":       "全部问答()|发货(frame/topic/ship/)",
		"frame/check/":            "全部问答()|我的订单会发货吗？(frame/check/)",
		"frame/check/state=none/": "",
		"frame/q/what-now/":       "全部问答()|发货(#topic-ship)|怎么办？(frame/q/what-now/)",
		"frame/nothing/":          "",
	})
}

func testCrumbs(t *testing.T, s *Site, crumbs map[string]string) {
	t.Helper()
	for path, want := range crumbs {
		got := ""
		for i, c := range s.Crumbs(open(s, path)) {
			if i > 0 {
				got += "|"
			}
			got += c.Name + "(" + c.Path + ")"
		}
		if got != want {
			t.Errorf("/%s: %s, want %s", path, got, want)
		}
	}
}
