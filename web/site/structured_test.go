package site_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"shiming/web/site"
	"shiming/web/site/sitetest"
)

// TestStructuredData: what search engines are told is what the page shows.
func TestStructuredData(t *testing.T) {
	for _, p := range sitetest.Pages(t, sitetest.Site(t)) {
		var questions, crumbs []site.Item
		for _, s := range sitetest.All(p.Root, func(n *html.Node) bool { return sitetest.Value(n, "type") == "application/ld+json" }) {
			var kind struct {
				Type    string `json:"@type"`
				Context string `json:"@context"`
			}
			decode := func(v any) {
				if err := json.Unmarshal([]byte(sitetest.Words(s)), v); err != nil {
					t.Errorf("/%s: %v", p.Path, err)
				}
			}
			decode(&kind)
			if kind.Context != "https://schema.org" {
				t.Errorf("/%s: the context is %q", p.Path, kind.Context)
			}
			switch kind.Type {
			case "FAQPage":
				var f site.StructuredData
				decode(&f)
				questions = f.Questions
			case "BreadcrumbList":
				var l site.StructuredData
				decode(&l)
				crumbs = l.Crumbs
			default:
				t.Errorf("/%s: structured data of type %q", p.Path, kind.Type)
			}
		}

		var shown []site.Item
		var whole []*html.Node // on its own page
		for _, n := range sitetest.All(p.Root, sitetest.Classed("whole")) {
			whole = append(whole, sitetest.All(n, sitetest.Tagged("details"))...)
		}
		for _, d := range whole {
			answer := sitetest.All(d, sitetest.Classed("answer"))[0]
			shown = append(shown, site.Item{Type: "Question", Name: sitetest.Words(d.FirstChild), Answer: site.Answer{"Answer", answerText(answer)}})
		}
		if !slices.Equal(questions, shown) {
			t.Errorf("/%s: the questions are\n%v\nshown are\n%v", p.Path, questions, shown)
		}

		var shownCrumbs []site.Item
		for _, nav := range sitetest.All(p.Root, sitetest.Classed("crumbs")) {
			for i, li := range sitetest.All(nav, sitetest.Tagged("li")) {
				item := sitetest.Origin + "/" + p.Path
				if a := sitetest.All(li, sitetest.Tagged("a")); len(a) > 0 {
					path, fragment, _ := p.Target(sitetest.Value(a[0], "href"))
					if item = sitetest.Origin + "/" + path; fragment != "" {
						item += "#" + fragment
					}
				}
				shownCrumbs = append(shownCrumbs, site.Item{Type: "ListItem", Position: i + 1, Name: sitetest.Words(li), Item: item})
			}
		}
		if !slices.Equal(crumbs, shownCrumbs) {
			t.Errorf("/%s: the breadcrumb is\n%v\nshown is\n%v", p.Path, crumbs, shownCrumbs)
		}
	}
}

// answerText returns the paragraphs and items of an answer, one a line, without
// the line on what it rests on.
func answerText(answer *html.Node) string {
	var lines []string
	for _, n := range sitetest.All(answer, func(n *html.Node) bool { return n.Data == "p" || n.Data == "li" }) {
		if !sitetest.Classed("source")(n) {
			lines = append(lines, sitetest.Words(n))
		}
	}
	return strings.Join(lines, "\n")
}
