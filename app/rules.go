package app

import (
	"strconv"
	"strings"

	"shiming/content"
	"shiming/content/address"
	"shiming/content/decision"
	"shiming/content/outcome"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// rulesView is the whole decision table, and what it rests on: the numbers that prove it and
// what the verdicts mean, and below them parts to choose from. An address that names
// something in a part opens it.
type rulesView struct {
	app.Compo

	Site *Site
}

func (v *rulesView) Render() app.UI {
	s, ui := v.Site, &v.Site.Library.Interface.Rules
	body := append(s.top(address.View{Kind: address.RulesView}),
		text("p", "lead", ui.Lead),
		v.figures(),
		text("p", "hint", ui.Proof),
		v.Site.text("h2", "", ui.Verdicts),
		v.verdicts(),
	)
	var rules []app.UI
	for i := range s.Library.Checker.Rules {
		rules = append(rules, v.rule(&s.Library.Checker.Rules[i]))
	}
	sources := s.sources(false)
	if s.Library.HasBeyond() {
		sources = append(sources, el("p", "more", s.textLink(address.Beyond, s.Library.Interface.Beyond.Title)))
	}
	part := func(id, title string, shown ...app.UI) app.UI {
		return s.fold(title, "", shown...).Attr("id", id) // what has an id is open again on return
	}
	var parts []app.UI
	if drawing := s.drawing(); drawing != nil {
		parts = append(parts, part("drawing", ui.Drawing, drawing...))
	}
	parts = append(parts,
		part("overview", ui.Overview, v.overview()),
		part("table", ui.Table, rules...),
		part("sources", ui.Sources, sources...))
	return el("article", "", append(body, el("div", "topic folds parts", parts...))...)
}

// figures are the numbers of the proof, each with what it counts.
func (v *rulesView) figures() app.UI {
	p, ui := &v.Site.Library.Proof, &v.Site.Library.Interface.Rules.Figures
	figure := func(number int, counts string) app.UI {
		return el("li", "", text("strong", "", strconv.Itoa(number)), text("span", "", counts))
	}
	return el("ul", "card figures",
		figure(p.Combinations, ui.Combinations),
		figure(len(v.Site.Library.Checker.Rules), ui.Rules),
		figure(p.MaxAsked, content.Fill(ui.Questions, "average", p.Average)),
		figure(p.Gaps, ui.Gaps),
		figure(p.Overlaps, ui.Overlaps),
		figure(p.Unreachable, ui.Unreachable),
	)
}

// overview is the table: a row for each rule, a column for each input.
func (v *rulesView) overview() app.UI {
	s, ui := v.Site, &v.Site.Library.Interface.Rules
	head := []app.UI{column(ui.Rule)}
	for _, in := range s.Library.Checker.Inputs {
		head = append(head, column(s.Library.Words.Inputs[in.ID].Label))
	}
	head = append(head, column(ui.Then))
	var rows []app.UI
	for i := range s.Library.Checker.Rules {
		rows = append(rows, el("tr", "", v.row(&s.Library.Checker.Rules[i])...))
	}
	return el("table", "overview",
		el("thead", "", el("tr", "", head...)),
		el("tbody", "", rows...))
}

func (v *rulesView) row(r *decision.Rule) []app.UI {
	s := v.Site
	title := el("a", "", s.label(s.Library.Words.Rules[r.ID].Title.Text)...).Attr("href", "#"+address.Rule(r.ID).Anchor)
	row := []app.UI{el("th", "", title).Attr("scope", "row")}
	answers := r.When.Answers()
	for _, in := range s.Library.Checker.Inputs {
		var some []string
		for _, id := range r.When[in.ID] {
			some = append(some, s.Library.Words.Inputs[in.ID].Answers[id].Short.In(answers))
		}
		cell := text("td", "", strings.Join(some, s.Library.Interface.Check.Separator))
		if some == nil {
			cell = text("td", "any", s.Library.Interface.Rules.Any)
		}
		row = append(row, cell)
	}
	return append(row, s.sign("td", r.Verdict, s.Library.Words.Verdicts[r.Verdict].Word))
}

func column(name string) app.UI { return text("th", "", name).Attr("scope", "col") }

// sign shows a verdict or a result: its sign and a word.
func (s *Site) sign(tag string, v decision.Verdict, word string) app.UI {
	return el(tag, "sign "+string(v), icon(v), text("span", "", word))
}

func (v *rulesView) verdicts() app.UI {
	var rows []app.UI
	for _, verdict := range decision.Verdicts {
		words := v.Site.Library.Words.Verdicts[verdict]
		rows = append(rows, el("div", string(verdict),
			el("dt", "", icon(verdict), text("span", "", words.Word)),
			el("dd", "",
				text("span", "", words.Meaning),
				text("small", "", content.Fill(v.Site.Library.Interface.Rules.Count,
					"count", strconv.Itoa(v.Site.Library.Proof.ByVerdict[verdict]))),
			),
		).Attr("id", address.Verdict(verdict).Anchor))
	}
	return el("dl", "card verdicts", rows...)
}

func (v *rulesView) rule(r *decision.Rule) app.UI {
	s, ui := v.Site, &v.Site.Library.Interface.Rules
	words := s.Library.Words.Rules[r.ID]
	then := []app.UI{
		s.sign("span", r.Verdict, s.Library.Words.Verdicts[r.Verdict].Word),
		s.text("span", "", words.Text.Text),
	}
	for _, variant := range words.Text.Variants {
		then = append(then, s.text("p", "", strings.TrimSpace(s.only(variant.When)+s.Library.Gap()+variant.Text)))
	}
	strengths := make([]string, len(r.Strength))
	for i, ref := range r.Strength {
		strengths[i] = s.Library.Interface.Strengths[decision.Strength(ref.ID)] + s.only(ref.When)
	}
	then = append(then, text("p", "hint", s.Library.List(strengths)))
	var basis []app.UI
	for i, ref := range r.Claims {
		if i > 0 {
			basis = append(basis, app.Text(s.Library.Interface.Check.Separator))
		}
		basis = append(basis, s.refs([]string{ref.ID})...)
		if only := s.only(ref.When); only != "" {
			basis = append(basis, text("span", "", only))
		}
	}
	body := append(anchors(r.Aliases, address.Rule),
		el("h3", "",
			s.whole("span", "", words.Title.Text),
			text("code", "", r.ID),
		),
		el("dl", "",
			el("div", "", text("dt", "", ui.If), s.text("dd", "", outcome.Conditions(s.Library, s.Library.Checker.Undecided(r.When, nil), r.When.Answers()))),
			el("div", "", text("dt", "", ui.Then), el("dd", "", then...)),
			el("div", "", text("dt", "", ui.Basis), el("dd", "refs", basis...)),
		),
	)
	return el("section", "card rule "+string(r.Verdict), body...).Attr("id", address.Rule(r.ID).Anchor)
}

// only says, behind something, in which cases it applies, or nothing if in all.
func (s *Site) only(when decision.Cond) string {
	conditions := s.Library.Checker.Undecided(when, nil)
	if conditions == nil {
		return ""
	}
	return s.Library.Gap() + content.Fill(s.Library.Interface.Rules.Only, "conditions", outcome.Conditions(s.Library, conditions, nil))
}
