package navigation

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shiming/web/browser/harness"
	"shiming/web/browser/tool"
)

// TestReaderMode: what Firefox's reader mode takes from a page is its title and all of
// its steps, in their order.
func TestReaderMode(t *testing.T) {
	dir, err := tool.NPM()
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(dir, "node_modules/@mozilla/readability/Readability.js"))
	if err != nil {
		t.Fatal(err)
	}
	address := harness.Serve(t, nil)
	tab := harness.Open(t)
	tab.Before(harness.NoWorker)
	for path, wanted := range map[string]string{
		"":                 `[...document.querySelectorAll('.topic summary')].map(e => e.innerText)`,
		"q/how-to-unbind/": `[...document.querySelectorAll('.answer li')].map(e => e.textContent)`,
		"check/state=none/role=shopper/shop=global/stage=waiting/": `[document.querySelector('.verdict h1').innerText, ...[...document.querySelectorAll('.card li')].slice(0, 3).map(e => e.textContent)]`,
	} {
		tab.Go(address + path)
		var parts []string
		tab.JS(wanted, &parts)
		if len(parts) < 3 {
			t.Fatalf("/%s has only the parts %q", path, parts)
		}
		var got struct{ Title, Text string }
		tab.JS(string(source)+`; (a => ({Title: a ? a.title : '', Text: a ? a.textContent : ''}))(new Readability(document.cloneNode(true)).parse())`, &got)
		if title := tab.Text(`document.querySelector('h1').innerText`); !strings.Contains(got.Title, strings.TrimSuffix(title, "？")) && !strings.Contains(got.Text, title) {
			t.Errorf("/%s: the title is %q, and neither there nor in the text is %q", path, got.Title, title)
		}
		rest := got.Title + got.Text
		for _, part := range parts {
			_, after, there := strings.Cut(rest, part)
			if !there {
				t.Errorf("/%s: %q is not there, or not in its place, in\n%s", path, part, got.Text)
				break
			}
			rest = after
		}
	}
}

// translate does to a page what a browser's translation does: each text makes way for
// another one in elements of its own, and what is added later does too.
const translate = `(() => {
	document.documentElement.classList.add('translated-ltr');
	const inside = root => {
		const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), all = [];
		while (walker.nextNode()) all.push(walker.currentNode);
		for (const text of all) {
			if (!text.data.trim() || !text.parentElement || text.parentElement.closest('font, script, style, svg, noscript, [translate=no]')) continue;
			const outer = document.createElement('font'), inner = document.createElement('font');
			inner.textContent = '~' + text.data;
			outer.append(inner);
			text.replaceWith(outer);
		}
	};
	inside(document.body);
	window.thrown = [];
	const error = console.error;
	console.error = (...what) => { thrown.push(what.join(' ')); error(...what); };
	addEventListener('error', e => thrown.push(e.message));
	addEventListener('unhandledrejection', e => thrown.push(String(e.reason)));
	new MutationObserver(changes => changes.forEach(c => c.addedNodes.forEach(n => {
		if (n.isConnected && n.localName !== 'font') inside(n.nodeType === 3 ? n.parentNode : n);
	}))).observe(document.body, {childList: true, subtree: true});
	window.mark = 1;
})()`

// TestTranslated: a page that a browser has translated, before the takeover or after
// it, works on, and shows what was asked for.
func TestTranslated(t *testing.T) {
	address := harness.Serve(t, nil)
	for _, when := range []string{"before the takeover", "after the takeover"} {
		t.Run(when, func(t *testing.T) {
			tab := harness.Open(t)
			tab.Before(harness.NoWorker)
			open := func(path string) {
				t.Helper()
				tab.Go(address + path)
				if when == "after the takeover" {
					tab.Takeover()
				}
				tab.JS(translate, nil)
				tab.Takeover()
			}
			fine := func() {
				t.Helper()
				if got := tab.Text(`thrown.join()`); got != "" || !tab.Is(`mark === 1 && document.documentElement.dataset.app === 'ready'`) {
					t.Errorf("thrown: %s; the program is %s", got, tab.Text(`document.documentElement.dataset.app`))
				}
			}
			open("")
			if !tab.Is(`shiming.misses === 0 && document.querySelector('h1 font font').textContent.startsWith('~')`) {
				t.Errorf("the takeover gave adoption up %s times; the heading is %s", tab.Text(`shiming.misses`), tab.Text(`document.querySelector('h1').innerHTML`))
			}

			// The search, letter by letter, more of it, and nothing found.
			typeIn(tab, "jiebang")
			tab.Wait(found + `?.querySelector('.hits mark font')`)
			count := tab.Text(found + `.querySelector('.count').innerText`)
			first := tab.Text(found + `.querySelector('.title').innerText`)
			tab.Click("#found button")
			tab.Wait(found + `.querySelectorAll('li').length > 8 && document.activeElement === ` + found + `.querySelectorAll('li a')[8]`)
			typeIn(tab, "wqwq")
			tab.Wait(found + `?.querySelector('.count').innerText.includes('jiebangwqwq')`)
			tab.JS(`document.getElementById('q').focus()`, nil)
			tab.Key("Escape")
			tab.Wait(`!` + found)
			typeIn(tab, "shiming")
			tab.Wait(found + `?.querySelector('.hits mark font')`)
			if tab.Text(found+`.querySelector('.count').innerText`) == count && tab.Text(found+`.querySelector('.title').innerText`) == first {
				t.Error("another search shows what the one before it found")
			}
			tab.Key("Escape")
			tab.Wait(`!` + found)
			fine()

			// The checker, and back.
			at := "/check/"
			for _, pair := range []string{"state=none", "role=shopper", "shop=global", "stage=waiting"} {
				at += pair + "/"
				tab.Click(`.options a[href="` + at + `"]`)
				tab.Wait(`location.pathname === ` + harness.Quote(at) + ` && document.activeElement === document.querySelector('main h1')`)
			}
			tab.Wait(`document.querySelector('[data-rule=global-waiting] h1 font') && document.querySelector('.chips')`)
			fine()
			tab.Leave(`history.back()`)
			tab.Wait(`location.pathname === '/check/state=none/role=shopper/shop=global/' && document.querySelector('.options')`)
			tab.Click(`header a[href="/rules/"]`)
			tab.Wait(`document.querySelectorAll('.rule').length > 5`)
			fine()

			// The form for owners.
			open("embed/")
			tab.JS(`{ const s = document.querySelector('select[name=way]'); s.value = 'iframe'; s.dispatchEvent(new Event('change', {bubbles: true})); }`, nil)
			tab.Wait(`document.querySelector('.code').textContent.includes('<iframe') && document.getElementById('way-hint').innerText`)
			hint := harness.Library(t).Interface.Embed.Terms["form"]["iframe-hint"]
			tab.Wait(`document.getElementById('way-hint').innerText.endsWith(` + harness.Quote(hint) + `)`)
			tab.Click(".copy button")
			tab.Wait(`document.querySelector('.copy [role=status]').innerText`)
			tab.JS(`{ const s = document.querySelector('select[name=way]'); s.value = 'script'; s.dispatchEvent(new Event('change', {bubbles: true})); }`, nil)
			tab.Wait(`document.querySelector('.code').textContent.includes('<script') && !document.querySelector('.copy [role=status]').innerText`)
			fine()
		})
	}
}
