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

// working are the days that are shown, each once it is known.
const working = `[...document.querySelectorAll('.calendar > :not(.blank)')].map(e => [...e.children].slice(1).map(c => c.textContent).join(' ')).join('、')`

// TestDays: who has asked for unlinking sees the working days from today, in China, and
// from the day that is named; nothing on the page moves for it.
func TestDays(t *testing.T) {
	tab := start(t, "check/state=unbinding/")
	tab.Wait(working)
	today := tab.Text(working)
	if found, unknown := harness.Library(t).Calendar.WorkingDays(tab.Text(`new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10)`), 3); unknown == "" && len(found) == 3 {
		if _, day, _ := strings.Cut(found[0].Date, "-"); !strings.HasPrefix(today, strings.TrimLeft(day[:2], "0")+" 月 "+strings.TrimLeft(day[3:], "0")+" 日") {
			t.Errorf("it says %q, want %v", today, found)
		}
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
	tab.Wait(working + ` === '9 月 28 日 周日调休上班、9 月 29 日 周一、9 月 30 日 周二'`)
	choose("2030-01-01")
	tab.Wait(working + `.includes('2030 年的放假安排')`)
	choose("0202-01-01") // of a year that is still typed
	tab.Wait(`!` + working)
	choose("")
	tab.Wait(working + ` === ` + harness.Quote(today))

	// What is no day is not taken for today.
	tab.JS(`document.getElementById('requested').focus()`, nil)
	tab.Run(chromedp.KeyEvent("02302026"))
	tab.Wait(`document.getElementById('requested').validity.badInput`)
	tab.JS(`document.getElementById('requested').blur()`, nil)
	tab.Wait(`document.querySelector('.days output').textContent.includes('这个日期看不懂')`)
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
	if got, want := tab.Text(working), "12 月 1 日 周二、12 月 2 日 周三、12 月 3 日 周四"; !strings.Contains(got, want) {
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
