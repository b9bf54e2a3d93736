package navigation

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
	"shiming/web/site"
)

// line is what the line at the bottom says.
const line = `document.getElementById('status').innerText`

// TestCopy: the address that is copied is the answer's or the verdict's own, wherever
// the reader found it, before the takeover and after it; that of a verdict says by which
// rules. That it worked is said, and
// goes away.
func TestCopy(t *testing.T) {
	address := harness.NewHost(t, harness.Build(t, func(o *site.Options) { o.Origin = "" })).Address("")
	words := harness.Library(t).Interface.Device
	tab := harness.Open(t)
	tab.Before(harness.NoWorker + `localStorage.setItem('shiming:language:/', 'offered');`)
	tab.Clipboard()
	const verdict = "check/state=none/role=shopper/shop=global/stage=waiting/"
	rules := "?rules=" + harness.Library(t).Revision + "&was=global-waiting&verdict=at-risk"
	for _, c := range []struct{ path, row, want string }{
		{"", "#can-i-unbind ", "q/can-i-unbind/"},
		{"q/how-to-unbind/", "", "q/how-to-unbind/"},
		{"en/q/how-to-unbind/", "", "en/q/how-to-unbind/"},
		{verdict, "", verdict + rules},
		{"zh-Hant/" + verdict, "", "zh-Hant/" + verdict + rules},
		{"frame/topic/unbind/", "#can-i-unbind ", "q/can-i-unbind/"},
		{"frame/" + verdict, "", verdict + rules},
	} {
		tab.Go(address + c.path)
		for _, when := range []string{"before", "after"} {
			if when == "after" {
				tab.Takeover()
			}
			if c.row != "" && !tab.Is(`document.querySelector('`+c.row+`').open`) {
				tab.Click(c.row + "summary")
			}
			tab.JS(`navigator.clipboard.writeText('')`, nil)
			tab.Click(c.row + "[data-act=copy]")
			tab.Wait(`navigator.clipboard.readText()`)
			if got := tab.Text(`navigator.clipboard.readText()`); got != address+c.want {
				t.Errorf("/%s %s the takeover: %s is copied, want %s", c.path, when, got, address+c.want)
			}
		}
		if c.path == "" {
			tab.Wait(line + ` === ` + harness.Quote(words.Copied))
			tab.Wait(line + ` !== ` + harness.Quote(words.Copied))
		}
	}
	// Where the browser does not copy, the address is there to be copied by hand.
	tab.Go(address + verdict)
	tab.JS(`document.execCommand = () => false; navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))`, nil)
	tab.Click("[data-act=copy]")
	tab.Wait(line + `.includes(` + harness.Quote(address+verdict) + `)`)
	// At 400 % what does not fit can be scrolled to.
	tab.Run(chromedp.EmulateViewport(320, 256))
	tab.Wait(`(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector('#status span').getBoundingClientRect())`)
	tab.Click("#status button")
	tab.Wait(`!document.getElementById('status').hasChildNodes()`)
}

// home is the address that the site under test is made for.
const home = "https://example.com/"

// TestShare: where the browser can share it gets the title and the address. A reader
// who thinks better of it is told nothing; where it may not, the address is copied.
func TestShare(t *testing.T) {
	address := harness.Serve(t, nil)
	lib := harness.Library(t)
	tab := harness.Open(t)
	tab.Clipboard()
	tab.Before(harness.NoWorker + `window.shared = [];
		navigator.share = what => { shared.push(what); return window.refusal ? Promise.reject(Object.assign(new Error('no'), {name: refusal})) : Promise.resolve(); };`)
	tab.Go(address)
	tab.Click("#can-i-unbind summary")
	for n, refusal := range []string{"", "AbortError", "NotAllowedError"} {
		tab.JS(`navigator.clipboard.writeText('')`, nil)
		tab.JS(`window.refusal = `+harness.Quote(refusal), nil)
		tab.Click("#can-i-unbind [data-act=share]")
		if got := tab.Text(`shared.length + ' ' + shared.at(-1).title + ' ' + shared.at(-1).url`); got != string(rune('1'+n))+" "+lib.Question("can-i-unbind").Title+" "+home+"q/can-i-unbind/" {
			t.Errorf("shared is %s", got)
		}
		copied := ""
		if refusal == "NotAllowedError" {
			copied = home + "q/can-i-unbind/"
			tab.Wait(`navigator.clipboard.readText()`)
		}
		if got := tab.Text(`navigator.clipboard.readText()`); got != copied {
			t.Errorf("%q: %s is copied, want %s", refusal, got, copied)
		}
		if tab.Is(line+` === `+harness.Quote(lib.Interface.Device.Copied)) != (copied != "") {
			t.Errorf("%q: the reader is told %q", refusal, tab.Text(line))
		}
	}
	// Where it cannot, there is no such button; without scripts there is none at all.
	plain := harness.Open(t)
	plain.Before(harness.NoWorker + `delete Navigator.prototype.share; navigator.share = undefined;`)
	seen := `[...document.querySelectorAll('.acts button')].filter(e => e.checkVisibility({visibilityProperty: true})).map(e => e.dataset.act).join()`
	plain.Go(address + "q/can-i-unbind/")
	if got := plain.Text(seen); got != "copy,print" {
		t.Errorf("without a way to share there are the buttons %s", got)
	}
	plain.NoScripts()
	plain.Go(address + "q/can-i-unbind/")
	if got := plain.Text(seen); got != "" {
		t.Errorf("without scripts there are the buttons %s", got)
	}
}

// TestPrint: a page is printed with all its answers open, and one answer or verdict is
// printed alone; each with its address written out, its source and its date.
func TestPrint(t *testing.T) {
	address := harness.Serve(t, nil)
	lib := harness.Library(t)
	tab := harness.Open(t)
	// The dialog of a printer stays open until the test prints: what waits for it to
	// come up does not give up.
	tab.Before(harness.NoWorker + `window.print = () => { window.asked = true; };
		const wait = setTimeout; window.setTimeout = (f, ms, ...more) => ms === 1000 ? 0 : wait(f, ms, ...more);`)
	has := func(what, text string, wanted bool, parts ...string) {
		t.Helper()
		for _, part := range parts {
			if strings.Contains(text, harness.Solid(part)) != wanted {
				t.Errorf("%s: that it has %q should be %v:\n%s", what, part, wanted, text)
			}
		}
	}
	unbind, verify := lib.Question("how-to-unbind"), lib.Question("how-to-verify")

	tab.Go(address)
	all := strings.Join(tab.Printed(8.27, 11.69), "")
	for _, q := range lib.Questions {
		has("the whole page", all, true, q.Title, home+"q/"+q.ID+"/")
	}
	has("the whole page", all, true, "在线客服")
	if tab.Is(`document.querySelector('details[open]')`) {
		t.Error("after the printing answers are open that were not")
	}

	tab.Click("#how-to-unbind summary")
	for range 2 { // and the second time too
		tab.JS(`window.asked = false`, nil)
		tab.Click("#how-to-unbind [data-act=print]")
		tab.Wait(`asked`)
		one := strings.Join(tab.Printed(8.27, 11.69), "")
		has("one answer", one, true, unbind.Title, "在线客服", home+"q/how-to-unbind/", "2025年5月21日", lib.Interface.Name, "("+address+"q/after-unbind/)")
		has("one answer", one, false, verify.Title, lib.Interface.Check.Title, lib.Interface.Acts.Print+lib.Interface.Acts.Share, "English", lib.Interface.Device.Link)
		if tab.Is(`document.querySelector('[data-aside]')`) {
			t.Error("after the printing a part of the page is still left out")
		}
	}
	tab.Go(address + "q/how-to-unbind/")
	has("the page of an answer", strings.Join(tab.Printed(8.27, 11.69), ""), true, unbind.Title, lib.Question("unbind-time").Title)
	tab.Click("[data-act=print]")
	tab.Wait(`asked`)
	one := strings.Join(tab.Printed(8.27, 11.69), "")
	has("the answer of a page", one, true, unbind.Title, "在线客服", home+"q/how-to-unbind/", "2025年5月21日")
	has("the answer of a page", one, false, lib.Question("unbind-time").Title)
	has("the page of an answer again", strings.Join(tab.Printed(8.27, 11.69), ""), true, unbind.Title, lib.Question("unbind-time").Title)

	const verdict = "check/state=none/role=shopper/shop=global/stage=waiting/"
	tab.Go(address + verdict)
	title := tab.Text(`document.querySelector('.verdict h1').innerText`)
	tab.Click("[data-act=print]")
	tab.Wait(`asked`)
	has("a verdict", strings.Join(tab.Printed(8.27, 11.69), ""), true, title, home+verdict, "2025年5月21日", "为什么", "天猫国际")
}

// TestPrintBreaks: on sheets of any height no step of an answer and no question is
// broken in two, and no question is the last on its sheet.
func TestPrintBreaks(t *testing.T) {
	tab := harness.Open(t)
	tab.Before(harness.NoWorker)
	tab.Go(harness.Serve(t, nil))
	var steps, questions []string
	tab.JS(`[...document.querySelectorAll('.answer li')].map(e => {
		const step = e.cloneNode(true);
		step.querySelectorAll('a').forEach(a => a.append('(' + a.href + ')'));
		return step.textContent;
	})`, &steps)
	tab.JS(`[...document.querySelectorAll('.topic summary')].map(e => e.textContent)`, &questions)
	// The number of a step stands beside its lines, and may be read between them.
	tab.JS(`document.querySelectorAll('.steps').forEach(e => e.classList.remove('steps'))`, nil)
	// Links have some of the same words.
	tab.JS(`document.querySelectorAll('.topic summary').forEach(e => e.append('§'))`, nil)
	if len(steps) < 20 || len(questions) < 20 {
		t.Fatalf("there are only %d steps and %d questions", len(steps), len(questions))
	}
	for _, height := range []float64{5, 5.7, 6.6, 7.5, 8.27, 9.1, 10.3, 11.69} {
		sheets := tab.Printed(8.27, height)
		t.Logf("%g inches: %d sheets", height, len(sheets))
		for _, part := range append(steps[:len(steps):len(steps)], questions...) {
			whole := false
			for _, sheet := range sheets {
				whole = whole || strings.Contains(sheet, harness.Solid(part))
			}
			if !whole {
				t.Errorf("sheets of %g inches: %q is on none of them", height, part)
			}
		}
		marks := 0
		for _, sheet := range sheets {
			marks += strings.Count(sheet, "§")
			if strings.HasSuffix(sheet, "§") {
				t.Errorf("sheets of %g inches: a question is the last on its sheet: %s", height, sheet)
			}
		}
		if marks != len(questions) {
			t.Errorf("sheets of %g inches have %d questions, want %d", height, marks, len(questions))
		}
	}
}

// TestPrintBlack: print is dark on white, whatever colours the screen has.
func TestPrintBlack(t *testing.T) {
	address := harness.Serve(t, nil)
	tab := harness.Open(t)
	tab.Before(harness.NoWorker)
	for _, path := range []string{"", "check/state=none/role=shopper/shop=global/stage=waiting/", "check/state=verified/role=shopper/", "rules/", "about/", "en/q/how-to-verify/", "frame/check/state=none/role=shopper/shop=global/stage=waiting/?theme=dark&accent=%23c00"} {
		tab.Go(address + path)
		tab.Styled()
		if strings.Contains(path, "accent") && !tab.Is(`document.documentElement.dataset.theme === 'dark' && document.documentElement.style.getPropertyValue('--accent')`) {
			t.Error("the frame does not look as its owner wants it")
		}
		tab.Run(emulation.SetEmulatedMedia().WithMedia("print").WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}))
		var pale []string
		tab.JS(`(() => {
			const light = c => { const [r, g, b, a = 1] = c.match(/[\d.]+/g).map(Number); return 1 - a * (1 - (.2126 * r + .7152 * g + .0722 * b) / 255); };
			const pale = [];
			let seen = 0;
			for (const e of document.body.querySelectorAll('*')) {
				if (!e.checkVisibility({visibilityProperty: true}) || !e.offsetHeight) continue;
				const style = getComputedStyle(e);
				if (light(style.backgroundColor) < .9) pale.push(e.outerHTML.slice(0, 100) + ' on ' + style.backgroundColor);
				if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
				seen++;
				if (light(style.color) > .3) pale.push(e.outerHTML.slice(0, 100) + ' in ' + style.color);
			}
			return seen < 10 ? ['only ' + seen + ' texts'] : pale;
		})()`, &pale)
		if len(pale) > 0 {
			t.Errorf("/%s has in print %s", path, strings.Join(pale, "\n"))
		}
		tab.Run(emulation.SetEmulatedMedia())
	}
}

// TestPrintSheets: what is no page of answers leaves no sheet empty.
func TestPrintSheets(t *testing.T) {
	address := harness.Serve(t, nil)
	tab := harness.Open(t)
	tab.Before(harness.NoWorker)
	for _, path := range []string{"rules/", "en/rules/", "zh-Hant/rules/", "beyond/", "about/", atRisk} {
		tab.Go(address + path)
		for _, height := range []float64{11, 11.69} {
			sheets := tab.Printed(8.5, height)
			for i, sheet := range sheets {
				if len(sheet) < 40 {
					t.Errorf("%s on %g inches: sheet %d of %d says only %q", path, height, i+1, len(sheets), sheet)
				}
			}
		}
	}
}
