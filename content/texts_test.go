package content_test

import (
	"slices"
	"strings"
	"testing"

	"shiming/content"
	"shiming/content/decision"
)

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
		Title: content.Phrase{Text: "rule", Variants: []content.Variant{{When: decision.Cond{"a": {"b"}}, Text: "variant"}}},
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
