package content

import (
	"fmt"
	"slices"
)

// checks checks what else may decide.
func (l *linter) checks() {
	var checks []named
	for i, name := range names(l.Checker.Checks, checkID) {
		c := &l.Checker.Checks[i]
		path := "checker/checks/" + name
		checks = append(checks, named{path: path, id: c.ID})
		l.condition(c.When, path+"/when")
		if len(c.Answers) == 0 {
			l.add("has no answer", path, "answers")
		}
		var answers []named
		for j, name := range names(c.Answers, checkAnswerID) {
			a := &c.Answers[j]
			answers = append(answers, named{path: path + "/answers/" + name, id: a.ID})
			if !slices.Contains(CheckResults, a.Result) {
				l.add(fmt.Sprintf("unknown result %q, want %s", a.Result, joined(CheckResults)), path, "answers", name, "result")
			}
		}
		l.unique("answer", "-", badID, answers)
	}
	l.unique("check", "-", badID, checks)
}

func (l *linter) checkWords() {
	complete(l, l.Words.Checks, ids(l.Checker.Checks, checkID), "check", "words/checks")
	for i := range l.Checker.Checks {
		c := &l.Checker.Checks[i]
		if said, ok := l.Words.Checks[c.ID]; ok {
			complete(l, said.Answers, ids(c.Answers, checkAnswerID), "answer", "words/checks/"+c.ID+"/answers")
		}
	}
}

func (l *linter) beyondWords() {
	complete(l, l.Interface.Beyond.Results, CheckResults, "result", "interface/beyond/results")
	complete(l, l.Interface.Beyond.Confidence, Confidences, "confidence", "interface/beyond/confidence")
}
