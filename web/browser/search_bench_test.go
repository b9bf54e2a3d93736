package browser

import (
	"context"
	"fmt"
	"io/fs"
	"net/http/httptest"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"shiming/content"
	"shiming/web/browser/harness"
	"shiming/web/server"
	"shiming/web/site"
	"shiming/web/site/sitetest"
)

// queries take different ways through the search.
var queries = []struct{ kind, text string }{
	{"character", "名"}, {"word", "实名"}, {"pinyin", "shiming"}, {"initials", "smrz"}, {"words", "解绑 身份证"},
	{"syllables", "tian mao guo ji"}, {"sentence", "天猫不实名会发货吗"}, {"mistyped", "shimnig"}, {"nothing", "支付宝余额"},
}

// searches is how often each is searched for. The browser slows a thread down by
// stopping it for a while again and again: one short search takes its own time or four
// times that and more, and only the mean of many says what a search takes.
const searches = 41

// mean leaves out the tenth that took longest, when the machine did something else.
func mean(took []float64) float64 {
	took = slices.Sorted(slices.Values(took))
	took = took[:len(took)-len(took)/10]
	sum := 0.0
	for _, t := range took {
		sum += t
	}
	return sum / float64(len(took))
}

// searchFor searches for a text and returns how many milliseconds that took.
func searchFor(tab *harness.Tab, text string) float64 {
	tab.JS(`{
		performance.clearMeasures('search');
		const f = document.getElementById('q');
		f.value = `+harness.Quote(text)+`;
		f.dispatchEvent(new Event('input', {bubbles: true}));
	}`, nil)
	tab.Wait(`performance.getEntriesByName('search', 'measure').length`)
	return number(tab, `performance.getEntriesByName('search', 'measure')[0].duration`)
}

// BenchmarkSearch measures a search in the program on a processor four times as slow,
// in the built-in library and in one of 1,500 questions.
//
//	go test -run '^$' -bench Search -benchtime 1x ./web/browser
func BenchmarkSearch(b *testing.B) {
	for name, files := range map[string]fs.FS{"20": content.BuiltIn(), "1500": sitetest.Grown(b, 1500)} {
		b.Run(name, func(b *testing.B) {
			built, err := site.Build(context.Background(), site.Options{Content: files, Base: "/", Origin: harness.Origin, Fast: true, Log: b.Logf})
			if err != nil {
				b.Fatal(err)
			}
			srv := httptest.NewServer(server.Handler(built))
			defer srv.Close()
			tab := harness.Open(b, harness.FullBrowser(b))
			tab.Before(harness.NoWorker)
			tab.Run(emulation.SetCPUThrottlingRate(4))
			for b.Loop() {
				tab.Go(srv.URL + "/?q=%E5%AE%9E")
				tab.Wait(`window.shiming && shiming.searches`) // not what is on the page
				for _, q := range queries {
					var took []float64
					for round := range searches {
						took = append(took, searchFor(tab, q.text))
						searchFor(tab, fmt.Sprint("客服", round)) // nothing is known from before
					}
					b.ReportMetric(mean(took), q.kind+"-ms")
				}
			}
			b.ReportMetric(0, "ns/op")
		})
	}
}
