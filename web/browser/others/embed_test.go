package others

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"shiming/web/browser/drive"
	"shiming/web/browser/harness"
	"shiming/web/server"
)

// TestEmbed: on a host page of another origin the widget mounts, is as high as its
// content, leads to a verdict, and says so.
func TestEmbed(t *testing.T) {
	site := httptest.NewServer(server.Handler(harness.Site(t)))
	t.Cleanup(site.Close)
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!DOCTYPE html><html lang="zh-Hans"><head><title>帮助</title></head><body><h1>帮助</h1>
			<script>window.verdicts = []; document.addEventListener('shiming:verdict', e => verdicts.push(e.detail.rule));</script>
			<script async src="%s/embed.js" data-view="check"></script><p>之后</p></body></html>`, site.URL)
	}))
	t.Cleanup(host.Close)
	drive.Each(t, func(t *testing.T, w *drive.Window) {
		// Another origin of the same site: Firefox's protocol does not bring a click on the
		// page into a frame of another site, which has a process of its own.
		w.Go(host.URL)
		w.Wait(`document.querySelector('shiming-faq') && document.querySelector('shiming-faq').shadowRoot.querySelector('.shown')`)
		frame := w.Frame(0)
		fits := func() {
			t.Helper()
			frame.Wait(`innerHeight >= document.documentElement.getBoundingClientRect().height - 1
				&& innerHeight < document.documentElement.getBoundingClientRect().height + 17
				&& document.documentElement.scrollHeight <= innerHeight + 1`)
		}
		fits()
		entries := w.Text(`history.length`)
		for step := 0; !frame.Is(`document.querySelector('[data-verdict]')`); step++ {
			if step == 6 {
				t.Fatal("six answers gave no verdict")
			}
			before := frame.Text(`location.pathname`)
			fits()
			frame.Click(`.options a`)
			frame.Wait(fmt.Sprintf(`location.pathname !== '%s' && document.querySelector('.options a, [data-verdict]')`, before))
		}
		w.Wait(`verdicts.length`)
		fits()
		if got := w.Text(`history.length`); got != entries {
			t.Errorf("the host page has %s history entries, before %s", got, entries)
		}
	})
}
