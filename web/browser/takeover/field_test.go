package takeover

import (
	"context"
	"fmt"
	"net/http"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
	"shiming/web/site/sitetest"
	"shiming/web/wasm"
)

// fieldPage serves, in place of the home page, the page of the test-only program
// in the folder field, with the real boot script around it.
func fieldPage(t *testing.T) string {
	program, err := wasm.Compile(t.Context(), "./web/browser/takeover/field", false, t.Logf)
	if err != nil {
		t.Fatal(err)
	}
	asset := func(prefix, suffix string) string { return "/" + sitetest.Asset(t, harness.Site(t), prefix, suffix) }
	page := fmt.Sprintf(`<!DOCTYPE html><html lang="zh-Hans" data-app="waiting"><head><meta charset="utf-8"><title>field</title>
<script src="%s" defer data-base="/" data-origin="" data-release="" data-search="" data-wasm="/field.wasm" data-size="%d" data-exec="%s" data-library="/healthz" data-rest="/healthz" data-style="%s" data-more="%s"></script>
</head><body><div data-root><label for="field">找</label><input id="field" type="text"></div><p id="status" hidden data-loading="" data-failed="failed" data-retry="again"></p><p id="announcer"></p></body></html>`,
		asset("boot.", ".js"), len(program), asset("wasm_exec.", ".js"), asset("full.", ".css"), asset("more.", ".css"))
	return harness.Serve(t, func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch r.URL.Path {
			case "/":
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				w.Write([]byte(page))
			case "/field.wasm":
				w.Header().Set("Content-Type", "application/wasm")
				w.Write(program)
			default:
				h.ServeHTTP(w, r)
			}
		})
	})
}

// TestField: what is typed, where the caret is, and a word that an input method is
// in the middle of, all stay, and the input method can finish it.
func TestField(t *testing.T) {
	tab := harness.Open(t)
	tab.Before(watch + `addEventListener('DOMContentLoaded', () => {
		window.events = [];
		for (const name of ['compositionstart', 'compositionend', 'blur'])
			document.getElementById('field').addEventListener(name, () => events.push(name));
	});`)
	// The wasm must not start at the first key, but in the middle of the word.
	tab.Before(`window.held = []; const raf = requestAnimationFrame; window.requestAnimationFrame = f => window.free ? raf(f) : held.push(f);`)
	tab.Go(fieldPage(t))
	tab.Click("#field")
	tab.Run(
		chromedp.ActionFunc(func(ctx context.Context) error { return input.InsertText("解绑多久").Do(ctx) }),
		chromedp.Evaluate(`document.getElementById('field').setSelectionRange(2, 2)`, nil),
		chromedp.ActionFunc(func(ctx context.Context) error { return input.ImeSetComposition("yao", 3, 3).Do(ctx) }),
	)
	if value := tab.Text(`document.getElementById('field').value`); value != "解绑yao多久" {
		t.Fatalf("while composing the field has %q", value)
	}
	tab.JS(`free = true; held.forEach(f => f()); mutations.length = 0`, nil)
	tab.Wait(`document.documentElement.dataset.app === 'ready'`)
	if s := look(tab); len(s.Inside) > 0 || !s.Same || s.Misses != 0 {
		t.Errorf("mutations %q, same nodes %v, misses %d", s.Inside, s.Same, s.Misses)
	}
	if got := tab.Text(`[document.activeElement.id, field.value, field.selectionStart, events].join()`); got != "field,解绑yao多久,5,compositionstart" {
		t.Errorf("after the takeover: %s", got)
	}
	tab.Run(chromedp.ActionFunc(func(ctx context.Context) error { return input.InsertText("要").Do(ctx) }))
	if got := tab.Text(`[field.value, field.selectionStart, events].join()`); got != "解绑要多久,3,compositionstart,compositionend" {
		t.Errorf("after the word was finished: %s", got)
	}
}
