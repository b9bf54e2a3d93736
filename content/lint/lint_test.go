package lint_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"shiming/content"
	"shiming/content/decision"
	"shiming/content/lint"
	"shiming/content/load"
)

// What each rule reports is tested in content/load, where a problem has its line.

// TestLintIncomplete proves that Lint is silent about what follows from a part
// that is not there.
func TestLintIncomplete(t *testing.T) {
	parts := []string{"sources", "topics", "questions", "checker", "words", "interface"}
	if problems := lint.Lint(&content.Library{Checker: decision.Compile(&decision.Table{})}, parts...); len(problems) > 0 {
		t.Errorf("problems of a library without anything: %v", problems)
	}
	if problems := lint.Lint(&content.Library{Checker: decision.Compile(&decision.Table{})}); len(problems) == 0 {
		t.Error("an empty library has no problem")
	}
}

// TestRemoval removes each rule and each answer. Lint must see it.
func TestRemoval(t *testing.T) {
	lib, _ := load.Load(content.BuiltIn(), content.SourceLang)
	if problems := lint.Lint(lib); len(problems) > 0 {
		t.Fatalf("lint of the whole table: %v", problems)
	}
	changed := func(table decision.Table) *content.Library {
		l := *lib
		l.Checker = decision.Compile(&table)
		return &l
	}
	for i, r := range lib.Checker.Rules {
		c := *lib.Checker.Table
		c.Rules = slices.Delete(slices.Clone(c.Rules), i, i+1)
		if !says(lint.Lint(changed(c)), "checker/rules", "gap: ") {
			t.Errorf("no gap without rule %s", r.ID)
		}
	}
	for i, in := range lib.Checker.Inputs {
		for j, a := range in.Answers {
			c := *lib.Checker.Table
			c.Inputs = slices.Clone(c.Inputs)
			c.Inputs[i].Answers = slices.Delete(slices.Clone(in.Answers), j, j+1)
			problems := lint.Lint(changed(c))
			if !says(problems, "words/inputs/"+in.ID+"/answers/"+a.ID, "words for unknown answer") {
				t.Errorf("no words are left over without answer %s=%s: %v", in.ID, a.ID, problems)
			}
			if i == 0 && !says(problems, "", fmt.Sprintf("unknown answer %q to input %q", a.ID, in.ID)) {
				t.Errorf("no condition misses answer %s=%s", in.ID, a.ID)
			}
		}
	}
}

// says reports whether a problem at or below the path begins with the text.
func says(problems []lint.Problem, path, text string) bool {
	return slices.ContainsFunc(problems, func(p lint.Problem) bool {
		return strings.HasPrefix(p.Path, path) && strings.HasPrefix(p.Text, text)
	})
}
