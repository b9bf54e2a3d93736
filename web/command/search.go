package command

import (
	"context"
	"fmt"
	"strings"

	"shiming/content/search"
	"shiming/content/search/build"
)

// hitKinds are the names of the kinds of hit.
var hitKinds = [...]string{search.QuestionHit: "question", search.CheckerHit: "checker", search.VerdictHit: "verdict",
	search.StepHit: "step", search.CheckHit: "check", search.MeaningHit: "meaning", search.ClaimHit: "claim", search.PassageHit: "passage"}

// mostSearched is how many hits are printed.
const mostSearched = 8

// search prints what a reader would find, and on wish why.
func (c *command) search(context.Context) error {
	lib, err := c.library()
	if err != nil {
		return err
	}
	query := strings.Join(c.args, " ")
	s := search.New(lib, build.Index(lib))
	found := s.Search(query, 0)
	if found.Close || found.Total == 0 {
		fmt.Fprintf(c.stdout, "nothing has %q; closest is\n", query)
	} else {
		fmt.Fprintf(c.stdout, "%d found, %d of them answers\n", found.Total, found.Answers)
	}
	n := 0
	s.Explain(query, func(h search.Hit, score float64, parts []search.Part) {
		if n++; n > min(mostSearched, found.Total) {
			return
		}
		fmt.Fprintf(c.stdout, "%d. %s %s  %s\n", n, hitKinds[h.Kind], h.ID, h.Title.Text)
		if h.Text.Text != "" {
			fmt.Fprintf(c.stdout, "   %s\n", h.Text.Text)
		}
		if !c.explain {
			return
		}
		for _, p := range parts {
			fmt.Fprintf(c.stdout, "%10.2f  %s\n", p.Points, p.What)
		}
		fmt.Fprintf(c.stdout, "%10.2f  in all, by the weight of its kind and what comes first\n", score)
	})
	return nil
}
