package app

import (
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

var (
	_ = example("question", "closed", func(s *Site) app.UI {
		return &question{Site: s, Question: s.Library.Question("will-it-ship"), Heading: "h3"}
	})
	_ = example("question", "whole", func(s *Site) app.UI {
		return &question{Site: s, Question: s.Library.Question("will-it-ship"), Whole: true}
	})
	_ = example("questionView", "first", func(s *Site) app.UI { return &questionView{Site: s, Question: &s.Library.Questions[0]} })
	_ = example("questionView", "last", func(s *Site) app.UI {
		return &questionView{Site: s, Question: &s.Library.Questions[len(s.Library.Questions)-1]}
	})
)

// TestOwnState: a view that has state of its own in the page, such as an open
// answer, is not reused for another one.
func TestOwnState(t *testing.T) {
	s := toy(t)
	a, b := &s.Library.Questions[0], &s.Library.Questions[1]
	for name, ids := range map[string][2]app.DismountEnforcer{
		"question":     {&question{Site: s, Question: a}, &question{Site: s, Question: b}},
		"questionView": {&questionView{Site: s, Question: a}, &questionView{Site: s, Question: b}},
		"askView":      {&askView{Site: s, Place: at(s)}, &askView{Site: s, Place: at(s, "state=none")}},
		"verdictView":  {&verdictView{Site: s, Place: at(s, "state=verified")}, &verdictView{Site: s, Place: at(s, "state=none", "shop=tmall")}},
	} {
		if ids[0].CompoID() == ids[1].CompoID() {
			t.Errorf("%s: two views have the id %s", name, ids[0].CompoID())
		}
	}
}
