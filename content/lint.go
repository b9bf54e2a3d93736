package content

import (
	"slices"
	"strconv"
	"strings"
)

// Problem is something wrong with the content, at a place in it. Package load
// turns the place into a file and a line.
//
// Path is the way from [Library] to the place by the names that the fields have
// in JSON, joined by slashes: "words/rules/global-before/title". An entry of a
// map is named by its key, and an entry of a list as [ListNames] says:
// "checker/rules/global-before/claims/5.3", "questions/safe/answer/2". A path may
// go on to where no value is; the place is then the nearest one above it.
type Problem struct {
	Path, Text string
}

// ListNames returns the names of the entries of a list in the path of a
// [Problem], given their ids: a string is its own id, and what has none, such as
// a block, has "". An entry is named by its id, or by its number from 1. If two
// have the same id, the second is named id~2.
func ListNames(ids []string) []string {
	names := make([]string, len(ids))
	seen := map[string]int{}
	for i, id := range ids {
		if id == "" {
			names[i] = strconv.Itoa(i + 1)
			continue
		}
		seen[id]++
		names[i] = id
		if n := seen[id]; n > 1 {
			names[i] = id + "~" + strconv.Itoa(n)
		}
	}
	return names
}

// lintRules are the rules of the lint, with the parts of the library that each one
// reads: a rule is silent about a library of which one of these is incomplete.
var lintRules = []struct {
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
	{(*linter).ruleRefs, []string{"checker"}},
	{(*linter).procedures, []string{"checker"}},
	{(*linter).procedureQuestions, []string{"checker", "questions"}},
	{(*linter).decisions, []string{"checker"}},
	{(*linter).checks, []string{"checker"}},
	{(*linter).journeys, []string{"checker"}},
	{(*linter).journeyClaims, []string{"sources", "checker"}},
	{(*linter).journeyQuestions, []string{"checker", "questions"}},
	{(*linter).journeyWords, []string{"checker", "words"}},
	{(*linter).words, []string{"checker", "words"}},
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

// Lint returns all problems of the library, in no particular order. Incomplete
// names parts of it ("sources", "topics", "questions", "checker", "words",
// "interface") that could not be read whole: Lint is silent about what would only
// follow from that.
func Lint(lib *Library, incomplete ...string) []Problem {
	l := &linter{Library: lib, incomplete: incomplete}
	for _, r := range lintRules {
		if !slices.ContainsFunc(r.reads, func(part string) bool { return slices.Contains(incomplete, part) }) {
			r.check(l)
		}
	}
	return l.problems
}

type linter struct {
	*Library
	incomplete []string
	problems   []Problem

	// table says whether the ids in the table are good, once that is known.
	table *bool
}

func (l *linter) add(text string, path ...string) {
	l.problems = append(l.problems, Problem{strings.Join(path, "/"), text})
}

// names returns the [ListNames] of a list.
func names[T any](list []T, id func(T) string) []string {
	ids := make([]string, len(list))
	for i, e := range list {
		ids[i] = id(e)
	}
	return ListNames(ids)
}

func sourceID(s Source) string       { return s.ID }
func sectionID(s Section) string     { return s.ID }
func claimID(c Claim) string         { return c.ID }
func topicID(t Topic) string         { return t.ID }
func questionID(q Question) string   { return q.ID }
func inputID(in Input) string        { return in.ID }
func answerID(a Answer) string       { return a.ID }
func ruleID(r Rule) string           { return r.ID }
func procedureID(p Procedure) string { return p.ID }
func refID(r Ref) string             { return r.ID }
func journeyID(j Journey) string     { return j.ID }
func stageID(s Stage) string         { return s.ID }
func checkID(c Check) string         { return c.ID }

func checkAnswerID(a CheckAnswer) string { return a.ID }
