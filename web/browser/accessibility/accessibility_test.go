// Package accessibility runs axe-core over every view, in light and dark.
package accessibility

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"shiming/web/browser/harness"
	"shiming/web/browser/tool"
)

// run gives what axe finds, one line for each rule that is broken; runColours, by the
// rules alone for which colours matter.
const (
	run        = `axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})` + lines
	runColours = `axe.run(document, {resultTypes: ['violations'], runOnly: {type: 'rule', values: ['color-contrast', 'link-in-text-block']}})` + lines

	lines = `.then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' ' + n.failureSummary).join('; ')))`
)

// axe returns the source of axe-core.
func axe(t *testing.T) string {
	dir, err := tool.NPM()
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(dir, "node_modules/axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	return string(source)
}

// TestEveryView looks at every view in every language; in the source language in dark
// too, by the rules that colours have a part in. In the source language the pages are looked at as they are
// served, in the others as the program shows them.
func TestEveryView(t *testing.T) {
	source, address := axe(t), harness.Serve(t, nil)
	for _, prefix := range []string{"", "en/", "zh-Hant/"} {
		for place, views := range map[string][]string{"pages": harness.Views(t), "frames": harness.FrameViews(t)} {
			t.Run(prefix+place, func(t *testing.T) {
				t.Parallel()
				tab := harness.Open(t)
				load := true
				for _, path := range views {
					// These two are left only by loading a page.
					alone := strings.HasSuffix(path, "embed/") || strings.HasSuffix(path, "404.html")
					path = prefix + path
					scheme(tab, "light")
					if prefix == "" || load || alone {
						tab.Go(address + path)
						tab.JS(source+";0", nil)
						if prefix != "" {
							tab.Takeover()
						}
					} else {
						tab.JS(`new Promise(done => {
							addEventListener('shiming:shown', () => shiming.afterPaint(done), {once: true});
							shiming.replace(`+harness.Quote(address+path)+`);
						})`, nil)
					}
					load = alone
					tab.JS(`document.querySelectorAll('details').forEach(d => d.open = true)`, nil)
					looks := []struct{ scheme, run string }{{"light", run}, {"dark", runColours}}
					if prefix != "" {
						looks = looks[:1] // all languages have the same colours
					}
					for _, look := range looks {
						scheme(tab, look.scheme)
						var found []string
						tab.JS(look.run, &found)
						if len(found) > 0 {
							t.Errorf("/%s, %s:\n%s", path, look.scheme, strings.Join(found, "\n"))
						}
					}
				}
			})
		}
	}
}

// scheme sets the colour scheme. Colours are there at once, without a transition.
func scheme(tab *harness.Tab, name string) {
	tab.Run(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: name}, {Name: "prefers-reduced-motion", Value: "reduce"}}))
}

// TestTakenOver looks at views again as go-app shows them, and with the line that
// tells of a failure.
func TestTakenOver(t *testing.T) {
	source := axe(t)
	tab := harness.Open(t)
	tab.Go(harness.Serve(t, nil))
	tab.Takeover()
	tab.Click(".options a")
	tab.Wait(`location.pathname.startsWith('/check/')`)
	tab.JS(source+";0", nil)
	tab.JS(`(words => shiming.setStatus('failed', words.failed, [words.retry, () => {}]))(document.getElementById('status').dataset)`, nil)
	var found []string
	tab.JS(run, &found)
	if len(found) > 0 {
		t.Error(strings.Join(found, "\n"))
	}
}

// TestSearch looks at what the search found, and at what it says where there is
// nothing.
func TestSearch(t *testing.T) {
	source, address := axe(t), harness.Serve(t, nil)
	tab := harness.Open(t)
	for _, scheme := range []string{"light", "dark"} {
		tab.Scheme(scheme)
		for _, path := range []string{"?q=jiebang", "?q=xyzzyxyzzy", "en/?q=customs", "zh-Hant/?q=smrz", "en/?q=wqwqwq"} {
			tab.Go(address + path)
			tab.Wait(`shiming.searches && document.querySelector('#found')`)
			if path == "en/?q=customs" { // the program's own list, after that of the page
				tab.JS(`document.getElementById('q').value = 'custom'; document.getElementById('q').dispatchEvent(new Event('input', {bubbles: true}))`, nil)
				tab.Wait(`document.querySelector('#found') && !document.querySelector('#found a[href^="#"]')`)
			}
			tab.JS(source+";0", nil)
			var found []string
			tab.JS(run, &found)
			if len(found) > 0 {
				t.Errorf("/%s, %s:\n%s", path, scheme, strings.Join(found, "\n"))
			}
		}
	}
}

// TestAxeFinds proves that the checks can fail.
func TestAxeFinds(t *testing.T) {
	source := axe(t)
	tab := harness.Open(t)
	tab.Go(harness.Serve(t, nil))
	tab.JS(source+`; document.querySelector('h1').insertAdjacentHTML('afterend', '<button></button><p>暗处的字</p>'); document.querySelector('h1 + button + p').style.color = '#333'; 0`, nil)
	var light, dark []string
	tab.JS(run, &light)
	tab.Scheme("dark")
	tab.JS(runColours, &dark)
	if len(light) != 1 || !strings.HasPrefix(light[0], "button-name") {
		t.Errorf("of a button without a name, axe says %q", light)
	}
	if len(dark) != 1 || !strings.HasPrefix(dark[0], "color-contrast") {
		t.Errorf("of a text that is dark in the dark, axe says %q", dark)
	}
}

// TestReflow: nothing is wider than the page, on the smallest phones, at 400 % zoom
// of a desktop window, and with text twice as large; nor than a narrow frame.
func TestReflow(t *testing.T) {
	address := harness.Serve(t, nil)
	tab := harness.Open(t)
	framed := []string{"frame/", "frame/topic/global/", "frame/check/", "frame/404.html",
		"frame/q/" + harness.Library(t).Questions[1].ID + "/",
		"frame/check/state=none/role=shopper/shop=global/stage=waiting/"}
	for _, size := range []struct {
		width int64
		text  string
	}{{360, "100%"}, {320, "100%"}, {240, "100%"}, {360, "200%"}, {1280, "200%"}} {
		tab.Width(size.width)
		paths := framed
		if size.width >= 320 {
			languages := []string{""}
			if size.width <= 360 {
				languages = append(languages, "en/", "zh-Hant/")
			}
			for _, prefix := range languages {
				for _, path := range kindsOfPage(t) {
					paths = append(paths, prefix+path)
				}
			}
		}
		for _, path := range paths {
			tab.Go(address + path)
			tab.JS(`document.documentElement.style.setProperty('font-size', `+harness.Quote(size.text)+`);
				document.querySelectorAll('details').forEach(d => d.open = true)`, nil)
			if got := tab.Text(`document.documentElement.scrollWidth - innerWidth`); strings.HasPrefix(got, "-") || got == "0" {
				continue
			}
			t.Errorf("/%s at %d px and text of %s is %s px too wide", path, size.width, size.text,
				tab.Text(`document.documentElement.scrollWidth - innerWidth`))
		}
	}
}

// TestTargets: what can be pressed is at least 44 px high, links within sentences
// aside.
func TestTargets(t *testing.T) {
	address := harness.Serve(t, nil)
	tab := harness.Open(t)
	for _, path := range []string{"", "?q=jiebang", "check/state=none/role=shopper/shop=global/stage=waiting/", "check/state=none/", "embed/",
		"frame/", "frame/topic/global/", "frame/check/state=none/role=shopper/shop=global/stage=waiting/"} {
		tab.Go(address + path)
		if path == "?q=jiebang" {
			tab.Wait(`document.querySelector('#found button')`)
		}
		var small []string
		tab.JS(`document.querySelectorAll('details').forEach(d => d.open = true);
			[...document.querySelectorAll('summary, .options a, nav a, .said a, .restart a, .source a, footer a, .tick, .field select, .field input, .embed button, #q, .hits a, #found button, #all, .acts button')]
			.filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)`, &small)
		if len(small) > 0 {
			t.Errorf("/%s: too small: %s", path, strings.Join(small, "\n"))
		}
	}
}
