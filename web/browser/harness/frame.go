package harness

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// Frame attaches to the frame of another site whose address has such a part, once it
// is there, and returns it as a tab of its own: expressions are evaluated in it. The
// page should not be left after that; chromedp may then wait for ever.
func (tab *Tab) Frame(part string) *Tab {
	tab.t.Helper()
	look := time.NewTicker(20 * time.Millisecond)
	defer look.Stop()
	over := time.After(60 * time.Second)
	for {
		all, err := chromedp.Targets(tab.ctx)
		if err != nil {
			tab.t.Fatalf("listing the frames: %v", err)
		}
		for _, info := range all {
			if info.Type == "iframe" && strings.Contains(info.URL, part) {
				return tab.attach(info.TargetID)
			}
		}
		select {
		case <-look.C:
		case <-over:
			tab.t.Fatalf("there is no frame with %s in its address", part)
		}
	}
}

func (tab *Tab) attach(id target.ID) *Tab {
	ctx, cancel := chromedp.NewContext(tab.ctx, chromedp.WithTargetID(id))
	tab.t.Cleanup(cancel)
	return &Tab{t: tab.t, ctx: ctx, close: cancel}
}

// Press clicks an element in a frame as a mouse does: where it is in the page of the
// tab. in is an expression that gives the iframe element there, how says with which
// button and keys.
func (tab *Tab) Press(in string, frame *Tab, selector string, how ...chromedp.MouseOption) {
	tab.t.Helper()
	frame.Wait(`document.querySelector(` + Quote(selector) + `)`)
	// A frame that has just come to be seen may not be found by the mouse yet, one that
	// grows may move it from under the mouse, and Chromium lets no click through to a
	// page that it has not painted. So it is clicked until it has felt that.
	name := Quote(selector)
	for over := time.Now().Add(40 * time.Second); ; {
		x, y := tab.place(in, frame, selector)
		tab.Run(input.DispatchMouseEvent(input.MouseMoved, x-1, y), input.DispatchMouseEvent(input.MouseMoved, x, y))
		if frame.Is(`document.querySelector(` + name + `).matches(':hover') && (window.unfelt = 'neither the button nor a click',
			[['pointerdown', 'no click'], ['click', ''], ['auxclick', '']].forEach(([event, then]) =>
				addEventListener(event, e => e.target.closest(` + name + `) && (window.unfelt = then), { capture: true, once: true })), true)`) {
			tab.Run(chromedp.MouseClickXY(x, y, how...))
			unfelt := frame.unfelt()
			if unfelt == "" {
				return
			}
			tab.t.Logf("%s in the frame felt %s", selector, unfelt)
		}
		if time.Now().After(over) {
			tab.t.Fatalf("the mouse cannot reach %s in the frame", selector)
		}
	}
}

// unfelt returns what the page has not felt of a click, or nothing soon: then it says
// so, or has already made way for another.
func (tab *Tab) unfelt() string {
	var unfelt string
	for range 25 {
		if err := chromedp.Run(tab.ctx, chromedp.Evaluate(`window.unfelt || ''`, &unfelt)); err != nil || unfelt == "" {
			return ""
		}
		time.Sleep(20 * time.Millisecond)
	}
	return unfelt
}

// place returns where an element in a frame is in the page of the tab, after it has
// been scrolled to.
func (tab *Tab) place(in string, frame *Tab, selector string) (x, y float64) {
	tab.t.Helper()
	var inner, outer []float64
	frame.JS(`(r => [r.left + r.width / 2, r.top + r.height / 2])(document.querySelector(`+Quote(selector)+`).getBoundingClientRect())`, &inner)
	tab.JS(`(async (f, y) => {
		scrollTo({ top: scrollY + f.getBoundingClientRect().top + y - innerHeight / 2, behavior: 'instant' });
		await Promise.all(f.getAnimations().map(a => a.finished.catch(() => 0)));
		await `+Painted+`;
		const r = f.getBoundingClientRect();
		return [r.left + f.clientLeft, r.top + f.clientTop];
	})(`+in+`, `+num(inner[1])+`)`, &outer)
	return outer[0] + inner[0], outer[1] + inner[1]
}

func num(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }

// Executor returns the context for commands of the protocol with the browser.
func (tab *Tab) Executor() context.Context {
	return cdp.WithExecutor(tab.ctx, chromedp.FromContext(tab.ctx).Target)
}
