package embed

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
)

const checker = `<shiming-faq view="check"></shiming-faq>`

// TestLayouts: wherever owners put it, the frame is as high as its content, once it
// is to be seen.
func TestLayouts(t *testing.T) {
	all, seen := t, map[string]*harness.Tab{}
	for name, c := range map[string]struct {
		body, show string // show is done in the host page, and then the frame is to be seen
	}{
		"plain":                {body: checker},
		"closed details":       {`<details><summary>更多</summary>` + checker + `</details>`, `document.querySelector('details').open = true`},
		"hidden parent":        {`<div id="p" hidden>` + checker + `</div>`, `p.hidden = false`},
		"hidden parent, eager": {`<div id="p" style="display: none"><shiming-faq view="check" loading="eager"></shiming-faq></div>`, `p.style.display = ''`},
		"modal":                {`<dialog style="width: 300px">` + checker + `</dialog>`, `document.querySelector('dialog').showModal()`},
		"column that grows":    {`<div id="p" style="width: 0; overflow: hidden">` + checker + `</div>`, `p.style.width = '300px'`},
		"column that grows, eager": {`<div id="p" style="width: 0; overflow: hidden"><shiming-faq view="check" loading="eager"></shiming-faq></div>`,
			`new Promise(done => setTimeout(done, 2000)).then(() => p.style.width = '300px')`},
		"flex column":         {body: `<div style="display: flex; flex-direction: column; height: 100vh">` + checker + `<p>末尾</p></div>`},
		"flex row":            {body: `<div style="display: flex">` + `<p>左</p><div style="flex: 1; min-width: 0">` + checker + `</div></div>`},
		"grid":                {body: `<div style="display: grid; grid-template-columns: 1fr">` + checker + `</div>`},
		"right to left":       {body: `<div dir="rtl">` + checker + `</div>`},
		"zoomed":              {body: `<div style="zoom: 1.5">` + checker + `</div>`},
		"scaled":              {body: `<div style="transform: scale(.7)">` + checker + `</div>`},
		"large text":          {body: `<style>html { font-size: 40px; letter-spacing: .5em; text-transform: uppercase }</style>` + checker},
		"table":               {body: `<table><tr><td>` + checker + `</td></tr></table>`},
		"hostile styles":      {body: `<style>* { all: unset !important } iframe, a, div, slot { display: none !important; height: 0 !important; width: 1px !important }</style>` + checker},
		"edge of a scrollbar": {body: `<style>::-webkit-scrollbar { width: 40px } body { margin: 0 }</style>` + checker},
		// The wider it is, the lower; and the lower it is, the wider the column.
		"width by height": {body: `<div id="p">` + checker + `</div><script>
			new ResizeObserver(() => { p.style.width = p.offsetHeight > 700 ? '340px' : '180px'; }).observe(p);
		</script>`},
	} {
		t.Run(name, func(t *testing.T) {
			w := open(all)
			w.Tab, w.t = w.For(t), t
			w.visit(c.body + script)
			w.Wait(element + `.shadowRoot`)
			if c.show != "" {
				w.JS(c.show+`, 0`, nil)
			}
			w.Wait(shown)
			frame := w.For(all).Frame("/frame/check/").For(t) // is let go of with the tab
			if name != "width by height" {
				frame.Wait(`innerHeight >= document.documentElement.getBoundingClientRect().height - 1
					&& innerHeight < document.documentElement.getBoundingClientRect().height + 17
					&& document.documentElement.scrollHeight <= innerHeight + 1 && document.documentElement.scrollWidth <= innerWidth`)
			}
			seen[name] = w.For(all)
		})
	}
	// They come to rest: nothing comes in a second, once three have passed. Most of this is
	// waiting, so they wait together.
	heights := func() map[string]int {
		told := map[string]int{}
		for name, tab := range seen {
			var n int
			tab.JS(`events.filter(h => h.startsWith('height')).length`, &n)
			told[name] = n
		}
		return told
	}
	time.Sleep(3 * time.Second)
	before := heights()
	time.Sleep(time.Second)
	for name, after := range heights() {
		// It may go on to and fro where the host does, but no more than once a second.
		if more := after - before[name]; more > 2 || (more > 0 && name != "width by height") {
			t.Errorf("%s: the height was told %d times, and a second later %d", name, before[name], after)
		}
	}
	t.Run("quirks mode", func(t *testing.T) {
		w := open(t)
		w.serve(strings.TrimPrefix(w.markup(checker+script), "<!DOCTYPE html>"))
		w.Go(w.at)
		w.Wait(shown)
		if w.Text(`document.compatMode`) != "BackCompat" {
			t.Fatal("the page is not in quirks mode")
		}
		w.fits(w.Frame("/frame/check/"))
	})
}

// TestWidths: at no width is there anything to scroll within the frame.
func TestWidths(t *testing.T) {
	w := open(t)
	w.visit(`<div id="p">` + `<shiming-faq view="check:state=none/role=shopper/shop=global/stage=waiting"></shiming-faq>` + `</div>` + script)
	w.Wait(shown)
	frame := w.Frame("/frame/check/")
	for width := 240; width <= 900; width += 44 {
		w.JS(fmt.Sprintf(`p.style.width = '%dpx'`, width), nil)
		frame.Wait(fmt.Sprintf(`innerWidth === %d`, width))
		w.fits(frame)
	}
}

// TestTwenty: twenty on one page all come to be, each when it is near.
func TestTwenty(t *testing.T) {
	w := open(t)
	w.visit(strings.Repeat(checker, 20) + script)
	w.Wait(`document.querySelectorAll('shiming-faq').length === 20`)
	w.Wait(`new Promise(done => {
		const next = [...document.querySelectorAll('shiming-faq')].find(e => !e.shadowRoot.querySelector('.shown'));
		if (next) next.scrollIntoView();
		done(!next);
	})`)
	w.Wait(`new Set([...document.querySelectorAll('shiming-faq')].map(e => e.shadowRoot.querySelector('iframe').style.height)).size === 1`)
}

// TestHiddenTab: a tab that was opened behind another one shows the frame when it
// comes to the front.
func TestHiddenTab(t *testing.T) {
	w := open(t)
	w.visit(`<a target="_blank" href="#">x</a>`)
	w.serve(w.markup(checker + script))
	behind := w.Beside()
	w.Run(chromedp.ActionFunc(bringToFront))
	behind.Before(listener)
	behind.Go(w.at)
	if !behind.Is(`document.hidden`) {
		t.Log("the browser does not call the tab behind hidden")
	}
	behind.Run(chromedp.ActionFunc(bringToFront))
	behind.Wait(shown)
}

func bringToFront(ctx context.Context) error { return page.BringToFront().Do(ctx) }
