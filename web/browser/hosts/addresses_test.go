package hosts

import (
	"net/http"
	"strings"
	"testing"

	"shiming/web/browser/harness"
)

// TestOtherAddresses: hosts, archives and proxies show a page at other addresses than its
// own. It stays the page that it is, gets its own address where the other one is a way of
// writing it, and leaves an address that is none of the site's alone.
func TestOtherAddresses(t *testing.T) {
	const archive = "/web/20261130000000/https://faq.example/"
	address := harness.Serve(t, func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			path := strings.TrimPrefix(r.URL.Path, archive[:len(archive)-1])
			path = strings.ToLower(strings.TrimSuffix(strings.ReplaceAll(path, "//", "/"), "index.html"))
			page := r.URL.Query().Get("url")
			switch {
			case page != "":
				path = page[len("https://faq.example"):]
			case r.URL.Query().Has("fallback"):
				path = "/"
			case strings.Contains(path, "assets") || strings.Contains(path, "."):
				path = r.URL.Path
			case !strings.HasSuffix(path, "/"):
				path += "/"
			}
			r = r.Clone(r.Context())
			r.URL.Path, r.URL.RawPath = path, ""
			h.ServeHTTP(w, r)
		})
	})
	tab := harness.Open(t)
	tab.Before(harness.NoWorker)
	for _, c := range []struct{ at, ends, heading string }{
		{"/index.html?q=1#must-verify", "/?q=1#must-verify", ".start"},
		{"/rules/index.html", "/rules/", ".rule"},
		{"//q/how-to-verify/", "/q/how-to-verify/", "#how-to-verify"},
		{"/Q/How-To-Verify/", "/q/how-to-verify/", "#how-to-verify"},
		{"/RULES", "/rules/", ".rule"},
		{"/en//check/Index.html", "/en/check/", ".options"},
		{"/check/state=none/index.html?r=1", "/check/state=none/?r=1", ".options"},
		{"/frame/check/index.html", "/frame/check/", ".options"},
		{"/frame//q/how-to-verify", "/frame/q/how-to-verify/", "#how-to-verify"},
		{archive, archive, ".start"},
		{archive + "rules/", archive + "rules/", ".rule"},
		{archive + "en/q/how-to-verify/#main", archive + "en/q/how-to-verify/#main", "#how-to-verify"},
		{archive + "frame/", archive + "frame/", ".start"},
		{"/rules/?fallback", "/rules/?fallback", ".rule"}, // the host shows its home page everywhere
		{"/q/how-to-verify/?fallback#main", "/q/how-to-verify/?fallback#main", "#how-to-verify"},
		{"/?url=https%3A%2F%2Ffaq.example%2Frules%2F", "/?url=https%3A%2F%2Ffaq.example%2Frules%2F", ".rule"}, // a proxy
		{"/?url=https://faq.example/en/", "/?url=https://faq.example/en/", ".start"},
		{"/search/?q=cache:x&url=https://faq.example/", "/search/?q=cache:x&url=https://faq.example/", "#q:placeholder-shown"},
		{"/https://faq.example/q/how-to-verify/?url=https://faq.example/q/how-to-verify/", "/https://faq.example/q/how-to-verify/?url=https://faq.example/q/how-to-verify/", "#how-to-verify"},
		{"/nothing/?fallback", "/nothing/?fallback", ".start"}, // no address of the site: it stays,
	} {
		t.Run(c.at, func(t *testing.T) {
			tab := tab.For(t)
			tab.Go(address[:len(address)-1] + c.at)
			tab.Takeover()
			tab.Wait(`document.querySelector('main ` + c.heading + `')`)
			tab.Idle()
			if got := tab.Text(`location.pathname + location.search + location.hash`); got != c.ends || !tab.Is(`document.querySelector('main `+c.heading+`') && shiming.misses === 0`) {
				t.Errorf("the page is at %s and shows %s", got, tab.Text(`document.title`))
			}
			// A fragment is no other page.
			tab.JS(`location.hash = 'x'`, nil)
			tab.Idle()
			if !tab.Is(`document.querySelector('main ` + c.heading + `')`) {
				t.Errorf("with a fragment it shows %s", tab.Text(`document.title`))
			}
			if !strings.HasPrefix(c.at, archive) {
				return
			}
			// The links of an archive are its own, and what is passed on is the site's.
			link, to := ".bar nav a:last-child", archive+"about/"
			if strings.Contains(c.at, "/frame/") {
				link, to = ".options a", archive+"frame/check/"
			} else if strings.Contains(c.at, "/q/") {
				tab.JS(`navigator.clipboard.writeText = async text => { window.copied = text; }; document.querySelector('[data-act=copy]').click()`, nil)
				if got := tab.Text(`copied`); got != harness.Origin+c.at[len(archive)-1:strings.Index(c.at, "#")] {
					t.Errorf("copied is %s", got)
				}
			}
			tab.JS(`window.mark = 1; document.querySelector('`+link+`').href = '`+to+`'`, nil)
			tab.Leave(`document.querySelector('` + link + `').click()`)
			tab.Wait(`!window.mark && location.pathname === '` + to + `' && document.readyState === 'complete'`)
		})
	}
}
