package navigation

import (
	"strings"
	"testing"

	"shiming/content/address"
	"shiming/web/browser/harness"
)

// TestWay: from a verdict the reader's own way is marked in the drawing of the rules, which opens.
func TestWay(t *testing.T) {
	for path, ends := range map[string]string{
		atRisk: "天猫国际等发货",
		"check/state=unbound/role=shopper/stage=before/": "天猫下单前 天猫国际下单前", // what it does not depend on is open
	} {
		tab := start(t, path)
		tab.JS(`document.querySelector('main a[href*="/rules/#way-"]').click()`, nil)
		tab.Wait(`location.pathname === '/rules/' && document.querySelector('.tree [data-at]')?.checkVisibility()`)
		got := tab.Text(`[...document.querySelectorAll('.tree [data-at]')].map(e =>
			e.parentElement.closest('li').querySelector('span').textContent + e.querySelector('a > span').textContent).join(' ')`)
		if got != ends {
			t.Errorf("from /%s the way ends at %q, want %q", path, got, ends)
		}
		colour := func(selector string) string {
			return tab.Text(`getComputedStyle(document.querySelector('.tree ` + selector + `'), '::before').borderLeftColor`)
		}
		if colour(`li:has([data-at])`) == colour(`li:not(:has([data-at])):not([data-at]):last-child`) {
			t.Errorf("from /%s the way looks like the others", path)
		}
		tab.Click(`.tree [data-at] a`)
		tab.Wait(`document.querySelector('[data-verdict]')`)
		alive(t, tab)
	}
}

// TestParts: the numbers and the verdicts are in view, and the parts below them are closed. An
// address with something in a part opens that one and shows it, before the program is there
// and after; in print all of them are open.
func TestParts(t *testing.T) {
	lib := harness.Library(t)
	rule := address.Rule(lib.Checker.Rules[len(lib.Checker.Rules)-1].ID).Anchor
	source := lib.Article()
	claim := address.Claim(source.Claims[len(source.Claims)-1].ID, source).Anchor
	const way = "way-state=none/role=shopper/shop=global/stage=waiting"
	open := `[...document.querySelectorAll('.parts details')].filter(d => d.open).map(d => d.id).join()`
	shows := func(id string) string {
		return `(() => { const box = document.getElementById(` + harness.Quote(id) + `).getBoundingClientRect(); return box.height > 0 && box.top >= 0 && box.top < innerHeight / 2; })()`
	}
	for _, name := range []string{"with the program", "without"} {
		tab := harness.Open(t)
		tab.Before(harness.NoWorker)
		if name == "without" {
			tab.Before(`window.WebAssembly = undefined`)
		}
		site := harness.Serve(t, nil)
		tab.Go(site + "rules/")
		if got := tab.Text(open); got != "" || !tab.Is(`document.querySelector('.figures').checkVisibility() && document.querySelector('.verdicts').checkVisibility()`) {
			t.Errorf("%s: open at first are %q", name, got)
		}
		if name == "with the program" {
			tab.Takeover()
		}
		for id, part := range map[string]string{rule: "table", claim: "sources", way: "drawing"} {
			tab.JS(`document.querySelectorAll('.parts details').forEach(d => { d.open = false; }); location.hash = ''; void (location.hash = `+harness.Quote(id)+`)`, nil)
			tab.Wait(shows(id))
			if got := tab.Text(open); got != part {
				t.Errorf("%s: #%s opens %q, want %q", name, id, got, part)
			}
			fresh := tab.Beside()
			fresh.Go(site + "rules/#" + id)
			fresh.Wait(shows(id))
			if got := fresh.Text(open); got != part {
				t.Errorf("%s: /rules/#%s opens %q, want %q", name, id, got, part)
			}
		}
		tab.JS(`document.querySelectorAll('.parts details').forEach(d => { d.open = false; })`, nil)
		printed := strings.Join(tab.Printed(8.27, 11.69), "")
		for _, words := range []string{lib.Words.Rules[lib.Checker.Rules[0].ID].Title.Text, source.Claims[0].Gist} {
			if !strings.Contains(printed, harness.Solid(words)) {
				t.Errorf("%s: %q is not printed", name, words)
			}
		}
	}
	// Back to the page, what was open is.
	tab := start(t, "rules/#drawing")
	tab.Wait(open + ` === 'drawing'`)
	tab.Click(`.tree a`)
	tab.Wait(`document.querySelector('[data-verdict]')`)
	tab.Leave(`history.back()`)
	tab.Wait(`location.pathname === '/rules/' && ` + open + ` === 'drawing' && scrollY > 100`)
	alive(t, tab)
}
