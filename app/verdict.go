package app

import (
	"slices"
	"strconv"

	"shiming/content"
	"shiming/content/address"
	"shiming/content/decision"
	"shiming/content/outcome"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// verdictView is an end of the checker: the answers, what it comes to, what to do and whom
// to ask with which words; then, on demand, why.
type verdictView struct {
	app.Compo

	Site  *Site
	Place decision.Place
	Brief bool // shows the verdict alone

	from string // the day on which something was asked for, or empty
}

func (v *verdictView) CompoID() string { return address.Place(v.Place) }

func (v *verdictView) Render() app.UI {
	s, ui := v.Site, &v.Site.Library.Interface.Check
	say := outcome.Of
	if v.Brief {
		say = outcome.Changeable
	}
	o := say(s.Library, v.Place)
	verdict := o.Verdict

	word := []app.UI{icon(verdict.Verdict), text("span", "", verdict.Word)}
	if verdict.Basis != "" {
		word = append(word, text("span", "strength", verdict.Basis))
	}
	banner := el("section", "verdict "+string(verdict.Verdict),
		el("p", "word", word...),
		s.heading(verdict.Title),
		s.text("p", "", verdict.Text),
	).Attr("data-verdict", string(verdict.Verdict)).Attr("data-rule", verdict.Rule)
	if v.Brief {
		return el("article", "end", s.chips(o), el("div", "result", banner)).Attr("aria-busy", "true")
	}
	return el("article", "end",
		s.chips(o),
		el("div", "result", banner, s.text("h2", "", ui.Next), el("section", "card todo", v.steps(verdict)...)),
		s.asking(o),
		s.evidence(o, v.why(o)),
	)
}

// steps is what to do, and what that would come to.
func (v *verdictView) steps(verdict *outcome.Verdict) []app.UI {
	s := v.Site
	var out []app.UI
	for _, p := range verdict.Next {
		if p.Message {
			continue
		}
		title := s.nodes(p.Title, true)
		if p.Path != "" {
			title = []app.UI{s.link(p.Path, s.whole("span", "", p.Title))}
		}
		out = append(out, el("h3", "", title...), s.doing(p.Spans))
		if p.WorkingDays > 0 {
			out = append(out, v.days())
		}
	}
	if b := verdict.Better; b != nil {
		out = append(out, s.after(b))
	}
	return out
}

// doing shows the steps of a procedure.
func (s *Site) doing(steps [][]content.Span) app.UI {
	if len(steps) == 1 {
		return el("p", "", s.spans(steps[0])...)
	}
	return s.steps(steps)
}

// asking is whom to ask at an end, and with which words.
func (s *Site) asking(o *outcome.Outcome) app.UI {
	p := s.Library.Checker.Asking()
	if p == nil || o.Verdict != nil && !slices.ContainsFunc(o.Verdict.Next, func(next outcome.Procedure) bool { return next.Message }) {
		return nil // a rule may send nobody to ask
	}
	said := s.Library.Words.Next[p.ID]
	return el("section", "card asking", append([]app.UI{s.text("h3", "", said.Title), s.doing(said.Steps)}, s.message(o)...)...)
}

// after says what it comes to after the steps above it, and what is open even then.
func (s *Site) after(b *outcome.Better) app.UI {
	words := []app.UI{s.textLink(b.Address, b.Text)}
	for _, silent := range b.Silent {
		words = append(words, app.Text(s.Library.Gap()+content.Fill(s.Library.Interface.Check.AfterOpen, "silent", silent)))
	}
	return el("p", "after "+string(b.Verdict), icon(b.Verdict), el("span", "", words...))
}

// message shows what there is to say to customer service and, where that is another
// language, on demand what an agent reads. It is actions.js that copies both, that one first.
func (s *Site) message(o *outcome.Outcome) []app.UI {
	m, ui := o.Message, &s.Library.Interface.Check.Message
	if m == nil {
		return nil
	}
	box := []app.UI{text("p", "hint", ui.Title), s.text("p", "words", m.Text)}
	if m.Original != nil {
		box = append(box, el("details", "", s.text("summary", "", ui.Original), el("p", "words", original("", m.Original.Text))))
	}
	row := []app.UI{s.actionButton("message", ui.Copy).Class("button").Attr("data-said", ui.Copied)}
	if o.Verdict != nil {
		row = append(row, s.actionButton("card", s.Library.Interface.Card.Act).Class("button"))
	}
	return []app.UI{el("div", "message", box...), el("p", "does", row...)}
}

// why is, on demand, what the verdict rests on: its claims, what the source leaves open,
// and the rules. The list of them is the same on every page: that makes many pages small,
// and /rules/ has the conditions.
func (v *verdictView) why(o *outcome.Outcome) app.UI {
	s, ui, verdict := v.Site, &v.Site.Library.Interface.Check, o.Verdict
	body := []app.UI{s.claims(verdict.ClaimIDs(), nil)}
	if len(verdict.Silent) > 0 {
		var items []app.UI
		for _, silent := range verdict.Silent {
			items = append(items, s.text("li", "", silent))
		}
		body = append(body, s.text("h3", "", ui.Silent), el("ul", "list silent", items...))
	}
	var rules []app.UI
	for i := range s.Library.Checker.Rules {
		r := &s.Library.Checker.Rules[i]
		rules = append(rules, el("li", "", s.textLink(address.Rule(r.ID).Path(), s.Library.Words.Rules[r.ID].Title.Text)))
	}
	body = append(body, s.text("h3", "", s.Library.Interface.Rules.Table), el("ul", "list others", rules...))
	links := []app.UI{s.textLink(address.Rule(verdict.Rule).Path(), ui.RuleLink)}
	if s.Library.Proof.Drawable {
		links = append(links, s.textLink(address.End(v.Place.Key()).Path(), s.Library.Interface.Rules.Way))
	}
	body = append(body, el("p", "more", links...))
	return s.fold(ui.Why, content.Fill(ui.WhyCount, "count", strconv.Itoa(len(verdict.Why))), body...)
}

// fold is what is shown on demand, with how much there is of it.
func (s *Site) fold(title, count string, body ...app.UI) app.HTMLElem {
	summary := []app.UI{s.text("h2", "", title)}
	if count != "" {
		summary = append(summary, text("span", "count", count))
	}
	return el("details", "", el("summary", "", summary...), el("div", "answer", body...))
}

// evidence is what every end of the checker ends with: why, if there is something to say of
// it, what else may decide by other sources, what can be done with it, and what it is not.
func (s *Site) evidence(o *outcome.Outcome, why app.UI) app.UI {
	ui := &s.Library.Interface.Beyond
	var folds []app.UI
	if why != nil {
		folds = append(folds, why)
	}
	if o.Checks != nil {
		folds = append(folds, s.fold(ui.Beside, content.Fill(ui.Count, "count", strconv.Itoa(len(o.Checks.Checks))),
			text("p", "", o.Checks.Lead),
			el("p", "more", s.textLink(address.Beyond, ui.Link)),
		))
	}
	var out []app.UI
	if folds != nil {
		out = append(out, el("div", "topic folds", folds...))
	}
	return el("div", "evidence", append(out,
		s.actions(o.Address, "", s.embedLink()...),
		el("p", "reminder", app.Text(o.Reminder+s.Library.Gap()), s.textLink(address.Check, s.Library.Interface.Check.Restart)))...)
}
