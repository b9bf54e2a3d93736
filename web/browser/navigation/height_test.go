package navigation

import (
	"slices"
	"testing"

	"shiming/content/address"
	"shiming/web/browser/harness"
)

// TestVerdictHeight: on a phone a verdict is short, and what there is to say to customer
// service is copied without much scrolling. English words are longer, and the fonts here are
// wide.
func TestVerdictHeight(t *testing.T) {
	site := harness.Serve(t, nil)
	lib := harness.Library(t)
	tab := harness.Open(t)
	tab.Before(harness.NoWorker)
	tab.Width(390)
	for lang, most := range map[string]struct{ height, button float64 }{"": {1600, 1100}, "zh-Hant/": {1600, 1100}, "en/": {2150, 1560}} {
		var heights, buttons []float64
		for _, p := range lib.Checker.Reachable() {
			if p.Rule == nil || !lib.Checker.ReachedInOrder(p) {
				continue
			}
			tab.Go(site + lang + address.Place(p))
			var at []float64
			tab.JS(`[document.querySelector('.page').getBoundingClientRect().bottom + scrollY,
				document.querySelector('[data-act=message]').getBoundingClientRect().bottom + scrollY]`, &at)
			heights, buttons = append(heights, at[0]), append(buttons, at[1])
		}
		slices.Sort(heights)
		slices.Sort(buttons)
		height, button := heights[len(heights)/2], buttons[len(buttons)/2]
		t.Logf("/%s: %d verdicts, half of them at most %.0f px high, the button at most %.0f px from the top; all of them at most %.0f and %.0f",
			lang, len(heights), height, button, heights[len(heights)-1], buttons[len(buttons)-1])
		if lang == "" && buttons[len(buttons)-1] > most.button {
			t.Errorf("/%s: a button is %.0f px from the top, want %.0f", lang, buttons[len(buttons)-1], most.button)
		}
		if height > most.height || button > most.button {
			t.Errorf("/%s: the median verdict is %.0f px high, want %.0f, and its button %.0f px from the top, want %.0f", lang, height, most.height, button, most.button)
		}
	}
}

// TestVerdictSheets: with all that is folded a verdict is printed on two sheets, neither of
// which is nearly empty.
func TestVerdictSheets(t *testing.T) {
	site := harness.Serve(t, nil)
	tab := harness.Open(t)
	tab.Before(harness.NoWorker)
	for _, path := range []string{"check/state=none/role=shopper/shop=global/stage=waiting/", "check/state=failed/role=shopper/shop=global/stage=transit/", "check/state=unbinding/", "check/state=verified/role=merchant/"} {
		for _, lang := range []string{"", "zh-Hant/", "en/"} {
			tab.Go(site + lang + path)
			tab.Styled()
			sheets := tab.Printed(8.27, 11.69)
			if n := len(sheets); n > 2 || len([]rune(sheets[n-1])) < 100 {
				t.Errorf("/%s is printed on %d sheets, the last of which has %d characters", lang+path, n, len([]rune(sheets[n-1])))
			}
		}
	}
}
