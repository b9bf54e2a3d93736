package load

import (
	"slices"
	"strconv"
	"strings"

	"github.com/6tail/lunar-go/HolidayUtil"

	"shiming/content"
)

// firstYear is the year of the article: nobody asks for days before it.
const firstYear = 2025

// calendar returns the holidays of the years from firstYear on that are announced.
func calendar() content.Calendar {
	c := content.Calendar{}
	for year := firstYear; ; year++ {
		days := HolidayUtil.GetHolidaysByYear(year)
		if days.Len() == 0 {
			return c
		}
		var off, on []string
		for e := days.Front(); e != nil; e = e.Next() {
			h := e.Value.(*HolidayUtil.Holiday)
			if day := strings.ReplaceAll(h.GetDay()[5:], "-", ""); h.IsWork() {
				on = append(on, day)
			} else {
				off = append(off, day)
			}
		}
		slices.Sort(off)
		slices.Sort(on)
		c[strconv.Itoa(year)] = content.Exceptions{Off: strings.Join(off, " "), On: strings.Join(on, " ")}
	}
}
