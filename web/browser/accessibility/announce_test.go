package accessibility

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
)

// TestAnnouncedOnce: each thing that a reader does is announced once.
func TestAnnouncedOnce(t *testing.T) {
	tab := harness.Open(t)
	tab.Before(harness.NoWorker + `localStorage.setItem('shiming:language:/', 'offered');`)
	address := harness.Serve(t, nil)
	listen := func() {
		tab.JS(`window.announced = [];
			new MutationObserver(changes => {
				const regions = new Set(changes.map(c => (c.target.closest ? c.target : c.target.parentElement)?.closest('[aria-live], [role=status]')).filter(e => e));
				regions.forEach(e => e.innerText.trim() && announced.push(e.innerText.trim()));
			}).observe(document.body, {childList: true, characterData: true, subtree: true}); 0`, nil)
	}
	announced := func(what, until string) {
		t.Helper()
		tab.Wait(until)
		tab.JS(`new Promise(done => setTimeout(done, 800))`, nil) // that nothing more comes: a search speaks half a second later
		if got := tab.Text(`announced.length + ': ' + announced.join(' | ')`); !strings.HasPrefix(got, "1: ") {
			t.Errorf("%s is announced as %s", what, got)
		}
		tab.JS(`announced.length = 0`, nil)
	}
	tab.Go(address)
	tab.Takeover()
	listen()
	tab.Click(`.options a[href="/check/state=none/"]`)
	announced("a step", `location.pathname === '/check/state=none/' && announced.length`)
	tab.Leave(`history.back()`)
	announced("Back", `location.pathname === '/' && announced.length`)
	// Written at once: on a busy machine, keys have pauses between them, each of which is announced.
	tab.Run(chromedp.Focus("#q", chromedp.ByQuery), input.InsertText("jiebang"))
	announced("a search", `document.querySelector('#found') && announced.length`)
	tab.Click(`#found a[href^="/check/state"]`)
	announced("a verdict", `document.querySelector('[data-rule]') && announced.length`)
	tab.Go(address + "embed/")
	tab.Wait(`document.documentElement.dataset.app === 'ready'`)
	listen()
	tab.Click(".copy button")
	announced("a copy", `announced.length`)
	tab.JS(`document.getElementById('announcer').textContent = 'one'`, nil)
	tab.JS(`new Promise(done => setTimeout(() => { document.getElementById('announcer').textContent = 'two'; setTimeout(done, 50); }, 50))`, nil)
	if got := tab.Text(`announced.join()`); got != "one,two" {
		t.Errorf("of two announcements, %q is made", got)
	}
}
