package app

import (
	"strings"
	"testing"

	"shiming/content"
	"shiming/content/decision"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

var _ = example("rulesView", "toy", func(s *Site) app.UI { return &rulesView{Site: s} })

// TestRuleOnly: what a rule has in some of its cases only says in which, and an answer is
// put as it is where the rule is hit.
func TestRuleOnly(t *testing.T) {
	s := toy(t)
	rule := s.Library.Checker.Rule("none-global")
	state := decision.Cond{"state": {"none"}}
	rule.Strength = []decision.Ref{{ID: "may"}, {ID: "inferred", When: state}}
	words := s.Library.Words.Rules[rule.ID]
	words.Text.Variants = []content.Variant{{When: state, Text: "没认证的，先去认证。"}}
	s.Library.Words.Rules[rule.ID] = words
	said := strings.ReplaceAll(flat((&rulesView{Site: s}).rule(rule)), "|", "")
	for _, want := range []string{
		"（只在认证是“还没有”时）没认证的，先去认证。",
		"文章说“可能”、由文章推出（只在认证是“还没有”时）",
		">1.1</a><span>（只在认证是“还没有”时）</span>",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in %s", want, said)
		}
	}

	shop := s.Library.Words.Inputs["shop"].Answers
	in := shop["global"]
	in.Short.Variants = []content.Variant{{When: state, Text: "国际（还没下单）"}}
	shop["global"] = in
	if row := flat(el("tr", "", (&rulesView{Site: s}).row(rule)...)); !strings.Contains(row, "国际（还没下单）") {
		t.Errorf("the row is %s", row)
	}
}
