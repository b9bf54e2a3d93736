package navigation

import (
	"testing"

	"shiming/web/browser/harness"
)

// TestStale: over a year after a source was checked, by the reader's clock, the pages that
// rest on it say so, also those that the reader goes on to; before that they do not.
func TestStale(t *testing.T) {
	address := harness.Serve(t, nil)
	for day, want := range map[string]bool{"2027-11-20": false, "2027-11-30": true} {
		t.Run(day, func(t *testing.T) {
			tab := harness.Open(t)
			tab.Before(harness.NoWorker + `{ const at = Date.parse('` + day + `'); Date.now = () => at; }`)
			seen := func(selector string) {
				t.Helper()
				if got := tab.Is(`document.querySelector(` + harness.Quote(selector) + `).checkVisibility()`); got != want {
					t.Errorf("at %s %s is seen: %v", tab.Text(`location.pathname`), selector, got)
				}
			}
			tab.Go(address)
			seen("footer .stale-article")
			tab.Takeover()
			seen("footer .stale-article")
			tab.Click(`header a[href$="rules/"]`)
			tab.Wait(`document.querySelector('.tree')`)
			tab.Click(`#sources summary`)
			seen("main .stale-article")
			tab.Click(`main a[href$="beyond/"]`)
			tab.Wait(`document.querySelector('.choices')`)
			seen("main .stale-beyond")
			tab.Go(address + "frame/")
			seen("footer .stale-article")
		})
	}
}

// TestChecks: beside a verdict stands what else to check, and on its page each answer
// opens what comes of it, without the program and with it.
func TestChecks(t *testing.T) {
	tab := start(t, "check/state=verified/role=shopper/")
	tab.Click(`main a[href="/beyond/"]`)
	tab.Wait(`document.querySelector('.choices')`)
	alive(t, tab)
	for _, check := range harness.Library(t).Checker.Checks {
		in := "#check-" + check.ID
		tab.Click(in + " summary")
		tab.Wait(`document.querySelector(` + harness.Quote(in+" details[open] .gist") + `).checkVisibility()`)
	}
	if n := tab.Text(`document.querySelectorAll('.choices details[open]').length`); n != "7" {
		t.Errorf("%s answers are open, want 7", n)
	}
	tab.Click("#check-quota details:last-of-type summary")
	tab.Click("#check-quota details:last-of-type .place a")
	tab.Wait(`location.hash.startsWith('#claim-') && document.querySelector('.why li[data-at]').id === location.hash.slice(1)`)
}

// TestWay: from a verdict the reader's own way is marked in the drawing of the rules.
func TestWay(t *testing.T) {
	for path, ends := range map[string]string{
		atRisk: "天猫国际等发货",
		"check/state=unbound/role=shopper/stage=before/": "天猫下单前 天猫国际下单前", // what it does not depend on is open
	} {
		tab := start(t, path)
		tab.JS(`document.querySelector('.folds details').open = true`, nil)
		tab.Click(`main .folds .more a:last-child`)
		tab.Wait(`location.pathname === '/rules/' && document.querySelector('.tree [data-at]')`)
		got := tab.Text(`[...document.querySelectorAll('.tree [data-at]')].map(e =>
			e.parentElement.closest('[role=listitem]').querySelector('text').textContent + e.querySelector('text').textContent).join(' ')`)
		if got != ends {
			t.Errorf("from /%s the way ends at %q, want %q", path, got, ends)
		}
		if tab.Text(`getComputedStyle(document.querySelector('.tree g:has([data-at]) > line:not(.down)')).stroke`) ==
			tab.Text(`getComputedStyle(document.querySelector('.tree g:not(:has([data-at])):not([data-at]) > line:not(.down)')).stroke`) {
			t.Errorf("from /%s the way looks like the others", path)
		}
		tab.Click(`.tree [data-at] a`)
		tab.Wait(`document.querySelector('[data-verdict]')`)
		alive(t, tab)
	}
}
