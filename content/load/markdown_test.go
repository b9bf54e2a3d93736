package load

import (
	"fmt"
	"strings"
	"testing"

	"shiming/content"
)

// show writes blocks on one line: (paragraph …), (list … | …), with the marks
// *emphasis*, <control>, {code} and [link](href).
func show(blocks []content.Block) string {
	var all []string
	for _, b := range blocks {
		parts := []string{}
		if b.Spans != nil {
			parts = append(parts, showSpans(b.Spans))
		}
		for _, item := range b.Items {
			parts = append(parts, showSpans(item))
		}
		all = append(all, fmt.Sprintf("(%s %s)", b.Kind, strings.Join(parts, " | ")))
	}
	return strings.Join(all, " ")
}

func showSpans(spans []content.Span) string {
	var b strings.Builder
	for i, s := range spans {
		switch s.Kind {
		case content.Plain:
			if i > 0 && spans[i-1].Kind == content.Plain {
				b.WriteString("!not merged!")
			}
			b.WriteString(s.Text)
		case content.Emphasis:
			b.WriteString("*" + s.Text + "*")
		case content.Control:
			b.WriteString("<" + s.Text + ">")
		case content.Code:
			b.WriteString("{" + s.Text + "}")
		case content.Link:
			b.WriteString("[" + s.Text + "](" + s.Href + ")")
		}
		if s.Text == "" {
			b.WriteString("!empty!")
		}
	}
	return b.String()
}

func TestMarkdown(t *testing.T) {
	const not = "unsupported Markdown: "
	tests := []struct {
		name, text, want, problems string
	}{
		{"paragraphs", "甲\n\n乙", "(paragraph 甲) (paragraph 乙)", ""},
		{"list", "- 甲\n- 乙", "(list 甲 | 乙)", ""},
		{"loose list", "- 甲\n\n- 乙", "(list 甲 | 乙)", ""},
		{"steps", "1. 甲\n2. 乙", "(steps 甲 | 乙)", ""},
		{"list after a paragraph", "甲：\n\n- 乙", "(paragraph 甲：) (list 乙)", ""},
		{"note", "> 甲\n> 乙", "(note 甲乙)", ""},
		{"control", "打开 `我的淘宝`。", "(paragraph 打开 <我的淘宝>。)", ""},
		{"code", "加上``frame-src``和`` a `b` ``。", "(paragraph 加上{frame-src}和{a `b`}。)", ""},
		{"emphasis", "现在**不能**解绑", "(paragraph 现在*不能*解绑)", ""},
		{"link", "看[这里](/q/a/)。", "(paragraph 看[这里](/q/a/)。)", ""},
		{"marks only", "**甲**`乙`[丙](/)", "(paragraph *甲*<乙>[丙](/))", ""},
		{"marks in a list", "- **甲**乙\n- `丙`", "(list *甲*乙 | <丙>)", ""},
		{"escaped", `1 \* 2 \[x\]`, "(paragraph 1 * 2 [x])", ""},
		{"ampersand", "A&B & C", "(paragraph A&B & C)", ""},
		{"control keeps its text", "`a\\*b &amp;`", `(paragraph <a\*b &amp;>)`, ""},

		{"join of Chinese", "甲\n乙", "(paragraph 甲乙)", ""},
		{"join of words", "one\ntwo", "(paragraph one two)", ""},
		{"join of Chinese and a word", "甲\ntwo", "(paragraph 甲two)", ""},
		{"join of a word and Chinese", "one\n乙", "(paragraph one乙)", ""},
		{"join after punctuation", "one。\ntwo", "(paragraph one。two)", ""},
		{"join after a quotation mark", "“one”\ntwo", "(paragraph “one”two)", ""},
		{"join of full-width letters", "Ａ\nb", "(paragraph Ａb)", ""},
		{"join with spaces", "one \n  two", "(paragraph one two)", ""},
		{"join before a mark", "甲\n**乙**\n丙", "(paragraph 甲*乙*丙)", ""},
		{"join of words before a mark", "one\n**two**\nthree", "(paragraph one *two* three)", ""},
		{"join of marks", "**one**\n`two`", "(paragraph *one* <two>)", ""},
		{"join within marks", "**甲\n乙** [one\ntwo](/)", "(paragraph *甲乙* [one two](/))", ""},
		{"join within a control", "`甲\n乙` `one\ntwo`", "(paragraph <甲乙> <one two>)", ""},
		{"join in a list", "- 甲\n  乙\n- one\n  two", "(list 甲乙 | one two)", ""},

		{"heading", "甲\n\n## 乙\n\n丙", "(paragraph 甲) (paragraph 丙)", "3: " + not + "heading"},
		{"underlined heading", "甲\n---", "", "1: " + not + "heading"},
		{"empty heading", "甲\n\n#\n", "(paragraph 甲)", "3: " + not + "heading"},
		{"rule", "甲\n\n***\n\n# 乙", "(paragraph 甲)", "3: " + not + "rule; 5: " + not + "heading"},
		{"HTML block", "甲\n\n<div>\n乙\n</div>", "(paragraph 甲)", "3: " + not + "HTML block"},
		{"HTML", "甲\n<b>乙</b>", "(paragraph 甲乙)", "2: " + not + "HTML; 2: " + not + "HTML"},
		{"comment", "甲\n\n<!-- 乙 -->", "(paragraph 甲)", "3: " + not + "HTML block"},
		{"image", "甲\n\n![乙](/x.png)", "(paragraph 甲)", "3: " + not + "image"},
		{"fenced code", "甲\n\n```\n乙\n```", "(paragraph 甲)", "3: " + not + "code block"},
		{"indented code", "甲\n\n    乙", "(paragraph 甲)", "3: " + not + "code block"},
		{"autolink", "甲\n<https://example.com>", "(paragraph 甲)", "2: " + not + "link without text"},
		{"hard break by spaces", "甲  \n乙", "(paragraph 甲乙)", "1: " + not + "hard line break"},
		{"hard break by a backslash", "甲\\\n乙", "(paragraph 甲乙)", "1: " + not + "hard line break"},
		{"single emphasis", "甲 *乙* 丙", "(paragraph 甲  丙)", "1: write emphasis with **"},
		{"nested list", "- 甲\n- 乙\n  - 丙", "(list 甲)", "2: entry of a list is not one paragraph"},
		{"paragraphs in a list", "- 甲\n\n  乙", "", "1: entry of a list is not one paragraph"},
		{"empty entry", "- 甲\n-\n", "(list 甲)", "2: entry of a list is not one paragraph"},
		{"list with stars", "* 甲", "", `1: unsupported list: begin its lines with "- " or "1. "`},
		{"list with a parenthesis", "1) 甲", "", `1: unsupported list: begin its lines with "- " or "1. "`},
		{"note with a list", "> - 甲", "", "1: note is not one paragraph"},
		{"note in a note", "> > 甲", "", "1: note is not one paragraph"},
		{"note of two paragraphs", "> 甲\n>\n> 乙", "", "1: note is not one paragraph"},
		{"mark within a mark", "甲\n**乙`丙`**", "(paragraph 甲)", "2: unsupported Markdown: markup within markup"},
		{"mark within a link", "[**甲**](/)", "", "1: unsupported Markdown: markup within markup"},
		{"link title", `[甲](/ "乙")`, "(paragraph [甲](/))", "1: " + not + "title of a link"},
		{"link without text", "甲[](/)", "(paragraph 甲)", "1: markup without text"},
		{"entity", "甲\n乙&nbsp;丙", "(paragraph 甲乙&nbsp;丙)", "2: write the character instead of &nbsp;"},
		{"number of a character", "甲&#60;", "(paragraph 甲&#60;)", "1: write the character instead of &#60;"},
		{"emphasis beside punctuation", "甲**“乙”**丙", "(paragraph 甲**“乙”**丙)",
			"1: unmatched **, or not recognised next to Chinese punctuation; " + // for each end
				"1: unmatched **, or not recognised next to Chinese punctuation"},
		{"open emphasis", "甲\n\n乙**丙", "(paragraph 甲) (paragraph 乙**丙)",
			"3: unmatched **, or not recognised next to Chinese punctuation"},
		{"open control", "甲`乙", "(paragraph 甲`乙)", "1: unmatched `, or not recognised next to Chinese punctuation"},
		{"open link", "[甲](/a b)", "(paragraph [甲](/a b))", "1: unmatched ](, or not recognised next to Chinese punctuation"},
		{"reference", "[甲]: /x", "(paragraph [甲]: /x)", ""},
		{"deep", strings.Repeat("> ", 40) + "甲", "", "1: nested too deeply"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			blocks, _, problems := readMarkdown(test.text, 1)
			if got := show(blocks); got != test.want {
				t.Errorf("blocks are %s\nwant       %s", got, test.want)
			}
			var said []string
			for _, p := range problems {
				said = append(said, fmt.Sprintf("%d: %s", p.Line, p.Text))
			}
			if got := strings.Join(said, "; "); got != test.problems {
				t.Errorf("problems are %s\nwant         %s", got, test.problems)
			}
		})
	}
}

func TestMarkdownLines(t *testing.T) {
	_, lines, _ := readMarkdown("甲\n乙\n\n- 丙\n- 丁\n\n> 戊", 10)
	want := map[string]int{"1": 10, "2": 13, "2/items/1": 13, "2/items/2": 14, "3": 16}
	if fmt.Sprint(lines) != fmt.Sprint(want) {
		t.Errorf("lines are %v, want %v", lines, want)
	}
}
