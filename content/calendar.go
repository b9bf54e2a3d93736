package content

import (
	"strconv"
	"strings"
)

// MaxWorkingDays bounds the working days of a procedure.
const MaxWorkingDays = 30

// Calendar has, by year, the exceptions from the working week in China: public holidays,
// and the weekend days that make up for them, as the State Council announces them for a
// year at the end of the year before. Package load takes them from the module lunar-go.
// Years that are missing were not announced when the calendar was made, or are long ago.
type Calendar map[string]Exceptions

// EndsBefore reports whether a year comes after all that the calendar has.
func (c Calendar) EndsBefore(year string) bool {
	for known := range c {
		if year <= known {
			return false
		}
	}
	return true
}

// Exceptions are the days of a year that do not follow the week, each as month and day,
// such as "0101 0102".
type Exceptions struct {
	Off string `json:"off"` // Mondays to Fridays without work
	On  string `json:"on"`  // Saturdays and Sundays with work
}

// WorkingDay is a day on which people work.
type WorkingDay struct {
	Date    string // such as "2026-02-14"
	Weekday int    // from 0, Sunday
	MakeUp  bool   // a Saturday or Sunday that makes up for a holiday
}

// date is a day of the Gregorian calendar. Package time would cost the wasm more than the
// whole checker does.
type date struct{ year, month, day int }

// parseDate reads a day that is written as "2026-02-13".
func parseDate(text string) (d date, ok bool) {
	parts := strings.Split(text, "-")
	if len(parts) != 3 || len(parts[0]) != 4 || len(parts[1]) != 2 || len(parts[2]) != 2 {
		return d, false
	}
	for i, to := range []*int{&d.year, &d.month, &d.day} {
		n, err := strconv.Atoi(parts[i])
		if err != nil {
			return d, false
		}
		*to = n
	}
	return d, d.year > 0 && d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= d.monthDays()
}

// monthDays returns how many days the month has.
func (d date) monthDays() int {
	switch d.month {
	case 2:
		if d.year%4 == 0 && d.year%100 != 0 || d.year%400 == 0 {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

func (d date) next() date {
	if d.day++; d.day > d.monthDays() {
		d.day = 1
		if d.month++; d.month > 12 {
			d.month = 1
			d.year++
		}
	}
	return d
}

// weekday returns the day of the week, from 0 for Sunday.
func (d date) weekday() int {
	// The congruence of Zeller, in which 0 is Saturday.
	year, month := d.year, d.month
	if month < 3 {
		year, month = year-1, month+12
	}
	return (d.day + 13*(month+1)/5 + year + year/4 - year/100 + year/400 + 6) % 7
}

// write writes the day as month and day, and as it is read.
func (d date) write() (monthDay, whole string) {
	month, day := digits(d.month, 2), digits(d.day, 2)
	return month + day, digits(d.year, 4) + "-" + month + "-" + day
}

// digits writes a number with at least so many digits.
func digits(n, least int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, least-len(s))) + s
}

// WorkingDays returns the first n working days after a day, which is written as
// "2026-02-13". They end where the calendar lacks the year, which is returned as unknown.
// For what is no date nothing is returned.
func (c Calendar) WorkingDays(after string, n int) (days []WorkingDay, unknown string) {
	day, ok := parseDate(after)
	if !ok {
		return nil, ""
	}
	for len(days) < n {
		day = day.next()
		year := strconv.Itoa(day.year)
		exceptions, known := c[year]
		if !known {
			return days, year
		}
		weekday := day.weekday()
		weekend := weekday%6 == 0
		monthDay, whole := day.write()
		if weekend && strings.Contains(exceptions.On, monthDay) || !weekend && !strings.Contains(exceptions.Off, monthDay) {
			days = append(days, WorkingDay{whole, weekday, weekend})
		}
	}
	return days, ""
}
