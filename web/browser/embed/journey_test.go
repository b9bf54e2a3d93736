package embed

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"shiming/web/browser/harness"
	"shiming/web/server"
)

// TestStays: a reader who leaves what the owner showed, by a link in the frame, is not
// brought back.
func TestStays(t *testing.T) {
	w := open(t)
	w.visit(script + `<shiming-faq view="topic:unbind" loading="eager"></shiming-faq>`)
	w.Wait(shown)
	w.JS(element+`.show('check')`, nil)
	w.said("ready", `"view":"check"`)
	w.JS(element+`.show('check')`, nil) // it is there already
	w.said("navigate", `"view":"check"`)
	frame := w.Frame("/frame/check/")
	w.fits(frame)
	w.Press(iframe, frame, `.crumbs a`)
	w.said("ready", `"view":"faq"`)
	// Messages come in turn: a command to go back would be here by now.
	w.JS(element+`.openAnswers('how-to-verify')`, nil)
	w.said("open", `how-to-verify`)
	frame.Wait(`document.documentElement.dataset.app === 'ready'`)
	if got := frame.Text(`location.pathname`); got != "/frame/" {
		t.Errorf("the reader was brought back to %s", got)
	}
	if n := w.Text(`events.filter(h => h.startsWith('ready')).length`); n != "3" {
		t.Errorf("%s pages were loaded, want 3", n)
	}
}

// TestKeys: with the keyboard alone a reader comes into the frame, through the
// checker, and out again; Back leaves the host page at once, and Forward shows the
// widget again.
func TestKeys(t *testing.T) {
	first := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) { rw.Write([]byte("<title>1</title>")) }))
	t.Cleanup(first.Close)
	w := open(t)
	w.Go(first.URL)
	w.visit(script + `<button id="before">前</button><shiming-faq view="check" loading="eager"></shiming-faq><button id="after">后</button>`)
	w.Wait(shown)
	entries := w.Text(`history.length`)
	w.JS(`before.focus()`, nil)
	// A key that comes while one page of the frame makes way for another is lost, and the
	// browser may never say that it was dealt with.
	press := func(keys ...string) {
		for _, key := range keys {
			ctx, cancel := context.WithTimeout(w.Context(), 2*time.Second)
			chromedp.Run(ctx, chromedp.KeyEvent(key))
			cancel()
		}
		w.JS(`new Promise(done => setTimeout(done, 100))`, nil)
	}
	for n := 0; !w.Is(`events.some(h => h.startsWith('verdict'))`); n++ {
		if n == 60 {
			t.Fatal("with sixty keys no verdict was reached")
		}
		before := w.Text(`events.length`)
		press(kb.Tab, kb.Enter)
		// A page on its way has nothing to focus yet, and Tab would leave the frame. What
		// comes is told of, and then the page is quiet.
		w.JS(`new Promise(done => {
			let last = `+before+`, at = Date.now(), end = at + 5000;
			const timer = setInterval(() => {
				if (events.length !== last) [last, at] = [events.length, Date.now()];
				else if (Date.now() > end || (last > `+before+` && Date.now() - at > 500)) done(clearInterval(timer));
			}, 50);
		})`, nil)
		if !w.Is(`document.activeElement.localName === 'shiming-faq'`) {
			t.Fatalf("the focus is at %s", w.Text(`document.activeElement.outerHTML`))
		}
	}
	for n := 0; !w.Is(`document.activeElement === after`); n++ {
		if n == 60 {
			t.Fatal("the keyboard does not come out of the frame")
		}
		press(kb.Tab)
	}
	if got := w.Text(`history.length`); got != entries {
		t.Errorf("after the walk there are %s history entries, before %s", got, entries)
	}
	w.Leave(`history.back()`)
	w.Wait(`location.href.startsWith(` + harness.Quote(first.URL) + `)`)
	w.Leave(`history.forward()`)
	w.Wait(`location.hostname === 'localhost' && ` + shown)
}

// TestScrollStays: whatever is opened, shown or gone to in the frame, the host page
// stays where it is scrolled to.
func TestScrollStays(t *testing.T) {
	w := open(t)
	w.visit(`<div style="height: 900px"></div>` + script + `<shiming-faq loading="eager" open="can-i-unbind"></shiming-faq><div style="height: 5000px"></div>`)
	w.Wait(shown)
	frame := w.Frame("/frame/")
	w.JS(`scrollTo(0, 700)`, nil)
	w.fits(frame) // out of sight it has no size yet
	still := func(when string) {
		t.Helper()
		if got := w.Text(`scrollY`); got != "700" {
			t.Errorf("after %s the host page is scrolled to %s, want 700", when, got)
			w.JS(`scrollTo(0, 700)`, nil)
		}
	}
	w.JS(element+`.openAnswers('how-to-verify')`, nil)
	frame.Wait(`document.getElementById('how-to-verify').open`)
	still("open()")
	last := frame.Text(`[...document.querySelectorAll('details[id]')].pop().id`)
	frame.JS(`location.replace('#' + `+harness.Quote(last)+`)`, nil)
	frame.Wait(`document.getElementById(` + harness.Quote(last) + `).open`)
	w.said("open", last)
	still("a fragment")
	for _, view := range []string{"question:how-to-verify", "check"} {
		w.JS(element+`.show(`+harness.Quote(view)+`)`, nil)
		// By a page loaded anew, or by the program if it has started meanwhile.
		w.Wait(`events.some(e => /^(ready|navigate) /.test(e) && e.includes(` + harness.Quote(`"view":"`+view+`"`) + `))`)
		w.fits(frame)
		still("show()")
	}
	// Clicks of the reader, where the page is then.
	for range 2 {
		before := frame.Text(`location.pathname`)
		w.Press(iframe, frame, `.options a`)
		place := w.Text(`scrollY`)
		frame.Wait(`location.pathname !== ` + harness.Quote(before) + ` && document.activeElement.localName === 'h1' && document.documentElement.dataset.app === 'ready'`)
		w.fits(frame)
		if got := w.Text(`scrollY`); got != place {
			t.Errorf("a click on an answer scrolls the host page from %s to %s", place, got)
		}
	}
}

// TestDownLater: the site goes down while a reader is in the frame. The link comes back,
// and no page of the browser's own is to be seen.
func TestDownLater(t *testing.T) {
	t.Parallel()
	real := server.Handler(harness.Site(t))
	down := make(chan struct{})
	w := openWith(t, http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		select {
		case <-down:
			panic(http.ErrAbortHandler) // the connection breaks
		default:
			real.ServeHTTP(rw, r)
		}
	}))
	w.visit(script + `<shiming-faq view="check" loading="eager"><a href="SITE/check/">会发货吗？</a></shiming-faq>`)
	w.Wait(shown)
	frame := w.Frame("/frame/check/")
	w.fits(frame)
	close(down)
	w.Press(iframe, frame, `.options a`)
	w.said("error", `"refused"`)
	if !w.Is(`document.querySelector('shiming-faq a').checkVisibility() && getComputedStyle(` + iframe + `).opacity === '0'`) {
		t.Error("the link is not to be seen, or the frame is")
	}
	if got := w.Text(`document.querySelector('shiming-faq a').href`); !strings.HasSuffix(got, "/check/") {
		t.Errorf("the link leads to %s", got)
	}
}
