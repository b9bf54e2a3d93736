package embed

import (
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
	"shiming/web/server"
)

// counted serves the site and counts the requests for the program.
func counted(t *testing.T, wasm *atomic.Int64) http.Handler {
	site := server.Handler(harness.Site(t))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".wasm") {
			wasm.Add(1)
		}
		site.ServeHTTP(w, r)
	})
}

// TestUnused: a frame that nobody uses loads no program; the first use brings it, and
// what was reached by loading pages goes on without. The host's history, focus and
// scroll position stay its own all the while.
func TestUnused(t *testing.T) {
	var wasm atomic.Int64
	w := openWith(t, counted(t, &wasm))
	w.visit(`<input id="own"><div style="height: 300px"></div>` + script + `<shiming-faq></shiming-faq><div style="height: 3000px"></div>`)
	w.Wait(shown)
	w.JS(`own.focus()`, nil)
	frame := w.Frame("/frame/")
	w.fits(frame)
	entries := w.Text(`history.length`)

	// Scrolling past it and commands of the host are no use of it.
	w.Run(input.DispatchMouseEvent(input.MouseWheel, 100, 500).WithDeltaX(0).WithDeltaY(200))
	w.Wait(`scrollY > 0`)
	w.JS(`scrollTo(0, 120)`, nil)
	w.JS(element+`.openAnswers('how-to-verify')`, nil)
	frame.Wait(`document.getElementById('how-to-verify').open`)
	w.JS(element+`.show('check')`, nil)
	frame.Wait(`location.pathname === '/frame/check/' && document.querySelector('.options')`)
	w.said("ready", `"view":"check"`)
	if n := wasm.Load(); n != 0 {
		t.Errorf("the program was asked for %d times before any use", n)
	}
	still := func(when string) {
		t.Helper()
		if got := w.Text(`[document.activeElement.id, scrollY, history.length]`); got != "own,120,"+entries {
			t.Errorf("%s the host has focus, scroll position and history entries %s, want own,120,%s", when, got, entries)
		}
	}
	still("after commands")
	if frame.Is(`document.querySelector('link[rel=manifest]') || navigator.serviceWorker.controller`) {
		t.Error("the frame has a manifest or a worker")
	}
	if n := frame.Text(`navigator.serviceWorker.getRegistrations().then(all => all.length)`); n != "0" {
		t.Errorf("the frame has %s workers", n)
	}

	// The reader's first answer brings a page by itself, and the program with it.
	w.Press(iframe, frame, `.options a`)
	frame.Wait(`location.pathname !== '/frame/check/' && document.documentElement.dataset.app === 'ready'`)
	if frame.Text(`document.activeElement.localName`) != "h1" {
		t.Errorf("the focus is at %s", frame.Text(`document.activeElement.outerHTML.slice(0, 80)`))
	}
	w.JS(`window.place = scrollY`, nil)
	w.toVerdict(iframe, frame)
	frame.Wait(`document.activeElement.localName === 'h1'`)
	w.said("verdict", `"rule"`)
	w.said("answer", `"input"`)
	w.fits(frame)
	if got := w.Text(`history.length`); got != entries {
		t.Errorf("after the walk the host has %s history entries, want %s", got, entries)
	}
	if wasm.Load() == 0 {
		t.Error("the program never came")
	}
	w.JS(`own.focus({preventScroll: true}); scrollTo(0, 120)`, nil)
	w.JS(element+`.show('question:how-to-verify')`, nil)
	frame.Wait(`location.pathname === '/frame/q/how-to-verify/' && document.querySelector('h1')`)
	w.fits(frame)
	still("after a command to the program")
}

// TestLeave: links out of the widget open a tab of their own; where the host
// forbids that, the address is shown to be copied.
func TestLeave(t *testing.T) {
	const away = `footer a[target=_blank]`
	t.Run("tab", func(t *testing.T) {
		w := open(t)
		w.visit(script + `<shiming-faq view="check" loading="eager"></shiming-faq>`)
		w.Wait(shown)
		frame := w.Frame("/frame/check/")
		w.Press(iframe, frame, away)
		w.said("navigate", `/check/"`)
		for opened := false; !opened; {
			tabs, err := chromedp.Targets(w.Context())
			if err != nil {
				t.Fatal(err) // also when the tab's time is over
			}
			opened = slices.ContainsFunc(tabs, func(tab *target.Info) bool {
				return tab.Type == "page" && strings.HasPrefix(tab.URL, w.site+"check/")
			})
		}
		if at := w.Text(`location.href`); !strings.HasPrefix(at, w.at) {
			t.Errorf("the host page is at %s", at)
		}
	})
	// A reader who asks the browser for a tab gets it, and the frame stays where it is.
	t.Run("asked for", func(t *testing.T) {
		w := open(t)
		w.visit(script + `<shiming-faq view="check" loading="eager"></shiming-faq>`)
		w.Wait(shown)
		frame := w.Frame("/frame/check/")
		for n, press := range []chromedp.MouseOption{chromedp.ButtonMiddle, chromedp.ButtonModifiers(input.ModifierCtrl)} {
			w.Press(iframe, frame, `.options a`, press)
			for tabs := 0; tabs < n+2; {
				all, err := chromedp.Targets(w.Context())
				if err != nil {
					t.Fatal(err) // also when the tab's time is over
				}
				tabs = 0
				for _, tab := range all {
					if tab.Type == "page" {
						tabs++
					}
				}
			}
			if at := frame.Text(`location.pathname`); at != "/frame/check/" {
				t.Errorf("the frame is at %s", at)
			}
		}
	})
	t.Run("forbidden", func(t *testing.T) {
		w := open(t)
		w.visit(script + `<shiming-faq view="check" loading="eager" sandbox="allow-scripts"></shiming-faq>`)
		w.Wait(shown)
		frame := w.Frame("/frame/check/")
		w.Press(iframe, frame, away)
		w.said("navigate", `/check/"`)
		frame.Wait(`document.querySelector('.leave input').value === ` + harness.Quote(w.site+"check/"))
		frame.Wait(`document.activeElement === document.querySelector('.leave input')`)
		w.fits(frame)
		w.Run(chromedp.KeyEvent("\x1b")) // Escape
		frame.Wait(`!document.querySelector('.leave') && document.activeElement.matches(` + harness.Quote(away) + `)`)
	})
}

// TestSmooth: the frame grows smoothly when an answer opens, and at once for a reader
// who wants no motion.
func TestSmooth(t *testing.T) {
	for motion, want := range map[string]string{"no-preference": "0.2s", "reduce": "0s"} {
		w := open(t)
		w.Run(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: motion}}))
		w.visit(script + `<shiming-faq loading="eager"></shiming-faq>`)
		w.Wait(shown)
		frame := w.Frame("/frame/")
		w.fits(frame)
		before := w.Text(iframe + `.style.height`)
		w.Press(iframe, frame, `summary`)
		w.said("open", `"question"`)
		w.Wait(iframe + `.style.height !== ` + harness.Quote(before))
		if got := w.Text(`getComputedStyle(` + iframe + `).transitionDuration`); got != want {
			t.Errorf("%s: the height moves for %s, want %s", motion, got, want)
		}
		w.fits(frame)
		w.Close()
	}
}

// TestPrint: the widget is printed with the host page, as it is seen.
func TestPrint(t *testing.T) {
	w := openIn(t, harness.Open(t, harness.FullBrowser(t)), server.Handler(harness.Site(t))) // the shell prints no frame of another site
	w.visit(script + `<shiming-faq view="topic:unbind" open="how-to-unbind" loading="eager"></shiming-faq>`)
	w.Wait(shown)
	frame := w.Frame("/frame/topic/unbind/")
	frame.Wait(`document.querySelector('details[open]')`)
	w.fits(frame)
	text := strings.Join(w.Printed(8.5, 11), "")
	lib := harness.Library(t)
	for _, want := range []string{"帮助", lib.Question("how-to-unbind").Title, "在线客服", lib.Question("after-unbind").Title, "之后的内容"} {
		if !strings.Contains(text, harness.Solid(want)) {
			t.Errorf("the print lacks %q:\n%s", want, text)
		}
	}
}

// TestHelpful: that an answer or a verdict was helpful is told to the host page, which
// is the only one to hear it; nothing is asked where nobody listens.
func TestHelpful(t *testing.T) {
	var asked atomic.Int64
	real := server.Handler(harness.Site(t))
	w := openWith(t, http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		real.ServeHTTP(rw, r)
	}))
	w.visit(script + `<shiming-faq view="topic:unbind" open="how-to-unbind" loading="eager"></shiming-faq>`)
	w.Wait(shown)
	frame := w.Frame("/frame/topic/unbind/")
	frame.Wait(`document.querySelector('#how-to-unbind').open`)
	w.fits(frame)
	w.Press(iframe, frame, "#how-to-unbind [data-act=yes]")
	w.said("answer", `{"input":"helpful","answer":"yes","view":"question:how-to-unbind"}`)
	thanks := harness.Library(t).Interface.Acts.Thanks
	frame.Wait(`document.getElementById('status').innerText === ` + harness.Quote(thanks))
	frame.Wait(`document.querySelector('#how-to-unbind [data-act=yes]').getAttribute('aria-pressed') === 'true'`)
	frame.Wait(`document.documentElement.dataset.app === 'ready'`)
	if !frame.Is(`shiming.misses === 0 && document.querySelector('#how-to-unbind').open && document.querySelector('#how-to-unbind [data-act=yes]').getAttribute('aria-pressed') === 'true'`) {
		t.Error("the takeover changed what the reader did")
	}
	before := asked.Load()
	w.Press(iframe, frame, "#how-to-unbind [data-act=no]") // who thinks better of it
	w.said("answer", `{"input":"helpful","answer":"no","view":"question:how-to-unbind"}`)
	w.Press(iframe, frame, "#how-to-unbind [data-act=no]") // it is said once
	frame.Wait(`[...document.querySelectorAll('#how-to-unbind [aria-pressed]')].map(b => b.getAttribute('aria-pressed')).join() === 'false,true'`)
	w.fits(frame)
	if got := w.Text(`events.filter(h => h.includes('helpful')).length`); got != "2" {
		t.Errorf("the host got it %s times, want 2", got)
	}
	if got := asked.Load(); got != before {
		t.Errorf("the site was asked for %d files because of it", got-before)
	}
	// A verdict.
	w.JS(element+`.show('check:state=none/role=shopper/shop=global/stage=waiting')`, nil)
	frame.Wait(`document.querySelector('[data-verdict=at-risk]')`)
	w.fits(frame)
	w.Press(iframe, frame, ".acts [data-act=no]")
	w.said("answer", `{"input":"helpful","answer":"no","view":"check:state=none/role=shopper/shop=global/stage=waiting"}`)
	// Of the next verdict nothing was said yet; what was said of this one is remembered.
	pressed := `document.querySelectorAll('.acts [aria-pressed=true]').length`
	w.JS(element+`.show('check:state=verified/role=shopper')`, nil)
	frame.Wait(pressed + ` === 0 && document.querySelector('[data-verdict=clear]')`)
	w.JS(element+`.show('check:state=none/role=shopper/shop=global/stage=waiting')`, nil)
	frame.Wait(pressed + ` === 1 && document.querySelector('[data-verdict=at-risk]')`)
	// In a frame that no host page speaks with there is no such question.
	w.Close()
	alone := open(t)
	alone.visit(`<iframe src="SITE/frame/q/how-to-unbind/" width="400" height="900"></iframe>`)
	inner := alone.Frame("/frame/q/how-to-unbind/")
	inner.Wait(`document.querySelector('.acts [data-act=copy]').checkVisibility({visibilityProperty: true})`)
	if inner.Is(`document.querySelector('.helpful').checkVisibility()`) {
		t.Error("it is asked where nobody hears the answer")
	}
}

// TestActsInFrame: in a frame the answer is copied without leave from the host page;
// where the host page does not let it print, that is said.
func TestActsInFrame(t *testing.T) {
	w := open(t)
	w.visit(`<iframe sandbox="allow-scripts allow-same-origin" src="SITE/frame/q/how-to-unbind/" width="600" height="900"></iframe>`)
	frame := w.Frame("/frame/q/how-to-unbind/")
	frame.Wait(`document.documentElement.dataset.acts !== undefined`)
	frame.JS(`document.addEventListener('copy', () => { window.copied = String(document.activeElement.value); })`, nil)
	plain := `document.querySelector('iframe')`
	w.Press(plain, frame, "[data-act=copy]")
	frame.Wait(`copied === 'https://example.com/q/how-to-unbind/'`)
	ui := harness.Library(t).Interface
	frame.Wait(`document.getElementById('status').innerText === ` + harness.Quote(ui.Device.Copied))
	w.Press(plain, frame, "[data-act=print]")
	frame.Wait(`document.getElementById('status').innerText === ` + harness.Quote(ui.Acts.NoPrint))
	if frame.Is(`document.querySelector('[data-aside]')`) {
		t.Error("a part of the page is left out, and there was no printing")
	}
}
