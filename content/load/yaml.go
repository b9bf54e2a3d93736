package load

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// maxDepth is how deep YAML and Markdown may be nested; the content needs less.
const maxDepth = 16

// parseYAML returns the root of a document, or what is wrong and at which line.
func parseYAML(text string) (root *yaml.Node, line int, problem string) {
	var doc, more yaml.Node
	dec := yaml.NewDecoder(strings.NewReader(text))
	if err := parse(dec, &doc); errors.Is(err, io.EOF) {
		return nil, 1, "is empty"
	} else if err != nil {
		return yamlProblem(text, err)
	}
	if err := parse(dec, &more); err == nil {
		return nil, more.Line, "has more than one YAML document"
	} else if !errors.Is(err, io.EOF) {
		return yamlProblem(text, err)
	}
	if doc.Kind != yaml.DocumentNode || len(doc.Content) != 1 {
		return nil, 1, "is empty"
	}
	root = doc.Content[0]
	if line, problem = checkNode(root, 0); problem != "" {
		return nil, line, problem
	}
	return root, 0, ""
}

// parse reads a document. The parser may panic on bad input.
func parse(dec *yaml.Decoder, doc *yaml.Node) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("yaml: cannot be parsed: %v", r)
		}
	}()
	return dec.Decode(doc)
}

var yamlError = regexp.MustCompile(`(?s)^yaml: (?:line (\d+): )?(.*)$`)

func yamlProblem(text string, err error) (*yaml.Node, int, string) {
	line, problem := 1, err.Error()
	if m := yamlError.FindStringSubmatch(problem); m != nil {
		line, _ = strconv.Atoi(m[1])
		problem = m[2]
	}
	if at := badLine(text); at > 0 {
		line = at
	}
	return nil, max(line, 1), "is no valid YAML: " + strings.ReplaceAll(problem, "\n", " ")
}

// badLine returns the line after the last one up to which text is good YAML: the
// parser itself may name the line above, where the list or mapping begins, or
// none. It returns 0 for a text that is too long to try.
func badLine(text string) int {
	const maxTrial = 4 << 20
	lines := strings.SplitAfter(text, "\n")
	if len(lines)*len(text) > maxTrial {
		return 0
	}
	for end := len(lines) - 1; end > 0; end-- {
		var doc yaml.Node
		dec := yaml.NewDecoder(strings.NewReader(strings.Join(lines[:end], "")))
		err := parse(dec, &doc)
		for err == nil {
			err = parse(dec, &doc)
		}
		if errors.Is(err, io.EOF) {
			return end + 1
		}
	}
	return 1
}

// checkNode finds what the content does not use of YAML.
func checkNode(n *yaml.Node, depth int) (line int, problem string) {
	switch {
	case depth > maxDepth:
		return n.Line, "is nested too deep"
	case n.Anchor != "" || n.Kind == yaml.AliasNode:
		return n.Line, "YAML anchors and aliases are not used here"
	case n.Style&yaml.TaggedStyle != 0:
		return n.Line, "YAML tags are not used here"
	case n.Tag == "!!merge":
		return n.Line, "YAML merge keys are not used here"
	}
	for _, c := range n.Content {
		if line, problem = checkNode(c, depth+1); problem != "" {
			return line, problem
		}
	}
	return 0, ""
}
