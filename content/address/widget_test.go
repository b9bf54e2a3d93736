package address_test

import (
	"testing"

	"shiming/content/address"
)

func TestWidgetView(t *testing.T) {
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
		v := address.ParseWidgetView(c.view, c.lang)
		if v.Frame() != c.frame || v.Page() != c.page {
			t.Errorf("%s in %q: %q and %q, want %q and %q", c.view, c.lang, v.Frame(), v.Page(), c.frame, c.page)
		}
	}
}
