package navigation

import (
	"fmt"
	"testing"

	"shiming/web/browser/harness"
)

// TestAllAnswers: one button opens all answers and closes them; its words follow what
// the reader opens one by one; before the takeover and after it, in a frame too.
func TestAllAnswers(t *testing.T) {
	ui := &harness.Library(t).Interface.Question
	count := len(harness.Library(t).Questions)
	for _, path := range []string{"", "frame/"} {
		tab := harness.Open(t)
		tab.Go(harness.Serve(t, nil) + path)
		for range 2 {
			says := func(want string, open int) {
				t.Helper()
				tab.Wait(`document.querySelectorAll('.topic details[open]').length === ` + fmt.Sprint(open))
				if got := tab.Text(`document.getElementById('all').innerText`); got != want {
					t.Errorf("/%s: with %d answers open the button says %q", path, open, got)
				}
			}
			says(ui.Show, 0)
			tab.Click("#all")
			says(ui.Hide, count)
			tab.Click("#can-i-unbind summary")
			says(ui.Show, count-1)
			tab.Click("#can-i-unbind summary")
			says(ui.Hide, count)
			tab.Click("#all")
			says(ui.Show, 0)
			tab.Takeover()
		}
		if !tab.Is(`shiming.misses === 0`) {
			t.Errorf("/%s: the takeover gave adoption up", path)
		}
	}
}
