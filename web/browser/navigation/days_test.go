package navigation

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"shiming/content/address"
	"shiming/content/outcome"
	"shiming/web/browser/harness"
)

const working = `document.querySelector('.days output').textContent`

// TestDays: who has asked for unlinking sees the working days from today, in China, and
// from the day that is named; nothing on the page moves for it.
func TestDays(t *testing.T) {
	tab := start(t, "check/state=unbinding/")
	tab.Wait(working)
	today := tab.Text(`(d => d.getUTCFullYear() + ' 年 ' + (d.getUTCMonth() + 1) + ' 月 ' + d.getUTCDate() + ' 日')(new Date(Date.now() + 8 * 3600e3))`)
	if got := tab.Text(working); !strings.Contains(got, today) {
		t.Errorf("it says %q of today, %s", got, today)
	}
	if got := tab.Text(`document.getElementById('requested').value`); got != "" {
		t.Errorf("the field was written: %q", got)
	}
	if tab.Text(`document.getElementById('requested').labels[0].textContent`) == "" {
		t.Error("the field has no label")
	}
	choose := func(day string) {
		tab.JS(`(f => { f.value = `+harness.Quote(day)+`; f.dispatchEvent(new Event('change', {bubbles: true})); })(document.getElementById('requested'))`, nil)
	}
	choose("2025-09-26")
	tab.Wait(working + `.includes('2025 年 9 月 28 日（调休上班）、2025 年 9 月 29 日、2025 年 9 月 30 日')`)
	choose("2030-01-01")
	tab.Wait(working + `.includes('2030 年的日子（那年的放假安排，做这一页时还没公布）')`)
	choose("0202-01-01") // of a year that is still typed
	tab.Wait(`!` + working)
	choose("")
	tab.Wait(working + `.includes(` + harness.Quote(today) + `)`)

	// What is no day is not taken for today.
	tab.JS(`document.getElementById('requested').focus()`, nil)
	tab.Run(chromedp.KeyEvent("02302026"))
	tab.Wait(`document.getElementById('requested').validity.badInput`)
	tab.JS(`document.getElementById('requested').blur()`, nil)
	tab.Wait(working + `.includes('这个日期看不懂')`)
}

// TestDaysWhere: days stand on the pages of those verdicts that send the reader to a
// procedure with working days, and on no other page.
func TestDaysWhere(t *testing.T) {
	lib := harness.Library(t)
	want := map[string]bool{}
	for _, at := range lib.Checker.Reachable() {
		if v := outcome.Of(lib, at).Verdict; v != nil && slices.ContainsFunc(v.Next, func(p outcome.Procedure) bool { return p.WorkingDays > 0 }) {
			for _, prefix := range append([]string{""}, harness.Site(t).Prefixes...) {
				want[prefix+address.File(address.Place(at))], want[prefix+address.File(address.Frame+address.Place(at))] = true, true
			}
		}
	}
	if len(want) == 0 {
		t.Fatal("no verdict has days")
	}
	for name, f := range harness.Site(t).Files {
		if has := strings.Contains(string(f.Data), `class="days"`); strings.HasSuffix(name, ".html") && has != want[name] {
			t.Errorf("%s has days: %v", name, has)
		}
	}
}

// TestDaysAbroad: it is working days in China that are counted, from the day there.
func TestDaysAbroad(t *testing.T) {
	tab := harness.Open(t)
	tab.Run(emulation.SetTimezoneOverride("America/Los_Angeles"))
	tab.Before(`Date.now = () => Date.UTC(2026, 10, 30, 4)`) // the evening before, there
	tab.Go(harness.Serve(t, nil) + "check/state=unbinding/")
	tab.Takeover()
	tab.Wait(working)
	if got, want := tab.Text(working), "2026 年 12 月 1 日、2026 年 12 月 2 日、2026 年 12 月 3 日"; !strings.Contains(got, want) {
		t.Errorf("it says %q, not %s", got, want)
	}
}

// TestDaysRoom: on screens of any width, in every language, there is room for the days
// before they are said.
func TestDaysRoom(t *testing.T) {
	address := harness.Serve(t, nil)
	tab := harness.Open(t)
	for _, lang := range []string{"", "zh-Hant/", "en/"} {
		for _, width := range []int64{320, 360, 640, 1280} {
			tab.Run(chromedp.EmulateViewport(width, 800))
			tab.Go(address + lang + "check/state=unbinding/")
			before := tab.Text(`document.querySelector('.days output').offsetHeight`)
			tab.Takeover()
			tab.Wait(working)
			if after := tab.Text(`document.querySelector('.days output').offsetHeight`); after != before {
				t.Errorf("/%s at %d pixels: the days have a room of %s pixels and take %s", lang, width, before, after)
			}
		}
	}
}
