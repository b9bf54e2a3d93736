package lint

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"shiming/content"
	"shiming/content/decision"
)

// strengths checks that nothing is said more surely than what it rests on: a rule is flat
// only if what it says follows from flat claims alone, and a title over claims that say
// “may” says so too.
func (l *linter) strengths() {
	for path, s := range each(l.Sources, "sources") {
		for path, c := range each(s.Claims, path+"/claims") {
			if c.Strength == decision.May && s.Kind != content.Collection {
				l.hedged(c.Gist, path, "gist")
			}
		}
	}
	if !l.tableConsistent() {
		return
	}
	for path, r := range each(l.Checker.Rules, "checker/rules") {
		seen := map[string]bool{}
		for _, answers := range l.cases(r) {
			for at, problem := range l.strength(r, answers) {
				if !seen[problem] {
					l.add(problem, path, at)
				}
				seen[problem] = true
			}
			if said := decision.Applicable(r.Strength, answers); slices.Contains(said, string(decision.May)) && !slices.Contains(said, string(decision.Flat)) {
				if title := l.Words.Rules[r.ID].Title.In(answers); !seen[title] {
					seen[title] = true
					l.hedged(title, "words/rules", r.ID, "title")
				}
			}
		}
	}
	for path, j := range each(l.Checker.Journeys, "checker/journeys") {
		for path, s := range each(j.Stages, path+"/stages") {
			for _, id := range s.Claims {
				if c, _ := l.Claim(id); c != nil && c.Strength == decision.May && s.Strength == decision.Flat {
					l.add(fmt.Sprintf("flat, but claim %q only says that it may be so", id), path, "strength")
				}
			}
			if s.Strength == decision.May {
				l.hedged(l.Words.Journeys[j.ID].Stages[s.ID].Text, "words/journeys", j.ID, "stages", s.ID, "text")
			}
		}
	}
}

// strength returns what is wrong with how surely a rule says that it follows from its
// claims, for some answers, by the key of the rule.
func (l *linter) strength(r *decision.Rule, answers decision.Answers) map[string]string {
	says := func(s decision.Strength) bool {
		return slices.Contains(decision.Applicable(r.Strength, answers), string(s))
	}
	firstOf := func(s decision.Strength) string {
		for _, id := range decision.Applicable(r.Claims, answers) {
			if c, _ := l.Claim(id); c != nil && c.Strength == s {
				return id
			}
		}
		return ""
	}
	problems := map[string]string{}
	switch may := firstOf(decision.May); {
	case says(decision.Flat) && !says(decision.May) && may != "":
		problems["strength"] = fmt.Sprintf("flat, but claim %q only says that it may be so: say may as well, or leave the claim out", may)
	case says(decision.May) && may == "":
		problems["strength"] = "may, but no claim says that it may be so"
	}
	if says(decision.Flat) && firstOf(decision.Flat) == "" {
		problems["claims"] = "flat, but no claim is"
	}
	return problems
}

// maxCases bounds how many combinations of answers are looked at for one rule.
const maxCases = 1000

// cases returns answers that meet a rule, all combinations of those that its lists and the
// variants of its title tell apart.
func (l *linter) cases(r *decision.Rule) []decision.Answers {
	asked := map[string]bool{}
	note := func(when decision.Cond) {
		for input := range when {
			asked[input] = true
		}
	}
	for _, list := range r.Lists() {
		for _, ref := range list.Refs {
			note(ref.When)
		}
	}
	for _, v := range l.Words.Rules[r.ID].Title.Variants {
		note(v.When)
	}
	cases := []decision.Answers{r.When.Answers()}
	for _, id := range slices.Sorted(maps.Keys(asked)) {
		in := l.Checker.Input(id)
		if in == nil {
			continue // the lint of conditions says so
		}
		var more []decision.Answers
		for _, c := range cases {
			for _, a := range in.Answers {
				if r.When.Accepts(id, a.ID) && len(more) < maxCases {
					with := maps.Clone(c)
					with[id] = a.ID
					more = append(more, with)
				}
			}
		}
		cases = more
	}
	return cases
}

// hedged checks that a text has one of the words that say “may”.
func (l *linter) hedged(text string, path ...string) {
	hedges := l.Interface.Language.Hedges
	has := func(hedge string) bool { return strings.Contains(strings.ToLower(text), strings.ToLower(hedge)) }
	if text != "" && len(hedges) > 0 && !slices.ContainsFunc(hedges, has) {
		l.add(fmt.Sprintf("what it rests on only says that it may be so: use one of %s", strings.Join(hedges, ", ")), path...)
	}
}
