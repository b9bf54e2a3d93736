package embed

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
	"shiming/web/server"
	"shiming/web/site"
)

// TestMatrix: in each sandbox and under each policy of the host where scripts run
// there, the widget fits and leads to a verdict, and complains of nothing.
func TestMatrix(t *testing.T) {
	policies := map[string]string{
		"no policy": "",
		"strict":    "default-src 'none'; script-src SITE; frame-src SITE",
		"nonce":     "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; frame-src SITE; require-trusted-types-for 'script'",
	}
	sandboxes := map[string]string{
		"none":         ``,
		"own origin":   ` sandbox="allow-scripts allow-same-origin allow-popups"`,
		"opaque":       ` sandbox="allow-scripts"`,
		"opaque popup": ` sandbox="allow-scripts allow-popups"`,
	}
	for policy, text := range policies {
		for sandbox, attribute := range sandboxes {
			t.Run(policy+"/"+sandbox, func(t *testing.T) {
				w := open(t)
				said := complaints(w)
				w.visit(`<script nonce="abc" async src="SITE/embed.js"></script><shiming-faq view="check"`+attribute+`></shiming-faq>`,
					"Content-Security-Policy", strings.ReplaceAll(text, "SITE", strings.TrimSuffix(w.site, "/")))
				w.Wait(shown)
				frame := w.Frame("/frame/check/")
				w.fits(frame)
				w.toVerdict(iframe, frame)
				w.said("verdict", `"rule"`)
				w.fits(frame)
				for _, s := range *said {
					t.Errorf("the console says: %s", s)
				}
			})
		}
	}
	// Without scripts in the frame its pages still lead on.
	t.Run("sandbox without scripts", func(t *testing.T) {
		t.Parallel()
		w := open(t)
		w.visit(script + `<shiming-faq view="check" sandbox loading="eager"></shiming-faq>`)
		w.Wait(shown) // after the time that scripts would need
		w.Wait(iframe + `.getBoundingClientRect().height > 400`)
	})
}

// complaints collects what a host page's console says of errors.
func complaints(w *world) *[]string {
	var said []string
	chromedp.ListenTarget(w.Context(), func(event any) {
		switch e := event.(type) {
		case *log.EventEntryAdded:
			if e.Entry.Level == log.LevelError || e.Entry.Source == log.SourceSecurity {
				said = append(said, e.Entry.Text)
			}
		case *runtime.EventExceptionThrown:
			said = append(said, e.ExceptionDetails.Error())
		case *runtime.EventConsoleAPICalled:
			if e.Type == runtime.APITypeError || e.Type == runtime.APITypeWarning {
				said = append(said, fmt.Sprint(e.Type))
			}
		}
	})
	return &said
}

// TestOpaqueHost: the host page itself is in a sandbox.
func TestOpaqueHost(t *testing.T) {
	w := open(t)
	w.visit(script+checker, "Content-Security-Policy", "sandbox allow-scripts")
	w.Wait(shown)
	if w.Text(`self.origin`) != "null" {
		t.Fatal("the host page has an origin")
	}
	frame := w.Frame("/frame/check/")
	w.toVerdict(iframe, frame)
	w.said("verdict", `"rule"`)
}

// TestStorageBlocked: a frame whose storage throws, as with cookies of third parties
// blocked, is none the worse: also when the program has taken over.
func TestStorageBlocked(t *testing.T) {
	w := open(t)
	w.visit(script + `<shiming-faq sandbox="allow-scripts"></shiming-faq>`)
	w.Wait(shown)
	frame := w.Frame("/frame/")
	if !frame.Is(`(() => { try { localStorage; } catch (refused) { return true; } })()`) {
		t.Fatal("storage does not throw")
	}
	w.Press(iframe, frame, `summary`)
	frame.Wait(`document.querySelector('details[open]') && document.documentElement.dataset.app === 'ready'`)
	w.fits(frame)
}

// TestFailures: where no frame comes, the link stays, the host is told why, and
// nothing broken is to be seen.
func TestFailures(t *testing.T) {
	real := server.Handler(harness.Site(t))
	with := func(frame http.HandlerFunc) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, "/frame/") {
				frame(w, r)
				return
			}
			real.ServeHTTP(w, r)
		})
	}
	for code, c := range map[string]struct {
		site   http.Handler
		header []string
	}{
		"blocked":  {real, []string{"Content-Security-Policy", "frame-src 'none'"}},
		"refused":  {server.Handler(harness.Build(t, func(o *site.Options) { o.FrameAncestors = "https://help.example.com" })), nil},
		"timeout":  {hanging(t), nil},
		"refused ": {with(func(w http.ResponseWriter, r *http.Request) { http.Error(w, "down", http.StatusBadGateway) }), nil},
	} {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			w := openWith(t, c.site)
			w.depart(script+`<shiming-faq view="check"><a href="SITE/check/">会发货吗？</a></shiming-faq>`, c.header...)
			w.said("error", `"`+strings.TrimSpace(code)+`"`)
			if !w.Is(`document.querySelector('shiming-faq a').getBoundingClientRect().height > 10 && document.querySelector('shiming-faq a').checkVisibility()`) {
				t.Error("the link is not to be seen")
			}
			if !w.Is(`!` + iframe + ` || getComputedStyle(` + iframe + `).opacity === '0'`) {
				t.Error("the frame is to be seen")
			}
			if !w.Is(`document.elementFromPoint(...(r => [r.left + 5, r.top + 5])(document.querySelector('shiming-faq a').getBoundingClientRect())).localName === 'a'`) {
				t.Error("something is over the link")
			}
		})
	}
	t.Run("too late", func(t *testing.T) {
		t.Parallel()
		hold := make(chan struct{})
		w := openWith(t, with(func(w http.ResponseWriter, r *http.Request) {
			select {
			case <-hold:
			case <-r.Context().Done():
			}
			real.ServeHTTP(w, r)
		}))
		w.depart(script + `<shiming-faq view="check"></shiming-faq>`)
		w.said("error", `"timeout"`)
		close(hold)
		w.Wait(shown)
	})
}

// TestPlaceholder: what stands there before the frame is about as high.
func TestPlaceholder(t *testing.T) {
	for _, view := range []string{"faq", "topic:unbind", "question:how-to-verify", "question:can-i-unbind", "check", "check:state=none/shop=global", "check:state=none/role=shopper/shop=global/stage=waiting"} {
		w := open(t)
		w.Width(672)
		w.visit(script + `<shiming-faq view="` + view + `" loading="click"></shiming-faq>`)
		w.Wait(element + `.shadowRoot.querySelector('slot').onclick`)
		var before, after float64
		w.JS(element+`.offsetHeight`, &before)
		w.JS(element+`.shadowRoot.querySelector('a').click()`, nil)
		w.Wait(shown)
		w.fits(w.Frame("/frame/"))
		w.JS(element+`.offsetHeight`, &after)
		t.Logf("%s: %.0f, then %.0f", view, before, after)
		if before > after*1.7 || after > before*1.7 {
			t.Errorf("%s: the placeholder is %.0f px high, and the frame %.0f", view, before, after)
		}
		w.Close()
	}
}

// TestPlainFrame: a frame without the script takes its look and open answers from
// its address.
func TestPlainFrame(t *testing.T) {
	w := open(t)
	w.visit(`<iframe src="SITE/frame/?theme=dark&accent=%23ff0000&open=how-to-verify,can-i-unbind" width="340" height="500"></iframe>`)
	frame := w.Frame("/frame/")
	frame.Wait(`document.documentElement.dataset.theme === 'dark' && document.querySelectorAll('details[open]').length === 2
		&& document.documentElement.style.getPropertyValue('--accent') && document.documentElement.scrollHeight > innerHeight
		&& getComputedStyle(document.documentElement).overflowY !== 'hidden' && document.documentElement.scrollWidth <= innerWidth`)
	entries := w.Text(`history.length`)
	w.JS(`document.querySelector('iframe').scrollIntoView()`, nil)
	frame.JS(`document.querySelector('.crumbs a, .options a, footer a'), scrollTo(0, 0)`, nil)
	w.Press(`document.querySelector('iframe')`, frame, `.options a`)
	frame.Wait(`location.pathname.startsWith('/frame/check/')`)
	look := func() {
		t.Helper()
		frame.Wait(`document.documentElement.dataset.theme === 'dark' && document.documentElement.style.getPropertyValue('--accent')`)
	}
	look()
	// The reader's own language, before the takeover and after it.
	frame.JS(`document.querySelector('a[hreflang=en]').click(), 0`, nil)
	frame.Wait(`location.pathname.startsWith('/en/frame/check/')`)
	look()
	frame.JS(`document.querySelector('main').click(), 0`, nil)
	frame.Wait(`document.documentElement.dataset.app === 'ready'`)
	frame.JS(`document.querySelector('a[hreflang=zh-Hans]').click(), 0`, nil)
	frame.Wait(`location.pathname.startsWith('/frame/check/')`)
	look()
	if got := w.Text(`history.length`); got != entries {
		t.Errorf("the host has %s history entries, want %s", got, entries)
	}
}
