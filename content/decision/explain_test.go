package decision_test

import (
	"maps"
	"slices"
	"testing"

	"shiming/content/decision"
)

// TestConflicts: at each verdict every other rule has an answer against it, and the one
// that was hit has none.
func TestConflicts(t *testing.T) {
	c := library(t).Checker
	for _, p := range c.Reachable() {
		if p.Rule == nil {
			continue
		}
		for i := range c.Rules {
			r := &c.Rules[i]
			against := c.Conflicts(r, p.Answers())
			if (len(against) == 0) != (r == p.Rule) {
				t.Errorf("at %v %v is against %s", p.Segments(), against, r.ID)
			}
			for _, g := range against {
				if slices.Contains(r.When[g.Input], g.Answer) || !slices.Contains(p.Kept, g) {
					t.Errorf("at %v %v is not against %s", p.Segments(), g, r.ID)
				}
			}
		}
	}
}

// TestUndecided: where several rules may be hit, each is exactly where its decisions hold.
func TestUndecided(t *testing.T) {
	c := library(t).Checker
	all, open := full(c), 0
	for _, p := range c.Reachable() {
		for _, r := range p.Possible {
			open++
			decides := c.Undecided(r.When, p.Answers())
			for _, a := range completions(all, p.Answers()) {
				holds := true
				for _, d := range decides {
					holds = holds && slices.Contains(d.Answers, a[d.Input])
				}
				if holds != (hits(c.Table, a)[0] == r) {
					t.Errorf("at %v %s is decided by %v, but with %v that is wrong", p.Segments(), r.ID, decides, a)
				}
			}
		}
	}
	if open == 0 {
		t.Error("nothing is open anywhere")
	}
}

// TestBetter proves for every verdict that the way to a better one is there if there is
// one, that it leads there, and that none is shorter.
func TestBetter(t *testing.T) {
	c := library(t).Checker
	order := map[decision.Verdict]int{decision.Blocked: 1, decision.AtRisk: 2, decision.Pending: 3, decision.Clear: 4}
	better := func(v, than decision.Verdict) bool {
		return v == decision.Clear && than != v || order[than] > 0 && order[v] > order[than]
	}
	all := full(c)
	// steps returns the fewest changes after which every combination is better off.
	steps := func(p decision.Place) int {
		at := []decision.Answers{p.Answers()}
		for n := 1; n <= 3; n++ {
			var next []decision.Answers
			for _, a := range at {
				for _, change := range c.Changes {
					if !slices.Contains(change.From, a[change.Input]) {
						continue
					}
					more := maps.Clone(a)
					more[change.Input] = change.To
					next = append(next, more)
					_, verdicts := hitBy(c, completions(all, more))
					if len(verdicts) == 1 && better(slices.Collect(maps.Keys(verdicts))[0], p.Rule.Verdict) {
						return n
					}
				}
			}
			at = next
		}
		return 0
	}
	ways := map[decision.Verdict]int{}
	for _, p := range c.Reachable() {
		b := c.Better(p)
		if p.Rule == nil {
			if b != nil {
				t.Errorf("%v is no verdict and gets better", p.Segments())
			}
			continue
		}
		want := steps(p)
		if b == nil {
			if want > 0 {
				t.Errorf("%v can be better after %d steps", p.Segments(), want)
			}
			continue
		}
		ways[p.Rule.Verdict]++
		if len(b.Changes) != want {
			t.Errorf("%v gets better after %d steps, want %d", p.Segments(), len(b.Changes), want)
		}
		a := p.Answers()
		for _, change := range b.Changes {
			if !slices.Contains(change.From, a[change.Input]) || c.Procedure(change.By) == nil {
				t.Errorf("%v cannot be changed by %v", a, change)
			}
			a[change.Input] = change.To
		}
		if !same(c.Walk(a), b.Place) {
			t.Errorf("%v changed by %v is %v, not %v", p.Segments(), b.Changes, c.Walk(a).Segments(), b.Place.Segments())
		}
		_, verdicts := hitBy(c, completions(all, a))
		if len(verdicts) != 1 || !verdicts[b.Verdict] || !better(b.Verdict, p.Rule.Verdict) {
			t.Errorf("%v changed by %v may come to %v, want %s and better than %s", p.Segments(), b.Changes, verdicts, b.Verdict, p.Rule.Verdict)
		}
	}
	if ways[decision.Blocked] == 0 || ways[decision.AtRisk] == 0 || ways[decision.Pending] == 0 || ways[decision.NotCovered] == 0 || ways[decision.Clear] > 0 {
		t.Errorf("ways by verdict: %v", ways)
	}
}

// TestBetterSteps: the smallest change may have several steps, and the best verdict of
// those with as few counts.
func TestBetterSteps(t *testing.T) {
	c := decision.Compile(&decision.Table{
		Inputs: []decision.Input{{ID: "x", Answers: []decision.Answer{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}, {ID: "e"}}}},
		Rules: []decision.Rule{
			{ID: "a", When: decision.Cond{"x": {"a"}}, Verdict: decision.Blocked},
			{ID: "b", When: decision.Cond{"x": {"b"}}, Verdict: decision.NotCovered},
			{ID: "c", When: decision.Cond{"x": {"c"}}, Verdict: decision.AtRisk},
			{ID: "d", When: decision.Cond{"x": {"d"}}, Verdict: decision.Clear},
			{ID: "e", When: decision.Cond{"x": {"e"}}, Verdict: decision.Pending},
		},
		Changes: []decision.Change{
			{Input: "x", From: []string{"a", "c"}, To: "b"}, {Input: "x", From: []string{"b"}, To: "a"},
			{Input: "x", From: []string{"b"}, To: "c"}, {Input: "x", From: []string{"b"}, To: "d"},
			{Input: "x", From: []string{"d"}, To: "e"},
		},
	})
	for from, want := range map[string]string{"a": "b d", "b": "d", "c": "b d", "d": "", "e": ""} {
		got := ""
		if b := c.Better(c.Walk(decision.Answers{"x": from})); b != nil {
			for _, change := range b.Changes {
				got += " " + change.To
			}
			got = got[1:]
		}
		if got != want {
			t.Errorf("from %s it gets better by %q, want %q", from, got, want)
		}
	}
}

// TestReasons: every verdict that a reader can come to, sure of all or not, has a
// strength, a claim and something to do.
func TestReasons(t *testing.T) {
	c := library(t).Checker
	unsure := 0
	for _, p := range c.Reachable() {
		if p.Rule == nil {
			continue
		}
		if p.Unsure() {
			unsure++
		}
		a := p.Answers()
		for part, refs := range map[string][]decision.Ref{"strength": p.Rule.Strength, "claim": p.Rule.Claims, "step": p.Rule.Next} {
			if len(decision.Applicable(refs, a)) == 0 {
				t.Errorf("%v has no %s", p.Segments(), part)
			}
		}
	}
	if unsure == 0 {
		t.Error("nobody who is not sure comes to a verdict")
	}
}
