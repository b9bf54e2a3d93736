// Package browser measures the site in a real browser on a phone's network and
// processor, beside a static page of the same text from the same server:
//
//	go test -bench . ./web/browser
package browser

import (
	"context"
	"net/http/httptest"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
	"shiming/web/headers"
	"shiming/web/server"
	"shiming/web/site"
)

// rounds is how often each number is measured; the median counts.
const rounds = 5

// views are the views that are compared with static pages of their words, by a name for each.
var views = []struct{ name, path string }{
	{"home", ""},
	{"question", "q/how-to-verify/"},
	{"verdict", "check/state=none/role=shopper/shop=global/stage=waiting/"},
	{"frame", "frame/"},
}

// screens are the sizes that views are compared at, in CSS pixels.
var screens = []struct {
	name          string
	width, height int64
}{{"phone", 360, 780}, {"desktop", 1280, 800}}

// probe notes when the first paint was, clicks the first question once something
// is painted, and notes when its answer was on the screen, or was gone where it was open.
const probe = `
new PerformanceObserver(list => list.getEntries().forEach(e => {
	if (e.name !== 'first-contentful-paint' || window.painted) return;
	window.painted = e.startTime;
	const summary = document.querySelector('summary'), open = summary.parentElement.open;
	summary.click();
	requestAnimationFrame(() => setTimeout(() => { if (summary.parentElement.open !== open) window.answered = performance.now(); }, 0));
})).observe({type: 'paint', buffered: true});
window.larger = [];
new PerformanceObserver(list => larger.push(...list.getEntries().map(e => e.startTime))).observe({type: 'largest-contentful-paint', buffered: true});
`

// phone makes the tab as slow as the phones and networks that the limits are for, with
// nothing in its cache.
func phone(tab *harness.Tab, bytes *atomic.Int64) {
	slow(tab, bytes)
	tab.Run(network.SetCacheDisabled(true))
}

func slow(tab *harness.Tab, bytes *atomic.Int64) {
	chromedp.ListenTarget(tab.Context(), func(event any) {
		if done, ok := event.(*network.EventLoadingFinished); ok {
			bytes.Add(int64(done.EncodedDataLength))
		}
	})
	tab.Run(network.Enable(),
		chromedp.ActionFunc(func(ctx context.Context) error {
			return network.EmulateNetworkConditions(false, 150, 1.6e6/8, 750e3/8).Do(ctx)
		}),
		emulation.SetCPUThrottlingRate(4))
}

// watchTasks notes how long the main thread's tasks are, where the browser calls
// them long: 50 ms and more.
const watchTasks = `
window.tasks = [];
new PerformanceObserver(list => tasks.push(...list.getEntries())).observe({type: 'longtask', buffered: true});
`

// pairs is how often each view is measured beside its static page.
const pairs = 25

// BenchmarkFirst measures how long it takes until something is painted, and until an answer
// is open, beside static pages of the same words.
func BenchmarkFirst(b *testing.B) {
	built := shipped(b)
	for _, v := range views {
		built.Files["static/"+v.name+"/index.html"] = harness.Shipped(b, &site.File{
			Data: static(b, built.Files[v.path+"index.html"].Data), Type: "text/html; charset=utf-8"})
	}
	built.Styles = append(built.Styles, headers.Hash([]byte(staticStyle))) // else it would be refused
	address := serve(b, built)
	for _, v := range views {
		for _, screen := range screens {
			b.Run(v.name+"/"+screen.name, func(b *testing.B) {
				var ours, plain first
				for b.Loop() {
					for range pairs {
						plain.measure(b, address+"static/"+v.name+"/", screen.width, screen.height)
						ours.measure(b, address+v.path, screen.width, screen.height)
					}
				}
				b.ReportMetric(median(ours.paint), "paint-ms")
				b.ReportMetric(median(plain.paint), "static-paint-ms")
				ratio(b, ours.paint, plain.paint, "paint")
				b.ReportMetric(median(ours.answer), "answer-ms")
				b.ReportMetric(median(plain.answer), "static-answer-ms")
				ratio(b, ours.answer, plain.answer, "answer")
				b.ReportMetric(median(ours.bytes), "bytes-to-answer")
				b.ReportMetric(median(plain.bytes), "static-bytes")
				b.ReportMetric(median(ours.later), "larger-painted-later")
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}

// ratio reports the ratio of what was measured in pairs: the median, and the middle half.
func ratio(b *testing.B, ours, plain []float64, name string) {
	var all []float64
	for i := range ours {
		all = append(all, ours[i]/plain[i])
	}
	slices.Sort(all)
	b.ReportMetric(median(all), name+"-ratio")
	b.ReportMetric(all[len(all)/4], name+"-ratio-q1")
	b.ReportMetric(all[len(all)*3/4], name+"-ratio-q3")
}

// first is what is measured of a page until its first answer, in ms and bytes. later counts
// the paints after the first one that have something larger.
type first struct{ paint, answer, bytes, later []float64 }

func (f *first) measure(b testing.TB, address string, width, height int64) {
	var bytes atomic.Int64
	tab := harness.Open(b, harness.FullBrowser(b))
	defer tab.Close()
	tab.Run(chromedp.EmulateViewport(width, height))
	tab.Before(probe)
	phone(tab, &bytes)
	tab.Go(address)
	tab.Wait(`window.answered`)
	f.bytes = append(f.bytes, float64(bytes.Load()))
	f.paint = append(f.paint, number(tab, `painted`))
	f.answer = append(f.answer, number(tab, `answered`))
	f.later = append(f.later, number(tab, `larger.filter(t => t > painted).length`))
}

// shipped builds the site as it is shipped.
func shipped(b *testing.B) *site.Site {
	b.Helper()
	built, err := site.Build(context.Background(), site.Options{Base: "/", Origin: harness.Origin, Log: b.Logf})
	if err != nil {
		b.Fatal(err)
	}
	return built
}

// serve serves a site and returns its address, with a slash at the end.
func serve(b testing.TB, built *site.Site) string {
	srv := httptest.NewServer(server.Handler(built))
	b.Cleanup(srv.Close)
	return srv.URL + "/"
}

type numbers struct {
	takeover                      []float64
	start, decode, mount, longest []float64 // of the takeover
	whole                         []float64
}

// BenchmarkTakeover measures the start of the program on the home page.
func BenchmarkTakeover(b *testing.B) {
	address := serve(b, shipped(b))
	for b.Loop() {
		var n numbers
		for range rounds {
			n.measure(b, address)
		}
		b.ReportMetric(median(n.takeover), "takeover-ms")
		b.ReportMetric(median(n.start), "start-ms")
		b.ReportMetric(median(n.decode), "decode-ms")
		b.ReportMetric(median(n.mount), "mount-ms")
		b.ReportMetric(median(n.longest), "longest-task-ms")
		b.ReportMetric(median(n.whole), "bytes-to-takeover")
	}
	b.ReportMetric(0, "ns/op")
}

func (n *numbers) measure(b *testing.B, address string) {
	// The takeover is measured from the address on, started as soon as the page is
	// there.
	var whole atomic.Int64
	tab := harness.Open(b, harness.FullBrowser(b))
	tab.Before(watchTasks + `addEventListener('DOMContentLoaded', () => {
		window.sign = performance.now();
		document.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true}));
		new MutationObserver(() => { if (document.documentElement.dataset.app === 'ready') window.taken = performance.now(); })
			.observe(document.documentElement, {attributes: true});
	})`)
	phone(tab, &whole)
	tab.Go(address)
	tab.Wait(`window.taken`)
	n.takeover = append(n.takeover, number(tab, `taken`))
	n.whole = append(n.whole, float64(whole.Load()))
	part := func(name string) float64 {
		return number(tab, `performance.getEntriesByName('takeover-`+name+`', 'measure')[0].duration`)
	}
	n.start = append(n.start, part("start"))
	n.decode = append(n.decode, part("decode"))
	n.mount = append(n.mount, part("mount"))
	// What follows the takeover when the browser is idle counts too.
	n.longest = append(n.longest, number(tab, `new Promise(done => setTimeout(() =>
		done(Math.max(0, ...tasks.filter(t => t.startTime >= sign).map(t => t.duration))), 1000))`))

	tab.Close()
}

// clicks is how many verdicts are measured.
const clicks = 100

// BenchmarkVerdict measures how long it takes from a click on the last answer of the checker
// until the verdict is painted, by the program, on a phone.
func BenchmarkVerdict(b *testing.B) {
	address := serve(b, shipped(b))
	for b.Loop() {
		var n []float64
		var bytes atomic.Int64
		tab := harness.Open(b, harness.FullBrowser(b))
		phone(tab, &bytes)
		tab.Go(address + "check/state=none/role=shopper/")
		tab.Takeover()
		tab.Click(`.options [href$="shop=global/"]`)
		for range clicks {
			tab.Wait(`document.querySelector('.options [href$="stage=waiting/"]')`)
			tab.JS(`new Promise(done => setTimeout(done, 500))`, nil) // no one reads a question faster
			n = append(n, number(tab, `new Promise(done => {
				const start = performance.now();
				document.querySelector('.options [href$="stage=waiting/"]').click();
				const look = () => document.querySelector('[data-verdict]') ?
					requestAnimationFrame(() => setTimeout(() => done(performance.now() - start), 0)) : setTimeout(look, 0);
				look();
			})`))
			tab.JS(`history.back()`, nil)
		}
		tab.Close()
		slices.Sort(n)
		b.ReportMetric(median(n), "median-ms")
		b.ReportMetric(n[len(n)*95/100-1], "p95-ms")
		b.ReportMetric(n[len(n)-1], "worst-ms")
	}
	b.ReportMetric(0, "ns/op")
}

// BenchmarkFirstHit measures how long a reader of a cold visit who searches as soon as there
// is something to see waits for the first hit, beside the first answer.
func BenchmarkFirstHit(b *testing.B) {
	address := serve(b, shipped(b))
	for _, path := range []string{"", "frame/"} {
		b.Run("/"+path, func(b *testing.B) {
			var answer first
			var hit []float64
			for b.Loop() {
				for range rounds {
					answer.measure(b, address+path, 360, 780)
					var bytes atomic.Int64
					tab := harness.Open(b, harness.FullBrowser(b))
					tab.Before(searcher)
					phone(tab, &bytes)
					tab.Go(address + path)
					tab.Wait(`window.hit`)
					hit = append(hit, number(tab, `hit`))
					tab.Close()
				}
			}
			b.ReportMetric(median(hit), "hit-ms")
			b.ReportMetric(median(answer.answer), "answer-ms")
			ratio(b, hit, answer.answer, "hit")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// BenchmarkRepeat measures the first paint of pages for a reader who has opened another one
// before, where there is no service worker, as in frames and private windows, and where there
// is one.
func BenchmarkRepeat(b *testing.B) {
	address := serve(b, shipped(b))
	for _, way := range []struct {
		name, before, home, next string
		worker                   bool
	}{
		{"cache", harness.NoWorker, "", "q/how-to-verify/", false},
		{"cache-frame", harness.NoWorker, "frame/", "frame/q/how-to-verify/", false},
		{"worker", "", "", "q/how-to-verify/", true},
	} {
		b.Run(way.name, func(b *testing.B) {
			var next, again, size []float64
			for b.Loop() {
				for range rounds {
					var bytes atomic.Int64
					tab := harness.Open(b, harness.FullBrowser(b))
					tab.Before(way.before + probe)
					tab.Go(address + way.home)
					if way.worker {
						tab.Kept()
					} else {
						tab.JS(`new Promise(done => setTimeout(done, 2000))`, nil)
					}
					slow(tab, &bytes)
					load := func(path string) float64 {
						tab.Go(address + path)
						tab.Wait(`window.painted`)
						tab.JS(`new Promise(done => setTimeout(done, 1000))`, nil)
						return number(tab, `painted`)
					}
					next = append(next, load(way.next))
					size = append(size, float64(bytes.Load()))
					again = append(again, load(way.home))
					tab.Close()
				}
			}
			b.ReportMetric(median(next), "next-page-ms")
			b.ReportMetric(median(size), "next-page-bytes")
			b.ReportMetric(median(again), "same-page-ms")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// searcher writes into the field of the search once something is painted, and notes when a hit
// was on the screen.
const searcher = `
new PerformanceObserver(list => list.getEntries().forEach(e => {
	if (e.name !== 'first-contentful-paint' || window.field) return;
	window.field = document.getElementById('q');
	field.focus();
	document.execCommand('insertText', false, '海关');
	const look = () => document.querySelector('#found a') ?
		requestAnimationFrame(() => setTimeout(() => { window.hit = performance.now(); }, 0)) : setTimeout(look, 10);
	look();
})).observe({type: 'paint', buffered: true});
`

func number(tab *harness.Tab, expression string) (n float64) {
	tab.JS(expression, &n)
	return n
}

func median(n []float64) float64 {
	n = slices.Sorted(slices.Values(n))
	return n[len(n)/2]
}
