package strict

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// MaxDepth is how deep a document may be nested; the content needs less.
const MaxDepth = 16

// parse returns the root of a document, or what is wrong and at which line.
func parse(text string) (root *yaml.Node, line int, problem string) {
	lines := &lineReader{rest: text}
	var doc, more yaml.Node
	dec := yaml.NewDecoder(lines)
	err := next(dec, &doc)
	if err == nil {
		err = next(dec, &more)
	}
	switch {
	case err == nil:
		return nil, more.Line, "more than one YAML document"
	case !errors.Is(err, io.EOF):
		return syntaxProblem(text, lines.read)
	case len(doc.Content) != 1:
		return nil, 1, "file is empty"
	}
	root = doc.Content[0]
	line, problem = unsupported(root, 0)
	return root, line, problem
}

// next reads a document. The parser may panic on bad input.
func next(dec *yaml.Decoder, doc *yaml.Node) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("yaml: cannot be parsed: %v", r)
		}
	}()
	return dec.Decode(doc)
}

// lineReader hands out a text line by line, so that it is known how far a parser has
// read.
type lineReader struct {
	rest string
	read int // lines
}

func (r *lineReader) Read(p []byte) (int, error) {
	if r.rest == "" {
		return 0, io.EOF
	}
	end := strings.IndexByte(r.rest, '\n') + 1
	if end == 0 {
		end = len(r.rest)
	}
	n := copy(p, r.rest[:end])
	r.rest = r.rest[n:]
	if n == end {
		r.read++
	}
	return n, nil
}

var yamlError = regexp.MustCompile(`(?s)^yaml: (?:line (\d+): )?(.*)$`)

// syntaxProblem says at which line a text is no YAML: at one of the last that the parser
// has read, if what is above it is YAML, else at the one that the parser names. That one
// alone would not do: it may be where the list or mapping begins, or missing.
func syntaxProblem(text string, read int) (*yaml.Node, int, string) {
	// What begins on its first line the parser takes for having no place.
	line, problem := 0, failure("\n"+text).Error()
	if m := yamlError.FindStringSubmatch(problem); m != nil {
		line, _ = strconv.Atoi(m[1])
		line, problem = line-1, m[2]
	}
	const ahead = 3 // lines that the parser may have read after the mistake
	lines := strings.SplitAfter(text, "\n")
	for at := read; at > max(line, read-ahead); at-- {
		if failure(strings.Join(lines[:at-1], "")) == nil {
			line = at
		}
	}
	return nil, max(line, 1), "invalid YAML: " + strings.ReplaceAll(problem, "\n", " ")
}

// failure returns why a text is no YAML, or nil.
func failure(text string) error {
	dec := yaml.NewDecoder(strings.NewReader(text))
	for {
		var doc yaml.Node
		if err := next(dec, &doc); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// unsupported finds what the content does not use of YAML.
func unsupported(n *yaml.Node, depth int) (line int, problem string) {
	switch {
	case depth > MaxDepth:
		return n.Line, "nested too deeply"
	case n.Anchor != "" || n.Kind == yaml.AliasNode:
		return n.Line, "YAML anchors and aliases are not supported"
	case n.Style&yaml.TaggedStyle != 0:
		return n.Line, "YAML tags are not supported"
	case n.Tag == "!!merge":
		return n.Line, "YAML merge keys are not supported"
	}
	for _, c := range n.Content {
		if line, problem = unsupported(c, depth+1); problem != "" {
			return line, problem
		}
	}
	return 0, ""
}
