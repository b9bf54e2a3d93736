package site_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"shiming/content/address"
	"shiming/content/decision"
	"shiming/content/outcome"
	"shiming/web/site/sitetest"
)

// TestPagesSayTheOutcome: the page of every place of the checker, in every language, says
// all that there is to say there, and its title and description are those of the outcome.
func TestPagesSayTheOutcome(t *testing.T) {
	built := sitetest.Site(t)
	kinds := map[string]int{}
	for _, lib := range sitetest.Libraries(t) {
		for _, at := range lib.Checker.Reachable() {
			o := outcome.Of(lib, at)
			page := sitetest.Read(t, built, address.Prefix(lib.Languages, lib.Lang)+address.Place(at))
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
			switch verdicts := sitetest.All(page.Root, func(n *html.Node) bool { return sitetest.Has(n, "data-verdict") }); {
			case o.Ask != nil:
				kinds["ask"]++
			case o.Verdict == nil:
				kinds["open"]++
			default:
				kinds["verdict"]++
				if len(verdicts) != 1 || sitetest.Value(verdicts[0], "data-verdict") != string(o.Verdict.Verdict) || sitetest.Value(verdicts[0], "data-rule") != o.Verdict.Rule {
					t.Errorf("%s %s shows another verdict", lib.Lang, o.Address)
				}
				ruledOut := 0
				for _, others := range sitetest.All(page.Root, sitetest.Classed("others")) {
					ruledOut += len(sitetest.All(others, sitetest.Tagged("li")))
				}
				if want := len(lib.Checker.Rules) - 1; ruledOut != want || len(o.Verdict.Conflicts) != want {
					t.Errorf("%s %s rules out %d rules, want %d", lib.Lang, o.Address, ruledOut, want)
				}
				if better := sitetest.All(page.Root, sitetest.Classed("better")); (len(better) == 1) != (o.Verdict.Better != nil) || o.Verdict.Verdict == decision.Clear && o.Verdict.Better != nil {
					t.Errorf("%s %s has %d ways to a better verdict", lib.Lang, o.Address, len(better))
				}
			}
		}
	}
	if kinds["ask"] == 0 || kinds["verdict"] != 3*26 || kinds["open"] == 0 {
		t.Errorf("there are %v", kinds)
	}
}
