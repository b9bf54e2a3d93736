package decision_test

import (
	"slices"
	"strings"
	"testing"

	"shiming/content/decision"
)

// toy returns a table of two inputs: the weather, which matters only if one goes
// out.
func toy() *decision.Table {
	return &decision.Table{
		Inputs: []decision.Input{
			{ID: "go", Aliases: []string{"walk"}, Answers: []decision.Answer{{ID: "out", Aliases: []string{"outside"}}, {ID: "stay"}}},
			{ID: "sky", Answers: []decision.Answer{{ID: "sun"}, {ID: "rain"}, {ID: "snow"}}},
		},
		Rules: []decision.Rule{
			{ID: "dry", When: decision.Cond{"go": {"out"}, "sky": {"sun"}}, Verdict: "a"},
			{ID: "wet", When: decision.Cond{"go": {"out"}, "sky": {"rain", "snow"}}, Verdict: "b"},
			{ID: "home", When: decision.Cond{"go": {"stay"}}, Verdict: "c"},
		},
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// at writes a place as its address, and then what is there.
func at(p decision.Place) string {
	s := strings.Join(p.Segments(), "/") + " "
	switch {
	case p.Ask != nil && p.Rule != nil:
		return s + "both"
	case p.Ask != nil:
		return s + "? " + p.Ask.ID
	case p.Rule != nil:
		return s + "! " + p.Rule.ID
	case p.Possible != nil:
		for _, r := range p.Possible {
			s += "! " + r.ID + " "
		}
		return strings.TrimSpace(s)
	}
	return s + "nothing"
}

func TestWalk(t *testing.T) {
	gap := toy()
	gap.Rules = []decision.Rule{
		{ID: "rain", When: decision.Cond{"go": {"out"}, "sky": {"rain"}}},
		{ID: "snow", When: decision.Cond{"go": {"out"}, "sky": {"snow"}}},
		{ID: "home", When: decision.Cond{"go": {"stay"}}},
	}
	overlap := toy()
	overlap.Rules[0].When = decision.Cond{"go": {"out"}}
	mild := toy()
	mild.Rules[0].Verdict, mild.Rules[1].Verdict, mild.Rules[2].Verdict = "a", "a", "b"
	alike := toy()
	alike.Rules[0].Verdict, alike.Rules[1].Verdict, alike.Rules[2].Verdict = "a", "a", "a"
	twin := toy()
	twin.Rules[1].When = twin.Rules[0].When

	tests := []struct {
		name    string
		table   *decision.Table
		address string
		want    string
	}{
		{"start", toy(), "", " ? go"},
		{"first answer", toy(), "go=out", "go=out ? sky"},
		{"verdict", toy(), "go=out/sky=sun", "go=out/sky=sun ! dry"},
		{"early verdict", toy(), "go=stay", "go=stay ! home"},
		{"surplus answer", toy(), "go=stay/sky=sun", "go=stay ! home"},
		{"later answer first", toy(), "sky=snow", "sky=snow ? go"},
		{"other order", toy(), "sky=sun/go=out", "go=out/sky=sun ! dry"},
		{"not sure of what decides", toy(), "go=unsure", "go=unsure ? sky"},
		{"not sure, one way", toy(), "go=unsure/sky=sun", "go=unsure/sky=sun ! dry ! home"},
		{"not sure of all", toy(), "go=unsure/sky=unsure", "go=unsure/sky=unsure ! dry ! wet ! home"},
		{"not sure of what does not matter", toy(), "go=stay/sky=unsure", "go=stay ! home"},
		{"not sure of what comes later", toy(), "sky=unsure", " ? go"},
		{"not sure, one verdict", mild, "go=out/sky=unsure", "go=out/sky=unsure ! dry ! wet"},
		{"not sure of the first, one verdict", alike, "go=unsure", "go=unsure ! dry ! wet ! home"},
		{"aliases", toy(), "walk=outside", "go=out ? sky"},
		{"unknown input", toy(), "x=y/go=out", "go=out ? sky"},
		{"unknown answer", toy(), "go=fly", " ? go"},
		{"answered twice", toy(), "go=out/go=stay", "go=out ? sky"},
		{"gap", gap, "go=out/sky=sun", "go=out/sky=sun nothing"},
		{"before a gap", gap, "go=out", "go=out ? sky"},
		{"overlap", overlap, "go=out/sky=rain", "go=out/sky=rain ! dry"},
		{"beside an overlap", overlap, "go=out/sky=sun", "go=out/sky=sun ! dry"},
		{"two rules for the same", twin, "go=out/sky=sun", "go=out/sky=sun ! dry"},
		{"no rules", &decision.Table{Inputs: toy().Inputs}, "go=out", " nothing"},
		{"nothing at all", &decision.Table{}, "go=out", " nothing"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := decision.Compile(test.table)
			answers, _ := e.ParseAnswers(strings.Split(test.address, "/"))
			if got := at(e.Walk(answers)); got != test.want {
				t.Errorf("walk of %q is %q, want %q", test.address, got, test.want)
			}
		})
	}
}

func TestParseAnswers(t *testing.T) {
	pairs := []string{"walk=outside", "", "sky", "sky=", "sky=hail", "go=stay", "sky=rain", "=", "a=b=c"}
	answers, bad := toy().ParseAnswers(pairs)
	if len(answers) != 2 || answers["go"] != "out" || answers["sky"] != "rain" {
		t.Errorf("answers are %v", answers)
	}
	if want := []string{"", "sky", "sky=", "sky=hail", "go=stay", "=", "a=b=c"}; !slices.Equal(bad, want) {
		t.Errorf("bad are %q, want %q", bad, want)
	}
}

// checkAddress proves what holds for any address of a checker.
func checkAddress(t *testing.T, c *decision.Engine, address string) {
	answers, bad := c.ParseAnswers(strings.Split(address, "/"))
	if n := len(strings.Split(address, "/")); len(answers)+len(bad) != n {
		t.Errorf("%q has %d answers and %d bad ones of %d", address, len(answers), len(bad), n)
	}
	for input, answer := range answers {
		if in := c.Input(input); in == nil || in.ID != input || answer != decision.Unsure && (in.Answer(answer) == nil || in.Answer(answer).ID != answer) {
			t.Errorf("%q is read as %s=%s, which is not there", address, input, answer)
		}
	}
	p := c.Walk(answers)
	again, bad := c.ParseAnswers(p.Segments())
	if len(bad) > 0 || !same(p, c.Walk(again)) {
		t.Errorf("%q leads to %q, and that to %q", address, at(p), at(c.Walk(again)))
	}
}

func addAddresses(f *testing.F, c *decision.Engine) {
	for _, p := range c.Reachable() {
		f.Add(strings.Join(p.Segments(), "/"))
	}
	for _, s := range []string{"", "/", "=", "a=b", "state", "state=", "state=none/state=none", "stage=before/state=none",
		"state=none//shop=tmall", "State=None", "state=none=x", "\x00", "%73tate=none", "state=无"} {
		f.Add(s)
	}
}

func FuzzParseAnswers(f *testing.F) {
	c := decision.Compile(toy())
	addAddresses(f, c)
	f.Fuzz(func(t *testing.T, address string) {
		checkAddress(t, c, address)
	})
}

func FuzzWalk(f *testing.F) {
	c := library(f).Checker
	addAddresses(f, c)
	f.Fuzz(func(t *testing.T, address string) {
		checkAddress(t, c, address)

		// Walk takes any set of answers, not only parsed ones.
		a := decision.Answers{}
		for pair := range strings.SplitSeq(address, "/") {
			input, answer, _ := strings.Cut(pair, "=")
			a[input] = answer
		}
		p := c.Walk(a)
		for _, g := range p.Kept {
			if a[g.Input] != g.Answer {
				t.Errorf("walk of %v keeps %v", a, g)
			}
		}
		if ends := b2i(p.Ask != nil) + b2i(p.Rule != nil) + b2i(len(p.Possible) > 1); ends != 1 || len(p.Possible) == 1 {
			t.Errorf("walk of %v is %q", a, at(p))
		}
	})
}
