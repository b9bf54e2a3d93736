package accessibility

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
)

// TestLineCoversNothing: while there is a line at the bottom, of whatever height, no part of
// what Tab comes to is below it; nor of what has the focus when the line comes. So too in a
// frame that scrolls.
func TestLineCoversNothing(t *testing.T) {
	const covered = `(() => {
		const e = document.activeElement, line = document.querySelector('#status span').getBoundingClientRect();
		const box = e.getBoundingClientRect();
		return e.closest('main') && !e.matches('main, h1') && box.height < innerHeight / 2 && box.top < line.bottom && box.bottom > line.top ? e.outerHTML.slice(0, 160) : '';
	})()`
	k := keyboard{harness.Open(t), t}
	k.Before(harness.NoWorker)
	address := harness.Serve(t, nil)
	for _, path := range []string{"", "check/", "frame/", "frame/check/"} {
		for _, size := range [][2]int64{{360, 500}, {320, 640}} {
			k.Run(chromedp.EmulateViewport(size[0], size[1]))
			k.Go(address + path)
			k.Takeover()
			for _, words := range []string{"一行字。", strings.Repeat("好几行字，一直说到底。", 8)} {
				k.Key("Tab") // it is the keys that move the focus
				k.JS(`shiming.setStatus('offline'); document.querySelector('.options a').focus(); scrollBy(0, document.activeElement.getBoundingClientRect().bottom - innerHeight + 4); shiming.setStatus('offline', `+harness.Quote(words)+`)`, nil)
				if got := k.Text(covered); got != "" {
					t.Errorf("/%s at %v: the line comes over %s", path, size, got)
				}
				for range 12 {
					k.Key("Tab")
					if got := k.Text(covered); got != "" {
						t.Errorf("/%s at %v: the line is over %s", path, size, got)
					}
				}
			}
		}
	}
}
