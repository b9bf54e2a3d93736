package navigation

import (
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"shiming/app"
	"shiming/content/address"
	"shiming/content/decision"
	"shiming/web/browser/harness"
)

// TestEveryAnswering: for every set of answers, complete or not, “not sure” included, the
// program goes to the place that the host's walk names, from whatever address says it.
// What it shows there is compared with the page by TestEveryViewByClick, and the page
// with the command by package web.
func TestEveryAnswering(t *testing.T) {
	lib := harness.Library(t)
	site := &app.Site{Library: lib, Base: "/", Origin: harness.Origin, Device: true}
	sets := []decision.Answers{{}}
	for _, in := range lib.Checker.Inputs {
		for _, a := range slices.Clone(sets) {
			for _, answer := range in.All() {
				more := maps.Clone(a)
				more[in.ID] = answer
				sets = append(sets, more)
			}
		}
	}
	type visit struct{ From, To, Title string }
	var visits []visit
	for i, a := range sets {
		v := visit{From: "/check/"}
		inputs := slices.Clone(lib.Checker.Inputs)
		if i%2 == 1 { // the order does not matter
			slices.Reverse(inputs)
		}
		for _, in := range inputs {
			if answer, ok := a[in.ID]; ok {
				v.From += in.ID + "=" + answer + "/"
			}
		}
		p := lib.Checker.Walk(a)
		v.To = "/" + address.Place(p)
		view, _ := address.Open(lib, v.To)
		v.Title = site.Title(view)
		visits = append(visits, v)
	}
	list, err := json.Marshal(visits)
	if err != nil {
		t.Fatal(err)
	}
	tab := start(t, "about/")
	var wrong []string
	tab.JS(`(async visits => {
		const wrong = [];
		for (const v of visits) {
			shiming.replace(v.From);
			const end = Date.now() + 10000;
			const there = () => location.pathname === v.To && document.title === v.Title && !document.querySelector('[aria-busy]');
			while (!there() && Date.now() < end) await new Promise(done => setTimeout(done, 2));
			if (!there()) wrong.push(v.From + ' leads to ' + location.pathname + ' (' + document.title + '), want ' + v.To);
			if (wrong.length > 5) break;
		}
		return wrong;
	})(`+string(list)+`)`, &wrong)
	for _, w := range wrong {
		t.Error(w)
	}
	if len(visits) != 9*4*4*7 {
		t.Errorf("%d sets of answers were tried", len(visits))
	}
	alive(t, tab)
}
