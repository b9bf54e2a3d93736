package accessibility

import (
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
)

// keyboard is a reader who has nothing else.
type keyboard struct {
	*harness.Tab
	t *testing.T
}

// stop is a function of the page: what is wrong with where the focus is. An element of
// the embed is no stop itself, the fields in its frame are.
const stop = `(() => {
	const e = document.activeElement;
	if (!e || e === document.body || e === document.documentElement) return ['the focus is nowhere'];
	if (e.localName === 'shiming-faq') return [];
	const wrong = [], style = getComputedStyle(e), line = document.querySelector('#status span')?.getBoundingClientRect();
	const boxes = [...e.getClientRects()].filter(r => r.width > 0 && r.height > 0);
	const free = boxes.some(r => {
		const x = r.left + r.width / 2, y = r.top + r.height / 2;
		if (x < 0 || x > innerWidth || y < 0 || y > innerHeight) return false;
		const hit = document.elementFromPoint(x, y);
		return hit && (e.contains(hit) || (e.labels && [...e.labels].some(l => l.contains(hit))));
	});
	// A heading, and what the skip link leads to, get the focus for who listens: nothing
	// can be done with them, and they may be larger than the window.
	const passive = e.matches('h1, main, .states');
	if (!boxes.length) wrong.push('it has no size');
	else if (!free && !passive) wrong.push('it is covered, or out of sight');
	// The line at the bottom lets the mouse through, so that it is no hit.
	else if (line && !e.closest('#status') && boxes.every(r => r.top >= line.top && r.bottom <= line.bottom && r.left >= line.left && r.right <= line.right)) wrong.push('the line at the bottom covers it');
	if (!passive && (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2 || /^rgba.*, 0\)$/.test(style.outlineColor))) wrong.push('it does not show that it has the focus');
	return wrong.map(w => e.outerHTML.slice(0, 160) + ': ' + w);
})()`

// look looks at where the focus is, and tells whether an expression is true.
func (k keyboard) look(is string) bool {
	k.t.Helper()
	var seen struct {
		Wrong []string
		Is    bool
	}
	k.JS(`({Wrong: `+stop+`, Is: !!(`+is+`)})`, &seen)
	if len(seen.Wrong) > 0 {
		k.t.Errorf("%s: %s", k.Text(`location.pathname + ' ' + document.documentElement.dataset.app`), strings.Join(seen.Wrong, "; "))
	}
	return seen.Is
}

// to presses Tab until the focus is on what a selector names, and looks at each stop.
func (k keyboard) to(selector string) {
	k.t.Helper()
	k.move(selector, "Tab")
}

// back does so with Shift.
func (k keyboard) back(selector string) {
	k.t.Helper()
	k.move(selector, "Tab", input.ModifierShift)
}

func (k keyboard) move(selector, key string, held ...input.Modifier) {
	k.t.Helper()
	for range 200 {
		k.Key(key, held...)
		if k.look(`document.activeElement.matches(` + harness.Quote(selector) + `)`) {
			return
		}
	}
	k.t.Fatalf("the key Tab does not lead to %s", selector)
}

// press presses keys, waits for what they do, and looks at where the focus is then.
func (k keyboard) press(keys, until string) {
	k.t.Helper()
	for _, key := range strings.Fields(keys) {
		if key == "Space" {
			key = " "
		}
		k.Key(key)
	}
	k.Wait(until)
	k.look("true")
}

// load presses Enter on a link that loads a page, where the browser begins anew.
func (k keyboard) load(until string) {
	k.t.Helper()
	k.JS(`window.left = 1`, nil)
	k.Key("Enter")
	k.Wait(`window.left === undefined && document.readyState === 'complete' && (` + until + `)`)
}

// held serves the site without the program until release is called.
func held(t *testing.T) (address string, release func()) {
	hold := make(chan struct{})
	address = harness.Serve(t, func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, ".wasm") || strings.HasSuffix(r.URL.Path, ".wasm.gz") {
				<-hold
			}
			h.ServeHTTP(w, r)
		})
	})
	return address, sync.OnceFunc(func() { close(hold) })
}

// TestKeyboardStops goes with Tab through whole pages, all answers open, and back
// through the first: all that can be used is come to, in the order of the page, is in
// sight and shows the focus; before the takeover and after it.
func TestKeyboardStops(t *testing.T) {
	verdict := "check/state=none/role=shopper/shop=global/stage=waiting/"
	paths := map[string][]string{
		"loading": {"", verdict, "frame/"},
		"ready": {"", "q/" + harness.Library(t).Questions[1].ID + "/", "check/state=none/role=shopper/", verdict,
			"rules/", "about/", "embed/", "404.html", "en/" + verdict, "frame/", "frame/" + verdict},
	}
	for when, paths := range paths {
		t.Run(when, func(t *testing.T) {
			t.Parallel()
			address, release := held(t)
			defer release()
			k := keyboard{harness.Open(t), t}
			k.Before(harness.NoWorker)
			if when == "ready" {
				release()
			}
			for _, path := range paths {
				k.Go(address + path)
				if when == "ready" {
					k.Takeover()
				}
				k.stops("/"+path, path == "")
			}
		})
	}
}

// stops goes through a page, and back too if so wished.
func (k keyboard) stops(path string, back bool) {
	k.t.Helper()
	// What is in the frame of the preview is of another document.
	k.JS(`document.querySelectorAll('details').forEach(d => d.open = true);
		window.all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
			.filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled && !e.closest('shiming-faq'));
		window.stops = []; 0`, nil)
	const done = `document.activeElement === document.body || document.activeElement === stops[0] || (stops.push(document.activeElement), all.every(e => stops.includes(e)))`
	for n := 0; ; n++ {
		if k.Key("Tab"); k.look(done) {
			break
		}
		if n > 400 {
			k.t.Fatalf("%s: Tab comes to no end", path)
		}
	}
	if missed := k.Text(`all.filter(e => !stops.includes(e)).map(e => e.outerHTML.slice(0, 160)).join('; ')`); missed != "" {
		k.t.Errorf("%s: Tab never comes to %s", path, missed)
	}
	if !k.Is(`stops.length > 2 && stops.every((e, i) => !i || e === stops[i - 1] || stops[i - 1].compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)`) {
		k.t.Errorf("%s: Tab does not follow the page", path)
	}
	for back {
		k.Key("Tab", input.ModifierShift)
		if !k.look(`(stops.pop(), stops.length > 1 && document.activeElement === stops[stops.length - 1])`) {
			break
		}
	}
	if back && !k.Is(`stops.length === 1 && document.activeElement === stops[0]`) {
		k.t.Errorf("%s: Shift and Tab lead to %s", path, k.Text(`document.activeElement.outerHTML`))
	}
}

// TestStopFinds proves that the look at a stop can fail. The text in the line is a note,
// which nothing takes away; what failed, the next start does.
func TestStopFinds(t *testing.T) {
	tab := harness.Open(t)
	tab.Go(harness.Serve(t, nil))
	tab.Key("Tab")
	for _, c := range []struct{ change, wrong string }{
		{`document.querySelector('.brand').focus()`, ""},
		{`document.activeElement.blur()`, "nowhere"},
		{`document.querySelector('.brand').focus(); document.querySelector('.brand').style.outline = 'none'`, "does not show"},
		{`document.body.insertAdjacentHTML('beforeend', '<div id="lid"></div>'); document.getElementById('lid').style.cssText = 'position: fixed; inset: 0'`, "covered"},
		{`document.getElementById('lid').remove(); shiming.setStatus('note', '.');
			document.querySelector('#status span').style.cssText = 'position: fixed; inset: 0; inline-size: auto; max-block-size: none'`, "the line at the bottom"},
	} {
		var wrong []string
		tab.JS(`{`+c.change+`}`, nil)
		tab.JS(stop, &wrong)
		if got := strings.Join(wrong, "; "); (c.wrong == "") != (got == "") || !strings.Contains(got, c.wrong) {
			t.Errorf("after %s it says %q, want %q", c.change, got, c.wrong)
		}
	}
}

// TestKeyboard uses every function by keys alone, with the program in charge, and
// before it is there.
func TestKeyboard(t *testing.T) {
	ui := &harness.Library(t).Interface
	question := "/q/" + harness.Library(t).Questions[0].ID + "/"
	for _, when := range []string{"loading", "ready"} {
		t.Run(when, func(t *testing.T) {
			t.Parallel()
			address, release := held(t)
			k := keyboard{harness.Open(t), t}
			k.Before(harness.NoWorker)
			ready := when == "ready"
			defer release()
			if ready {
				release()
			}
			// follow follows the link that has the focus; with the program there, no page
			// is loaded.
			follow := func(until string) {
				t.Helper()
				if ready {
					k.press("Enter", until)
				} else {
					k.load(until)
				}
			}

			k.Go(address)
			k.Key("Tab")
			k.look("true")
			if !k.Is(`document.activeElement.matches('.skip')`) {
				t.Errorf("the first stop is %s", k.Text(`document.activeElement.outerHTML`))
			}
			k.press("Enter", `document.activeElement.id === 'main'`)
			if ready {
				k.Wait(`document.documentElement.dataset.app === 'ready'`)
				if !k.Is(`document.activeElement.id === 'main'`) {
					t.Error("the takeover takes the focus away")
				}
			}
			k.Key("Tab")
			if !k.Is(`document.activeElement.closest('main')`) {
				t.Error("after the skip link, the next stop is not in the page's main part")
			}

			// The button for all answers, and one answer.
			k.to("#all")
			k.press("Enter", `[...document.querySelectorAll('.topic:not(.folds) details')].every(d => d.open) && document.activeElement.id === 'all'`)
			k.press("Space", `![...document.querySelectorAll('.topic:not(.folds) details')].some(d => d.open) && document.activeElement.id === 'all'`)
			k.to(".topic:not(.folds) summary")
			k.press("Enter", `document.querySelector('.topic:not(.folds) details').open`)
			k.press("Space", `!document.querySelector('.topic:not(.folds) details').open`)
			k.press("Space", `document.querySelector('.topic:not(.folds) details').open && document.activeElement === document.querySelector('.topic:not(.folds) summary')`)

			// Its address is copied, or there to be copied.
			k.to("details [data-act=copy]")
			k.press("Enter", `document.getElementById('status').textContent`)
			k.back(".topic:not(.folds) summary")

			// A question's own page, and Back.
			k.to(`.source a`)
			follow(`location.pathname === ` + harness.Quote(question) + ` && document.querySelector('.whole')`)
			if ready {
				k.Wait(`document.activeElement === document.querySelector('summary')`)
			}
			k.Leave(`history.back()`)
			k.Wait(`location.pathname === '/' && document.readyState === 'complete' && document.querySelectorAll('details').length > 10`)
			if ready {
				k.Wait(`document.activeElement !== document.body`)
				k.look("true")
			}

			// The checker, to a verdict and back to a former step.
			k.Go(address)
			if ready {
				k.Takeover()
			}
			at := "/check/"
			for _, pair := range []string{"state=none", "role=shopper", "shop=global", "stage=waiting"} {
				at += pair + "/"
				k.to(`.options a[href="` + at + `"]`)
				follow(`location.pathname === ` + harness.Quote(at))
				if ready {
					k.Wait(`document.activeElement === document.querySelector('main h1')`)
				}
			}
			k.Wait(`document.querySelector('[data-rule=global-waiting]') && !document.querySelector('[aria-busy]')`)
			// The answers stand before the heading, which has the focus.
			find := k.to
			if ready {
				find = k.back
			}
			find(`.chips a[href="/check/role=shopper/shop=global/stage=waiting/"]`)
			follow(`location.pathname === '/check/role=shopper/shop=global/stage=waiting/'`)
			k.to(`.options a`)

			// The box for the key of the search, on the page about the site.
			k.Go(address + "about/")
			if ready {
				k.Takeover()
			}
			k.to("#key")
			k.press("Space", `!document.activeElement.checked`)
			k.press("Space", `document.activeElement.checked`)

			// The form for owners.
			if ready {
				k.Go(address + "embed/")
				k.Wait(`document.documentElement.dataset.app === 'ready'`)
				k.to("select[name=view]")
				k.press("ArrowDown", `document.querySelector('.code').textContent.includes('faq')`)
				k.to("select[name=way]")
				k.press("ArrowDown", `document.querySelector('.code').textContent.includes('<shiming-faq')`)
				k.to(".fold summary")
				k.press("Enter", `document.querySelector('.fold').open`)
				k.to("[name=own]")
				k.press("Space", `document.querySelector('[name=accent]')`)
				k.back(".fold summary")
				k.press("Enter", `!document.querySelector('.fold').open`)
				k.to(".copy button")
				k.press("Enter", `document.querySelector('.copy [role=status]').textContent`)
				if got, form := k.Text(`document.querySelector('.copy [role=status]').textContent`), ui.Embed.Terms["form"]; got != form["copied"] && got != form["not-copied"] {
					t.Errorf("of the copying it says %q", got)
				}
			}

			// The language, which loads a page.
			k.to(`.languages a[hreflang=en]`)
			k.load(`location.pathname.startsWith('/en/') && document.documentElement.lang === 'en'`)
			k.Key("Tab")
			if !k.Is(`document.activeElement.matches('.skip')`) {
				t.Errorf("on a page that was loaded, the first stop is %s", k.Text(`document.activeElement.outerHTML`))
			}
		})
	}
}

// TestKeyboardSearch: / leads to the field, the arrows through what was found, Enter
// opens it and takes the focus there, Escape clears the field. A search that is through
// only when the reader has gone on into the list leaves the focus at the field.
func TestKeyboardSearch(t *testing.T) {
	k := keyboard{harness.Open(t), t}
	k.Go(harness.Serve(t, nil))
	k.press("/", `document.activeElement.id === 'q'`)
	k.Run(chromedp.KeyEvent("jiebang"))
	k.Wait(`document.querySelector('#found mark')`)
	k.look("true")
	k.press("ArrowDown", `document.activeElement === document.querySelectorAll('#found a')[0]`)
	k.press("ArrowDown", `document.activeElement === document.querySelectorAll('#found a')[1]`)
	k.press("ArrowUp ArrowUp", `document.activeElement.id === 'q'`)
	k.press("ArrowDown", `document.activeElement === document.querySelectorAll('#found a')[0]`)
	// The search is through, and what it found is not shown yet.
	k.JS(`{ window.list = document.getElementById('found'); const q = document.getElementById('q'), hit = document.activeElement, {searched} = shiming;
		shiming.searched = (...all) => { shiming.searched = searched; searched(...all); hit.focus(); window.late = document.activeElement === hit; };
		q.focus(); q.value = 'haiguan'; q.dispatchEvent(new Event('input', {bubbles: true})); }`, nil)
	k.Wait(`window.late && document.getElementById('found') && document.getElementById('found') !== list`)
	if !k.look(`document.activeElement.id === 'q'`) {
		t.Errorf("after the list was replaced the focus is on %s", k.Text(`document.activeElement.outerHTML`))
	}
	k.press("Escape", `!document.querySelector('#found') && document.activeElement.id === 'q' && !document.activeElement.value`)
	k.Run(chromedp.KeyEvent("jiebang"))
	k.Wait(`document.querySelector('#found mark')`)
	k.to("#found button")
	k.press("Enter", `document.activeElement === document.querySelectorAll('#found a')[8]`)
	k.back("#q")
	hash := k.Text(`document.querySelector('#found a').hash`)
	k.press("Enter", `location.hash === `+harness.Quote(hash)+` && document.querySelector(location.hash).open && document.activeElement === document.querySelector(location.hash + ' summary')`)
}

// TestKeyboardFailure: where the program cannot come, the button that tries again is
// come to, and the focus is somewhere after it was used.
func TestKeyboardFailure(t *testing.T) {
	ui := &harness.Library(t).Interface.Site
	var broken atomic.Bool
	broken.Store(true)
	k := keyboard{harness.Open(t), t}
	k.Before(harness.NoWorker)
	k.Go(harness.Serve(t, func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if broken.Load() && strings.Contains(r.URL.Path, ".wasm") {
				w.WriteHeader(http.StatusBadGateway)
				return
			}
			h.ServeHTTP(w, r)
		})
	}))
	k.Key("Tab")
	k.Wait(`document.querySelector('#status button')?.textContent === ` + harness.Quote(ui.Retry))
	k.to("#status button")
	broken.Store(false)
	k.press("Enter", `document.documentElement.dataset.app === 'ready'`)
}
