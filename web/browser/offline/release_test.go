package offline

import (
	"bytes"
	"io/fs"
	"net/http"
	"path/filepath"
	"testing"

	"shiming/content"
	"shiming/web/browser/harness"
	"shiming/web/site"
)

// TestCost: what a release costs a reader who has the one before.
func TestCost(t *testing.T) {
	old, nothing := harness.Site(t), harness.Build(t, func(*site.Options) {})
	reworded := func(file, was, is string) *site.Site {
		built := harness.Build(t, func(o *site.Options) { o.Content = harness.Reworded(t, file, was, is) })
		for name, f := range built.Files {
			if f.Type != "text/html; charset=utf-8" && (old.Files[name] == nil || !bytes.Equal(old.Files[name].Data, f.Data)) {
				built.Files[name] = harness.Shipped(t, f)
			}
		}
		return built
	}
	for name, c := range map[string]struct {
		release *site.Site
		shown   string // that it is there, in the page
		most    int
	}{
		"only words": {reworded("zh-Hans/interface.yaml", "footer: 依据一篇", "footer: 根据一篇"),
			`document.querySelector('footer').textContent.startsWith('根据')`, 30_000},
		"an answer": {reworded("zh-Hans/questions/global/after-sales.md", "没有实名的用户**可能**得不到", "还没有实名的用户**可能**得不到"),
			`document.body.textContent.includes('还没有实名的用户')`, 30_000},
		"nothing": {nothing, "", 0},
	} {
		t.Run(name, func(t *testing.T) {
			host := harness.NewHost(t, old)
			tab := keep(t, host)
			tab.Go(host.Address(""))
			tab.Kept()
			host.Served()
			host.Deploy(c.release)
			tab.JS(`navigator.serviceWorker.ready.then(r => r.update()).catch(() => {})`, nil)
			if c.most > 0 {
				tab.Wait(asked)
				tab.JS(`window.old = true`, nil)
				tab.Click(`#status button:first-child`)
				tab.Wait(`!window.old && ` + c.shown)
			} else {
				tab.Go(host.Address(""))
			}
			tab.Kept()
			tab.Takeover()
			sum := 0
			served := host.Served()
			for _, s := range served {
				sum += s.Bytes
			}
			t.Logf("%d bytes in %d answers", sum, len(served))
			if sum > c.most || harness.Count(served, "/assets/app.*") > 0 {
				t.Errorf("it costs %d bytes, want %d at most: %+v", sum, c.most, served)
			}
		})
	}
}

// TestOldPageFindsItsFiles: a page that was opened before a release is put in place
// works after it, from what the build has kept.
func TestOldPageFindsItsFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	build := func(files fs.FS) {
		t.Helper()
		built := harness.Build(t, func(o *site.Options) { o.Content = files })
		if err := site.Write(t.Context(), built, dir, 1); err != nil {
			t.Fatal(err)
		}
	}
	build(content.BuiltIn())
	host := harness.NewHost(t, harness.Site(t))
	host.Serve(http.FileServer(http.Dir(dir)))
	tab := harness.Open(t)
	tab.Before(harness.NoWorker)
	tab.Go(host.Address(""))
	build(harness.Reworded(t, "zh-Hans/interface.yaml", oldWords, newWords))
	build(harness.Reworded(t, "zh-Hans/interface.yaml", oldWords, newWords)) // the same again ages nothing
	tab.Takeover()
	if n := tab.Text(`shiming.misses`); n != "0" {
		t.Errorf("adoption was given up %s times", n)
	}
	tab.Go(host.Address(""))
	tab.Wait(`document.querySelector('h1').textContent === ` + harness.Quote(newTitle))
	tab.Takeover()
}
