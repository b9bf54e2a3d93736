package browser

import (
	"context"
	"fmt"
	"io/fs"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/cdproto/emulation"

	"shiming/content"
	"shiming/web/browser/harness"
	"shiming/web/server"
	"shiming/web/site"
)

// times is how many of each question the large library has: 1,500 in all.
const times = 75

// large returns the built-in content, in the source language alone, with each question
// so many times.
func large(b *testing.B) fstest.MapFS {
	files := fstest.MapFS{}
	err := fs.WalkDir(content.BuiltIn(), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasPrefix(name, "en/") || strings.HasPrefix(name, "zh-Hant/") {
			return err
		}
		data, err := fs.ReadFile(content.BuiltIn(), name)
		files[name] = &fstest.MapFile{Data: data}
		id, isQuestion := strings.CutSuffix(e.Name(), ".md")
		for i := 1; isQuestion && i < times; i++ {
			more := fmt.Sprintf("%s-%d", id, i)
			text := strings.Replace(string(data), "id: "+id+"\n", "id: "+more+"\n", 1)
			text = strings.Replace(text, "title: ", fmt.Sprintf("title: 第 %d 回，", i), 1)
			before, after, _ := strings.Cut(text, "\naliases:")
			if _, rest, found := strings.Cut(after, "\n"); found {
				text = before + "\n" + rest
			}
			files[strings.TrimSuffix(name, e.Name())+more+".md"] = &fstest.MapFile{Data: []byte(text)}
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	var topics strings.Builder
	for line := range strings.Lines(string(files["topics.yaml"].Data)) {
		if before, list, found := strings.Cut(line, "["); found {
			ids := strings.Split(strings.TrimRight(list, "]\n"), ", ")
			for _, id := range ids {
				for i := 1; i < times; i++ {
					ids = append(ids, fmt.Sprintf("%s-%d", id, i))
				}
			}
			line = before + "[" + strings.Join(ids, ", ") + "]\n"
		}
		topics.WriteString(line)
	}
	files["topics.yaml"] = &fstest.MapFile{Data: []byte(topics.String())}
	return files
}

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
	for name, files := range map[string]fs.FS{"20": content.BuiltIn(), "1500": large(b)} {
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
				tab.Wait(`document.querySelector('#found')`)
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
