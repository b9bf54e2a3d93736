// Package lighthouse holds what Lighthouse says of the pages that readers come to
// most, on its phone. What does not depend on the machine is a test; the speed is
// measured only:
//
//	go test -bench . ./web/browser/lighthouse
package lighthouse

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"shiming/web/browser/tool"
	"shiming/web/server"
	"shiming/web/site"
)

// pages are the pages that are looked at, by a name for each.
var pages = map[string]string{
	"home":     "",
	"check":    "check/",
	"verdict":  "check/state=none/role=shopper/shop=global/stage=waiting/",
	"question": "q/how-to-verify/",
}

// serve serves the site through wrap, which may be nil, and returns its address. The
// The site is built for that address: a page whose canonical address is elsewhere is not
// what a search engine looks at.
func serve(t testing.TB, fast bool, wrap func(http.Handler) http.Handler) string {
	t.Helper()
	srv := httptest.NewUnstartedServer(nil)
	t.Cleanup(srv.Close)
	origin := "http://" + srv.Listener.Addr().String()
	built, err := site.Build(t.Context(), site.Options{Base: "/", Origin: origin, Fast: fast,
		Log: func(string, ...any) {}})
	if err != nil {
		t.Fatal(err)
	}
	srv.Config.Handler = server.Handler(built)
	if wrap != nil {
		srv.Config.Handler = wrap(srv.Config.Handler)
	}
	srv.Start()
	return origin + "/"
}

// report is the part of Lighthouse's report that is read here.
type report struct {
	RuntimeError *struct {
		Message string `json:"message"`
	} `json:"runtimeError"`
	Categories map[string]struct {
		Score     *float64 `json:"score"`
		AuditRefs []struct {
			ID     string  `json:"id"`
			Weight float64 `json:"weight"`
		} `json:"auditRefs"`
	} `json:"categories"`
	Audits map[string]struct {
		Title   string          `json:"title"`
		Value   string          `json:"displayValue"`
		Score   *float64        `json:"score"`
		Details json.RawMessage `json:"details"`
	} `json:"audits"`
}

// score returns the score of a category, up to 100, and what takes points from it.
func (r report) score(t testing.TB, category string) (score int, lost []string) {
	t.Helper()
	c, there := r.Categories[category]
	if !there || c.Score == nil {
		t.Fatalf("the report has no score for %s", category)
	}
	for _, ref := range c.AuditRefs {
		if a := r.Audits[ref.ID]; ref.Weight > 0 && a.Score != nil && *a.Score < 1 {
			lost = append(lost, fmt.Sprintf("%s: %s %s %.1500s", ref.ID, a.Title, a.Value, a.Details))
		}
	}
	return int(*c.Score*100 + .5), lost
}

// look has Lighthouse look at an address. On a busy machine Lighthouse may lose the
// browser before it has seen the page, and is sent once more. What it says of a page
// that it has seen counts the first time.
func look(t testing.TB, address string, categories ...string) report {
	t.Helper()
	r, err := try(t, address, categories)
	if err != nil {
		t.Logf("%v; once more", err)
		r, err = try(t, address, categories)
	}
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func try(t testing.TB, address string, categories []string) (r report, err error) {
	t.Helper()
	npm, err := tool.Install(tool.Lighthouse)
	if err != nil {
		t.Fatal(err)
	}
	chromium, err := tool.Chromium()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	dir := t.TempDir()
	out := filepath.Join(dir, "report.json")
	cmd := exec.CommandContext(ctx, "node", filepath.Join(npm, "node_modules/lighthouse/cli/index.js"), address,
		"--quiet", "--no-enable-error-reporting", "--output=json", "--output-path="+out,
		"--only-categories="+strings.Join(categories, ","),
		"--chrome-flags=--"+strings.Join(tool.Flags(), " --"))
	cmd.Env = append(os.Environ(), "CHROME_PATH="+chromium, "XDG_CONFIG_HOME="+dir)
	if msg, err := cmd.CombinedOutput(); err != nil {
		return r, fmt.Errorf("lighthouse %s: %w\n%s", address, err, msg)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		return r, err
	}
	if err := json.Unmarshal(data, &r); err != nil {
		return r, err
	}
	if r.RuntimeError != nil {
		return r, fmt.Errorf("lighthouse %s: %s", address, r.RuntimeError.Message)
	}
	return r, nil
}

// steady are the categories that do not depend on the machine.
var steady = []string{"accessibility", "best-practices", "seo"}

func TestScores(t *testing.T) {
	address := serve(t, true, nil)
	for name, path := range pages {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := look(t, address+path, steady...)
			for _, category := range steady {
				if score, lost := r.score(t, category); score < 100 {
					t.Errorf("%d for %s\n%s", score, category, strings.Join(lost, "\n"))
				}
			}
		})
	}
}

// TestFinds proves that the check can fail: a page with a fault of each kind.
func TestFinds(t *testing.T) {
	t.Parallel()
	const bad = `<!DOCTYPE html><html><title>x</title><meta name="robots" content="noindex"><img src="/none.png"><script>undefined()</script>`
	address := serve(t, true, func(http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			if r.URL.Path != "/" {
				w.WriteHeader(http.StatusNotFound)
			}
			fmt.Fprint(w, bad)
		})
	})
	r := look(t, address, steady...)
	for _, category := range steady {
		if score, lost := r.score(t, category); score == 100 || len(lost) == 0 {
			t.Errorf("a bad page gets %d for %s", score, category)
		}
	}
}

// rounds is how often each score is measured; the median counts.
const rounds = 3

func BenchmarkPerformance(b *testing.B) {
	address := serve(b, false, nil)
	for b.Loop() {
		for _, name := range slices.Sorted(maps.Keys(pages)) {
			var scores []int
			for range rounds {
				score, lost := look(b, address+pages[name], "performance").score(b, "performance")
				scores = append(scores, score)
				if score < 100 {
					b.Logf("/%s: %d\n%s", pages[name], score, strings.Join(lost, "\n"))
				}
			}
			slices.Sort(scores)
			b.ReportMetric(float64(scores[rounds/2]), name+"-performance")
		}
	}
	b.ReportMetric(0, "ns/op")
}
