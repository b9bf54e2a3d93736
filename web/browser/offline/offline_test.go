// Package offline tests what the service worker keeps, how it takes updates, and
// what it does when things go wrong.
package offline

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"shiming/content/address"
	"shiming/content/decision"
	"shiming/web/browser/harness"
	"shiming/web/server"
	"shiming/web/site"
)

// keep opens the home page and waits until the site is kept.
func keep(t *testing.T, host *harness.Host) *harness.Tab {
	t.Helper()
	tab := harness.Open(t)
	tab.Go(host.Address(""))
	tab.Kept()
	return tab
}

// equals is an expression that is true if the screen shows a page of the site.
func equals(built *site.Site, name string) string {
	return `(text => {
		const want = new DOMParser().parseFromString(text, 'text/html');
		return document.title === want.title && document.body.firstElementChild.isEqualNode(want.body.firstElementChild);
	})(` + harness.Quote(string(built.Files[name].Data)) + `)`
}

// shows compares the page on the screen with a page of the site.
func shows(t *testing.T, tab *harness.Tab, built *site.Site, name string) {
	t.Helper()
	if !tab.Is(equals(built, name)) {
		t.Errorf("%s shows %s, which is not /%s", tab.Text("location.href"), tab.Text("document.title"), name)
	}
}

// place returns the place of the checker at a path.
func place(t *testing.T, path string) decision.Place {
	t.Helper()
	v, ok := address.Open(harness.Library(t), path)
	if !ok {
		t.Fatalf("nothing is at /%s", path)
	}
	return v.Place
}

// TestEveryAddress: with the host gone, every address opens and is right.
func TestEveryAddress(t *testing.T) {
	built := harness.Site(t)
	host := harness.NewHost(t, built)
	tab := keep(t, host)
	host.Stop()

	for _, path := range harness.Views(t) {
		if path == address.NotFound.Path || path == "embed/" {
			continue
		}
		tab.Go(host.Address(path))
		if c := harness.Library(t).Checker; path == "rules/" || path == "beyond/" || strings.HasPrefix(path, "check/") && !c.ReachedInOrder(place(t, path)) {
			tab.Wait(equals(built, path+"index.html") + ` && location.href === ` + harness.Quote(host.Address(path))) // the program shows it
			continue
		}
		shows(t, tab, built, path+"index.html")
	}

	// The page for owners is not kept, wherever the reader comes from.
	gone := harness.Library(t).Interface.Device.Gone
	tab.Go(host.Address("embed/"))
	tab.Wait(`document.body.innerText.includes(` + harness.Quote(gone.Text) + `)`)
	tab.Go(host.Address("about/"))
	tab.Takeover()
	tab.Click(`footer a[href="/embed/"]`)
	tab.Wait(`location.pathname === '/embed/' && document.body.innerText.includes(` + harness.Quote(gone.Text) + `)`)

	verdict := "check/state=none/role=shopper/shop=global/stage=waiting/"
	for _, to := range []struct{ from, path string }{
		{"about", "about/"},
		{strings.TrimSuffix(verdict, "/"), verdict},
		{verdict + "index.html", verdict},
		{verdict + "?utm_source=wechat&spm=a1.2&scm=3&from=timeline&share_token=x", verdict},
		{"about?from=singlemessage", "about/"},
		{"index.html", ""},
		{"q/how-to-verify/index.html?from=x", "q/how-to-verify/"},
		{"q/how-to-verify/#how-to-verify", "q/how-to-verify/"},
	} {
		tab.Go(host.Address(to.from))
		shows(t, tab, built, to.path+"index.html")
		u, _ := url.Parse(to.from)
		if want := "/" + to.path + query(u) + fragment(u); tab.Text(`location.href`) != strings.TrimSuffix(host.Address(""), "/")+want {
			t.Errorf("/%s leads to %s, want %s", to.from, tab.Text(`location.href`), want)
		}
	}

	// Addresses of the checker that have no page: the program knows them.
	for from, path := range map[string]string{
		"check/stage=waiting/shop=global/role=shopper/state=none/": verdict,
		"check/state=none/nonsense=1/role=shopper/":                "check/state=none/role=shopper/",
		"check/state=verified/role=shopper/shop=tmall/":            "check/state=verified/role=shopper/",
	} {
		tab.Go(host.Address(from))
		tab.Wait(`location.pathname === ` + harness.Quote("/"+path) + ` && document.documentElement.dataset.app === 'ready'`)
		tab.Wait(`!document.querySelector('[aria-busy]')`)
		shows(t, tab, built, path+"index.html")
	}

	for from, path := range map[string]string{
		"check/state%3Dnone/": "check/state=none/",
		"%71/how-to-verify/":  "q/how-to-verify/",
		"check/state%3Dnone":  "check/state=none/",
	} {
		tab.Go(host.Address(from))
		shows(t, tab, built, path+"index.html")
	}

	for _, path := range []string{"nothing/", "q/nothing/", "nothing", "assets/nothing.js", "rules/more/"} {
		tab.Go(host.Address(path))
		shows(t, tab, built, "404.html")
	}

	// The fragment opens its answer.
	tab.Go(host.Address("#how-to-verify"))
	if !tab.Is(`document.getElementById('how-to-verify').open`) {
		t.Error("the fragment does not open its answer")
	}
	if said := tab.Text(`document.getElementById('status').innerText`); said != "" {
		t.Logf("at once the page says %q", said)
	}
	tab.Wait(`document.getElementById('status').innerText === ` + harness.Quote(harness.Library(t).Interface.Device.Lost))
	host.Start()
	tab.JS(`dispatchEvent(new Event('online'))`, nil)
	tab.Wait(`!document.getElementById('status').hasChildNodes()`)
}

func query(u *url.URL) string {
	if u.RawQuery == "" {
		return ""
	}
	return "?" + u.RawQuery
}

func fragment(u *url.URL) string {
	if u.Fragment == "" {
		return ""
	}
	return "#" + u.Fragment
}

// TestTakeoverOffline: the program starts and works without a host.
func TestTakeoverOffline(t *testing.T) {
	host := harness.NewHost(t, harness.Site(t))
	tab := keep(t, host)
	host.Stop()
	tab.Go(host.Address(""))
	tab.Takeover()
	tab.Click(`.options a[href$="state=none/"]`)
	tab.Wait(`location.pathname === '/check/state=none/' && document.querySelector('.options a[href$="role=shopper/"]')`)
}

// TestWasmComesOnce: whatever the reader does on a first visit, the wasm is sent once.
func TestWasmComesOnce(t *testing.T) {
	slow := func(w http.ResponseWriter, r *http.Request) bool {
		if strings.HasSuffix(r.URL.Path, ".wasm") {
			time.Sleep(time.Second)
		}
		return false
	}
	for name, visit := range map[string]func(*testing.T, *harness.Host, *harness.Tab){
		"not used": func(t *testing.T, host *harness.Host, tab *harness.Tab) {
			tab.Go(host.Address(""))
		},
		"used at once": func(t *testing.T, host *harness.Host, tab *harness.Tab) {
			host.Fault(slow)
			tab.Before(`addEventListener('DOMContentLoaded', () => document.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true})))`)
			tab.Go(host.Address(""))
			tab.Wait(`document.documentElement.dataset.app === 'ready'`)
		},
		"used while the worker fetches it": func(t *testing.T, host *harness.Host, tab *harness.Tab) {
			host.Fault(slow)
			tab.Go(host.Address(""))
			host.AwaitAsked(".wasm", 0)
			tab.Takeover()
		},
		"no word on keeping": func(t *testing.T, host *harness.Host, tab *harness.Tab) {
			host.Fault(func(w http.ResponseWriter, r *http.Request) bool {
				w = noStore{w}
				server.Handler(harness.Site(t)).ServeHTTP(w, r)
				return true
			})
			tab.Before(`addEventListener('DOMContentLoaded', () => document.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true})))`)
			tab.Go(host.Address(""))
			tab.Wait(`document.documentElement.dataset.app === 'ready'`)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			host := harness.NewHost(t, harness.Site(t))
			tab := harness.Open(t)
			visit(t, host, tab)
			tab.Kept()
			tab.Go(host.Address("about/"))
			tab.Takeover()
			if n := harness.Count(host.Served(), "/assets/app.*"); n != 1 {
				t.Errorf("the wasm was sent %d times", n)
			}
		})
	}
}

// noStore forbids every cache on the way to keep an answer.
type noStore struct{ http.ResponseWriter }

func (n noStore) WriteHeader(code int) {
	n.Header().Set("Cache-Control", "no-store")
	n.ResponseWriter.WriteHeader(code)
}

// TestSaveData: where the reader wants to save data, the wasm waits until the reader
// wants it.
func TestSaveData(t *testing.T) {
	host := harness.NewHost(t, harness.Site(t))
	tab := harness.Open(t)
	tab.Before(`Object.defineProperty(navigator, 'connection', {value: {saveData: true}})`)
	tab.Go(host.Address("about/"))
	tab.Wait(`document.documentElement.dataset.offline === 'partly'`)
	words := harness.Library(t).Interface.Device
	if said := tab.Text(`document.querySelector('.offline-partly').innerText`); !strings.HasPrefix(said, words.States.Partly[:strings.Index(words.States.Partly, "{")]) {
		t.Errorf("the page says %q", said)
	}
	if missing := tab.Text(`getComputedStyle(document.querySelector('.figure-missing'), '::after').content`); !strings.HasSuffix(missing, ` MB"`) {
		t.Errorf("missing are %s", missing)
	}
	tab.Go(host.Address("about/")) // nor on the next visit
	tab.Wait(`document.documentElement.dataset.offline === 'partly'`)
	if n := harness.Count(host.Served(), "/assets/app.*"); n != 0 {
		t.Errorf("the wasm was sent %d times", n)
	}
	// Offline what is kept is there, and of what the program would have to show it is said
	// that it is not.
	const verdict = "check/state=none/role=merchant/"
	host.Stop()
	tab.Go(host.Address(verdict))
	shows(t, tab, harness.Site(t), verdict+"index.html")
	for _, path := range []string{"rules/", "check/shop=global/stage=waiting/"} {
		tab.Go(host.Address(path))
		if got := tab.Text(`document.querySelector('h1').textContent`); got != words.Gone.Title {
			t.Errorf("/%s says %q", path, got)
		}
	}
	host.Start()
	tab.Go(host.Address("about/"))
	tab.Wait(`document.documentElement.dataset.offline === 'partly'`)
	tab.Click(`[data-do=keep]`)
	tab.Kept()
	host.Stop()
	tab.Go(host.Address("check/"))
	shows(t, tab, harness.Site(t), "check/index.html")
}

// TestPlainHost: from a host that does not compress what it sends, page and worker
// fetch the compressed form of the program as a file, once.
func TestPlainHost(t *testing.T) {
	for name, use := range map[string]bool{"used at once": true, "not used": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			host := harness.NewHost(t, harness.Site(t))
			host.Fault(func(w http.ResponseWriter, r *http.Request) bool {
				r.Header.Del("Accept-Encoding")
				return false
			})
			tab := harness.Open(t)
			if use {
				tab.Before(`addEventListener('DOMContentLoaded', () => document.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true})))`)
			}
			tab.Go(host.Address(""))
			tab.Kept()
			if gz, plain := host.Asked(".wasm.gz"), host.Asked(".wasm"); gz != 1 || plain != 0 {
				t.Errorf("the compressed file was asked for %d times, the plain one %d times", gz, plain)
			}
			host.Stop()
			tab.Go(host.Address(""))
			tab.Takeover()
		})
	}
}

// TestAlias: a former address of a question forwards offline too.
func TestAlias(t *testing.T) {
	built := harness.Build(t, func(o *site.Options) {
		o.Content = harness.Reworded(t, "zh-Hans/questions/verify/how-to-verify.md", "id: how-to-verify", "id: how-to-verify\naliases: [old-way]")
	})
	host := harness.NewHost(t, built)
	tab := keep(t, host)
	host.Stop()
	tab.Go(host.Address("q/old-way/"))
	tab.Wait(`location.pathname === '/q/how-to-verify/' && document.readyState === 'complete'`)
	shows(t, tab, built, "q/how-to-verify/index.html")
}

// TestApp: installed, it starts offline in a window of its own, whose colour is the
// page's, and what leads elsewhere is left to the browser.
func TestApp(t *testing.T) {
	host := harness.NewHost(t, harness.Site(t))
	tab := keep(t, host)
	var manifest struct {
		Start string `json:"start_url"`
	}
	if err := json.Unmarshal(harness.Site(t).Files["manifest.webmanifest"].Data, &manifest); err != nil {
		t.Fatal(err)
	}
	host.Stop()
	tab.Before(`{ const match = matchMedia; window.matchMedia = q => q.includes('standalone') ? match('all') : match(q); }`)
	tab.Scheme("dark")
	tab.Go(host.Address(manifest.Start))
	tab.Wait(`document.documentElement.dataset.install === 'installed'`)
	shows(t, tab, harness.Site(t), "index.html")
	if color, want := tab.Text(`Array.from(document.querySelectorAll('meta[name=theme-color]')).find(m => matchMedia(m.media).matches).content`),
		tab.Text(`getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()`); color != want {
		t.Errorf("the window is %s and the page %s", color, want)
	}
	tab.Takeover()
	if tab.Is(`(() => {
		const a = document.createElement('a');
		a.href = 'https://example.org/';
		document.body.append(a);
		let taken = null;
		addEventListener('click', e => { taken = e.defaultPrevented; e.preventDefault(); });
		a.click();
		return taken;
	})()`) {
		t.Error("the page takes a link that leads elsewhere")
	}
}
