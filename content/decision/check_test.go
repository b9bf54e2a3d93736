package decision_test

import (
	"slices"
	"testing"

	"shiming/content/decision"
)

// TestApplicableChecks: the checks are shown beside those verdicts, and no other, of which a
// combination exists that they are for; surely where all are.
func TestApplicableChecks(t *testing.T) {
	c := library(t).Checker
	beside := map[string]int{}
	for _, p := range c.Reachable() {
		if p.Rule == nil {
			continue
		}
		checks, sure := c.ApplicableChecks(p)
		for i := range c.Checks {
			some, all := false, true
			c.Combinations(func(a decision.Answers) {
				for _, g := range p.Kept {
					if g.Answer != decision.Unsure && a[g.Input] != g.Answer {
						return
					}
				}
				holds := c.Checks[i].When.Holds(a)
				some, all = some || holds, all && holds
			})
			if slices.Contains(checks, &c.Checks[i]) != some {
				t.Errorf("%s: check %s is there: %v", p.Segments(), c.Checks[i].ID, !some)
			}
			if some && sure != all {
				t.Errorf("%s: it is sure: %v", p.Segments(), sure)
			}
		}
		if len(checks) > 0 {
			beside[p.Rule.ID]++
		}
	}
	for rule, want := range map[string]bool{"global-waiting": true, "verified-shopper": true, "submitted": true, "tmall-placed": false, "merchant-none": false} {
		if beside[rule] > 0 != want {
			t.Errorf("beside %s: %v, want %v", rule, !want, want)
		}
	}
}
