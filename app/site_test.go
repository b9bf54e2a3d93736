package app

import (
	"strings"
	"testing"

	"shiming/content"
	"shiming/content/address"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

func TestTitles(t *testing.T) {
	s := toy(t)
	testTitles(t, s, append(address.Views(s.Library), address.NotFound))
	testTitles(t, framed(s), append(address.FrameViews(s.Library), address.NotFoundInFrame))
}

// testTitles holds that views are told apart by their titles.
func testTitles(t *testing.T, s *Site, views []address.View) {
	titles, headings := map[string]string{}, map[string]string{}
	for _, v := range views {
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
}

func TestBrief(t *testing.T) {
	if got := toy(t).excerpt(strings.Repeat("长", 200)); len([]rune(got)) != 110 || !strings.HasSuffix(got, "…") {
		t.Errorf("a long text is cut to %q", got)
	}
}

func TestAddresses(t *testing.T) {
	site := func(lang string) *Site {
		languages := []content.Language{{Lang: "zh-Hans"}, {Lang: "en"}}
		return &Site{Base: "/help/", Origin: "https://example.com", Library: &content.Library{Lang: lang, Languages: languages}}
	}
	s, english := site("zh-Hans"), site("en")
	for got, want := range map[string]string{
		s.Link("q/x/"):                 "/help/q/x/",
		s.Link("/q/x/"):                "/help/q/x/",
		s.Link(""):                     "/help/",
		s.URL("q/x/"):                  "https://example.com/help/q/x/",
		s.Absolute("robots.txt"):       "https://example.com/help/robots.txt",
		english.Link("q/x/"):           "/help/en/q/x/",
		english.Link(""):               "/help/en/",
		english.URL("q/x/"):            "https://example.com/help/en/q/x/",
		english.Absolute("robots.txt"): "https://example.com/help/robots.txt",
		english.below("/help/en/q/x/"): "/q/x/",
		s.below("/help/q/x/"):          "/q/x/",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestFull: every view in a frame has a full page, but for what is there only in part.
func TestFull(t *testing.T) {
	s := toy(t)
	full := map[string]bool{"": true}
	for _, v := range address.Views(s.Library) {
		full[v.Path] = true
		if v.Full() != v.Path || v.FullLink() != v.Path {
			t.Errorf("the full page of /%s is /%s", v.Path, v.Full())
		}
	}
	for _, v := range append(address.FrameViews(s.Library), address.NotFoundInFrame) {
		if !full[v.Full()] || !strings.HasPrefix(v.FullLink(), v.Full()) {
			t.Errorf("the full page of /%s is /%s, more is at /%s", v.Path, v.Full(), v.FullLink())
		}
	}
	for path, want := range map[string]string{"frame/": "", "frame/topic/ship/": "#topic-ship", "frame/q/what-now/": "q/what-now/",
		"frame/check/state=none/": "check/state=none/", "frame/404.html": ""} {
		if got := open(s, path).FullLink(); got != want {
			t.Errorf("/%s: more is at %q, want %q", path, got, want)
		}
	}
}

// TestLinksInFrame: a link leads to the view in the frame where there is one, and
// else to a tab of its own.
func TestLinksInFrame(t *testing.T) {
	s := framed(toy(t))
	for _, c := range []struct {
		link app.UI
		href string
		away bool
	}{
		{s.textLink("", "x"), "/help/frame/", false},
		{s.textLink("#topic-ship", "x"), "/help/frame/topic/ship/", false},
		{s.textLink("q/what-now/", "x"), "/help/frame/q/what-now/", false},
		{s.textLink("check/state=none/", "x"), "/help/frame/check/state=none/", false},
		{s.textLink("frame/check/", "x"), "/help/frame/check/", false},
		{s.textLink("rules/#rule-submitted", "x"), "/help/rules/#rule-submitted", true},
		{s.textLink("about/", "x"), "/help/about/", true},
		{s.contentLink("/", "x"), "/help/frame/", false},
		{s.contentLink("/q/what-now/", "x"), "/help/frame/q/what-now/", false},
		{s.contentLink("/#what-now", "x"), "/help/frame/#what-now", false},
		{s.contentLink("/rules/", "x"), "/help/rules/", true},
		{s.contentLink("https://example.org/", "x"), "https://example.org/", true},
		{s.contentLink("tel:95188", "x"), "tel:95188", false},
		{s.contentLink("mailto:a@example.org", "x"), "mailto:a@example.org", false},
	} {
		got := app.HTMLString(c.link)
		if !strings.Contains(got, `href="`+c.href+`"`) {
			t.Errorf("%s does not lead to %s", got, c.href)
		}
		tab := strings.Contains(got, `target="_blank"`) && strings.Contains(got, `rel="noopener"`) &&
			strings.Contains(got, s.Library.Interface.Frame.NewTab)
		if tab != c.away {
			t.Errorf("%s opens a tab: %v, want %v", got, tab, c.away)
		}
	}
	if got := s.URL("q/what-now/"); got != "https://example.com/help/q/what-now/" {
		t.Errorf("in a frame the full address is %s", got)
	}
	if got := app.HTMLString(toy(t).contentLink("https://example.org/", "x")); strings.Contains(got, "_blank") {
		t.Errorf("out of a frame a tab is opened: %s", got)
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
