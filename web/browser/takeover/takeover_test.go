// Package takeover tests that go-app takes a prerendered page over without the
// reader seeing anything of it.
package takeover

import (
	"net/http"
	"strings"
	"testing"

	"shiming/web/browser/harness"
)

// watch records what happens to the page from its first moment: mutations inside
// the view, and layout shifts. What the program works out for the reader stands in an
// output, whose texts are others once the program is idle: that is no part of the takeover.
const watch = `
addEventListener('DOMContentLoaded', () => {
	const root = document.querySelector('[data-root]') || document.body.firstElementChild;
	const all = () => [root, ...root.querySelectorAll('*:not(output *)')];
	const workedOut = m => m.type !== 'childList' && (m.target.closest ? m.target : m.target.parentElement).closest('output');
	const nodes = all();
	window.mutations = [];
	new MutationObserver(list => mutations.push(...list)).observe(document.body, {childList: true, subtree: true, attributes: true, characterData: true});
	window.seen = () => ({
		inside: mutations.filter(m => (root.contains(m.target) && !workedOut(m)) || [...m.removedNodes].includes(root)).map(m => m.type + ' ' + m.target.nodeName + ' ' + (m.attributeName || '')),
		same: all().length === nodes.length && all().every((n, i) => n === nodes[i]),
		misses: shiming.misses,
		shift: window.shift,
		before: window.before,
		shifted: shifted,
	});
});
window.shift = 0;
window.before = 0; // of it, from before the program began
window.shifted = []; // what it was
new PerformanceObserver(list => list.getEntries().forEach(e => {
	shift += e.value;
	if (e.startTime < (window.began || Infinity)) before += e.value;
	e.sources.forEach(s => shifted.push([s.node && (s.node.outerHTML || s.node.data || '').slice(0, 100), s.previousRect, s.currentRect].map(v => JSON.stringify(v)).join(' ')));
})).observe({type: 'layout-shift', buffered: true});
`

type seen struct {
	Inside []string
	Same   bool
	Misses int
	Shift  float64
	Before float64

	Shifted []string
}

func look(tab *harness.Tab) seen {
	var s seen
	tab.JS(harness.Painted+`.then(seen)`, &s)
	return s
}

// TestEveryView is the contract of takeover on every view there is.
func TestEveryView(t *testing.T) {
	address := harness.Serve(t, nil)
	for place, views := range map[string][]string{"pages": harness.Views(t), "frames": harness.FrameViews(t)} {
		t.Run(place, func(t *testing.T) {
			tab := harness.Open(t)
			tab.Before(watch)
			for _, path := range views {
				s := takeover(tab, address+path)
				// A busy machine now and then has the browser lay a line of text out late,
				// even where all scripts are blocked. A shift of ours comes every time.
				for tries := 1; s.Shift != 0 && s.Shift == s.Before && tries < 4; tries++ {
					s = takeover(tab, address+path)
				}
				if len(s.Inside) > 0 || !s.Same || s.Misses != 0 || s.Shift != 0 {
					t.Errorf("/%s: mutations %q, same nodes %v, misses %d, layout shift %v of %s", path, s.Inside, s.Same, s.Misses, s.Shift, strings.Join(s.Shifted, "; "))
				}
			}
		})
	}
}

func takeover(tab *harness.Tab, address string) seen {
	tab.Go(address)
	tab.JS(`window.began = performance.now(); 0`, nil)
	tab.Takeover()
	return look(tab)
}

// TestLinksInFrame: after the takeover a view in a frame leads to views in the frame,
// and a change of view does not leave any of it for later.
func TestLinksInFrame(t *testing.T) {
	tab := harness.Open(t)
	tab.Go(harness.Serve(t, nil) + "frame/check/state=none/role=shopper/shop=global/")
	tab.Takeover()
	tab.JS(`window.mark = 1; new MutationObserver(() => { window.brief = window.brief || !!document.querySelector('[aria-busy]'); }).observe(document.body, {childList: true, subtree: true, attributes: true})`, nil)
	for _, step := range []struct{ click, path, heading string }{
		{`.options a[href$="/stage=waiting/"]`, "/frame/check/state=none/role=shopper/shop=global/stage=waiting/", "section.verdict h1"},
		{`.todo h3 a`, "/frame/q/how-to-verify/", "summary h1"},
		{`.crumbs li:nth-child(2) a`, "/frame/topic/verify/", "h1 + .topic"},
		{`.crumbs a`, "/frame/", ".start"},
	} {
		tab.Click(step.click)
		tab.Wait(`location.pathname === ` + harness.Quote(step.path) + ` && document.querySelector('main ` + step.heading + `')`)
		if got, want := tab.Difference(step.path); got != want {
			t.Errorf("%s is shown as\n%s\nand served as\n%s", step.path, got, want)
		}
	}
	if !tab.Is(`window.mark === 1 && !window.brief`) {
		t.Error("a page was loaded, or a view came in two parts")
	}
}

func TestNothingStartsBeforeUse(t *testing.T) {
	var wasm int
	address := harness.Serve(t, func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, ".wasm") {
				wasm++
			}
			h.ServeHTTP(w, r)
		})
	})
	tab := harness.Open(t)
	tab.Before(harness.NoWorker) // it may fetch the wasm beforehand
	tab.Go(address)
	tab.Idle()
	if state := tab.Text(`document.documentElement.dataset.app`); state != "waiting" || wasm != 0 {
		t.Errorf("before any sign of use the state is %s and the wasm was asked for %d times", state, wasm)
	}
	tab.Click("summary")
	tab.Wait(`document.documentElement.dataset.app === 'ready'`)
	if !tab.Is(`document.querySelector('details').open`) || wasm != 1 {
		t.Errorf("after a click the wasm was asked for %d times", wasm)
	}
}

func TestReaderStays(t *testing.T) {
	address := harness.Serve(t, nil)
	tab := harness.Open(t)
	tab.Before(watch)
	tab.Go(address)
	tab.JS(`{
		const d = document.querySelectorAll('details')[6];
		d.open = true;
		window.opened = d;
		const s = d.querySelector('summary');
		s.focus();
		window.focused = s;
		scrollTo(0, 700);
	}; 0`, nil)
	tab.Wait(`scrollY === 700`)
	tab.JS(`shiming.setStatus('loading', 'slow'); mutations.length = 0`, nil) // the focus is out of sight, not beneath the line
	tab.Takeover()
	if s := look(tab); len(s.Inside) > 0 || s.Misses != 0 {
		t.Errorf("mutations %q, misses %d", s.Inside, s.Misses)
	}
	if !tab.Is(`opened.open && opened.isConnected && document.activeElement === focused && scrollY === 700`) {
		t.Errorf("open %v, focus %s, scrolled to %s", tab.Is(`opened.open`), tab.Text(`document.activeElement.nodeName`), tab.Text(`scrollY`))
	}
}

// TestClosedStaysClosed: the page of a question has it open; a reader who closed
// it finds it closed after the takeover.
func TestClosedStaysClosed(t *testing.T) {
	address := harness.Serve(t, nil)
	tab := harness.Open(t)
	tab.Go(address + "q/" + harness.Library(t).Questions[0].ID + "/")
	tab.JS(`document.querySelector('details').open = false`, nil)
	tab.Takeover()
	if tab.Is(`document.querySelector('details').open`) || !tab.Is(`shiming.misses === 0`) {
		t.Error("the takeover opened what the reader had closed")
	}
}
