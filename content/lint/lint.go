// Package lint has the rules over a whole library. Each rule reports all that it finds;
// package load turns the places of the problems into files and lines. It runs on the host
// only.
package lint

import (
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
	{(*linter).sourceIDs, []string{"sources"}},
	{(*linter).topicIDs, []string{"topics"}},
	{(*linter).questionIDs, []string{"questions"}},
	{(*linter).checkerIDs, []string{"checker"}},
	{(*linter).sources, []string{"sources"}},
	{(*linter).updated, []string{"questions"}},
	{(*linter).topics, []string{"topics", "questions"}},
	{(*linter).topicNames, []string{"topics", "interface"}},
	{(*linter).answerClaims, []string{"sources", "questions"}},
	{(*linter).checkerClaims, []string{"sources", "checker"}},
	{(*linter).unusedClaims, []string{"sources", "questions"}},
	{(*linter).conditions, []string{"checker"}},
	{(*linter).changes, []string{"checker"}},
	{(*linter).wordConditions, []string{"checker", "words"}},
	{(*linter).refs, []string{"checker"}},
	{(*linter).procedures, []string{"checker"}},
	{(*linter).procedureQuestions, []string{"checker", "questions"}},
	{(*linter).table, []string{"checker"}},
	{(*linter).checks, []string{"checker"}},
	{(*linter).journeys, []string{"checker"}},
	{(*linter).journeyClaims, []string{"sources", "checker"}},
	{(*linter).journeyQuestions, []string{"checker", "questions"}},
	{(*linter).journeyWords, []string{"checker", "words"}},
	{(*linter).checkerWords, []string{"checker", "words"}},
	{(*linter).checkWords, []string{"checker", "words"}},
	{(*linter).verdictWords, []string{"words"}},
	{(*linter).silentWords, []string{"checker", "words"}},
	{(*linter).strengthWords, []string{"interface"}},
	{(*linter).beyondWords, []string{"interface"}},
	{(*linter).embedTerms, []string{"interface"}},
	{(*linter).months, []string{"interface"}},
	{(*linter).answerLinks, []string{"questions", "checker"}},
	{(*linter).stepLinks, []string{"words", "questions", "checker"}},
	{(*linter).passageLinks, []string{"interface", "questions", "checker"}},
	{(*linter).shortcuts, []string{"interface", "questions", "checker"}},
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

// join writes values as a list within a message.
func join[T ~string](values []T) string {
	var s []string
	for _, v := range values {
		s = append(s, string(v))
	}
	return strings.Join(s, ", ")
}

// names returns the names of the entries of a list in the path of a problem.
func names[T any](list []T, id func(T) string) []string { return decision.ListNames(list, id) }

func sourceID(s content.Source) string            { return s.ID }
func sectionID(s content.Section) string          { return s.ID }
func claimID(c content.Claim) string              { return c.ID }
func topicID(t content.Topic) string              { return t.ID }
func questionID(q content.Question) string        { return q.ID }
func inputID(in decision.Input) string            { return in.ID }
func answerID(a decision.Answer) string           { return a.ID }
func ruleID(r decision.Rule) string               { return r.ID }
func procedureID(p decision.Procedure) string     { return p.ID }
func refID(r decision.Ref) string                 { return r.ID }
func journeyID(j decision.Journey) string         { return j.ID }
func stageID(s decision.Stage) string             { return s.ID }
func checkID(c decision.Check) string             { return c.ID }
func checkAnswerID(a decision.CheckAnswer) string { return a.ID }
func itself[T ~string](id T) string               { return string(id) }
