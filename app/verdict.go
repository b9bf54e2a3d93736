package app

import (
	"shiming/content"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// verdictView is an end of the checker: what it comes to, what to do, why, and
// what the source leaves open.
type verdictView struct {
	app.Compo

	Site  *Site
	Place content.Place
	Brief bool // shows the verdict alone

	from  string // the day on which something was asked for, or empty
	today bool   // it is today
}

func (v *verdictView) CompoID() string { return CheckPath(v.Place) }

func (v *verdictView) Render() app.UI {
	s, rule, answers := v.Site, v.Place.Rule, v.Place.Answers()
	ui := &s.Library.Interface.Check
	words := s.Library.Words.Rules[rule.ID]

	body := []app.UI{
		s.crumbs(s.Crumbs(checkView(v.Place))...),
		el("section", "verdict "+string(rule.Verdict),
			el("p", "word",
				icon(rule.Verdict),
				text("span", "", s.Library.Words.Verdicts[rule.Verdict].Word),
			),
			s.heading(words.Title.In(answers)),
			s.text("p", "", words.Text.In(answers)),
			text("p", "strength", content.Fill(ui.Strength,
				"strengths", s.list(s.strengths(content.In(rule.Strength, answers))))),
		).Attr("data-verdict", string(rule.Verdict)).Attr("data-rule", rule.ID),
	}
	if v.Brief {
		return el("article", "", body...).Attr("aria-busy", "true")
	}
	body = append(body,
		text("h2", "", ui.Next),
		el("div", "card", v.next(content.In(rule.Next, answers))...))
	body = append(body, v.better()...)
	body = append(body,
		text("h2", "", ui.Why),
		el("div", "card",
			el("p", "hint",
				app.Text(content.Fill(ui.WhyLead, "rule", rule.ID)+s.gap()),
				s.textLink("rules/#rule-"+rule.ID, ui.RuleLink),
			),
			s.claims(content.In(rule.Claims, answers), nil),
			v.others(),
		),
	)
	if silent := content.In(rule.Silent, answers); len(silent) > 0 {
		var items []app.UI
		for _, id := range silent {
			items = append(items, s.text("li", "", s.Library.Words.Silent[id]))
		}
		body = append(body, text("h2", "", ui.Silent), el("ul", "note list", items...))
	}
	body = append(body, s.beside(v.Place)...)
	body = append(body, s.given(v.Place)...)
	body = append(body, s.verdictActs(v.Place), text("p", "reminder", ui.Reminder))
	return el("article", "", body...)
}

func (v *verdictView) next(ids []string) []app.UI {
	s, ui := v.Site, &v.Site.Library.Interface.Check
	var out []app.UI
	for _, id := range ids {
		words := s.Library.Words.Next[id]
		out = append(out, s.text("h3", "", words.Title))
		if len(words.Steps) == 1 {
			out = append(out, el("p", "", s.spans(words.Steps[0])...))
		} else {
			out = append(out, s.steps(words.Steps))
		}
		if s.Library.Checker.Procedure(id).Days() > 0 {
			out = append(out, v.days())
		}
		if q := s.Library.Question(s.Library.Checker.Procedure(id).Question); q != nil {
			out = append(out, el("p", "more",
				s.textLink(questionPath(q.ID), content.Fill(ui.More, "title", q.Title))))
		}
	}
	return out
}

// others says, on demand, which answer rules out each other rule: the first one that
// does.
func (v *verdictView) others() app.UI {
	s, c, answers := v.Site, &v.Site.Library.Checker, v.Place.Answers()
	ui := &s.Library.Interface.Check
	out := []app.UI{text("summary", "", ui.WhyNot)}
	for _, g := range v.Place.Kept {
		var rules []app.UI
		for i := range c.Rules {
			r := &c.Rules[i]
			if against := c.Against(r, answers); len(against) > 0 && against[0] == g {
				rules = append(rules, el("li", "", s.textLink("rules/#rule-"+r.ID, s.Library.Words.Rules[r.ID].Title.Text)))
			}
		}
		if rules != nil {
			said := s.conditions([]content.Decision{{Input: g.Input, Answers: []string{g.Answer}}}, answers)
			out = append(out, text("p", "", content.Fill(ui.Against, "answers", said)), el("ul", "list", rules...))
		}
	}
	return el("details", "fold others", out...)
}

// better says what would lead to a better verdict, and what would be open even then.
func (v *verdictView) better() []app.UI {
	s := v.Site
	ui := &s.Library.Interface.Check.Better
	if v.Place.Rule.Verdict == content.Clear {
		return nil
	}
	better := s.Library.Checker.Better(v.Place)
	if better == nil {
		return []app.UI{text("h2", "", ui.Title), el("div", "card", text("p", "", ui.Nothing))}
	}
	lead := []app.UI{app.Text(ui.Lead + s.gap())}
	for i, change := range better.Changes {
		if i > 0 {
			lead = append(lead, app.Text(s.Library.Interface.Check.Separator))
		}
		question := s.Library.Checker.Procedure(change.By).Question
		lead = append(lead, s.textLink(questionPath(question), s.Library.Words.Next[change.By].Title))
	}
	lead = append(lead, app.Text(content.Fill(ui.Then, "verdict", s.Library.Words.Verdicts[better.Verdict].Word)))
	card := []app.UI{el("p", "", lead...)}
	if to := better.Place; to.Rule != nil {
		answers := to.Answers()
		if silent := content.In(to.Rule.Silent, answers); len(silent) > 0 {
			open := content.Fill(ui.Strength, "strengths", s.list(s.strengths(content.In(to.Rule.Strength, answers)))) + s.gap() + ui.Silent
			for _, id := range silent {
				open += s.gap() + s.Library.Words.Silent[id]
			}
			card = append(card, s.text("p", "", open))
		}
		card = append(card, el("p", "", s.textLink(CheckPath(to), content.Fill(ui.See, "title", s.Library.Words.Rules[to.Rule.ID].Title.In(answers)))))
	} else {
		card = append(card, el("p", "", s.textLink(CheckPath(to), ui.More)))
	}
	return []app.UI{text("h2", "", ui.Title), el("div", "card better", card...)}
}

//go:noinline
func (s *Site) strengths(ids []string) []string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = s.Library.Interface.Strengths[content.Strength(id)]
	}
	return words
}
