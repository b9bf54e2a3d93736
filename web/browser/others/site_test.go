// Package others tests the product in the engines beside Chromium's: Gecko, in
// Firefox, and WebKit, in WebKitGTK, which stands for Safari as well as Linux can.
package others

import (
	"testing"

	"shiming/web/browser/drive"
	"shiming/web/browser/harness"
)

// TestSite is the way of a reader: an answer, and then a verdict.
func TestSite(t *testing.T) {
	lib := harness.Library(t)
	drive.Each(t, func(t *testing.T, w *drive.Window) {
		w.Go(harness.Serve(t, nil))
		if got := w.Text(`document.querySelector('h1').innerText`); got == "" || w.Text(`document.title`) != lib.Interface.FullName {
			t.Errorf("the home page is %q with the heading %q", w.Text(`document.title`), got)
		}
		if got := w.Text(`document.documentElement.dataset.app`); got != "waiting" {
			t.Errorf("before any sign of use the state is %s", got)
		}
		w.Click("summary")
		w.Wait(`document.querySelector('details').open && document.querySelector('details .answer').offsetHeight > 0`)
		w.Wait(`document.documentElement.dataset.app === 'ready'`)
		if !w.Is(`document.querySelector('details').open && shiming.misses === 0`) {
			t.Errorf("after the takeover the answer is open: %s; adoption was given up %s times",
				w.Text(`document.querySelector('details').open`), w.Text(`shiming.misses`))
		}
		w.JS(`void (window.mark = 1)`, nil)
		at := "/check/"
		for _, pair := range []string{"state=none", "role=shopper", "shop=global", "stage=waiting"} {
			at += pair + "/"
			w.Click(`.options a[href="` + at + `"]`)
			w.Wait(`location.pathname === '` + at + `' && document.activeElement === document.querySelector('main h1')`)
		}
		w.Wait(`document.querySelector('[data-verdict="at-risk"][data-rule="global-waiting"]')`)
		if !w.Is(`window.mark === 1`) {
			t.Error("a page was loaded on the way to the verdict")
		}
		w.JS(`history.back()`, nil)
		w.Wait(`location.pathname === '/check/state=none/role=shopper/shop=global/' && document.querySelector('.options a')`)
	})
}

// TestPrint: all answers are open for the printer, by the styles or, where the browser
// lacks what they need, by the script; and after it they are as they were.
func TestPrint(t *testing.T) {
	drive.Each(t, func(t *testing.T, w *drive.Window) {
		w.Go(harness.Serve(t, nil))
		w.Click("#can-i-unbind summary")
		w.Wait(`document.querySelector('#can-i-unbind').open`)
		styles := w.Is(`CSS.supports('selector(::details-content)')`)
		t.Logf("the styles open the answers: %v", styles)
		w.JS(`void dispatchEvent(new Event('beforeprint'))`, nil)
		if !styles && !w.Is(`[...document.querySelectorAll('details')].every(d => d.open)`) {
			t.Error("not all answers are open for the printer")
		}
		w.Wait(`document.querySelector('#can-i-unbind .answer a').dataset.print`)
		w.JS(`void dispatchEvent(new Event('afterprint'))`, nil)
		w.Wait(`document.querySelectorAll('details[open]').length === 1 && document.querySelector('#can-i-unbind').open && !document.querySelector('[data-print]')`)
		w.JS(`void (window.before = true, location.reload())`, nil)
		w.Wait(`!window.before && document.readyState === 'complete' && document.querySelector('#can-i-unbind').open`)
		if got := w.Text(`document.querySelectorAll('details[open]').length`); got != "1" {
			t.Errorf("after a reload %s answers are open, want the one that the reader opened", got)
		}
	})
}
