package decision_test

import (
	"testing"

	"shiming/content/decision"
)

// TestJourneys: an order goes its way stage by stage, each is as sure as the surest of
// its claims, and the checker begins there with all that is known.
func TestJourneys(t *testing.T) {
	lib := library(t)
	stages := 0
	for i := range lib.Checker.Journeys {
		j := &lib.Checker.Journeys[i]
		for k := range j.Stages {
			s := &j.Stages[k]
			stages++
			surest := decision.Silent
			for _, id := range s.Claims {
				claim, _ := lib.Claim(id)
				if surest == decision.Silent || claim.Strength == decision.Flat {
					surest = claim.Strength
				}
			}
			// Of Tmall's after-sales service the article speaks without saying whether it is meant.
			if surest != s.Strength && !(j.ID == "tmall" && s.ID == "after-sales") {
				t.Errorf("%s of %s is %s, its claims are %s", s.ID, j.ID, s.Strength, surest)
			}
			p := lib.Checker.Start(j, s)
			if a := p.Answers(); p.Ask == nil || a["shop"] != j.Answers["shop"] || a["stage"] != s.Answers["stage"] {
				t.Errorf("%s of %s begins at %v", s.ID, j.ID, p.Segments())
			}
		}
	}
	if stages != 11 {
		t.Errorf("there are %d stages, want 11", stages)
	}
}
