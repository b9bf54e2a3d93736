package embed

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
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
			w.said("ready", `"view":"check"`)
			w.fits(w.Frame("/frame/check/"))
			if w.Is(`document.querySelectorAll('shiming-faq').length !== 1`) {
				t.Error("there is more than one")
			}
		})
	}
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

// TestComing: elements come, go, move and come back.
func TestComing(t *testing.T) {
	w := open(t)
	w.visit(script + `<div id="a"></div><div id="b"></div>`)
	w.Wait(`window.shimingEmbed`)
	w.JS(`window.e = document.createElement('shiming-faq'); e.setAttribute('view', 'topic:unbind'); e.setAttribute('loading', 'eager'); a.append(e)`, nil)
	w.Wait(shown)
	ready := func(n int) {
		t.Helper()
		w.Wait(fmt.Sprintf(`heard.filter(h => h.startsWith('ready')).length === %d && heard[heard.length - 1].startsWith('height')`, n))
	}
	ready(1)
	w.JS(`b.append(e)`, nil) // the browser loads a moved frame anew
	ready(2)
	w.JS(`e.remove()`, nil)
	w.Wait(`!e.shadowRoot.querySelector('iframe')`)
	w.JS(`a.append(e)`, nil)
	ready(3)
	w.JS(`a.innerHTML = '<p>别的</p>'`, nil)
	w.Wait(`!e.shadowRoot.querySelector('iframe')`)
	w.JS(`for (let i = 0; i < 3; i++) b.insertAdjacentHTML('beforeend', '<shiming-faq view="check" loading="eager"></shiming-faq>')`, nil)
	ready(6)
}

// TestWithoutScripts: what an owner pasted leads on where no script runs.
func TestWithoutScripts(t *testing.T) {
	w := open(t)
	w.Run(chromedp.ActionFunc(func(ctx context.Context) error {
		return emulation.SetScriptExecutionDisabled(true).Do(ctx)
	}))
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
		{name: "no such view", attributes: `view="nonsense"`, inFrame: `location.pathname === '/frame/'`, inHost: `heard.some(h => h === 'error {"code":"view"}')`},
		{name: "no such language", attributes: `view="check" lang="tlh"`, inFrame: `location.pathname === '/frame/check/'`, inHost: `heard.some(h => h === 'error {"code":"language"}')`},
		{name: "dark", attributes: `theme="dark"`, inFrame: `document.documentElement.dataset.theme === 'dark' && ` + style + `.colorScheme === 'dark'`,
			change: `E.setAttribute('theme', 'light')`, changed: `document.documentElement.dataset.theme === 'light'`},
		// A page that says nothing is a light one, whatever the reader prefers.
		{name: "auto", attributes: `data-scheme="dark"`, inFrame: `document.documentElement.dataset.theme === 'light'`,
			change: `document.documentElement.style.colorScheme = 'light dark'`, changed: `document.documentElement.dataset.theme === 'dark'`},
		{name: "radius", attributes: `radius="3px"`, inFrame: `document.documentElement.style.getPropertyValue('--radius') === '3px'`,
			inHost: `getComputedStyle(E.shadowRoot.querySelector('div')).borderRadius === '3px'`},
		{name: "font", attributes: `font="inherit" style="font-family: Georgia, serif"`, inFrame: `getComputedStyle(document.body).fontFamily.startsWith('Georgia, serif, system-ui')`,
			change: `E.setAttribute('font', 'x; } * { color: red')`, changed: `getComputedStyle(document.body).fontFamily.startsWith('system-ui')`},
		{name: "min-height", attributes: `view="topic:unbind" min-height="900"`, inHost: `F.getBoundingClientRect().height === 900`, inFrame: `innerHeight === 900 && document.documentElement.scrollHeight <= 900`},
		{name: "max-height", attributes: `max-height="300"`, inHost: `F.getBoundingClientRect().height === 300`, inFrame: `document.documentElement.scrollHeight > 300 && ` + style + `.overflowY !== 'hidden'`,
			change: `E.removeAttribute('max-height')`, changed: `innerHeight > 900 && ` + style + `.overflowY === 'hidden'`},
		{name: "open", attributes: `open="how-to-verify, can-i-unbind"`, inFrame: `document.querySelectorAll('details[open]').length === 2`,
			change: `E.close('how-to-verify'); E.open('must-verify')`, changed: `document.getElementById('must-verify').open && !document.getElementById('how-to-verify').open`},
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
		w.JS(element+`.open('how-to-verify', 'can-i-unbind')`, nil)
		w.Wait(`location.search === '?a=b%2Fc&d&shiming=open:how-to-verify,can-i-unbind' && location.hash === '#ef' && history.state.kept`)
		if after := w.Text(`history.length`); after != before {
			t.Errorf("the history has %s entries, before %s", after, before)
		}
		w.JS(element+`.close('how-to-verify')`, nil)
		w.Wait(`location.search === '?a=b%2Fc&d&shiming=open:can-i-unbind'`)
		w.Run(chromedp.Reload())
		w.Wait(shown)
		frame := w.Frame("/frame/")
		frame.Wait(`document.getElementById('can-i-unbind').open`)
		w.JS(element+`.close('can-i-unbind')`, nil)
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
