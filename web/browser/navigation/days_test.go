package navigation

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"shiming/web/browser/harness"
)

const working = `document.querySelector('.days output').textContent`

// TestDays: who has asked for unlinking sees the working days from today, and from the
// day that is named; nothing on the page moves for it.
func TestDays(t *testing.T) {
	tab := start(t, "check/state=unbinding/")
	tab.Wait(working)
	today := tab.Text(`(d => d.getFullYear() + ' 年 ' + (d.getMonth() + 1) + ' 月 ' + d.getDate() + ' 日')(new Date())`)
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
	tab.Wait(working + `.includes('这里没有 2030 年的放假安排')`)
	choose("")
	tab.Wait(working + `.includes(` + harness.Quote(today) + `)`)

	// Only there: no other verdict speaks of days.
	tab.Run(chromedp.Navigate(tab.Text(`new URL('/check/state=submitted/', location.href).href`)))
	if tab.Is(`document.querySelector('.days')`) {
		t.Error("days stand where the source names none")
	}
}
