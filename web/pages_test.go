package web

import (
	"encoding/json"
	"encoding/xml"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"shiming/app"
	"shiming/content"
)

// TestCrawl follows every link from the home page and from its frame: each leads
// straight to a page of the site and to an element in it, and every page is come to.
// A link from a frame to a full page opens a tab, and no other link does.
func TestCrawl(t *testing.T) {
	h := Handler(realSite(t))
	pages := map[string]htmlPage{}
	for _, p := range allPages(t) {
		pages[p.path] = p
	}
	reached := map[string]bool{"": true, "frame/": true}
	for queue := []string{"", "frame/"}; len(queue) > 0; queue = queue[1:] {
		page := pages[queue[0]]
		for _, a := range all(page.root, tagged("a")) {
			href := value(a, "href")
			path, fragment, ok := page.target(href)
			if !ok {
				t.Errorf("/%s: %q leads off the site", page.path, href)
				continue
			}
			if strings.TrimSpace(words(a)) == "" {
				t.Errorf("/%s: the link to %s has no text", page.path, href)
			}
			if r := askOf(h, "GET", "/"+path); r.StatusCode != http.StatusOK {
				t.Errorf("/%s: %q answers %d", page.path, href, r.StatusCode)
				continue
			}
			to, ok := pages[path]
			if !ok {
				t.Errorf("/%s: %q is no page", page.path, href)
				continue
			}
			if fragment != "" && len(all(to.root, func(n *html.Node) bool { return value(n, "id") == fragment })) != 1 {
				t.Errorf("/%s: nothing at %q", page.path, href)
			}
			away := value(a, "target") == "_blank"
			if leaves := page.frame() && !to.frame(); to.frame() && !page.frame() || leaves != away || away && value(a, "rel") != "noopener" {
				t.Errorf("/%s: the link to %s has the target %q and rel %q", page.path, href, value(a, "target"), value(a, "rel"))
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
	site := realSite(t)
	titles := map[string]string{}
	for _, p := range allPages(t) {
		fail := func(format string, args ...any) {
			t.Helper()
			t.Errorf("/"+p.path+": "+format, args...)
		}
		one := func(name string, fits func(*html.Node) bool) *html.Node {
			t.Helper()
			found := all(p.root, fits)
			if len(found) != 1 {
				fail("%d times %s, want once", len(found), name)
				return &html.Node{}
			}
			return found[0]
		}
		meta := func(key, name string) string {
			t.Helper()
			return value(one(name, func(n *html.Node) bool { return n.Data == "meta" && value(n, key) == name }), "content")
		}
		if got := value(one("html", tagged("html")), "lang"); got != p.lib.Lang {
			fail("the language is %q", got)
		}
		title := words(one("title", tagged("title")))
		name := p.lib.Lang + " " + title
		if p.frame() {
			name = "frame " + name
		}
		if other, taken := titles[name]; taken || title == "" {
			fail("its title %q is the one of /%s", title, other)
		}
		titles[name] = p.path
		most := 180
		if !strings.HasPrefix(p.lib.Lang, "zh") {
			most *= 2 // letters, half as wide
		}
		if d := meta("name", "description"); len([]rune(d)) < 20 || len([]rune(d)) > most {
			fail("a description of %d characters: %q", len([]rune(d)), d)
		}
		one("h1", tagged("h1"))
		one("main", tagged("main"))

		level := 0
		for _, h := range all(p.root, func(n *html.Node) bool {
			return len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6'
		}) {
			if next := int(h.Data[1] - '0'); next > level+1 {
				fail("the heading %q leaves out a level", words(h))
			}
			level = int(h.Data[1] - '0')
		}
		ids := map[string]bool{}
		for _, n := range all(p.root, func(n *html.Node) bool { return has(n, "id") }) {
			if id := value(n, "id"); ids[id] || id == "" {
				fail("the id %q is there twice, or empty", id)
			}
			ids[value(n, "id")] = true
		}
		for _, n := range all(p.root, func(*html.Node) bool { return true }) {
			for _, ref := range []string{"aria-labelledby", "aria-describedby", "for"} {
				if id := value(n, ref); id != "" && !ids[id] {
					fail("%s names %q, which is not there", ref, id)
				}
			}
		}
		for _, d := range all(p.root, tagged("details")) {
			if classed("fold")(d) {
				continue
			}
			summary := d.FirstChild
			if summary == nil || summary.Data != "summary" || summary.FirstChild == nil || !strings.HasPrefix(summary.FirstChild.Data, "h") {
				fail("details without a heading in its summary")
			}
			if p.lib.Question(value(d, "id")) == nil {
				fail("the id %q of a question", value(d, "id"))
			}
		}
		if p.frame() {
			testFrame(t, p)
			continue
		}
		if p.path == p.prefix+"404.html" {
			if meta("name", "robots") != "noindex" {
				fail("it is indexed")
			}
			continue
		}
		if got := value(one("canonical", func(n *html.Node) bool { return value(n, "rel") == "canonical" }), "href"); got != origin+"/"+p.path {
			fail("its canonical address is %q", got)
		}
		if meta("property", "og:title") != title || meta("property", "og:url") != origin+"/"+p.path ||
			meta("property", "og:description") != meta("name", "description") || meta("property", "og:locale") != strings.ReplaceAll(ogLocale(p.lib.Lang), "-", "_") {
			fail("Open Graph says something else than the page")
		}
		if picture := strings.TrimPrefix(meta("property", "og:image"), origin+"/"); site.Files[picture] == nil {
			fail("there is no picture %s", picture)
		}
	}
}

// TestNothingInline: no page has script or style of its own, and nothing in the
// site is asked of another host.
func TestNothingInline(t *testing.T) {
	for _, p := range allPages(t) {
		for _, n := range all(p.root, func(*html.Node) bool { return true }) {
			if n.Data == "style" || n.Data == "base" || n.Data == "iframe" || n.Data == "form" {
				t.Errorf("/%s has the element %s", p.path, n.Data)
			}
			if n.Data == "script" && !has(n, "src") && value(n, "type") != "application/ld+json" {
				t.Errorf("/%s has an inline script", p.path)
			}
			for _, a := range n.Attr {
				switch {
				case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
					t.Errorf("/%s has the attribute %s", p.path, a.Key)
				case a.Key == "href" || a.Key == "src":
					if _, _, ok := p.target(a.Val); !ok {
						t.Errorf("/%s asks for %s", p.path, a.Val)
					}
				}
			}
		}
	}
	for name, f := range realSite(t).Files {
		if !strings.HasSuffix(name, ".css") && !strings.HasSuffix(name, ".js") && !strings.HasSuffix(name, ".svg") {
			continue
		}
		text := strings.ReplaceAll(string(f.Data), `"http://www.w3.org/2000/svg"`, "")
		text = strings.ReplaceAll(text, "https://github.com/golang/go/issues/28975", "") // a comment of the toolchain's script
		text = strings.ReplaceAll(text, `"https://example.com"`, "")                     // the site itself, for the doctor
		for _, bad := range []string{"http:", "https:", "//cdn", "@import", "eval(", "new Function", "document.cookie"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s has %q", name, bad)
			}
		}
	}
}

// TestStructuredData: what search engines are told is what the page shows.
func TestStructuredData(t *testing.T) {
	for _, p := range realPages(t) {
		var questions []faqQuestion
		var crumbs []listItem
		for _, s := range all(p.root, func(n *html.Node) bool { return value(n, "type") == "application/ld+json" }) {
			var kind struct {
				Type    string `json:"@type"`
				Context string `json:"@context"`
			}
			decode := func(v any) {
				if err := json.Unmarshal([]byte(words(s)), v); err != nil {
					t.Errorf("/%s: %v", p.path, err)
				}
			}
			decode(&kind)
			if kind.Context != "https://schema.org" {
				t.Errorf("/%s: the context is %q", p.path, kind.Context)
			}
			switch kind.Type {
			case "FAQPage":
				var f faq
				decode(&f)
				questions = f.Questions
			case "BreadcrumbList":
				var l breadcrumbList
				decode(&l)
				crumbs = l.Items
			default:
				t.Errorf("/%s: structured data of type %q", p.path, kind.Type)
			}
		}

		var shown []faqQuestion
		for _, d := range all(p.root, tagged("details")) {
			if classed("fold")(d) {
				continue
			}
			answer := all(d, classed("answer"))[0]
			shown = append(shown, faqQuestion{"Question", words(d.FirstChild), faqAnswer{"Answer", answerText(answer)}})
		}
		if !slices.Equal(questions, shown) {
			t.Errorf("/%s: the questions are\n%v\nshown are\n%v", p.path, questions, shown)
		}

		var shownCrumbs []listItem
		for _, nav := range all(p.root, classed("crumbs")) {
			for i, li := range all(nav, tagged("li")) {
				item := origin + "/" + p.path
				if a := all(li, tagged("a")); len(a) > 0 {
					path, fragment, _ := p.target(value(a[0], "href"))
					if item = origin + "/" + path; fragment != "" {
						item += "#" + fragment
					}
				}
				shownCrumbs = append(shownCrumbs, listItem{"ListItem", i + 1, words(li), item})
			}
		}
		if !slices.Equal(crumbs, shownCrumbs) {
			t.Errorf("/%s: the breadcrumb is\n%v\nshown is\n%v", p.path, crumbs, shownCrumbs)
		}
	}
}

// answerText returns the paragraphs and items of an answer, one a line, without
// the line on what it rests on.
func answerText(answer *html.Node) string {
	var lines []string
	for _, n := range all(answer, func(n *html.Node) bool { return n.Data == "p" || n.Data == "li" }) {
		if !classed("source")(n) {
			lines = append(lines, words(n))
		}
	}
	return strings.Join(lines, "\n")
}

// TestEveryCombination goes, as a reader without JavaScript does, from the first
// question along links to a verdict, for each of the combinations of answers.
func TestEveryCombination(t *testing.T) {
	lib := realLibrary(t)
	pages := map[string]htmlPage{}
	for _, p := range realPages(t) {
		pages[p.path] = p
	}
	n := 0
	lib.Checker.Combinations(func(answers content.Answers) {
		n++
		at := "check/"
		for steps := 0; ; steps++ {
			page, ok := pages[at]
			if !ok || steps > len(lib.Checker.Inputs) {
				t.Fatalf("%v: after %d steps at /%s", answers, steps, at)
			}
			if verdicts := all(page.root, func(n *html.Node) bool { return has(n, "data-verdict") }); len(verdicts) == 1 {
				rule := lib.Checker.Walk(answers).Rule
				if got := value(verdicts[0], "data-rule"); got != rule.ID || value(verdicts[0], "data-verdict") != string(rule.Verdict) {
					t.Errorf("%v comes to %s, want %s", answers, got, rule.ID)
				}
				break
			}
			next := ""
			for _, options := range all(page.root, classed("options")) {
				for _, a := range all(options, tagged("a")) {
					to, _, _ := page.target(value(a, "href"))
					if follows(lib, at, to, answers) {
						next = to
					}
				}
			}
			at = next
		}
	})
	if n != 96 {
		t.Errorf("%d combinations, want 96", n)
	}
}

// follows reports whether a link from one place of the checker to another gives
// the answer that the reader has.
func follows(lib *content.Library, from, to string, answers content.Answers) bool {
	v, _ := app.Open(lib, from)
	next, ok := app.Open(lib, to)
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
	if err := xml.Unmarshal(realSite(t).Files["sitemap.xml"].Data, &s); err != nil {
		t.Fatal(err)
	}
	listed, want := map[string]bool{}, map[string]bool{}
	for _, u := range s.URLs {
		listed[u.Loc] = true
	}
	for _, p := range realPages(t) {
		if !strings.HasSuffix(p.path, "404.html") && !strings.Contains(p.path, "="+content.Unsure+"/") {
			want[origin+"/"+p.path] = true
		}
	}
	if !maps.Equal(listed, want) || len(s.URLs) != len(want) {
		t.Errorf("the sitemap lists %d addresses, there are %d pages", len(s.URLs), len(want))
	}
	if robots := string(realSite(t).Files["robots.txt"].Data); !strings.Contains(robots, "Sitemap: "+origin+"/sitemap.xml") {
		t.Errorf("robots.txt does not name the sitemap:\n%s", robots)
	}
}

// TestMerchantWords: in the source language a merchant's verdict speaks of the shop application, never of
// an order, and a verdict for both speaks of neither alone.
func TestMerchantWords(t *testing.T) {
	n := 0
	for _, p := range realPages(t) {
		verdicts := all(p.root, func(n *html.Node) bool { return has(n, "data-verdict") })
		if len(verdicts) == 0 || p.prefix != "" {
			continue
		}
		text := words(verdicts[0])
		merchant, shopper := strings.Contains(p.path, "role=merchant"), strings.Contains(p.path, "role=shopper")
		if merchant {
			n++
			if strings.Contains(text, "订单") || strings.Contains(text, "包裹") || !strings.Contains(text, "开店") {
				t.Errorf("/%s tells a merchant: %s", p.path, text)
			}
		}
		if shopper && strings.Contains(text, "开店") {
			t.Errorf("/%s tells a shopper: %s", p.path, text)
		}
	}
	if n == 0 {
		t.Error("there is no verdict for merchants")
	}
}
