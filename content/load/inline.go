package load

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"shiming/content"
)

// inline returns the spans of a paragraph.
func (m *markdownReader) inline(parent ast.Node) []content.Span {
	w := &spanWriter{}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		m.span(n, w)
	}
	return w.spans
}

func (m *markdownReader) span(n ast.Node, w *spanWriter) {
	at := m.start(n)
	switch n := n.(type) {
	case *ast.Text:
		w.write(content.Span{Text: m.plain(n)}, n.SoftLineBreak())
		if n.HardLineBreak() {
			m.problem(at, "unsupported Markdown: hard line break")
		}
	case *ast.CodeSpan:
		kind := content.Control
		if bytes.HasSuffix(bytes.TrimRight(m.source[:at], " "), []byte("``")) {
			kind = content.Code
		}
		m.mark(n, w, content.Span{Kind: kind})
	case *ast.Emphasis:
		if n.Level != 2 {
			m.problem(at, "write emphasis with **")
			break
		}
		m.mark(n, w, content.Span{Kind: content.Emphasis})
	case *ast.Link:
		if n.Title != nil {
			m.problem(at, "unsupported Markdown: title of a link")
		}
		m.mark(n, w, content.Span{Kind: content.Link, Href: string(util.UnescapePunctuations(n.Destination))})
	default:
		m.unsupported(n, at)
	}
	if s, ok := extent(n); ok {
		m.pos = max(m.pos, s.Stop)
	}
}

// mark writes a span of a marked text, which has no marks within.
func (m *markdownReader) mark(n ast.Node, w *spanWriter, span content.Span) {
	inner := &spanWriter{}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			m.problem(m.start(n), "unsupported Markdown: markup within markup")
			return
		}
		if t.HardLineBreak() {
			m.problem(m.start(c), "unsupported Markdown: hard line break")
		}
		if span.Kind == content.Control || span.Kind == content.Code {
			line := string(t.Segment.Value(m.source))
			inner.write(content.Span{Text: strings.TrimSpace(line)}, strings.HasSuffix(line, "\n"))
			continue
		}
		inner.write(content.Span{Text: m.plain(t)}, t.SoftLineBreak())
	}
	span.Text = content.SpansText(inner.spans)
	if strings.TrimSpace(span.Text) == "" {
		m.problem(m.start(n), "markup without text")
		return
	}
	w.write(span, false)
}

var (
	leftover = regexp.MustCompile("\\*\\*|\\]\\(|`")
	entity   = regexp.MustCompile(`&[A-Za-z#][A-Za-z0-9]*;`)
	escape   = regexp.MustCompile(`\\[!-/:-@\[-` + "`" + `{-~]`)
)

// plain returns a text without its backslashes.
func (m *markdownReader) plain(n *ast.Text) string {
	raw := n.Segment.Value(m.source)
	bare := escape.ReplaceAll(raw, nil)
	if at := leftover.FindIndex(bare); at != nil {
		m.problem(n.Segment.Start, "unmatched "+string(bare[at[0]:at[1]])+", or not recognised next to Chinese punctuation")
	}
	if e := entity.Find(bare); e != nil && !bytes.Equal(util.ResolveEntityNames(util.ResolveNumericReferences(e)), e) {
		m.problem(n.Segment.Start, "write the character instead of "+string(e))
	}
	text := string(util.UnescapePunctuations(raw))
	if n.SoftLineBreak() {
		text = strings.TrimRight(text, " ")
	}
	return text
}

// spanWriter joins spans: plain ones that are neighbours become one, and lines
// are joined by a space unless there is Chinese on either side of the break.
type spanWriter struct {
	spans []content.Span
	soft  bool // a line ended after the last span
}

// write adds a span, and the end of a line after it if soft is set.
func (w *spanWriter) write(s content.Span, soft bool) {
	if s.Text != "" {
		if w.soft && w.spaced(s.Text) {
			w.add(content.Span{Text: " "})
		}
		w.soft = false
		w.add(s)
	}
	w.soft = w.soft || soft
}

func (w *spanWriter) add(s content.Span) {
	if last := len(w.spans) - 1; last >= 0 && s.Kind == content.Plain && w.spans[last].Kind == content.Plain {
		w.spans[last].Text += s.Text
		return
	}
	w.spans = append(w.spans, s)
}

// spaced reports whether the next text needs a space after a line break.
func (w *spanWriter) spaced(next string) bool {
	if len(w.spans) == 0 {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(w.spans[len(w.spans)-1].Text)
	after, _ := utf8.DecodeRuneInString(next)
	return !wide(before) && !wide(after)
}

// wide reports whether r is a Chinese, Japanese or Korean character or
// full-width punctuation.
func wide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo) ||
		0x3000 <= r && r <= 0x303f || // CJK punctuation
		0xff00 <= r && r <= 0xffef || // full-width forms
		strings.ContainsRune("“”‘’…—·", r)
}
