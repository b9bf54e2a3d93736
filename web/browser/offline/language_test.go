package offline

import (
	"slices"
	"testing"

	"shiming/web/browser/harness"
	"shiming/web/site"
)

// gone waits for the page for when a page is neither kept nor to be had, in a language.
func gone(t *testing.T, tab *harness.Tab, lang string) {
	t.Helper()
	tab.Wait(`document.documentElement.lang === ` + harness.Quote(lang) + ` && !document.querySelector('main') && document.querySelector('h1')`)
}

// fetched checks of which languages the pages were fetched since it was last called,
// each once.
func fetched(t *testing.T, host *harness.Host, languages ...string) {
	t.Helper()
	served := host.Served()
	for _, lang := range []string{"zh-Hans", "en", "zh-Hant"} {
		want := 0
		if slices.Contains(languages, lang) {
			want = 1
		}
		if got := harness.Count(served, "/assets/pages."+lang+".*"); got != want {
			t.Errorf("the pages in %s were fetched %d times, want %d", lang, got, want)
		}
	}
}

// TestOpenedLanguages: a language is kept once the reader has opened it, and not before.
func TestOpenedLanguages(t *testing.T) {
	built := harness.Site(t)
	host := harness.NewHost(t, built)
	tab := keep(t, host)
	fetched(t, host, "zh-Hans")
	host.Stop()
	tab.Go(host.Address("en/check/"))
	gone(t, tab, "en")

	host.Start()
	tab.Go(host.Address("en/check/"))
	shows(t, tab, built, "en/check/index.html")
	tab.Kept()
	fetched(t, host, "en")
	host.Stop()
	for _, path := range []string{"en/", "en/q/how-to-verify/", "en/check/state=none/", "en/about/", "", "q/how-to-verify/", "about/"} {
		tab.Go(host.Address(path))
		shows(t, tab, built, path+"index.html")
	}
	tab.Go(host.Address("en/rules/"))
	tab.Wait(equals(built, "en/rules/index.html")) // the program shows it
	tab.Go(host.Address("en/?q=customs"))
	tab.Wait(`shiming.searches && document.querySelector('#found mark')`)
	tab.Go(host.Address("en/nothing/"))
	shows(t, tab, built, "en/404.html")
	tab.Go(host.Address("zh-Hant/"))
	gone(t, tab, "zh-Hant")
}

// TestFirstLanguage: who comes to a language first has that one alone.
func TestFirstLanguage(t *testing.T) {
	built := harness.Site(t)
	host := harness.NewHost(t, built)
	tab := harness.Open(t)
	tab.Go(host.Address("en/about/"))
	tab.Kept()
	fetched(t, host, "en")
	host.Stop()
	tab.Go(host.Address("en/"))
	shows(t, tab, built, "en/index.html")
	tab.Go(host.Address(""))
	gone(t, tab, "zh-Hans")
}

// TestUpdateOfOneLanguage: a release that changes the words of one language leaves the
// others as they are kept.
func TestUpdateOfOneLanguage(t *testing.T) {
	// Both are of other content than the built-in one, which alone has screenshots.
	worded := func(words string) *site.Site {
		return harness.Build(t, func(o *site.Options) {
			o.Content = harness.Reworded(t, "zh-Hans/interface.yaml", oldWords, "title: "+words)
		})
	}
	host := harness.NewHost(t, worded("一"))
	tab := keep(t, host)
	tab.Go(host.Address("en/"))
	tab.Kept()
	fetched(t, host, "zh-Hans", "en")
	tab.Go(host.Address("")) // in English the page asks about the language
	host.Deploy(worded("二"))
	tab.JS(`window.old = true; navigator.serviceWorker.ready.then(r => r.update()).catch(() => {})`, nil)
	tab.Wait(asked)
	tab.Click(`#status button:first-child`)
	tab.Wait(`!window.old`)
	tab.Kept()
	fetched(t, host, "zh-Hans")
	host.Stop()
	tab.Go(host.Address(""))
	tab.Wait(`document.querySelector('h1').innerText === '二'`)
	tab.Go(host.Address("en/check/"))
	tab.Wait(`document.documentElement.lang === 'en' && document.querySelector('main')`)
}
