package search_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"

	"shiming/content"
	"shiming/content/decision"
	"shiming/content/load"
	"shiming/content/search"
)

// library returns the built-in library.
func library(t testing.TB) *content.Library {
	t.Helper()
	lib, problems := load.Load(content.BuiltIn(), content.SourceLang)
	if problems.Err() != nil {
		t.Fatalf("the content has problems:\n%v", problems)
	}
	return lib
}

var kinds = []string{"question", "checker", "verdict", "step", "check", "meaning", "claim", "passage"}

// name writes what was found as its kind and id.
func name(h search.Hit) string { return kinds[h.Kind] + " " + h.ID }

// found returns the names of all hits.
func found(s *search.Searcher, query string) (all []string) {
	f := s.Search(query, 1<<20)
	if f.Close {
		return nil
	}
	for _, h := range f.Hits {
		all = append(all, name(h))
	}
	if f.Total != len(all) {
		panic(fmt.Sprintf("%d hits of %d", len(all), f.Total))
	}
	return all
}

// itemTexts calls f with each text that the pages show and the name of the item that it
// must be found with.
func itemTexts(lib *content.Library, f func(item, text string)) {
	content.EachText(lib, func(path, text string) {
		p := strings.Split(path, "/")
		switch {
		case p[0] == "questions":
			f("question "+p[1], text)
		case p[0] == "topics":
			for _, q := range lib.Questions {
				if q.Topic == p[1] {
					f("question "+q.ID, text)
				}
			}
		case p[0] == "sources" && p[2] == "claims":
			f("claim "+p[3], text)
			f("claim "+p[3], p[3])
		case p[0] == "words" && p[1] == "rules" && p[len(p)-2] != "variants" && !slices.Contains(p, "variants"):
			f("verdict "+p[2], text)
			f("verdict "+p[2], p[2])
		case p[0] == "words" && p[1] == "checks":
			f("check "+p[2], text)
		case p[0] == "words" && p[1] == "verdicts":
			f("meaning "+p[2], text)
		case strings.HasPrefix(path, "interface/about/passages/"):
			f("passage "+p[3], text)
		}
	})
	lib.Checker.Combinations(func(a decision.Answers) {
		p := lib.Checker.Walk(a)
		item, words := "verdict "+p.Rule.ID, lib.Words.Rules[p.Rule.ID]
		f(item, words.Title.In(a))
		f(item, words.Text.In(a))
		f(item, lib.Words.Verdicts[p.Rule.Verdict].Word)
		for _, id := range decision.Applicable(p.Rule.Next, a) {
			f(item, lib.Words.Next[id].Title)
			for _, step := range lib.Words.Next[id].Steps {
				f(item, content.SpansText(step))
			}
		}
		for _, id := range decision.Applicable(p.Rule.Silent, a) {
			f(item, lib.Words.Silent[id])
		}
		given := decision.Answers{}
		for _, kept := range p.Kept {
			step := lib.Checker.Walk(given)
			if step.Ask == nil || step.Ask.ID != kept.Input {
				panic("asked in another order than " + kept.Input)
			}
			item, words := "step "+step.Ask.ID, lib.Words.Inputs[step.Ask.ID]
			if len(given) == 0 {
				item = "checker checker"
			}
			f(item, words.Question.In(given))
			f(item, words.Hint.In(given))
			f(item, words.Label)
			for _, answer := range step.Ask.Answers {
				given[step.Ask.ID] = answer.ID
				w := words.Answers[answer.ID]
				f(item, w.Text.In(given))
				f(item, w.Note.In(given))
				f(item, w.Short.In(given))
			}
			given[kept.Input] = kept.Answer
		}
	})
}

// textRuns returns all runs of 2 to 4 characters of the texts and all single
// characters that are letters or ideographs, each with the items that have it.
func textRuns(lib *content.Library) map[string]map[string]bool {
	runs := map[string]map[string]bool{}
	itemTexts(lib, func(item, text string) {
		chars := []rune(text)
		for n := 1; n <= 4; n++ {
			for i := 0; i+n <= len(chars); i++ {
				run := string(chars[i : i+n])
				if strings.TrimSpace(run) == "" || n == 1 && !unicode.IsLetter(chars[i]) {
					continue
				}
				if runs[run] == nil {
					runs[run] = map[string]bool{}
				}
				runs[run][item] = true
			}
		}
	})
	return runs
}

// missing returns the runs that are not found, each with the item that has it, and how
// many were tried.
func missing(s *search.Searcher, runs map[string]map[string]bool) (miss []string, tried int) {
	for _, run := range slices.Sorted(maps.Keys(runs)) {
		hits := map[string]bool{}
		for _, h := range found(s, run) {
			hits[h] = true
		}
		for _, item := range slices.Sorted(maps.Keys(runs[run])) {
			if tried++; !hits[item] {
				miss = append(miss, fmt.Sprintf("%q is not found in %s", run, item))
			}
		}
	}
	return miss, tried
}

// TestSearchEveryRun proves that the search finds all that a browser's own find would.
func TestSearchEveryRun(t *testing.T) {
	for _, lib := range append(libraries(t), english()) {
		runs := textRuns(lib)
		miss, tried := missing(searcher(t, lib), runs)
		t.Logf("%s: %d runs, %d times in an item", lib.Lang, len(runs), tried)
		if tried < 1000 {
			t.Errorf("only %d were tried", tried)
		}
		for _, m := range miss[:min(len(miss), 20)] {
			t.Errorf("%s: %s", lib.Lang, m)
		}
		if len(miss) > 20 {
			t.Errorf("%s: and %d more", lib.Lang, len(miss)-20)
		}
	}
}

// TestSearchEveryRunFails proves that the test above can fail: a searcher of the library
// without one word of one answer misses the runs with it.
func TestSearchEveryRunFails(t *testing.T) {
	lib, runs := library(t), textRuns(library(t))
	q := lib.Question("after-sales")
	q.Answer = q.Answer[1:]
	miss, _ := missing(searcher(t, lib), runs)
	if len(miss) == 0 {
		t.Error("nothing is missing")
	}
	for _, m := range miss {
		if !strings.HasSuffix(m, "question after-sales") {
			t.Errorf("also %s", m)
		}
	}
}
