package offline

import (
	"slices"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/serviceworker"

	"shiming/web/browser/harness"
)

// BenchmarkOffline measures what a reader without a network waits for on a slow phone: a page
// and the takeover, from a worker that the browser has to start, and a page from one that
// runs.
func BenchmarkOffline(b *testing.B) {
	host := harness.NewHost(b, harness.Site(b))
	tab := harness.Open(b)
	tab.Go(host.Address(""))
	tab.Kept()
	host.Stop()
	tab.Before(`addEventListener('DOMContentLoaded', () => {
		if (location.hash === '#start') document.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true}));
		new MutationObserver(() => { if (document.documentElement.dataset.app === 'ready') window.taken = performance.now(); })
			.observe(document.documentElement, {attributes: true});
	})`)
	tab.Run(serviceworker.Enable(), emulation.SetCPUThrottlingRate(4))
	of := map[string][]float64{}
	note := func(name, expression string) {
		var n float64
		tab.JS(expression, &n)
		of[name] = append(of[name], n)
	}
	const page = `(() => { const n = performance.getEntriesByType('navigation')[0]; return n.responseEnd - n.startTime; })()`
	for b.Loop() {
		for range 15 {
			tab.Go("about:blank")
			tab.Run(serviceworker.StopAllWorkers())
			tab.Go(host.Address("about/#start"))
			tab.Wait(`window.taken`)
			note("page-ms", page)
			note("takeover-ms", `taken`)
			tab.Wait(`document.documentElement.dataset.offline === 'ready'`)
			tab.Go(host.Address("check/"))
			tab.Wait(`document.readyState === 'complete'`)
			note("next-page-ms", page)
			tab.Wait(`document.documentElement.dataset.offline === 'ready'`)
		}
	}
	for name, n := range of {
		slices.Sort(n)
		b.ReportMetric(n[len(n)/2], name)
	}
	b.ReportMetric(0, "ns/op")
}
