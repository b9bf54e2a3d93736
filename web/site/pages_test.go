package site_test

import (
	"encoding/xml"
	"maps"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"shiming/content"
	"shiming/content/address"
	"shiming/content/decision"
	"shiming/web/server"
	"shiming/web/site"
	"shiming/web/site/sitetest"
)

// TestCrawl follows every link from the home page and from its frame: each leads
// straight to a page of the site and to an element in it, and every page is come to.
// A link from a frame to a full page opens a tab, and no other link does.
func TestCrawl(t *testing.T) {
	h := server.Handler(sitetest.Site(t))
	pages := map[string]sitetest.Page{}
	for _, p := range sitetest.AllPages(t, sitetest.Site(t)) {
		pages[p.Path] = p
	}
	reached := map[string]bool{"": true, "frame/": true}
	for queue := []string{"", "frame/"}; len(queue) > 0; queue = queue[1:] {
		page := pages[queue[0]]
		for _, a := range sitetest.All(page.Root, sitetest.Tagged("a")) {
			href := sitetest.Value(a, "href")
			path, fragment, ok := page.Target(href)
			if !ok {
				t.Errorf("/%s: %q leads off the site", page.Path, href)
				continue
			}
			if strings.TrimSpace(sitetest.Words(a)) == "" {
				t.Errorf("/%s: the link to %s has no text", page.Path, href)
			}
			if r := sitetest.Get(h, "GET", "/"+path); r.StatusCode != http.StatusOK {
				t.Errorf("/%s: %q answers %d", page.Path, href, r.StatusCode)
				continue
			}
			to, ok := pages[path]
			if !ok {
				t.Errorf("/%s: %q is no page", page.Path, href)
				continue
			}
			if fragment != "" && len(sitetest.All(to.Root, func(n *html.Node) bool { return sitetest.Value(n, "id") == fragment })) != 1 {
				t.Errorf("/%s: nothing at %q", page.Path, href)
			}
			away := sitetest.Value(a, "target") == "_blank"
			if leaves := page.Frame() && !to.Frame(); to.Frame() && !page.Frame() || leaves != away || away && sitetest.Value(a, "rel") != "noopener" {
				t.Errorf("/%s: the link to %s has the target %q and rel %q", page.Path, href, sitetest.Value(a, "target"), sitetest.Value(a, "rel"))
			}
			if !reached[path] {
				reached[path] = true
				queue = append(queue, path)
			}
		}
	}
	for path := range pages {
		if !reached[path] && !strings.HasSuffix(path, "404.html") {
			t.Errorf("no link leads to /%s", path)
		}
	}
}

// TestPages holds what every page has to have.
func TestPages(t *testing.T) {
	built := sitetest.Site(t)
	titles := map[string]string{}
	for _, p := range sitetest.AllPages(t, sitetest.Site(t)) {
		fail := func(format string, args ...any) {
			t.Helper()
			t.Errorf("/"+p.Path+": "+format, args...)
		}
		one := func(name string, fits func(*html.Node) bool) *html.Node {
			t.Helper()
			found := sitetest.All(p.Root, fits)
			if len(found) != 1 {
				fail("%d times %s, want once", len(found), name)
				return &html.Node{}
			}
			return found[0]
		}
		meta := func(key, name string) string {
			t.Helper()
			return sitetest.Value(one(name, func(n *html.Node) bool { return n.Data == "meta" && sitetest.Value(n, key) == name }), "content")
		}
		if got := sitetest.Value(one("html", sitetest.Tagged("html")), "lang"); got != p.Lib.Lang {
			fail("the language is %q", got)
		}
		title := sitetest.Words(one("title", sitetest.Tagged("title")))
		name := p.Lib.Lang + " " + title
		if p.Frame() {
			name = "frame " + name
		}
		if other, taken := titles[name]; taken || title == "" {
			fail("its title %q is the one of /%s", title, other)
		}
		titles[name] = p.Path
		most := 180
		if !strings.HasPrefix(p.Lib.Lang, "zh") {
			most *= 2 // letters, half as wide
		}
		if d := meta("name", "description"); len([]rune(d)) < 20 || len([]rune(d)) > most {
			fail("a description of %d characters: %q", len([]rune(d)), d)
		}
		one("h1", sitetest.Tagged("h1"))
		one("main", sitetest.Tagged("main"))

		level := 0
		for _, h := range sitetest.All(p.Root, func(n *html.Node) bool {
			return len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6'
		}) {
			if next := int(h.Data[1] - '0'); next > level+1 {
				fail("the heading %q leaves out a level", sitetest.Words(h))
			}
			level = int(h.Data[1] - '0')
		}
		ids := map[string]bool{}
		for _, n := range sitetest.All(p.Root, func(n *html.Node) bool { return sitetest.Has(n, "id") }) {
			if id := sitetest.Value(n, "id"); ids[id] || id == "" {
				fail("the id %q is there twice, or empty", id)
			}
			ids[sitetest.Value(n, "id")] = true
		}
		for _, n := range sitetest.All(p.Root, sitetest.Any) {
			for _, ref := range []string{"aria-labelledby", "aria-describedby", "for"} {
				if id := sitetest.Value(n, ref); id != "" && !ids[id] {
					fail("%s names %q, which is not there", ref, id)
				}
			}
		}
		waits := one("link to what is painted first", func(n *html.Node) bool { return sitetest.Value(n, "rel") == "expect" })
		heading := one("main heading", sitetest.Tagged("h1"))
		if sitetest.Value(waits, "blocking") != "render" || sitetest.Value(waits, "href") != "#"+sitetest.Value(heading, "id") {
			fail("the first paint waits for %v", waits.Attr)
		}
		for _, d := range sitetest.All(p.Root, sitetest.Tagged("details")) {
			if sitetest.Classed("fold")(d) || sitetest.Classed("folds")(d.Parent) || sitetest.Classed("message")(d.Parent) {
				continue
			}
			summary := d.FirstChild
			if summary == nil || summary.Data != "summary" || summary.FirstChild == nil || !strings.HasPrefix(summary.FirstChild.Data, "h") {
				fail("details without a heading in its summary")
			}
			if p.Lib.Question(sitetest.Value(d, "id")) == nil {
				fail("the id %q of a question", sitetest.Value(d, "id"))
			}
		}
		if p.Frame() {
			testFrame(t, p)
			continue
		}
		if p.Path == p.Prefix+"404.html" {
			if meta("name", "robots") != "noindex" {
				fail("it is indexed")
			}
			continue
		}
		if got := sitetest.Value(one("canonical", func(n *html.Node) bool { return sitetest.Value(n, "rel") == "canonical" }), "href"); got != sitetest.Origin+"/"+p.Path {
			fail("its canonical address is %q", got)
		}
		if meta("property", "og:title") != title || meta("property", "og:url") != sitetest.Origin+"/"+p.Path ||
			meta("property", "og:description") != meta("name", "description") || meta("property", "og:locale") != strings.ReplaceAll(site.OGLocale(p.Lib.Lang), "-", "_") {
			fail("Open Graph says something else than the page")
		}
		if picture := strings.TrimPrefix(meta("property", "og:image"), sitetest.Origin+"/"); built.Files[picture] == nil {
			fail("there is no picture %s", picture)
		}
	}
}

// TestEveryCombination goes, as a reader without JavaScript does, from the first
// question along links to a verdict, for each of the combinations of answers.
func TestEveryCombination(t *testing.T) {
	lib := sitetest.Library(t)
	pages := map[string]sitetest.Page{}
	for _, p := range sitetest.Pages(t, sitetest.Site(t)) {
		pages[p.Path] = p
	}
	n := 0
	lib.Checker.Combinations(func(answers decision.Answers) {
		n++
		at := "check/"
		for steps := 0; ; steps++ {
			page, ok := pages[at]
			if !ok || steps > len(lib.Checker.Inputs) {
				t.Fatalf("%v: after %d steps at /%s", answers, steps, at)
			}
			if verdicts := sitetest.All(page.Root, func(n *html.Node) bool { return sitetest.Has(n, "data-verdict") }); len(verdicts) == 1 {
				rule := lib.Checker.Walk(answers).Rule
				if got := sitetest.Value(verdicts[0], "data-rule"); got != rule.ID || sitetest.Value(verdicts[0], "data-verdict") != string(rule.Verdict) {
					t.Errorf("%v comes to %s, want %s", answers, got, rule.ID)
				}
				break
			}
			next := ""
			for _, options := range sitetest.All(page.Root, sitetest.Classed("options")) {
				for _, a := range sitetest.All(options, sitetest.Tagged("a")) {
					to, _, _ := page.Target(sitetest.Value(a, "href"))
					if follows(lib, at, to, answers) {
						next = to
					}
				}
			}
			at = next
		}
	})
	if n != 140 {
		t.Errorf("%d combinations, want 140", n)
	}
}

// follows reports whether a link from one place of the checker to another gives
// the answer that the reader has.
func follows(lib *content.Library, from, to string, answers decision.Answers) bool {
	v, _ := address.Open(lib, from)
	next, ok := address.Open(lib, to)
	if !ok || v.Place.Ask == nil {
		return false
	}
	asked := v.Place.Ask.ID
	for _, g := range next.Place.Kept {
		if g.Input == asked {
			return g.Answer == answers[asked]
		}
	}
	return false
}

func TestSitemap(t *testing.T) {
	var s struct {
		URLs []struct {
			Loc     string `xml:"loc"`
			LastMod string `xml:"lastmod"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(sitetest.Site(t).Files["sitemap.xml"].Data, &s); err != nil {
		t.Fatal(err)
	}
	listed, want := map[string]bool{}, map[string]bool{}
	for _, u := range s.URLs {
		listed[u.Loc] = true
	}
	for _, p := range sitetest.Pages(t, sitetest.Site(t)) {
		if !strings.HasSuffix(p.Path, "404.html") && !strings.Contains(p.Path, "="+decision.Unsure+"/") {
			want[sitetest.Origin+"/"+p.Path] = true
		}
	}
	if !maps.Equal(listed, want) || len(s.URLs) != len(want) {
		t.Errorf("the sitemap lists %d addresses, there are %d pages", len(s.URLs), len(want))
	}
	if robots := string(sitetest.Site(t).Files["robots.txt"].Data); !strings.Contains(robots, "Sitemap: "+sitetest.Origin+"/sitemap.xml") {
		t.Errorf("robots.txt does not name the sitemap:\n%s", robots)
	}
}

// TestMerchantWords: in the source language a merchant's verdict speaks of the shop application, never of
// an order, and a verdict for both speaks of neither alone.
func TestMerchantWords(t *testing.T) {
	n := 0
	for _, p := range sitetest.Pages(t, sitetest.Site(t)) {
		verdicts := sitetest.All(p.Root, func(n *html.Node) bool { return sitetest.Has(n, "data-verdict") })
		if len(verdicts) == 0 || p.Prefix != "" {
			continue
		}
		text := sitetest.Words(verdicts[0])
		merchant, shopper := strings.Contains(p.Path, "role=merchant"), strings.Contains(p.Path, "role=shopper")
		if merchant {
			n++
			if strings.Contains(text, "订单") || strings.Contains(text, "包裹") || !strings.Contains(text, "开店") {
				t.Errorf("/%s tells a merchant: %s", p.Path, text)
			}
		}
		if shopper && strings.Contains(text, "开店") {
			t.Errorf("/%s tells a shopper: %s", p.Path, text)
		}
	}
	if n == 0 {
		t.Error("there is no verdict for merchants")
	}
}
