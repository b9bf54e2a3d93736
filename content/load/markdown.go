package load

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"shiming/content"
	"shiming/content/load/strict"
)

// maxMarkdown is the size that a passage of Markdown may have.
const maxMarkdown = 32 << 10

// Link reference definitions are left out: they would vanish from the text.
var markdown = parser.NewParser(
	parser.WithBlockParsers(parser.DefaultBlockParsers()...),
	parser.WithInlineParsers(parser.DefaultInlineParsers()...),
)

// readMarkdown returns the blocks of a passage that begins at the given line,
// their lines by their paths from the passage, and what the passage has that is
// not in the format.
func readMarkdown(source string, line int) ([]content.Block, map[string]int, []strict.Problem) {
	m := &markdownReader{source: []byte(source), first: line, lines: map[string]int{}}
	if len(source) > maxMarkdown {
		m.problem(0, "text is larger than "+strconv.Itoa(maxMarkdown>>10)+" kB")
		return nil, nil, m.problems
	}
	if at := deepNesting.FindStringIndex(source); at != nil {
		m.problem(at[0], "nested too deeply")
		return nil, nil, m.problems
	}
	doc := markdown.Parse(text.NewReader(m.source))
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		m.block(n)
	}
	return m.blocks, m.lines, m.problems
}

var deepNesting = regexp.MustCompile(`(?m)^(?:[ \t]*(?:[>*+-]|\d+[.)])){` + strconv.Itoa(strict.MaxDepth) + `}`)

type markdownReader struct {
	source   []byte
	first    int // line of the source's first line
	pos      int // where the last piece of text ended
	blocks   []content.Block
	lines    map[string]int
	problems []strict.Problem
}

func (m *markdownReader) line(pos int) int {
	return m.first + bytes.Count(m.source[:pos], []byte("\n"))
}

func (m *markdownReader) problem(pos int, text string) {
	m.problems = append(m.problems, strict.Problem{Line: m.line(pos), Text: text})
}

// nodeNames name the nodes whose kinds have other names in goldmark.
var nodeNames = map[ast.NodeKind]string{
	ast.KindAutoLink:        "link without text",
	ast.KindCodeBlock:       "code block",
	ast.KindFencedCodeBlock: "code block",
	ast.KindHTMLBlock:       "HTML block",
	ast.KindRawHTML:         "HTML",
	ast.KindThematicBreak:   "rule",
}

func (m *markdownReader) unsupported(n ast.Node, pos int) {
	name := cmp.Or(nodeNames[n.Kind()], strings.ToLower(n.Kind().String()))
	m.problem(pos, "unsupported Markdown: "+name)
}

// ahead returns where the next text after the last piece begins.
func (m *markdownReader) ahead() int {
	rest := m.source[m.pos:]
	return m.pos + len(rest) - len(bytes.TrimLeft(rest, " \t\n"))
}

// start returns where a node's text begins.
func (m *markdownReader) start(n ast.Node) int {
	if s, ok := extent(n); ok {
		return s.Start
	}
	return m.ahead()
}

func (m *markdownReader) add(n ast.Node, b content.Block) {
	m.blocks = append(m.blocks, b)
	m.lines[strconv.Itoa(len(m.blocks))] = m.line(m.start(n))
}

func (m *markdownReader) block(n ast.Node) {
	begin := m.ahead()
	switch n := n.(type) {
	case *ast.Paragraph:
		if spans := m.inline(n); len(spans) > 0 {
			m.add(n, content.Block{Kind: content.Paragraph, Spans: spans})
		}
	case *ast.Blockquote:
		if p, ok := only(n, ast.KindParagraph); !ok {
			m.problem(begin, "note is not one paragraph")
		} else if spans := m.inline(p); len(spans) > 0 {
			m.add(n, content.Block{Kind: content.Note, Spans: spans})
		}
	case *ast.List:
		m.list(n, begin)
	default:
		m.unsupported(n, begin)
	}
	if s, ok := extent(n); ok {
		m.pos = max(m.pos, s.Stop)
	} else if i := bytes.IndexByte(m.source[begin:], '\n'); i >= 0 {
		m.pos = begin + i
	} else {
		m.pos = len(m.source)
	}
}

func (m *markdownReader) list(n *ast.List, begin int) {
	b := content.Block{Kind: content.List}
	switch {
	case n.Marker == '.':
		b.Kind = content.Steps
	case n.Marker != '-':
		m.problem(begin, `unsupported list: begin its lines with "- " or "1. "`)
		return
	}
	at := strconv.Itoa(len(m.blocks)+1) + "/items/"
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		p, ok := only(item, ast.KindTextBlock, ast.KindParagraph)
		if !ok {
			m.problem(m.start(item), "entry of a list is not one paragraph")
			continue
		}
		m.lines[at+strconv.Itoa(len(b.Items)+1)] = m.line(m.start(item))
		b.Items = append(b.Items, m.inline(p))
	}
	if len(b.Items) > 0 {
		m.add(n, b)
	}
}

// only returns the child of a node that has just one, of one of the kinds.
func only(n ast.Node, kinds ...ast.NodeKind) (child ast.Node, ok bool) {
	child = n.FirstChild()
	return child, n.ChildCount() == 1 && slices.Contains(kinds, child.Kind())
}

// extent returns the part of the source from the first to the last text of a
// node.
func extent(n ast.Node) (s text.Segment, ok bool) {
	widen := func(segments ...text.Segment) {
		for _, t := range segments {
			if !ok {
				s = t
			}
			s.Start, s.Stop, ok = min(s.Start, t.Start), max(s.Stop, t.Stop), true
		}
	}
	_ = ast.Walk(n, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		switch x := n.(type) {
		case *ast.Text:
			widen(x.Segment)
		case *ast.RawHTML:
			widen(x.Segments.Sliced(0, x.Segments.Len())...)
		default:
			if n.Type() == ast.TypeBlock {
				widen(n.Lines().Sliced(0, n.Lines().Len())...)
			}
		}
		return ast.WalkContinue, nil
	})
	return s, ok
}
