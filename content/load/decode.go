package load

import (
	"reflect"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"shiming/content"
	"shiming/content/decision"
	"shiming/content/load/strict"
)

// decoder reads a YAML document of the content.
func decoder() *strict.Decoder { return &strict.Decoder{Custom: custom} }

// custom reads what is written in another way than other values: an id in place of an
// entry with an id alone, a text in place of a phrase without variants, an answer in place
// of a list of one in a condition, and Markdown.
func custom(d *strict.Decoder, n *yaml.Node, value any, path string) bool {
	switch v := value.(type) {
	case *decision.Answer:
		return scalar(n, &v.ID)
	case *decision.Ref:
		return scalar(n, &v.ID)
	case *content.Phrase:
		return scalar(n, &v.Text)
	case *decision.Cond:
		*v = cond(d, n, path)
	case *[]content.Block:
		*v = blocks(d, n, path)
	case *[]content.Span:
		*v = step(d, n)
	default:
		return false
	}
	return true
}

// scalar reads a node into a text, if it is one.
func scalar(n *yaml.Node, to *string) bool {
	if n.Kind == yaml.ScalarNode {
		*to = n.Value
	}
	return n.Kind == yaml.ScalarNode
}

func cond(d *strict.Decoder, n *yaml.Node, path string) decision.Cond {
	pairs, ok := d.Pairs(n, path)
	if !ok {
		return nil
	}
	c := decision.Cond{}
	for _, p := range pairs {
		at := path + "/" + p.Key.Value
		d.Record(at, p.Key.Line)
		answers := []string{p.Value.Value}
		if p.Value.Kind != yaml.ScalarNode {
			answers = nil
			d.Value(p.Value, &answers, at)
		}
		c[p.Key.Value] = answers
	}
	return c
}

// blocks reads a passage of Markdown.
func blocks(d *strict.Decoder, n *yaml.Node, path string) []content.Block {
	name := path[strings.LastIndexByte(path, '/')+1:]
	if n.Kind != yaml.ScalarNode {
		d.Fail(n, "%s is %s, want a text", name, strict.KindOf(n))
		return nil
	}
	first := n.Line
	switch {
	case n.Style&yaml.FoldedStyle != 0:
		d.Note(n, "use | instead of > for Markdown: > joins its lines")
		return nil
	case n.Style&yaml.LiteralStyle != 0:
		first++
	}
	all, lines, problems := readMarkdown(n.Value, first)
	d.Problems = append(d.Problems, problems...)
	for at, line := range lines {
		d.Record(path+"/"+at, line)
	}
	if len(all) == 0 && len(problems) == 0 {
		d.Note(n, "empty %s", name)
	}
	return all
}

// step reads one line of Markdown.
func step(d *strict.Decoder, n *yaml.Node) []content.Span {
	switch {
	case n.Kind != yaml.ScalarNode:
		d.Fail(n, "step is %s, want a text", strict.KindOf(n))
		return nil
	case strings.Contains(n.Value, "\n"):
		d.Note(n, "step contains a line break")
		return nil
	}
	blocks, _, problems := readMarkdown(n.Value, n.Line)
	d.Problems = append(d.Problems, problems...)
	if len(blocks) == 1 && blocks[0].Kind == content.Paragraph {
		return blocks[0].Spans
	}
	if len(problems) == 0 {
		d.Note(n, "step is not one line of text")
	}
	return nil
}

var placeholder = regexp.MustCompile(`\{[^{}]*\}`)

// placeholders checks that a text has the placeholders that the tag fill of its field
// names, separated by commas, and no other.
func placeholders(d *strict.Decoder, n *yaml.Node, tag reflect.StructTag) {
	var want []string
	for name := range strings.SplitSeq(tag.Get("fill"), ",") {
		if name != "" {
			want = append(want, "{"+name+"}")
		}
	}
	have := placeholder.FindAllString(n.Value, -1)
	for _, w := range want {
		if !slices.Contains(have, w) {
			d.Note(n, "missing placeholder %s", w)
		}
	}
	for _, h := range have {
		if !slices.Contains(want, h) {
			d.Note(n, "unknown placeholder %s", h)
		}
	}
	if strings.ContainsAny(placeholder.ReplaceAllString(n.Value, ""), "{}") {
		d.Note(n, "unmatched brace")
	}
}
