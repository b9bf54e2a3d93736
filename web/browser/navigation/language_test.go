package navigation

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
)

// TestLanguageSwitch: the list of languages leads to the same view and answers.
func TestLanguageSwitch(t *testing.T) {
	const place = "check/state=none/role=shopper/"
	tab := start(t, "check/state=none/")
	tab.Click(`.options a[href="/` + place + `"]`)
	tab.Wait(`location.pathname === '/` + place + `' && document.querySelector('.languages a[hreflang=en]').pathname === '/en/` + place + `'`)
	for _, lang := range []string{"en", "zh-Hant"} {
		tab.Leave(`document.querySelector('.languages a[hreflang=` + lang + `]').click()`)
		tab.Wait(`location.pathname === '/` + lang + `/` + place + `' && document.documentElement.lang === '` + lang + `' && document.readyState === 'complete'`)
		tab.Takeover()
		if !tab.Is(`shiming.misses === 0`) {
			t.Errorf("%s: the takeover gave adoption up", lang)
		}
	}
	tab.Leave(`document.querySelector('.languages a[hreflang=zh-Hans]').click()`)
	tab.Wait(`location.pathname === '/` + place + `'`)

	// The answer that is open, and what is searched for, stay; before the program is there too.
	home := tab.Text(`location.origin + '/'`)
	for _, at := range []string{"#how-to-verify", "?q=解绑"} {
		tab.Go("about:blank")
		tab.Go(home + at)
		tab.Leave(`document.querySelector('.languages a[hreflang=en]').click()`)
		if at[0] == '#' {
			tab.Wait(`location.pathname === '/en/' && document.getElementById('how-to-verify').open`)
		} else {
			tab.Wait(`location.pathname === '/en/' && ` + found + `?.querySelector('.hits a') && document.getElementById('q').value === '解绑'`)
		}
	}
}

// TestLanguageOffer: a reader who prefers another language is told of it, once.
func TestLanguageOffer(t *testing.T) {
	tab := harness.Open(t, chromedp.Flag("accept-lang=zh-CN", false), chromedp.Flag("accept-lang", "en-GB"))
	address := harness.Serve(t, nil)
	tab.Go(address + "q/how-to-verify/")
	tab.Wait(`document.querySelector('#status span')?.lang === 'en' && document.querySelectorAll('#status button').length === 2`)
	tab.Click("#status button")
	tab.Wait(`location.pathname === '/en/q/how-to-verify/'`)
	// The page is in the language that it was built in, whatever a translator writes there.
	tab.JS(`localStorage.clear()`, nil)
	tab.Before(`addEventListener('DOMContentLoaded', () => { document.documentElement.lang = 'ja'; })`)
	tab.Go(address + "en/check/state=none/")
	tab.Idle()
	tab.Kept()
	if tab.Is(`document.querySelector('#status button')`) {
		t.Errorf("a reader of English is offered, on an English page: %s", tab.Text(`document.getElementById('status').innerText`))
	}
	tab.Go(address + "check/state=none/")
	tab.Wait(`document.querySelector('#status span')?.lang === 'en'`)
	tab.Click("#status button")
	tab.Wait(`location.pathname === '/en/check/state=none/'`)
	tab.Go(address + "q/how-to-verify/")
	tab.Kept()
	if !tab.Is(`!document.querySelector('#status [lang=en]')`) {
		t.Error("it is offered once more")
	}
}

// TestSearchInLanguages: a query in either script finds the traditional text, and
// everyday English the English one.
func TestSearchInLanguages(t *testing.T) {
	tab := harness.Open(t)
	address := harness.Serve(t, nil)
	for query, path := range map[string]string{"解绑": "zh-Hant/", "出貨": "zh-Hant/", "unlink": "en/", "我的淘宝": "en/"} {
		tab.Go(address + path)
		tab.Takeover()
		tab.Wait(`shiming.searches`) // else the page's own
		typeIn(tab, query)
		tab.Wait(found + `?.querySelector('mark')`)
		if !tab.Is(`[...document.querySelectorAll('#found a')].every(a => a.pathname.startsWith('/` + path + `'))`) {
			t.Errorf("%s in %s leads to another language", query, path)
		}
	}
}

// TestSearchInFrame: a frame has the field too, and its answers open in it.
func TestSearchInFrame(t *testing.T) {
	tab := harness.Open(t)
	tab.Go(harness.Serve(t, nil) + "frame/")
	typeIn(tab, "jiebang")
	tab.Wait(found + `?.querySelector('mark')`)
	tab.Click(`#found a[href^="/frame/#"]`)
	tab.Wait(`document.querySelector('details[open]') && location.hash`)
	if !tab.Is(`document.querySelector('details[open]').id === location.hash.slice(1)`) || strings.Contains(tab.Text(`location.search`), "q=") {
		t.Errorf("it leads to %s", tab.Text(`location.href`))
	}
}
