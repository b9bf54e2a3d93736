package takeover

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"shiming/web/browser/harness"
)

// TestStyle: a page whose style was altered or refused on the way gets the whole style as a
// file, and is taken over as any other. One that nothing touched asks for none of it.
func TestStyle(t *testing.T) {
	inside := regexp.MustCompile(`(?s)<style>(.*?)</style>`)
	policy := regexp.MustCompile(`<meta[^>]*Content-Security-Policy[^>]*>`)
	hash := regexp.MustCompile(`( 'sha256-[^']*'|; style-src [^;]*)`)
	ways := map[string]struct {
		page   func(html string) string
		policy func(csp string) string
		comes  bool
	}{
		"untouched":  {nil, nil, false},
		"altered":    {func(html string) string { return strings.Replace(html, "<style>", "<style> ", 1) }, nil, true},
		"taken away": {func(html string) string { return inside.ReplaceAllString(html, "") }, nil, true},
		"refused":    {nil, func(csp string) string { return hash.ReplaceAllString(csp, "") + "; style-src 'self'" }, true},
		"cut": {func(html string) string {
			html = policy.ReplaceAllString(html, "")
			style := inside.FindStringSubmatch(html)[1]
			return strings.Replace(html, style, style[:len(style)/2], 1)
		}, func(string) string { return "" }, true},
	}
	for _, path := range []string{"", "frame/"} {
		want := ""
		for _, name := range []string{"untouched", "altered", "taken away", "refused", "cut"} {
			w := ways[name]
			tab := harness.Open(t)
			tab.Before(harness.NoWorker)
			tab.Go(harness.Serve(t, func(next http.Handler) http.Handler {
				return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
					if r.URL.Path != "/"+path {
						next.ServeHTTP(rw, r)
						return
					}
					r.Header.Del("Accept-Encoding")
					got := httptest.NewRecorder()
					next.ServeHTTP(got, r)
					html := got.Body.String()
					if w.page != nil {
						html = w.page(html)
					}
					csp := got.Header().Get("Content-Security-Policy")
					if w.policy != nil {
						csp = w.policy(csp)
					}
					rw.Header().Set("Content-Type", "text/html; charset=utf-8")
					rw.Header().Set("Content-Security-Policy", csp)
					rw.Write([]byte(html))
				})
			}) + path)
			tab.Wait(`getComputedStyle(document.documentElement).getPropertyValue('--whole') && document.querySelector('link[href*="/more."]')?.sheet`)
			looks := tab.Text(`[...document.querySelectorAll('.page *')].map(e => Object.values(['display', 'color', 'padding', 'fontSize', 'borderRadius', 'backgroundColor']).map(p => getComputedStyle(e)[p])).join()`)
			if want == "" {
				want = looks
			}
			if looks != want {
				t.Errorf("/%s, %s: it looks otherwise", path, name)
			}
			if got := tab.Is(`performance.getEntriesByType('resource').some(e => /\/(full|frame)\.\w+\.css/.test(e.name))`); got != w.comes {
				t.Errorf("/%s, %s: the style comes as a file: %v", path, name, got)
			}
			tab.Takeover()
			if !tab.Is(`shiming.misses === 0`) {
				t.Errorf("/%s, %s: the takeover misses something", path, name)
			}
			tab.Close()
		}
	}
}
