package takeover

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"shiming/web/browser/harness"
)

// TestFailure: whatever file does not come, the page goes on working, says so,
// and comes to life once the file is there.
func TestFailure(t *testing.T) {
	for _, part := range []string{"app.", "wasm_exec.", "library."} {
		t.Run(part, func(t *testing.T) {
			var broken atomic.Bool
			broken.Store(true)
			address := harness.Serve(t, func(h http.Handler) http.Handler {
				return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					if broken.Load() && strings.HasPrefix(r.URL.Path, "/assets/"+part) {
						http.Error(w, "broken", http.StatusInternalServerError)
						return
					}
					h.ServeHTTP(w, r)
				})
			})
			tab := harness.Open(t)
			tab.Before(harness.NoWorker) // it would have the file
			tab.Go(address)
			tab.Click("summary")
			tab.Wait(`document.documentElement.dataset.app === 'failed'`)
			if !tab.Is(`document.querySelector('details').open`) {
				t.Error("the answer did not open")
			}
			ui := harness.Library(t).Interface.Site
			if said := tab.Text(`document.getElementById('status').innerText`); said != ui.Failed+ui.Retry {
				t.Errorf("the page says %q", said)
			}
			tab.Click(".options a")
			tab.Wait(`location.pathname.startsWith('/check/state=') && document.readyState === 'complete'`)
			tab.Click("h1")
			tab.Wait(`document.documentElement.dataset.app === 'failed'`)
			broken.Store(false)
			tab.Click("#status button")
			tab.Wait(`document.documentElement.dataset.app === 'ready'`)
			if !tab.Is(`!document.getElementById('status').hasChildNodes()`) {
				t.Error("the line about the failure stays")
			}
		})
	}
}

// TestCutOff: the connection ends in the middle of the wasm.
func TestCutOff(t *testing.T) {
	address := harness.Serve(t, func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, ".wasm") {
				w.Header().Set("Content-Type", "application/wasm")
				w.Header().Set("Content-Length", "1000000")
				w.Write([]byte("\x00asm\x01\x00\x00\x00"))
				w.(http.Flusher).Flush()
				panic(http.ErrAbortHandler)
			}
			h.ServeHTTP(w, r)
		})
	})
	tab := harness.Open(t)
	tab.Go(address)
	tab.Click("summary")
	tab.Wait(`document.documentElement.dataset.app === 'failed'`)
	if !tab.Is(`document.querySelector('details').open`) {
		t.Error("the answer did not open")
	}
}

func TestNoWebAssembly(t *testing.T) {
	address := harness.Serve(t, nil)
	tab := harness.Open(t)
	tab.Before(`delete window.WebAssembly`)
	tab.Go(address)
	tab.Wait(`document.documentElement.dataset.app === 'failed'`)
	tab.Click("summary")
	if !tab.Is(`document.querySelector('details').open`) {
		t.Error("the answer did not open")
	}
	tab.Click(".options a")
	tab.Wait(`location.pathname.startsWith('/check/state=')`)
}

// TestRefusedStorage: where the browser refuses storage, go-app starts all the same.
func TestRefusedStorage(t *testing.T) {
	address := harness.Serve(t, nil)
	tab := harness.Open(t)
	tab.Before(`for (const name of ['localStorage', 'sessionStorage'])
		Object.defineProperty(window, name, {configurable: true, get() { throw new DOMException('refused', 'SecurityError'); }})`)
	tab.Go(address)
	tab.Takeover()
}

func TestSaveData(t *testing.T) {
	address := harness.Serve(t, nil)
	tab := harness.Open(t)
	tab.Before(`Object.defineProperty(navigator, 'connection', {value: {saveData: true}})`)
	tab.Go(address)
	tab.Click("summary")
	tab.Idle()
	if state := tab.Text(`document.documentElement.dataset.app`); state != "waiting" {
		t.Errorf("with Save-Data the state is %s after a click", state)
	}
}
