package embed

import (
	"fmt"
	"testing"

	"shiming/web/browser/harness"
)

// TestComing: elements come, go, move and come back.
func TestComing(t *testing.T) {
	w := open(t)
	w.visit(script + `<div id="a"></div><div id="b"></div>`)
	w.Wait(`window[Symbol.for('shiming')]`)
	w.JS(`window.e = document.createElement('shiming-faq'); e.setAttribute('view', 'topic:unbind'); e.setAttribute('loading', 'eager'); a.append(e)`, nil)
	w.Wait(shown)
	ready := func(n int) {
		t.Helper()
		w.Wait(fmt.Sprintf(`events.filter(h => h.startsWith('ready')).length === %d && events[events.length - 1].startsWith('height')`, n))
	}
	ready(1)
	w.JS(`b.append(e)`, nil) // the browser loads a moved frame anew
	ready(2)
	w.JS(`e.remove()`, nil)
	w.Wait(`!e.shadowRoot.querySelector('iframe')`)
	w.JS(`a.append(e)`, nil)
	ready(3)
	w.JS(`a.innerHTML = '<p>别的</p>'`, nil)
	w.Wait(`!e.shadowRoot.querySelector('iframe')`)
	w.JS(`for (let i = 0; i < 3; i++) b.insertAdjacentHTML('beforeend', '<shiming-faq view="check" loading="eager"></shiming-faq>')`, nil)
	ready(6)
}

// TestAway: a command waits while the element moves, and while it is away.
func TestAway(t *testing.T) {
	w := open(t)
	w.visit(script + `<div id="a"><shiming-faq view="topic:unbind" loading="eager"></shiming-faq></div><div id="b"></div>`)
	w.Wait(shown)
	w.JS(`window.e = `+element+`, 0`, nil)
	opened := func(ready int, want string) {
		t.Helper()
		w.Wait(fmt.Sprintf(`events.filter(h => h.startsWith('ready')).length === %d`, ready)) // it is another frame
		w.Frame("/frame/topic/unbind/").Wait(`[...document.querySelectorAll('details[open]')].map(d => d.id).join() === ` + harness.Quote(want))
	}
	w.JS(`b.append(e), e.openAnswers('how-to-unbind')`, nil)
	opened(2, "how-to-unbind")
	w.JS(`e.remove(), e.openAnswers('after-unbind')`, nil)
	w.Wait(`!e.shadowRoot.querySelector('iframe')`)
	w.JS(`a.append(e)`, nil)
	opened(3, "after-unbind")
	w.JS(`e.remove()`, nil)
	w.Wait(`!e.shadowRoot.querySelector('iframe')`)
	w.JS(`e.closeAnswers('after-unbind'), e.reset(), e.show('check'), events.length = 0, a.append(e)`, nil)
	w.said("ready", `"view":"check"`)
}

// TestHidden: what is hidden for a while is as high as before.
func TestHidden(t *testing.T) {
	w := open(t)
	w.visit(script + `<div id="tab"><shiming-faq view="check" loading="eager"></shiming-faq></div>`)
	w.Wait(shown)
	frame := w.Frame("/frame/check/")
	w.fits(frame)
	w.JS(`tab.style.display = 'none', 0`, nil)
	frame.Wait(`document.documentElement.getBoundingClientRect().height === 0`)
	w.JS(element+`.setAttribute('radius', '9px')`, nil) // the frame looks how high it is
	frame.Wait(`document.documentElement.style.getPropertyValue('--radius') === '9px'`)
	w.JS(`tab.style.display = '', `+element+`.setAttribute('min-height', '1500')`, nil)
	frame.Wait(`innerHeight === 1500`)
	if w.Is(`events.includes('height {"height":0}')`) {
		t.Error("the host is told of no height")
	}
}
