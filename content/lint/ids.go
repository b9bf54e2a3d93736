package lint

import (
	"fmt"
	"slices"
	"strings"

	"shiming/content/decision"
	"shiming/content/widget"
)

// idFormat is what ids are made of: words of letters and digits with separators between
// them.
type idFormat struct{ separators, problem string }

var (
	plainID  = idFormat{"-", "id %q: use lower-case letters, digits and hyphens"}
	claimIDs = idFormat{"-.", "id %q: use lower-case letters, digits, hyphens and points"}
)

func (f idFormat) fits(id string) bool {
	word := false
	for _, r := range id {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			word = true
		case word && strings.ContainsRune(f.separators, r):
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

// listed returns the entries of a list that have an id and no aliases.
func listed[T any](list []T, id func(T) string, path string) []named {
	var all []named
	for i, name := range names(list, id) {
		all = append(all, named{path: path + "/" + name, id: id(list[i])})
	}
	return all
}

func (l *linter) sourceIDs() {
	l.unique("source", plainID, listed(l.Sources, sourceID, "sources"))
	var claims []named
	for i, name := range names(l.Sources, sourceID) {
		s, path := &l.Sources[i], "sources/"+name
		l.unique("section", plainID, listed(s.Sections, sectionID, path+"/sections"))
		claims = append(claims, listed(s.Claims, claimID, path+"/claims")...)
	}
	l.unique("claim", claimIDs, claims)
}

func (l *linter) topicIDs() { l.unique("topic", plainID, listed(l.Topics, topicID, "topics")) }

func (l *linter) questionIDs() {
	var all []named
	for i, name := range names(l.Questions, questionID) {
		q := &l.Questions[i]
		all = append(all, named{"questions/" + name, q.ID, q.Aliases})
	}
	l.unique("question", plainID, all)
}

func (l *linter) checkerIDs() {
	var inputs, rules []named
	for i, name := range names(l.Checker.Inputs, inputID) {
		in := &l.Checker.Inputs[i]
		path := "checker/inputs/" + name
		if in.ID == widget.HelpfulInput {
			l.add(fmt.Sprintf("input id %q is reserved", in.ID), path, "id")
		}
		inputs = append(inputs, named{path, in.ID, in.Aliases})

		var answers []named
		for j, name := range names(in.Answers, answerID) {
			a := &in.Answers[j]
			if a.ID == decision.Unsure || slices.Contains(a.Aliases, decision.Unsure) {
				l.add(fmt.Sprintf("answer id %q is reserved: every input has this answer", decision.Unsure), path, "answers", name)
			}
			answers = append(answers, named{path + "/answers/" + name, a.ID, a.Aliases})
		}
		l.unique("answer", plainID, answers)
	}
	for i, name := range names(l.Checker.Rules, ruleID) {
		r := &l.Checker.Rules[i]
		rules = append(rules, named{"checker/rules/" + name, r.ID, r.Aliases})
	}
	l.unique("input", plainID, inputs)
	l.unique("rule", plainID, rules)
	l.unique("procedure", plainID, listed(l.Checker.Procedures, procedureID, "checker/next"))
}

// unique checks that the ids and aliases of one kind are well-formed and that there is no
// duplicate.
func (l *linter) unique(kind string, format idFormat, all []named) {
	ids := map[string]bool{}
	for _, n := range all {
		switch {
		case !format.fits(n.id):
			l.add(fmt.Sprintf(format.problem, n.id), n.path, "id")
		case ids[n.id]:
			l.add(fmt.Sprintf("duplicate %s %q", kind, n.id), n.path, "id")
		}
		ids[n.id] = true
	}
	owner := map[string]string{}
	for _, n := range all {
		for i, name := range names(n.aliases, itself) {
			alias := n.aliases[i]
			path := n.path + "/aliases/" + name
			other, taken := owner[alias]
			switch {
			case !format.fits(alias):
				l.add(fmt.Sprintf(format.problem, alias), path)
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
