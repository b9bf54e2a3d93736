// Package browser measures the site in a real browser on a phone's network and
// processor, beside a static page of the same text from the same server:
//
//	go test -bench . ./web/browser
package browser

import (
	"context"
	"fmt"
	"html"
	"maps"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"shiming/content"
	"shiming/web/browser/harness"
	"shiming/web/server"
	"shiming/web/site"
)

// rounds is how often each number is measured; the median counts.
const rounds = 5

// staticStyle is what one would write by hand for such a page.
const staticStyle = `body{max-width:44rem;margin:0 auto;padding:0 1rem 4rem;font:1rem/1.75 system-ui,sans-serif;color:#1b2430;background:#f7f6f2}
a{color:#0a655c}h1{font-size:1.75rem}h2{font-size:1.25rem}h3{display:inline;font-size:1rem}
details{border:1px solid #e2dfd6;background:#fff;padding:.75rem 1rem}summary{cursor:pointer}`

// static writes the text of the home page as a plain static page.
func static(lib *content.Library) string {
	var b strings.Builder
	p := func(format string, args ...any) {
		for i, a := range args {
			args[i] = html.EscapeString(fmt.Sprint(a))
		}
		fmt.Fprintf(&b, format+"\n", args...)
	}
	ui := lib.Interface
	p(`<!DOCTYPE html><html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>%s</title><meta name="description" content="%s"><link rel="stylesheet" href="/static.css"></head><body>`, ui.FullName, ui.Site.Description)
	p(`<h1>%s</h1><p>%s</p><h2>%s</h2><p>%s</p><ul>`, ui.Home.Title, ui.Home.Lead, ui.Home.CheckTitle, ui.Home.CheckHint)
	state := lib.Checker.Inputs[0]
	for _, a := range state.Answers {
		p(`<li><a href="/check/%s=%s/">%s</a></li>`, state.ID, a.ID, lib.Words.Inputs[state.ID].Answers[a.ID].Text.Text)
	}
	p(`</ul>`)
	for _, t := range lib.Topics {
		p(`<h2>%s</h2>`, t.Name)
		for _, id := range t.Questions {
			q := lib.Question(id)
			p(`<details id="%s"><summary><h3>%s</h3></summary>`, q.ID, q.Title)
			for _, line := range strings.Split(content.Text(q.Answer), "\n") {
				p(`<p>%s</p>`, line)
			}
			p(`</details>`)
		}
	}
	p(`<footer>%s</footer></body></html>`, ui.Site.Footer)
	return b.String()
}

// probe notes when the first paint was, clicks the first question once something
// is painted, and notes when its answer was on the screen.
const probe = `
new PerformanceObserver(list => list.getEntries().forEach(e => {
	if (e.name !== 'first-contentful-paint' || window.painted) return;
	window.painted = e.startTime;
	const summary = document.querySelector('summary');
	summary.click();
	requestAnimationFrame(() => setTimeout(() => { if (summary.parentElement.open) window.answered = performance.now(); }, 0));
})).observe({type: 'paint', buffered: true});
`

// phone makes the tab as slow as the phones and networks that the limits are for.
func phone(tab *harness.Tab, bytes *atomic.Int64) {
	chromedp.ListenTarget(tab.Context(), func(event any) {
		if done, ok := event.(*network.EventLoadingFinished); ok {
			bytes.Add(int64(done.EncodedDataLength))
		}
	})
	tab.Run(network.Enable(), network.SetCacheDisabled(true),
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

type numbers struct {
	paint, answer, takeover, verdict []float64
	start, decode, mount, longest    []float64 // of the takeover
	first, whole                     []float64
}

func BenchmarkHome(b *testing.B) {
	built, err := site.Build(context.Background(), site.Options{Base: "/", Origin: harness.Origin, Log: b.Logf})
	if err != nil {
		b.Fatal(err)
	}
	built.Files = maps.Clone(built.Files)
	built.Files["static/index.html"] = harness.Shipped(b, &site.File{Data: []byte(static(harness.Library(b))), Type: "text/html; charset=utf-8"})
	built.Files["static.css"] = harness.Shipped(b, &site.File{Data: []byte(staticStyle), Type: "text/css; charset=utf-8"})
	srv := httptest.NewServer(server.Handler(built))
	defer srv.Close()

	for b.Loop() {
		var plain, ours numbers
		for range rounds {
			measure(b, srv.URL+"/static/", &plain, false)
			measure(b, srv.URL+"/", &ours, true)
		}
		b.ReportMetric(median(ours.paint), "paint-ms")
		b.ReportMetric(median(plain.paint), "static-paint-ms")
		b.ReportMetric(median(ours.paint)/median(plain.paint), "paint-ratio")
		b.ReportMetric(median(ours.answer), "answer-ms")
		b.ReportMetric(median(plain.answer), "static-answer-ms")
		b.ReportMetric(median(ours.answer)/median(plain.answer), "answer-ratio")
		b.ReportMetric(median(ours.first), "bytes-to-answer")
		b.ReportMetric(median(plain.first), "static-bytes")
		b.ReportMetric(median(ours.takeover), "takeover-ms")
		b.ReportMetric(median(ours.start), "start-ms")
		b.ReportMetric(median(ours.decode), "decode-ms")
		b.ReportMetric(median(ours.mount), "mount-ms")
		b.ReportMetric(median(ours.longest), "longest-task-ms")
		b.ReportMetric(median(ours.whole), "bytes-to-takeover")
		b.ReportMetric(median(ours.verdict), "verdict-ms")
	}
	b.ReportMetric(0, "ns/op")
}

func measure(b *testing.B, address string, n *numbers, app bool) {
	var bytes atomic.Int64
	tab := harness.Open(b, harness.FullBrowser(b))
	tab.Before(probe)
	phone(tab, &bytes)
	tab.Go(address)
	tab.Wait(`window.answered`)
	n.paint = append(n.paint, number(tab, `painted`))
	n.answer = append(n.answer, number(tab, `answered`))
	n.first = append(n.first, float64(bytes.Load()))
	if !app {
		tab.Close()
		return
	}
	tab.Close()

	// The takeover is measured from the address on, started as soon as the page is
	// there.
	var whole atomic.Int64
	tab = harness.Open(b, harness.FullBrowser(b))
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

	for _, selector := range []string{`[href$="state=none/"]`, `[href$="role=shopper/"]`, `[href$="shop=global/"]`} {
		tab.Click(".options " + selector)
		tab.Wait(`!document.querySelector('.options ` + selector + `')`)
		tab.JS(`new Promise(done => setTimeout(done, 500))`, nil) // no one reads a question faster
	}
	n.verdict = append(n.verdict, number(tab, `new Promise(done => {
		const start = performance.now();
		document.querySelector('.options [href$="stage=waiting/"]').click();
		const look = () => document.querySelector('[data-verdict]') ?
			requestAnimationFrame(() => setTimeout(() => done(performance.now() - start), 0)) : setTimeout(look, 0);
		look();
	})`))
	tab.Close()
}

func number(tab *harness.Tab, expression string) (n float64) {
	tab.JS(expression, &n)
	return n
}

func median(n []float64) float64 {
	n = slices.Sorted(slices.Values(n))
	return n[len(n)/2]
}
