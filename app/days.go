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
	switch year, _ := strconv.Atoi(strings.Split(v.from, "-")[0]); {
	case v.from == "" && valid:
		v.from = todayInChina()
	case !valid:
		v.from = "-"
	case year < firstYear:
		v.from = ""
	}
}

// days follows the field also when it is left: where it has no day, a browser tells of no
// change. Before it is known what day it is, the days are there without their dates.
func (v *verdictView) days() app.UI {
	ui := &v.Site.Library.Interface.Check.Days
	out := []app.UI{el("span", "calendar", v.calendar()...)}
	if v.from != "" && v.wrong() {
		out = append(out, text("span", "hint", ui.Wrong))
	}
	return el("div", "days",
		text("label", "", ui.Label).Attr("for", requestedID),
		input("date").Attr("id", requestedID).On("change", v.readDay).On("blur", v.readDay),
		el("output", "", out...).Attr("for", requestedID))
}

func (v *verdictView) wrong() bool {
	found, unknown := v.Site.Library.Calendar.WorkingDays(v.from, 1)
	return found == nil && unknown == ""
}

// calendar shows the working days as a strip.
func (v *verdictView) calendar() []app.UI {
	s, ui, count := v.Site, &v.Site.Library.Interface.Check.Days, v.workingDays()
	var found []content.WorkingDay
	var unknown string
	if v.from != "" {
		found, unknown = s.Library.Calendar.WorkingDays(v.from, count)
	}
	var days []app.UI
	for i := range count {
		// What is not known yet takes its room.
		date, note, class := fillDate(ui.Date, ui.Months, "2000-09-30"), ui.Weekdays[6], "blank"
		switch {
		case i < len(found):
			class = ""
			date, note = fillDate(ui.Date, ui.Months, found[i].Date), ui.Weekdays[found[i].Weekday]
			if found[i].MakeUp {
				note += s.Library.Gap() + ui.MakeUp
			}
		case unknown != "":
			date, class = "–", ""
			note = content.Fill(ui.Unknown, "year", unknown)
			if s.Library.Calendar.EndsBefore(unknown) {
				note = content.Fill(ui.Later, "year", unknown)
			}
		}
		days = append(days, el("span", class,
			text("small", "", content.Fill(ui.Nth, "n", strconv.Itoa(i+1))),
			text("strong", "", date),
			text("small", "", note)))
	}
	return days
}
