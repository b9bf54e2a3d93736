package content

import (
	"fmt"
	"maps"
	"slices"
)

func (l *linter) conditions() {
	for i, name := range names(l.Checker.Rules, ruleID) {
		r := &l.Checker.Rules[i]
		path := "checker/rules/" + name
		l.condition(r.When, path+"/when")
		for _, part := range r.parts() {
			for j, name := range names(part.refs, refID) {
				l.condition(part.refs[j].When, path+"/"+part.key+"/"+name+"/when")
			}
		}
	}
}

func (l *linter) wordConditions() {
	phrase := func(p Phrase, path string) {
		for i, v := range p.Variants {
			l.condition(v.When, fmt.Sprintf("%s/variants/%d/when", path, i+1))
		}
	}
	for id, in := range l.Words.Inputs {
		path := "words/inputs/" + id
		phrase(in.Question, path+"/question")
		phrase(in.Hint, path+"/hint")
		for id, a := range in.Answers {
			path := path + "/answers/" + id
			phrase(a.Text, path+"/text")
			phrase(a.Note, path+"/note")
			phrase(a.Short, path+"/short")
		}
	}
	for id, r := range l.Words.Rules {
		phrase(r.Title, "words/rules/"+id+"/title")
		phrase(r.Text, "words/rules/"+id+"/text")
	}
}

// condition checks that a condition names inputs and answers that exist, by
// their ids.
func (l *linter) condition(c Cond, path string) {
	for _, id := range slices.Sorted(maps.Keys(c)) {
		in := l.Checker.Input(id)
		if in == nil || in.ID != id {
			l.add(fmt.Sprintf("unknown input %q", id), path, id)
			continue
		}
		if len(c[id]) == 0 {
			l.add(fmt.Sprintf("accepts no answer to input %q", id), path, id)
		}
		for i, name := range ListNames(c[id]) {
			answer := c[id][i]
			if a := in.Answer(answer); a == nil || a.ID != answer {
				l.add(fmt.Sprintf("unknown answer %q to input %q", answer, id), path, id, name)
			} else if slices.Contains(c[id][:i], answer) {
				l.add(fmt.Sprintf("answer %q is there twice", answer), path, id, name)
			}
		}
	}
}

// part is one of the lists of refs of a rule.
type part struct {
	key    string
	refs   []Ref
	needed bool
}

func (r *Rule) parts() []part {
	return []part{
		{"strength", r.Strength, true},
		{"claims", r.Claims, true},
		{"next", r.Next, true},
		{"silent", r.Silent, false},
	}
}

func (l *linter) ruleRefs() {
	for i, name := range names(l.Checker.Rules, ruleID) {
		r := &l.Checker.Rules[i]
		path := "checker/rules/" + name
		if !slices.Contains(Verdicts, r.Verdict) {
			l.add(fmt.Sprintf("unknown verdict %q, want %s", r.Verdict, joined(Verdicts)), path, "verdict")
		}
		for j, entry := range names(r.Strength, refID) {
			if id := r.Strength[j].ID; !slices.Contains(RuleStrengths, Strength(id)) {
				l.add(fmt.Sprintf("unknown strength %q, want %s", id, joined(RuleStrengths)), path, "strength", entry)
			}
		}
		for j, entry := range names(r.Next, refID) {
			if id := r.Next[j].ID; l.Checker.Procedure(id) == nil {
				l.add(fmt.Sprintf("unknown procedure %q", id), path, "next", entry)
			}
		}
		for _, part := range r.parts() {
			always := map[string]bool{}
			for j, entry := range names(part.refs, refID) {
				ref := part.refs[j]
				if always[ref.ID] {
					l.add(fmt.Sprintf("%q is there already, for all answers", ref.ID), path, part.key, entry)
				}
				always[ref.ID] = always[ref.ID] || len(ref.When) == 0
			}
		}
	}
}

// changes checks what a reader can change: from answers that are there to another one,
// by a procedure that is there.
func (l *linter) changes() {
	for i, c := range l.Checker.Changes {
		path := fmt.Sprintf("checker/changes/%d", i+1)
		in := l.Checker.Input(c.Input)
		if in == nil || in.ID != c.Input {
			l.add(fmt.Sprintf("unknown input %q", c.Input), path, "input")
			continue
		}
		l.condition(Cond{c.Input: c.From}, path+"/from")
		l.condition(Cond{c.Input: {c.To}}, path+"/to")
		if slices.Contains(c.From, c.To) {
			l.add(fmt.Sprintf("%q is changed to itself", c.To), path, "from")
		}
		if l.Checker.Procedure(c.By) == nil {
			l.add(fmt.Sprintf("unknown procedure %q", c.By), path, "by")
		}
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
	for i, name := range names(l.Checker.Next, procedureID) {
		if id := l.Checker.Next[i].ID; !used[id] {
			l.add(fmt.Sprintf("procedure %q is used by no rule and no change", id), "checker/next", name)
		}
		if p := &l.Checker.Next[i]; p.WorkingDays != "" && p.Days() == 0 {
			l.add(fmt.Sprintf("%q is no number of working days from 1 to %d", p.WorkingDays, mostDays), "checker/next", name, "working-days")
		}
	}
}

func (l *linter) procedureQuestions() {
	for i, name := range names(l.Checker.Next, procedureID) {
		if id := l.Checker.Next[i].Question; l.Question(id) == nil {
			l.add(fmt.Sprintf("unknown question %q", id), "checker/next", name, "question")
		}
	}
}
