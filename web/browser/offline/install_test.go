package offline

import (
	"net/http"
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"shiming/web/browser/harness"
)

// The user agents of browsers that show pages in ways of their own.
const (
	wechat = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.50(0x1800323a) NetType/WIFI Language/zh_CN"
	taobao = "Mozilla/5.0 (Linux; U; Android 14; zh-CN; M2102K1C) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0.4896.58 UWS/5.12.5.0 Mobile Safari/537.36 AliApp(TB/10.40.10) TTID/703304@taobao_android_10.40.10"
	alipay = "Mozilla/5.0 (Linux; U; Android 13; zh-CN) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0.4896.58 Mobile Safari/537.36 NebulaSDK/1.8.100112 Nebula AlipayDefined(nt:WIFI,ws:393|0|2.75) AliApp(AP/10.6.50.8000) AlipayClient/10.6.50.8000 Language/zh-Hans"
	// Apps that do not say who they are.
	android = "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/AP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36"
	ios     = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"
	// A browser that shows pages as apps do.
	miui   = "Mozilla/5.0 (Linux; U; Android 13; zh-cn; M2102K1C Build/TKQ1) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/109.0.5414.118 Mobile Safari/537.36 XiaoMi/MiuiBrowser/18.2.150419"
	iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"
)

// seen is what the page says of installing.
const seen = `Array.from(document.querySelectorAll('.device .states:last-of-type .state')).filter(e => getComputedStyle(e).visibility === 'visible').map(e => e.innerText).join()`

// TestWaysToInstall: each browser is told what works in it, and only that.
func TestWaysToInstall(t *testing.T) {
	ui := harness.Library(t).Interface.Device
	const noWorker = harness.NoWorker
	for name, c := range map[string]struct {
		agent, before, way, words, offline string
	}{
		"Chromium":                   {"", "", "menu", ui.Ways.Menu, "ready"},
		"iPhone":                     {iphone, "", "ios", ui.Ways.IOS, "ready"},
		"iPad":                       {"", `Object.defineProperty(navigator, 'userAgent', {value: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15'}); Object.defineProperty(navigator, 'maxTouchPoints', {value: 5})`, "ios", ui.Ways.IOS, "ready"},
		"WeChat":                     {wechat, noWorker, "in-app", ui.Ways.InApp + "\n\n" + ui.Copy, "in-app"},
		"Taobao":                     {taobao, noWorker, "in-app", ui.Ways.InApp + "\n\n" + ui.Copy, "in-app"},
		"Alipay":                     {alipay, "", "in-app", ui.Ways.InApp + "\n\n" + ui.Copy, "ready"},
		"an Android app":             {android, "", "in-app", ui.Ways.InApp + "\n\n" + ui.Copy, "ready"},
		"a browser with a web view":  {miui, "", "menu", ui.Ways.Menu, "ready"},
		"an iOS app":                 {ios, noWorker, "in-app", ui.Ways.InApp + "\n\n" + ui.Copy, "in-app"},
		"iPhone, on the home screen": {ios, `Object.defineProperty(navigator, 'standalone', {value: true})`, "installed", ui.Ways.Installed, "ready"},
		"no worker":                  {"", noWorker, "menu", ui.Ways.Menu, "unsupported"},
		"no https":                   {"", noWorker + `Object.defineProperty(window, 'isSecureContext', {value: false})`, "menu", ui.Ways.Menu, "insecure"},
		"nothing may be kept": {"", `
			const refuse = () => Promise.reject(new DOMException('refused', 'SecurityError'));
			ServiceWorkerContainer.prototype.register = refuse;
			CacheStorage.prototype.keys = refuse;`, "menu", ui.Ways.Menu, "blocked"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			host := harness.NewHost(t, harness.Site(t))
			tab := harness.Open(t)
			if c.agent != "" {
				tab.Run(emulation.SetUserAgentOverride(c.agent))
			}
			// What Chromium offers, others do not.
			tab.Before(`addEventListener('beforeinstallprompt', e => e.stopImmediatePropagation());` + c.before)
			tab.Go(host.Address("about/"))
			tab.Wait(`document.documentElement.dataset.install === ` + harness.Quote(c.way))
			tab.Wait(`document.documentElement.dataset.offline === ` + harness.Quote(c.offline))
			if got := tab.Text(seen); got != c.words {
				t.Errorf("it is told %q, want %q", got, c.words)
			}
			if c.way == "in-app" {
				tab.Click("[data-do=copy]")
				tab.Wait(`document.getElementById('status').hasChildNodes()`)
			}
		})
	}
}

// TestInstall: the browser's question is kept, and shown on the reader's wish.
func TestInstall(t *testing.T) {
	ui := harness.Library(t).Interface.Device
	tab := harness.Open(t, harness.FullBrowser(t))
	tab.Go(harness.NewHost(t, harness.Site(t)).Address("about/"))
	tab.Wait(`document.documentElement.dataset.install === 'prompt'`) // by Chromium itself
	tab.JS(`{
		const offer = new Event('beforeinstallprompt', {cancelable: true});
		offer.prompt = () => { window.asked = true; };
		offer.userChoice = new Promise(done => { window.choose = done; });
		dispatchEvent(offer);
		window.kept = offer.defaultPrevented;
	}`, nil)
	if got := tab.Text(seen); got != ui.Ways.Prompt+"\n\n"+ui.Button || !tab.Is(`kept && !window.asked`) {
		t.Errorf("offered to install, the page says %q", got)
	}
	tab.Click("[data-do=install]")
	tab.Wait(`window.asked`)
	tab.JS(`choose({outcome: 'dismissed'})`, nil)
	tab.Wait(`document.documentElement.dataset.install === 'menu'`)
}

// TestNothingInFrame: in a frame nothing is kept and nothing offered.
func TestNothingInFrame(t *testing.T) {
	host := harness.NewHost(t, harness.Site(t))
	host.Fault(func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path != "/host" {
			return false
		}
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte(`<!DOCTYPE html><title>host</title><iframe src="/"></iframe>`))
		return true
	})
	tab := harness.Open(t)
	tab.Go(host.Address("host"))
	tab.Wait(`frames[0].document.querySelectorAll('details').length > 10 && frames[0].document.readyState === 'complete'`)
	tab.JS(`new Promise(done => frames[0].requestIdleCallback(() => setTimeout(done, 500), {timeout: 3000}))`, nil) // time to ask for a worker
	if !tab.Is(`frames[0].document.documentElement.dataset.offline === 'none' && frames[0].getComputedStyle(frames[0].document.querySelector('footer .device')).display === 'none'`) {
		t.Error("the framed page keeps or offers something")
	}
	if n := host.Asked("service-worker.js"); n != 0 {
		t.Errorf("the worker was asked for %d times", n)
	}
}
