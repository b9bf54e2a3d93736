package offline

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/serviceworker"

	"shiming/web/browser/harness"
	"shiming/web/site"
)

const (
	oldWords = "title: 实名认证卡住了订单？"
	newWords = "title: 订单卡在实名认证上了？"
	newTitle = "订单卡在实名认证上了？"
)

// reworded returns the site with other words on the home page.
func reworded(t *testing.T) *site.Site {
	return harness.Build(t, func(o *site.Options) {
		o.Content = harness.Reworded(t, "zh-Hans/interface.yaml", oldWords, newWords)
	})
}

// asked tells that the page asks whether to take the new version.
const asked = `document.querySelectorAll('#status button').length === 2`

// TestUpdate: the reader is asked, and what was open and where the reader was stays.
func TestUpdate(t *testing.T) {
	host := harness.NewHost(t, harness.Site(t))
	tab := keep(t, host)
	tab.Go(host.Address(""))
	tab.Takeover()
	tab.JS(`document.getElementById('how-to-unbind').open = true; scrollTo(0, 700)`, nil)
	tab.Wait(`scrollY === 700`)
	fresh := reworded(t)
	host.Deploy(fresh)
	tab.JS(`navigator.serviceWorker.ready.then(r => r.update()).catch(() => {})`, nil)
	tab.Wait(asked)
	if tab.Is(`document.querySelector('h1').textContent === ` + harness.Quote(newTitle)) {
		t.Error("the page changed without being asked")
	}

	// Not now: the page stays as it is, and asks again when it is opened anew.
	tab.Click(`#status button:last-child`)
	tab.Wait(`!document.getElementById('status').hasChildNodes()`)
	tab.Go(host.Address(""))
	shows(t, tab, harness.Site(t), "index.html")
	tab.Wait(asked)

	tab.Takeover()
	tab.JS(`window.old = true; document.getElementById('how-to-unbind').open = true; scrollTo(0, 700)`, nil)
	tab.Wait(`scrollY === 700`)
	tab.Click(`#status button:first-child`)
	tab.Wait(`!window.old && document.querySelector('h1').textContent === ` + harness.Quote(newTitle))
	tab.Wait(`document.getElementById('how-to-unbind').open && scrollY === 700`)
	if n := tab.Text(`document.querySelectorAll('details[open]').length`); n != "1" {
		t.Errorf("%s answers are open", n)
	}
	tab.Kept()
	host.Stop()
	tab.Go(host.Address(""))
	shows(t, tab, fresh, "index.html")
}

// TestUpdateInTheChecker: a place in the checker is kept.
func TestUpdateInTheChecker(t *testing.T) {
	host := harness.NewHost(t, harness.Site(t))
	tab := keep(t, host)
	tab.Go(host.Address("check/"))
	tab.Takeover()
	tab.Click(`.options a[href$="state=none/"]`)
	tab.Wait(`location.pathname === '/check/state=none/'`)
	host.Deploy(reworded(t))
	tab.JS(`window.old = true; navigator.serviceWorker.ready.then(r => r.update()).catch(() => {})`, nil)
	tab.Wait(asked)
	tab.Click(`#status button:first-child`)
	tab.Wait(`!window.old && location.pathname === '/check/state=none/' && document.querySelector('.options a[href$="role=shopper/"]')`)
}

// TestUpdateOfItself: without a page of the old version, the next one is of the new.
func TestUpdateOfItself(t *testing.T) {
	host := harness.NewHost(t, harness.Site(t))
	tab := keep(t, host)
	tab.Go(host.Address(""))
	host.Deploy(reworded(t))
	tab.JS(`navigator.serviceWorker.ready.then(r => r.update()).catch(() => {})`, nil)
	tab.Wait(asked)
	// The browser takes its time to let the old one go.
	for range 100 {
		tab.Go("about:blank")
		tab.JS(`new Promise(done => setTimeout(done, 500))`, nil)
		tab.Go(host.Address(""))
		if tab.Is(`document.querySelector('h1').textContent === ` + harness.Quote(newTitle)) {
			return
		}
	}
	t.Error("the old version is still there")
}

// TestTwoTabs: one tab takes the update. The other one stays, works, and is asked.
func TestTwoTabs(t *testing.T) {
	host := harness.NewHost(t, harness.Site(t))
	tab := keep(t, host)
	other := tab.Beside()
	other.Go(host.Address(""))
	host.Deploy(reworded(t))
	other.JS(`window.old = true`, nil)
	tab.JS(`window.old = true; navigator.serviceWorker.ready.then(r => r.update()).catch(() => {})`, nil)
	tab.Wait(asked)
	other.Wait(asked)
	tab.Click(`#status button:first-child`)
	tab.Wait(`!window.old && document.querySelector('h1').textContent === ` + harness.Quote(newTitle))
	other.Wait(asked)
	if !other.Is(`window.old`) {
		t.Fatal("the other tab was loaded anew")
	}
	host.Stop() // what the old page still needs is on the device
	other.Takeover()
	if n := other.Text(`shiming.misses`); n != "0" {
		t.Errorf("adoption was given up %s times", n)
	}
	other.Click(`#status button:first-child`)
	other.Wait(`!window.old && document.querySelector('h1').textContent === ` + harness.Quote(newTitle))
	if !tab.Is(`!document.getElementById('status').hasChildNodes() || !(` + asked + `)`) {
		t.Error("the first tab is asked again")
	}
}

// TestNoWordOfTheChange: where the browser does not tell that a new worker is in
// charge, the page comes anew all the same.
func TestNoWordOfTheChange(t *testing.T) {
	host := harness.NewHost(t, harness.Site(t))
	tab := keep(t, host)
	tab.Before(`{
		const add = ServiceWorkerContainer.prototype.addEventListener;
		ServiceWorkerContainer.prototype.addEventListener = function (name, ...rest) {
			if (name !== 'controllerchange') add.call(this, name, ...rest);
		};
	}`)
	tab.Go(host.Address(""))
	host.Deploy(reworded(t))
	tab.JS(`window.old = true; navigator.serviceWorker.ready.then(r => r.update()).catch(() => {})`, nil)
	tab.Wait(asked)
	tab.Click(`#status button:first-child`)
	tab.Wait(`!window.old && document.querySelector('h1').textContent === ` + harness.Quote(newTitle))
}

// TestChecked: a tab that is come back to after six hours looks for a new version, be
// the clock right or wrong; one that is come back to sooner does not.
func TestChecked(t *testing.T) {
	for name, c := range map[string]struct {
		hours string
		asks  bool
	}{"soon": {"5", false}, "late": {"7", true}, "clock set back": {"-900000", true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			host := harness.NewHost(t, harness.Site(t))
			tab := keep(t, host)
			tab.Before(`{
				const update = ServiceWorkerRegistration.prototype.update;
				window.looks = 0;
				ServiceWorkerRegistration.prototype.update = function () {
					looks++;
					return update.call(this);
				};
			}`)
			tab.Go(host.Address(""))
			tab.Wait(`looks === 1 && document.documentElement.dataset.offline === 'ready'`)
			host.Deploy(reworded(t))
			tab.JS(`{
				const now = Date.now;
				Date.now = () => now() + `+c.hours+` * 3600e3;
				document.dispatchEvent(new Event('visibilitychange'));
			}`, nil)
			if c.asks {
				tab.Wait(`looks === 2 && ` + asked)
			} else if !tab.Is(`looks === 1`) {
				t.Error("it looked")
			}
		})
	}
}

// recompiled returns the site with another program in it: the same one with a section
// at its end that means nothing.
func recompiled(t *testing.T, built *site.Site) *site.Site {
	t.Helper()
	files := map[string]*site.File{}
	rename := func(prefix, ending string, data []byte) (from, to string) {
		for name, f := range files {
			if strings.HasPrefix(name, prefix) && strings.HasSuffix(name, ending) {
				if data == nil {
					data = f.Data
				}
				sum := sha256.Sum256(data)
				from, to = name, fmt.Sprintf("%s%x%s", prefix, sum[:6], ending)
				delete(files, from)
				files[to] = &site.File{Data: data, Type: f.Type, Hashed: true}
				return from, to
			}
		}
		t.Fatalf("there is no %s", prefix)
		return "", ""
	}
	replace := func(from, to string) {
		for _, f := range files {
			f.Data = bytes.ReplaceAll(f.Data, []byte(from), []byte(to))
		}
	}
	var wasm []byte
	for name, f := range built.Files {
		files[name] = &site.File{Data: f.Data, Type: f.Type, Hashed: f.Hashed}
		if strings.HasSuffix(name, ".wasm") {
			wasm = append(slices.Clone(f.Data), 0, 2, 1, 'x')
		}
	}
	from, to := rename("assets/app.", ".wasm", wasm)
	replace(from, to)
	from, to = rename("assets/pages.zh-Hans.", ".txt", nil)
	replace(from, to)
	return &site.Site{Base: built.Base, Files: files, Redirect: built.Redirect}
}

// TestThirdVersion: the second version is let in while the third one is on its way.
// The third one is whole all the same.
func TestThirdVersion(t *testing.T) {
	second := reworded(t)
	third := recompiled(t, harness.Build(t, func(o *site.Options) {
		o.Content = harness.Reworded(t, "zh-Hans/interface.yaml", oldWords, "title: 第三版")
	}))
	host := harness.NewHost(t, harness.Site(t))
	tab := keep(t, host)
	tab.Go(host.Address(""))
	host.Deploy(second)
	tab.JS(`navigator.serviceWorker.ready.then(r => r.update()).catch(() => {})`, nil)
	tab.Wait(asked)
	host.Deploy(third)
	wasm := make(chan struct{})
	host.Fault(func(w http.ResponseWriter, r *http.Request) bool {
		if strings.HasSuffix(r.URL.Path, ".wasm") {
			<-wasm
		}
		return false
	})
	before := host.Asked(".wasm")
	tab.JS(`window.old = true; navigator.serviceWorker.ready.then(r => { r.update(); })`, nil)
	host.AwaitAsked(".wasm", before)
	tab.Click(`#status button:first-child`)
	tab.Wait(`!window.old && document.querySelector('h1').textContent === ` + harness.Quote(newTitle))
	close(wasm)
	tab.Wait(asked)
	tab.Kept()
	tab.JS(`window.old = true`, nil)
	tab.Click(`#status button:first-child`)
	tab.Wait(`!window.old && document.querySelector('h1').textContent === '第三版'`)
	tab.Kept()
	host.Stop()
	tab.Run(serviceworker.Enable(), serviceworker.StopAllWorkers(), network.Enable(), network.ClearBrowserCache())
	for _, path := range []string{"about/", "check/", ""} {
		tab.Go(host.Address(path))
		shows(t, tab, third, path+"index.html")
	}
	tab.Takeover()
}

// TestUpdateDuringDownload: a new version is let in although the old one is still
// fetching its program, on a line that hangs.
func TestUpdateDuringDownload(t *testing.T) {
	host := harness.NewHost(t, harness.Site(t))
	hang := make(chan struct{})
	defer close(hang)
	host.Fault(func(w http.ResponseWriter, r *http.Request) bool {
		if strings.HasSuffix(r.URL.Path, ".wasm") {
			select {
			case <-hang:
			case <-r.Context().Done():
			}
		}
		return false
	})
	tab := harness.Open(t)
	tab.Go(host.Address(""))
	host.AwaitAsked(".wasm", 0)
	host.Deploy(reworded(t))
	tab.JS(`window.old = true; navigator.serviceWorker.ready.then(r => r.update()).catch(() => {})`, nil)
	tab.Wait(asked)
	tab.Click(`#status button:first-child`)
	tab.Wait(`!window.old && document.querySelector('h1').textContent === ` + harness.Quote(newTitle))
}

// TestFullAtUpdate: there is room for the pages of a new version, but not for a second
// program. The pages are taken, and the program later.
func TestFullAtUpdate(t *testing.T) {
	host := harness.NewHost(t, harness.Site(t))
	tab := keep(t, host)
	tab.Go(host.Address(""))
	host.Deploy(recompiled(t, reworded(t)))
	quota(t, tab, host, 8_000_000)
	tab.JS(`window.old = true; navigator.serviceWorker.ready.then(r => r.update()).catch(() => {})`, nil)
	tab.Wait(asked)
	tab.Click(`#status button:first-child`)
	tab.Wait(`!window.old && document.querySelector('h1').textContent === ` + harness.Quote(newTitle))
	quota(t, tab, host, 100_000_000)
	tab.Go(host.Address("about/"))
	tab.Kept()
}
