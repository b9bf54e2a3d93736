package navigation

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"shiming/content/search/searchtest"
	"shiming/web/browser/harness"
)

// hold serves the site and holds files back whose addresses have a part, until they are let go.
func hold(t *testing.T, part string) (address string, release func()) {
	held := make(chan struct{})
	release = sync.OnceFunc(func() { close(held) })
	t.Cleanup(release)
	return harness.Serve(t, func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.Contains(r.URL.Path, part) {
				select {
				case <-held:
				case <-r.Context().Done():
				}
			}
			next.ServeHTTP(w, r)
		})
	}), release
}

// TestFindOnPage: until the program is there the page is searched, with the keys and the
// announcements of the search. What was found stays through the takeover until the next input.
func TestFindOnPage(t *testing.T) {
	ui := &harness.Library(t).Interface.Search
	for _, path := range []string{"", "frame/"} {
		address, release := hold(t, "/assets/app.")
		tab := harness.Open(t)
		tab.Before(harness.NoWorker)
		tab.Go(address + path)
		typeIn(tab, "海关")
		tab.Wait(found + `?.querySelector('mark')`)
		for _, check := range []string{
			found + `.querySelector('.hits a').hash === '#stuck-at-customs'`, // a title with it is before texts
			`[...document.querySelectorAll('#found mark')].every(m => '海关'.includes(m.textContent))`,
			found + `.querySelector('.kind').textContent === ` + harness.Quote(ui.Kinds.Question),
			`getComputedStyle(document.querySelector('.coming')).display === 'none'`,
			`document.documentElement.dataset.app === 'loading'`,
		} {
			if !tab.Is(check) {
				t.Errorf("/%s: not so: %s; there is %s", path, check, tab.Text(found+`.innerText`))
			}
		}
		tab.Wait(said + ` === ` + harness.Quote(ui.Found) + `.replace('{count}', ` + found + `.querySelectorAll('li').length)`)
		tab.Wait(`!` + harness.Quote(path) + ` === decodeURIComponent(location.search).endsWith('=海关')`)
		tab.Run(chromedp.KeyEvent(kb.ArrowDown))
		if !tab.Is(`document.activeElement === ` + found + `.querySelector('a')`) {
			t.Errorf("/%s: down leads to %s", path, tab.Text(`document.activeElement.outerHTML`))
		}
		tab.JS(`window.list = document.getElementById('found'); window.hits = list.innerHTML; new MutationObserver(m => { window.changed = true; }).observe(list.parentNode, {subtree: true, childList: true, characterData: true})`, nil)
		release()
		tab.Wait(`shiming.searches`)
		tab.Idle()
		if !tab.Is(`document.getElementById('found') === list && list.innerHTML === hits && !window.changed && shiming.misses === 0 && document.activeElement === list.querySelector('a')`) {
			t.Errorf("/%s: the program changed what was found, or the focus", path)
		}
		tab.Key("Enter")
		tab.Wait(`document.getElementById('stuck-at-customs').open`)
		tab.JS(`document.getElementById('q').focus()`, nil)
		typeIn(tab, "能删")
		tab.Wait(`!list.isConnected && ` + found + `?.querySelector(".count")`)
		if got := tab.Text(`document.querySelectorAll('#found').length`); got != "1" {
			t.Errorf("/%s: there are %s lists", path, got)
		}
	}
}

// TestFindByAddress: what the address asks is looked for once the index is there, which knows
// what comes first, and without it if that takes long.
func TestFindByAddress(t *testing.T) {
	for held, first := range map[string]string{"/assets/app.": "checker", "search.": "question"} {
		address, _ := hold(t, held)
		tab := harness.Open(t)
		tab.Before(harness.NoWorker)
		tab.Go(address + "?q=%E4%B8%8D%E5%8F%91%E8%B4%A7") // 不发货
		tab.Wait(found + `?.querySelector('.hits a')`)
		link := found + `.querySelector('.hits li')`
		if got := tab.Is(link + `.querySelector('.kind')`); got != (first == "question") {
			t.Errorf("without %s the first hit is %s", held, tab.Text(link+`.innerText`))
		}
	}
}

// TestFindWithoutProgram: where the program cannot come the page can be searched, and what it
// has nothing of leads to the list of all questions.
func TestFindWithoutProgram(t *testing.T) {
	tab := harness.Open(t)
	tab.Before(harness.NoWorker + `window.WebAssembly = undefined;`)
	tab.Go(harness.Serve(t, nil) + "?q=smrz")
	tab.Wait(`document.documentElement.dataset.app === 'failed'`)
	tab.JS(`document.getElementById('q').focus()`, nil)
	shown := func(class string) string {
		return `getComputedStyle(document.querySelector('.` + class + `')).display !== 'none'`
	}
	tab.Key("Escape")
	typeIn(tab, "ＣＵＳＴＯＭＳ") // as a Chinese keyboard writes it
	tab.Wait(found + `?.querySelector('a[href="#stuck-at-customs"]') && !(` + shown("every") + `)`)
	tab.Wait(`decodeURIComponent(location.search) === '?q=ＣＵＳＴＯＭＳ'`)
	tab.Key("Escape")
	tab.Wait(`!` + found + ` && document.getElementById('q').value === '' && location.search === ''`)

	// More than the list has are counted.
	typeIn(tab, "认证")
	tab.Wait(found + `?.querySelectorAll('li').length === 8`)
	if got := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, tab.Text(found+`.querySelector('.count').textContent`)); len(got) != 2 {
		t.Errorf("of 认证 it found %q", got)
	}
	tab.Key("Escape")
	typeIn(tab, "xyzzy")
	tab.Wait(`!` + found + ` && ` + shown("every") + ` && ` + shown("broken"))
}

// TestFindAsked: the page itself answers most of what people ask, and more once the index is
// there. What only the program knows, such as the checks, is among the right answers too.
func TestFindAsked(t *testing.T) {
	for _, indexed := range []bool{false, true} {
		address, _ := hold(t, "/assets/search.")
		if indexed {
			address = harness.Serve(t, nil)
		}
		tab := harness.Open(t)
		tab.Before(harness.NoWorker + `window.WebAssembly = undefined; window.addEventListener('shiming:index', () => { window.indexed = true; });`)
		for _, lang := range []string{"zh-Hans", "zh-Hant", "en"} {
			prefix := map[string]string{"zh-Hant": "zh-Hant/", "en": "en/"}[lang]
			tab.Go(address + prefix)
			tab.JS(`document.getElementById('q').focus()`, nil)
			tab.Wait(`!` + fmt.Sprint(indexed) + ` || window.indexed`)
			for _, set := range searchtest.Sets {
				var counts [2]searchtest.Count
				seen, unseen, err := searchtest.Questions(lang, set)
				if err != nil {
					t.Fatal(err)
				}
				for half, questions := range [][]searchtest.Question{seen, unseen} {
					for _, q := range questions {
						var hits []string
						tab.JS(`(f => {
							f.value = `+harness.Quote(q.Text)+`;
							f.dispatchEvent(new Event('input', {bubbles: true}));
							return [...document.querySelectorAll('#found a')].slice(0, 3).map(a => a.hash === '#start' ? 'checker' : a.hash.slice(1));
						})(document.getElementById('q'))`, &hits)
						counts[half].Add(q, hits)
					}
				}
				t.Logf("%s %s, index %v: seen %v; unseen %v", lang, set, indexed, counts[0], counts[1])
				if c := counts[0]; indexed && set == "ordinary" && (c.First*4 < c.All*3 || c.Three*20 < c.All*17) {
					t.Errorf("of the %s questions in %s it answers too few: %v", set, lang, c)
				}
			}
		}
	}
}

// TestFindWithIndex: the checker is found by its words, and a question by what means the same;
// also what was typed before the index was there.
func TestFindWithIndex(t *testing.T) {
	address, release := hold(t, "/assets/search.")
	tab := harness.Open(t)
	tab.Before(harness.NoWorker + `window.WebAssembly = undefined;`)
	tab.Go(address)
	tab.JS(`document.getElementById('q').focus()`, nil)
	typeIn(tab, "passport foreigner xyzzy")
	tab.Wait(found + `?.querySelector('a[href="#no-mainland-id"]')`) // by a keyword
	tab.Key("Escape")
	typeIn(tab, "下蛋")
	tab.Wait(`document.querySelector('.search .broken').offsetParent`)
	if tab.Is(found) {
		t.Error("something is found before the index is there")
	}
	release()
	tab.Wait(found + `?.querySelector('mark')?.textContent === '下单'`)
	tab.Wait(said + ` === document.querySelector('#found .count').textContent`)
	tab.Key("Escape")

	typeIn(tab, "请问不实名，天猫国际会发货吗")
	tab.Wait(found)
	for _, check := range []string{
		`document.querySelector('#found a').getAttribute('href') === '#start'`,
		`document.querySelector('#found a .title').textContent === document.getElementById('start').textContent && !document.querySelector('#found li:first-child .kind')`,
		`document.querySelectorAll('#found a')[1].hash === '#ships-without-verifying'`,
	} {
		if !tab.Is(check) {
			t.Errorf("not so: %s; there is %s", check, tab.Text(found+`.innerText`))
		}
	}
	tab.Key("Enter")
	tab.Wait(`location.hash === '#start' && Math.abs(document.getElementById('start').getBoundingClientRect().top) < innerHeight`)
}

// TestIndexComes: the index is asked for once, beside the program, or as soon as the field is
// used; where data is to be saved not before that, though the program runs.
func TestIndexComes(t *testing.T) {
	serve := func() (address string, asked func() int, release func()) {
		var mu sync.Mutex
		n := 0
		held := make(chan struct{})
		release = sync.OnceFunc(func() { close(held) })
		t.Cleanup(release)
		address = harness.Serve(t, func(next http.Handler) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if strings.Contains(r.URL.Path, "/assets/search.") {
					mu.Lock()
					n++
					mu.Unlock()
				} else if strings.HasSuffix(r.URL.Path, ".wasm") {
					select {
					case <-held:
					case <-r.Context().Done():
					}
				}
				next.ServeHTTP(w, r)
			})
		})
		return address, func() int {
			mu.Lock()
			defer mu.Unlock()
			return n
		}, release
	}
	const savesData = `Object.defineProperty(navigator, 'connection', {value: {saveData: true}});`
	const comes = `window.addEventListener('shiming:index', () => { window.indexed = true; });`
	const focus = `document.getElementById('q').focus()`

	t.Run("beside the program", func(t *testing.T) {
		address, asked, release := serve()
		tab := harness.Open(t)
		tab.Before(harness.NoWorker + comes)
		tab.Go(address)
		if n := asked(); n != 0 {
			t.Errorf("before any use it was asked for %d times", n)
		}
		tab.JS(`document.dispatchEvent(new Event('pointerdown', {bubbles: true}))`, nil)
		tab.Wait(`window.indexed && document.documentElement.dataset.app === 'loading'`)
		tab.JS(focus, nil)
		typeIn(tab, "jiebang")
		release()
		tab.Wait(`shiming.searches && ` + found + `?.querySelector('mark')`)
		if n := asked(); n != 1 {
			t.Errorf("it was asked for %d times", n)
		}
	})
	t.Run("saving data, at the field", func(t *testing.T) {
		address, asked, release := serve()
		tab := harness.Open(t)
		tab.Before(harness.NoWorker + savesData + comes)
		tab.Go(address)
		tab.JS(`document.dispatchEvent(new Event('pointerdown', {bubbles: true}))`, nil)
		tab.Idle()
		if n := asked(); n != 0 {
			t.Errorf("before the field is used it was asked for %d times", n)
		}
		tab.JS(focus, nil)
		tab.Wait(`window.indexed && document.documentElement.dataset.app === 'waiting'`)
		typeIn(tab, "jiebang")
		release()
		tab.Wait(`shiming.searches && ` + found + `?.querySelector('mark')`)
		if n := asked(); n != 1 {
			t.Errorf("it was asked for %d times", n)
		}
	})
	t.Run("saving data, with the program", func(t *testing.T) {
		address, asked, release := serve()
		release()
		tab := harness.Open(t)
		tab.Before(harness.NoWorker + savesData)
		tab.Go(address + "check/?rules=older") // which the program has to look at
		tab.Wait(`document.documentElement.dataset.app === 'ready'`)
		tab.Click(".brand")
		tab.Wait(`document.activeElement === document.querySelector('.home h1')`)
		tab.Idle()
		if n := asked(); n != 0 || tab.Is(`shiming.searches`) {
			t.Errorf("before the field is used it was asked for %d times", n)
		}
		tab.JS(focus, nil)
		tab.Wait(`shiming.searches`)
		typeIn(tab, "jiebang")
		tab.Wait(`location.search === '?q=jiebang' && ` + found + `?.querySelector('mark')`)
		tab.Click(`.bar a[href$="/about/"]`)
		tab.Wait(`document.querySelector('.device') && !document.getElementById('q')`)
		tab.Leave(`history.back()`) // to what was searched for
		tab.Wait(found + `?.querySelector('mark')`)
		if n := asked(); n != 1 {
			t.Errorf("it was asked for %d times", n)
		}
	})
}

// TestFindLetters: characters of two units are marked as they stand, and words are not joined.
func TestFindLetters(t *testing.T) {
	tab := harness.Open(t)
	tab.Before(harness.NoWorker + `window.WebAssembly = undefined;`)
	tab.Go(harness.Serve(t, nil))
	tab.JS(`document.querySelector('#can-i-unbind .answer p').prepend('𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷野家，quux zorp re\u0301sume\u0301 glo\u00adry\ufe0f。'), document.getElementById('q').focus()`, nil)
	for query, want := range map[string]string{"𠮷野家": "𠮷野家", "野家": "野家", "quux": "quux", "re\u0301sume\u0301": "re\u0301sume\u0301", "résumé": "re\u0301sume\u0301", "uxzo": "", "glory": "glo\u00adry\ufe0f", "qu\u00adu\ufeffx": "quux"} {
		tab.JS(`document.execCommand('insertText', false, `+harness.Quote(query)+`)`, nil)
		tab.Wait(`decodeURIComponent(location.search) === '?q=' + ` + harness.Quote(query))
		if got := tab.Text(`[...document.querySelectorAll('#found mark')].map(m => m.textContent).join('').replace(/^𠮷+/, '𠮷')`); got != want {
			t.Errorf("of %q it marks %q, want %q", query, got, want)
		}
		tab.Key("Escape")
		tab.Wait(`location.search === ''`)
	}
}

// TestPressedEarly: a button that is pressed before its script is there is pressed once it is,
// and what the reader closed meanwhile stays closed.
func TestPressedEarly(t *testing.T) {
	open := func(path, there string) (tab *harness.Tab, release func()) {
		address, release := hold(t, "/boot.")
		tab = harness.Open(t)
		tab.Run(chromedp.Navigate(address + path))
		tab.Wait(there)
		return tab, release
	}
	tab, release := open("#can-i-unbind", `document.querySelector('#can-i-unbind').open`)
	tab.JS(`document.querySelector('#can-i-unbind summary').click()`, nil)
	release()
	tab.Wait(`window.shiming && shiming.adopt`)
	if tab.Is(`document.querySelector('#can-i-unbind').open`) {
		t.Error("the answer is open again")
	}

	tab, release = open("", `document.querySelector('script[src*="/boot."]')`)
	tab.JS(`document.querySelector('#all').click()`, nil)
	release()
	tab.Wait(`[...document.querySelectorAll('details[id]')].every(d => d.open)`)
}
