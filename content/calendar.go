package content

import (
	"strconv"
	"strings"
)

// Calendar has, by year, the days of the week on which people in China do not work as on
// others: public holidays and the days that make up for them. Years that it has not were
// not announced when it was made, or are long ago.
type Calendar map[string]Exceptions

// Ends reports whether a year comes after all that it has.
func (c Calendar) Ends(year string) bool {
	for known := range c {
		if year <= known {
			return false
		}
	}
	return true
}

// Exceptions are the days of a year that are not as the days of the week say, each as
// month and day, such as "0101 0102".
type Exceptions struct {
	Off string `json:"off"` // no work from Monday to Friday
	On  string `json:"on"`  // work on Saturday or Sunday
}

// WorkingDay is a day on which people work.
type WorkingDay struct {
	Date   string // such as "2026-02-14"
	MakeUp bool   // it is a Saturday or Sunday that makes up for a holiday
}

// date is a day of the Gregorian calendar. To read and write it with package time would
// cost the wasm more than the whole checker does.
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

// weekend reports whether it is a Saturday or a Sunday.
func (d date) weekend() bool {
	// The congruence of Zeller: 0 is Saturday, 1 Sunday.
	year, month := d.year, d.month
	if month < 3 {
		year, month = year-1, month+12
	}
	return (d.day+13*(month+1)/5+year+year/4-year/100+year/400)%7 < 2
}

// write writes the day as month and day, and as it is read.
func (d date) write() (monthDay, whole string) {
	month, day := digits(d.month, 2), digits(d.day, 2)
	return month + day, digits(d.year, 4) + "-" + month + "-" + day
}

// digits writes a number with so many digits at least.
func digits(n, least int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, least-len(s))) + s
}

// WorkingDays returns the first n working days after a day, which is written as
// "2026-02-13". Where the calendar has not the year, they end, and it returns that year
// too. It returns nothing for what is no day.
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
		weekend := day.weekend()
		monthDay, whole := day.write()
		switch {
		case weekend && strings.Contains(exceptions.On, monthDay):
			days = append(days, WorkingDay{whole, true})
		case !weekend && !strings.Contains(exceptions.Off, monthDay):
			days = append(days, WorkingDay{whole, false})
		}
	}
	return days, ""
}

// mostDays bounds the working days of a procedure.
const mostDays = 30

// Days returns the number of working days within which a procedure is through, or 0.
func (p *Procedure) Days() int {
	n, err := strconv.Atoi(p.WorkingDays)
	if err != nil || n < 1 || n > mostDays {
		return 0
	}
	return n
}
