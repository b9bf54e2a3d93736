package offline

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/serviceworker"

	"shiming/web/browser/harness"
	"shiming/web/server"
	"shiming/web/site"
)

// damages are what can be wrong with the bytes and the type of a file that comes with the
// right status, and with the same in the store of the worker.
var damages = map[string]struct {
	onTheWay func(h http.Header, body []byte) []byte
	inStore  string // of a response, its body and the fields of its header
}{
	"cut off":    {func(_ http.Header, body []byte) []byte { return body[:len(body)/2] }, `new Response(body.slice(0, body.byteLength / 2), {headers})`},
	"altered":    {func(_ http.Header, body []byte) []byte { return append(bytes.Clone(body), '\n') }, `new Response(new Blob([body, '\n']), {headers})`},
	"empty":      {func(http.Header, []byte) []byte { return nil }, `new Response('', {headers})`},
	"wrong type": {func(h http.Header, body []byte) []byte { h.Set("Content-Type", "text/plain"); return body }, `new Response(body, {headers: {...headers, 'Content-Type': 'text/plain'}})`},
	"another one": {func(h http.Header, _ []byte) []byte {
		h.Set("Content-Type", "text/html")
		return []byte("<title>welcome")
	}, `new Response('<title>welcome', {status: 404, headers: {'Content-Type': 'text/html'}})`},
}

// damaging answers as a site does, but for what change does to the files that want names.
func damaging(built *site.Site, want func(path string) bool, change func(http.Header, []byte) []byte) func(http.ResponseWriter, *http.Request) bool {
	plain := server.Handler(built)
	return func(w http.ResponseWriter, r *http.Request) bool {
		if !want(r.URL.Path) {
			return false
		}
		r.Header.Del("Accept-Encoding")
		whole := httptest.NewRecorder()
		plain.ServeHTTP(whole, r)
		body := change(whole.Header(), whole.Body.Bytes())
		for name, values := range whole.Header() {
			if name != "Etag" && name != "Content-Length" {
				w.Header()[name] = values
			}
		}
		w.Header().Set("Content-Length", fmt.Sprint(len(body)))
		io.Copy(w, bytes.NewReader(body))
		return true
	}
}

// once is true for each path below assets/ the first time, but for files that start so.
func once(but ...string) func(path string) bool {
	var seen sync.Map
	return func(p string) bool {
		for _, prefix := range but {
			if strings.HasPrefix(path.Base(p), prefix) {
				return false
			}
		}
		_, before := seen.LoadOrStore(strings.TrimSuffix(p, ".gz"), true)
		return strings.HasPrefix(p, "/assets/") && !before
	}
}

// unsound is an expression of the files in the store that are not what their names say, or
// are of a type that the host does not send them with.
const unsound = `(async () => {
	const store = await caches.open((await caches.keys())[0]), bad = [];
	for (const {url} of await store.keys()) {
		if (!url.includes('/assets/')) continue;
		const kept = await store.match(url), sum = await crypto.subtle.digest('SHA-256', await kept.arrayBuffer());
		const hex = Array.from(new Uint8Array(sum, 0, 6), b => (b + 256).toString(16).slice(1)).join('');
		if (!url.includes('.' + hex + '.') || /plain/.test(kept.headers.get('Content-Type')) !== url.endsWith('.txt')) bad.push(url);
	}
	return bad.join(' ');
})()`

// damage damages files in the store, as the expression how makes them from the body and the
// header, and takes away what else may have them: the worker and the browser's own cache.
func damage(tab *harness.Tab, files, how string) {
	tab.JS(`(async () => {
		const store = await caches.open((await caches.keys())[0]);
		for (const {url} of await store.keys()) {
			if (!`+files+`.test(url)) continue;
			const kept = await store.match(url), body = await kept.arrayBuffer(), headers = Object.fromEntries(kept.headers);
			await store.put(url, `+how+`);
		}
	})()`, nil)
	tab.Run(serviceworker.Enable(), serviceworker.StopAllWorkers(), network.Enable(), network.ClearBrowserCache())
}

// TestDamageInStore: whatever becomes of what is kept, the next visit has all of it again. Each
// kind by itself is tested with the scripts, in package assets.
func TestDamageInStore(t *testing.T) {
	t.Parallel()
	built := harness.Site(t)
	host := harness.NewHost(t, built)
	tab := keep(t, host)
	for name, d := range damages {
		damage(tab, `/./`, d.inStore)
		tab.Go(host.Address("about/"))
		shows(t, tab, built, "about/index.html")
		tab.Kept()
		if bad := tab.Text(unsound); bad != "" {
			t.Errorf("%s: unsound are %s", name, bad)
		}
		if list := strings.TrimSpace(tab.Text(`caches.keys().then(k => caches.open(k[0])).then(c => c.match('/languages')).then(r => r.text())`)); list != `[""]` {
			t.Errorf("%s: the list of languages is %s", name, list)
		}
	}
	host.Stop()
	tab.Go(host.Address(""))
	shows(t, tab, built, "index.html")
	if !tab.Is(`getComputedStyle(document.body).fontSize === '16px'`) {
		t.Error("the page has no style")
	}
	tab.Takeover()
}

// TestDamageWithoutNetwork: the reader is told what holds, and has all once the host is back.
func TestDamageWithoutNetwork(t *testing.T) {
	t.Parallel()
	built := harness.Site(t)
	host := harness.NewHost(t, built)
	tab := keep(t, host)
	gone := harness.Library(t).Interface.Device.Gone
	cut := damages["cut off"].inStore
	back := func() {
		t.Helper()
		host.Start()
		tab.Go(host.Address("about/"))
		tab.Kept()
	}

	host.Stop()
	damage(tab, `/wasm_exec/`, cut)
	tab.Go(host.Address("about/"))
	tab.Wait(`document.documentElement.dataset.offline === 'failed'`)
	if said := tab.Text(`document.documentElement.style.getPropertyValue('--file')`); !strings.HasPrefix(said, `"assets/wasm_exec.`) {
		t.Errorf("the page names %s", said)
	}
	back()

	host.Stop()
	damage(tab, `/\/pages/`, cut)
	tab.Go(host.Address("check/"))
	if got := tab.Text(`document.querySelector('h1').textContent`); got != gone.Title {
		t.Errorf("without pages it says %q", got)
	}
	back()

	host.Stop()
	damage(tab, `/\.wasm$/`, cut)
	tab.Go(host.Address("rules/"))
	if got := tab.Text(`document.querySelector('h1').textContent`); got != gone.Title {
		t.Errorf("without the program /rules/ says %q", got)
	}
	tab.Go(host.Address("about/"))
	// Until the program is asked for, which is at once, it says that a part is missing.
	tab.Wait(`document.documentElement.dataset.offline === 'failed'`)
	if said := tab.Text(`document.documentElement.style.getPropertyValue('--file')`); !strings.HasPrefix(said, `"assets/app.`) {
		t.Errorf("the page names %s", said)
	}
	tab.Click("h1")
	tab.Wait(`document.documentElement.dataset.app === 'failed'`)
	host.Start()
	tab.Click("#status button")
	tab.Wait(`document.documentElement.dataset.app === 'ready'`)
	tab.Kept()

	// With the host there it is fetched anew at once, without the reader's doing.
	damage(tab, `/\.wasm$/`, cut)
	tab.Before(`addEventListener('DOMContentLoaded', () => document.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true})))`)
	tab.Go(host.Address("about/"))
	tab.Wait(`document.documentElement.dataset.app === 'ready'`)
	tab.Kept()
	if bad := tab.Text(unsound); bad != "" {
		t.Errorf("unsound are %s", bad)
	}
}

// TestDamageOnTheWay: each file comes damaged once, with the right status and to stay for a
// year, as from a cache that has a part of it. The browser's own cache has it so from then
// on.
func TestDamageOnTheWay(t *testing.T) {
	for name, d := range damages {
		for _, worker := range []bool{true, false} {
			t.Run(fmt.Sprint(name, " worker ", worker), func(t *testing.T) {
				t.Parallel()
				built := harness.Site(t)
				host := harness.NewHost(t, built)
				tab := harness.Open(t)
				if !worker {
					tab.Before(harness.NoWorker)
					// Without the first scripts nothing mends anything.
					host.Fault(damaging(built, once("first.", "boot.", "icon", "device."), d.onTheWay))
				} else {
					host.Fault(damaging(built, once("first.", "boot.", "device."), d.onTheWay))
				}
				tab.Go(host.Address(""))
				if worker {
					tab.Kept()
					if bad := tab.Text(unsound); bad != "" {
						t.Errorf("unsound are %s", bad)
					}
					host.Stop()
					tab.Go(host.Address(""))
					shows(t, tab, built, "index.html")
				}
				tab.Takeover()
				tab.JS(`document.getElementById('q').focus(); document.execCommand('insertText', false, 'jiebang')`, nil)
				tab.Wait(`document.querySelector('#found a')`)
			})
		}
	}
}

// TestMinified: a service on the way changes every script and style. The page works, says that
// it is not kept and why, and is kept once that is over.
func TestMinified(t *testing.T) {
	t.Parallel()
	built := harness.Site(t)
	host := harness.NewHost(t, built)
	host.Fault(damaging(built, func(p string) bool { return path.Ext(p) == ".js" || path.Ext(p) == ".css" }, damages["altered"].onTheWay))
	tab := harness.Open(t)
	tab.Go(host.Address("about/"))
	tab.Wait(`document.documentElement.dataset.offline === 'changed'`)
	words, _, _ := strings.Cut(harness.Library(t).Interface.Device.States.Changed, "{")
	if said := tab.Text(`document.querySelector('.offline-changed').innerText`); !strings.HasPrefix(said, words) {
		t.Errorf("the page says %q", said)
	}
	if !tab.Is(`getComputedStyle(document.querySelector('.offline-changed')).visibility === 'visible'`) {
		t.Error("the words are not seen")
	}
	tab.Takeover()
	host.Fault(nil)
	tab.Click(`.offline-changed [data-do=keep]`)
	tab.Kept()
	if bad := tab.Text(unsound); bad != "" {
		t.Errorf("unsound are %s", bad)
	}
}
