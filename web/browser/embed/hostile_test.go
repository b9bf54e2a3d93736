package embed

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
	"shiming/web/server"
	"shiming/web/site"
)

// TestForgery: a frame takes its port from its host alone, once, and only from a
// hello that is one.
func TestForgery(t *testing.T) {
	w := open(t)
	// Another window, of another origin, that knows where the frame is.
	other := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		fmt.Fprint(rw, `<!DOCTYPE html><script>
			const c = new MessageChannel();
			c.port1.onmessage = e => parent.postMessage('stolen ' + e.data.kind, '*');
			parent.frames[0].postMessage({shiming: 1, kind: 'hello'}, '*', [c.port2]);
			parent.postMessage('tried', '*');
		</script>`)
	}))
	t.Cleanup(other.Close)
	w.visit(`<iframe id="f" src="SITE/frame/" width="340" height="600"></iframe><script>
		window.answers = [];
		onmessage = e => answers.push(e.data);
		window.hello = (data, ports) => {
			const all = [...Array(ports)].map(() => new MessageChannel());
			all.forEach(c => { c.port1.onmessage = e => answers.push(e.data); });
			f.contentWindow.postMessage(data, '*', all.map(c => c.port2));
			return all.map(c => c.port1);
		};
	</script>`)
	w.JS(`new Promise(done => { const i = document.createElement('iframe'); i.src = `+harness.Quote(other.URL)+`; i.onload = done; document.body.append(i); }).then(() => 0)`, nil)
	w.Wait(`answers.includes('tried')`)
	w.JS(`hello({shiming: 1, kind: 'hello'}, 0);
		hello({shiming: 1, kind: 'hello'}, 2);
		hello({shiming: 2, kind: 'hello'}, 1);
		hello({shiming: 1, kind: 'show', view: 'check'}, 1);
		hello({shiming: 1, kind: 'hello', debug: 'yes'}, 1);
		hello({shiming: 1, kind: '__proto__'}, 1);
		hello({shiming: 1, kind: 'constructor'}, 1);
		hello({shiming: 1, kind: ['hello']}, 1);
		hello('hello', 1); hello(null, 1); hello(undefined, 1); hello(7, 1); hello([], 1);
		hello('x'.repeat(1e7), 1);
		hello({shiming: 1, kind: 'x'.repeat(1e7)}, 1);
		hello(JSON.parse('['.repeat(500) + ']'.repeat(500)), 1), 0`, nil)
	w.JS(`window.port = hello({shiming: 1, kind: 'hello', unknown: {deep: [1]}}, 1)[0], 0`, nil)
	w.Wait(`answers.some(a => a.kind === 'height')`)
	w.JS(`hello({shiming: 1, kind: 'hello'}, 1), 0`, nil) // one more
	w.JS(`for (const m of [
		null, 1, 'show', {}, {shiming: 1}, {shiming: 1, kind: 'show'}, {shiming: 1, kind: 'show', view: 7}, {shiming: 1, kind: 'show', view: '../../about/'},
		{shiming: 1, kind: 'show', view: 'question:../../about'}, {shiming: 1, kind: 'show', view: 'check:' + 'a=b/'.repeat(1e5)}, {shiming: 1, kind: 'show', view: 'question:..'},
		{shiming: 1, kind: 'open', questions: 'how-to-verify'}, {shiming: 1, kind: 'open', questions: Array(1e6).fill('x')}, {shiming: 1, kind: 'open', questions: ['<img src=x onerror=alert(1)>']},
		{shiming: 1, kind: 'configure', theme: {}}, {shiming: 1, kind: 'configure', radius: '1px; } body { display: none', font: 'url(x)', accent: 'url(javascript:1)'},
		{shiming: 1, kind: 'toString'}, {shiming: 1, kind: 'hasOwnProperty', view: 'check'}, {shiming: 1.5, kind: 'reset'}, {shiming: '1', kind: 'reset'},
	]) port.postMessage(m);
	port.postMessage({shiming: 1, kind: 'open', questions: ['how-to-verify']}), 0`, nil)
	w.Wait(`answers.some(a => a.kind === 'open' && a.question === 'how-to-verify')`)
	if n := w.Text(`answers.filter(a => a.kind === 'ready').length`); n != "1" {
		t.Errorf("the frame said ready %s times", n)
	}
	if w.Is(`answers.some(a => String(a).startsWith('stolen'))`) {
		t.Error("another window got the port")
	}
	frame := w.Frame("/frame/")
	if got := frame.Text(`location.pathname + getComputedStyle(document.body).display`); got != "/frame/block" {
		t.Errorf("the frame is at %s", got)
	}
}

// TestFlood: ten thousand messages and commands, and then one that counts.
func TestFlood(t *testing.T) {
	var pages atomic.Int64
	real := server.Handler(harness.Site(t))
	w := openWith(t, http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/frame/") {
			pages.Add(1)
		}
		real.ServeHTTP(rw, r)
	}))
	w.visit(script + `<shiming-faq view="check" loading="eager"></shiming-faq>`)
	w.Wait(element + `.shadowRoot`)
	w.JS(`(e => { for (let i = 0; i < 10000; i++) { e.openAnswers('q' + i); e.show('question:how-to-verify'); } })(`+element+`)`, nil)
	w.Wait(shown)
	w.JS(`(e => {
		const f = e.shadowRoot.querySelector('iframe').contentWindow;
		for (let i = 0; i < 10000; i++) {
			f.postMessage({shiming: 1, kind: 'hello'}, '*'); // one with a port would be the host's own
			e.show(i % 2 ? 'faq' : 'topic:unbind');
			e.openAnswers('how-to-verify');
			e.setAttribute('accent', '#' + (100000 + i));
		}
		e.show('question:can-i-unbind');
	})(`+element+`)`, nil)
	w.Wait(`events.some(h => h.startsWith('ready') && h.includes('can-i-unbind'))`)
	w.fits(w.Frame("/frame/q/can-i-unbind/"))
	if n := pages.Load(); n > 40 {
		t.Errorf("the site was asked for %d pages", n)
	}
}

// TestTroubledHosts: what a host may have done to its page does not keep the widget
// from working.
func TestTroubledHosts(t *testing.T) {
	for name, before := range map[string]string{
		"frozen": `for (const t of [Object, Array, Function, String, RegExp, Map, Set, WeakMap, Promise, Event, EventTarget, Node, Element, HTMLElement, HTMLIFrameElement, MessagePort, CustomEvent])
			Object.freeze(t.prototype);`,
		"polluted":          `Object.prototype.foo = 1; Array.prototype.bar = function () {}; Object.prototype.href = 'x'; Object.prototype.questions = 5;`,
		"old array methods": `Array.prototype.find = function (f) { for (const x of this) if (f(x)) return x; }; Array.from = x => [...x];`,
		"own onmessage":     `window.onmessage = e => { window.overheard = e.data; };`,
		"global name":       `window.shiming = 5; window.widget = window.path = window.heard2 = 'x';`,
	} {
		t.Run(name, func(t *testing.T) {
			w := open(t)
			w.visit(`<script>` + before + `</script>` + script + `<shiming-faq view="check" loading="eager"></shiming-faq>`)
			w.Wait(shown)
			frame := w.Frame("/frame/check/")
			w.toVerdict(iframe, frame)
			w.said("verdict", `"rule"`)
			if w.Is(`window.overheard !== undefined`) {
				t.Error("the host's window got a message")
			}
		})
	}
	t.Run("written late", func(t *testing.T) {
		w := open(t)
		w.visit(`<div id="p"></div>` + script)
		w.Wait(`window[Symbol.for('shiming')]`)
		w.JS(`for (let i = 0; i < 30; i++) p.innerHTML = '<shiming-faq view="check" loading="eager"></shiming-faq>'`, nil)
		w.Wait(shown)
		w.fits(w.Frame("/frame/check/"))
	})
}

// TestNothingTouched: on the host page there is the element, and nothing else of
// ours.
func TestNothingTouched(t *testing.T) {
	w := open(t)
	w.visit(`<p class="x" style="color: red">甲</p><a href="#">乙</a><iframe id="own" srcdoc="丙"></iframe><script>
		const types = ['Object', 'Array', 'Function', 'EventTarget', 'Node', 'Element', 'HTMLElement', 'History', 'Document', 'Window'];
		window.state = () => JSON.stringify([
			types.map(t => Object.getOwnPropertyNames(window[t].prototype).map(n => { const d = Object.getOwnPropertyDescriptor(window[t].prototype, n); return n + String(d.value || d.get) + String(d.set); })),
			[...document.querySelectorAll('body > :not(script, shiming-faq)')].map(e => e.outerHTML + ['color', 'fontFamily', 'fontSize', 'lineHeight', 'display', 'position', 'margin', 'padding', 'letterSpacing', 'opacity'].map(p => getComputedStyle(e)[p])),
			document.documentElement.getAttributeNames(), document.body.getAttributeNames(), document.head.innerHTML, document.styleSheets.length, (document.adoptedStyleSheets || []).length,
			String(window.onmessage), String(history.pushState), String(window.fetch), document.title, document.cookie,
		]);
		window.onmessage = function own() {};
		window.names = new Set([...Object.getOwnPropertyNames(window), 'names', 'earlier']);
	</script>`)
	w.JS(`window.earlier = state()`, nil)
	w.JS(`new Promise(done => {
		const s = document.createElement('script');
		s.src = `+harness.Quote(w.site+"embed.js")+`;
		s.onload = done;
		document.body.append(s);
	}).then(() => { document.body.append(document.createElement('shiming-faq')); document.querySelector('shiming-faq').scrollIntoView(); })`, nil)
	w.Wait(shown)
	if got := w.Text(`Object.getOwnPropertyNames(window).filter(n => !names.has(n) && !/^\d+$/.test(n))`); got != "" {
		t.Errorf("new names of the window are %s", got)
	}
	if !w.Is(`state() === earlier`) {
		t.Errorf("of the page is another: %s", w.Text(`(() => {
			const a = JSON.parse(earlier), b = JSON.parse(state());
			return JSON.stringify(a.map((x, i) => JSON.stringify(x) === JSON.stringify(b[i]) ? 0 : [x, b[i]]).filter(Boolean)).slice(0, 1500);
		})()`))
	}
}

// TestTwoLoaders: one script twice, and the scripts of two sites, each show what
// belongs to them.
func TestTwoLoaders(t *testing.T) {
	w := open(t)
	second := httptest.NewServer(server.Handler(harness.Build(t, func(o *site.Options) {
		o.Content = harness.Reworded(t, "zh-Hans/interface.yaml", "title: 我的订单会发货吗？", "title: 第二个网站")
	})))
	t.Cleanup(second.Close)
	tag := `<script async src="SITE/embed.js" data-view="check" data-loading="eager"></script>`
	w.visit(tag + tag + strings.ReplaceAll(tag, "SITE/", second.URL+"/"))
	w.Wait(`document.querySelectorAll('shiming-faq').length === 3`)
	w.Wait(`events.filter(h => h.startsWith('ready')).length === 3`)
	whose := `[...document.querySelectorAll('shiming-faq')].map(e => new URL(e.shadowRoot.querySelector('iframe').src).host === ` + harness.Quote(strings.TrimPrefix(second.URL, "http://")) + `)`
	if got := w.Text(whose); got != "false,false,true" {
		t.Errorf("frames of the second site: %s", got)
	}
	if got := w.Text(`window[Symbol.for('shiming')].length`); got != "3" {
		t.Errorf("the window knows %s scripts", got)
	}
	// As the page is saved now, it comes to the same.
	w.serve("<!DOCTYPE html>" + w.Text(`document.documentElement.outerHTML`))
	w.Go(w.at)
	w.Wait(`window[Symbol.for('shiming')]?.length === 3`)
	w.Wait(whose + `.join() === 'false,false,true'`)
}

// TestMemory: a hundred elements come, show themselves and go, and leave nothing.
func TestMemory(t *testing.T) {
	w := open(t)
	w.visit(script + `<div id="p"></div>`)
	w.Wait(`window[Symbol.for('shiming')]`)
	cycle := func(n int) {
		t.Helper()
		w.JS(fmt.Sprintf(`(async () => {
			for (let i = 0; i < %d; i++) {
				p.innerHTML = '<shiming-faq view="check" loading="eager" mirror-url></shiming-faq>';
				await new Promise(done => p.firstChild.addEventListener('shiming:height', done, {once: true}));
				p.innerHTML = '';
				events.length = 0;
			}
			await `+harness.Idle+`;
		})()`, n), nil)
	}
	measure := func() map[string]float64 {
		t.Helper()
		found := map[string]float64{}
		w.Run(performance.Enable(), chromedp.ActionFunc(func(ctx context.Context) error {
			for range 3 {
				if err := heapprofiler.CollectGarbage().Do(ctx); err != nil {
					return err
				}
			}
			all, err := performance.GetMetrics().Do(ctx)
			for _, m := range all {
				found[m.Name] = m.Value
			}
			return err
		}))
		return found
	}
	cycle(10) // what the browser itself keeps from the first times
	before := measure()
	cycle(100)
	after := measure()
	// A leak of one a cycle would be a hundred.
	for name, most := range map[string]float64{"Nodes": 20, "Documents": 5, "Frames": 5, "JSEventListeners": 20, "JSHeapUsedSize": 300_000} {
		t.Logf("%s: %.0f, then %.0f", name, before[name], after[name])
		if after[name]-before[name] > most {
			t.Errorf("%s: %.0f before, %.0f after a hundred elements", name, before[name], after[name])
		}
	}
}
