package app

import (
	"strings"
	"testing"

	"shiming/content"
	"shiming/content/decision"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// TestBlocks shows every kind of block and span.
func TestBlocks(t *testing.T) {
	s := toy(t)
	spans := []content.Span{
		{Text: "打开"}, {Kind: content.Control, Text: "我的<淘宝>"}, {Text: "，"},
		{Kind: content.Emphasis, Text: "不要"}, {Kind: content.Link, Text: "看", Href: "/rules/#x"},
		{Kind: content.Link, Text: "电话", Href: "tel:1"},
	}
	inline := `打开|<span class="ui">|我的&lt;淘宝&gt;|</span>|，|<strong>|不要|</strong>|<a href="/help/rules/#x">|看|</a>|<a href="tel:1">|电话|</a>|`
	for kind, want := range map[content.BlockKind]string{
		content.Paragraph: `<p>|` + inline + `</p>`,
		content.Note:      `<p class="note">|` + inline + `</p>`,
		content.List:      `<ul class="list">|<li>|` + inline + `</li>|</ul>`,
		content.Steps:     `<ol class="steps">|<li>|` + inline + `</li>|</ol>`,
	} {
		b := content.Block{Kind: kind, Spans: spans}
		if kind == content.List || kind == content.Steps {
			b = content.Block{Kind: kind, Items: [][]content.Span{spans}}
		}
		if got := flat(s.blocks([]content.Block{b})[0]); got != want {
			t.Errorf("%s: %s\nwant %s", kind, got, want)
		}
	}
}

// flat returns the markup of c with the white space between its parts replaced by
// one bar each.
func flat(c app.UI) string {
	var parts []string
	for _, line := range strings.Split(app.HTMLString(c), "\n") {
		line = strings.ReplaceAll(strings.TrimSpace(line), "><", ">\n<")
		line = strings.NewReplacer(">", ">\n", "<", "\n<").Replace(line)
		for _, part := range strings.Split(line, "\n") {
			if part = strings.TrimSpace(part); part != "" {
				parts = append(parts, part)
			}
		}
	}
	return strings.Join(parts, "|")
}

func TestIcons(t *testing.T) {
	seen := map[string]decision.Verdict{}
	for _, v := range decision.Verdicts {
		shape := strings.Join(icons[v], " ")
		if other, taken := seen[shape]; taken || shape == "" {
			t.Errorf("%s looks like %s", v, other)
		}
		seen[shape] = v
		if !strings.Contains(app.HTMLString(icon(v)), `aria-hidden`) {
			t.Errorf("the sign of %s is read aloud", v)
		}
	}
}
