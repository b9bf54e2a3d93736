package navigation

import (
	"testing"

	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
)

// TestSearchLink: the link in the bar leads to the field from every page, with the program
// and without; without scripts to the list in its place. At home it changes no address.
func TestSearchLink(t *testing.T) {
	const link, at = `.bar nav a[href$="#q"]`, `location.pathname === '/' && document.activeElement?.id === 'q'`
	inSight := func(selector string) string {
		return `(() => { const box = document.querySelector('` + selector + `').getBoundingClientRect(); return box.top >= 0 && box.bottom < innerHeight; })()`
	}
	tab := start(t, "rules/")
	tab.Click(link)
	tab.Wait(at + ` && ` + inSight("#q"))
	alive(t, tab)
	tab.Click(".brand")
	tab.Wait(`!location.hash`)
	tab.Click(link)
	tab.Wait(at + ` && !location.hash && ` + inSight("#q"))
	typeIn(tab, "jiebang")
	tab.Wait(found)
	tab.JS(`scrollTo(0, 0)`, nil)
	tab.Click(link)
	if !tab.Is(at + ` && document.getElementById('q').value === 'jiebang'`) {
		t.Error("at home the link loses what was searched for")
	}
	alive(t, tab)

	without := harness.Open(t)
	without.Before(`window.WebAssembly = undefined`)
	without.Go(harness.Serve(t, nil) + "about/")
	without.Click(link)
	without.Wait(at + ` && ` + inSight("#q"))

	bare := harness.Open(t)
	bare.NoScripts()
	bare.Go(harness.Serve(t, nil) + "rules/")
	bare.Click(link)
	bare.Wait(`location.pathname === '/' && ` + inSight(".every h2"))
}

// TestBar: it is one row on the smallest phones, and nothing in it is cut off.
func TestBar(t *testing.T) {
	tab := harness.Open(t)
	site := harness.Serve(t, nil)
	for _, width := range []int64{320, 360, 390} {
		tab.Width(width)
		for _, prefix := range []string{"", "zh-Hant/", "en/"} {
			tab.Go(site + prefix)
			if got := tab.Text(`document.querySelector('.bar').offsetHeight`); got != "60" {
				t.Errorf("/%s: at %d px the bar is %s px high", prefix, width, got)
			}
			if !tab.Is(`document.documentElement.scrollWidth <= innerWidth`) {
				t.Errorf("/%s: at %d px the page is too wide", prefix, width)
			}
		}
		tab.Go(site)
		if width >= 360 && !tab.Is(`document.querySelector('.brand .name').getBoundingClientRect().bottom <= document.querySelector('.brand').getBoundingClientRect().bottom`) {
			t.Errorf("at %d px the name is not seen", width)
		}
	}
}

// TestSearchAboveKeyboard: in what a keyboard leaves of a phone's screen, three hits at least
// are seen below the field. What the reader scrolls then stays.
func TestSearchAboveKeyboard(t *testing.T) {
	for _, program := range []bool{true, false} {
		tab := harness.Open(t)
		tab.Before(harness.NoWorker)
		if !program {
			tab.Before(`window.WebAssembly = undefined`)
		}
		tab.Run(chromedp.EmulateViewport(390, 400))
		tab.Go(harness.Serve(t, nil))
		if program {
			tab.Takeover()
		}
		queries := []string{"认证", "解绑"}
		if program {
			queries = append(queries, "jiebang", "海关")
		}
		for _, query := range queries {
			tab.JS(`document.getElementById('q').value = ''; scrollTo(0, 0); document.getElementById('q').blur(); document.getElementById('q').focus()`, nil)
			typeIn(tab, query)
			tab.Wait(found + `?.querySelectorAll('.hits li').length >= 3`)
			tab.JS(harness.Painted, nil)
			var seen int
			tab.JS(`{ const field = document.getElementById('q').getBoundingClientRect();
				[...document.querySelectorAll('.hits .title')].filter(e => { const box = e.getBoundingClientRect();
					return field.top >= 0 && box.top >= field.bottom && box.bottom <= visualViewport.height; }).length }`, &seen)
			if seen < 3 {
				t.Errorf("program %v: of %s %d hits are seen", program, query, seen)
			}
		}
		tab.JS(`scrollTo(0, 0)`, nil)
		typeIn(tab, "x")
		tab.JS(harness.Painted, nil)
		if !tab.Is(`scrollY < document.querySelector('.seek').offsetTop - 300`) {
			t.Errorf("program %v: the reader's scrolling is undone", program)
		}
	}
}
