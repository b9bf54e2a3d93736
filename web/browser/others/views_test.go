package others

import (
	"slices"
	"strings"
	"testing"

	"shiming/web/browser/drive"
	"shiming/web/browser/harness"
)

// TestViews opens every view, and some of those in frames: it has its heading, and no
// script fails. Some are taken over, of each kind one, and no node is made for that.
func TestViews(t *testing.T) {
	const verdict = "check/state=none/role=shopper/shop=global/stage=waiting/"
	const open = "check/state=none/role=shopper/shop=unsure/stage=waiting/"
	taken := map[string]bool{"q/how-to-unbind/": true, "check/state=none/": true, verdict: true, open: true,
		"rules/": true, "about/": true, "404.html": true, "frame/": true, "frame/topic/global/": true}
	address, views := harness.Serve(t, nil), append(harness.Views(t), "frame/", "frame/topic/global/", "frame/"+verdict, "frame/404.html")
	for path := range taken {
		if !slices.Contains(views, path) {
			views = append(views, path)
		}
	}
	drive.Each(t, func(t *testing.T, w *drive.Window) {
		seen := 0
		for _, path := range views {
			w.Go(address + path)
			// An error before this would have left the state as it was.
			if got := w.Text(`[document.querySelectorAll('h1').length, document.querySelector('h1')?.innerText.length > 1, typeof shiming, document.documentElement.dataset.app].join()`); got != "1,true,object,waiting" && path != "embed/" {
				t.Errorf("/%s: headings, words in them, the script, the state: %s", path, got)
			}
			if !taken[path] {
				continue
			}
			seen++
			w.JS(`void (() => { window.thrown = []; addEventListener('error', e => thrown.push(e.message)); console.error = (...all) => thrown.push(all.join(' '));
				document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Shift', bubbles: true})); })()`, nil)
			w.Wait(`document.documentElement.dataset.app === 'ready'`)
			if got := w.Text(`[shiming.misses, ...thrown].join()`); got != "0" {
				t.Errorf("/%s: taken over with misses and errors: %s", path, got)
			}
		}
		if seen != len(taken) {
			t.Errorf("%d views were taken over, not %d", seen, len(taken))
		}
	})
}

// TestAddresses: a search is answered and its hit opens; a fragment opens an answer,
// before the takeover, after it, and when it changes; an address of the checker shows
// its verdict.
func TestAddresses(t *testing.T) {
	lib := harness.Library(t)
	address := harness.Serve(t, nil)
	drive.Each(t, func(t *testing.T, w *drive.Window) {
		shows := func(id string) {
			t.Helper()
			w.Wait(`(d => d.open && d.querySelector('.answer').offsetHeight > 0 && d.getBoundingClientRect().top >= -1 && d.getBoundingClientRect().top < innerHeight)(document.getElementById('` + id + `'))`)
		}
		w.Go(address + "?q=jiebang")
		w.Wait(`document.querySelector('#found .hits mark')?.innerText === '解绑' && document.getElementById('q').value === 'jiebang'`)
		hit := w.Text(`document.querySelector('#found a[href*="#"]').hash.slice(1)`)
		w.Click(`#found a[href*="#"]`)
		shows(hit)

		first, second := lib.Questions[5].ID, lib.Questions[12].ID
		w.Go(address + "about/")
		w.Go(address + "#" + first)
		shows(first)
		w.JS(`void document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Shift', bubbles: true}))`, nil)
		w.Wait(`document.documentElement.dataset.app === 'ready'`)
		shows(first)
		w.JS(`void (location.hash = '`+second+`')`, nil)
		shows(second)

		w.Go(address + "check/state=unbound/role=shopper/shop=global/stage=transit/")
		w.Wait(`document.querySelector('[data-verdict="at-risk"][data-rule="global-transit"]')`)
	})
}

// TestOffline: the site is kept, and with the host gone an address that was never
// opened opens, and its verdict is come to. A browser that keeps nothing says so, on
// the page about the site.
func TestOffline(t *testing.T) {
	drive.Each(t, func(t *testing.T, w *drive.Window) {
		h := harness.NewHost(t, harness.Site(t))
		w.Go(h.Address("about/"))
		if w.Is(`!navigator.serviceWorker`) {
			w.Wait(`document.documentElement.dataset.offline === 'unsupported'`)
			w.Wait(`getComputedStyle(document.querySelector('.offline-unsupported')).visibility === 'visible'`)
			t.Logf("%s has no service worker here: it says that nothing can be kept", w.Browser)
			return
		}
		w.JS(`void document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Shift', bubbles: true}))`, nil)
		w.Wait(`document.documentElement.dataset.offline === 'ready'`)
		h.Stop()
		w.Go(h.Address("check/state=none/role=shopper/shop=global/"))
		w.Wait(`document.querySelector('.options a')`)
		w.Click(`.options a[href$="stage=waiting/"]`)
		w.Wait(`document.querySelector('[data-rule=global-waiting]')`)
		w.Go(h.Address("q/how-to-unbind/"))
		w.Wait(`document.querySelector('details').open`)
		if got := w.Text(`document.title`); !strings.Contains(got, harness.Library(t).Question("how-to-unbind").Title) {
			t.Errorf("without a host, the page is %q", got)
		}
	})
}
