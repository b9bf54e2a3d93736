package navigation

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"shiming/content"
	"shiming/web/browser/harness"
)

// late holds the program back until it is let go.
func late(t *testing.T, path string) (tab *harness.Tab, release func()) {
	held := make(chan struct{})
	release = sync.OnceFunc(func() { close(held) })
	t.Cleanup(release)
	address := harness.Serve(t, func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.Contains(r.URL.Path, "app.") && strings.Contains(r.URL.Path, ".wasm") {
				select {
				case <-held:
				case <-r.Context().Done():
				}
			}
			next.ServeHTTP(w, r)
		})
	})
	tab = harness.Open(t)
	tab.Before(harness.NoWorker)
	tab.Go(address + path)
	tab.Wait(`window.shiming`)
	return tab, release
}

// TestFindOnPage: until the program is there the page is searched, with the keys and the
// announcements of the search. What was found stays through the takeover until the next input.
func TestFindOnPage(t *testing.T) {
	ui := &harness.Library(t).Interface.Search
	for _, path := range []string{"", "frame/"} {
		tab, release := late(t, path)
		typeIn(tab, "海关")
		tab.Wait(found + `?.querySelector('mark')`)
		for _, check := range []string{
			found + `.querySelector('.hits a').hash === '#stuck-at-customs'`, // a title with it is before texts
			`[...document.querySelectorAll('#found mark')].every(m => '海关'.includes(m.textContent))`,
			found + `.querySelector('.kind').textContent === ` + harness.Quote(ui.Kinds.Question),
			`getComputedStyle(document.querySelector('.coming')).display === 'none'`,
			`document.documentElement.dataset.app === 'loading'`,
		} {
			if !tab.Is(check) {
				t.Errorf("/%s: not so: %s; there is %s", path, check, tab.Text(found+`.innerText`))
			}
		}
		count := content.Fill(ui.Found, "count", tab.Text(found+`.querySelectorAll('li').length`))
		tab.Wait(said + ` === ` + harness.Quote(count))
		tab.Wait(`!` + harness.Quote(path) + ` === decodeURIComponent(location.search).endsWith('=海关')`)
		tab.Run(chromedp.KeyEvent(kb.ArrowDown))
		if !tab.Is(`document.activeElement === ` + found + `.querySelector('a')`) {
			t.Errorf("/%s: down leads to %s", path, tab.Text(`document.activeElement.outerHTML`))
		}
		tab.JS(`window.list = document.getElementById('found'); window.hits = list.innerHTML; new MutationObserver(m => { window.changed = true; }).observe(list.parentNode, {subtree: true, childList: true, characterData: true})`, nil)
		release()
		tab.Wait(`shiming.searches`)
		tab.Idle()
		if !tab.Is(`document.getElementById('found') === list && list.innerHTML === hits && !window.changed && shiming.misses === 0 && document.activeElement === list.querySelector('a')`) {
			t.Errorf("/%s: the program changed what was found, or the focus", path)
		}
		tab.Key("Enter")
		tab.Wait(`document.getElementById('stuck-at-customs').open`)
		tab.JS(`document.getElementById('q').focus()`, nil)
		typeIn(tab, "能删")
		tab.Wait(`!list.isConnected && ` + found + `?.querySelector(".count")`)
		if got := tab.Text(`document.querySelectorAll('#found').length`); got != "1" {
			t.Errorf("/%s: there are %s lists", path, got)
		}
	}
}

// TestFindWithoutProgram: where the program cannot come the page can be searched, and what it
// has nothing of leads to the list of all questions.
func TestFindWithoutProgram(t *testing.T) {
	tab := harness.Open(t)
	tab.Before(harness.NoWorker + `window.WebAssembly = undefined;`)
	tab.Go(harness.Serve(t, nil) + "?q=smrz")
	tab.Wait(`document.documentElement.dataset.app === 'failed'`)
	tab.JS(`document.getElementById('q').focus()`, nil)
	shown := func(class string) string {
		return `getComputedStyle(document.querySelector('.` + class + `')).display !== 'none'`
	}
	tab.Key("Escape")
	typeIn(tab, "ＣＵＳＴＯＭＳ") // as a Chinese keyboard writes it
	tab.Wait(found + `?.querySelector('a[href="#stuck-at-customs"]') && !(` + shown("every") + `)`)
	tab.Key("Escape")
	tab.Wait(`!` + found + ` && document.getElementById('q').value === ''`)
	typeIn(tab, "xyzzy")
	tab.Wait(`!` + found + ` && ` + shown("every") + ` && ` + shown("broken"))
}
