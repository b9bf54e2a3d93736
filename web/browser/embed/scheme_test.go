package embed

import (
	"strings"
	"testing"

	"shiming/web/browser/harness"
)

// TestScheme: theme auto is light or dark as the host page itself is where the element
// stands, for this reader, and stays so.
func TestScheme(t *testing.T) {
	const plain, meta = ``, `<meta name="color-scheme" content="light dark">`
	for _, c := range []struct {
		name, head, reader, want string
		change                   string // in the host page, or the name of another preference of the reader
		then                     string
	}{
		{"nothing said", plain, "dark", "light", "", ""},
		{"both", `<style>:root { color-scheme: light dark }</style>`, "dark", "dark", "light", "light"},
		{"both, the other way", `<style>:root { color-scheme: light dark }</style>`, "light", "light", "dark", "dark"},
		{"dark only", `<style>:root { color-scheme: dark }</style>`, "light", "dark", "", ""},
		{"light only", `<style>:root { color-scheme: only light }</style>`, "dark", "light", "", ""},
		{"meta", meta, "dark", "dark", "light", "light"},
		{"meta, the other way", meta, "light", "light", "dark", "dark"},
		{"meta and style", meta + `<style>:root { color-scheme: light }</style>`, "dark", "light", "", ""},
		{"class of html", `<style>.night { color-scheme: dark }</style>`, "light", "light", `document.documentElement.className = 'night'`, "dark"},
		{"attribute of body", `<style>[data-theme=night] { color-scheme: dark }</style>`, "light", "light", `document.body.dataset.theme = 'night'`, "dark"},
		{"around the element, later", `<style>#p { color-scheme: light }</style>`, "light", "light", `p.style.colorScheme = 'dark'`, "dark"},
		{"by a rule alone", `<style>#p { color-scheme: light }</style>`, "light", "light", `document.head.insertAdjacentHTML('beforeend', '<style>#p { color-scheme: dark }</style>')`, "dark"},
		{"while it is away", plain, "light", "light",
			`p.style.display = 'none', requestAnimationFrame(() => { document.documentElement.style.colorScheme = 'dark'; requestAnimationFrame(() => { p.style.display = ''; }); })`, "dark"},
		{"around the element", `<style>#p { color-scheme: dark }</style>`, "light", "dark", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := open(t)
			w.Scheme(c.reader)
			page := w.markup(script + `<div id="p"><shiming-faq view="check"></shiming-faq></div>`)
			w.serve(strings.Replace(page, "</head>", c.head+"</head>", 1))
			w.Go(w.at)
			w.Wait(shown)
			frame := w.Frame("/frame/check/")
			is := func(scheme string) {
				t.Helper()
				frame.Wait(`document.documentElement.dataset.theme === ` + harness.Quote(scheme))
				w.Wait(iframe + `.style.colorScheme === ` + harness.Quote(scheme)) // else the frame has a ground of its own
			}
			is(c.want)
			switch c.change {
			case "":
				return
			case "light", "dark":
				w.Scheme(c.change)
			default:
				w.JS(c.change+`, 0`, nil)
			}
			is(c.then)
		})
	}
}

// TestLive: every option that may change while the widget is there takes effect.
func TestLive(t *testing.T) {
	const html = `document.documentElement`
	w := open(t)
	w.visit(script + `<div style="font-family: Georgia, serif"><shiming-faq view="topic:unbind" loading="eager"></shiming-faq></div>`)
	w.Wait(shown)
	frame := w.Frame("/frame/topic/unbind/")
	w.fits(frame)
	for _, c := range []struct{ name, value, inFrame, inHost string }{
		{"theme", "dark", html + `.dataset.theme === 'dark'`, iframe + `.style.colorScheme === 'dark'`},
		{"accent", "red", html + `.style.getPropertyValue('--accent')`, ""},
		{"accent", "", `!` + html + `.style.getPropertyValue('--accent')`, ""},
		{"radius", "20px", html + `.style.getPropertyValue('--radius') === '20px'`, `getComputedStyle(` + element + `.shadowRoot.querySelector('div')).borderRadius === '20px'`},
		{"font", "inherit", `getComputedStyle(document.body).fontFamily.startsWith('Georgia')`, ""},
		{"min-height", "1500", `innerHeight === 1500`, iframe + `.getBoundingClientRect().height === 1500`},
		{"min-height", "", `innerHeight < 1000`, ""},
		{"max-height", "200", `innerHeight === 200 && getComputedStyle(` + html + `).overflowY !== 'hidden'`, ""},
		{"max-height", "", `innerHeight > 300 && getComputedStyle(` + html + `).overflowY === 'hidden'`, ""},
		{"title", "别的名字", "", iframe + `.title === '别的名字'`},
		{"open", "how-to-unbind", `document.getElementById('how-to-unbind').open`, ""},
		{"view", "check", `location.pathname === '/frame/check/'`, element + `.shadowRoot.querySelector('a').pathname === '/check/' || true`},
		{"view", "nonsense", `location.pathname === '/frame/check/'`, `events.includes('error {"code":"view"}')`},
	} {
		if c.value == "" {
			w.JS(element+`.removeAttribute('`+c.name+`')`, nil)
		} else {
			w.JS(element+`.setAttribute('`+c.name+`', '`+c.value+`')`, nil)
		}
		if c.inFrame != "" {
			frame.Wait(c.inFrame)
		}
		if c.inHost != "" {
			w.Wait(c.inHost)
		}
	}
	w.fits(frame)
}

// TestLongFonts: lists of fonts as pages in Chinese have them come through whole.
func TestLongFonts(t *testing.T) {
	const fonts = `-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", "PingFang SC", "Hiragino Sans GB", ` +
		`"Microsoft YaHei", 微软雅黑, sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"`
	w := open(t)
	w.visit(`<style>body { font-family: ` + fonts + ` }</style>` + script + `<shiming-faq view="check" font="inherit"></shiming-faq>`)
	w.Wait(shown)
	w.Frame("/frame/check/").Wait(`getComputedStyle(document.body).fontFamily.includes('"Segoe UI Symbol", "Noto Color Emoji", system-ui')`)
}

// TestColours: whatever is a colour of CSS is taken for one.
func TestColours(t *testing.T) {
	w := open(t)
	w.visit(script + `<shiming-faq view="check" loading="eager"></shiming-faq>`)
	w.Wait(shown)
	frame := w.Frame("/frame/check/")
	for colour, known := range map[string]bool{"oklch(45% .2 20)": true, "color(srgb .5 0 0)": true, "hwb(200 10% 40%)": true, "lab(40% 40 0)": true,
		"#0a655c": true, "rebeccapurple": true, "rgb(0 0 0 / 40%)": false, "transparent": false, "blau": false, "url(#x)": false} {
		w.JS(element+`.setAttribute('accent', 'blau')`, nil)
		frame.Wait(`!document.documentElement.style.getPropertyValue('--accent')`)
		w.JS(element+`.setAttribute('radius', '9px')`, nil)
		w.JS(element+`.setAttribute('accent', `+harness.Quote(colour)+`)`, nil)
		frame.Wait(`document.documentElement.style.getPropertyValue('--radius') === '9px'`)
		w.JS(element+`.removeAttribute('radius')`, nil)
		frame.Wait(`!document.documentElement.style.getPropertyValue('--radius')`)
		if got := frame.Is(`document.documentElement.style.getPropertyValue('--accent')`); got != known {
			t.Errorf("%s is a colour: %v, want %v", colour, got, known)
		}
	}
}
