package drive

import (
	"bytes"
	"fmt"
	"image/png"
	"net/http"
	"net/http/httptest"
	"testing"
)

// TestFrame looks into a frame of another origin that is in a shadow root and below
// the edge of the window, and clicks in it.
func TestFrame(t *testing.T) {
	page := func(body string) *httptest.Server {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Header().Set("Content-Security-Policy", "default-src 'self' http://127.0.0.1:*; script-src 'unsafe-inline'; style-src 'unsafe-inline'")
			fmt.Fprint(w, "<!DOCTYPE html><title>x</title>", body)
		}))
		t.Cleanup(s.Close)
		return s
	}
	inside := page(`<p style="margin-top: 1500px"><button onclick="window.clicked = event">押</button><p style="margin-top: 1500px">`)
	outside := page(`<p style="margin-top: 1500px"><iframe></iframe><span></span><script>
		document.querySelector('span').attachShadow({mode: 'open'}).innerHTML = '<iframe height="300" src="` + inside.URL + `"></iframe>';
	</script><p style="margin-top: 1500px">`)
	Each(t, func(t *testing.T, w *Window) {
		w.Go(outside.URL)
		frame := w.Frame(1)
		frame.Wait(`document.querySelector('button')`)
		if got := frame.Text(`location.origin`); got != inside.URL {
			t.Errorf("the frame is at %s", got)
		}
		frame.Click("button")
		frame.Wait(`clicked.isTrusted`)
		w.Go(inside.URL)
		w.Click("button")
		w.Wait(`clicked.isTrusted`)
		if got := w.Text(`new Promise(done => setTimeout(done, 10)).then(() => '中文' + document.querySelector('button').textContent)`); got != "中文押" {
			t.Errorf("an expression is %q", got)
		}
		if err := w.evaluate(`nothing.there`, nil); err == nil {
			t.Error("an error in the page is none here")
		}
		if _, err := png.Decode(bytes.NewReader(w.Picture())); err != nil {
			t.Errorf("the picture: %v", err)
		}
	})
}
