package embed

import (
	"context"
	_ "embed"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
	"shiming/web/site"
)

// widget and follow are ordinary widgets: one builds the content in the page, one inserts
// the frame and follows its height.
//
//go:embed testdata/widget.js
var widget []byte

//go:embed testdata/follow.js
var follow []byte

// insert puts the frame of the checker behind its script.
const insert = `{
	const frame = document.createElement('iframe');
	frame.src = new URL('frame/check/', document.currentScript.src);
	frame.width = '100%';
	frame.height = 640;
	document.currentScript.after(frame);
}`

// rounds is how often each number is measured; the median counts.
const rounds = 7

// ways are what an owner may put on a page, with what is there when it is done. All
// but the last two show the checker. Between the iframe and the product stand an iframe
// beside a script that does nothing, a script that does nothing but insert one, which is the
// least that any script tag costs, and an ordinary widget around the same frame, which the
// product is to be no dearer than.
var ways = []struct{ name, body, done string }{
	{"nothing", ``, `true`},
	{"iframe", `<iframe src="SITE/frame/check/" width="100%" height="640"></iframe>`, `true`},
	{"empty", `<script async src="SITE/empty.js"></script><iframe src="SITE/frame/check/" width="100%" height="640"></iframe>`, `true`},
	{"insert", `<script async src="SITE/insert.js"></script>`, `document.querySelector('iframe')`},
	{"follow", `<script async src="SITE/follow.js"></script>`, `window.followed`},
	{"embed", `<script async src="SITE/embed.js" data-view="check"></script>`, `events.some(e => e.startsWith('height'))`},
	{"widget", `<script async src="SITE/widget.js"></script>`, `window.built`},
	{"far-iframe", `<div style="height: 5000px"></div><iframe loading="lazy" src="SITE/frame/check/" width="100%" height="640"></iframe>`, `true`},
	{"far-embed", `<div style="height: 5000px"></div><script async src="SITE/embed.js" data-view="check"></script>`, element},
}

// BenchmarkHost measures what the product costs a host page before it is used, on
// this machine and on one four times as slow, beside a bare iframe and ordinary
// widgets: milliseconds that the host's main thread computed, requests and bytes.
//
//	go test -run '^$' -bench . -benchtime 1x ./web/browser/embed
func BenchmarkHost(b *testing.B) {
	built, err := site.Build(context.Background(), site.Options{Base: "/", Origin: harness.Origin, Log: b.Logf})
	if err != nil {
		b.Fatal(err)
	}
	built.Files = maps.Clone(built.Files)
	for name, f := range built.Files {
		if strings.HasPrefix(name, "assets/library.") {
			built.Files["widget.json"] = f
		}
	}
	for name, data := range map[string][]byte{"widget.js": widget, "follow.js": follow, "empty.js": nil, "insert.js": []byte(insert)} {
		built.Files[name] = &site.File{Data: data, Type: "text/javascript; charset=utf-8"}
	}
	for _, slowdown := range []float64{1, 4} {
		b.Run(fmt.Sprintf("slowdown-%v", slowdown), func(b *testing.B) {
			all := map[string]*cost{}
			for b.Loop() {
				for range rounds {
					for _, way := range ways {
						if all[way.name] == nil {
							all[way.name] = &cost{}
						}
						all[way.name].measure(b, built, slowdown, way.body, way.done)
					}
				}
			}
			for _, way := range ways {
				c := all[way.name]
				b.ReportMetric(median(c.time), way.name+"-ms")
				b.ReportMetric(median(c.requests), way.name+"-requests")
				b.ReportMetric(median(c.bytes), way.name+"-bytes")
			}
			b.ReportMetric(median(all["embed"].time)-median(all["iframe"].time), "more-than-iframe-ms")
			b.ReportMetric(pairs(all["embed"].time, all["follow"].time), "embed/follow")
			b.ReportMetric(0, "ns/op")
		})
	}
}

type cost struct{ time, requests, bytes []float64 }

func (c *cost) measure(b *testing.B, built *site.Site, slowdown float64, body, done string) {
	b.Helper()
	host := harness.NewHost(b, built)
	page := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write([]byte(`<!DOCTYPE html><html><head><meta charset="utf-8"><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width"></head><body><h1>帮助</h1>` +
			strings.ReplaceAll(body, "SITE/", host.Address("/")) + `<p>之后的内容</p></body></html>`))
	}))
	defer page.Close()
	tab := harness.Open(b, harness.FullBrowser(b))
	defer tab.Close()
	tab.Before(listener)
	tab.Run(emulation.SetCPUThrottlingRate(slowdown), performance.Enable().WithTimeDomain(performance.EnableTimeDomainThreadTicks))
	tab.Go(strings.Replace(page.URL, "127.0.0.1", "localhost", 1))
	// The same time for all, and not a look at the page in it, which would be work too.
	tab.JS(`new Promise(done => setTimeout(done, 4000))`, nil)
	if !tab.Is(done) {
		b.Fatalf("after four seconds there is nothing of %s", body)
	}
	tab.Run(chromedp.ActionFunc(func(ctx context.Context) error {
		all, err := performance.GetMetrics().Do(ctx)
		for _, m := range all {
			if m.Name == "TaskDuration" {
				c.time = append(c.time, m.Value*1000)
			}
		}
		return err
	}))
	served := host.Served()
	bytes := 0
	for _, s := range served {
		bytes += s.Bytes
	}
	c.requests = append(c.requests, float64(len(served)))
	c.bytes = append(c.bytes, float64(bytes))
}

// pairs returns the median of the ratios of what was measured in the same rounds.
func pairs(a, b []float64) float64 {
	ratios := make([]float64, len(a))
	for i := range a {
		ratios[i] = a[i] / b[i]
	}
	return median(ratios)
}

func median(n []float64) float64 {
	n = slices.Sorted(slices.Values(n))
	return n[len(n)/2]
}
