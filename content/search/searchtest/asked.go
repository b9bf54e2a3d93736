// Package searchtest has the questions that the search is measured with, in each language:
// what people type, and what should be found first. Half of them are never looked at when the
// search is changed: of those only counts are printed.
package searchtest

import (
	"embed"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"shiming/content/search"
)

//go:embed *.txt
var files embed.FS

// Question is something that somebody types.
type Question struct {
	Text string

	// Right are the hits that answer it, the best first, as [Name] calls them: "how-to-verify"
	// is a question, "rule:global-waiting" a verdict, "checker" the checker, "check:amount" and
	// "claim:2.4" are what they say.
	Right []string
}

// Sets are the sets of questions of each language: those that most people type, and harder ones.
var Sets = []string{"ordinary", "hard"}

// Questions returns the questions of a set in a language: those that may be looked at, and the
// unseen ones. Which half one belongs to depends on its text alone.
func Questions(lang, set string) (seen, unseen []Question, err error) {
	text, err := files.ReadFile(lang + "." + set + ".txt")
	if err != nil {
		return nil, nil, err
	}
	for n, line := range strings.Split(string(text), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		asked, right, _ := strings.Cut(line, "\t")
		q := Question{asked, strings.Fields(right)}
		if len(q.Right) == 0 {
			return nil, nil, fmt.Errorf("%s.%s.txt:%d: there is no right answer; put it behind a tab", lang, set, n+1)
		}
		h := fnv.New32a()
		h.Write([]byte(asked))
		if h.Sum32()>>8&1 == 0 {
			seen = append(seen, q)
		} else {
			unseen = append(unseen, q)
		}
	}
	return seen, unseen, nil
}

// Count is how many of some questions were answered.
type Count struct {
	All, First, Three int // First by the first hit, Three by one of the first three
}

// Add counts a question, whose hits are given, the best first.
func (c *Count) Add(q Question, hits []string) {
	c.All++
	right := func(hit string) bool { return slices.Contains(q.Right, hit) }
	if len(hits) > 0 && right(hits[0]) {
		c.First++
	}
	if slices.ContainsFunc(hits[:min(len(hits), 3)], right) {
		c.Three++
	}
}

// First100 is for how many of a hundred the first hit was right, Three100 one of the first three.
func (c Count) First100() float64 { return float64(c.First) * 100 / float64(max(c.All, 1)) }
func (c Count) Three100() float64 { return float64(c.Three) * 100 / float64(max(c.All, 1)) }

// String says for how many of a hundred.
func (c Count) String() string {
	return fmt.Sprintf("first %.1f, among three %.1f of 100 (%d questions)", c.First100(), c.Three100(), c.All)
}

// Names returns the names of hits, as in [Question.Right].
func Names(hits []search.Hit) (names []string) {
	for _, h := range hits {
		switch h.Kind {
		case search.VerdictHit:
			names = append(names, "rule:"+h.ID)
		case search.StepHit, search.CheckerHit:
			names = append(names, "checker")
		case search.CheckHit:
			names = append(names, "check:"+h.ID)
		case search.ClaimHit:
			names = append(names, "claim:"+h.ID)
		case search.QuestionHit:
			names = append(names, h.ID)
		default:
			names = append(names, "other:"+h.ID)
		}
	}
	return names
}
