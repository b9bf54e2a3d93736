// Package embed tests the product in frames on other people's pages, which are of
// another site: the browser gives their frames a process of their own.
package embed

import (
	"context"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"shiming/content"
	"shiming/content/load"
	"shiming/web/browser/harness"
	"shiming/web/server"
)

// world is a site, and host pages of another one.
type world struct {
	*harness.Tab
	t    *testing.T
	site string        // address of the site, with a slash at the end
	at   string        // address of the host page, likewise
	page *atomic.Value // http.Handler of the host page
}

// listener collects the events of all elements of a host page in the array events, as
// "kind detail".
const listener = `window.events = [];
for (const kind of ['ready', 'height', 'open', 'close', 'answer', 'verdict', 'navigate', 'error']) {
	document.addEventListener('shiming:' + kind, e => events.push(kind + ' ' + JSON.stringify(e.detail)));
}`

// open opens a browser with a site and no host page yet.
func open(t *testing.T) *world {
	t.Helper()
	return openWith(t, server.Handler(harness.Site(t)))
}

func openWith(t *testing.T, site http.Handler) *world {
	t.Helper()
	return openIn(t, harness.Open(t), site)
}

// openIn opens a site in a browser that is there.
func openIn(t *testing.T, tab *harness.Tab, site http.Handler) *world {
	t.Helper()
	// The browser may outlive the site, and wait for an answer; where the connection is closed
	// it asks once more.
	ctx, over := context.WithCancel(context.Background())
	s := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		request, stop := context.WithCancel(r.Context())
		defer stop()
		defer context.AfterFunc(ctx, stop)()
		site.ServeHTTP(rw, r.WithContext(request))
	}))
	t.Cleanup(func() {
		over()
		s.CloseClientConnections()
		s.Close()
	})
	w := &world{Tab: tab, t: t, site: s.URL + "/", page: &atomic.Value{}}
	h := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		w.page.Load().(http.Handler).ServeHTTP(rw, r)
	}))
	t.Cleanup(h.Close)
	w.at = strings.Replace(h.URL, "127.0.0.1", "localhost", 1) + "/"
	w.Before(listener)
	return w
}

// markup is a whole host page around a body. SITE in it stands for the address of the
// site.
func (w *world) markup(body string) string {
	return `<!DOCTYPE html><html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
		`<title>帮助</title></head><body><h1>帮助</h1>` + strings.ReplaceAll(body, "SITE/", w.site) + `<p>之后的内容</p></body></html>`
}

// visit goes to a host page that has a body, and is sent with header fields, name and
// value in turn.
func (w *world) visit(body string, header ...string) {
	w.t.Helper()
	w.serve(w.markup(body), header...)
	w.Go(w.at)
}

// depart goes to a host page as visit does, and does not wait for all of it.
func (w *world) depart(body string, header ...string) {
	w.t.Helper()
	w.serve(w.markup(body), header...)
	w.Run(chromedp.ActionFunc(func(ctx context.Context) error {
		_, _, _, _, err := page.Navigate(w.at).Do(ctx)
		return err
	}))
}

// serve makes a page the one of the host.
func (w *world) serve(page string, header ...string) {
	w.page.Store(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		rw.Header().Set("Content-Type", "text/html; charset=utf-8")
		for i := 0; i+1 < len(header); i += 2 {
			rw.Header().Set(header[i], header[i+1])
		}
		rw.Write([]byte(page))
	}))
}

// Expressions in a host page.
const (
	element = `document.querySelector('shiming-faq')`
	iframe  = element + `.shadowRoot.querySelector('iframe')`
	shown   = element + ` && ` + element + `.shadowRoot.querySelector('.shown')`
)

// said waits until there was an event of a kind, with a part in its detail.
func (w *world) said(kind, part string) {
	w.t.Helper()
	w.Wait(`events.some(e => e.startsWith(` + harness.Quote(kind+" ") + `) && e.includes(` + harness.Quote(part) + `))`)
}

// library returns the built-in content in a language.
func library(t *testing.T, lang string) *content.Library {
	t.Helper()
	all, problems := load.All(content.BuiltIn())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return all[slices.IndexFunc(all, func(lib *content.Library) bool { return lib.Lang == lang })]
}
