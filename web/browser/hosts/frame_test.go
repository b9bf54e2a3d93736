package hosts

import (
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
	"shiming/web/server"
	"shiming/web/site"
)

// around serves a page of another origin, and returns a function that gives its
// address with an address in its frame. sandbox may be empty. An isolated page takes
// nothing of other origins that does not ask for it.
func around(t *testing.T, sandbox string, isolated bool) (origin string, with func(address string) string) {
	if sandbox != "" {
		sandbox = fmt.Sprintf("sandbox=%q ", sandbox)
	}
	origin = handled(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isolated {
			w.Header().Set("Cross-Origin-Opener-Policy", "same-origin")
			w.Header().Set("Cross-Origin-Embedder-Policy", "require-corp")
		}
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<!DOCTYPE html><title>x</title><body style="margin: 0"><iframe %swidth="360" height="600" src="%s"></iframe>`,
			sandbox, html.EscapeString(r.FormValue("in")))
	}))
	return origin, func(address string) string { return origin + "/?in=" + url.QueryEscape(address) }
}

// counted serves a site and returns a function that tells what was asked for so far,
// by the beginnings of the files' names.
func counted(t *testing.T, built *site.Site) (address string, asked func(string) bool) {
	var names sync.Map
	h := server.Handler(built)
	address = handled(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		names.Store(strings.Split(r.URL.Path[strings.LastIndex(r.URL.Path, "/")+1:], ".")[0], true)
		h.ServeHTTP(w, r)
	}))
	return address + "/", func(name string) bool {
		_, ok := names.Load(name)
		return ok
	}
}

// TestFramePages: pages of any origin can have a page for frames in them, isolated
// ones and ones that keep the frame from its own origin too, and the program starts
// there.
func TestFramePages(t *testing.T) {
	for _, c := range []struct {
		name, sandbox string
		isolated      bool
	}{
		{"plain", "", false},
		{"isolated", "", true},
		{"opaque", "allow-scripts", false},
		{"opaque and isolated", "allow-scripts", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			inside, asked := counted(t, harness.Site(t))
			_, with := around(t, c.sandbox, c.isolated)
			tab := harness.Open(t)
			tab.Go(with(inside + "frame/topic/verify/"))
			if c.isolated && !tab.Is(`crossOriginIsolated`) {
				t.Error("the page is not isolated: nothing is tested")
			}
			look := time.NewTicker(20 * time.Millisecond)
			defer look.Stop()
			for over := time.After(20 * time.Second); !asked("app") || !asked("library"); {
				// A sign of use, beside all links.
				tab.Run(chromedp.MouseClickXY(6, 6))
				select {
				case <-look.C:
				case <-over:
					t.Fatal("the program is not asked for")
				}
			}
		})
	}
}

// TestFrameAncestors: a page that the site does not name has nothing in its frame; one
// that it names has, and so have the site's own.
func TestFrameAncestors(t *testing.T) {
	named, withNamed := around(t, "", false)
	_, withOther := around(t, "", false)
	built := *harness.Site(t)
	built.FrameAncestors = "'self' " + named
	tab := harness.Open(t)
	for name, c := range map[string]struct {
		with func(string) string
		want bool
	}{"named": {withNamed, true}, "another": {withOther, false}} {
		inside, asked := counted(t, &built)
		tab.Go(c.with(inside + "frame/check/")) // until all of it is there, the frame's first script too
		if asked("first") != c.want {
			t.Errorf("%s: the frame shows the page: %v", name, !c.want)
		}
	}
	inside, _ := counted(t, &built)
	tab.Go(inside)
	tab.JS(`document.body.append(Object.assign(document.createElement('iframe'), {src: '/frame/check/'}))`, nil)
	tab.Wait(`document.querySelector('iframe').contentDocument?.querySelector('main h1')`)
}
