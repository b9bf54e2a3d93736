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

// overview is the table: a row for each rule, a column for each input. The roles stand
// there because a phone shows it in another way.
func (v *rulesView) overview() app.UI {
	s, ui := v.Site, &v.Site.Library.Interface.Rules
	cell := func(tag, role, class string, children ...app.UI) app.UI {
		return el(tag, class, children...).Attr("role", role)
	}
	head := []app.UI{cell("th", "columnheader", "", app.Text(ui.Rule))}
	for _, in := range s.Library.Checker.Inputs {
		head = append(head, cell("th", "columnheader", "", app.Text(s.Library.Words.Inputs[in.ID].Label)))
	}
	head = append(head, cell("th", "columnheader", "", app.Text(ui.Then)))
	var rows []app.UI
	for i := range s.Library.Checker.Rules {
		r := &s.Library.Checker.Rules[i]
		row := []app.UI{cell("th", "rowheader", "", el("a", "", s.words(s.Library.Words.Rules[r.ID].Title.Text)...).Attr("href", "#rule-"+r.ID))}
		for _, in := range s.Library.Checker.Inputs {
			accepted, named := r.When[in.ID]
			if !named {
				row = append(row, cell("td", "cell", "any", app.Text(ui.Any)))
				continue
			}
			var some []string
			for _, id := range accepted {
				some = append(some, s.Library.Words.Inputs[in.ID].Answers[id].Short.Text)
			}
			row = append(row, cell("td", "cell", "", app.Text(s.list(some))))
		}
		row = append(row, cell("td", "cell", "sign "+string(r.Verdict), icon(r.Verdict), text("span", "", s.Library.Words.Verdicts[r.Verdict].Word)))
		rows = append(rows, cell("tr", "row", "", row...))
	}
	return el("div", "card", cell("table", "table", "overview",
		cell("thead", "rowgroup", "", cell("tr", "row", "", head...)),
		cell("tbody", "rowgroup", "", rows...)))
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
	claims := make([]string, len(r.Claims))
	for i, ref := range r.Claims {
		claims[i] = ref.ID
	}
	body := append(anchors("rule-", r.Aliases),
		el("h3", "",
			s.text("span", "", words.Title.Text),
			text("code", "", r.ID),
		),
		el("dl", "",
			el("div", "", text("dt", "", ui.If), s.text("dd", "", words.When)),
			el("div", "", text("dt", "", ui.Then), el("dd", "",
				el("span", "sign", icon(r.Verdict), text("span", "", s.Library.Words.Verdicts[r.Verdict].Word)),
				s.text("span", "", words.Text.Text),
			)),
			el("div", "", text("dt", "", ui.Basis), el("dd", "refs", s.refs(claims)...)),
		),
	)
	return el("section", "card rule "+string(r.Verdict), body...).Attr("id", "rule-"+r.ID)
}

// verdictAnchor returns the id of the element that says what the word of a verdict
// means.
func verdictAnchor(v content.Verdict) string { return "verdict-" + string(v) }

// claimAnchor returns the id of the element that shows a claim.
func claimAnchor(id string) string { return "claim-" + strings.ReplaceAll(id, ".", "-") }
