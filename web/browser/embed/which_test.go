package embed

import (
	"crypto/sha512"
	"encoding/base64"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shiming/content/address"
	"shiming/web/browser/harness"
	"shiming/web/browser/tool"
	"shiming/web/site/sitetest"
)

// software are the packages of npm that host pages of these tests use.
var software = []string{"jquery@3.7.1", "@hotwired/turbo@8.0.23", "react@19.2.0", "react-dom@19.2.0", "vue@3.5.45", "preact@10.28.0", "svelte@5.45.0"}

// fromNPM returns a file of the packages.
func fromNPM(t *testing.T, name string) []byte {
	t.Helper()
	dir, err := tool.Install(software)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "node_modules", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestWhichScript: however the script comes, it finds its own address, or says in one line
// what to write instead, and nothing ever leads to another vendor.
func TestWhichScript(t *testing.T) {
	built := harness.Site(t)
	embed := built.Files[address.EmbedScript].Data
	hashed := sitetest.Asset(t, built, "embed.", ".js")
	digest := sha512.Sum384(built.Files[hashed].Data)
	jquery := fromNPM(t, "jquery/dist/jquery.min.js")
	vendor := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		w.Header().Set("Access-Control-Allow-Origin", "*")
		switch r.URL.Query().Get("as") {
		case "bundle":
			w.Write([]byte("window.vendor = 1;\n" + string(embed)))
		case "eval":
			w.Write([]byte("(0, eval)(" + string(must(embed)) + ")"))
		}
	}))
	t.Cleanup(vendor.Close)
	w := open(t)
	w.Before(`window.said = []; for (const how of ['error', 'warn', 'info']) { const real = console[how]; console[how] = (...a) => { said.push(a.join(' ')); real(...a); }; }`)
	const put = `<shiming-faq view="check" loading="click"></shiming-faq>`
	inline := strings.ReplaceAll(string(embed), "</script", `<\/script`)
	for _, c := range []struct {
		name, body string
		advice     bool // it may not know the address, and says what to write
	}{
		{"tag", `<script async src="SITE/embed.js" data-view="check" data-loading="click"></script>`, false},
		{"with a query", `<script async src="SITE/embed.js?v=2" data-view="check" data-loading="click"></script>`, false},
		{"pinned", `<script async src="SITE/` + hashed + `" integrity="sha384-` + base64.StdEncoding.EncodeToString(digest[:]) + `" crossorigin="anonymous" data-view="check" data-loading="click"></script>`, false},
		{"module", `<script type="module" src="SITE/embed.js" data-view="check" data-loading="click"></script>`, false},
		{"module behind another vendor's", `<script src="VENDOR/embed.js" data-view="faq"></script><script type="module" src="SITE/embed.js" data-view="check" data-loading="click"></script>`, false},
		{"import", put + `<script src="VENDOR/embed.js"></script><script type="module">await import('SITE/embed.js')</script>`, false},
		{"getScript", put + `<script src="/jquery.js"></script><script>$.getScript('SITE/embed.js')</script>`, false},
		{"html", `<div id="p"></div><script src="/jquery.js"></script><script>$('#p').html('<script src="SITE/embed.js" data-view="check" data-loading="click"><\/script>')</script>`, false},
		{"load", `<div id="p"></div><script src="/jquery.js"></script><script>$('#p').load('/part')</script>`, false},
		{"tag manager", put + `<script>const s = document.createElement('script'); s.src = 'SITE/embed.js'; document.head.append(s)</script>`, false},
		{"inlined", put + `<script>` + inline + `</script>`, true},
		{"blob", put + `<script>fetch('SITE/embed.js').then(r => r.blob()).then(b => { const s = document.createElement('script'); s.src = URL.createObjectURL(b); document.body.append(s); })</script>`, true},
		{"in another vendor's bundle", put + `<script src="VENDOR/embed.js?as=bundle"></script>`, true},
		{"evaluated by another vendor", put + `<script src="VENDOR/embed.js?as=eval"></script>`, true},
		{"module with a fragment", `<script type="module" src="SITE/embed.js#v2" data-view="check" data-loading="click"></script>`, false},
		{"module and nomodule", `<script type="module" src="SITE/embed.js" data-view="check" data-loading="click"></script><script nomodule src="SITE/embed.js" data-view="check" data-loading="click"></script>`, false},
		{"one tag waits for consent", `<script type="text/plain" src="SITE/embed.js" data-view="faq"></script><script src="SITE/embed.js" data-view="check" data-loading="click"></script>`, false},
		{"html past the cache", `<div id="p"></div><script src="/jquery.js"></script><script>$._evalUrl = url => $.ajax({ url, dataType: 'script', cache: false }); $('#p').html('<script src="SITE/embed.js" data-view="check" data-loading="click"><\/script>')</script>`, false},
		{"moved, and one more tag", `<div id="p"></div><script src="SITE/embed.js" data-view="check" data-loading="click"></script><script>p.append(document.querySelector('shiming-faq'))</script><script src="SITE/embed.js"></script>`, false},
		{"something between, and one more tag", `<script src="SITE/embed.js" data-view="check" data-loading="click"></script><script>document.currentScript.previousElementSibling.before(document.createElement('hr'))</script><script src="SITE/embed.js"></script>`, false},
		{"behind it one of others", `<script defer src="SITE/embed.js" data-view="check" data-loading="click"></script><shiming-faq data-shiming hidden sandbox="" view="faq"></shiming-faq>`, false},
		{"object deleted", `<script src="SITE/embed.js"></script><script>delete window[Symbol.for('shiming')]</script><script src="SITE/embed.js" data-view="check" data-loading="click"></script>`, false},
		{"with what others put on the element", `<script>const e = document.createElement('shiming-faq'); Object.defineProperty(e, '__x', { value: 1, enumerable: true }); Object.assign(e, { view: 'check', loading: 'click' }); document.body.append(e)</script><script src="SITE/embed.js"></script>`, false},
		{"stacks are cut", `<script>Error.stackTraceLimit = 0</script><script async src="SITE/embed.js" data-view="check" data-loading="click"></script>`, false},
	} {
		replace := strings.NewReplacer("VENDOR", vendor.URL, "SITE/", w.site)
		page := w.markup(replace.Replace(c.body))
		w.page.Store(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
			switch r.URL.Path {
			case "/jquery.js":
				rw.Header().Set("Content-Type", "text/javascript")
				rw.Write(jquery)
			case "/part":
				rw.Write([]byte(`<p>部分</p><script src="` + w.site + `embed.js" data-view="check" data-loading="click"></script>`))
			default:
				rw.Header().Set("Content-Type", "text/html; charset=utf-8")
				rw.Write([]byte(page))
			}
		}))
		w.Go(w.at)
		if !w.soon(element + ` && ` + element + `.shadowRoot && ` + element + `.shadowRoot.querySelector('a').href`) {
			t.Errorf("%s: there is no widget: %s", c.name, w.Text(`said`))
			continue
		}
		home, advice := w.site, w.Text(`said.filter(s => s.startsWith('shiming: write <script src=`+harness.Origin+`/embed.js>')).length`)
		if c.advice {
			home = harness.Origin + "/"
		}
		if got := w.Text(element + `.shadowRoot.querySelector('a').href`); got != home+"check/" || (advice == "1") != c.advice {
			t.Errorf("%s: it leads to %s, and gives %s pieces of advice: %s", c.name, got, advice, w.Text(`said`))
		}
		if got := w.Text(`document.querySelectorAll('shiming-faq').length`); got != "1" {
			t.Errorf("%s: there are %s widgets", c.name, got)
		}
	}
}

// must writes a script as a text of JavaScript.
func must(script []byte) []byte {
	return []byte("`" + strings.NewReplacer("\\", "\\\\", "`", "\\`", "${", "\\${").Replace(string(script)) + "`")
}

// TestManyFromOne: one tag has one widget, in a page that was saved after the script ran, and
// where the host restores its body.
func TestManyFromOne(t *testing.T) {
	w := open(t)
	const options = ` src="SITE/embed.js" data-view="check" data-loading="click"></script><noscript>甲</noscript>`
	count := `document.querySelectorAll('shiming-faq').length`
	for _, kind := range []string{"async", "defer", ""} {
		page := w.markup(`<script ` + kind + options + `<script ` + kind + options)
		for round := range 3 {
			w.serve(page)
			w.Go(w.at)
			w.Wait(`document.readyState === 'complete' && [...document.querySelectorAll('shiming-faq')].filter(e => e.shadowRoot).length >= 2`)
			w.Idle()
			if got := w.Text(count); got != "2" {
				t.Errorf("%q, round %d: there are %s widgets of two tags", kind, round, got)
			}
			page = "<!DOCTYPE html>" + w.Text(`document.documentElement.outerHTML`)
		}
	}
	turbo := fromNPM(t, "@hotwired/turbo/dist/turbo.es2017-umd.js")
	w.page.Store(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		rw.Header().Set("Content-Type", "text/html; charset=utf-8")
		switch r.URL.Path {
		case "/turbo.js":
			rw.Header().Set("Content-Type", "text/javascript")
			rw.Write(turbo)
		case "/other":
			rw.Write([]byte(`<!DOCTYPE html><html><head><title>乙</title><script src="/turbo.js"></script></head><body><p id="other">乙</p></body></html>`))
		default:
			rw.Write([]byte(`<!DOCTYPE html><html><head><title>甲</title><script src="/turbo.js"></script></head><body><p id="first">甲</p><a href="/other">乙</a><script async` +
				strings.ReplaceAll(options, "SITE/", w.site) + `</body></html>`))
		}
	}))
	w.Go(w.at)
	w.Wait(element + `?.shadowRoot`)
	for round := range 3 {
		w.JS(`Turbo.visit('/other')`, nil)
		w.Wait(`document.getElementById('other')`)
		w.JS(`history.back()`, nil)
		w.Wait(`document.getElementById('first') && ` + element + `?.shadowRoot && !document.documentElement.hasAttribute('data-turbo-preview')`)
		w.JS(`new Promise(done => setTimeout(done, 150)).then(() => 0)`, nil)
		if got := w.Text(count); got != "1" {
			t.Errorf("after Back %d there are %s widgets", round+1, got)
		}
	}
}
