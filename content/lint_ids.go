package content

import (
	"fmt"
	"slices"
	"strings"
)

const (
	badID      = "id %q is not lower-case words of a to z, 0 to 9 and hyphens"
	badClaimID = "id %q is not lower-case words of a to z, 0 to 9, hyphens and points"
)

// wellFormed reports whether an id is made of words of a to z and 0 to 9 with one
// of the separators between them.
func wellFormed(id, separators string) bool {
	word := false
	for _, r := range id {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			word = true
		case word && strings.ContainsRune(separators, r):
			word = false
		default:
			return false
		}
	}
	return word
}

// named is something with an id and aliases, at a path.
type named struct {
	path    string
	id      string
	aliases []string
}

func (l *linter) sourceIDs() {
	var claims []named
	var all []named
	for i, name := range names(l.Sources, sourceID) {
		s := &l.Sources[i]
		path := "sources/" + name
		all = append(all, named{path: path, id: s.ID})

		var sections []named
		for j, name := range names(s.Sections, sectionID) {
			sections = append(sections, named{path: path + "/sections/" + name, id: s.Sections[j].ID})
		}
		l.unique("section", "-", badID, sections)
		for j, name := range names(s.Claims, claimID) {
			claims = append(claims, named{path: path + "/claims/" + name, id: s.Claims[j].ID})
		}
	}
	l.unique("source", "-", badID, all)
	l.unique("claim", "-.", badClaimID, claims)
}

func (l *linter) topicIDs() {
	var all []named
	for i, name := range names(l.Topics, topicID) {
		all = append(all, named{path: "topics/" + name, id: l.Topics[i].ID})
	}
	l.unique("topic", "-", badID, all)
}

func (l *linter) questionIDs() {
	var all []named
	for i, name := range names(l.Questions, questionID) {
		q := &l.Questions[i]
		all = append(all, named{"questions/" + name, q.ID, q.Aliases})
	}
	l.unique("question", "-", badID, all)
}

// helpfulID stands for the id of an input in what the owner of a host page is told.
const helpfulID = "helpful"

func (l *linter) checkerIDs() {
	var inputs, rules, next []named
	for i, name := range names(l.Checker.Inputs, inputID) {
		in := &l.Checker.Inputs[i]
		path := "checker/inputs/" + name
		if in.ID == helpfulID {
			l.add(fmt.Sprintf("input %q is what owners are told of whether an answer was helpful", in.ID), path, "id")
		}
		inputs = append(inputs, named{path, in.ID, in.Aliases})

		var answers []named
		for j, name := range names(in.Answers, answerID) {
			a := &in.Answers[j]
			if a.ID == Unsure || slices.Contains(a.Aliases, Unsure) {
				l.add(fmt.Sprintf("%q is the answer of who does not know, to every input", Unsure), path, "answers", name)
			}
			answers = append(answers, named{path + "/answers/" + name, a.ID, a.Aliases})
		}
		l.unique("answer", "-", badID, answers)
	}
	for i, name := range names(l.Checker.Rules, ruleID) {
		r := &l.Checker.Rules[i]
		rules = append(rules, named{"checker/rules/" + name, r.ID, r.Aliases})
	}
	for i, name := range names(l.Checker.Next, procedureID) {
		next = append(next, named{path: "checker/next/" + name, id: l.Checker.Next[i].ID})
	}
	l.unique("input", "-", badID, inputs)
	l.unique("rule", "-", badID, rules)
	l.unique("procedure", "-", badID, next)
}

// unique checks that the ids and aliases of one kind are well-formed and that
// none is there twice.
func (l *linter) unique(kind, separators, bad string, all []named) {
	ids := map[string]bool{}
	for _, n := range all {
		switch {
		case !wellFormed(n.id, separators):
			l.add(fmt.Sprintf(bad, n.id), n.path, "id")
		case ids[n.id]:
			l.add(fmt.Sprintf("%s %q is there twice", kind, n.id), n.path, "id")
		}
		ids[n.id] = true
	}
	owner := map[string]string{}
	for _, n := range all {
		for i, name := range ListNames(n.aliases) {
			alias := n.aliases[i]
			path := n.path + "/aliases/" + name
			other, taken := owner[alias]
			switch {
			case !wellFormed(alias, separators):
				l.add(fmt.Sprintf(bad, alias), path)
			case ids[alias]:
				l.add(fmt.Sprintf("alias %q is already the id of another %s", alias, kind), path)
			case taken:
				l.add(fmt.Sprintf("alias %q is already an alias of %s %q", alias, kind, other), path)
			}
			if !taken {
				owner[alias] = n.id
			}
		}
	}
}
