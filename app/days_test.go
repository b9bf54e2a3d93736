package app

import (
	"strings"
	"testing"

	"shiming/content"
	"shiming/content/decision"
)

var calendar = content.Calendar{"2026": {Off: "0216 0217 0218 0219 0220 0223", On: "0214 0228"}}

// withCalendar returns a site that knows the holidays of a year.
func withCalendar(s *Site) *Site {
	lib := *s.Library
	lib.Calendar = calendar
	with := *s
	with.Library = &lib
	return &with
}

func TestDays(t *testing.T) {
	s := withCalendar(toy(t))
	s.Library.Checker = decision.Compile(&decision.Table{Procedures: []decision.Procedure{{ID: "ask", WorkingDays: 3}}})
	place := decision.Place{Rule: &decision.Rule{Next: []decision.Ref{{ID: "ask"}}}}
	for _, test := range []struct{ from, want string }{
		{"", "第 1 个工作日 ? ? 第 2 个工作日 ? ? 第 3 个工作日 ? ?"},
		{"2026-02-13", "第 1 个工作日 2 月 14 日 周六调休上班 第 2 个工作日 2 月 24 日 周二 第 3 个工作日 2 月 25 日 周三"},
		{"2026-06-01", "第 1 个工作日 6 月 2 日 周二 第 2 个工作日 6 月 3 日 周三 第 3 个工作日 6 月 4 日 周四"},
		{"2026-12-30", "第 1 个工作日 12 月 31 日 周四 第 2 个工作日 – 这里还没有 2027 年的放假安排 第 3 个工作日 – 这里还没有 2027 年的放假安排"},
		{"2024-05-06", "第 1 个工作日 – 没有 2024 年的放假安排 第 2 个工作日 – 没有 2024 年的放假安排 第 3 个工作日 – 没有 2024 年的放假安排"},
		{"soon", "第 1 个工作日 ? ? 第 2 个工作日 ? ? 第 3 个工作日 ? ? 这个日期看不懂，请重新选一天。"},
	} {
		shown := flat((&verdictView{Site: s, Place: place, from: test.from}).days())
		_, shown, _ = strings.Cut(shown, "<output")
		if strings.Contains(shown, `class="blank"`) { // its dates are there to take room
			shown = strings.NewReplacer("9 月 30 日", "?", "周六", "?").Replace(shown)
		}
		var got []string
		for _, part := range strings.Split(shown, "|")[1:] {
			if !strings.HasPrefix(part, "<") && part != "" {
				got = append(got, part)
			}
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%q: %s\nwant %s", test.from, got, test.want)
		}
	}
}
