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
	proof := s.Library.Checker.Proof()
	body := []app.UI{
		s.crumbs(s.Crumbs(View{Kind: Rules, Path: "rules/"})...),
		v.Site.heading(ui.Title),
		text("p", "lead", ui.Lead),
		text("p", "note", content.Fill(ui.Proof,
			"inputs", strconv.Itoa(len(s.Library.Checker.Inputs)),
			"rules", strconv.Itoa(len(s.Library.Checker.Rules)),
			"combinations", strconv.Itoa(proof.Combinations),
			"most", strconv.Itoa(proof.Most),
			"average", strconv.FormatFloat(proof.Average(), 'f', 2, 64))),
		text("h2", "", ui.Verdicts),
		v.verdicts(proof),
		text("h2", "", ui.Table),
	}
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

func (v *rulesView) verdicts(proof content.Proof) app.UI {
	var rows []app.UI
	for _, verdict := range content.Verdicts {
		words := v.Site.Library.Words.Verdicts[verdict]
		rows = append(rows, el("div", string(verdict),
			el("dt", "", icon(verdict), text("span", "", words.Word)),
			el("dd", "",
				text("span", "", words.Meaning),
				text("small", "", content.Fill(v.Site.Library.Interface.Rules.Count,
					"count", strconv.Itoa(proof.ByVerdict[verdict]))),
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
