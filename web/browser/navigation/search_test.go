package navigation

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"shiming/content"
	"shiming/web/browser/harness"
)

const (
	found = `document.querySelector('#found')`
	said  = `document.getElementById('announcer').textContent`
)

// typeIn types into the field of the search, key by key.
func typeIn(tab *harness.Tab, text string) {
	tab.Run(chromedp.SendKeys("#q", text, chromedp.ByQuery))
}

// TestSearch: what is typed is found, marked and counted; the address keeps it; the
// keys lead through what was found, and into the answer.
func TestSearch(t *testing.T) {
	ui := &harness.Library(t).Interface.Search
	tab := start(t, "")
	tab.Key("/")
	if !tab.Is(`document.activeElement.id === 'q' && document.activeElement.value === ''`) {
		t.Error("the key / does not lead to the field")
	}
	typeIn(tab, "jiebang")
	tab.Wait(found + `?.querySelector('.hits mark')`)
	count := content.Fill(ui.Found, "count", tab.Text(found+`.querySelectorAll('li').length + parseInt(`+found+`.querySelector('button').textContent.match(/\d+/)[0])`))
	if got := tab.Text(found + `.querySelector('.count').innerText`); got != count {
		t.Errorf("it says %q of %q", got, count)
	}
	tab.Wait(said + ` === ` + harness.Quote(count))
	if got := tab.Text(`location.search`); got != "?q=jiebang" {
		t.Errorf("the address asks %q", got)
	}
	for _, marked := range strings.Split(tab.Text(`[...document.querySelectorAll('#found mark')].map(m => m.textContent).join()`), ",") {
		if marked != "解绑" {
			t.Errorf("%q is marked", marked)
		}
	}

	tab.Click("#found button")
	tab.Wait(found + `.querySelectorAll('li').length > 8 && document.activeElement === ` + found + `.querySelectorAll('li a')[8]`)

	// The keys move through the hits and back into the field.
	tab.JS(`document.getElementById('q').focus()`, nil)
	tab.Run(chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.ArrowDown))
	if !tab.Is(`document.activeElement === ` + found + `.querySelectorAll('li a')[1]`) {
		t.Errorf("two times down leads to %s", tab.Text(`document.activeElement.outerHTML`))
	}
	tab.Run(chromedp.KeyEvent(kb.ArrowUp), chromedp.KeyEvent(kb.ArrowUp))
	if !tab.Is(`document.activeElement.id === 'q'`) {
		t.Error("two times up does not lead into the field")
	}

	// Enter opens the first hit, and Back leads to what was found.
	first := tab.Text(found + `.querySelector('li a').hash`)
	tab.Key("Enter")
	tab.Wait(`location.hash === ` + harness.Quote(first) + ` && document.querySelector(location.hash).open && document.activeElement === document.querySelector(location.hash + ' summary')`)
	if got := tab.Text(`Math.round(document.querySelector(location.hash).getBoundingClientRect().top)`); len(got) > 2 {
		t.Errorf("the answer is at %s px", got)
	}
	tab.Leave(`history.back()`)
	tab.Wait(`location.search === '?q=jiebang' && !location.hash && document.getElementById('q').value === 'jiebang' && ` + found)

	tab.JS(`document.getElementById('q').focus()`, nil)
	tab.Run(chromedp.KeyEvent(kb.Escape))
	tab.Wait(`!` + found + ` && document.getElementById('q').value === '' && location.search === ''`)
	alive(t, tab)

	// A verdict, in one press.
	typeIn(tab, "包裹可能清不了关")
	tab.Wait(`decodeURIComponent(location.search) === '?q=包裹可能清不了关' && ` + found + `.querySelector('a[href^="/check/"]')`) // not the hits for a part of it
	tab.Click(`#found a[href^="/check/"]`)
	tab.Wait(`document.querySelector('[data-rule=global-transit]')`)
	tab.Leave(`history.back()`)
	tab.Wait(`document.getElementById('q')?.value === '包裹可能清不了关' && ` + found)
	alive(t, tab)
}

// TestNothingFound: it is said, with questions close by and a way to the checker.
func TestNothingFound(t *testing.T) {
	ui := &harness.Library(t).Interface.Search
	tab := start(t, "")
	typeIn(tab, "会下雨吗")
	tab.Wait(found + `?.querySelector('a[href="/check/"]')`)
	none := content.Fill(ui.None, "query", "会下雨吗")
	tab.Wait(found + `?.querySelector('.count').innerText === ` + harness.Quote(none))
	if got := tab.Text(found + `.querySelectorAll(".hits a").length`); got != "3" {
		t.Errorf("%s questions are close", got)
	}
	tab.Wait(said + `.startsWith(` + harness.Quote(none) + `)`)
}

// TestSharedSearch: an address that asks something is answered, without any use of the
// page, and what was found is in sight.
func TestSharedSearch(t *testing.T) {
	tab := harness.Open(t)
	address := harness.Serve(t, nil)
	tab.Go(address + "?x=%20&q=+%BD%E2%B0%F3+#") // in GBK
	tab.Wait(`shiming.searches && ` + found + `?.querySelector('mark')`)
	if got := tab.Text(`document.getElementById('q').value`); got != " 解绑 " {
		t.Errorf("the field has %q", got)
	}
	for query, want := range map[string]string{
		"?q=%u89E3%u7ED1":                   "解绑", // as JavaScript once wrote it
		"?q=%25E8%25A7%25A3%25E7%25BB%2591": "解绑", // encoded twice
		"?x=1&amp;q=%E8%A7%A3":              "解",  // from the source of a page
		"zh-Hant/?q=%B8%D1%B8j":             "解綁", // in Big5
		"？q=解绑":                             "解绑",
		"?q=100%25":                         "100%",
	} {
		tab.Go(address + query)
		tab.Wait(`document.getElementById('q')?.value === ` + harness.Quote(want))
	}
	tab.Go(address + "?q=%E8%A7%A3%E7%BB%91")
	tab.Wait(`shiming.searches && ` + found + `?.querySelector('mark')`)
	if !tab.Is(`document.getElementById('q').value === '解绑' && ` + found + `.getBoundingClientRect().top < innerHeight && shiming.misses === 0`) {
		t.Errorf("the field has %q, and what was found is at %s px", tab.Text(`document.getElementById('q').value`), tab.Text(found+`.getBoundingClientRect().top`))
	}
}

// TestBackInComposition: a reader who goes back in the middle of a composed word finds a
// field that hears, what is typed and what is composed.
func TestBackInComposition(t *testing.T) {
	for _, again := range []string{"typed", "composed"} {
		tab := start(t, "about/")
		home := func() {
			tab.Click(".brand")
			tab.Wait(`document.getElementById('q') && document.activeElement === document.querySelector('main h1')`)
			tab.JS(`document.getElementById('q').focus()`, nil)
		}
		home()
		tab.JS(`addEventListener('compositionend', e => e.stopImmediatePropagation(), true)`, nil) // some browsers send none
		tab.Run(input.ImeSetComposition("jie", 3, 3))
		tab.Wait(found)
		tab.Leave(`history.back()`)
		tab.Wait(`document.querySelector('.device') && !document.getElementById('q')`)
		home()
		if again == "typed" {
			typeIn(tab, "jiebang")
		} else {
			tab.Run(input.ImeSetComposition("jiebang", 7, 7))
		}
		tab.Wait(found + `?.querySelector('mark')`)
		tab.Wait(`location.search === '?q=jiebang'`)
	}
}

// TestSearchBeforeTheProgram: what is typed before the program is there, and is not on the page,
// stays, the page says that the search is coming, and then it searches.
func TestSearchBeforeTheProgram(t *testing.T) {
	hold := make(chan struct{})
	tab := harness.Open(t)
	tab.Before(harness.NoWorker)
	tab.Go(harness.Serve(t, func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, ".wasm") {
				<-hold
			}
			h.ServeHTTP(w, r)
		})
	}))
	typeIn(tab, "jie")
	tab.Wait(`getComputedStyle(document.querySelector('.coming')).display !== 'none' && document.documentElement.dataset.app === 'loading'`)
	typeIn(tab, "bang")
	close(hold)
	tab.Wait(found + `?.querySelector('mark')`)
	if !tab.Is(`document.getElementById('q').value === 'jiebang' && document.activeElement.id === 'q' && shiming.misses === 0
		&& getComputedStyle(document.querySelector('.coming')).display === 'none'`) {
		t.Errorf("the field has %q", tab.Text(`document.getElementById('q').value`))
	}
}

// TestInputMethod: what is composed is searched for before it is committed, before the
// takeover, across it and after it. Only what stands beneath the field changes: the input method
// loses nothing, and its keys are its own.
func TestInputMethod(t *testing.T) {
	compose := func(tab *harness.Tab, parts ...string) {
		for _, part := range parts {
			n := int64(len([]rune(part)))
			tab.Run(input.ImeSetComposition(part, n, n))
		}
	}
	// composing checks that nothing has touched the field, which has a text.
	composing := func(t *testing.T, tab *harness.Tab, text string) {
		t.Helper()
		if got := tab.Text(`JSON.stringify([q === document.activeElement && q.isConnected, q.value, q.selectionStart, place() === at, events])`); got != fmt.Sprintf(`[true,%q,%d,true,["compositionstart"]]`, text, len([]rune(text))) {
			t.Errorf("in the middle of %s: %s", text, got)
		}
	}
	for _, test := range []struct {
		when          string
		parts, after  []string // composed, the rest after the takeover
		first, second string   // that finds a text
	}{
		{"after the takeover", nil, []string{"j", "jie", "jie'b", "jie'bang"}, "", "解绑"},
		{"across the takeover", []string{"j", "jie", "jie'b", "jie'bang"}, nil, "", ""},
		{"before it", []string{"海", "海关"}, nil, "海关", ""},
		{"before it and after it", []string{"海", "海关"}, []string{"海关扣", "海关扣包裹"}, "海关", "包裹"},
	} {
		t.Run(test.when, func(t *testing.T) {
			address, release := hold(t, "/assets/app.")
			tab := harness.Open(t)
			tab.Before(harness.NoWorker)
			tab.Go(address)
			if test.parts == nil {
				release()
				tab.Takeover()
			}
			tab.JS(`{
				window.q = document.getElementById('q');
				q.focus();
				window.place = () => q.getBoundingClientRect().top + scrollY;
				window.at = place();
				window.events = [];
				for (const name of ['compositionstart', 'compositionend', 'blur']) q.addEventListener(name, () => events.push(name));
				new MutationObserver(() => events.push('changed')).observe(q.parentNode, {subtree: true, childList: true, attributes: true, characterData: true});
			}`, nil)
			text := ""
			search := func(parts []string, finds string) {
				t.Helper()
				if len(parts) == 0 {
					return
				}
				compose(tab, parts...)
				text = parts[len(parts)-1]
				if finds != "" {
					tab.Wait(`[...document.querySelectorAll('#found mark')].some(m => m.textContent === ` + harness.Quote(finds) + `)`)
					tab.Wait(`decodeURIComponent(location.search) === '?q=' + q.value && ` + said + `.includes(document.querySelector('#found .count').innerText)`) // the reader's pause is over
				}
				composing(t, tab, text)
			}
			search(test.parts, test.first)
			release()
			tab.Wait(`shiming.searches`)
			search(test.after, test.second)
			tab.Wait(found)
			composing(t, tab, text)

			first := tab.Text(`document.querySelector('#found a').outerHTML`)
			for _, key := range []string{"Enter", "ArrowDown", "Escape"} {
				for _, how := range []string{"isComposing: true", "keyCode: 229"} {
					tab.JS(`q.dispatchEvent(new KeyboardEvent('keydown', {key: '`+key+`', `+how+`, bubbles: true, cancelable: true}))`, nil)
				}
				composing(t, tab, text)
			}
			if got := tab.Text(`location.hash + document.querySelector('#found a').outerHTML`); got != first {
				t.Errorf("a key of the input method leads to %s", got)
			}
			tab.Run(input.InsertText("解绑"))
			tab.Wait(`[...document.querySelectorAll('#found mark')].some(m => m.textContent === '解绑')`)
			if got := tab.Text(`[q.value, events, q === document.activeElement, shiming.misses]`); got != "解绑,compositionstart,compositionend,true,0" {
				t.Errorf("after the word: %s", got)
			}
		})
	}
}

// TestSearchWithoutJavaScript: a list of all questions stands in the field's place.
func TestSearchWithoutJavaScript(t *testing.T) {
	lib := harness.Library(t)
	tab := harness.Open(t)
	tab.NoScripts()
	tab.Go(harness.Serve(t, nil))
	if tab.Is(`document.getElementById('q').checkVisibility({visibilityProperty: true})`) {
		t.Error("there is a field that does nothing")
	}
	if got := tab.Text(`[...document.querySelectorAll('.every a')].filter(a => a.offsetParent).map(a => a.hash.slice(1)).join()`); got == "" || strings.Count(got, ",") != len(lib.Questions)-1 {
		t.Errorf("the list leads to %s", got)
	}
}

// TestSearchKey: the key / leads to the field from every page, and can be given up.
func TestSearchKey(t *testing.T) {
	tab := start(t, "rules/")
	tab.Key("/")
	tab.Wait(`location.pathname === '/' && document.activeElement.id === 'q'`)
	alive(t, tab)
	tab.Go(strings.TrimSuffix(tab.Text(`location.origin`), "/") + "/about/")
	if !tab.Is(`document.getElementById('key').checked`) {
		t.Error("the box says that the key is given up")
	}
	tab.Click("#key")
	tab.Run(chromedp.KeyEvent("\t"))
	tab.Key("/")
	tab.Idle()
	if got := tab.Text(`location.pathname`); got != "/about/" {
		t.Errorf("the key that was given up leads to %s", got)
	}
	tab.Takeover()
	if tab.Is(`document.getElementById('key').checked || shiming.misses > 0`) {
		t.Error("the takeover changes the box")
	}
}

// TestSearchOffline: the search is kept with the rest.
func TestSearchOffline(t *testing.T) {
	off := make(chan struct{})
	tab := harness.Open(t)
	tab.Go(harness.Serve(t, func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			select {
			case <-off:
				panic(http.ErrAbortHandler)
			default:
				h.ServeHTTP(w, r)
			}
		})
	}))
	tab.Takeover()
	tab.Kept()
	close(off)
	tab.Go(tab.Text(`location.href`) + "?q=smrz")
	tab.Wait(found + `?.querySelector('mark')`)
}

// TestSearchFails: where the tables of the search cannot come, the list of all
// questions is there, and the next letter tries again.
func TestSearchFails(t *testing.T) {
	broken := make(chan struct{})
	tab := harness.Open(t)
	tab.Before(harness.NoWorker)
	tab.Go(harness.Serve(t, func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.Contains(r.URL.Path, "/search.") {
				select {
				case <-broken:
				default:
					w.WriteHeader(http.StatusBadGateway)
					return
				}
			}
			h.ServeHTTP(w, r)
		})
	}))
	tab.Takeover()
	typeIn(tab, "a")
	tab.Wait(`document.querySelector('.search .broken').offsetParent && document.querySelector('.every a').offsetParent`)
	close(broken)
	typeIn(tab, "b")
	tab.Wait(found)
	if tab.Is(`document.querySelector('.search .broken').offsetParent`) {
		t.Error("it still says that it failed")
	}
}
