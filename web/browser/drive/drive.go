// Package drive drives the browsers beside Chromium, Firefox and WebKitGTK, each in
// the protocol that it speaks itself, and both in the same few words.
package drive

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// Browsers are the browsers that there are to drive.
var Browsers = []string{"Firefox", "WebKitGTK"}

// Each runs a test in a fresh window of each browser.
func Each(t *testing.T, test func(*testing.T, *Window)) {
	for _, name := range Browsers {
		t.Run(name, func(t *testing.T) { test(t, Open(t, name)) })
	}
}

// Window is the one window of a browser of its own: nothing is shared with others.
type Window struct {
	// Browser is one of [Browsers].
	Browser string

	t       testing.TB
	browser browser
	frame   int // which frame of the page this is, or top
}

// browser is what a browser must be able to do.
type browser interface {
	visit(address string) error

	// evaluate returns the value, a string, that the promise of a script comes to in
	// a frame.
	evaluate(script string, frame int) (string, error)

	// press presses and releases the mouse at a place of the window.
	press(x, y int) error

	// picture returns what the window shows as a PNG.
	picture() ([]byte, error)

	close() error
}

const (
	top = -1

	// timeout is how long a single thing may take.
	timeout = 60 * time.Second
)

// frames is a script's list of the page's iframes in the order of the document,
// those in open shadow roots too.
const frames = `(function frames(root) {
	return [...root.querySelectorAll('*')].flatMap(e =>
		[...(e.localName === 'iframe' ? [e] : []), ...(e.shadowRoot ? frames(e.shadowRoot) : [])]);
})(document)`

// Open starts a browser with a fresh profile. The end of the test ends it.
func Open(t testing.TB, name string) *Window {
	t.Helper()
	dir, err := os.MkdirTemp("", "shiming-drive-")
	if err != nil {
		t.Fatal(err)
	}
	var b browser
	switch name {
	case "Firefox":
		b, err = startFirefox(dir)
	case "WebKitGTK":
		b, err = startWebKit(dir)
	default:
		err = fmt.Errorf("there is no such browser to drive")
	}
	t.Cleanup(func() {
		if b != nil {
			if err := b.close(); err != nil {
				t.Errorf("ending %s: %v", name, err)
			}
		}
		if err := remove(dir); err != nil {
			t.Errorf("removing the profile of %s: %v", name, err)
		}
	})
	if err != nil {
		t.Fatalf("starting %s: %v", name, err)
	}
	return &Window{Browser: name, t: t, browser: b, frame: top}
}

// Go loads an address.
func (w *Window) Go(address string) {
	w.t.Helper()
	if err := w.browser.visit(address); err != nil {
		w.t.Fatalf("going to %s: %v", address, err)
	}
	// A page of the site has run its scripts then, unless they cannot come.
	for end := time.Now().Add(5 * time.Second); time.Now().Before(end) && w.Is(`document.querySelector('script[data-boot]') && !window.shiming`); {
		time.Sleep(10 * time.Millisecond)
	}
}

// Frame returns the n-th iframe of the page, counted from 0, to look into and click
// in. It may be of another origin, and in an open shadow root.
func (w *Window) Frame(n int) *Window {
	in := *w
	in.frame = n
	return &in
}

// JS evaluates an expression, which may be a promise, into out. out may be nil.
func (w *Window) JS(expression string, out any) {
	w.t.Helper()
	if err := w.evaluate(expression, out); err != nil {
		w.t.Fatalf("%s: %v", expression, err)
	}
}

func (w *Window) evaluate(expression string, out any) error {
	text, err := w.browser.evaluate(`Promise.resolve().then(() => (`+expression+`)).then(
		value => JSON.stringify({value}), error => JSON.stringify({error: String(error)}))`, w.frame)
	if err != nil {
		return err
	}
	var answer struct {
		Value json.RawMessage
		Error string
	}
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		return fmt.Errorf("the answer %q: %w", text, err)
	}
	if answer.Error != "" {
		return fmt.Errorf("it threw %s", answer.Error)
	}
	if out == nil || answer.Value == nil {
		return nil
	}
	return json.Unmarshal(answer.Value, out)
}

// Text evaluates an expression, which may be a promise, and returns its value as a
// string.
func (w *Window) Text(expression string) string {
	w.t.Helper()
	var s string
	w.JS(`Promise.resolve(`+expression+`).then(String)`, &s)
	return s
}

// Is reports whether an expression is true.
func (w *Window) Is(expression string) bool {
	w.t.Helper()
	return w.Text(`!!(`+expression+`)`) == "true"
}

// Wait waits until an expression, which may be a promise, is true, across page loads.
func (w *Window) Wait(expression string) {
	w.t.Helper()
	var err error
	if !until(func() bool {
		var is bool
		err = w.evaluate(`Promise.resolve(`+expression+`).then(Boolean)`, &is)
		return is
	}) {
		var where string
		w.evaluate(`location.href + ' with ' + document.body?.innerText.slice(0, 300)`, &where)
		w.t.Fatalf("waited in vain for %s (%v) at %s", expression, err, where)
	}
}

// until looks at a condition until it is met, and reports whether it came to that.
func until(met func() bool) bool {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for over := time.Now().Add(timeout); !met(); <-tick.C {
		if time.Now().After(over) {
			return false
		}
	}
	return true
}

// place is where an element is within its page or frame, once nothing moves it.
const place = `((selector) => new Promise((done, fail) => {
	const e = document.querySelector(selector);
	if (!e) throw new Error('there is no such element');
	e.scrollIntoView({block: 'center', behavior: 'instant'});
	let before = '';
	const look = rest => {
		const {left, top, width, height} = e.getClientRects()[0] || {};
		const now = [left, top, width, height].join();
		if (now !== before) {
			before = now;
			if (!rest) throw new Error('it does not stand still');
			return requestAnimationFrame(() => { try { look(rest - 1); } catch (error) { fail(error); } });
		}
		if (!width || !height) throw new Error('it has no size');
		done({x: left + width / 2, y: top + height / 2});
	};
	look(100);
}))`

// Click clicks the first element that a selector names, as a mouse does: where it is
// on the screen, whatever lies there.
func (w *Window) Click(selector string) {
	w.t.Helper()
	var at struct{ X, Y float64 }
	w.JS(place+`(`+quote(selector)+`)`, &at)
	if hit := w.Text(fmt.Sprintf(`((hit, e) => e.contains(hit) ? '' : hit ? hit.outerHTML : 'nothing')(document.elementFromPoint(%g, %g), document.querySelector(%s))`,
		at.X, at.Y, quote(selector))); hit != "" && w.frame == top {
		w.t.Fatalf("clicking %s: there is %.200s", selector, hit)
	}
	if w.frame != top {
		page := *w
		page.frame = top
		// A page of another origin does not scroll the one around it.
		page.JS(fmt.Sprintf(`(frame => {
			const at = () => frame.getBoundingClientRect();
			scrollBy({top: at().top + frame.clientTop + %g - innerHeight / 2, behavior: 'instant'});
			return {x: at().left + frame.clientLeft + %g, y: at().top + frame.clientTop + %g};
		})(%s[%d])`, at.Y, at.X, at.Y, frames, w.frame), &at)
	}
	if err := w.browser.press(int(at.X), int(at.Y)); err != nil {
		w.t.Fatalf("clicking %s: %v", selector, err)
	}
}

// mouse is a click of the mouse, as both protocols write it.
func mouse(x, y int) []any {
	return []any{map[string]any{"type": "pointer", "id": "mouse", "parameters": map[string]any{"pointerType": "mouse"}, "actions": []any{
		map[string]any{"type": "pointerMove", "x": x, "y": y, "duration": 0},
		map[string]any{"type": "pointerDown", "button": 0},
		map[string]any{"type": "pointerUp", "button": 0},
	}}}
}

// Picture returns what the window shows as a PNG.
func (w *Window) Picture() []byte {
	w.t.Helper()
	png, err := w.browser.picture()
	if err != nil {
		w.t.Fatalf("taking a picture: %v", err)
	}
	return png
}

// quote writes a string as a JavaScript literal.
func quote(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`, "\n", `\n`).Replace(s) + "'"
}
