package lint

import (
	"fmt"
	"maps"
	"slices"

	"shiming/content"
	"shiming/content/decision"
)

// table checks the table as a table, if its ids are good.
func (l *linter) table() {
	for path, in := range each(l.Checker.Inputs, "checker/inputs") {
		if len(in.Answers) == 0 {
			l.add("no answers", path, "answers")
			return
		}
	}
	switch {
	case len(l.Checker.Inputs) == 0:
		l.add("no inputs", "checker/inputs")
	case len(l.Checker.Rules) == 0:
		l.add("no rules", "checker/rules")
	case l.tableConsistent():
		l.Checker.Verify(func(text string, path ...string) {
			l.add(text, append([]string{"checker"}, path...)...)
		})
	}
}

// tableConsistent reports whether the ids in the table and in the conditions of its rules
// are good. If not, other rules of the lint say so, and what the table comes to is no
// news.
func (l *linter) tableConsistent() bool {
	if l.consistent == nil {
		trial := &linter{Library: &content.Library{Checker: l.Checker}}
		for _, r := range l.Checker.Rules {
			trial.condition(r.When, "")
		}
		trial.checkerIDs()
		good := len(trial.problems) == 0
		l.consistent = &good
	}
	return *l.consistent
}

// condition checks that a condition names inputs and answers that exist, by their ids.
func (l *linter) condition(c decision.Cond, path string) {
	for _, id := range slices.Sorted(maps.Keys(c)) {
		in := l.Checker.Input(id)
		if !l.known(in != nil && in.ID == id, "input", id, path, id) {
			continue
		}
		if len(c[id]) == 0 {
			l.add(fmt.Sprintf("no answers to input %q", id), path, id)
		}
		seen := map[string]bool{}
		for path, answer := range each(c[id], path+"/"+id) {
			if a := in.Answer(*answer); a == nil || a.ID != *answer {
				l.add(fmt.Sprintf("unknown answer %q to input %q", *answer, id), path)
			} else if seen[*answer] {
				l.add(fmt.Sprintf("duplicate answer %q", *answer), path)
			}
			seen[*answer] = true
		}
	}
}

func (l *linter) rules() {
	for path, r := range each(l.Checker.Rules, "checker/rules") {
		l.condition(r.When, path+"/when")
		oneOf(l, "verdict", r.Verdict, decision.Verdicts, path, "verdict")
		for path, ref := range each(r.Strength, path+"/strength") {
			oneOf(l, "strength", decision.Strength(ref.ID), decision.RuleStrengths, path)
		}
		for path, ref := range each(r.Next, path+"/next") {
			l.known(l.Checker.Procedure(ref.ID) != nil, "procedure", ref.ID, path)
		}
		for _, list := range r.Lists() {
			always := map[string]bool{}
			for path, ref := range each(list.Refs, path+"/"+list.Key) {
				l.condition(ref.When, path+"/when")
				if always[ref.ID] {
					l.add(fmt.Sprintf("%q already applies to all answers", ref.ID), path)
				}
				always[ref.ID] = always[ref.ID] || len(ref.When) == 0
			}
		}
	}
}

// changes checks that a reader can change one known answer to another by a known
// procedure.
func (l *linter) changes() {
	for i, c := range l.Checker.Changes {
		path := fmt.Sprintf("checker/changes/%d", i+1)
		in := l.Checker.Input(c.Input)
		if !l.known(in != nil && in.ID == c.Input, "input", c.Input, path, "input") {
			continue
		}
		l.condition(decision.Cond{c.Input: c.From}, path+"/from")
		l.condition(decision.Cond{c.Input: {c.To}}, path+"/to")
		for path, ref := range each(c.Silent, path+"/silent") {
			l.condition(ref.When, path+"/when")
		}
		if slices.Contains(c.From, c.To) {
			l.add(fmt.Sprintf("from and to are both %q", c.To), path, "from")
		}
		l.known(l.Checker.Procedure(c.By) != nil, "procedure", c.By, path, "by")
	}
}

func (l *linter) procedures() {
	used := map[string]bool{}
	for _, c := range l.Checker.Changes {
		used[c.By] = true
	}
	for _, r := range l.Checker.Rules {
		for _, ref := range r.Next {
			used[ref.ID] = true
		}
	}
	for path, p := range each(l.Checker.Procedures, "checker/next") {
		if !used[p.ID] {
			l.add(fmt.Sprintf("procedure %q is not used by any rule or change", p.ID), path)
		}
		if p.WorkingDays < 0 || p.WorkingDays > content.MaxWorkingDays {
			l.add(fmt.Sprintf("%d working days, want 1 to %d", p.WorkingDays, content.MaxWorkingDays), path, "working-days")
		}
	}
}

func (l *linter) checkerQuestions() {
	for path, p := range each(l.Checker.Procedures, "checker/next") {
		l.known(l.Question(p.Question) != nil, "question", p.Question, path, "question")
	}
}

func (l *linter) checks() {
	l.unique("check", plainID, identified(l.Checker.Checks, "checker/checks"))
	for path, c := range each(l.Checker.Checks, "checker/checks") {
		l.condition(c.When, path+"/when")
		if len(c.Answers) == 0 {
			l.add("no answers", path, "answers")
		}
		l.unique("answer", plainID, identified(c.Answers, path+"/answers"))
		for path, a := range each(c.Answers, path+"/answers") {
			oneOf(l, "result", a.Result, decision.CheckResults, path, "result")
		}
	}
}

func (l *linter) journeys() {
	l.unique("journey", plainID, identified(l.Checker.Journeys, "checker/journeys"))
	for path, j := range each(l.Checker.Journeys, "checker/journeys") {
		l.unique("stage", plainID, identified(j.Stages, path+"/stages"))
		for path, s := range each(j.Stages, path+"/stages") {
			oneOf(l, "strength", s.Strength, decision.RuleStrengths, path, "strength")
			l.stageAnswers(j, s, path)
		}
	}
}

// stageAnswers checks that the answers known at a stage exist and are relevant.
func (l *linter) stageAnswers(j *decision.Journey, s *decision.Stage, path string) {
	all := decision.Cond{}
	for _, answers := range []decision.Answers{j.Answers, s.Answers} {
		for input, answer := range answers {
			all[input] = []string{answer}
		}
	}
	before := len(l.problems)
	l.condition(all, path+"/answers")
	if len(l.problems) > before || !l.tableConsistent() || l.Checker.TooLarge() {
		return
	}
	if p := l.Checker.Start(j, s); len(p.Kept) != len(all) {
		l.add(fmt.Sprintf("not all of these answers are relevant: the checker keeps %q", p.Key()), path, "answers")
	}
}
