package content_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"shiming/content"
	"shiming/content/load"
)

// library returns the built-in library.
func library(t testing.TB) *content.Library {
	t.Helper()
	lib, problems := load.Load(content.BuiltIn(), content.SourceLang)
	if problems.Err() != nil {
		t.Fatalf("the content has problems:\n%v", problems)
	}
	return lib
}

func TestWorkingDays(t *testing.T) {
	calendar := library(t).Calendar
	for _, test := range []struct{ after, want, unknown string }{
		{"2025-09-26", "2025-09-28* 2025-09-29 2025-09-30", ""}, // before a make-up Sunday
		{"2025-09-30", "2025-10-09 2025-10-10 2025-10-11*", ""}, // over a week of holidays
		{"2026-02-13", "2026-02-14* 2026-02-24 2026-02-25", ""},
		{"2025-12-31", "2026-01-04* 2026-01-05 2026-01-06", ""}, // over the new year
		{"2026-06-01", "2026-06-02 2026-06-03 2026-06-04", ""},
		{"2026-12-30", "2026-12-31", "2027"}, // not announced
		{"2026-12-31", "", "2027"},
		{"2024-12-31", "2025-01-02 2025-01-03 2025-01-06", ""},
		{"2024-12-30", "", "2024"},
		{"9999-12-31", "", "10000"},
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
		if strings.Join(got, " ") != test.want || unknown != test.unknown {
			t.Errorf("after %q come %q, unknown %q, want %q and %q", test.after, got, unknown, test.want, test.unknown)
		}
	}
	for year, want := range map[string]bool{"2024": false, "2026": false, "2027": true} {
		if calendar.EndsBefore(year) != want {
			t.Errorf("%s comes after all years of the calendar: %v", year, !want)
		}
	}
}

// TestWorkingDaysEveryDay holds the days of the week and the lengths of months against
// package time.
func TestWorkingDaysEveryDay(t *testing.T) {
	ordinary := content.Calendar{}
	for year := 1899; year <= 2110; year++ {
		ordinary[strconv.Itoa(year)] = content.Exceptions{}
	}
	for day := time.Date(1899, 12, 25, 0, 0, 0, 0, time.UTC); day.Year() < 2110; day = day.AddDate(0, 0, 1) {
		next := day.AddDate(0, 0, 1)
		for next.Weekday() == time.Saturday || next.Weekday() == time.Sunday {
			next = next.AddDate(0, 0, 1)
		}
		days, _ := ordinary.WorkingDays(day.Format(time.DateOnly), 1)
		if len(days) != 1 || days[0].Date != next.Format(time.DateOnly) {
			t.Fatalf("after %s comes %v, want %s", day.Format(time.DateOnly), days, next.Format(time.DateOnly))
		}
	}
}
