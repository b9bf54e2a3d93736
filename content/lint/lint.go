// Package lint has the rules over a whole library. Each rule reports all that it finds;
// package load turns the places of the problems into files and lines, and its
// TestProblems, in bad_test.go, has a case for each rule. It runs on the host only.
package lint

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"shiming/content"
	"shiming/content/decision"
)

// Problem is something wrong with the content, at a place in it.
//
// Path is the way from [content.Library] to the place by the names that the fields have in
// JSON, joined by slashes, as in [content.EachText]: "checker/rules/global-before/claims/5.3".
// It may go on to where no value is; the place is then the nearest one above it.
type Problem struct {
	Path, Text string
}

// rules are the rules, with the parts of the library that each one reads: a rule is silent
// about a library of which one of these is incomplete.
var rules = []struct {
	check func(*linter)
	reads []string
}{
	{(*linter).topicIDs, []string{"topics"}},
	{(*linter).checkerIDs, []string{"checker"}},
	{(*linter).sources, []string{"sources"}},
	{(*linter).questions, []string{"questions"}},
	{(*linter).topics, []string{"topics", "questions"}},
	{(*linter).topicNames, []string{"topics", "interface"}},
	{(*linter).answerClaims, []string{"sources", "questions"}},
	{(*linter).checkerClaims, []string{"sources", "checker"}},
	{(*linter).changes, []string{"checker"}},
	{(*linter).wordConditions, []string{"checker", "words"}},
	{(*linter).rules, []string{"checker"}},
	{(*linter).procedures, []string{"checker"}},
	{(*linter).checkerQuestions, []string{"checker", "questions"}},
	{(*linter).table, []string{"checker"}},
	{(*linter).checks, []string{"checker"}},
	{(*linter).journeys, []string{"checker"}},
	{(*linter).checkerWords, []string{"checker", "words"}},
	{(*linter).verdictWords, []string{"words"}},
	{(*linter).silentWords, []string{"checker", "words"}},
	{(*linter).messageWords, []string{"checker", "words"}},
	{(*linter).interfaceWords, []string{"interface"}},
	{(*linter).strengths, []string{"sources", "checker", "words", "interface"}},
	{(*linter).first, []string{"topics", "questions"}},
	{(*linter).answerLinks, []string{"questions", "checker"}},
	{(*linter).stepLinks, []string{"words", "questions", "checker"}},
	{(*linter).passageLinks, []string{"interface", "questions", "checker"}},
	{(*linter).shortcuts, []string{"interface", "questions", "checker"}},
	{(*linter).vocabulary, []string{"questions", "checker", "topics"}},
	{(*linter).texts, nil},
}

// Lint returns all problems of the library, in no particular order. Incomplete names parts
// of it ("sources", "topics", "questions", "checker", "words", "interface") that could not
// be read whole: Lint is silent about what would only follow from that.
func Lint(lib *content.Library, incomplete ...string) []Problem {
	l := &linter{Library: lib, incomplete: incomplete}
	for _, r := range rules {
		if !slices.ContainsFunc(r.reads, l.lacks) {
			r.check(l)
		}
	}
	return l.problems
}

type linter struct {
	*content.Library
	incomplete []string
	problems   []Problem

	// consistent says whether the ids in the table are good, once that is known.
	consistent *bool
}

// lacks reports whether a part of the library could not be read whole.
func (l *linter) lacks(part string) bool { return slices.Contains(l.incomplete, part) }

func (l *linter) add(text string, path ...string) {
	l.problems = append(l.problems, Problem{strings.Join(path, "/"), text})
}

// known checks that there is what an id names, and reports whether there is.
func (l *linter) known(ok bool, kind, id string, path ...string) bool {
	if !ok {
		l.add(fmt.Sprintf("unknown %s %q", kind, id), path...)
	}
	return ok
}

// oneOf checks that a value is one of all that there are.
func oneOf[T ~string](l *linter, kind string, value T, all []T, path ...string) {
	if slices.Contains(all, value) {
		return
	}
	var names []string
	for _, v := range all {
		names = append(names, string(v))
	}
	l.add(fmt.Sprintf("unknown %s %q, want %s", kind, value, strings.Join(names, ", ")), path...)
}

// each yields the entries of a list, with their paths below the one of the list.
func each[T any](list []T, path string) iter.Seq2[string, *T] {
	return func(yield func(string, *T) bool) {
		for name, e := range decision.Entries(list) {
			if !yield(path+"/"+name, e) {
				return
			}
		}
	}
}
