// Package navigation tests how the reader moves between views, with go-app in
// charge and without any script.
package navigation

import (
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"shiming/app"
	"shiming/content"
	"shiming/content/address"
	"shiming/web/browser/harness"
)

// start opens a view and lets go-app take it over. The page is marked, so that
// alive tells whether it is still the same one.
func start(t *testing.T, path string) *harness.Tab {
	t.Helper()
	tab := harness.Open(t)
	tab.Go(harness.Serve(t, nil) + path)
	tab.Takeover()
	tab.JS(`window.mark = 1`, nil)
	return tab
}

func alive(t *testing.T, tab *harness.Tab) {
	t.Helper()
	if !tab.Is(`window.mark === 1 && document.documentElement.dataset.app === 'ready'`) {
		t.Error("a page was loaded")
	}
}

// TestWalk clicks from the home page to a verdict and looks at what each step
// leaves behind.
func TestWalk(t *testing.T) {
	lib := harness.Library(t)
	site := &app.Site{Library: lib, Base: "/", Origin: harness.Origin, Device: true}
	tab := start(t, "")
	var given []string
	for _, pair := range []string{"state=none", "role=shopper", "shop=global", "stage=waiting"} {
		given = append(given, pair)
		path := "check/" + strings.Join(given, "/") + "/"
		tab.JS(`scrollTo(0, 300)`, nil)
		tab.Click(`.options a[href="/` + path + `"]`)
		tab.Wait(`location.pathname === ` + harness.Quote("/"+path) + ` && document.title === ` + harness.Quote(title(site, path)))
		view, _ := address.Open(lib, path)
		ui := lib.Interface.Site
		for what, want := range map[string]string{
			`scrollY`: "0",
			`document.activeElement === document.querySelector('main h1')`: "true",
			`document.getElementById('announcer').textContent`:             content.Fill(ui.Opened, "title", site.Heading(view)),
			`document.querySelector('link[rel=canonical]').href`:           harness.Origin + "/" + path,
			`document.querySelector('meta[name=description]').content`:     site.Description(view),
			`document.querySelector('meta[property="og:title"]').content`:  title(site, path),
			`document.documentElement.lang`:                                "zh-Hans",
			`document.querySelectorAll('h1').length`:                       "1",
			`document.querySelector('header [aria-current]').textContent`:  ui.Check,
		} {
			if got := tab.Text(what); got != want {
				t.Errorf("/%s: %s is %q, want %q", path, what, got, want)
			}
		}
	}
	if got := tab.Text(`document.querySelector('[data-verdict]').dataset.verdict + ' ' + document.querySelector('[data-rule]').dataset.rule`); got != "at-risk global-waiting" {
		t.Errorf("came to %s", got)
	}
	alive(t, tab)
}

func title(site *app.Site, path string) string {
	view, _ := address.Open(site.Library, path)
	return site.Title(view)
}

// TestEveryViewByClick moves to every view there is without loading a page, and
// finds the page that the server has for it. The page for owners alone is loaded: its
// words are in no other.
func TestEveryViewByClick(t *testing.T) {
	lib := harness.Library(t)
	site := &app.Site{Library: lib, Base: "/", Origin: harness.Origin, Device: true}
	tab := start(t, "about/")
	moved := 0
	for _, view := range address.Views(lib) {
		if view.Path == "about/" || view.Kind == address.EmbedView {
			continue
		}
		tab.JS(`{
			const a = document.createElement('a');
			a.href = `+harness.Quote("/"+view.Path)+`;
			document.body.append(a);
			a.click();
			a.remove();
		}`, nil)
		tab.Wait(`document.title === ` + harness.Quote(site.Title(view)) + ` && !document.querySelector('[aria-busy]')`)
		if got, want := tab.Difference("/" + view.Path); got != want {
			t.Errorf("/%s is\n%s\nwant\n%s", view.Path, got, want)
		}
		moved++
	}
	alive(t, tab)
	if all := len(address.Views(lib)) - 2; moved != all {
		t.Errorf("moved to %d views of %d", moved, all)
	}
	tab.Click(`footer a[href="/embed/"]`)
	tab.Wait(`location.pathname === '/embed/' && document.documentElement.dataset.app === 'ready' && document.querySelector('#choose')`)
}

// TestChange changes the first answer on a verdict: the others that still count stay.
func TestChange(t *testing.T) {
	tab := start(t, "check/state=none/role=shopper/shop=global/stage=waiting/")
	tab.Click(`.chips a[href="/check/role=shopper/shop=global/stage=waiting/"]`)
	tab.Wait(`location.pathname === '/check/role=shopper/shop=global/stage=waiting/' && document.querySelector('.options')`)
	tab.Click(`.options a[href="/check/state=verified/role=shopper/"]`)
	tab.Wait(`document.querySelector('[data-rule]')?.dataset.rule === 'verified-shopper'`)
	alive(t, tab)
}

func TestBackAndForward(t *testing.T) {
	tab := start(t, "")
	home := tab.Text(`document.title`)
	tab.JS(`scrollTo(0, 900)`, nil)
	tab.Wait(`scrollY === 900`)
	tab.JS(`document.querySelector('footer, header a[href="/about/"]'); document.querySelector('header a[href="/about/"]').click()`, nil)
	tab.Wait(`location.pathname === '/about/' && scrollY === 0`)
	about := tab.Text(`document.title`)
	tab.JS(`document.querySelector('header a[href="/rules/"]').click()`, nil)
	tab.Wait(`location.pathname === '/rules/' && document.querySelector('.rule')`)
	tab.Leave(`history.back()`)
	tab.Wait(`location.pathname === '/about/' && document.title === ` + harness.Quote(about))
	tab.Leave(`history.back()`)
	tab.Wait(`location.pathname === '/' && document.title === ` + harness.Quote(home))
	tab.Wait(`scrollY === 900`)
	tab.Leave(`history.forward()`)
	tab.Wait(`location.pathname === '/about/' && document.querySelector('main h1').textContent`)
	alive(t, tab)
	tab.Run(chromedp.Reload())
	tab.Wait(`document.readyState === 'complete' && document.title === ` + harness.Quote(about) + ` && window.mark === undefined`)
	tab.Leave(`history.back()`)
	tab.Wait(`location.pathname === '/' && document.readyState === 'complete' && document.querySelectorAll('details').length > 10`)
}

// TestOpenStateIsTheViews: closing the answer on the page of one question leaves
// the next one's open.
func TestOpenStateIsTheViews(t *testing.T) {
	tab := start(t, "q/"+harness.Library(t).Questions[1].ID+"/")
	tab.Click("summary")
	if tab.Is(`document.querySelector('details').open`) {
		t.Fatal("the answer did not close")
	}
	next := harness.Library(t).Questions[2].ID
	tab.Click(`.options a[href="/q/` + next + `/"]`)
	tab.Wait(`document.querySelector('details')?.id === ` + harness.Quote(next))
	if !tab.Is(`document.querySelector('details').open && document.activeElement === document.querySelector('summary')`) {
		t.Error("the next answer is closed or has no focus")
	}
	alive(t, tab)
}

// TestOtherClicks: go-app gets none of the clicks that are the browser's.
func TestOtherClicks(t *testing.T) {
	tab := start(t, "")
	tab.JS(`window.prevented = (attributes, event) => {
		const a = Object.assign(document.createElement('a'), {textContent: 'x'});
		for (const name in attributes) a.setAttribute(name, attributes[name]);
		document.querySelector('main').append(a);
		const e = new MouseEvent('click', {bubbles: true, cancelable: true, ...event});
		let result;
		addEventListener('click', e => { result = e.defaultPrevented; e.preventDefault(); }, {once: true});
		a.dispatchEvent(e);
		a.remove();
		return result;
	}; 0`, nil)
	for _, call := range []string{
		`{href: '/about/'}, {ctrlKey: true}`,
		`{href: '/about/'}, {metaKey: true}`,
		`{href: '/about/'}, {shiftKey: true}`,
		`{href: '/about/'}, {altKey: true}`,
		`{href: '/about/'}, {button: 1}`,
		`{href: '/about/', target: '_blank'}, {}`,
		`{href: '/about/', target: '_top'}, {}`,
		`{href: '/about/', download: ''}, {}`,
		`{href: 'tel:95188'}, {}`,
		`{href: 'mailto:a@example.com'}, {}`,
		`{href: 'https://example.com/about/'}, {}`,
		`{href: '/picture.png'}, {}`,
		`{href: '#topic-unbind'}, {}`,
	} {
		if tab.Is(`prevented(`+call+`)`) || tab.Text(`location.pathname`) != "/" {
			t.Fatalf("a click on %s was taken over", call)
		}
	}
	if !tab.Is(`prevented({href: '/about/', target: '_self'}, {})`) {
		t.Error("a plain click was not taken over")
	}
	tab.Wait(`location.pathname === '/about/'`)
}

// TestNewTab: a click with Ctrl opens a tab and leaves this one.
func TestNewTab(t *testing.T) {
	tab := start(t, "")
	before := len(targets(t, tab))
	var x, y float64
	tab.JS(`document.querySelector('header a[href="/about/"]').getBoundingClientRect().x + 10`, &x)
	tab.JS(`document.querySelector('header a[href="/about/"]').getBoundingClientRect().y + 10`, &y)
	tab.Run(chromedp.MouseClickXY(x, y, chromedp.ButtonModifiers(input.ModifierCtrl)))
	harness.Until(t, "another tab", func() bool { return len(targets(t, tab)) > before })
	if path := tab.Text(`location.pathname`); path != "/" {
		t.Errorf("the tab itself went to %s", path)
	}
	alive(t, tab)
}

func targets(t *testing.T, tab *harness.Tab) []string {
	t.Helper()
	list, err := chromedp.Targets(tab.Context())
	if err != nil {
		t.Fatal(err)
	}
	var urls []string
	for _, target := range list {
		if target.Type == "page" {
			urls = append(urls, target.URL)
		}
	}
	return urls
}

// TestFragment: an address with a fragment opens that answer, before and after the
// takeover.
func TestFragment(t *testing.T) {
	lib := harness.Library(t)
	first, second := lib.Questions[5].ID, lib.Questions[12].ID
	address := harness.Serve(t, nil)
	tab := harness.Open(t)
	tab.Go(address + "#" + first)
	shows := func(id string) {
		t.Helper()
		tab.Wait(`(d => d.open && d.getBoundingClientRect().top >= -1 && d.getBoundingClientRect().top < innerHeight / 2)(document.getElementById(` + harness.Quote(id) + `))`)
	}
	shows(first)
	tab.Takeover()
	shows(first)
	tab.JS(`location.hash = `+harness.Quote(second), nil)
	shows(second)
	tab.JS(`document.querySelector('header a[href="/rules/"]').click()`, nil)
	tab.Wait(`location.pathname === '/rules/' && document.querySelector('.rule')`)
	tab.Leave(`history.back()`)
	tab.Wait(`location.pathname === '/' && document.querySelectorAll('details').length > 10`)
}

// TestInexactAddress: on a static host the page for unknown addresses finds out
// what a wrong address of the checker meant.
func TestInexactAddress(t *testing.T) {
	static := func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, "/check/stage") {
				r.URL.Path = "/404.html"
			}
			h.ServeHTTP(w, r)
		})
	}
	tab := harness.Open(t)
	tab.Go(harness.Serve(t, static) + "check/stage=waiting/state=verified/role=shopper/colour=red/?utm_source=x")
	tab.Wait(`location.pathname === '/check/state=verified/role=shopper/' && document.querySelector('[data-rule]')?.dataset.rule === 'verified-shopper'`)
}

// TestPasted: what was pasted behind an address is no part of it, on a host that shows the
// page for unknown addresses too, and behind a fragment.
func TestPasted(t *testing.T) {
	static := func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.ContainsFunc(r.URL.Path, func(c rune) bool { return c > '~' || strings.ContainsRune(")]?", c) }) || strings.HasPrefix(r.URL.Path, "/R") {
				r.URL.Path = "/404.html"
			}
			h.ServeHTTP(w, r)
		})
	}
	lib := harness.Library(t)
	address, id := harness.Serve(t, static), lib.Questions[5].ID
	tab := harness.Open(t)
	for pasted, path := range map[string]string{
		"q/" + id + "/%E3%80%82":                         "/q/" + id + "/",
		"q/" + id + "/%EF%BC%8C%E4%BD%A0%E7%9C%8B":       "/q/" + id + "/",
		"q/" + id + "/).":                                "/q/" + id + "/",
		"q/%E2%80%8B" + id + "/":                         "/q/" + id + "/",
		"q/" + id + "/%3Ffrom=chat%E3%80%82":             "/q/" + id + "/",
		"q/" + id + "/](http://x/q/":                     "/q/" + id + "/",
		"Rules/。":                                        "/rules/",
		"en。":                                            "/en/",
		"rules/%E3%80%91":                                "/rules/",
		"check/state=none%EF%BC%8Cshop=global/%E3%80%82": "/check/state=none/shop=global/",
	} {
		tab.Go(address + pasted + "?x=1")
		tab.Wait(`location.pathname === ` + harness.Quote(path) + ` && document.querySelector('h1').textContent !== ` + harness.Quote(lib.Interface.NotFound.Title))
	}
	for _, anchor := range []string{"#" + id, "/" + strings.ToUpper(id), "%E2%80%8B" + id, "「" + id + "」", id + "_", id + "#main"} {
		tab.Go(address + "about/")
		tab.Go(address + "#" + anchor)
		tab.Wait(`document.getElementById(` + harness.Quote(id) + `)?.open`)
	}
	for _, behind := range []string{"%E3%80%82", "/", "?from=chat", "%EF%BC%8C%E4%BD%A0%E7%9C%8B", ".", ")"} {
		tab.Go(address + "about/")
		tab.Go(address + "#" + id + behind)
		tab.Wait(`document.getElementById(` + harness.Quote(id) + `)?.open`)
	}
}

func TestUnknownAddress(t *testing.T) {
	lib := harness.Library(t)
	tab := start(t, "nothing/here/")
	if got := tab.Text(`document.querySelector('h1').textContent`); got != lib.Interface.NotFound.Title {
		t.Errorf("the page says %q", got)
	}
	tab.Click(".options a")
	tab.Wait(`location.pathname === '/' && document.title === ` + harness.Quote(lib.Interface.FullName))
	alive(t, tab)
}

// TestWithoutScript opens an answer and walks to a verdict with scripts off.
func TestWithoutScript(t *testing.T) {
	tab := harness.Open(t)
	tab.NoScripts()
	tab.Go(harness.Serve(t, nil))
	shown := func(selector string) {
		t.Helper()
		tab.Run(chromedp.WaitVisible(selector, chromedp.ByQuery))
	}
	tab.Click("summary")
	shown("details[open] .answer")
	path := "check/"
	for _, pair := range []string{"state=unbound", "role=shopper", "shop=global", "stage=transit"} {
		// A stage that does not count any more is not asked.
		path += pair + "/"
		link := `.options a[href="/` + path + `"]`
		if pair == "stage=transit" {
			link = `.options a[href$="stage=transit/"]`
		} else if pair == "shop=global" {
			link = `.options a[href*="shop=global"]`
		}
		shown(link)
		tab.Click(link)
	}
	shown(`[data-verdict="at-risk"][data-rule="global-transit"]`)
}
