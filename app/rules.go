package app

import (
	"strconv"
	"strings"

	"shiming/content"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// rulesView is the whole decision table, and what it rests on.
type rulesView struct {
	app.Compo

	Site *Site
}

func (v *rulesView) Render() app.UI {
	s, ui := v.Site, &v.Site.Library.Interface.Rules
	body := []app.UI{
		s.crumbs(s.Crumbs(View{Kind: Rules, Path: "rules/"})...),
		v.Site.heading(ui.Title),
		text("p", "lead", ui.Lead),
		v.figures(),
		text("p", "hint", ui.Proof),
		text("h2", "", ui.Verdicts),
		v.verdicts(),
	}
	body = append(body, s.drawing()...)
	body = append(body, text("h2", "", ui.Overview), v.overview(), text("h2", "", ui.Table))
	for i := range s.Library.Checker.Rules {
		body = append(body, v.rule(&s.Library.Checker.Rules[i]))
	}
	body = append(body, text("h2", "", ui.Sources))
	for i := range s.Library.Sources {
		if src := &s.Library.Sources[i]; src.Kind != content.Collection {
			body = append(body, el("p", "", s.named(src)...))
			body = append(body, s.sections(src)...)
		}
	}
	if s.Library.HasBeyond() {
		body = append(body, el("p", "more", s.textLink("beyond/", s.Library.Interface.Beyond.Title)))
	}
	return el("article", "", body...)
}

// figures are the numbers of the proof, each with what it counts.
func (v *rulesView) figures() app.UI {
	f, ui := &v.Site.Library.Figures, &v.Site.Library.Interface.Rules.Figures
	var items []app.UI
	for _, pair := range [][2]string{
		{f.Combinations, ui.Combinations},
		{strconv.Itoa(len(v.Site.Library.Checker.Rules)), ui.Rules},
		{f.Most, content.Fill(ui.Questions, "average", f.Average)},
		{f.Gaps, ui.Gaps},
		{f.Overlaps, ui.Overlaps},
		{f.Unreachable, ui.Unreachable},
	} {
		items = append(items, el("li", "", text("strong", "", pair[0]), text("span", "", pair[1])))
	}
	return el("ul", "card figures", items...)
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
	return el("div", "card", el("table", "overview",
		el("thead", "", el("tr", "", head...)),
		el("tbody", "", rows...)))
}

func (v *rulesView) row(r *content.Rule) []app.UI {
	s := v.Site
	title := el("a", "", s.label(s.Library.Words.Rules[r.ID].Title.Text)...).Attr("href", "#rule-"+r.ID)
	row := []app.UI{el("th", "", title).Attr("scope", "row")}
	answers := r.When.Answers()
	for _, in := range s.Library.Checker.Inputs {
		class, some := "", ""
		for i, id := range r.When[in.ID] {
			if i > 0 {
				some += s.Library.Interface.Check.Separator
			}
			some += s.Library.Words.Inputs[in.ID].Answers[id].Short.In(answers)
		}
		if some == "" {
			class, some = "any", s.Library.Interface.Rules.Any
		}
		row = append(row, text("td", class, some))
	}
	return append(row, s.sign("td", r.Verdict, s.Library.Words.Verdicts[r.Verdict].Word))
}

//go:noinline
func column(name string) app.UI { return text("th", "", name).Attr("scope", "col") }

// sign shows a verdict or a result: its sign and a word.
//
//go:noinline
func (s *Site) sign(tag string, v content.Verdict, word string) app.UI {
	return el(tag, "sign "+string(v), icon(v), text("span", "", word))
}

func (v *rulesView) verdicts() app.UI {
	var rows []app.UI
	for _, verdict := range content.Verdicts {
		words := v.Site.Library.Words.Verdicts[verdict]
		rows = append(rows, el("div", string(verdict),
			el("dt", "", icon(verdict), text("span", "", words.Word)),
			el("dd", "",
				text("span", "", words.Meaning),
				text("small", "", content.Fill(v.Site.Library.Interface.Rules.Count,
					"count", v.Site.Library.Figures.Verdicts[verdict])),
			),
		).Attr("id", verdictAnchor(verdict)))
	}
	return el("dl", "card verdicts", rows...)
}

func (v *rulesView) rule(r *content.Rule) app.UI {
	s, ui := v.Site, &v.Site.Library.Interface.Rules
	words := s.Library.Words.Rules[r.ID]
	then := []app.UI{
		s.sign("span", r.Verdict, s.Library.Words.Verdicts[r.Verdict].Word),
		s.text("span", "", words.Text.Text),
	}
	for _, variant := range words.Text.Variants {
		then = append(then, s.text("p", "", strings.TrimSpace(s.only(variant.When)+s.gap()+variant.Text)))
	}
	strengths := make([]string, len(r.Strength))
	for i, ref := range r.Strength {
		strengths[i] = s.Library.Interface.Strengths[content.Strength(ref.ID)] + s.only(ref.When)
	}
	then = append(then, text("p", "hint", content.Fill(s.Library.Interface.Check.Strength, "strengths", s.list(strengths))))
	var basis []app.UI
	for i, ref := range r.Claims {
		if i > 0 {
			basis = append(basis, app.Text(s.Library.Interface.Check.Separator))
		}
		basis = append(basis, s.refs("rules/", []string{ref.ID})...)
		if only := s.only(ref.When); only != "" {
			basis = append(basis, text("span", "", only))
		}
	}
	body := append(anchors("rule-", r.Aliases),
		el("h3", "",
			s.text("span", "", words.Title.Text),
			text("code", "", r.ID),
		),
		el("dl", "",
			el("div", "", text("dt", "", ui.If), s.text("dd", "", words.When)),
			el("div", "", text("dt", "", ui.Then), el("dd", "", then...)),
			el("div", "", text("dt", "", ui.Basis), el("dd", "refs", basis...)),
		),
	)
	return el("section", "card rule "+string(r.Verdict), body...).Attr("id", "rule-"+r.ID)
}

// only says, behind something, in which cases it counts, or nothing if in all.
func (s *Site) only(when content.Cond) string {
	decides := s.Library.Checker.Decides(&content.Rule{When: when}, nil)
	if decides == nil {
		return ""
	}
	return s.gap() + content.Fill(s.Library.Interface.Rules.Only, "conditions", s.conditions(decides, nil))
}

// verdictAnchor returns the id of the element that says what the word of a verdict
// means.
func verdictAnchor(v content.Verdict) string { return "verdict-" + string(v) }

// claimAnchor returns the id of the element that shows a claim.
func claimAnchor(id string) string { return "claim-" + strings.ReplaceAll(id, ".", "-") }
