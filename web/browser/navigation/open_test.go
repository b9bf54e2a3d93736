package navigation

import (
	"testing"

	"shiming/web/browser/harness"
)

// TestOpenAnswers: what is open comes back with Back and with a reload, where the page
// was scrolled to; not with a fresh visit. A browser that keeps nothing only forgets it.
func TestOpenAnswers(t *testing.T) {
	lib := harness.Library(t)
	first, last := "#"+lib.Questions[1].ID, "#"+lib.Questions[len(lib.Questions)-1].ID
	const open = `[...document.querySelectorAll('details[open]')].map(d => '#' + d.id).join()`
	for name, before := range map[string]string{"kept": "", "refused": `Storage.prototype.setItem = () => { throw new Error('refused'); };`} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tab := harness.Open(t)
			tab.Before(harness.NoWorker + before)
			address := harness.Serve(t, nil)
			want := map[bool]string{true: first + "," + last}[before == ""]
			tab.Go(address)
			tab.Takeover()
			tab.Click(first + " summary")
			tab.Click(last + " summary")
			tab.JS(`document.querySelector(`+harness.Quote(last)+`).scrollIntoView()`, nil)
			at := tab.Text(`Math.round(scrollY)`)
			tab.Click(last + " .source a")
			tab.Wait(`document.querySelector('.whole')`)
			tab.Leave(`history.back()`)
			tab.Wait(`location.pathname === '/' && document.querySelectorAll('details').length > 10`)
			tab.Wait(open + ` === ` + harness.Quote(want))
			if want != "" {
				tab.Wait(`String(Math.round(scrollY)) === ` + harness.Quote(at))
			}
			tab.Idle() // go-app is through
			if got := tab.Text(open); got != want {
				t.Errorf("after Back %q is open, want %q", got, want)
			}
			if got := tab.Text(`Math.round(scrollY)`); want != "" && got != at {
				t.Errorf("after Back the page is scrolled to %s, before to %s", got, at)
			}

			// By a link, the page is another visit.
			tab.Click(".options a")
			tab.Wait(`location.pathname !== '/'`)
			tab.Click(".brand")
			tab.Wait(`location.pathname === '/' && document.querySelectorAll('details').length > 10`)
			if got := tab.Text(open); got != "" {
				t.Errorf("after a link to the page %q is open", got)
			}

			tab.Click(first + " summary")
			tab.JS(`void (window.before = true)`, nil)
			tab.Leave(`location.reload()`)
			// Where the browser scrolls back to, the program may have started already.
			tab.Wait(`!window.before && document.readyState === 'complete'`)
			if got := tab.Text(open); (got == first) != (before == "") {
				t.Errorf("after a reload %q is open", got)
			}
			tab.Go(address + "about/")
			tab.Go(address)
			if got := tab.Text(open); got != "" {
				t.Errorf("at a fresh visit %q is open", got)
			}
		})
	}
}

// TestHome: the name of the site leads to the beginning of the home page, also from a
// search and from an answer on it.
func TestHome(t *testing.T) {
	tab := start(t, "?q=jiebang")
	tab.Wait(`document.querySelector('#found mark')`)
	tab.JS(`scrollTo(0, 300)`, nil)
	tab.Click(".brand")
	tab.Wait(`!document.getElementById('q').value && !document.querySelector('#found') && scrollY === 0 && location.search === ''`)
	tab.JS(`location.hash = `+harness.Quote(harness.Library(t).Questions[6].ID), nil)
	tab.Wait(`scrollY > 0 && document.querySelector('details[open]')`)
	tab.Click(".brand")
	tab.Wait(`scrollY === 0 && location.hash === ''`)
	tab.Leave(`history.back()`)
	tab.Wait(`location.hash && scrollY > 0`)
	alive(t, tab)
}
