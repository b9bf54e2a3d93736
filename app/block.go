package app

import (
	"shiming/content"
	"shiming/content/address"
	"shiming/content/decision"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

func (s *Site) blocks(blocks []content.Block) []app.UI {
	var out []app.UI
	for _, b := range blocks {
		switch b.Kind {
		case content.Paragraph:
			out = append(out, el("p", "", s.spans(b.Spans)...))
		case content.Note:
			out = append(out, el("p", "note", s.spans(b.Spans)...))
		case content.List:
			out = append(out, el("ul", "list", s.items(b.Items)...))
		case content.Steps:
			out = append(out, s.steps(b.Items))
		}
	}
	return out
}

func (s *Site) steps(items [][]content.Span) app.UI {
	return el("ol", "steps", s.items(items)...)
}

func (s *Site) items(items [][]content.Span) []app.UI {
	var out []app.UI
	for _, item := range items {
		out = append(out, el("li", "", s.spans(item)...))
	}
	return out
}

func (s *Site) spans(spans []content.Span) []app.UI {
	var out []app.UI
	for _, span := range spans {
		switch span.Kind {
		case content.Emphasis:
			out = append(out, s.text("strong", "", span.Text))
		case content.Control:
			control := text("span", "ui", span.Text)
			if s.Library.Lang != content.SourceLang { // the reader sees it in the language of the shop
				control = control.Attr("lang", content.SourceLang)
			}
			out = append(out, control)
		case content.Code:
			out = append(out, text("code", "", span.Text))
		case content.Link:
			out = append(out, s.contentLink(span.Href, span.Text))
		default:
			out = append(out, s.words(span.Text)...)
		}
	}
	return out
}

// claims lists claims: how surely each is said, what it says, and which answer tells more,
// unless that is the one shown here.
func (s *Site) claims(ids []string, current *content.Question) app.UI {
	lib := s.Library
	var items []app.UI
	for _, id := range ids {
		claim, _ := lib.Claim(id)
		item := []app.UI{s.strength(claim.Strength), s.text("span", "gist", claim.Gist)}
		if more := lib.MostSpecificQuestion(id); more != nil && more != current {
			item = append(item, el("span", "place", s.textLink(address.Question(more.ID), more.Title)))
		}
		items = append(items, el("li", "", item...))
	}
	return el("ul", "why", items...)
}

func (s *Site) strength(strength decision.Strength) app.UI {
	return text("span", "tag "+string(strength), s.Library.Interface.Strengths[strength])
}
