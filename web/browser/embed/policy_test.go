package embed

import (
	"strings"
	"testing"

	"shiming/web/browser/harness"
)

// TestPolicies: whichever directive of the host keeps the frame out, that is said; one
// that only reports keeps nothing out.
func TestPolicies(t *testing.T) {
	for name, c := range map[string]struct {
		field, policy string
		blocked       bool
	}{
		"child-src":   {"Content-Security-Policy", "child-src 'none'", true},
		"default-src": {"Content-Security-Policy", "default-src 'self'; script-src *", true},
		"report only": {"Content-Security-Policy-Report-Only", "frame-src 'none'", false},
		"another":     {"Content-Security-Policy", "frame-src *; img-src 'none'; style-src 'none'", false},
	} {
		t.Run(name, func(t *testing.T) {
			w := open(t)
			w.visit(script+`<img src="/x.png"><shiming-faq view="check" loading="eager"></shiming-faq>`, c.field, c.policy)
			if c.blocked {
				w.said("error", `"blocked"`)
				if name == "child-src" { // nor is the browser's own page in the frame a refusal later
					w.JS(element+`.shadowRoot.querySelector('iframe').dispatchEvent(new Event('load'))`, nil)
					w.JS(`new Promise(done => setTimeout(done, 5500)).then(() => 0)`, nil) // the script waits 5 s for an answer
					if got := w.Text(`events.filter(h => h.startsWith('error')).join()`); got != `error {"code":"blocked"}` {
						t.Errorf("the host got %s", got)
					}
				}
				return
			}
			w.Wait(shown)
			if w.Is(`events.some(h => h.startsWith('error'))`) {
				t.Errorf("the host is told of an error: %s", w.Text(`events`))
			}
		})
	}
}

// TestScriptAlone: where a page lets no other script in, the frame comes without what few
// options take, and the console says what to write.
func TestScriptAlone(t *testing.T) {
	for options, path := range map[string]string{
		`mirror-url`: "/frame/check/", `debug`: "/frame/check/", `lang="en_US.UTF-8"`: "/frame/check/", `lang="en-US"`: "/en/frame/check/", `loading="click"`: "",
	} {
		t.Run(options, func(t *testing.T) {
			w := open(t)
			w.Before(`window.said = []; console.error = (...a) => { said.push(a.join(' ')); };`)
			w.visit(script+`<shiming-faq view="check" `+options+`></shiming-faq>`, "Content-Security-Policy", "script-src "+w.site+"embed.js")
			if path == "" {
				w.Wait(element + `.shadowRoot.querySelector('a').pathname === '/check/' && !` + iframe)
			} else {
				w.Wait(shown)
				w.fits(w.Frame(path))
			}
			said := ""
			if path != "/en/frame/check/" {
				said = "shiming: write script-src " + w.site + "embed-more.js"
			}
			if got := w.Text(`said.join()`); got != said {
				t.Errorf("the console says %q, want %q", got, said)
			}
			if strings.Contains(options, "UTF-8") {
				w.said("error", `"language"`)
			}
		})
	}
}

// TestNothingMoves: when the element takes its place, and the frame its own, nothing
// above it moves, and what is beneath moves by no more than the difference of heights.
func TestNothingMoves(t *testing.T) {
	for _, view := range []string{"faq", "topic:unbind", "question:how-to-verify", "check"} {
		t.Run(view, func(t *testing.T) {
			w := open(t)
			w.Width(672)
			w.Before(`window.moved = [];
				new PerformanceObserver(list => list.getEntries().forEach(e => e.sources.forEach(s => {
					const n = s.node && (s.node.nodeType === 1 ? s.node : s.node.parentElement);
					moved.push([n && (n.id || n.localName), s.previousRect.top, s.currentRect.top]);
				}))).observe({ type: 'layout-shift', buffered: true });`)
			w.visit(`<p id="above">之前的内容</p><shiming-faq view="` + view + `" loading="eager"><a href="SITE/">问答</a></shiming-faq><p id="below">甲</p>` + script)
			w.Wait(shown)
			w.fits(w.Frame("/frame/"))
			w.JS(harness.Painted, nil)
			t.Logf("moved: %s", w.Text(`JSON.stringify(moved)`))
			if w.Is(`moved.some(m => /above|h1/.test(m[0]))`) {
				t.Errorf("something above moved: %s", w.Text(`JSON.stringify(moved)`))
			}
		})
	}
}

// TestExplicitLazy: what the options call the default is the default, also written out.
func TestExplicitLazy(t *testing.T) {
	for _, value := range []string{"lazy", "eager"} {
		w := open(t)
		w.visit(script + `<div style="height: 9000px"></div><shiming-faq view="check" loading=` + harness.Quote(value) + `></shiming-faq>`)
		w.Wait(element + `.shadowRoot && ` + iframe)
		if got := w.Text(iframe + `.loading`); (got == "lazy") != (value == "lazy") {
			t.Errorf("loading=%s makes a frame that is %s", value, got)
		}
		w.Close()
	}
}
