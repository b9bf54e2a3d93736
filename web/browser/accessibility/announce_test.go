package accessibility

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
)

// TestAnnouncedOnce: each thing that a reader does is told of once.
func TestAnnouncedOnce(t *testing.T) {
	tab := harness.Open(t)
	tab.Before(harness.NoWorker + `localStorage.setItem('shiming:language:/', 'offered');`)
	address := harness.Serve(t, nil)
	listen := func() {
		tab.JS(`window.heard = [];
			new MutationObserver(changes => {
				const regions = new Set(changes.map(c => (c.target.closest ? c.target : c.target.parentElement)?.closest('[aria-live], [role=status]')).filter(e => e));
				regions.forEach(e => e.innerText.trim() && heard.push(e.innerText.trim()));
			}).observe(document.body, {childList: true, characterData: true, subtree: true}); 0`, nil)
	}
	heard := func(what, until string) {
		t.Helper()
		tab.Wait(until)
		tab.JS(`new Promise(done => setTimeout(done, 800))`, nil) // that nothing more comes: a search speaks half a second later
		if got := tab.Text(`heard.length + ': ' + heard.join(' | ')`); !strings.HasPrefix(got, "1: ") {
			t.Errorf("of %s is told %s", what, got)
		}
		tab.JS(`heard.length = 0`, nil)
	}
	tab.Go(address)
	tab.Takeover()
	listen()
	tab.Click(`.options a[href="/check/state=none/"]`)
	heard("a step", `location.pathname === '/check/state=none/' && heard.length`)
	tab.Leave(`history.back()`)
	heard("Back", `location.pathname === '/' && heard.length`)
	// Written at once: on a busy machine, keys have pauses between them, each of which is told of.
	tab.Run(chromedp.Focus("#q", chromedp.ByQuery), input.InsertText("jiebang"))
	heard("a search", `document.querySelector('#found') && heard.length`)
	tab.Click(`#found a[href^="/check/"]`)
	heard("a verdict", `document.querySelector('[data-rule]') && heard.length`)
	tab.Go(address + "embed/")
	tab.Wait(`document.documentElement.dataset.app === 'ready'`)
	listen()
	tab.Click(".copy button")
	heard("a copy", `heard.length`)
	tab.JS(`document.getElementById('announcer').textContent = 'one'`, nil)
	tab.JS(`new Promise(done => setTimeout(() => { document.getElementById('announcer').textContent = 'two'; setTimeout(done, 50); }, 50))`, nil)
	if got := tab.Text(`heard.join()`); got != "one,two" {
		t.Errorf("of two things that are told, %q is heard", got)
	}
}
