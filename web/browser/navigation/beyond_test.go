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
