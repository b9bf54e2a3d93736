package offline

import (
	"testing"

	"shiming/web/browser/harness"
	"shiming/web/site"
)

func based(t *testing.T, base string) *site.Site {
	return harness.Build(t, func(o *site.Options) { o.Base = base })
}

// TestTwoSites: sites on one origin, one even below the other, leave each other
// alone.
func TestTwoSites(t *testing.T) {
	outer, inner, beside := based(t, "/"), based(t, "/help/tmall/"), based(t, "/help/")
	host := harness.NewHost(t, outer, inner, beside)
	tab := harness.Open(t)
	for _, s := range []*site.Site{outer, inner, beside} {
		tab.Go(host.Address(s.Base))
		tab.Kept()
		if tab.Is(`document.querySelector('#status button')`) {
			t.Errorf("%s asks: %s", s.Base, tab.Text(`document.getElementById('status').innerText`))
		}
	}
	if n := tab.Text(`caches.keys().then(k => k.length)`); n != "3" {
		t.Errorf("there are %s caches", n)
	}

	// One is taken away; the others have all that they had.
	host.Deploy(outer, beside, harness.Build(t, func(o *site.Options) { o.Base, o.Retire = "/help/tmall/", true }))
	tab.Go(host.Address("/help/tmall/"))
	tab.JS(`navigator.serviceWorker.getRegistration('/help/tmall/').then(r => r && r.update())`, nil)
	tab.Wait(`navigator.serviceWorker.getRegistrations().then(all => all.length === 2)`)
	tab.Wait(`caches.keys().then(all => all.length === 2)`)
	host.Stop()
	for _, s := range []*site.Site{outer, beside} {
		for _, path := range []string{"", "about/", "check/state=none/"} {
			tab.Go(host.Address(s.Base + path))
			shows(t, tab, s, path+"index.html")
			tab.Takeover()
			tab.Click(`header a[href$="rules/"]`)
			tab.Wait(`location.pathname === ` + harness.Quote(s.Base+"rules/") + ` && document.querySelector('.rule')`)
		}
	}
}

// TestRetire: a site that retires its worker goes on from the host, and a later one
// may have a worker again.
func TestRetire(t *testing.T) {
	host := harness.NewHost(t, harness.Site(t))
	tab := keep(t, host)
	tab.Go(host.Address(""))
	retired := harness.Build(t, func(o *site.Options) { o.Retire = true })
	host.Deploy(retired)
	tab.JS(`window.old = true; navigator.serviceWorker.ready.then(r => r.update()).catch(() => {})`, nil)
	tab.Wait(`navigator.serviceWorker.getRegistrations().then(all => all.length === 0)`)
	tab.Wait(`caches.keys().then(all => all.length === 0)`)
	if !tab.Is(`window.old`) {
		t.Error("the page was loaded anew")
	}
	tab.Takeover()
	tab.Go(host.Address(""))
	shows(t, tab, retired, "index.html")
	tab.Takeover()
	if tab.Is(`navigator.serviceWorker.controller`) || tab.Is(`document.querySelector('.device')`) {
		t.Error("there is still a worker")
	}
	host.Deploy(harness.Site(t))
	tab.Go(host.Address(""))
	tab.Kept()
}
