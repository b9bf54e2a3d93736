package app

import (
	"strconv"
	"strings"

	"shiming/content"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// days says which working days follow the day on which something was asked for, today
// until the reader names another one. The page has the field and the room for that; what
// day it is only the program knows. The field is the reader's: it is never written.
type days struct {
	app.Compo

	Site  *Site
	ID    string // of the procedure
	Count int    // working days

	from  string // the day that was asked on, or empty
	today bool
}

// firstYear is the first year that is taken for one: while a year is typed in, the field
// says others.
const firstYear = 1900

func (v *days) field() string { return "requested-" + v.ID }

func (v *days) OnMount(ctx app.Context) {
	ctx.PreventUpdate()
	ctx.Dispatch(func(app.Context) { v.look() })
}

func (v *days) changed(app.Context, app.Event) { v.look() }

// look takes the day from the field.
func (v *days) look() {
	v.from, v.today = fieldValue(v.field()), false
	if year, err := strconv.Atoi(strings.Split(v.from, "-")[0]); err != nil || year < firstYear {
		v.from, v.today = today(), true
	}
}

func (v *days) Render() app.UI {
	ui := &v.Site.Library.Interface.Check.Days
	return el("div", "days",
		text("label", "", ui.Label).Attr("for", v.field()),
		el("input", "").Attr("type", "date").Attr("id", v.field()).On("change", v.changed),
		el("output", "", v.said()...).Attr("for", v.field()))
}

// said says which days they are, or nothing before it is known what day it is.
func (v *days) said() []app.UI {
	s, ui := v.Site, &v.Site.Library.Interface.Check.Days
	if v.from == "" {
		return nil
	}
	found, unknown := s.Library.Calendar.WorkingDays(v.from, v.Count)
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
	out := []app.UI{text("span", "", content.Fill(pattern, "date", s.date(v.from), "count", strconv.Itoa(v.Count), "days", s.list(dates)))}
	if len(unknown) > 0 {
		out = append(out, text("span", "hint", content.Fill(ui.Unknown, "year", strings.Join(unknown, s.Library.Interface.Check.Separator))))
	}
	return out
}
