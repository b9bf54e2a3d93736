package decision_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"shiming/content/decision"
)

// randomTable returns a table of three or four inputs whose rules are random, often
// with gaps and overlaps.
func randomTable(r *rand.Rand) *decision.Table {
	c := &decision.Table{}
	for i := range 3 + r.IntN(2) {
		in := decision.Input{ID: fmt.Sprintf("in-%d", i)}
		for a := range 2 + r.IntN(3) {
			in.Answers = append(in.Answers, decision.Answer{ID: fmt.Sprintf("a-%d", a)})
		}
		c.Inputs = append(c.Inputs, in)
	}
	for i := range 1 + r.IntN(6) {
		when := decision.Cond{}
		for _, in := range c.Inputs {
			if r.IntN(2) == 0 {
				continue
			}
			for _, a := range in.Answers {
				if r.IntN(2) == 0 {
					when[in.ID] = append(when[in.ID], a.ID)
				}
			}
		}
		c.Rules = append(c.Rules, decision.Rule{ID: fmt.Sprintf("rule-%d", i), When: when})
	}
	return c
}

var proposal = regexp.MustCompile(`gap: (\d+) .* such as (\S+); a row with when: \{(.*)\} would close (?:it|(\d+) of them)$`)

// TestLintRandom holds what the lint says of random tables against a list of all
// combinations.
func TestLintRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	gaps, shared, hidden := 0, 0, 0
	for range 2000 {
		c := based(randomTable(r))
		var missed []decision.Answers
		first := ""
		pairs, reached := map[string]int{}, map[string]bool{}
		for _, a := range full(c) {
			rules := hits(c, a)
			if len(rules) == 0 {
				missed = append(missed, a)
				if first == "" {
					var at []string
					for _, in := range c.Inputs {
						at = append(at, in.ID+"="+a[in.ID])
					}
					first = strings.Join(at, "/")
				}
				continue
			}
			reached[rules[0].ID] = true
			for i := range rules {
				for j := range i {
					pairs[rules[j].ID+" "+rules[i].ID]++
				}
			}
		}
		problems := tableProblems(c)
		said := proposal.FindStringSubmatch(problems)
		if (said != nil) != (len(missed) > 0) {
			t.Fatalf("of %v %d are missed, but it says\n%s", c.Rules, len(missed), problems)
		}
		if said == nil {
			if i := strings.Index(problems, "gap:"); i >= 0 {
				t.Fatalf("no proposal: %s", problems[i:])
			}
		} else {
			gaps++
			if said[1] != fmt.Sprint(len(missed)) || said[2] != first {
				t.Fatalf("%d are missed, first %s, but it says\n%s", len(missed), first, problems)
			}
			// The proposed row closes as many as it says, and hits nothing else.
			closed := 0
			when := decision.Cond{}
			for _, m := range regexp.MustCompile(`(in-\d): (?:\[(.*?)\]|(a-\d))`).FindAllStringSubmatch(said[3], -1) {
				when[m[1]] = strings.Split(m[2]+m[3], ", ")
			}
			row := decision.Rule{When: when}
			for _, a := range full(c) {
				if row.When.Holds(a) {
					closed++
					if len(hits(c, a)) > 0 {
						t.Fatalf("the proposed %v hits %v, which has a rule", when, a)
					}
				}
			}
			want := fmt.Sprint(closed)
			if closed == len(missed) {
				want = ""
			}
			if said[4] != want || closed == 0 {
				t.Fatalf("the proposed %v closes %d of %d, but it says %s", when, closed, len(missed), problems)
			}
		}
		for pair, n := range pairs {
			shared++
			rules := strings.Fields(pair)
			if want := fmt.Sprintf("rules %q and %q share %d combination", rules[0], rules[1], n); !strings.Contains(problems, want) {
				t.Fatalf("it does not say that %s\n%s", want, problems)
			}
		}
		if n := strings.Count(problems, "overlap:"); n != len(pairs) {
			t.Fatalf("%d overlaps, want %v", n, slices.Sorted(maps.Keys(pairs)))
		}
		for _, rule := range c.Rules {
			says := strings.Contains(problems, fmt.Sprintf("rule %q is unreachable", rule.ID))
			if says == reached[rule.ID] {
				t.Fatalf("%s is reached: %v, but it says\n%s", rule.ID, reached[rule.ID], problems)
			}
			if says {
				hidden++
			}
		}
	}
	if gaps < 100 || shared < 100 || hidden < 100 {
		t.Errorf("only %d gaps, %d overlaps and %d unreachable rules", gaps, shared, hidden)
	}
}
