package app

import (
	"shiming/content/decision"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// icons are the outlines of the verdicts' signs, on a grid of 24.
var icons = map[decision.Verdict][]string{
	decision.Clear:      {"M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18", "M7.8 12.4l2.9 2.9 5.6-6"},
	decision.Blocked:    {"M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3z", "M9 9l6 6M15 9l-6 6"},
	decision.AtRisk:     {"M12 4L2.8 20h18.4z", "M12 10v4.5M12 17.4v.1"},
	decision.Pending:    {"M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18", "M12 7.5V12l3 2"},
	decision.NotCovered: {"M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18", "M9.6 9.4a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2.9-1.2 1.8M12 16.5v.1"},
}

// icon shows the sign of a verdict. It is for the eye only: a word stands beside it.
func icon(v decision.Verdict) app.HTMLElem {
	var paths []app.UI
	for _, d := range icons[v] {
		paths = append(paths, shape("path", "d", d))
	}
	return shape("svg", "class", "icon", "viewBox", "0 0 24 24", "aria-hidden", "true").Body(paths...)
}

// shape makes an element of a picture with attributes, name and value in turn.
func shape(tag string, attrs ...string) app.HTMLElem {
	e := app.Elem(tag).XMLNS("http://www.w3.org/2000/svg")
	for i := 0; i < len(attrs); i += 2 {
		e = e.Attr(attrs[i], attrs[i+1])
	}
	return e
}
