package embed

import (
	"testing"

	"shiming/web/browser/harness"
)

// checker clicks through the checker in a frame that shows its first question.
func (w *world) toVerdict(in string, frame *harness.Tab) {
	w.t.Helper()
	for range 6 {
		if frame.Is(`document.querySelector('[data-verdict]')`) {
			return
		}
		before := frame.Text(`location.pathname`)
		w.Press(in, frame, `.options a`)
		frame.Wait(`location.pathname !== ` + harness.Quote(before) + ` && document.querySelector('.options a, [data-verdict]')`)
	}
	w.t.Fatal("six answers gave no verdict")
}

// TestScriptTag: the one line, from nothing to a verdict.
func TestScriptTag(t *testing.T) {
	w := open(t)
	w.visit(`<script async src="SITE/embed.js" data-view="check"></script>`)
	w.Wait(shown)
	w.said("ready", `"view":"check"`)
	frame := w.Frame("/frame/check/")
	w.fits(frame)
	w.toVerdict(iframe, frame)
	w.said("verdict", `"rule"`)
	w.fits(frame)
	if n := w.Text(`history.length`); n != "2" {
		t.Errorf("the history of the host page has %s entries, want the empty one and itself", n)
	}
}

// fits waits until the frame is as high as its content, and has nothing to scroll.
func (w *world) fits(frame *harness.Tab) {
	w.t.Helper()
	w.Wait(`Math.abs(` + iframe + `.getBoundingClientRect().height - parseFloat(` + iframe + `.style.height)) < 0.5`)
	frame.Wait(`innerHeight >= document.documentElement.getBoundingClientRect().height
		&& innerHeight < document.documentElement.getBoundingClientRect().height + 17
		&& document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth`)
}
