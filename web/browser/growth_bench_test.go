package browser

import (
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"shiming/web/browser/harness"
	"shiming/web/server"
	"shiming/web/site"
	"shiming/web/site/sitetest"
)

// BenchmarkGrowth measures what a larger library costs: the built command, and the site in a
// browser on a phone's network and processor.
//
//	go test -run '^$' -bench Growth -benchtime 1x -timeout 1h ./web/browser
func BenchmarkGrowth(b *testing.B) {
	command := filepath.Join(b.TempDir(), "command")
	if out, err := exec.Command("go", "build", "-o", command, "shiming").CombinedOutput(); err != nil {
		b.Fatalf("building the command: %v\n%s", err, out)
	}
	goCache, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		b.Fatal(err)
	}
	env := append(os.Environ(), "GOCACHE="+strings.TrimSpace(string(goCache)))
	for _, n := range []int{20, 150, 1500} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				dir := b.TempDir()
				content, out := filepath.Join(dir, "content"), filepath.Join(dir, "site")
				if err := os.CopyFS(content, sitetest.Grown(b, n)); err != nil {
					b.Fatal(err)
				}
				// report builds the site, in seconds, those of all processors, and the most memory.
				report := func(what string) {
					build := exec.Command(command, "build", "-content", content, "-out", out, "-origin", harness.Origin)
					build.Env = append(env, "XDG_CACHE_HOME="+filepath.Join(dir, "cache"))
					start := time.Now()
					if said, err := build.CombinedOutput(); err != nil {
						b.Fatalf("building the site: %v\n%s", err, said)
					}
					b.ReportMetric(time.Since(start).Seconds(), what+"-s")
					b.ReportMetric((build.ProcessState.UserTime() + build.ProcessState.SystemTime()).Seconds(), what+"-cpu-s")
					b.ReportMetric(float64(build.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)/1024, what+"-MB")
				}
				report("new") // with the program
				report("same")
				name := filepath.Join(content, "zh-Hans", "questions", "global", "after-sales.md")
				answer, err := os.ReadFile(name)
				if err != nil {
					b.Fatal(err)
				}
				if err := os.WriteFile(name, append(answer, "\n改了一句。\n"...), 0o644); err != nil {
					b.Fatal(err)
				}
				report("changed")
				inBrowser(b, out)
			}
			b.ReportMetric(0, "ns/op")
		})
	}
}

// inBrowser measures a site that was written into a folder.
func inBrowser(b *testing.B, dir string) {
	built, err := site.Read(dir)
	if err != nil {
		b.Fatal(err)
	}
	for name, f := range built.Files {
		switch {
		case name == "index.html":
			b.ReportMetric(float64(len(f.BR)), "home-B")
		case strings.Contains(name, "library.zh-Hans."):
			b.ReportMetric(float64(len(f.BR)), "library-B")
		case strings.Contains(name, "search.zh-Hans."):
			b.ReportMetric(float64(len(f.BR)), "index-B")
		}
	}
	srv := httptest.NewServer(server.Handler(built))
	defer srv.Close()
	var paint, nodes, takeover, longest, first []float64
	search := map[string][]float64{}
	for range 3 {
		tab := harness.Open(b, harness.FullBrowser(b))
		tab.Before(harness.NoWorker + `;` + watchTasks + `
			new PerformanceObserver(list => list.getEntries().forEach(e => {
				if (e.name === 'first-contentful-paint') window.painted = e.startTime;
			})).observe({type: 'paint', buffered: true});
			addEventListener('DOMContentLoaded', () => {
				window.nodes = document.querySelectorAll('*').length;
				window.sign = performance.now();
				document.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true}));
				new MutationObserver(() => { if (document.documentElement.dataset.app === 'ready') window.taken = performance.now(); })
					.observe(document.documentElement, {attributes: true});
			})`)
		phone(tab, new(atomic.Int64))
		tab.Go(srv.URL + "/")
		tab.Wait(`window.taken && window.painted`)
		paint, nodes = append(paint, number(tab, `painted`)), append(nodes, number(tab, `nodes`))
		takeover = append(takeover, number(tab, `taken`))
		longest = append(longest, number(tab, `Math.max(0, ...tasks.filter(t => t.startTime >= sign && t.startTime <= taken).map(t => t.duration))`))
		first = append(first, number(tab, `new Promise(done => {
			const start = performance.now(), f = document.getElementById('q');
			f.value = '实名';
			f.dispatchEvent(new Event('input', {bubbles: true}));
			const look = () => document.querySelector('#found a') ?
				requestAnimationFrame(() => setTimeout(() => done(performance.now() - start), 0)) : setTimeout(look, 5);
			look();
		})`))
		tab.Wait(`shiming.searches`) // not what is on the page
		for _, q := range queries {
			for round := range 5 {
				search[q.kind] = append(search[q.kind], searchFor(tab, q.text))
				searchFor(tab, fmt.Sprint("客服", round)) // nothing is known from before
			}
		}
		tab.Close()
	}
	var all []float64
	for _, took := range search {
		all = append(all, mean(took))
	}
	b.ReportMetric(median(paint), "paint-ms")
	b.ReportMetric(median(nodes), "nodes")
	b.ReportMetric(median(takeover), "takeover-ms")
	b.ReportMetric(median(longest), "longest-task-ms")
	b.ReportMetric(median(first), "first-search-ms")
	b.ReportMetric(median(all), "search-ms")
	b.ReportMetric(slices.Max(all), "slowest-search-ms")
}
