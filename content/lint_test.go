package content_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"shiming/content"
)

// tableProblems returns what Lint says of the combinations of a table, sorted.
func tableProblems(c *content.Checker) string {
	var all []string
	lib := &content.Library{Checker: *c}
	for _, p := range content.Lint(lib, "sources", "topics", "questions", "words", "interface") {
		for _, kind := range []string{"gap:", "overlap:", "unreachable", "no effect", "too large", "rule has no", "never counts"} {
			if strings.Contains(p.Text, kind) {
				all = append(all, p.Path+": "+p.Text)
			}
		}
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

// based gives the rules of a table all that a rule needs.
func based(c *content.Checker) *content.Checker {
	for i := range c.Rules {
		r := &c.Rules[i]
		r.Verdict = content.Clear
		r.Strength = []content.Ref{{ID: "flat"}}
		r.Claims = []content.Ref{{ID: "1.1"}}
		r.Next = []content.Ref{{ID: "wait"}}
	}
	return c
}

func TestLintTable(t *testing.T) {
	tests := []struct {
		name   string
		change func(c *content.Checker)
		want   string
	}{
		{"good", func(c *content.Checker) {
			c.Rules[1].Silent = []content.Ref{{ID: "x", When: content.Cond{"sky": {"snow"}}}}
		}, ""},
		{"gap of one", func(c *content.Checker) { c.Rules = c.Rules[1:] },
			"checker/rules: gap: 1 combination without a rule, such as go=out/sky=sun; a row with when: {go: out, sky: sun} would close it"},
		{"gap of three", func(c *content.Checker) { c.Rules = c.Rules[:2] },
			"checker/rules: gap: 3 combinations without a rule, such as go=stay/sky=sun; a row with when: {go: stay} would close it"},
		{"overlap", func(c *content.Checker) { c.Rules[0].When = content.Cond{"sky": {"sun"}} },
			`checker/rules/home: overlap: rules "dry" and "home" share 1 combination, such as go=stay/sky=sun`},
		{"overlap of three", func(c *content.Checker) { c.Rules[0].When = content.Cond{} },
			`checker/rules/home: overlap: rules "dry" and "home" share 3 combinations, such as go=stay/sky=sun` + "\n" +
				`checker/rules/home: rule "home" is unreachable: each combination that hits it hits an earlier one` + "\n" +
				`checker/rules/wet: overlap: rules "dry" and "wet" share 2 combinations, such as go=out/sky=rain` + "\n" +
				`checker/rules/wet: rule "wet" is unreachable: each combination that hits it hits an earlier one`},
		{"answers alike", func(c *content.Checker) {},
			`checker/inputs/sky/answers/snow: answer "snow" has no effect: it always comes to the same as "rain"`},
		{"input without effect", func(c *content.Checker) {
			c.Inputs[1].Answers = c.Inputs[1].Answers[1:2]
			c.Rules = c.Rules[1:]
			c.Rules[0].When = content.Cond{"go": {"out"}}
		}, `checker/inputs/sky: input "sky" has no effect: its answer never changes the rule`},
		{"no claim for an answer", func(c *content.Checker) {
			c.Rules[1].Claims[0].When = content.Cond{"sky": {"rain"}}
		}, `checker/rules/wet/claims: rule has no claims for 1 combination, such as go=out/sky=snow`},
		{"ref of no use", func(c *content.Checker) {
			c.Rules[1].Silent = []content.Ref{{ID: "x", When: content.Cond{"sky": {"snow"}}}, {ID: "x", When: content.Cond{"sky": {"sun"}}}}
		}, `checker/rules/wet/silent/x~2: "x" never counts: no combination that hits the rule fulfils its condition`},
		{"too large", func(c *content.Checker) {
			for i := range 36 {
				c.Inputs = append(c.Inputs, content.Input{ID: fmt.Sprintf("more-%d", i), Answers: c.Inputs[0].Answers})
			}
			for i := range 18 {
				c.Rules = append(c.Rules, content.Rule{ID: fmt.Sprintf("both-%d", i), When: content.Cond{
					fmt.Sprintf("more-%d", i): {"out"}, fmt.Sprintf("more-%d", i+18): {"out"}}})
			}
		}, "checker/inputs: the table is too large: there are more than 200000 places on the ways through it"},
		{"too many rules", func(c *content.Checker) {
			for i := range 257 - len(c.Rules) {
				c.Rules = append(c.Rules, content.Rule{ID: fmt.Sprintf("more-%d", i)})
			}
			c.Walk(content.Answers{"go": "out"})
		}, "checker/rules: the table is too large: it may have 256 rules"},
		{"gap of several rows", func(c *content.Checker) { c.Rules = c.Rules[1:2] },
			"checker/rules: gap: 4 combinations without a rule, such as go=out/sky=sun; a row with when: {sky: sun} would close 2 of them"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := based(toy())
			test.change(c)
			if got := tableProblems(c); got != test.want {
				t.Errorf("problems are\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// TestLintIncomplete proves that Lint is silent about what follows from a part
// that is not there.
func TestLintIncomplete(t *testing.T) {
	parts := []string{"sources", "topics", "questions", "checker", "words", "interface"}
	if problems := content.Lint(&content.Library{}, parts...); len(problems) > 0 {
		t.Errorf("problems of a library without anything: %v", problems)
	}
	if problems := content.Lint(&content.Library{}); len(problems) == 0 {
		t.Error("an empty library has no problem")
	}
}

func TestListNames(t *testing.T) {
	got := content.ListNames([]string{"a", "b", "", "a", "", "a"})
	if want := []string{"a", "b", "3", "a~2", "5", "a~3"}; !slices.Equal(got, want) {
		t.Errorf("names are %q, want %q", got, want)
	}
}

func TestEachText(t *testing.T) {
	lib := &content.Library{
		Sources:   []content.Source{{ID: "s", Title: "title", Author: "author"}},
		Questions: []content.Question{{ID: "q", Title: "question", Keywords: []string{"word"}}},
	}
	lib.Questions[0].Answer = []content.Block{
		{Kind: content.Paragraph, Spans: []content.Span{{Text: "one "}, {Kind: content.Emphasis, Text: "two"}}},
		{Kind: content.List, Items: [][]content.Span{{{Text: "three"}}}},
	}
	lib.Words.Rules = map[string]content.RuleWords{"r": {
		Title: content.Phrase{Text: "rule", Variants: []content.Variant{{When: content.Cond{"a": {"b"}}, Text: "variant"}}},
		When:  "when",
	}}
	want := []string{
		"sources/s/title: title",
		"sources/s/author: author",
		"questions/q/title: question",
		"questions/q/keywords/word: word",
		"questions/q/answer/1/spans: one two",
		"questions/q/answer/2/items/1: three",
		"words/rules/r/title/text: rule",
		"words/rules/r/title/variants/1/text: variant",
		"words/rules/r/when: when",
	}
	var got []string
	content.EachText(lib, func(path, text string) {
		if !strings.HasPrefix(path, "interface/") {
			got = append(got, path+": "+text)
		}
	})
	if !slices.Equal(got, want) {
		t.Errorf("texts are\n%s", strings.Join(got, "\n"))
	}
}
