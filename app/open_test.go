package app

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"shiming/content"
	"shiming/content/address"
	"shiming/content/decision"
	"shiming/content/load"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

var _ = example("Page", "open", func(s *Site) app.UI {
	return &Page{Site: s, View: address.OfPlace(at(s, "state=none", "shop=unsure"))}
})

var _ = example("Page", "all-unsure", func(s *Site) app.UI {
	return &Page{Site: s, View: address.OfPlace(at(s, "state=unsure", "shop=unsure"))}
})

// builtIn returns the built-in libraries.
func builtIn(t testing.TB) []*content.Library {
	t.Helper()
	libs, problems := load.All(content.BuiltIn())
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	return libs
}

var possibleLink = regexp.MustCompile(`<li>\|<a href="/(?:en/|zh-Hant/)?([^"]*)"`)

// TestOpenEnds: at every end that is open each rule that is possible stands beneath its
// verdict, with a link that leads to it or to what is still to be asked for it; and for
// all that the reader is not sure of there is a way to find out.
func TestOpenEnds(t *testing.T) {
	for _, lib := range builtIn(t) {
		s := &Site{Library: lib, Base: "/", Device: true}
		open := 0
		for _, p := range lib.Checker.Reachable() {
			if p.Possible == nil {
				continue
			}
			open++
			html := flat(s.openEnd(p))
			_, possible, _ := strings.Cut(html, "card possible ")
			possible, _, _ = strings.Cut(possible, "<h2>") // what comes after the last one
			if n := strings.Count("card possible "+possible, "card possible "); n != len(p.Verdicts()) {
				t.Errorf("%s: %v shows %d verdicts, want %v", lib.Lang, p.Segments(), n, p.Verdicts())
			}
			var want []*decision.Rule
			for _, v := range p.Verdicts() {
				for _, r := range p.Possible {
					if r.Verdict == v {
						want = append(want, r)
					}
				}
			}
			links := possibleLink.FindAllStringSubmatch(possible, -1)
			if len(links) != len(want) {
				t.Fatalf("%s: %v has %d links, want %d", lib.Lang, p.Segments(), len(links), len(want))
			}
			for i, r := range want {
				v, ok := address.Open(lib, links[i][1])
				if !ok || v.Path != links[i][1] || v.Place.Rule != r && (v.Place.Ask == nil || len(lib.Checker.Conflicts(r, v.Place.Answers())) > 0) {
					t.Errorf("%s: from %v to %s it goes to %s", lib.Lang, p.Segments(), r.ID, links[i][1])
				}
			}
			_, find, _ := strings.Cut(html, "card find")
			find, _, _ = strings.Cut(find, "<h2>")
			for _, g := range p.Kept {
				for _, a := range lib.Checker.Input(g.Input).Answers {
					link := `"` + s.Link(address.Place(lib.Checker.Walk(p.With(g.Input, a.ID)))) + `"`
					if g.Answer == decision.Unsure && !strings.Contains(find, link) {
						t.Errorf("%s: %v does not offer %s=%s", lib.Lang, p.Segments(), g.Input, a.ID)
					}
				}
			}
		}
		if open == 0 {
			t.Errorf("%s: nothing is open", lib.Lang)
		}
	}
}

// TestHints: every question of the built-in content says how to find the answer.
func TestHints(t *testing.T) {
	for _, lib := range builtIn(t) {
		for id, words := range lib.Words.Inputs {
			if words.Hint.Text == "" {
				t.Errorf("%s: no hint beside %s", lib.Lang, id)
			}
		}
		if !slices.ContainsFunc(lib.Checker.Inputs, func(in decision.Input) bool { return len(lib.Words.Inputs[in.ID].Hint.Variants) > 0 }) {
			t.Errorf("%s: no hint differs by answer", lib.Lang)
		}
	}
}
