package lint

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"

	"shiming/content/decision"
	"shiming/content/widget"
)

// idFormat is what ids are made of: words of letters and digits with separators between
// them.
type idFormat struct {
	pattern *regexp.Regexp
	problem string
}

var (
	plainID = idFormat{regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`), "id %q: use lower-case letters, digits and hyphens"}
	claimID = idFormat{regexp.MustCompile(`^[a-z0-9]+([-.][a-z0-9]+)*$`), "id %q: use lower-case letters, digits, hyphens and points"}
)

func (l *linter) topicIDs() { l.unique("topic", plainID, identified(l.Topics, "topics")) }

func (l *linter) checkerIDs() {
	for path, in := range each(l.Checker.Inputs, "checker/inputs") {
		if in.ID == widget.HelpfulInput {
			l.add(fmt.Sprintf("input id %q is reserved", in.ID), path, "id")
		}
		for path, a := range each(in.Answers, path+"/answers") {
			if a.ID == decision.Unsure || slices.Contains(a.Aliases, decision.Unsure) {
				l.add(fmt.Sprintf("answer id %q is reserved: every input has this answer", decision.Unsure), path)
			}
		}
		l.unique("answer", plainID, identified(in.Answers, path+"/answers"))
	}
	l.unique("input", plainID, identified(l.Checker.Inputs, "checker/inputs"))
	l.unique("rule", plainID, identified(l.Checker.Rules, "checker/rules"))
	l.unique("procedure", plainID, identified(l.Checker.Procedures, "checker/next"))
}

// named is something with an id and perhaps aliases, at a path.
type named struct {
	path    string
	id      string
	aliases []string
}

// identified returns the ids and aliases of the entries of a list.
func identified[T any](list []T, path string) []named {
	var all []named
	for path, e := range each(list, path) {
		v := reflect.ValueOf(e).Elem()
		n := named{path: path, id: v.FieldByName("ID").String()}
		if aliases := v.FieldByName("Aliases"); aliases.IsValid() {
			n.aliases = aliases.Interface().([]string)
		}
		all = append(all, n)
	}
	return all
}

// unique checks that the ids and aliases of one kind are well-formed and that there is no
// duplicate.
func (l *linter) unique(kind string, format idFormat, all []named) {
	ids := map[string]bool{}
	for _, n := range all {
		switch {
		case !format.pattern.MatchString(n.id):
			l.add(fmt.Sprintf(format.problem, n.id), n.path, "id")
		case ids[n.id]:
			l.add(fmt.Sprintf("duplicate %s %q", kind, n.id), n.path, "id")
		}
		ids[n.id] = true
	}
	owner := map[string]string{}
	for _, n := range all {
		for path, a := range each(n.aliases, n.path+"/aliases") {
			alias := *a
			other, taken := owner[alias]
			switch {
			case !format.pattern.MatchString(alias):
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
