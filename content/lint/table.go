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
	switch empty := slices.IndexFunc(l.Checker.Inputs, func(in decision.Input) bool { return len(in.Answers) == 0 }); {
	case len(l.Checker.Inputs) == 0:
		l.add("no inputs", "checker/inputs")
	case len(l.Checker.Rules) == 0:
		l.add("no rules", "checker/rules")
	case empty >= 0:
		l.add("no answers", "checker/inputs", names(l.Checker.Inputs, inputID)[empty], "answers")
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

func (l *linter) conditions() {
	for i, name := range names(l.Checker.Rules, ruleID) {
		r := &l.Checker.Rules[i]
		path := "checker/rules/" + name
		l.condition(r.When, path+"/when")
		for _, list := range r.Lists() {
			for j, name := range names(list.Refs, refID) {
				l.condition(list.Refs[j].When, path+"/"+list.Key+"/"+name+"/when")
			}
		}
	}
}

// condition checks that a condition names inputs and answers that exist, by their ids.
func (l *linter) condition(c decision.Cond, path string) {
	for _, id := range slices.Sorted(maps.Keys(c)) {
		in := l.Checker.Input(id)
		if in == nil || in.ID != id {
			l.add(fmt.Sprintf("unknown input %q", id), path, id)
			continue
		}
		if len(c[id]) == 0 {
			l.add(fmt.Sprintf("no answers to input %q", id), path, id)
		}
		for i, name := range names(c[id], itself) {
			answer := c[id][i]
			if a := in.Answer(answer); a == nil || a.ID != answer {
				l.add(fmt.Sprintf("unknown answer %q to input %q", answer, id), path, id, name)
			} else if slices.Contains(c[id][:i], answer) {
				l.add(fmt.Sprintf("duplicate answer %q", answer), path, id, name)
			}
		}
	}
}

func (l *linter) refs() {
	for i, name := range names(l.Checker.Rules, ruleID) {
		r := &l.Checker.Rules[i]
		path := "checker/rules/" + name
		if !slices.Contains(decision.Verdicts, r.Verdict) {
			l.add(fmt.Sprintf("unknown verdict %q, want %s", r.Verdict, join(decision.Verdicts)), path, "verdict")
		}
		for j, entry := range names(r.Strength, refID) {
			l.ruleStrength(decision.Strength(r.Strength[j].ID), path, "strength", entry)
		}
		for j, entry := range names(r.Next, refID) {
			l.procedure(r.Next[j].ID, path, "next", entry)
		}
		for _, list := range r.Lists() {
			always := map[string]bool{}
			for j, entry := range names(list.Refs, refID) {
				ref := list.Refs[j]
				if always[ref.ID] {
					l.add(fmt.Sprintf("%q already applies to all answers", ref.ID), path, list.Key, entry)
				}
				always[ref.ID] = always[ref.ID] || len(ref.When) == 0
			}
		}
	}
}

func (l *linter) ruleStrength(s decision.Strength, path ...string) {
	if !slices.Contains(decision.RuleStrengths, s) {
		l.add(fmt.Sprintf("unknown strength %q, want %s", s, join(decision.RuleStrengths)), path...)
	}
}

func (l *linter) procedure(id string, path ...string) {
	if l.Checker.Procedure(id) == nil {
		l.add(fmt.Sprintf("unknown procedure %q", id), path...)
	}
}

// changes checks that a reader can change one known answer to another by a known
// procedure.
func (l *linter) changes() {
	for i, c := range l.Checker.Changes {
		path := fmt.Sprintf("checker/changes/%d", i+1)
		in := l.Checker.Input(c.Input)
		if in == nil || in.ID != c.Input {
			l.add(fmt.Sprintf("unknown input %q", c.Input), path, "input")
			continue
		}
		l.condition(decision.Cond{c.Input: c.From}, path+"/from")
		l.condition(decision.Cond{c.Input: {c.To}}, path+"/to")
		if slices.Contains(c.From, c.To) {
			l.add(fmt.Sprintf("from and to are both %q", c.To), path, "from")
		}
		l.procedure(c.By, path, "by")
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
	for i, name := range names(l.Checker.Procedures, procedureID) {
		p := &l.Checker.Procedures[i]
		if !used[p.ID] {
			l.add(fmt.Sprintf("procedure %q is not used by any rule or change", p.ID), "checker/next", name)
		}
		if p.WorkingDays < 0 || p.WorkingDays > content.MaxWorkingDays {
			l.add(fmt.Sprintf("%d working days, want 1 to %d", p.WorkingDays, content.MaxWorkingDays), "checker/next", name, "working-days")
		}
	}
}

func (l *linter) procedureQuestions() {
	for i, name := range names(l.Checker.Procedures, procedureID) {
		l.question(l.Checker.Procedures[i].Question, "checker/next", name, "question")
	}
}

func (l *linter) question(id string, path ...string) {
	if l.Question(id) == nil {
		l.add(fmt.Sprintf("unknown question %q", id), path...)
	}
}

func (l *linter) checks() {
	l.unique("check", plainID, listed(l.Checker.Checks, checkID, "checker/checks"))
	for i, name := range names(l.Checker.Checks, checkID) {
		c := &l.Checker.Checks[i]
		path := "checker/checks/" + name
		l.condition(c.When, path+"/when")
		if len(c.Answers) == 0 {
			l.add("no answers", path, "answers")
		}
		l.unique("answer", plainID, listed(c.Answers, checkAnswerID, path+"/answers"))
		for j, name := range names(c.Answers, checkAnswerID) {
			if a := &c.Answers[j]; !slices.Contains(decision.CheckResults, a.Result) {
				l.add(fmt.Sprintf("unknown result %q, want %s", a.Result, join(decision.CheckResults)), path, "answers", name, "result")
			}
		}
	}
}

func (l *linter) journeys() {
	l.unique("journey", plainID, listed(l.Checker.Journeys, journeyID, "checker/journeys"))
	l.eachStage(func(j *decision.Journey, s *decision.Stage, path string) {
		l.ruleStrength(s.Strength, path, "strength")
		l.stageAnswers(j, s, path)
	})
	for i, name := range names(l.Checker.Journeys, journeyID) {
		l.unique("stage", plainID, listed(l.Checker.Journeys[i].Stages, stageID, "checker/journeys/"+name+"/stages"))
	}
}

func (l *linter) eachStage(f func(j *decision.Journey, s *decision.Stage, path string)) {
	for i, journey := range names(l.Checker.Journeys, journeyID) {
		j := &l.Checker.Journeys[i]
		for k, stage := range names(j.Stages, stageID) {
			f(j, &j.Stages[k], "checker/journeys/"+journey+"/stages/"+stage)
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

func (l *linter) journeyClaims() {
	l.eachStage(func(_ *decision.Journey, s *decision.Stage, path string) {
		if s.Strength != decision.Silent || len(s.Claims) > 0 {
			l.claims(s.Claims, false, path+"/claims")
		}
	})
}

func (l *linter) journeyQuestions() {
	l.eachStage(func(_ *decision.Journey, s *decision.Stage, path string) { l.question(s.Question, path, "question") })
}
