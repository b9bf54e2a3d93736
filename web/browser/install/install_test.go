// Package install holds that a browser can install the product.
package install

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
	"shiming/web/server"
	"shiming/web/site"
)

// installability is what Chromium says of the page in a tab.
type installability struct {
	Address string
	Errors  []string // why it cannot be installed
	Parsing []string // what is wrong with the manifest
	AppID   string
}

func ask(tab *harness.Tab) (found installability) {
	tab.Run(chromedp.ActionFunc(func(ctx context.Context) error {
		errors, err := page.GetInstallabilityErrors().Do(ctx)
		if err != nil {
			return err
		}
		for _, e := range errors {
			found.Errors = append(found.Errors, e.ErrorID)
		}
		var m struct {
			URL    string `json:"url"`
			Errors []struct {
				Message string `json:"message"`
			} `json:"errors"`
		}
		if err := chromedp.FromContext(ctx).Target.Execute(ctx, "Page.getAppManifest", nil, &m); err != nil {
			return err
		}
		found.Address = m.URL
		for _, e := range m.Errors {
			found.Parsing = append(found.Parsing, e.Message)
		}
		var id struct {
			AppID string `json:"appId"`
		}
		err = chromedp.FromContext(ctx).Target.Execute(ctx, "Page.getAppId", nil, &id)
		found.AppID = id.AppID
		return err
	}))
	return found
}

func TestInstallable(t *testing.T) {
	below, err := site.Build(context.Background(), site.Options{Base: "/help/", Fast: true,
		Log: func(string, ...any) {}})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(server.Handler(below))
	defer srv.Close()
	for _, root := range []string{harness.Serve(t, nil), srv.URL + "/help/"} {
		tab := harness.Open(t, harness.FullBrowser(t))
		for _, path := range []string{"", "check/state=none/", "q/how-to-verify/", "nothing/"} {
			tab.Go(root + path)
			got := ask(tab)
			t.Logf("%+v", got)
			if got.Address != root+"manifest.webmanifest" || got.AppID != root {
				t.Errorf("%s: the manifest is %q, the id %q", root+path, got.Address, got.AppID)
			}
			if len(got.Errors) > 0 || len(got.Parsing) > 0 {
				t.Errorf("%s: it cannot be installed: %q, the manifest: %q", root+path, got.Errors, got.Parsing)
			}
		}
	}
}

// TestFinds proves that the check can fail: without icons nothing is installed.
func TestFinds(t *testing.T) {
	tab := harness.Open(t, harness.FullBrowser(t))
	tab.Go(harness.Serve(t, func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/manifest.webmanifest" {
				h.ServeHTTP(w, r)
				return
			}
			w.Header().Set("Content-Type", "application/manifest+json")
			io.WriteString(w, `{"name": "x", "start_url": "https://example.org/", "display": "standalone"}`)
		})
	}))
	if got := ask(tab); len(got.Errors) == 0 || len(got.Parsing) == 0 {
		t.Errorf("nothing is wrong with a manifest that is: %+v", got)
	}
}

// TestPictures: the browser shows every picture of the manifest in the size that
// the manifest says, and finds each icon for masks, the drawing too, painted to its
// edges and with nothing outside of the circle that every mask leaves.
func TestPictures(t *testing.T) {
	tab := harness.Open(t, harness.FullBrowser(t))
	tab.Go(harness.Serve(t, nil))
	var problems []string
	tab.JS(`(async () => {
		const m = await (await fetch(document.querySelector('link[rel=manifest]').href)).json();
		const problems = [];
		let masks = 0;
		for (const p of [...m.icons, ...m.screenshots, ...m.shortcuts.flatMap(s => s.icons)]) {
			const img = new Image();
			img.src = p.src;
			try { await img.decode(); } catch (err) { problems.push(p.src + ': ' + err); continue; }
			if (p.sizes !== 'any' && p.sizes !== img.naturalWidth + 'x' + img.naturalHeight) problems.push(p.src + ' is not ' + p.sizes);
			if (p.purpose !== 'maskable') continue;
			masks++;
			const size = 512, c = new OffscreenCanvas(size, size).getContext('2d');
			c.drawImage(img, 0, 0, size, size);
			const px = c.getImageData(0, 0, size, size).data;
			for (let i = 0; i < px.length; i += 4) {
				const x = i / 4 % size, y = Math.floor(i / 4 / size);
				const off = [0, 1, 2].some(k => Math.abs(px[i + k] - px[k]) > 2);
				if (px[i + 3] < 255 || off && Math.hypot(x + .5 - size / 2, y + .5 - size / 2) > .4 * size) {
					problems.push(p.src + ' cannot be cut at ' + x + ', ' + y);
					break;
				}
			}
		}
		if (masks !== 3) problems.push(masks + ' icons for masks');
		return problems;
	})()`, &problems)
	for _, p := range problems {
		t.Error(p)
	}
}
