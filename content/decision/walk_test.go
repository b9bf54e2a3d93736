package decision_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"shiming/content"
	"shiming/content/decision"
	"shiming/content/load"
)

// library returns the built-in library.
func library(t testing.TB) *content.Library {
	t.Helper()
	lib, problems := load.Load(content.BuiltIn(), "zh-Hans")
	if problems.Err() != nil {
		t.Fatalf("the content has problems:\n%v", problems)
	}
	return lib
}

// full returns all combinations.
func full(c interface{ Combinations(func(decision.Answers)) }) []decision.Answers {
	var all []decision.Answers
	c.Combinations(func(a decision.Answers) { all = append(all, maps.Clone(a)) })
	return all
}

// hits returns the rules that a full set of answers hits, by reading the
// conditions and nothing else.
func hits(c *decision.Table, a decision.Answers) []*decision.Rule {
	var all []*decision.Rule
	for i := range c.Rules {
		fits := true
		for input, accepted := range c.Rules[i].When {
			fits = fits && slices.Contains(accepted, a[input])
		}
		if fits {
			all = append(all, &c.Rules[i])
		}
	}
	return all
}

// ask answers the questions of the checker one by one, as a reader with these
// answers would, and returns the place at the end and the number of questions.
func ask(t testing.TB, c *decision.Engine, a decision.Answers) (decision.Place, int) {
	t.Helper()
	said := decision.Answers{}
	for n := 0; ; n++ {
		p := c.Walk(said)
		if p.Ask == nil {
			return p, n
		}
		if p.MinLeft < 1 || p.MinLeft > p.MaxLeft {
			t.Fatalf("after %v between %d and %d questions are left", said, p.MinLeft, p.MaxLeft)
		}
		if _, again := said[p.Ask.ID]; again {
			t.Fatalf("after %v it asks %s again", said, p.Ask.ID)
		}
		said[p.Ask.ID] = a[p.Ask.ID]
	}
}

func TestTable(t *testing.T) {
	c := library(t).Checker
	byRule, byVerdict, ends := map[string]int{}, map[decision.Verdict]int{}, map[string]bool{}
	asked := 0
	all := full(c)
	for _, a := range all {
		rules := hits(c.Table, a)
		if len(rules) != 1 {
			t.Errorf("%v hits %d rules, want 1", a, len(rules))
			continue
		}
		byRule[rules[0].ID]++
		byVerdict[rules[0].Verdict]++
		if p := c.Walk(a); p.Ask != nil || p.Rule != rules[0] || p.MinLeft != 0 || p.MaxLeft != 0 {
			t.Errorf("walk of %v is %+v, want rule %s", a, p, rules[0].ID)
		}
		end, n := ask(t, c, a)
		if end.Rule != rules[0] {
			t.Errorf("asking for %v ends at %+v, want rule %s", a, end, rules[0].ID)
		}
		if n > 4 {
			t.Errorf("asking for %v takes %d questions, want at most 4", a, n)
		}
		asked += n
		ends[strings.Join(end.Segments(), "/")] = true
	}
	if len(all) != 140 {
		t.Errorf("%d combinations, want 140", len(all))
	}
	if asked != 310 {
		t.Errorf("%d questions in all, want 310", asked)
	}
	if len(ends) != 40 {
		t.Errorf("%d different ends, want 40", len(ends))
	}
	if len(byRule) != len(c.Rules) || len(c.Rules) != 17 {
		t.Errorf("%d of %d rules are hit, want 17 of 17", len(byRule), len(c.Rules))
	}
	want := map[decision.Verdict]int{
		decision.Clear: 20, decision.Blocked: 28, decision.AtRisk: 26, decision.Pending: 55, decision.NotCovered: 11,
	}
	if !maps.Equal(byVerdict, want) {
		t.Errorf("verdicts are %v, want %v", byVerdict, want)
	}

	proof := c.Proof()
	if proof.Combinations != len(all) || proof.Asked != asked || proof.MaxAsked != 4 || proof.Average != "2.21" {
		t.Errorf("proof says %+v", proof)
	}
	if !maps.Equal(proof.ByVerdict, byVerdict) {
		t.Errorf("proof counts %v, want %v", proof.ByVerdict, byVerdict)
	}
}

// TestBounds proves that the number of questions said to be left is exact: some
// reader has as few, some as many, and no one else, whether sure of all or not.
func TestBounds(t *testing.T) {
	c := library(t).Checker
	var count func(said decision.Answers) (fewest, most int)
	count = func(said decision.Answers) (fewest, most int) {
		p := c.Walk(said)
		if p.Ask == nil {
			return 0, 0
		}
		for i, answer := range p.Ask.All() {
			more := maps.Clone(said)
			more[p.Ask.ID] = answer
			f, m := count(more)
			if i == 0 {
				fewest = f
			}
			fewest, most = min(fewest, f), max(most, m)
		}
		return fewest + 1, most + 1
	}
	for _, p := range c.Reachable() {
		fewest, most := count(p.Answers())
		if p.MinLeft != fewest || p.MaxLeft != most {
			t.Errorf("%v says %d to %d are left, want %d to %d", p.Segments(), p.MinLeft, p.MaxLeft, fewest, most)
		}
	}
}

// partial returns every set of answers: each input answered or not, or the reader is
// not sure.
func partial(c *decision.Engine) []decision.Answers {
	all := []decision.Answers{{}}
	for _, in := range c.Inputs {
		for _, a := range slices.Clone(all) {
			for _, answer := range in.All() {
				more := maps.Clone(a)
				more[in.ID] = answer
				all = append(all, more)
			}
		}
	}
	return all
}

// completions returns the full sets of answers that have the given ones. What the
// reader is not sure of may be anything.
func completions(all []decision.Answers, given decision.Answers) []decision.Answers {
	var some []decision.Answers
	for _, a := range all {
		fits := true
		for input, answer := range given {
			fits = fits && (a[input] == answer || answer == decision.Unsure)
		}
		if fits {
			some = append(some, a)
		}
	}
	return some
}

// hitBy returns the ids of the rules that sets of answers hit, in their order, and the
// verdicts.
func hitBy(c *decision.Engine, sets []decision.Answers) (rules []string, verdicts map[decision.Verdict]bool) {
	verdicts = map[decision.Verdict]bool{}
	hit := map[string]bool{}
	for _, a := range sets {
		for _, r := range hits(c.Table, a) {
			hit[r.ID], verdicts[r.Verdict] = true, true
		}
	}
	for _, r := range c.Rules {
		if hit[r.ID] {
			rules = append(rules, r.ID)
		}
	}
	return rules, verdicts
}

// TestWalkPartial proves for every partial answering, “not sure” included, that what is
// shown is what all completions come to, and that nothing is asked in vain.
func TestWalkPartial(t *testing.T) {
	c := library(t).Checker
	all := full(c)
	sets := partial(c)
	if want := 9 * 4 * 4 * 7; len(sets) != want {
		t.Fatalf("%d sets of answers, want %d", len(sets), want)
	}
	for _, given := range sets {
		p := c.Walk(given)
		kept := p.Answers()
		if again := c.Walk(kept); !same(p, again) {
			t.Errorf("walk of %v is %v, walked again %v", given, p, again)
		}
		unsure := false
		for input, answer := range kept {
			if given[input] != answer {
				t.Errorf("walk of %v keeps %s=%s", given, input, answer)
			}
			unsure = unsure || answer == decision.Unsure
		}
		possible, verdicts := hitBy(c, completions(all, kept))
		if p.Ask != nil {
			if p.Rule != nil || p.Possible != nil {
				t.Errorf("walk of %v asks %s at an end", given, p.Ask.ID)
			}
			if _, ok := kept[p.Ask.ID]; ok {
				t.Errorf("walk of %v asks %s again", given, p.Ask.ID)
			}
			if !matters(c, completions(all, kept), p.Ask.ID) || unsure && len(verdicts) == 1 {
				t.Errorf("walk of %v asks %s, which changes nothing", given, p.Ask.ID)
			}
			continue
		}
		var shown []string
		if p.Rule != nil {
			shown = []string{p.Rule.ID}
		}
		for _, r := range p.Possible {
			shown = append(shown, r.ID)
		}
		if want, _ := hitBy(c, completions(all, given)); !slices.Equal(shown, want) {
			t.Errorf("walk of %v shows %v, but all completions hit %v", given, shown, want)
		}
		if !slices.Equal(shown, possible) {
			t.Errorf("kept answers %v show %v, but all completions hit %v", kept, shown, possible)
		}
		if (p.Rule != nil) == (p.Possible != nil) || p.Possible != nil && !unsure {
			t.Errorf("walk of %v has rule %v and open %v", given, p.Rule, p.Possible)
		}
	}
}

func same(p, q decision.Place) bool {
	return slices.Equal(p.Kept, q.Kept) && p.Ask == q.Ask && p.Rule == q.Rule &&
		slices.Equal(p.Possible, q.Possible) && p.MinLeft == q.MinLeft && p.MaxLeft == q.MaxLeft
}

// matters reports whether there are two sets of answers that differ in the input
// only and hit different rules.
func matters(c *decision.Engine, sets []decision.Answers, input string) bool {
	rules := map[string]string{}
	for _, a := range sets {
		var rest []string
		for _, in := range c.Inputs {
			if in.ID != input {
				rest = append(rest, a[in.ID])
			}
		}
		key := strings.Join(rest, "/")
		rule := hits(c.Table, a)[0].ID
		if other, ok := rules[key]; ok && other != rule {
			return true
		}
		rules[key] = rule
	}
	return false
}

func TestReachable(t *testing.T) {
	c := library(t).Checker
	places := c.Reachable()
	t.Logf("%d places", len(places))
	seen := map[string]bool{}
	for _, p := range places {
		at := strings.Join(p.Segments(), "/")
		if seen[at] {
			t.Errorf("%q is there twice", at)
		}
		seen[at] = true
		answers, bad := c.ParseAnswers(p.Segments())
		if len(bad) > 0 || !same(p, c.Walk(answers)) {
			t.Errorf("%q is not canonical: walk leads to %v", at, c.Walk(answers))
		}
	}
	if first := places[0]; len(first.Kept) > 0 {
		t.Errorf("the first place is %v, want the start", first.Segments())
	}
	reach := func(what string, a decision.Answers) {
		if to := strings.Join(c.Walk(a).Segments(), "/"); !seen[to] {
			t.Errorf("%s leads to %q, which is not there", what, to)
		}
	}
	for _, p := range places {
		for _, g := range p.Kept {
			a := p.Answers()
			delete(a, g.Input)
			reach("changing "+g.Input, a)
		}
		if p.Ask == nil {
			continue
		}
		for _, answer := range p.Ask.All() {
			a := p.Answers()
			a[p.Ask.ID] = answer
			reach("answering "+answer, a)
		}
	}
	for _, a := range full(c) {
		end, _ := ask(t, c, a)
		reach("asking", end.Answers())
	}
}

func TestOrder(t *testing.T) {
	c := library(t).Checker
	for _, given := range partial(c) {
		var pairs []string
		for input, answer := range given {
			pairs = append(pairs, input+"="+answer)
		}
		slices.Sort(pairs)
		forward, bad := c.ParseAnswers(pairs)
		slices.Reverse(pairs)
		backward, worse := c.ParseAnswers(pairs)
		if len(bad)+len(worse) > 0 || !maps.Equal(forward, given) || !maps.Equal(backward, given) {
			t.Errorf("%v is read as %v and, backward, %v", pairs, backward, forward)
		}
	}
}
