package content_test

import (
	"strings"
	"testing"
	"time"

	"shiming/content"
)

func TestWorkingDays(t *testing.T) {
	calendar := library(t).Calendar
	for _, test := range []struct{ after, want, unknown string }{
		{"2025-09-26", "2025-09-28* 2025-09-29 2025-09-30", ""}, // before a make-up Sunday
		{"2025-09-30", "2025-10-09 2025-10-10 2025-10-11*", ""}, // over a week of holidays
		{"2026-02-13", "2026-02-14* 2026-02-24 2026-02-25", ""},
		{"2025-12-31", "2026-01-04* 2026-01-05 2026-01-06", ""}, // over the new year
		{"2026-06-01", "2026-06-02 2026-06-03 2026-06-04", ""},
		{"2026-12-31", "2027-01-01 2027-01-04 2027-01-05", "2027"}, // not announced
		{"1999-12-30", "1999-12-31 2000-01-03 2000-01-04", "1999 2000"},
		{"2024-02-28", "2024-02-29 2024-03-01 2024-03-04", "2024"},
		{"9999-12-31", "10000-01-03 10000-01-04 10000-01-05", "10000"},
		{"", "", ""},
		{"2026-02-30", "", ""},
		{"today", "", ""},
	} {
		days, unknown := calendar.WorkingDays(test.after, 3)
		var got []string
		for _, d := range days {
			if d.MakeUp {
				d.Date += "*"
			}
			got = append(got, d.Date)
		}
		if strings.Join(got, " ") != test.want || strings.Join(unknown, " ") != test.unknown {
			t.Errorf("after %q come %q, unknown %q, want %q and %q", test.after, got, unknown, test.want, test.unknown)
		}
	}
	if days, _ := (content.Calendar)(nil).WorkingDays("2026-06-05", 1); len(days) != 1 || days[0].Date != "2026-06-08" {
		t.Errorf("without a calendar the day after a Friday is %v", days)
	}
}

// TestWorkingDaysEveryDay holds the days of the week and the lengths of months against
// package time.
func TestWorkingDaysEveryDay(t *testing.T) {
	for day := time.Date(1899, 12, 25, 0, 0, 0, 0, time.UTC); day.Year() < 2110; day = day.AddDate(0, 0, 1) {
		next := day.AddDate(0, 0, 1)
		for next.Weekday() == time.Saturday || next.Weekday() == time.Sunday {
			next = next.AddDate(0, 0, 1)
		}
		days, _ := (content.Calendar)(nil).WorkingDays(day.Format(time.DateOnly), 1)
		if len(days) != 1 || days[0].Date != next.Format(time.DateOnly) {
			t.Fatalf("after %s comes %v, want %s", day.Format(time.DateOnly), days, next.Format(time.DateOnly))
		}
	}
}
