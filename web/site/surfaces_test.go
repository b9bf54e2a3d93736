package site_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"shiming/content/address"
	"shiming/content/decision"
	"shiming/content/outcome"
	"shiming/web/site/sitetest"
)

// TestPagesSayTheOutcome: the page of every place of the checker, in every language, says
// all that there is to say there, each part where it belongs and no more, and its title and
// description are those of the outcome.
func TestPagesSayTheOutcome(t *testing.T) {
	built := sitetest.Site(t)
	kinds := map[string]int{}
	for _, lib := range sitetest.Libraries(t) {
		for _, at := range lib.Checker.Reachable() {
			o := outcome.Of(lib, at)
			page := sitetest.Read(t, built, address.Prefix(lib.Languages, lib.Lang)+address.Place(at))
			page.Prefix = address.Prefix(lib.Languages, lib.Lang)
			main := sitetest.Words(sitetest.All(page.Root, sitetest.Tagged("main"))[0])
			labels := ""
			for _, n := range sitetest.All(page.Root, func(n *html.Node) bool { return sitetest.Has(n, "aria-label") }) {
				labels += sitetest.Value(n, "aria-label") + "\n"
			}
			head := sitetest.Words(sitetest.All(page.Root, sitetest.Tagged("title"))[0])
			for _, n := range sitetest.All(page.Root, func(n *html.Node) bool { return sitetest.Value(n, "name") == "description" }) {
				head += "\n" + sitetest.Value(n, "content")
			}
			for _, text := range sitetest.Said(o, false) {
				if !strings.Contains(main+labels+head, text) {
					t.Errorf("%s %s does not say %q", lib.Lang, o.Address, text)
				}
			}
			if !strings.Contains(head, o.PageTitle) || !strings.Contains(head, o.Description) {
				t.Errorf("%s %s: its head says %q", lib.Lang, o.Address, head)
			}
			same := func(what string, got, want []string) {
				t.Helper()
				if !slices.Equal(got, want) {
					t.Errorf("%s %s: %s is %q on the page, want %q", lib.Lang, o.Address, what, got, want)
				}
			}
			leads := func(link *html.Node) string {
				path, _, _ := page.Target(sitetest.Value(link, "href"))
				return path
			}
			below := func(path string) string { return page.Prefix + strings.TrimPrefix(path, "/") }
			shown := sitetest.All(page.Root, sitetest.Tagged("main"))[0]
			same("the heading", wordsOf(shown, sitetest.Tagged("h1")), []string{o.Heading})
			switch verdicts := sitetest.All(page.Root, func(n *html.Node) bool { return sitetest.Has(n, "data-verdict") }); {
			case o.Ask != nil:
				kinds["ask"]++
			case o.Verdict == nil:
				kinds["open"]++
				var got, want []string
				for _, card := range sitetest.All(shown, sitetest.Classed("possible")) {
					for _, li := range sitetest.All(card, sitetest.Tagged("li")) {
						link := sitetest.All(li, sitetest.Tagged("a"))[0]
						got = append(got, wordsOf(card, sitetest.Classed("sign"))[0], sitetest.Words(link), leads(link))
						got = append(got, wordsOf(li, sitetest.Tagged("small"))...)
					}
				}
				for _, p := range o.Possible {
					want = append(want, p.Word, p.Title, below(p.Address), p.IfText)
				}
				same("what is possible", got, want)
				want = nil
				got = nil
				find := sitetest.All(shown, sitetest.Classed("find"))[0]
				for _, f := range o.Find {
					want = append(want, f.Text, f.Hint)
					for _, a := range f.Answers {
						want = append(want, a.Text, below(a.Path))
					}
				}
				for _, part := range sitetest.All(find, func(n *html.Node) bool { return n.Data == "h3" || n.Data == "p" || n.Data == "a" }) {
					if got = append(got, sitetest.Words(part)); part.Data == "a" {
						got = append(got, leads(part))
					}
				}
				same("how to find out", got, want)
				same("what to say", message(shown), said(o))
			default:
				kinds["verdict"]++
				if len(verdicts) != 1 || sitetest.Value(verdicts[0], "data-verdict") != string(o.Verdict.Verdict) || sitetest.Value(verdicts[0], "data-rule") != o.Verdict.Rule {
					t.Errorf("%s %s shows another verdict", lib.Lang, o.Address)
				}
				var claims, next []string
				for _, r := range o.Verdict.Why {
					claims = append(claims, r.Gist)
				}
				for _, n := range o.Verdict.Next {
					next = append(next, n.Title)
				}
				same("why", wordsOf(shown, sitetest.Classed("gist")), claims)
				titles := wordsOf(sitetest.All(shown, sitetest.Classed("result"))[0], sitetest.Tagged("h3"))
				titles = append(titles, wordsOf(sitetest.All(shown, sitetest.Classed("asking"))[0], sitetest.Tagged("h3"))...)
				same("what to do", titles, next)
				same("what to say", message(shown), said(o))
				silent := []string{}
				for _, list := range sitetest.All(shown, sitetest.Classed("silent")) {
					silent = append(silent, wordsOf(list, sitetest.Tagged("li"))...)
				}
				same("what is open", silent, o.Verdict.Silent)
				rules := sitetest.All(sitetest.All(shown, sitetest.Classed("others"))[0], sitetest.Tagged("li"))
				if all := len(lib.Checker.Rules); len(rules) != all || len(o.Verdict.Conflicts) != all-1 {
					t.Errorf("%s %s shows %d rules and rules out %d, want %d and %d", lib.Lang, o.Address, len(rules), len(o.Verdict.Conflicts), all, all-1)
				}
				var better, want []string
				for _, card := range sitetest.All(shown, sitetest.Classed("after")) {
					for _, link := range sitetest.All(card, sitetest.Tagged("a")) {
						better = append(better, leads(link))
					}
				}
				if b := o.Verdict.Better; b != nil {
					want = append(want, below(b.Address))
				}
				same("what would be better", better, want)
				if o.Verdict.Verdict == decision.Clear && o.Verdict.Better != nil {
					t.Errorf("%s %s is clear, and could be better", lib.Lang, o.Address)
				}
			}
		}
	}
	if kinds["ask"] == 0 || kinds["verdict"] != 3*54 || kinds["open"] == 0 {
		t.Errorf("there are %v", kinds)
	}
}

// wordsOf returns the words of the nodes that fit.
func wordsOf(root *html.Node, fits func(*html.Node) bool) (found []string) {
	for _, n := range sitetest.All(root, fits) {
		found = append(found, sitetest.Words(n))
	}
	return found
}

// message returns the message to customer service that a page shows, in each language.
func message(page *html.Node) []string {
	return wordsOf(sitetest.All(page, sitetest.Classed("message"))[0], sitetest.Classed("words"))
}

// said is what it should be.
func said(o *outcome.Outcome) []string {
	all := []string{o.Message.Text}
	if o.Message.Original != nil {
		all = append(all, o.Message.Original.Text)
	}
	return all
}
