package embed

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"shiming/app"
	"shiming/content/address"
	"shiming/web/browser/harness"
	"shiming/web/headers"
	"shiming/web/server"
	"shiming/web/site"
)

// TestSnippets: every code that the page for owners prints works as it stands, with
// what was chosen.
func TestSnippets(t *testing.T) {
	for name, e := range map[string]app.Widget{
		"defaults": {"view": "check"},
		"faq":      {"view": "faq", "theme": "dark", "open": "how-to-verify can-i-unbind"},
		"topic":    {"view": "topic:unbind", "accent": "#b00020", "min-height": "300", "loading": "eager"},
		"question": {"view": "question:how-to-verify", "radius": "6px", "font": "inherit", "title": `问 "答" <&>`},
		"verdict":  {"view": "check:state=none/role=shopper/shop=global/stage=waiting", "theme": "light", "mirror": "faq", "max-height": "500"},
	} {
		for way, code := range map[string]func(*app.Site, app.Widget) string{"script": (*app.Site).Script, "element": (*app.Site).Element, "iframe": (*app.Site).PlainFrame} {
			t.Run(name+"/"+way, func(t *testing.T) {
				w := open(t)
				w.visit(code(&app.Site{Library: harness.Library(t), Base: "/", Origin: strings.TrimSuffix(w.site, "/")}, e))
				in := iframe
				if way == "iframe" {
					in = `document.querySelector('iframe')`
				} else {
					w.Wait(shown)
					w.said("ready", `"view":`)
				}
				w.Wait(in)
				w.holds(e, w.Frame("/"+framePath(e)), in, way)
			})
		}
	}
}

// framePath is the address of the frame that shows e, under the base path.
func framePath(e app.Widget) string { return address.ParseWidgetView(e["view"], e["lang"]).Frame() }

// holds checks that a frame shows what an owner chose.
func (w *world) holds(e app.Widget, frame *harness.Tab, in, way string) {
	w.t.Helper()
	frame.Wait(`document.readyState === 'complete'`)
	if got := frame.Text(`location.pathname`); got != "/"+framePath(e) {
		w.t.Errorf("it shows %s, want %s", got, framePath(e))
	}
	if strings.Contains(e["view"], "stage") {
		frame.Wait(`document.querySelector('[data-verdict]')`)
	}
	for _, id := range strings.Fields(e["open"]) {
		frame.Wait(`document.getElementById(` + harness.Quote(id) + `).open`)
	}
	if e["theme"] != "" {
		frame.Wait(`document.documentElement.dataset.theme === ` + harness.Quote(e["theme"]))
	}
	if e["accent"] != "" {
		frame.Wait(`document.documentElement.style.getPropertyValue('--accent')`)
	}
	if e["title"] != "" && w.Text(in+`.title`) != e["title"] {
		w.t.Errorf("it is named %s", w.Text(in+`.title`))
	}
	if way == "iframe" {
		if e["view"] == "check" || e["view"] == "faq" { // the look holds for the next page too
			w.Press(in, frame, `.options a`)
			frame.Wait(`location.pathname.split('=').length > 1 && document.readyState === 'complete'`)
			if e["theme"] != "" {
				frame.Wait(`document.documentElement.dataset.theme === ` + harness.Quote(e["theme"]))
			}
		}
		if w.Text(`document.querySelector('iframe + p a').href`) == "" {
			w.t.Error("there is no link after the frame")
		}
		return
	}
	if e["radius"] != "" {
		frame.Wait(`document.documentElement.style.getPropertyValue('--radius') === ` + harness.Quote(e["radius"]))
	}
	if e["min-height"] != "" {
		w.Wait(in + `.getBoundingClientRect().height >= ` + e["min-height"])
	}
	if e["max-height"] != "" {
		w.Wait(in + `.getBoundingClientRect().height === ` + e["max-height"])
		frame.Wait(`document.documentElement.scrollHeight > innerHeight && getComputedStyle(document.documentElement).overflowY !== 'hidden'`)
	}
}

// TestOwnerPage: the page for owners alone is enough. What is chosen there is in the
// preview and in the code, and that code works on another site.
func TestOwnerPage(t *testing.T) {
	w := open(t)
	w.Go(w.site + "embed/")
	w.Wait(`document.documentElement.dataset.app === 'ready'`)
	w.Wait(shown)
	choose := func(id, value string) {
		w.JS(`(e => { e.value = `+harness.Quote(value)+`; e.dispatchEvent(new Event('change', {bubbles: true})); })(document.getElementById('choose-'+`+harness.Quote(id)+`))`, nil)
	}
	choose("view", "topic:unbind")
	choose("theme", "dark")
	const code = `document.querySelector('pre.code').innerText`
	w.Wait(code + `.includes('data-view="topic:unbind"') && ` + code + `.includes('data-theme="dark"')`)
	w.Wait(iframe + `.title && ` + element + `.getAttribute('view') === 'topic:unbind'`)
	w.Wait(`events.some(e => e.startsWith('navigate') || e.startsWith('ready')) && events.some(e => e.includes('topic:unbind'))`)
	snippet := w.Text(code)
	if !strings.Contains(snippet, harness.Origin) {
		t.Errorf("the code names another site than %s:\n%s", harness.Origin, snippet)
	}
	w.visit(strings.ReplaceAll(snippet, harness.Origin+"/", w.site))
	w.Wait(shown)
	w.Frame("/frame/topic/unbind/").Wait(`document.documentElement.dataset.theme === 'dark'`)
}

// TestDoctor: what is wrong is said on the page, and how to mend it.
func TestDoctor(t *testing.T) {
	words := harness.Library(t).Interface.Embed.Terms["doctor"]
	const panel = element + `.shadowRoot.querySelector('section')`
	for _, c := range []struct {
		code, facts string
		body        string
		header      []string
	}{
		{"fine", "", `<shiming-faq view="check" loading="eager" debug></shiming-faq>`, nil},
		{"view", "nonsense", `<shiming-faq view="nonsense" loading="eager" debug></shiming-faq>`, nil},
		{"view", "question:nonsense", `<shiming-faq view="question:nonsense" loading="eager" debug></shiming-faq>`, nil},
		{"view", "topic:nonsense", `<shiming-faq view="topic:nonsense" loading="eager" debug></shiming-faq>`, nil},
		{"view", "check:state=nonsense", `<shiming-faq view="check:state=nonsense" loading="eager" debug></shiming-faq>`, nil},
		{"view", "check:foo=bar/state=none", `<shiming-faq view="check:foo=bar/state=none" loading="eager" debug></shiming-faq>`, nil},
		{"fine", "", `<shiming-faq view="check:role=shopper,state=none" lang="ZH-hans" min-height="60px" radius="24" loading="eager" debug></shiming-faq>`, nil},
		{"language", "tlh", `<shiming-faq view="check" lang="tlh" loading="eager" debug></shiming-faq>`, nil},
		{"blocked", "frame-src http://127.0.0.1", `<shiming-faq view="check" loading="eager" debug></shiming-faq>`,
			[]string{"Content-Security-Policy", "frame-src 'none'"}},
		{"contrast", "#ffff00 1.0:1", `<shiming-faq view="check" loading="eager" accent="#ffff00" debug></shiming-faq>`, nil},
		{"contrast", "dark #000000", `<shiming-faq view="check" loading="eager" theme="dark" accent="#000000" debug></shiming-faq>`, nil},
		{"fine", "", `<shiming-faq view="check" loading="eager" accent="#0a655c" debug></shiming-faq>`, nil}, // in dark it would be another
		{"colour", "blau", `<shiming-faq view="check" loading="eager" accent="blau" debug></shiming-faq>`, nil},
		{"height", "×", `<div style="height: 90px; overflow: hidden"><shiming-faq view="check" loading="eager" debug></shiming-faq></div>`, nil},
		{"height", "150 ×", `<div style="width: 150px"><shiming-faq view="check" loading="eager" debug></shiming-faq></div>`, nil},
		{"height", "× 60", `<shiming-faq view="check" max-height="60" loading="eager" debug></shiming-faq>`, nil},
		{"height", "×", `<div style="height: 90px; overflow: auto"><shiming-faq view="check" loading="eager" debug></shiming-faq></div>`, nil},
		{"fine", "", `<div style="height: 90vh; overflow: auto"><shiming-faq loading="eager" debug></shiming-faq></div>`, nil}, // the page's own
		{"length", `max-height="60vh"`, `<shiming-faq view="check" max-height="60vh" loading="eager" debug></shiming-faq>`, nil},
		{"length", `radius="2vw"`, `<shiming-faq view="check" radius="2vw" loading="eager" debug></shiming-faq>`, nil},
		{"mirror", "shiming", `<shiming-faq view="check" mirror-url loading="eager" debug></shiming-faq><shiming-faq mirror-url="shiming"></shiming-faq>`, nil},
		{"fine", "", `<shiming-faq view="check" mirror-url="a" loading="eager" debug></shiming-faq><shiming-faq mirror-url="b"></shiming-faq>`, nil},
		{"loaders", "?2", `<script async src="SITE/embed.js?2"></script><shiming-faq view="check" loading="eager" debug></shiming-faq>`, nil},
	} {
		t.Run(c.code, func(t *testing.T) {
			w := open(t)
			w.visit(`<script async src="SITE/embed.js"></script>`+c.body, c.header...)
			w.Wait(element + ` && ` + panel + ` && ` + panel + `.innerText.includes(` + harness.Quote(words[c.code]) + `)
				&& ` + panel + `.innerText.includes(` + harness.Quote(c.facts) + `)`)
		})
	}
	t.Run("removed", func(t *testing.T) {
		w := open(t)
		w.visit(`<script async src="SITE/embed.js"></script><shiming-faq view="check" loading="eager" debug></shiming-faq>`)
		w.Wait(shown + ` && ` + panel)
		w.JS(element+`.remove()`, nil)
		w.Wait(`document.querySelector('body > section') && document.querySelector('body > section').innerText.includes(` + harness.Quote(words["removed"]) + `)`)
	})
	// The panel follows what is changed.
	t.Run("live", func(t *testing.T) {
		w := open(t)
		w.visit(script + `<shiming-faq view="check" loading="eager" debug></shiming-faq>`)
		w.Wait(shown)
		for _, step := range []struct{ change, finds string }{
			{`setAttribute('view', 'nonsense')`, "view"},
			{`setAttribute('lang', 'tlh')`, "view language"},
			{`setAttribute('view', 'faq')`, "language"},
			{`setAttribute('view', 'question:nonsense')`, "view language"},
			{`setAttribute('lang', 'en')`, "view"},
			{`setAttribute('view', 'check')`, "fine"},
			{`show('nonsense')`, "view"},
			{`show('faq')`, "fine"},
			{`setAttribute('max-height', '60vh')`, "length height"},
		} {
			w.JS(element+`.`+step.change+`, 0`, nil)
			lang := "zh-Hans"
			if w.Is(element + `.getAttribute('lang') === 'en'`) {
				lang = "en"
			}
			for code, words := range library(t, lang).Interface.Embed.Terms["doctor"] {
				if code != "title" {
					said := slices.Contains(strings.Fields(step.finds), code)
					w.Wait(panel + `.innerText.includes(` + harness.Quote(words) + `) === ` + strconv.FormatBool(said))
				}
			}
		}
	})
	t.Run("head", func(t *testing.T) {
		w := open(t)
		w.serve(`<!DOCTYPE html><html><head><title>帮助</title>` +
			strings.ReplaceAll(`<script src="SITE/embed.js" data-view="check" data-debug></script>`, "SITE/", w.site) + `</head><body>帮助</body></html>`)
		w.Go(w.at)
		w.Wait(`document.querySelector('body > section') && document.querySelector('body > section').innerText.includes(` + harness.Quote(words["head"]) + `)`)
	})
	// Without it the widget does what it does.
	t.Run("forbidden", func(t *testing.T) {
		w := open(t)
		w.visit(`<script nonce="abc" async src="SITE/embed.js" data-view="check" data-debug></script>`,
			"Content-Security-Policy", "script-src 'nonce-abc' 'strict-dynamic'; require-trusted-types-for 'script'")
		w.Wait(shown)
		w.fits(w.Frame("/frame/check/"))
	})
	// Code copied from a preview on one's own machine.
	t.Run("origin", func(t *testing.T) {
		w := open(t)
		w.at = strings.Replace(w.at, "localhost", "help.localhost", 1)
		w.visit(`<script async src="SITE/embed.js" data-view="check" data-debug data-loading="eager"></script>`)
		w.Wait(element + ` && ` + panel + ` && ` + panel + `.innerText.includes(` + harness.Quote(words["origin"]) + `)`)
	})
	t.Run("refused", func(t *testing.T) {
		t.Parallel()
		w := openWith(t, refusing(harness.Site(t)))
		w.visit(`<script async src="SITE/embed.js" data-view="check" data-debug data-loading="eager"></script>`)
		w.Wait(element + ` && ` + panel + ` && ` + panel + `.innerText.includes(` + harness.Quote(words["refused"]) + `)`)
	})
	t.Run("timeout", func(t *testing.T) {
		t.Parallel()
		w := openWith(t, hanging(t))
		w.depart(`<script async src="SITE/embed.js" data-view="check" data-debug data-loading="eager"></script>`)
		w.Wait(element + ` && ` + panel + ` && ` + panel + `.innerText.includes(` + harness.Quote(words["timeout"]) + `)`)
	})
}

// hanging serves the site, and no frame ever.
func hanging(t *testing.T) http.Handler {
	over := make(chan struct{})
	t.Cleanup(func() { close(over) })
	real := server.Handler(harness.Site(t))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, "/frame/") {
			real.ServeHTTP(w, r)
			return
		}
		select {
		case <-over:
		case <-r.Context().Done():
		}
	})
}

// refusing serves the scripts, and frames that no other site may show.
func refusing(built *site.Site) http.Handler {
	mux := http.NewServeMux()
	for _, script := range headers.HostScripts {
		mux.Handle("/"+script, server.Handler(built))
	}
	mux.HandleFunc("/frame/", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "frame-ancestors 'self'")
	})
	return mux
}
