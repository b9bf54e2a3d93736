package app

import (
	"strconv"
	"strings"

	"shiming/content"
	"shiming/content/outcome"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Which working days follow the day on which something was asked for: today, where people
// in China are, or the one that the reader names. What day it is only the program knows.
// This is a part of the view of a verdict, and no component of its own.

const requestedID = "requested"

// firstYear is the first year that is taken for one: while a year is typed in, the field
// says others.
const firstYear = 1900

func (v *verdictView) OnMount(ctx app.Context) {
	ctx.PreventUpdate()
	if v.workingDays() > 0 {
		idle(func() { ctx.Dispatch(func(ctx app.Context) { v.readDay(ctx, app.Event{}) }) }) // once it has been taken over
	}
}

// workingDays returns how many working days are to be shown at the verdict, or 0.
func (v *verdictView) workingDays() int {
	for _, p := range outcome.Brief(v.Site.Library, v.Place).Verdict.Next {
		if p.WorkingDays > 0 {
			return p.WorkingDays
		}
	}
	return 0
}

// readDay takes the day from the field: today if nothing is there, no day if that is none,
// and nothing while the year is not whole.
func (v *verdictView) readDay(app.Context, app.Event) {
	var valid bool
	v.from, valid = fieldValue(requestedID)
	v.today = v.from == "" && valid
	switch year, _ := strconv.Atoi(strings.Split(v.from, "-")[0]); {
	case v.today:
		v.from = todayInChina()
	case !valid:
		v.from = "-"
	case year < firstYear:
		v.from = ""
	}
}

// days follows the field also when it is left: where it has no day, a browser tells of no
// change.
func (v *verdictView) days() app.UI {
	return el("div", "days",
		text("label", "", v.Site.Library.Interface.Check.Days.Label).Attr("for", requestedID),
		input("date").Attr("id", requestedID).On("change", v.readDay).On("blur", v.readDay),
		el("output", "", v.saidDays()...).Attr("for", requestedID))
}

// saidDays says which days they are, or nothing before it is known what day it is.
func (v *verdictView) saidDays() []app.UI {
	s, ui, count := v.Site, &v.Site.Library.Interface.Check.Days, v.workingDays()
	if v.from == "" {
		return nil
	}
	found, unknown := s.Library.Calendar.WorkingDays(v.from, count)
	if found == nil && unknown == "" {
		return []app.UI{text("span", "", ui.Wrong)}
	}
	dates := make([]string, len(found), count)
	for i, d := range found {
		if dates[i] = s.date(d.Date); d.MakeUp {
			dates[i] = content.Fill(ui.MakeUp, "date", dates[i])
		}
	}
	if unknown != "" {
		rest := ui.Unknown
		if s.Library.Calendar.EndsBefore(unknown) {
			rest = ui.Later
		}
		dates = append(dates, content.Fill(rest, "year", unknown))
	}
	pattern := ui.From
	if v.today {
		pattern = ui.Today
	}
	return []app.UI{text("span", "", content.Fill(pattern, "date", s.date(v.from), "count", strconv.Itoa(count), "days", s.Library.List(dates)))}
}
