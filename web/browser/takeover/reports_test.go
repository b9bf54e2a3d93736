package takeover

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"shiming/web/browser/harness"
)

// These are cases from what peers were told of: what stands around a page, its browser, its
// host and their additions, does something that the page did not count on.

// runLate is what hosts do that delay scripts: boot.js runs long after the page has loaded.
const runLate = `addEventListener('load', () => setTimeout(() => {
	const late = document.querySelector('script[type^=late]'), script = document.createElement('script');
	for (const a of late.attributes) if (!/^(type|defer)$/.test(a.name)) script.setAttribute(a.name, a.value);
	late.replaceWith(script);
}, 50))`

// changing serves the home page as change makes it where the query names one.
func changing(changes map[string]func(html string) string) func(http.Handler) http.Handler {
	return func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			change := changes[r.URL.Query().Get("as")]
			switch {
			case r.URL.Path == "/late.js":
				w.Header().Set("Content-Type", "text/javascript")
				w.Write([]byte(runLate))
			case change != nil:
				r.Header.Del("Accept-Encoding")
				page := httptest.NewRecorder()
				h.ServeHTTP(page, r)
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				w.Write([]byte(change(page.Body.String())))
			default:
				h.ServeHTTP(w, r)
			}
		})
	}
}

// surroundings are what a page may find before its own scripts run.
var surroundings = []struct {
	name, before, path string

	takeover bool // the program has to run
	want     string
}{
	{name: "no timeline", before: `performance.mark = undefined`, takeover: true, want: `true`},
	{name: "a fetch without streams", before: `{
		const real = fetch;
		window.fetch = (...args) => real(...args).then(r => ({ ok: r.ok, status: r.status, headers: r.headers, text: () => r.text(), arrayBuffer: () => r.arrayBuffer() }));
	}`, takeover: true, want: `true`},
	{name: "an element named as the runtime", before: `addEventListener('DOMContentLoaded', () => document.body.append(Object.assign(document.createElement('b'), { id: 'Go' })))`, takeover: true, want: `true`},
	{name: "scripts run late", path: "?as=late&q=shiming", takeover: true, want: `document.documentElement.dataset.offline === 'unsupported' && document.querySelector('#found a')`},
	{name: "scripts run early", path: "?as=early&q=shiming", takeover: true, want: `document.querySelector('#found a')`},
	{name: "ids of others", path: "?as=ids", want: `document.documentElement.dataset.offline === 'unsupported' &&
		(shiming.setStatus('note', 'said'), [...document.querySelectorAll('#status')].map(e => e.textContent).join() === ',said' && shiming.searchText() === '')`},
	{name: "a system that takes itself for offline", before: `Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false });
		{ const real = fetch; window.fetch = (...args) => real(...args).finally(() => { window.asked = true; }); }`,
		want: `window.asked && !document.getElementById('status').textContent`},
	{name: "a network to log in to", before: `window.fetch = () => Promise.resolve(new Response('', { headers: { 'Content-Type': 'text/html' } }));`,
		want: `document.documentElement.dataset.offline === 'unsupported' && (window.sent ||= dispatchEvent(new Event('online'))) &&
			document.getElementById('status').textContent`},
	{name: "an encoded anchor", path: "%23must-verify", want: `location.hash === '#must-verify' && document.getElementById('must-verify')?.open`},
	{name: "a page made before anyone opens it", before: `Object.defineProperty(Document.prototype, 'prerendering', { get: () => !window.opened });
		Object.defineProperty(Navigator.prototype, 'languages', { get: () => ['en'] });
		addEventListener('load', () => setTimeout(() => requestIdleCallback(() => {
			window.early = document.querySelector('script[src*="/device."]');
			window.opened = true;
			document.dispatchEvent(new Event('prerenderingchange'));
		}, { timeout: 4000 })));`, // longer than the page itself waits to be idle; a tab that is not drawn may never be
		want: `window.opened && !window.early && document.getElementById('status').textContent`},
}

func TestReports(t *testing.T) {
	var saved string
	address := harness.Serve(t, changing(map[string]func(string) string{
		"late": func(html string) string {
			return strings.Replace(html, `<script data-base`, `<script src="/late.js"></script><script type="late/javascript" data-base`, 1)
		},
		"early": func(html string) string { return strings.Replace(html, " defer", "", 1) },
		"ids": func(html string) string {
			return strings.Replace(html, `<body>`, `<body><div id="status"></div><div id="announcer"></div><div id="main"></div><input id="q" value="x">`, 1)
		},
		"saved": func(string) string { return saved },
	}))
	browser := harness.Open(t)
	open := func(t *testing.T, path, before string) *harness.Tab {
		tab := browser.For(t).Beside()
		tab.Before(harness.NoWorker + `window.thrown = []; addEventListener('error', e => thrown.push(e.message));` + before)
		tab.Go(address + path)
		return tab
	}
	for _, c := range surroundings {
		t.Run(c.name, func(t *testing.T) {
			tab := open(t, c.path, c.before)
			if c.takeover {
				tab.Takeover()
			}
			tab.Wait(c.want)
			if thrown := tab.Text(`thrown`); thrown != "" {
				t.Errorf("thrown: %s", thrown)
			}
		})
	}

	t.Run("clipboard", func(t *testing.T) { testClipboard(t, open(t, "q/"+harness.Library(t).Questions[0].ID+"/", "")) })

	// What else there is happens on a page with the program.
	tab := open(t, "", `for (const name of ['pushState', 'replaceState']) {
		const real = history[name];
		history[name] = function (...args) {
			if (window.limited) throw new DOMException('too often', 'SecurityError');
			real.apply(this, args);
		};
	}`)
	tab.JS(`window.limited = true; dispatchEvent(new Event('scroll'))`, nil)
	tab.Takeover() // also where the browser lets no more entries of the history be changed
	tab.JS(`limited = false; window.mark = 1`, nil)
	if thrown := tab.Text(`thrown`); thrown != "" {
		t.Errorf("an event of the window itself: %s", thrown)
	}
	for _, c := range []struct {
		name string
		test func(*testing.T, *harness.Tab)
	}{
		{"handlers of others", testHandlers},
		{"animated scrolling", testAnimated},
		{"keys for others", testKeys},
		{"keyboard that composes", testComposes},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, tab.For(t)) })
	}

	t.Run("saved after the takeover", func(t *testing.T) {
		tab := tab.For(t)
		tab.JS(`shiming.setStatus('note', 'said then')`, nil)
		saved = "<!DOCTYPE html>" + tab.Text(`document.documentElement.outerHTML`)
		tab = open(t, "?as=saved", "")
		if got := tab.Text(`[document.documentElement.dataset.app, document.getElementById('status').textContent]`); got != "waiting," {
			t.Errorf("the page takes itself for %s", got)
		}
		tab.Takeover()
		tab.JS(`document.querySelector('.options a').click()`, nil)
		tab.Wait(shown("/check/state="))
	})

	t.Run("history full", func(t *testing.T) {
		tab := tab.For(t)
		tab.JS(`window.limited = true; document.querySelector('.options a').click()`, nil)
		tab.Wait(`!window.mark && location.pathname.startsWith('/check/state=')`)
		tab.Leave(`history.back()`)
		tab.Wait(`location.pathname === '/'`)
	})
}

// shown is true once a view below a path is shown that was come to by a click.
func shown(path string) string {
	return `location.pathname.startsWith(` + harness.Quote(path) + `) && document.activeElement === document.querySelector('main h1')`
}

// testClipboard: whatever of the Clipboard API there is, the reader learns what came of it.
func testClipboard(t *testing.T, tab *harness.Tab) {
	for _, clipboard := range []string{`{}`, `{ writeText() { throw new Error('no'); } }`, `{ writeText: () => new Promise(() => {}) }`} {
		tab.JS(`Object.defineProperty(navigator, 'clipboard', { configurable: true, value: `+clipboard+` }); shiming.setStatus('note')`, nil)
		tab.Click(`[data-act=copy]`)
		tab.Wait(`document.getElementById('status').textContent`)
	}
}

// testHandlers: others take the place where go-app has its handler of Back.
func testHandlers(_ *testing.T, tab *harness.Tab) {
	tab.JS(`window.onpopstate = () => {}; document.querySelector('.options a').click()`, nil)
	tab.Wait(shown("/check/state="))
	tab.Leave(`history.back()`)
	tab.Wait(`location.pathname === '/' && document.querySelectorAll('details').length > 10`)
}

// testAnimated: where a style of the reader's animates scrolling, a view is at its place at once.
func testAnimated(t *testing.T, tab *harness.Tab) {
	tab.JS(`document.documentElement.style.scrollBehavior = 'smooth'; scrollTo({ top: 900, behavior: 'instant' })`, nil)
	tab.Wait(`scrollY === 900`)
	tab.JS(`window.at = []; addEventListener('shiming:shown', () => requestAnimationFrame(() => requestAnimationFrame(() => at.push(scrollY))));
		document.querySelector('.journeys a').click()`, nil)
	tab.Wait(`at.length === 1`)
	tab.Leave(`history.back()`)
	tab.Wait(`at.length === 2`)
	if got := tab.Text(`at`); got != "0,900" {
		t.Errorf("a view and the one before it begin at %s", got)
	}
	tab.JS(`document.documentElement.style.scrollBehavior = ''`, nil)
}

// testKeys: a slash that is typed into what others have put on the page is theirs.
func testKeys(t *testing.T, tab *harness.Tab) {
	for _, mode := range []string{"open", "closed"} {
		tab.JS(`window.box = document.body.appendChild(document.createElement('com-box'));
			window.inner = box.attachShadow({ mode: '`+mode+`' }).appendChild(document.createElement('input'));
			inner.focus()`, nil)
		tab.Key("/")
		if got := tab.Text(`[inner.value, document.activeElement === box]`); got != "/,true" {
			t.Errorf("in a field of others, in a tree that is %s: %s", mode, got)
		}
		tab.JS(`box.remove()`, nil)
	}
}

// testComposes: a keyboard that composes every word, and ends none before a space, finds
// something.
func testComposes(_ *testing.T, tab *harness.Tab) {
	tab.JS(`const f = document.getElementById('q');
		f.focus();
		f.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
		f.value = 'haiguan';
		f.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }))`, nil)
	tab.Wait(`document.querySelector('#found a')`)
}
