// Package owner tests the page for those who put the product on a page of their own.
package owner

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
	"shiming/web/site"
)

// set gives a field a value, as a reader does.
const set = `window.set = (name, value) => {
	const field = document.querySelector('#choose [name=' + name + ']');
	field.value = value;
	for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, {bubbles: true}));
};
window.tick = value => document.querySelector('#choose [type=checkbox][value=' + value + ']').click();
window.code = () => [...document.querySelectorAll('.embed .code')][0].querySelector('code').innerText;
`

// open opens the page and waits until the program, which nobody asks for, has it.
func open(t *testing.T) (*harness.Tab, string) {
	address := harness.Serve(t, nil)
	tab := harness.Open(t)
	tab.Before(set)
	tab.Go(address + "embed/")
	tab.Wait(`document.documentElement.dataset.app === 'ready'`)
	return tab, address
}

// TestChoices: what is chosen is in the code and in the preview.
func TestChoices(t *testing.T) {
	tab, _ := open(t)
	if got := tab.Text(`code()`); !strings.Contains(got, `src="https://example.com/embed.js" data-view="check"></script>`) {
		t.Errorf("at first the code is\n%s", got)
	}
	widget := tab.Text(`(window.widget = document.querySelector('shiming-faq')).outerHTML`)
	tab.JS(`set('way', 'element'); set('view', 'topic:unbind'); set('theme', 'dark'); set('title', '帮助 "1"'); set('radius', 'square'); set('min-height', '300');
		tick('own'); tick('unbind-time'); tick('debug'); tick('mirror-url')`, nil)
	want := `<shiming-faq view="topic:unbind" theme="dark" accent="#0a655c" radius="0" min-height="300" open="unbind-time" mirror-url title="帮助 &quot;1&quot;" debug>`
	tab.Wait(`code().includes(` + harness.Quote(want) + `)`)
	// The mark debug counts when the element is made only, so that is another one now.
	tab.Wait(`document.querySelector('shiming-faq') !== widget`)
	for name, value := range map[string]string{"view": "topic:unbind", "theme": "dark", "accent": "#0a655c", "radius": "0",
		"min-height": "300", "open": "unbind-time", "title": `帮助 "1"`, "mirror-url": ""} {
		if got := tab.Text(`document.querySelector('shiming-faq').getAttribute(` + harness.Quote(name) + `) || ''`); got != value {
			t.Errorf("the preview has %s=%q, want %q, and at first was %s", name, got, value, widget)
		}
	}
	tab.JS(`set('accent', '#aa3300')`, nil)
	tab.Wait(`code().includes('accent="#aa3300"') && document.querySelector('shiming-faq').getAttribute('accent') === '#aa3300'`)
	tab.JS(`tick('own'); set('view', 'check'); set('way', 'iframe')`, nil)
	tab.Wait(`code().startsWith('<iframe src="https://example.com/frame/check/?theme=dark" ')`)
	if tab.Is(`[...document.querySelectorAll('.answers, [name=accent]')].some(e => e.offsetParent)`) {
		t.Error("there are answers to open, or a colour to choose, where there is nothing of it")
	}
}

// TestPreview: the preview is the widget itself, as high as its content.
func TestPreview(t *testing.T) {
	tab, address := open(t)
	tab.JS(`document.querySelector('.stage').scrollIntoView()`, nil)
	frame := `document.querySelector('shiming-faq').shadowRoot.querySelector('iframe')`
	tab.Wait(frame + ` && parseInt(` + frame + `.style.height) > 300`)
	if src := tab.Text(frame + `.src`); src != address+"frame/check/" {
		t.Errorf("it shows %s", src)
	}
	tab.JS(`set('view', 'question:unbind-time')`, nil)
	tab.Wait(frame + `.contentDocument.querySelector('h1').textContent.includes('解绑')`)
}

// TestWide: where there is room the preview stands beside the code, else below it, and what
// there is to know is folded.
func TestWide(t *testing.T) {
	tab, _ := open(t)
	beside := `document.querySelector('.preview').getBoundingClientRect().left > document.querySelector('.make > .code').getBoundingClientRect().right`
	for width, want := range map[int64]bool{360: false, 768: false, 1100: true, 1920: true} {
		tab.Width(width)
		if got := tab.Is(beside); got != want {
			t.Errorf("at %d px the preview is beside the code: %v", width, got)
		}
		if !tab.Is(`document.documentElement.scrollWidth <= innerWidth`) {
			t.Errorf("at %d px the page is too wide", width)
		}
	}
	if tab.Is(`document.querySelector('.entries').checkVisibility()`) {
		t.Error("the reference is open")
	}
	tab.Click("#reference summary")
	tab.Wait(`document.querySelector('.entries').checkVisibility()`)
}

// TestEarlyChoices: what was chosen before the program was there counts.
func TestEarlyChoices(t *testing.T) {
	address := harness.Serve(t, nil)
	tab := harness.Open(t)
	tab.Before(set + `document.addEventListener('DOMContentLoaded', () => { set('view', 'faq'); set('way', 'element'); tick('can-i-unbind'); tick('debug'); });`)
	tab.Go(address + "embed/")
	tab.Wait(`document.documentElement.dataset.app === 'ready' && code().startsWith('<shiming-faq view="faq" open="can-i-unbind" debug>')`)
	if !tab.Is(`document.querySelector('[name=view]').value === 'faq' && document.querySelector('[value=can-i-unbind]').checked && shiming.misses === 0`) {
		t.Error("the takeover changed what was chosen")
	}
}

// TestCopy: the code comes to the clipboard, with its line breaks, and that is said;
// also where the browser has only the old way.
func TestCopy(t *testing.T) {
	tab, _ := open(t)
	tab.Clipboard()
	said := `document.querySelector('.copy [role=status]').textContent`
	for _, way := range []string{"element", "script"} {
		tab.JS(`set('way', '`+way+`')`, nil)
		tab.Wait(said + ` === ''`)
		tab.Click(".copy button")
		tab.Wait(said + `.startsWith('已复制')`)
		if got := tab.Text(`navigator.clipboard.readText()`); got != tab.Text(`code()`) || !strings.Contains(got, "\n") {
			t.Errorf("the clipboard has\n%s", got)
		}
		tab.JS(`navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))`, nil)
	}
	tab.JS(`document.execCommand = () => false`, nil)
	tab.Click(".copy button")
	tab.Wait(said + `.startsWith('没能复制')`)
}

// TestByClick: a reader who comes from another page, whose program has no words for
// owners, finds the same.
func TestByClick(t *testing.T) {
	tab := harness.Open(t)
	tab.Before(set)
	tab.Go(harness.Serve(t, nil) + "about/")
	tab.Takeover()
	tab.Click(`footer a[href="/embed/"]`)
	tab.Wait(`location.pathname === '/embed/' && document.querySelector('shiming-faq') && document.querySelector('shiming-faq').shadowRoot`)
	tab.JS(`set('view', 'faq')`, nil)
	tab.Wait(`code().includes('data-view="faq"')`)
}

// TestOwnAddress: a site that does not know its address takes the one that the page was
// come to.
func TestOwnAddress(t *testing.T) {
	host := harness.NewHost(t, harness.Build(t, func(o *site.Options) { o.Origin = "" }))
	tab := harness.Open(t)
	tab.Before(set)
	tab.Go(host.Address("embed/"))
	tab.Wait(`document.documentElement.dataset.app === 'ready' && code().includes('src="' + location.origin + '/embed.js"')`)
	tab.Click("#reference summary")
	if got := tab.Text(`document.body.innerText`); strings.Contains(got, "HOST") || !strings.Contains(got, "frame-src "+strings.TrimSuffix(host.Address(""), "/")) {
		t.Error("somewhere the address is not known")
	}
}

// TestWithoutScript: the page has the code, and says why nothing can be chosen.
func TestWithoutScript(t *testing.T) {
	tab := harness.Open(t)
	tab.NoScripts()
	tab.Go(harness.Serve(t, nil) + "embed/")
	tab.Click("#reference summary")
	var seen string
	tab.Run(chromedp.Text("body", &seen, chromedp.ByQuery))
	for _, want := range []string{"现在改不了选项", `data-view="check"></script>`, "<noscript>", "frame-src https://example.com", "mirror-url", "shiming:verdict"} {
		if !strings.Contains(seen, want) {
			t.Errorf("there is no %q to be seen", want)
		}
	}
	if strings.Count(seen, "现在改不了选项") != 1 || strings.Contains(seen, "更多选项") {
		t.Errorf("what does not work is there all the same:\n%s", seen)
	}
}
