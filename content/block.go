package content

import "strings"

// Block is a part of an answer. The kinds are a closed set; nothing else
// survives the reading of an answer.
type Block struct {
	Kind BlockKind `json:"kind"`

	// Spans is the text of a Paragraph or a Note.
	Spans []Span `json:"spans,omitempty"`

	// Items are the entries of a List or of Steps.
	Items [][]Span `json:"items,omitempty"`
}

// BlockKind says what a block is.
type BlockKind string

// The kinds of block.
const (
	Paragraph BlockKind = "paragraph"
	List      BlockKind = "list"
	Steps     BlockKind = "steps"
	Note      BlockKind = "note"
)

// Span is a run of text of one kind. Its text has no line break.
type Span struct {
	Kind SpanKind `json:"kind,omitempty"`
	Text string   `json:"text"`

	// Href is where a Link leads: a path of this site from its root without the
	// base and language prefix, such as "/q/how-to-verify/", or an address
	// with one of the schemes https, mailto and tel.
	Href string `json:"href,omitempty"`
}

// SpanKind says what a span is.
type SpanKind string

// The kinds of span.
const (
	Plain    SpanKind = ""         // text
	Emphasis SpanKind = "emphasis" // a word that matters
	Control  SpanKind = "control"  // the name of a button or page, as it stands on the screen
	Link     SpanKind = "link"
	Code     SpanKind = "code" // what is written by a programmer, letter by letter
)

// SpansText returns the text of spans without marks.
func SpansText(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Text returns the text of blocks without marks, one line for each paragraph,
// note and item.
func Text(blocks []Block) string {
	var lines []string
	for _, b := range blocks {
		if b.Spans != nil {
			lines = append(lines, SpansText(b.Spans))
		}
		for _, item := range b.Items {
			lines = append(lines, SpansText(item))
		}
	}
	return strings.Join(lines, "\n")
}
