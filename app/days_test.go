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
	for _, test := range []struct {
		from  string
		today bool
		want  string
	}{
		{"", false, ""},
		{"2026-02-13", true, "今天（北京时间 2026 年 2 月 13 日）申请、当天不算的话，第 1 到第 3 个工作日是：2026 年 2 月 14 日（调休上班）、2026 年 2 月 24 日、2026 年 2 月 25 日。"},
		{"2026-06-01", false, "2026 年 6 月 1 日申请、当天不算的话，第 1 到第 3 个工作日是：2026 年 6 月 2 日、2026 年 6 月 3 日、2026 年 6 月 4 日。"},
		{"2026-12-30", false, "2026 年 12 月 30 日申请、当天不算的话，第 1 到第 3 个工作日是：2026 年 12 月 31 日、2027 年的日子（那年的放假安排，做这一页时还没公布）。"},
		{"2024-05-06", false, "2024 年 5 月 6 日申请、当天不算的话，第 1 到第 3 个工作日是：2024 年的日子（这里没有那年的放假安排）。"},
		{"soon", false, "这个日期看不懂，请重新选一天。"},
	} {
		got := ""
		for _, n := range (&verdictView{Site: s, Place: place, from: test.from, today: test.today}).saidDays() {
			_, text, _ := strings.Cut(flat(n), ">|")
			got += strings.TrimSuffix(text, "|</span>")
		}
		if got != test.want {
			t.Errorf("%q: %s\nwant %s", test.from, got, test.want)
		}
	}
}
