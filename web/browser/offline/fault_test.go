package offline

import (
	"context"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
	"shiming/web/server"
	"shiming/web/site"
)

// faults are what can be wrong with an answer.
var faults = map[string]func(w http.ResponseWriter, r *http.Request){
	"404": func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) },
	"500": func(w http.ResponseWriter, r *http.Request) { http.Error(w, "broken", http.StatusInternalServerError) },
	"cut off": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		w.Header().Set("Content-Length", "100000")
		w.Write([]byte("the beginning"))
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	},
	"wrong hash": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		w.Write([]byte("other bytes"))
	},
	"a page in its place": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte("<!DOCTYPE html><title>welcome</title>"))
	},
}

// breaking makes answers for paths that match a pattern go wrong.
func breaking(pattern string, fault func(http.ResponseWriter, *http.Request)) func(http.ResponseWriter, *http.Request) bool {
	return func(w http.ResponseWriter, r *http.Request) bool {
		if ok, _ := path.Match(pattern, r.URL.Path); !ok {
			return false
		}
		fault(w, r)
		return true
	}
}

// TestFaultAtInstall: while one file does not come right, the site works from the
// host, says which file it is, and the next visit after that heals it.
func TestFaultAtInstall(t *testing.T) {
	for name, fault := range faults {
		for _, file := range []string{"pages.", "app."} {
			t.Run(name+" "+file, func(t *testing.T) {
				t.Parallel()
				host := harness.NewHost(t, harness.Site(t))
				host.Fault(breaking("/assets/"+file+"*", fault))
				tab := harness.Open(t)
				tab.Go(host.Address(""))
				state := "failed"
				if name == "wrong hash" || name == "a page in its place" {
					state = "changed"
				}
				tab.Wait(`document.documentElement.dataset.offline === ` + harness.Quote(state))
				if said := tab.Text(`document.documentElement.style.getPropertyValue('--file')`); !strings.HasPrefix(said, `"assets/`+file) {
					t.Errorf("%s is broken, and the page names %s", file, said)
				}
				if !tab.Is(`getComputedStyle(document.body).fontSize === '16px' && document.querySelectorAll('details').length > 10`) {
					t.Error("the page is not whole")
				}
				tab.Click("summary")
				if !tab.Is(`document.querySelector('details').open`) {
					t.Error("the answer did not open")
				}
				if file == "app." {
					tab.Wait(`document.documentElement.dataset.app === 'failed'`)
					host.Fault(nil)
					tab.Click(`#status button`)
					tab.Wait(`document.documentElement.dataset.app === 'ready'`)
				}
				host.Fault(nil)
				tab.Go(host.Address(""))
				tab.Kept()
				host.Stop()
				tab.Go(host.Address("about/"))
				shows(t, tab, harness.Site(t), "about/index.html")
				tab.Takeover()
			})
		}
	}
}

// TestFaultAtUpdate: while one file of a new version does not come right, the old one
// goes on whole, and the next visit after that has the new one.
func TestFaultAtUpdate(t *testing.T) {
	fresh := reworded(t)
	for name, fault := range faults {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			host := harness.NewHost(t, harness.Site(t))
			tab := keep(t, host)
			tab.Before(`{
				window.warned = [];
				const warn = console.warn;
				console.warn = (...words) => { warned.push(words.join()); warn(...words); };
			}`)
			host.Deploy(fresh)
			host.Fault(breaking("/assets/pages.*", fault))
			tab.Go(host.Address(""))
			tab.JS(`navigator.serviceWorker.ready.then(r => r.update()).catch(() => {})`, nil)
			tab.Wait(`warned.some(words => words.startsWith('not kept: assets/pages.'))`)
			tab.Kept() // the old one is whole
			if tab.Is(asked) {
				t.Error("it offers a version that is not whole")
			}
			// In a tab of its own: Chromium now and then loses the one that a worker has just
			// failed in when that leaves its page.
			tab = tab.Beside()
			for _, path := range []string{"about/", "check/state=none/", ""} {
				tab.Go(host.Address(path))
				shows(t, tab, harness.Site(t), path+"index.html")
			}
			tab.Takeover()
			if n := tab.Text(`shiming.misses`); n != "0" {
				t.Errorf("adoption was given up %s times", n)
			}
			host.Fault(nil)
			tab.Go(host.Address(""))
			tab.JS(`navigator.serviceWorker.ready.then(r => r.update()).catch(() => {})`, nil)
			tab.Wait(asked)
			tab.Click(`#status button:first-child`)
			tab.Wait(`document.querySelector('h1')?.textContent === ` + harness.Quote(newTitle))
		})
	}
}

// TestMixedEdge: an edge of a CDN has the new worker and pages, but nothing else of
// the new version yet; and the other way round.
func TestMixedEdge(t *testing.T) {
	old, fresh := harness.Site(t), reworded(t)
	for name, mixed := range map[string]func(path string) *site.Site{
		"new worker": func(path string) *site.Site {
			if strings.HasSuffix(path, "service-worker.js") {
				return fresh
			}
			return old
		},
		"new pages": func(path string) *site.Site {
			if strings.HasSuffix(path, "/") {
				return fresh
			}
			return old
		},
		"new files": func(path string) *site.Site {
			if strings.HasPrefix(path, "/assets/") {
				return fresh
			}
			return old
		},
	} {
		for _, first := range []bool{true, false} {
			t.Run(name+" first "+strconv.FormatBool(first), func(t *testing.T) {
				t.Parallel()
				host := harness.NewHost(t, old)
				tab := harness.Open(t)
				if !first {
					tab.Go(host.Address(""))
					tab.Kept()
				}
				mix := func(w http.ResponseWriter, r *http.Request) bool {
					server.Handler(mixed(r.URL.Path)).ServeHTTP(w, r)
					return true
				}
				host.Fault(mix)
				tab.Go(host.Address(""))
				tab.Click("summary")
				tab.Wait(`document.querySelector('details').open`)
				tab.Wait(`/ready|failed/.test(document.documentElement.dataset.app) && /ready|failed/.test(document.documentElement.dataset.offline)`)
				// Whichever page it is, it is wholly of one version.
				title := tab.Text(`document.querySelector('h1').textContent`)
				whole := old
				if title == newTitle {
					whole = fresh
				}
				tab.JS(`document.querySelector('details').open = false`, nil)
				shows(t, tab, whole, "index.html")
				if tab.Is(`document.documentElement.dataset.app === 'ready'`) {
					tab.JS(`document.querySelector('header a[href="/about/"]').click()`, nil)
					tab.Wait(`location.pathname === '/about/' && document.querySelector('.device')`)
					shows(t, tab, whole, "about/index.html")
				}
				// Once the edge has all of it, so has the reader.
				host.Fault(nil)
				host.Deploy(fresh)
				tab.Go(host.Address(""))
				tab.JS(`navigator.serviceWorker.getRegistration().then(r => r && r.update()).catch(() => {})`, nil)
				tab.Wait(`document.querySelector('h1').textContent === ` + harness.Quote(newTitle) + ` || (` + asked + `)`)
				if tab.Is(asked) {
					tab.JS(`window.old = true`, nil)
					tab.Click(`#status button:first-child`)
					tab.Wait(`!window.old && document.querySelector('h1').textContent === ` + harness.Quote(newTitle))
				}
				tab.Kept()
			})
		}
	}
}

// TestGoneAtAnyMoment: the host goes away after so many answers. What is on the screen
// works; once the host is back, the next visit has all.
func TestGoneAtAnyMoment(t *testing.T) {
	for answers := int32(1); answers <= 10; answers++ {
		t.Run(strconv.Itoa(int(answers)), func(t *testing.T) {
			t.Parallel()
			host := harness.NewHost(t, harness.Site(t))
			var given atomic.Int32
			host.Fault(func(w http.ResponseWriter, r *http.Request) bool {
				if given.Add(1) > answers {
					panic(http.ErrAbortHandler)
				}
				return false
			})
			tab := harness.Open(t)
			tab.Go(host.Address(""))
			tab.JS(`document.querySelector('summary').click()`, nil)
			if !tab.Is(`document.querySelector('details').open && document.querySelectorAll('details').length > 10`) {
				t.Error("the answer did not open")
			}
			tab.Wait(`document.readyState === 'complete'`)
			host.Fault(nil)
			tab.Go(host.Address(""))
			tab.Kept()
			tab.Takeover()
		})
	}
}

// quota sets how many bytes the site may keep.
func quota(t *testing.T, tab *harness.Tab, host *harness.Host, bytes float64) {
	t.Helper()
	tab.Run(chromedp.ActionFunc(func(ctx context.Context) error {
		return storage.OverrideQuotaForOrigin(strings.TrimSuffix(host.Address(""), "/")).WithQuotaSize(bytes).Do(ctx)
	}))
}

// TestFull: where the device has no room, the page says so, and the site works from
// the host. With room it is kept.
func TestFull(t *testing.T) {
	host := harness.NewHost(t, harness.Site(t))
	tab := harness.Open(t)
	quota(t, tab, host, 500_000)
	tab.Go(host.Address("about/"))
	tab.Wait(`document.documentElement.dataset.offline === 'full'`)
	words := harness.Library(t).Interface.Device
	if said := tab.Text(`document.querySelector('.offline-full').innerText`); !strings.HasPrefix(said, words.States.Full) {
		t.Errorf("the page says %q", said)
	}
	tab.Takeover()
	quota(t, tab, host, 2_000_000) // enough for the pages, not for the program
	tab.JS(`void (window.states = [], new MutationObserver(() => states.push(document.documentElement.dataset.offline))
		.observe(document.documentElement, {attributeFilter: ['data-offline']}))`, nil)
	tab.Click(`.offline-full [data-do=keep]`)
	// It gets further than the first time: what it says meanwhile may be gone before anyone looks.
	tab.Wait(`states.some(s => s !== 'storing' && s !== 'full') && states.at(-1) === 'full'`)
	tab.Go(host.Address("about/"))
	tab.Wait(`document.documentElement.dataset.offline === 'full'`)
	host.Stop()
	tab.Go(host.Address("check/"))
	shows(t, tab, harness.Site(t), "check/index.html")
	host.Start()
	quota(t, tab, host, 100_000_000)
	tab.Go(host.Address("about/"))
	tab.Kept()
}

// TestThrownAway: the browser drops what was kept but not the worker.
func TestThrownAway(t *testing.T) {
	host := harness.NewHost(t, harness.Site(t))
	tab := keep(t, host)
	throw := func() {
		tab.JS(`caches.keys().then(all => Promise.all(all.map(name => caches.delete(name))))`, nil)
	}
	throw()
	tab.Go(host.Address("check/"))
	shows(t, tab, harness.Site(t), "check/index.html")
	tab.Kept() // the next good moment
	host.Stop()
	tab.Go(host.Address("about/"))
	shows(t, tab, harness.Site(t), "about/index.html")

	throw()
	tab.Run(serviceworker.Enable(), serviceworker.StopAllWorkers()) // none has it in memory
	tab.Go(host.Address("rules/"))
	gone := harness.Library(t).Interface.Device.Gone
	if got := tab.Text(`document.querySelector('h1').textContent`); got != gone.Title {
		t.Errorf("with nothing kept and no host the page says %q", got)
	}
	host.Start()
	tab.Click("a")
	tab.Wait(`document.querySelector('.rule')`)
	tab.Kept()
}

// TestNoWorkerScript: the worker's script cannot be had, at first and later.
func TestNoWorkerScript(t *testing.T) {
	for name, fault := range faults {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			host := harness.NewHost(t, harness.Site(t))
			host.Fault(breaking("/service-worker.js", fault))
			tab := harness.Open(t)
			tab.Go(host.Address("about/"))
			tab.Wait(`document.documentElement.dataset.offline === 'failed'`)
			tab.Takeover()
			host.Fault(nil)
			tab.Click(`.offline-failed [data-do=keep]`)
			tab.Kept()
			host.Fault(breaking("/service-worker.js", fault))
			tab.Go(host.Address("about/"))
			tab.JS(`navigator.serviceWorker.getRegistration().then(r => r.update()).catch(() => {})`, nil)
			tab.Kept()
			host.Stop()
			tab.Go(host.Address("check/"))
			shows(t, tab, harness.Site(t), "check/index.html")
			tab.Takeover()
		})
	}
}
