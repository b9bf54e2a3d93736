package content

import (
	"fmt"
	"slices"
)

// journeys checks the ways of orders: what is known at a stage are answers that count.
func (l *linter) journeys() {
	var journeys []named
	for i, name := range names(l.Checker.Journeys, journeyID) {
		j := &l.Checker.Journeys[i]
		path := "checker/journeys/" + name
		journeys = append(journeys, named{path: path, id: j.ID})
		var stages []named
		for k, name := range names(j.Stages, stageID) {
			s := &j.Stages[k]
			path := path + "/stages/" + name
			stages = append(stages, named{path: path, id: s.ID})
			if !slices.Contains(RuleStrengths, s.Strength) {
				l.add(fmt.Sprintf("unknown strength %q, want %s", s.Strength, joined(RuleStrengths)), path, "strength")
			}
			l.known(j, s, path)
		}
		l.unique("stage", "-", badID, stages)
	}
	l.unique("journey", "-", badID, journeys)
}

// known checks what is known at a stage.
func (l *linter) known(j *Journey, s *Stage, path string) {
	all := Cond{}
	for _, answers := range []Answers{j.Answers, s.Answers} {
		for input, answer := range answers {
			all[input] = []string{answer}
		}
	}
	before := len(l.problems)
	l.condition(all, path+"/answers")
	if len(l.problems) > before || !l.consistent() {
		return
	}
	if m := missesOf(newTable(&l.Checker)); m.tooMany() {
		return
	}
	if p := l.Checker.At(j, s); len(p.Kept) != len(all) {
		l.add("the checker has no place for these answers", path, "answers")
	}
}

func (l *linter) journeyClaims() {
	for i, journey := range names(l.Checker.Journeys, journeyID) {
		for k, stage := range names(l.Checker.Journeys[i].Stages, stageID) {
			s := &l.Checker.Journeys[i].Stages[k]
			path := "checker/journeys/" + journey + "/stages/" + stage
			if s.Strength != Silent || len(s.Claims) > 0 {
				l.claims(s.Claims, false, path+"/claims")
			}
		}
	}
}

func (l *linter) journeyQuestions() {
	for i, journey := range names(l.Checker.Journeys, journeyID) {
		for k, stage := range names(l.Checker.Journeys[i].Stages, stageID) {
			if id := l.Checker.Journeys[i].Stages[k].Question; l.Question(id) == nil {
				l.add(fmt.Sprintf("unknown question %q", id), "checker/journeys", journey, "stages", stage, "question")
			}
		}
	}
}

func (l *linter) journeyWords() {
	complete(l, l.Words.Journeys, ids(l.Checker.Journeys, journeyID), "journey", "words/journeys")
	for i := range l.Checker.Journeys {
		j := &l.Checker.Journeys[i]
		if said, ok := l.Words.Journeys[j.ID]; ok {
			complete(l, said.Stages, ids(j.Stages, stageID), "stage", "words/journeys/"+j.ID+"/stages")
		}
	}
}
