package takeover

import (
	"cmp"
	"testing"

	"shiming/web/browser/harness"
)

// touches are what others do to a page before the takeover: extensions, translators,
// archives, proxies, systems. In each, $(selector) is an element, strange(tag) makes one of
// theirs, and text(selector) is the first text in an element.
var touches = []struct {
	name, script string

	// made is how many parts of the page the program has to make.
	made string

	// words tells that words of the page are others, and stay so.
	words bool

	// early tells that nothing mends it after the takeover.
	early bool
}{
	{name: "bar before the page", script: `document.body.prepend(strange('div', '翻译此页'))`},
	{name: "div with the page's class", script: `document.body.prepend(Object.assign(strange('div'), {className: 'page'}))`},
	{name: "nodes all over", script: `for (const s of ['.page', 'header', 'main', 'footer', '.seek', 'details', '.answer p', '.options', 'h1', 'summary']) {
		$(s).before(strange('div')); $(s).prepend(strange('span')); $(s).after(strange('p')); $(s).append(strange('svg'));
	}`},
	{name: "texts and comments between elements", script: `for (const e of [...document.querySelectorAll('body, .page, main, article, section, .topic, ul, ol, footer, nav')]) {
		for (const c of [...e.children]) c.before('\n   ', document.createComment('-'));
	}`},
	{name: "items before those of a list", script: `document.querySelectorAll('ul, ol').forEach(l => l.prepend(strange('li', '广告')))`},
	{name: "attributes", script: `document.querySelectorAll('body *').forEach(e => { e.setAttribute('data-x', '1'); e.style.outline = '0'; e.classList.add('x'); })`},
	{name: "password manager", script: `$('#q').after(strange('com-manager')); $('#q').setAttribute('autocomplete', 'x')`},
	{name: "field in a box", script: `const box = strange('div'); $('#q').before(box); box.append($('#q'))`},
	{name: "spaces between scripts", script: `every(t => { t.data = t.data.replace(/(\d+)/g, ' $1 '); })`, words: true},
	{name: "other characters", script: `every(t => { t.data = t.data.replace(/实/g, '實').replace(/认/g, '認').replace(/证/g, '證'); })`, words: true},
	{name: "other words", script: `every(t => { t.data = 'words'; })`, words: true},
	{name: "attributes in other words", script: `document.querySelectorAll('[aria-label], [placeholder]').forEach(e => { for (const n of ['aria-label', 'placeholder']) if (e.hasAttribute(n)) e.setAttribute(n, 'words'); })`, words: true},
	{name: "translation", script: `every(t => { const outer = document.createElement('font'), inner = document.createElement('font'); inner.textContent = 'words ' + t.data; outer.append(inner); t.replaceWith(outer); })`, words: true},
	{name: "translation that moves links", script: `document.querySelectorAll('.answer a').forEach(a => { const f = document.createElement('font'); a.before(f); f.append('the ', a, ' link'); })`, words: true},
	{name: "word in a span", script: `every(t => { if (t.data.length > 3) { t.splitText(2); const s = document.createElement('span'); t.nextSibling.splitText(1); t.nextSibling.before(s); s.append(s.nextSibling); } })`},
	{name: "first word in a link", script: `every(t => { if (t.data.length > 3) { const a = document.createElement('a'); a.href = 'tel:1'; a.textContent = t.data.slice(0, 2); t.data = t.data.slice(2); t.before(a); } })`},
	{name: "texts cut", script: `every(t => { if (t.data.length > 3) t.splitText(2); })`},
	{name: "language", script: `document.documentElement.lang = 'ja'`},
	{name: "address of a link", script: `$('.bar nav a').href = '/elsewhere/'`, early: true},
	{name: "items and nodes between those of a list", script: `document.querySelectorAll('.options > *').forEach(c => { c.after(strange('li', '广告')); c.prepend(strange('b', '译')); })`},
	{name: "links in boxes", script: `document.querySelectorAll('nav a, footer a, .options a').forEach(a => { const box = document.createElement('span'); a.before(box); box.append(a); })`},
	{name: "lists and answers in boxes", script: `document.querySelectorAll('ul, ol, details').forEach(e => { const box = document.createElement('div'); e.before(box); box.append(e); })`},
	{name: "items in another order", script: `document.querySelectorAll('.options, footer ul').forEach(l => l.append(l.firstElementChild)); $('.topic').append($('details'))`, words: true},
	{name: "node before each heading", script: `document.querySelectorAll('details').forEach(d => d.prepend(strange('div'))); document.querySelectorAll('summary').forEach(s => s.prepend(strange('span')))`},
	{name: "without ids", script: `document.querySelectorAll('details').forEach(d => d.removeAttribute('id'))`, early: true},
	{name: "ids within the page", script: `for (const id of ['q', 'status', 'announcer']) $('main').prepend(Object.assign(strange('div'), { id }))`},
	{name: "page moved", script: `document.body.append($('.page'))`},
	{name: "page in a box", script: `const box = document.createElement('div'); $('.page').before(box); box.append($('.page'))`},
	{name: "heading gone", script: `$('#must-verify h3').remove()`, made: "1"},
	{name: "heading's text gone", script: `text('#must-verify h3').remove()`, made: "1"},
	{name: "item gone", script: `document.querySelectorAll('.options li')[2].remove()`, made: "1"},
	{name: "other element", script: `const e = $('main'), d = document.createElement('div'); for (const a of [...e.attributes]) d.setAttribute(a.name, a.value); d.append(...e.childNodes); e.replaceWith(d)`, made: "1", early: true},
	{name: "page gone", script: `$('.page').remove()`, made: "1", early: true},
}

const helpers = `
const $ = s => document.querySelector(s);
const strange = (tag, words = '') => { const e = document.createElement(tag); e.dataset.strange = words; e.textContent = words; return e; };
const text = s => document.createTreeWalker($(s), NodeFilter.SHOW_TEXT).nextNode();
const every = change => {
	const w = document.createTreeWalker($('.page'), NodeFilter.SHOW_TEXT), all = [];
	while (w.nextNode()) if (w.currentNode.data.trim()) all.push(w.currentNode);
	all.forEach(change);
};
`

// own is what the page says and leads to, without the nodes of others.
const own = `(root => {
	root.querySelectorAll('[data-strange]').forEach(e => { if (!e.querySelector('#q')) e.remove(); });
	root.querySelectorAll('output').forEach(o => o.replaceChildren());
	return [root.textContent.replace(/\s+/g, ''), ...[...root.querySelectorAll('a[href]:not([href^="tel:"])')].map(a => a.getAttribute('href'))].join(' ');
})`

// TestTouched: a page that others touch, before the takeover or after it, has all that the
// reader has done on it; what is theirs stays, and what is missing is there again.
func TestTouched(t *testing.T) {
	address := harness.Serve(t, nil)
	tab := harness.Open(t)
	tab.Before(harness.NoWorker)
	tab.Before(`window.thrown = []; addEventListener('error', e => thrown.push(e.message)); addEventListener('unhandledrejection', e => thrown.push(String(e.reason)));`)
	for _, c := range touches {
		t.Run(c.name, func(t *testing.T) {
			tab := tab.For(t)
			tab.Go(address)
			tab.JS(use+touching(c.script), nil)
			tab.Takeover()
			if c.made == "" && !tab.Is(`opened.isConnected && opened.open && document.activeElement === field && field.value === 'wqwq' && field.selectionStart === 2`) {
				t.Errorf("the answer is there %s and open %s, the field has the focus %s and says %s", tab.Text(`opened.isConnected`), tab.Text(`opened.open`),
					tab.Text(`document.activeElement === field`), tab.Text(`field.value`))
			}
			if got := tab.Text(`[shiming.misses, document.querySelectorAll('[data-strange]').length === strangers, thrown].join()`); got != cmp.Or(c.made, "0")+",true," {
				t.Errorf("made, others stay, thrown: %s", got)
			}
			// The list that is found is no part of the page as it is served.
			tab.JS(`document.getElementById('q').focus()`, nil)
			tab.Key("Escape")
			tab.Wait(`!document.getElementById('found')`)
			if !c.words {
				same(t, tab, "/")
			}
			walk(t, tab, c.words)
		})
		if c.early {
			continue
		}
		t.Run(c.name+", later", func(t *testing.T) {
			tab := tab.For(t)
			tab.Go(address)
			tab.Takeover()
			tab.JS(use+touching(c.script), nil)
			walk(t, tab, c.words)
			if got := tab.Text(`[...document.querySelectorAll('[data-strange]')].filter(e => !e.closest('main')).length === outside`); got != "true" {
				t.Error("what others put beside the view is gone")
			}
		})
	}
}

// use opens an answer and types into the field.
const use = `
	window.mark = 1;
	window.opened = document.querySelectorAll('details')[6];
	window.field = document.getElementById('q');
	opened.open = true;
	field.value = 'wqwq';
	field.focus();
	field.setSelectionRange(2, 2);
`

// touching returns a script that touches the page.
func touching(script string) string {
	return `(() => {` + helpers + script + `;
		field.isConnected && field.focus(); // it may have been moved
		window.strangers = document.querySelectorAll('[data-strange]').length;
		window.outside = [...document.querySelectorAll('[data-strange]')].filter(e => !e.closest('main')).length;
	})()`
}

// same compares the page with what is served at a path.
func same(t *testing.T, tab *harness.Tab, path string) {
	t.Helper()
	tab.Wait(`!document.querySelector('[aria-busy]')`)
	if diff := tab.Text(`fetch(` + harness.Quote(path) + `).then(r => r.text()).then(html => {
		const want = ` + own + `(new DOMParser().parseFromString(html, 'text/html').querySelector('[data-root]'));
		const got = ` + own + `(document.querySelector('[data-root]').cloneNode(true));
		let i = 0;
		while (i < want.length && want[i] === got[i]) i++;
		return want === got ? '' : got.slice(Math.max(0, i - 30), i + 60) + ' | ' + want.slice(Math.max(0, i - 30), i + 60);
	})`); diff != "" {
		t.Errorf("at %s the page says, and was served as: %s", path, diff)
	}
}

// walk goes two steps through the checker and back again.
func walk(t *testing.T, tab *harness.Tab, words bool) {
	t.Helper()
	tab.JS(`document.querySelector('.options li:not([data-strange]) a').click()`, nil)
	tab.Wait(`location.pathname.startsWith('/check/state=') && document.activeElement === document.querySelector('main h1')`)
	tab.JS(`document.querySelector('.options a').click()`, nil)
	tab.Wait(`location.pathname.split('=').length === 3 && document.activeElement === document.querySelector('main h1')`)
	if !words {
		same(t, tab, tab.Text(`location.pathname`))
	}
	tab.Leave(`history.go(-2)`)
	tab.Wait(`location.pathname === '/' && document.querySelectorAll('details').length > 10`)
	if !words {
		same(t, tab, "/")
	}
	if got := tab.Text(`[mark, [...document.body.children].filter(e => e.querySelector('#main')).length, document.documentElement.dataset.app, thrown].join()`); got != "1,1,ready," {
		t.Errorf("after a walk: %s", got)
	}
}
