package web

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"shiming/content"
)

// TestAskSaysWhatPagesSay: at every place of the checker the command says the same as
// the page: what is asked, which rule was hit or which may be, from which claims, what to
// do, what is open, and what would be better.
func TestAskSaysWhatPagesSay(t *testing.T) {
	lib := realLibrary(t)
	pages := map[string]htmlPage{}
	for _, p := range realPages(t) {
		pages[p.path] = p
	}
	texts := func(root *html.Node, match func(*html.Node) bool) (found []string) {
		for _, n := range all(root, match) {
			found = append(found, words(n))
		}
		return found
	}
	asks, verdicts, opens := 0, 0, 0
	for _, at := range lib.Checker.Reachable() {
		p := placeOf(lib, at)
		page, ok := pages[strings.TrimPrefix(p.Address, "/")]
		if !ok {
			t.Fatalf("there is no page %s", p.Address)
		}
		same := func(what string, got, want []string) {
			t.Helper()
			if !slices.Equal(got, want) {
				t.Errorf("%s: %s is %q on the page, and the command says %q", p.Address, what, got, want)
			}
		}
		main := all(page.root, tagged("main"))[0]
		heading := texts(main, tagged("h1"))
		switch {
		case p.Ask != nil:
			asks++
			same("the question", heading, []string{p.Ask.Text})
			var answers, shown []string
			for _, a := range p.Ask.Answers {
				answers = append(answers, a.Text)
			}
			for _, span := range all(main, func(n *html.Node) bool {
				return n.Data == "span" && n.Parent.Data == "a" && n.Parent.Parent.Data == "li" && classed("options")(n.Parent.Parent.Parent)
			}) {
				text := words(span)
				for _, note := range texts(span, tagged("small")) {
					text = strings.TrimSpace(strings.TrimSuffix(text, note))
				}
				shown = append(shown, text)
			}
			same("the answers", shown, answers)
		case p.Verdict != nil:
			verdicts++
			v := p.Verdict
			said := all(main, func(n *html.Node) bool { return has(n, "data-verdict") })[0]
			same("the rule", []string{value(said, "data-verdict"), value(said, "data-rule")}, []string{string(v.Verdict), v.Rule})
			same("the title", heading, []string{v.Title})
			var claims, next []string
			for _, r := range v.Why {
				claims = append(claims, r.Gist)
			}
			same("the claims", texts(main, classed("gist")), claims)
			for _, n := range v.Next {
				next = append(next, n.Title)
			}
			same("what to do", texts(main, tagged("h3")), next)
			same("what is open", listAfter(main, lib.Interface.Check.Silent), v.Silent)
			ruledOut := 0
			for _, others := range all(main, classed("others")) {
				ruledOut += len(all(others, tagged("li")))
			}
			if ruledOut != len(v.Against) || ruledOut != len(lib.Checker.Rules)-1 {
				t.Errorf("%s: %d other rules are ruled out, the command says %d", p.Address, ruledOut, len(v.Against))
			}
			better := ""
			for _, card := range all(main, classed("better")) {
				links := all(card, tagged("a"))
				better = value(links[len(links)-1], "href")
			}
			want := ""
			if v.Better != nil {
				want = v.Better.Address
			}
			same("what would be better", []string{strings.TrimPrefix(better, origin)}, []string{want})
		default:
			opens++
			var shown, said, hints []string
			for _, card := range all(main, classed("possible")) {
				for _, li := range all(card, tagged("li")) {
					shown = append(shown, words(all(card, classed("sign"))[0])+": "+words(all(li, tagged("a"))[0]))
					for _, small := range all(li, tagged("small"))[1:] { // after the conditions
						shown = append(shown, words(small))
					}
				}
			}
			for _, o := range p.Open {
				said = append(said, o.Word+": "+o.Title, strengths(&lib.Interface, o.Strength),
					content.Fill(lib.Interface.Check.Open.Do, "steps", strings.Join(o.Next, lib.Interface.Check.Separator)))
			}
			same("what is possible", shown, said)
			if len(p.Open) != len(at.Open) {
				t.Errorf("%s: the command has %d rules of %d", p.Address, len(p.Open), len(at.Open))
			}
			for _, f := range p.Find {
				hints = append(hints, f.Label, f.Hint+lib.Interface.Check.Open.Now)
			}
			same("how to find out", texts(all(main, classed("find"))[0], func(n *html.Node) bool { return n.Data == "dt" || n.Data == "dd" }), hints)
		}
		beside, lead := "", ""
		for _, h := range all(main, tagged("h2")) {
			if words(h) == lib.Interface.Beyond.Beside {
				beside = words(h.NextSibling)
			}
		}
		if p.Beside != nil {
			lead = p.Beside.Lead + lib.Interface.Beyond.Link
		}
		same("what is beside it", []string{beside}, []string{lead})
	}
	if asks == 0 || verdicts != 26 || opens == 0 {
		t.Errorf("%d places ask, %d have a verdict, %d are open", asks, verdicts, opens)
	}
}

// listAfter returns the entries of the list after a heading.
func listAfter(root *html.Node, heading string) []string {
	entries := []string{}
	for _, h := range all(root, tagged("h2")) {
		if words(h) != heading {
			continue
		}
		for n := h.NextSibling; n != nil && n.Data != "h2"; n = n.NextSibling {
			for _, li := range all(n, tagged("li")) {
				entries = append(entries, words(li))
			}
			break
		}
	}
	return entries
}
