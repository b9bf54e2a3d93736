package embed

import (
	"net/http"
	"os"
	"strings"
	"testing"

	"shiming/content/address"
	"shiming/web/browser/harness"
	"shiming/web/browser/tool"
)

// TestWordPress: what WordPress makes of a pasted address, with its own script, becomes the
// page in a frame as high as its content, and its links lead to the site.
func TestWordPress(t *testing.T) {
	file, err := tool.WordPress()
	if err != nil {
		t.Fatal(err)
	}
	script, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	w := open(t)
	// As wp_filter_oembed_result writes it.
	page := w.markup(`<blockquote class="wp-embedded-content" data-secret="aB3dE5gH7j"><a href="SITE/check/">会发货吗？</a></blockquote>` +
		`<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" style="position: absolute; clip: rect(1px, 1px, 1px, 1px);" title="会发货吗？"` +
		` src="SITE/frame/check/#?secret=aB3dE5gH7j" data-secret="aB3dE5gH7j" width="600" height="560"></iframe><script src="/wp-embed.js"></script>`)
	w.page.Store(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/wp-embed.js" {
			rw.Header().Set("Content-Type", "text/javascript")
			rw.Write(script)
			return
		}
		rw.Header().Set("Content-Type", "text/html; charset=utf-8")
		rw.Write([]byte(page))
	}))
	w.Width(672)
	w.Go(w.at)
	const plain = `document.querySelector('iframe')`
	w.Wait(plain + `.getAttribute('style') === null && document.querySelector('blockquote').style.display === 'none'`)
	frame := w.Frame("/frame/check/")
	fits := `Math.abs(` + plain + `.height - ` + plain + `.dataset.want) < 32`
	w.JS(plain+`.dataset.want = `+frame.Text(`document.documentElement.getBoundingClientRect().height`), nil)
	w.Wait(fits)
	// The next page in the frame is heard too.
	before := w.Text(plain + `.height`)
	w.Press(plain, frame, `.options a`)
	frame.Wait(`location.pathname.length > '/frame/check/'.length && document.querySelector('h1')`)
	w.Wait(plain + `.height !== ` + harness.Quote(before))
	// A link to the full page leaves the host page for it.
	w.Press(plain, frame, `footer a[target=_blank]`)
	w.Wait(`location.href.startsWith(` + harness.Quote(w.site+"check/") + `)`)
}

// TestSecret: the frame says nothing to who has no secret of the right kind, nor to others
// than its parent, and asks for pages of its own site alone.
func TestSecret(t *testing.T) {
	w := open(t)
	w.visit(`<script>window.heard = []; onmessage = e => { if (e.data.message) heard.push(e.data); };</script>
		<iframe sandbox="allow-scripts" src="SITE/frame/check/#?secret=abc" width="600" height="400"></iframe>`)
	w.Wait(`heard.some(m => m.message === 'height' && m.value % 16 === 0 && m.secret === 'abc')`)
	w.JS(`heard.length = 0, frames[0].postMessage({message: 'ready', secret: 'abd'}, '*'), frames[0].postMessage({message: 'ready', secret: 'abc'}, '*')`, nil)
	w.Wait(`heard.length > 0`)
	frame := w.Frame("/frame/check/")
	frame.JS(`for (const href of ['https://evil.example/', location.origin + '/about/']) {
		const a = Object.assign(document.createElement('a'), {href, target: '_blank'});
		document.body.append(a);
		a.click();
	}`, nil)
	w.Wait(`heard.some(m => m.message === 'link')`)
	if got := w.Text(`heard.filter(m => m.message !== 'height').map(m => m.message + ' ' + m.value)`); got != "link "+w.site+"about/" {
		t.Errorf("the host page heard %s", got)
	}
	// The host may find no secret and give one to a page that is there.
	w.visit(`<script>window.heard = []; onmessage = e => { if (e.data.message) heard.push(e.data); };</script><iframe id="f" sandbox="allow-scripts" src="SITE/frame/check/" width="600" height="400"></iframe>`)
	w.Frame("/frame/check/").Wait(`document.readyState === 'complete'`)
	w.Idle()
	w.JS(`f.src += '#?secret=abc', f.contentWindow.postMessage({message: 'ready', secret: 'abc'}, '*')`, nil)
	w.Wait(`heard.some(m => m.message === 'height' && m.secret === 'abc')`)
	for _, fragment := range []string{"", "#?secret=", "#?secret=a%20b", "#secret=abc", "#?secret=abc&x"} {
		w.visit(`<script>window.heard = []; onmessage = e => { heard.push(e.data); };</script><iframe src="SITE/frame/check/` + fragment + `" width="600" height="400"></iframe>`)
		w.Frame("/frame/check/").Wait(`document.readyState === 'complete'`)
		w.Idle()
		if got := w.Text(`JSON.stringify(heard)`); got != "[]" {
			t.Errorf("%q: the host page heard %s", fragment, got)
		}
	}
}

// TestMirrorElsewhere: where the address of the page cannot be changed, or is another's by
// <base>, no event is lost.
func TestMirrorElsewhere(t *testing.T) {
	w := open(t)
	body := script + `<shiming-faq mirror-url loading="eager" open="how-to-verify"></shiming-faq>`
	w.serve(strings.Replace(w.markup(body), "<title>", `<base href="https://elsewhere.example/x/"><title>`, 1))
	w.Go(w.at + "?a=b#c")
	w.said("open", `"how-to-verify"`)
	w.Wait(`location.search === '?a=b&shiming=open:how-to-verify' && location.hash === '#c' && location.origin === ` + harness.Quote(strings.TrimSuffix(w.at, "/")))
	inner := strings.NewReplacer("&", "&amp;", `"`, "&quot;").Replace(w.markup(body))
	w.visit(`<iframe id="f" srcdoc="` + inner + `" width="600" height="600"></iframe>`)
	w.Wait(`f.contentWindow.events && f.contentWindow.events.some(e => e.startsWith('open ') && e.includes('how-to-verify'))`)
}

// TestCertain: a verdict that is certain although the reader is not sure of something is told
// too, without a rule where several come to it.
func TestCertain(t *testing.T) {
	view := ""
	for _, v := range address.Views(harness.Library(t)) {
		if v.Kind == address.CheckView && v.Place.Unsure() && v.Place.Rule == nil && v.Place.Ask == nil && len(v.Place.Verdicts()) == 1 {
			view = strings.Replace(strings.TrimSuffix(v.Path, "/"), "/", ":", 1)
			break
		}
	}
	if view == "" {
		t.Fatal("there is no such place")
	}
	w := open(t)
	w.visit(script + `<shiming-faq view="` + view + `" loading="eager"></shiming-faq>`)
	w.said("verdict", `"view":"`+view+`"`)
	if w.Is(`events.some(e => e.startsWith('verdict') && e.includes('"rule"'))`) {
		t.Errorf("the event is %s", w.Text(`events`))
	}
}
