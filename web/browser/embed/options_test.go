package embed

import (
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
	"shiming/web/server"
)

const script = `<script async src="SITE/embed.js"></script>`

// TestForms: wherever and however the element comes, it shows itself.
func TestForms(t *testing.T) {
	for name, body := range map[string]string{
		"async":   `<script async src="SITE/embed.js" data-view="check" data-loading="eager"></script>`,
		"defer":   `<script defer src="SITE/embed.js" data-view="check" data-loading="eager"></script>`,
		"plain":   `<script src="SITE/embed.js" data-view="check" data-loading="eager"></script>`,
		"element": `<shiming-faq view="check" loading="eager"><a href="SITE/check/">会发货吗？</a></shiming-faq>` + script,
		"before":  script + `<shiming-faq view="check" loading="eager"></shiming-faq>`,
		"added by a script": `<script>addEventListener('load', () => {
			const s = document.createElement('script');
			s.src = 'SITE/embed.js';
			s.dataset.view = 'check';
			document.body.append(s);
		})</script>`,
		"an option alone": `<script async src="SITE/embed.js" data-lang="zh-Hans" data-loading="eager"></script>`,
		"debug alone":     `<script async src="SITE/embed.js" data-debug></script>`,
		"element made by a script": script + `<script>addEventListener('load', () => {
			const e = document.createElement('shiming-faq');
			e.setAttribute('view', 'check');
			document.body.append(e);
		})</script>`,
	} {
		t.Run(name, func(t *testing.T) {
			w := open(t)
			w.visit(body)
			w.Wait(shown)
			if strings.Contains(name, "alone") { // all answers are the default
				w.said("ready", `"view":"faq"`)
				w.fits(w.Frame("/frame/"))
			} else {
				w.said("ready", `"view":"check"`)
				w.fits(w.Frame("/frame/check/"))
			}
			if w.Is(`document.querySelectorAll('shiming-faq').length !== 1`) {
				t.Error("there is more than one")
			}
		})
	}
	// What others write on a script tag is none of our options.
	t.Run("element known", func(t *testing.T) {
		w := open(t)
		w.visit(`<script async src="SITE/embed.js" data-cfasync="false" data-id="x"></script>`)
		w.Wait(`window.customElements.get('shiming-faq')`)
		if w.Is(element) {
			t.Error("there is an element")
		}
	})
	t.Run("in the head", func(t *testing.T) {
		w := open(t)
		w.serve(`<!DOCTYPE html><html><head><title>帮助</title><script>console.error = (...a) => { window.complaint = a.join(' '); };</script>` +
			strings.ReplaceAll(`<script src="SITE/embed.js" data-view="check"></script>`, "SITE/", w.site) + `</head><body>帮助</body></html>`)
		w.Go(w.at)
		w.Wait(`(window.complaint || '').startsWith('shiming:')`)
		if w.Is(element) {
			t.Error("there is an element")
		}
	})
}

// TestTongue: the name of the frame is in the language that the reader took, also when
// the element moves.
func TestTongue(t *testing.T) {
	w := open(t)
	w.visit(script + `<div id="a"><shiming-faq view="check" loading="eager"></shiming-faq></div><div id="b"></div>`)
	w.Wait(shown)
	frame := w.Frame("/frame/check/")
	w.fits(frame)
	w.Press(iframe, frame, `a[hreflang=en]`)
	name := `.title === ` + harness.Quote(library(t, "en").Interface.FullName)
	w.Wait(iframe + name)
	w.JS(`events.length = 0, b.append(`+element+`)`, nil)
	w.said("ready", `"lang":"en"`)
	w.Wait(iframe + name)
}

// TestWithoutScripts: what an owner pasted leads on where no script runs.
func TestWithoutScripts(t *testing.T) {
	w := open(t)
	w.NoScripts()
	w.visit(`<script async src="SITE/embed.js" data-view="check"></script><noscript><a id="n" href="SITE/check/">甲</a></noscript>
		<shiming-faq view="check"><a id="e" href="SITE/check/">乙</a></shiming-faq>`)
	w.Run(chromedp.WaitVisible("#n", chromedp.ByQuery), chromedp.WaitVisible("#e", chromedp.ByQuery))
	// In the frame, links lead from page to page.
	w.Go(w.site + "frame/")
	for _, answer := range []string{"state=unbound", "role=shopper", "shop=global", "stage=transit"} {
		w.Click(`.options a[href*="` + answer + `/"]`)
	}
	w.Run(chromedp.WaitVisible(`[data-verdict]`, chromedp.ByQuery))
}

// TestOptions: what an owner asks for is what the frame shows, also when it changes.
func TestOptions(t *testing.T) {
	const style = `getComputedStyle(document.documentElement)`
	// No error, and no other script was needed.
	const alone = `!events.some(h => h.startsWith('error')) && !performance.getEntriesByType('resource').some(f => f.name.includes('embed-'))`
	for _, c := range []struct {
		name, attributes string
		inFrame          string // true in the frame in the end
		change           string // in the host page; then
		changed          string // true in the frame
		inHost           string // true in the host page in the end
	}{
		{name: "view faq", attributes: ``, inFrame: `location.pathname === '/frame/'`,
			change: `E.setAttribute('view', 'question:how-to-verify')`, changed: `location.pathname === '/frame/q/how-to-verify/'`},
		{name: "view topic", attributes: `view="topic:unbind"`, inFrame: `location.pathname === '/frame/topic/unbind/'`,
			change: `E.show('check:state=none/shop=global')`, changed: `location.pathname === '/frame/check/state=none/shop=global/'`},
		{name: "an alias of the walk", attributes: `view="check:state=none,role=shopper"`, inFrame: `location.pathname === '/frame/check/state=none/role=shopper/'`},
		{name: "no such view", attributes: `view="nonsense"`, inFrame: `location.pathname === '/frame/'`, inHost: `events.some(h => h === 'error {"code":"view"}')`},
		{name: "no such language", attributes: `view="check" lang="tlh"`, inFrame: `location.pathname === '/frame/check/'`, inHost: `events.some(h => h === 'error {"code":"language"}')`},
		{name: "an answer that there is not", attributes: `view="check:state=nonsense/role=shopper"`, inFrame: `location.pathname === '/frame/check/role=shopper/'`,
			inHost: `events.includes('error {"code":"view"}')`},
		{name: "no such language, live", attributes: `view="check" lang="en"`, inFrame: `location.pathname === '/en/frame/check/'`,
			change: `E.setAttribute('lang', 'tlh')`, changed: `location.pathname === '/frame/check/'`},
		{name: "EN", attributes: `lang="EN"`, inFrame: `location.pathname === '/en/frame/'`, inHost: alone},
		{name: "en-US", attributes: `lang="en-US"`, inFrame: `location.pathname === '/en/frame/'`, inHost: alone},
		{name: "en_US.UTF-8", attributes: `lang="en_US.UTF-8"`, inFrame: `location.pathname === '/en/frame/'`, inHost: `!(` + alone + `) && events.filter(h => h.startsWith('ready')).length === 1`,
			change: `E.setAttribute('lang', 'zh_TW.Big5')`, changed: `location.pathname === '/zh-Hant/frame/'`},
		{name: "zh-hant", attributes: `lang="zh-hant"`, inFrame: `location.pathname === '/zh-Hant/frame/'`},
		{name: "zh-TW", attributes: `lang="zh-TW"`, inFrame: `location.pathname === '/zh-Hant/frame/'`, inHost: alone,
			change: `E.setAttribute('lang', 'zh-hk')`, changed: `location.pathname === '/zh-Hant/frame/'`},
		{name: "dark", attributes: `theme="dark"`, inFrame: `document.documentElement.dataset.theme === 'dark' && ` + style + `.colorScheme === 'dark'`,
			change: `E.setAttribute('theme', 'light')`, changed: `document.documentElement.dataset.theme === 'light'`},
		// A page that says nothing is a light one, whatever the reader prefers.
		{name: "auto", attributes: `data-scheme="dark"`, inFrame: `document.documentElement.dataset.theme === 'light'`,
			change: `document.documentElement.style.colorScheme = 'light dark'`, changed: `document.documentElement.dataset.theme === 'dark'`},
		{name: "radius", attributes: `radius="3px"`, inFrame: `document.documentElement.style.getPropertyValue('--radius') === '3px'`,
			inHost: `getComputedStyle(E.shadowRoot.querySelector('div')).borderRadius === '3px'`},
		{name: "radius without a unit", attributes: `radius="24"`, inFrame: `document.documentElement.style.getPropertyValue('--radius') === '24px'`,
			inHost: `getComputedStyle(E.shadowRoot.querySelector('div')).borderRadius === '24px'`},
		{name: "font", attributes: `font="inherit" style="font-family: Georgia, serif"`, inFrame: `getComputedStyle(document.body).fontFamily.startsWith('Georgia, serif, system-ui')`,
			change: `E.setAttribute('font', 'x; } * { color: red')`, changed: `getComputedStyle(document.body).fontFamily.startsWith('system-ui')`},
		{name: "min-height", attributes: `view="topic:unbind" min-height="900"`, inHost: `F.getBoundingClientRect().height === 900`, inFrame: `innerHeight === 900 && document.documentElement.scrollHeight <= 900`},
		{name: "max-height", attributes: `max-height="300"`, inHost: `F.getBoundingClientRect().height === 300`, inFrame: `document.documentElement.scrollHeight > 300 && ` + style + `.overflowY !== 'hidden'`,
			change: `E.removeAttribute('max-height')`, changed: `innerHeight > 900 && ` + style + `.overflowY === 'hidden'`},
		{name: "open", attributes: `open="how-to-verify, can-i-unbind"`, inFrame: `document.querySelectorAll('details[open]').length === 2`,
			change: `E.closeAnswers('how-to-verify'); E.openAnswers('must-verify')`, changed: `document.getElementById('must-verify').open && !document.getElementById('how-to-verify').open`},
		{name: "reset", attributes: `view="check:state=none/role=shopper/shop=global/stage=waiting"`, inFrame: `document.querySelector('[data-verdict]')`,
			change: `E.reset()`, changed: `location.pathname === '/frame/check/'`},
		{name: "title", attributes: `title="&lt;问&quot;"`, inHost: `F.title === '<问"'`, inFrame: `true`},
		{name: "eager", attributes: `loading="eager"`, inFrame: `true`},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := open(t)
			if strings.Contains(c.attributes, "data-scheme") {
				w.Scheme("dark")
			}
			w.visit(script + `<shiming-faq ` + c.attributes + `></shiming-faq>`)
			w.Wait(shown)
			in := strings.NewReplacer("E.", element+".", "F.", iframe+".")
			frame := w.Frame("/frame/")
			frame.Wait(c.inFrame)
			if c.inHost != "" {
				w.Wait(in.Replace(c.inHost))
			}
			if c.change != "" {
				w.JS(in.Replace(c.change), nil)
				frame.Wait(c.changed)
			}
		})
	}
}

// TestNotThere: of what is not there, or only in part, the owner is told, once: by
// whichever host, and whether the program runs or not.
func TestNotThere(t *testing.T) {
	const wrong = `events.filter(h => h === 'error {"code":"view"}').length`
	static := *harness.Site(t)
	static.Redirect = nil // no host of files knows what an address means
	for name, handler := range map[string]http.Handler{"server": server.Handler(harness.Site(t)), "static": server.Handler(&static)} {
		for view, then := range map[string]struct{ path, wrong string }{
			"check:state=nonsense":                                    {"/frame/check/", "1"},
			"check:state=verified,role=shopper,colour=red":            {"/frame/check/state=verified/role=shopper/", "1"},
			"check:stage=waiting,shop=global,role=shopper,state=none": {"/frame/check/state=none/role=shopper/shop=global/stage=waiting/", "0"},
			"question:nonsense":                                       {"/frame/q/nonsense/", "1"},
		} {
			t.Run(name+"/"+view, func(t *testing.T) {
				w := openWith(t, handler)
				w.visit(script + `<shiming-faq view="` + view + `" loading="eager"></shiming-faq>`)
				w.Wait(shown)
				frame := w.Frame("/frame/")
				frame.Wait(`location.pathname === ` + harness.Quote(then.path) + ` && document.querySelector('main h1')`)
				w.fits(frame)
				w.Wait(wrong + ` >= ` + then.wrong)
				if got := w.Text(wrong); got != then.wrong {
					t.Errorf("it is told %s times, want %s", got, then.wrong)
				}
			})
		}
	}
	t.Run("taken over", func(t *testing.T) {
		w := open(t)
		w.visit(script + `<shiming-faq view="check" loading="eager"></shiming-faq>`)
		w.Wait(shown)
		frame := w.Frame("/frame/check/")
		frame.JS(`document.querySelector('main').click(), 0`, nil)
		frame.Wait(`document.documentElement.dataset.app === 'ready'`)
		for _, step := range []struct{ view, wrong string }{
			{"check:state=nonsense", "1"}, {"check:role=shopper,state=none", "1"}, {"question:nonsense", "2"}, {"topic:unbind", "2"},
			{"check:state=nonsense/role=shopper", "3"}, {"topic:nonsense", "4"}, {"faq", "4"},
		} {
			w.JS(`events = events.filter(h => h.startsWith('error')), `+element+`.show(`+harness.Quote(step.view)+`)`, nil)
			w.Wait(wrong + ` >= ` + step.wrong)
			if step.view != "check:state=nonsense" { // whose page is there already
				w.said("navigate", `"view"`)
			}
			if got := w.Text(wrong); got != step.wrong {
				t.Errorf("%s: it is told %s times, want %s", step.view, got, step.wrong)
			}
		}
	})
}

// TestAccent: whatever colour an owner has, texts in it can be read.
func TestAccent(t *testing.T) {
	w := open(t)
	w.visit(script + `<shiming-faq view="check" loading="eager"></shiming-faq>`)
	w.Wait(shown)
	frame := w.Frame("/frame/check/")
	const set = `document.documentElement.style.getPropertyValue('--accent')`
	const contrasts = `(() => {
		const style = getComputedStyle(document.documentElement);
		const brush = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
		const luminance = name => {
			brush.fillStyle = style.getPropertyValue(name).trim();
			brush.fillRect(0, 0, 1, 1);
			const [r, g, b] = [...brush.getImageData(0, 0, 1, 1).data].map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
			return .2126 * r + .7152 * g + .0722 * b;
		};
		const contrast = (a, b) => (Math.max(luminance(a), luminance(b)) + .05) / (Math.min(luminance(a), luminance(b)) + .05);
		return Math.min(contrast('--accent', '--paper'), contrast('--accent', '--card'), contrast('--accent', '--accent-soft'), contrast('--on-accent', '--accent'));
	})()`
	for _, scheme := range []string{"light", "dark"} {
		for _, colour := range []string{"#ff0", "#fff", "#000", "#888", "red", "rgb(0 128 255)", "hsl(300 100% 25%)", "#0a655c"} {
			w.JS(element+`.setAttribute('theme', `+harness.Quote(scheme)+`)`, nil)
			w.JS(element+`.removeAttribute('accent')`, nil)
			frame.Wait(`!` + set + ` && document.documentElement.dataset.theme === ` + harness.Quote(scheme))
			w.JS(element+`.setAttribute('accent', `+harness.Quote(colour)+`)`, nil)
			frame.Wait(set)
			var least float64
			frame.JS(contrasts, &least)
			if least < 4.5 {
				t.Errorf("%s in %s has a contrast of %.2f, want 4.5", colour, scheme, least)
			}
		}
	}
	w.JS(element+`.setAttribute('accent', 'no colour; } *')`, nil)
	frame.Wait(`!` + set)
}

// TestLoading: the frame comes when the owner wants it.
func TestLoading(t *testing.T) {
	t.Run("lazy", func(t *testing.T) {
		w := open(t)
		w.visit(script + `<div style="height: 9000px"></div><shiming-faq view="check"></shiming-faq>`)
		w.Wait(element + `.shadowRoot.querySelector('a').href.endsWith('/check/')`)
		w.JS(`new Promise(done => requestIdleCallback(done, {timeout: 3000}))`, nil)
		if w.Is(`performance.getEntriesByType('resource').some(e => e.initiatorType === 'iframe')`) {
			t.Error("a frame far out of sight is loaded")
		}
		w.JS(`scrollTo(0, 99999)`, nil)
		w.Wait(shown)
	})
	t.Run("click", func(t *testing.T) {
		w := open(t)
		w.visit(script + `<shiming-faq view="check" loading="click"><a href="SITE/check/">会发货吗？</a></shiming-faq>`)
		w.Wait(element + `.shadowRoot && !` + iframe)
		w.JS(`document.addEventListener('click', e => { window.native = !e.defaultPrevented; e.preventDefault(); })`, nil)
		w.JS(`document.querySelector('shiming-faq a').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, composed: true, ctrlKey: true}))`, nil)
		if !w.Is(`window.native && !` + iframe) {
			t.Error("a click for a new tab is taken")
		}
		w.Click(`shiming-faq a`)
		w.Wait(shown)
		if w.Is(`window.native`) {
			t.Error("the click that loads the frame leaves the page too")
		}
	})
}

// TestMirror: with mirror-url the address of the host page says what is shown, and
// shows it again.
func TestMirror(t *testing.T) {
	t.Run("open answers", func(t *testing.T) {
		w := open(t)
		w.serve(w.markup(script + `<shiming-faq mirror-url></shiming-faq>`))
		w.Go(w.at + "?a=b%2Fc&d#ef")
		w.Wait(shown)
		w.JS(`history.replaceState({kept: 1}, '')`, nil)
		before := w.Text(`history.length`)
		w.JS(element+`.openAnswers('how-to-verify', 'can-i-unbind')`, nil)
		w.Wait(`location.search === '?a=b%2Fc&d&shiming=open:how-to-verify,can-i-unbind' && location.hash === '#ef' && history.state.kept`)
		if after := w.Text(`history.length`); after != before {
			t.Errorf("the history has %s entries, before %s", after, before)
		}
		w.JS(element+`.closeAnswers('how-to-verify')`, nil)
		w.Wait(`location.search === '?a=b%2Fc&d&shiming=open:can-i-unbind'`)
		w.Run(chromedp.Reload())
		w.Wait(shown)
		frame := w.Frame("/frame/")
		frame.Wait(`document.getElementById('can-i-unbind').open`)
		w.JS(element+`.closeAnswers('can-i-unbind')`, nil)
		w.Wait(`location.search === '?a=b%2Fc&d'`)
	})
	t.Run("answers of the checker", func(t *testing.T) {
		w := open(t)
		w.serve(w.markup(script + `<shiming-faq view="check" mirror-url="faq"></shiming-faq>`))
		w.Go(w.at + "?faq=check:state=none/shop=global")
		w.Wait(shown)
		w.Frame("/frame/check/state=none/shop=global/").Wait(`document.querySelector('.options')`)
		w.JS(element+`.show('check:state=none/role=shopper/shop=global/stage=waiting')`, nil)
		w.said("verdict", `"rule"`)
		w.Wait(`location.search === '?faq=check:state=none/role=shopper/shop=global/stage=waiting'`)
		w.JS(element+`.reset()`, nil)
		w.Wait(`location.search === ''`)
	})
	t.Run("nonsense", func(t *testing.T) {
		w := open(t)
		w.serve(w.markup(script + `<shiming-faq view="check" mirror-url></shiming-faq>`))
		w.Go(w.at + "?shiming=javascript:alert(1)")
		w.Wait(shown)
		w.Frame("/frame/check/")
	})
}
