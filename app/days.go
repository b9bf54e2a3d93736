package app

import (
	"strconv"
	"strings"

	"shiming/content"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Which working days follow the day on which something was asked for: today, until the
// reader names another one. The page has the field and the room for that; what day it is
// only the program knows. The field is the reader's: it is never written. It is a part of
// the view of a verdict and no component of its own, which would cost the wasm 8 kB.

const requestedID = "requested"

// firstYear is the first year that is taken for one: while a year is typed in, the field
// says others.
const firstYear = 1900

func (v *verdictView) OnMount(ctx app.Context) {
	ctx.PreventUpdate()
	if v.workingDays() > 0 {
		idle(func() { ctx.Dispatch(func(app.Context) { v.look() }) }) // once it has been taken over
	}
}

// workingDays returns how many there are of them at the verdict, or 0.
func (v *verdictView) workingDays() int {
	for _, id := range content.In(v.Place.Rule.Next, v.Place.Answers()) {
		if n := v.Site.Library.Checker.Procedure(id).Days(); n > 0 {
			return n
		}
	}
	return 0
}

func (v *verdictView) requested(app.Context, app.Event) { v.look() }

// look takes the day from the field.
func (v *verdictView) look() {
	v.from, v.today = fieldValue(requestedID), false
	if year, err := strconv.Atoi(strings.Split(v.from, "-")[0]); err != nil || year < firstYear {
		v.from, v.today = today(), true
	}
}

func (v *verdictView) days() app.UI {
	return el("div", "days",
		text("label", "", v.Site.Library.Interface.Check.Days.Label).Attr("for", requestedID),
		el("input", "").Attr("type", "date").Attr("id", requestedID).On("change", v.requested),
		el("output", "", v.saidDays()...).Attr("for", requestedID))
}

// saidDays says which days they are, or nothing before it is known what day it is.
func (v *verdictView) saidDays() []app.UI {
	s, ui, count := v.Site, &v.Site.Library.Interface.Check.Days, v.workingDays()
	if v.from == "" {
		return nil
	}
	found, unknown := s.Library.Calendar.WorkingDays(v.from, count)
	if found == nil {
		return []app.UI{text("span", "", ui.Wrong)}
	}
	dates := make([]string, len(found))
	for i, d := range found {
		if dates[i] = s.date(d.Date); d.MakeUp {
			dates[i] = content.Fill(ui.MakeUp, "date", dates[i])
		}
	}
	pattern := ui.From
	if v.today {
		pattern = ui.Today
	}
	out := []app.UI{text("span", "", content.Fill(pattern, "date", s.date(v.from), "count", strconv.Itoa(count), "days", s.list(dates)))}
	if len(unknown) > 0 {
		out = append(out, text("span", "hint", content.Fill(ui.Unknown, "year", s.list(unknown))))
	}
	return out
}
