package content

import (
	"strconv"
	"strings"
	"time"
)

// Calendar has, by year, the days of the week on which people in China do not work as on
// others: public holidays and the days that make up for them. Years that it has not were
// not announced when it was made, or are long ago.
type Calendar map[string]Exceptions

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

// WorkingDays returns the first n working days after a day, which is written as
// "2026-02-13", and the years that matter to them and that the calendar has not: there
// only the days of the week count. It returns none for what is no day.
func (c Calendar) WorkingDays(after string, n int) (days []WorkingDay, unknown []string) {
	day, err := time.Parse(time.DateOnly, after)
	if err != nil {
		return nil, nil
	}
	for len(days) < n {
		day = day.AddDate(0, 0, 1)
		date := day.Format(time.DateOnly)
		year, monthDay := date[:len(date)-6], strings.ReplaceAll(date[len(date)-5:], "-", "")
		exceptions, known := c[year]
		if !known && (len(unknown) == 0 || unknown[len(unknown)-1] != year) {
			unknown = append(unknown, year)
		}
		weekend := day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
		switch {
		case weekend && strings.Contains(exceptions.On, monthDay):
			days = append(days, WorkingDay{date, true})
		case !weekend && !strings.Contains(exceptions.Off, monthDay):
			days = append(days, WorkingDay{date, false})
		}
	}
	return days, unknown
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
