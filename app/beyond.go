package app

import (
	"shiming/content"
	"shiming/content/address"
	"shiming/content/decision"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// beyond is the page of what other sources than those of the rules say: the checks, each
// of whose answers opens what comes of it, and the claims. Which are open is the
// browser's, so that it works without scripts.
func (s *Site) beyond() app.UI {
	ui := &s.Library.Interface.Beyond
	body := append(s.top(address.View{Kind: address.BeyondView}), text("p", "lead", ui.Lead))
	for i := range s.Library.Checker.Checks {
		body = append(body, s.check(&s.Library.Checker.Checks[i]))
	}
	body = append(body, s.text("h2", "", ui.Facts))
	return el("article", "", append(body, s.sources(true)...)...)
}

func (s *Site) check(c *decision.Check) app.UI {
	ui, words := &s.Library.Interface.Beyond, s.Library.Words.Checks[c.ID]
	body := []app.UI{s.text("h2", "", words.Question)}
	for _, a := range c.Answers {
		said := words.Answers[a.ID]
		var facts []app.UI
		for _, id := range a.Claims {
			claim, source := s.Library.Claim(id)
			facts = append(facts, el("li", "",
				s.confidence(claim),
				s.text("span", "gist", claim.Gist),
				el("span", "place", el("a", "", s.label(source.Section(claim.Section).Name)...).Attr("href", "#"+address.Claim(id, source).Anchor)),
			))
		}
		body = append(body, el("details", "fold",
			s.text("summary", "", said.Text),
			s.sign("p", a.Result, ui.Results[a.Result]),
			s.text("p", "", said.Result),
			el("ul", "why", facts...),
		))
	}
	return el("section", "card choices", body...).Attr("id", address.SideCheck(c.ID).Anchor)
}

// sources shows the sources of the rules, or the collections, each with its claims by its
// sections.
func (s *Site) sources(collections bool) []app.UI {
	var out []app.UI
	for i := range s.Library.Sources {
		src := &s.Library.Sources[i]
		if (src.Kind == content.Collection) != collections {
			continue
		}
		out = append(out, el("p", "", s.named(src)...))
		for _, section := range src.Sections {
			var claims []app.UI
			for _, c := range src.Claims {
				if c.Section == section.ID {
					claims = append(claims, s.claim(src, &c))
				}
			}
			if claims != nil {
				out = append(out, s.text("h3", "part", section.Name), el("ul", "card why", claims...))
			}
		}
	}
	return out
}

// claim shows a claim as a whole: how surely it is said or, of a collection, how it was
// read, and what says otherwise.
func (s *Site) claim(src *content.Source, c *content.Claim) app.UI {
	ui := &s.Library.Interface.Beyond
	tag := s.strength(c.Strength)
	if c.Confidence != "" { // the strengths speak of the article
		tag = s.confidence(c)
	}
	body := []app.UI{text("code", "", c.ID), tag, s.text("span", "gist", c.Gist)}
	if len(c.Contradicts) > 0 {
		against := append([]app.UI{app.Text(ui.Against + s.Library.Gap())}, s.refs(c.Contradicts)...)
		body = append(body, el("span", "place", against...))
	}
	if others := s.Library.Contradicting(c.ID); others != nil {
		against := append([]app.UI{app.Text(ui.Otherwise + s.Library.Gap())}, s.refs(others)...)
		body = append(body, el("span", "place", against...))
	}
	return el("li", "", body...).Attr("id", address.Claim(c.ID, src).Anchor)
}

// confidence says how a claim of a collection was read.
func (s *Site) confidence(c *content.Claim) app.UI {
	return text("span", "tag "+c.Confidence, s.Library.Interface.Beyond.Confidence[c.Confidence])
}

// refs links to claims by their ids.
func (s *Site) refs(ids []string) []app.UI {
	var out []app.UI
	for i, id := range ids {
		if i > 0 {
			out = append(out, app.Text(s.Library.Interface.Check.Separator))
		}
		_, source := s.Library.Claim(id)
		out = append(out, s.textLink(address.Claim(id, source).Path(), id))
	}
	return out
}
