// Package harness gives the browser tests a site, a server and tabs.
package harness

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto"
	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"

	"shiming/content"
	"shiming/content/address"
	"shiming/content/decision"
	"shiming/web/browser/tool"
	"shiming/web/server"
	"shiming/web/site"
	"shiming/web/site/sitetest"
)

// Origin is what the built site takes for its own address.
const Origin = sitetest.Origin

// Site returns the built site. The wasm comes from the cache that all builds on this
// machine share.
func Site(t testing.TB) *site.Site {
	t.Helper()
	return sitetest.Fast(t)
}

// Library returns the built-in library.
func Library(t testing.TB) *content.Library {
	t.Helper()
	return sitetest.Library(t)
}

// Views returns the path of every view, and of the page for unknown addresses. Of the
// places of the checker where the reader is not sure of something, of which there are
// very many, it has those that stand for others: see [sample].
func Views(t testing.TB) []string {
	return append(sample(address.Views(Library(t))), address.NotFound.Path)
}

// FrameViews returns the path of every view in a frame, and of the page for unknown
// addresses there, as Views does.
func FrameViews(t testing.TB) []string {
	return append(sample(address.FrameViews(Library(t))), address.NotFoundInFrame.Path)
}

// sample returns the paths of views. Of the places with something unsure that ask the same
// with the same inputs answered or unsure it has one; of those that are open, one for each
// number of unsure answers and each set of verdicts. That all of them are made of the same
// parts, package web tests on the HTML of every page.
func sample(views []address.View) []string {
	var paths []string
	seen := map[string]bool{}
	for _, v := range views {
		if p := v.Place; p.Unsure() && p.Rule == nil {
			kind := ""
			if p.Ask != nil {
				kind = p.Ask.ID
			}
			for _, g := range p.Kept {
				switch {
				case g.Answer == decision.Unsure:
					kind += " unsure"
				case p.Ask != nil:
					kind += " " + g.Input
				}
			}
			kind += fmt.Sprint(p.Verdicts())
			if seen[kind] {
				continue
			}
			seen[kind] = true
		}
		paths = append(paths, v.Path)
	}
	return paths
}

// Serve serves the site through wrap, which may be nil, and returns its address
// with a slash at the end.
func Serve(t testing.TB, wrap func(http.Handler) http.Handler) string {
	t.Helper()
	h := server.Handler(Site(t))
	if wrap != nil {
		h = wrap(h)
	}
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return srv.URL + "/"
}

// quiet drops what chromedp says about events of browsers newer than it.
func quiet(string, ...any) {}

// Tab is the tab of a browser of its own: nothing is shared with other tabs.
type Tab struct {
	t     testing.TB
	ctx   context.Context
	close context.CancelFunc

	noScripts bool
}

// timeout is how long a tab may be used.
const timeout = 5 * time.Minute

// Open starts a browser with one tab of the size of a phone. more are options to start
// it with.
func Open(t testing.TB, more ...chromedp.ExecAllocatorOption) *Tab {
	t.Helper()
	o, err := tool.Browser()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, append(o, more...)...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx, chromedp.WithErrorf(quiet))
	t.Cleanup(cancel)
	tab := &Tab{t: t, ctx: ctx, close: cancel}
	// A service worker with a debugger attached is never idle, and then a new one may
	// never take its place.
	tab.Run(target.SetAutoAttach(false, false).WithFlatten(true), chromedp.EmulateViewport(360, 780))
	return tab
}

// FullBrowser is for [Open]: the whole of Chromium, where what is around the page is under
// test too.
func FullBrowser(t testing.TB) chromedp.ExecAllocatorOption {
	t.Helper()
	path, err := tool.Chromium()
	if err != nil {
		t.Fatal(err)
	}
	return chromedp.ExecPath(path)
}

// For returns the tab for use by a subtest.
func (tab *Tab) For(t testing.TB) *Tab { return &Tab{t, tab.ctx, tab.close, tab.noScripts} }

// Beside opens one more tab in the same browser.
func (tab *Tab) Beside() *Tab {
	tab.t.Helper()
	ctx, cancel := chromedp.NewContext(tab.ctx)
	tab.t.Cleanup(cancel)
	other := &Tab{t: tab.t, ctx: ctx, close: cancel}
	other.Run(target.SetAutoAttach(false, false).WithFlatten(true), chromedp.EmulateViewport(360, 780))
	return other
}

// Kept waits until the site is kept on the device, all of it.
func (tab *Tab) Kept() {
	tab.t.Helper()
	tab.Wait(`document.documentElement.dataset.offline === 'ready'`)
}

// Styled waits until what comes after the first paint has been given its style too.
func (tab *Tab) Styled() {
	tab.t.Helper()
	tab.Wait(`(s => !s || [...document.styleSheets].some(sheet => sheet.href === new URL(s.dataset.more, location).href))(document.querySelector('script[data-boot]'))`)
}

// Close ends the browser. The end of the test does so too.
func (tab *Tab) Close() { tab.close() }

// Run does actions.
func (tab *Tab) Run(actions ...chromedp.Action) {
	tab.t.Helper()
	if err := chromedp.Run(tab.ctx, actions...); err != nil {
		tab.t.Fatalf("in the browser: %v", err)
	}
}

// Context returns the tab's context for chromedp.
func (tab *Tab) Context() context.Context { return tab.ctx }

// Before runs a script in every page before its own scripts.
func (tab *Tab) Before(script string) {
	tab.t.Helper()
	tab.Run(chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := page.AddScriptToEvaluateOnNewDocument(script).Do(ctx)
		return err
	}))
}

// NoWorker is for [Tab.Before]: a browser without service workers.
const NoWorker = `delete Navigator.prototype.serviceWorker;`

// NoScripts has the tab run no scripts of pages.
func (tab *Tab) NoScripts() {
	tab.t.Helper()
	tab.noScripts = true
	tab.Run(emulation.SetScriptExecutionDisabled(true))
}

// Go loads an address. A page of the site has run its scripts then, unless they cannot come.
func (tab *Tab) Go(address string) {
	tab.t.Helper()
	tab.Run(chromedp.Navigate(address))
	for end := time.Now().Add(5 * time.Second); !tab.noScripts && time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		var waits bool
		err := chromedp.Run(tab.ctx, chromedp.Evaluate(`!!document.querySelector('script[data-boot]') && !window.shiming`, &waits))
		if err == nil && !waits { // else the page has gone on to another one
			return
		}
	}
}

// Scheme sets the preferred colour scheme, light or dark.
func (tab *Tab) Scheme(name string) {
	tab.t.Helper()
	tab.Run(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}}))
}

// Width sets the width of the window in CSS pixels.
func (tab *Tab) Width(px int64) {
	tab.t.Helper()
	tab.Run(chromedp.EmulateViewport(px, 780))
}

// JS evaluates an expression, which may be a promise, into out. out may be nil.
func (tab *Tab) JS(expression string, out any) {
	tab.t.Helper()
	tab.Run(chromedp.Evaluate(expression, out, chromedp.EvalAsValue, awaited))
}

func awaited(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }

// Leave evaluates an expression by which the page may be left. The browser answers
// first: to a page that is gone it would not.
func (tab *Tab) Leave(expression string) {
	tab.t.Helper()
	tab.JS("void setTimeout(() => {"+expression+"}, 20)", nil)
}

// Text evaluates an expression, which may be a promise, and returns its value as a
// string.
func (tab *Tab) Text(expression string) string {
	tab.t.Helper()
	var s string
	tab.JS("Promise.resolve("+expression+").then(String)", &s)
	return s
}

// Is reports whether an expression is true.
func (tab *Tab) Is(expression string) bool {
	tab.t.Helper()
	var is bool
	tab.JS("!!("+expression+")", &is)
	return is
}

// Wait waits until an expression, which may be a promise, is true, across page loads.
func (tab *Tab) Wait(expression string) {
	tab.t.Helper()
	look := time.NewTicker(20 * time.Millisecond)
	defer look.Stop()
	over := time.After(100 * time.Second)
	for {
		var is bool
		err := chromedp.Run(tab.ctx, chromedp.Evaluate("Promise.resolve("+expression+").then(Boolean)", &is, awaited))
		if is {
			return
		}
		select {
		case <-look.C:
		case <-over:
			var where string
			chromedp.Run(tab.ctx, chromedp.Evaluate(`location.href + ' app ' + document.documentElement.dataset.app + ' offline ' + document.documentElement.dataset.offline + ' status ' + document.getElementById('status')?.innerText`, &where))
			tab.t.Fatalf("waited in vain for %s (%v) at %s", expression, err, where)
		case <-tab.ctx.Done():
			tab.t.Fatalf("waiting for %s: %v", expression, tab.ctx.Err())
		}
	}
}

// Until waits until something is so, which what names.
func Until(t testing.TB, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(100 * time.Second); !is(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited in vain for %s", what)
		}
	}
}

// Idle is a promise in JavaScript: the page has nothing to do, twice, so that what the last
// input led to has come, and what that led to. A tab that is not drawn may never say so, and
// has had its time after three seconds.
const Idle = `new Promise(done => {
	setTimeout(done, 3000);
	requestIdleCallback(() => requestAnimationFrame(() => requestIdleCallback(done)));
})`

// Painted is a promise in JavaScript: the page was painted, or is not drawn at all.
const Painted = `new Promise(done => {
	setTimeout(done, 3000);
	requestAnimationFrame(() => requestAnimationFrame(done));
})`

// Idle waits for [Idle].
func (tab *Tab) Idle() {
	tab.t.Helper()
	tab.JS(Idle, nil)
}

// Click clicks the first element that a selector names, as a mouse does: what is far away is
// scrolled to and painted first. An element that another takes the place of before it is
// clicked is looked for again.
func (tab *Tab) Click(selector string) {
	tab.t.Helper()
	if !tab.noScripts {
		chromedp.Run(tab.ctx, chromedp.ScrollIntoView(selector, chromedp.ByQuery), chromedp.Evaluate(Painted, nil, awaited)) // what fails, fails below
	}
	err := chromedp.Run(tab.ctx, chromedp.Click(selector, chromedp.ByQuery))
	for range 5 {
		var gone *cdproto.Error
		if !errors.As(err, &gone) || gone.Message != "Could not find node with given id" {
			break
		}
		err = chromedp.Run(tab.ctx, chromedp.Click(selector, chromedp.ByQuery))
	}
	if err != nil {
		tab.t.Fatalf("clicking %s: %v", selector, err)
	}
}

// Clipboard lets the pages of the browser read and write the clipboard.
func (tab *Tab) Clipboard() {
	tab.t.Helper()
	tab.Run(chromedp.ActionFunc(func(ctx context.Context) error {
		return browser.GrantPermissions([]browser.PermissionType{browser.PermissionTypeClipboardReadWrite, browser.PermissionTypeClipboardSanitizedWrite}).
			Do(cdp.WithExecutor(ctx, chromedp.FromContext(ctx).Browser))
	}))
}

// Difference compares the page on the screen with the one that an address of the
// same origin serves. Where they are the same tree (the order of
// attributes does not count), it returns two empty strings, otherwise the markup of
// both.
func (tab *Tab) Difference(address string) (got, want string) {
	tab.t.Helper()
	var markup []string
	tab.JS(`fetch(`+Quote(address)+`).then(r => r.text()).then(text => {
		const want = new DOMParser().parseFromString(text, 'text/html').body.firstElementChild;
		const got = document.body.firstElementChild.cloneNode(true);
		for (const page of [got, want]) page.querySelectorAll('output').forEach(o => o.replaceChildren()); // it depends on the day
		return got.isEqualNode(want) ? ['', ''] : [got.outerHTML, want.outerHTML];
	})`, &markup)
	return markup[0], markup[1]
}

// Takeover gives a sign of use and waits until go-app has taken the page over.
func (tab *Tab) Takeover() {
	tab.t.Helper()
	tab.JS(`document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Shift', bubbles: true}))`, nil)
	tab.Wait(`document.documentElement.dataset.app === 'ready'`)
}

// Quote writes a string as a JavaScript literal.
func Quote(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`, "\n", `\n`).Replace(s) + "'"
}
