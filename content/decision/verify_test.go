package decision_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"shiming/content/decision"
)

// tableProblems returns what Verify reports of a table, sorted.
func tableProblems(t *decision.Table) string {
	var all []string
	decision.Compile(t).Verify(func(text string, path ...string) {
		all = append(all, strings.Join(path, "/")+": "+text)
	})
	slices.Sort(all)
	return strings.Join(all, "\n")
}

// based gives the rules of a table all that a rule needs.
func based(c *decision.Table) *decision.Table {
	for i := range c.Rules {
		r := &c.Rules[i]
		r.Verdict = decision.Clear
		r.Strength = []decision.Ref{{ID: "flat"}}
		r.Claims = []decision.Ref{{ID: "1.1"}}
		r.Next = []decision.Ref{{ID: "wait"}}
	}
	return c
}

func TestVerify(t *testing.T) {
	tests := []struct {
		name   string
		change func(c *decision.Table)
		want   string
	}{
		{"good", func(c *decision.Table) {
			c.Rules[1].Silent = []decision.Ref{{ID: "x", When: decision.Cond{"sky": {"snow"}}}}
		}, ""},
		{"gap of one", func(c *decision.Table) { c.Rules = c.Rules[1:] },
			"rules: gap: 1 combination without a rule, such as go=out/sky=sun; a row with when: {go: out, sky: sun} would close it"},
		{"gap of three", func(c *decision.Table) { c.Rules = c.Rules[:2] },
			"rules: gap: 3 combinations without a rule, such as go=stay/sky=sun; a row with when: {go: stay} would close it"},
		{"overlap", func(c *decision.Table) { c.Rules[0].When = decision.Cond{"sky": {"sun"}} },
			`rules/home: overlap: rules "dry" and "home" share 1 combination, such as go=stay/sky=sun`},
		{"overlap of three", func(c *decision.Table) { c.Rules[0].When = decision.Cond{} },
			`rules/home: overlap: rules "dry" and "home" share 3 combinations, such as go=stay/sky=sun` + "\n" +
				`rules/home: rule "home" is unreachable: earlier rules cover all its combinations` + "\n" +
				`rules/wet: overlap: rules "dry" and "wet" share 2 combinations, such as go=out/sky=rain` + "\n" +
				`rules/wet: rule "wet" is unreachable: earlier rules cover all its combinations`},
		{"answers alike", func(c *decision.Table) {},
			`inputs/sky/answers/snow: answer "snow" has no effect: it always leads to the same rule as "rain"`},
		{"input without effect", func(c *decision.Table) {
			c.Inputs[1].Answers = c.Inputs[1].Answers[1:2]
			c.Rules = c.Rules[1:]
			c.Rules[0].When = decision.Cond{"go": {"out"}}
		}, `inputs/sky: input "sky" has no effect: its answer never changes the rule`},
		{"no claim for an answer", func(c *decision.Table) {
			c.Rules[1].Claims[0].When = decision.Cond{"sky": {"rain"}}
		}, `rules/wet/claims: rule has no claims for 1 combination, such as go=out/sky=snow`},
		{"ref of no use", func(c *decision.Table) {
			c.Rules[1].Silent = []decision.Ref{{ID: "x", When: decision.Cond{"sky": {"snow"}}}, {ID: "x", When: decision.Cond{"sky": {"sun"}}}}
		}, `rules/wet/silent/x~2: "x" never applies: no combination that hits the rule fulfils its condition`},
		{"too large", func(c *decision.Table) {
			for i := range 36 {
				c.Inputs = append(c.Inputs, decision.Input{ID: fmt.Sprintf("more-%d", i), Answers: c.Inputs[0].Answers})
			}
			for i := range 18 {
				c.Rules = append(c.Rules, decision.Rule{ID: fmt.Sprintf("both-%d", i), When: decision.Cond{
					fmt.Sprintf("more-%d", i): {"out"}, fmt.Sprintf("more-%d", i+18): {"out"}}})
			}
		}, "inputs: the table is too large: there are more than 200000 states on the ways through it"},
		{"too many rules", func(c *decision.Table) {
			for i := range 257 - len(c.Rules) {
				c.Rules = append(c.Rules, decision.Rule{ID: fmt.Sprintf("more-%d", i)})
			}
			decision.Compile(c).Walk(decision.Answers{"go": "out"})
		}, "rules: the table is too large: at most 256 rules are allowed"},
		{"gap of several rows", func(c *decision.Table) { c.Rules = c.Rules[1:2] },
			"rules: gap: 4 combinations without a rule, such as go=out/sky=sun; a row with when: {sky: sun} would close 2 of them"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := based(toy())
			test.change(c)
			if got := tableProblems(c); got != test.want {
				t.Errorf("problems are\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestListNames(t *testing.T) {
	got := decision.ListNames([]string{"a", "b", "", "a", "", "a"}, func(id string) string { return id })
	if want := []string{"a", "b", "3", "a~2", "5", "a~3"}; !slices.Equal(got, want) {
		t.Errorf("names are %q, want %q", got, want)
	}
}
