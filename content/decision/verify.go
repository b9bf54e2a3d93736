package decision

import (
	"fmt"
	"iter"
	"math"
	"reflect"
	"slices"
	"strconv"
)

// maxCases bounds the combinations of the inputs that the conditions within one rule
// name.
const maxCases = 200_000

// Verify reports what is wrong with the table as a table: gaps and overlaps, rules, inputs
// and answers without effect, rules that lack something in some of their combinations.
// path is the way to the place from the table by the names in its file, such as "rules",
// "global-before", "claims". There must be inputs with answers, and the ids in the table and
// in its conditions must be known and unique.
//
// The combinations, of which there may be very many, are not listed: rules are boxes in
// the space of the answers, and ways that leave the same rules are one way.
func (e *Engine) Verify(report func(text string, path ...string)) {
	v := verifier{e, report}
	if len(e.Rules) > MaxRules {
		report(fmt.Sprintf("the table is too large: at most %d rules are allowed", MaxRules), "rules")
		return
	}
	whole := e.missedIn(e.box(nil))
	gap := whole.count(e.all, 0)
	if whole.tooMany() {
		report(fmt.Sprintf("the table is too large: there are more than %d states on the ways through it", maxStates), "inputs")
		return
	}
	overlaps := v.overlaps()
	if gap > 0 {
		v.gap(whole, gap)
	} else if !overlaps {
		v.withoutEffect()
	}
	if overlaps {
		v.unreachable()
	}
	for i := range e.Rules {
		for _, list := range e.Rules[i].Lists() {
			v.list(&e.Rules[i], list)
		}
	}
}

// ListNames returns the names of the entries of a list in the path of a problem, given
// their ids: what has none, such as a paragraph, has "". An entry is named by its id, or by
// its number from 1. If two have the same id, the second is named id~2.
func ListNames[T any](list []T, id func(T) string) []string {
	names := make([]string, len(list))
	seen := map[string]int{}
	for i, e := range list {
		id := id(e)
		if id == "" {
			names[i] = strconv.Itoa(i + 1)
			continue
		}
		seen[id]++
		names[i] = id
		if n := seen[id]; n > 1 {
			names[i] = id + "~" + strconv.Itoa(n)
		}
	}
	return names
}

// Entries yields the entries of a list with their names as of [ListNames]. Their ids are
// what they are, as texts, or their fields ID.
func Entries[T any](list []T) iter.Seq2[string, *T] {
	names := ListNames(list, func(e T) string {
		if v := reflect.ValueOf(e); v.Kind() == reflect.Struct {
			return v.FieldByName("ID").Interface().(string)
		}
		return fmt.Sprint(e)
	})
	return func(yield func(string, *T) bool) {
		for i := range list {
			if !yield(names[i], &list[i]) {
				return
			}
		}
	}
}

// TooLarge reports whether there are too many states on the ways through the table to
// verify it.
func (e *Engine) TooLarge() bool {
	m := e.missedIn(e.box(nil))
	m.count(e.all, 0)
	return m.tooMany()
}

type verifier struct {
	*Engine
	report func(text string, path ...string)
}

func combinations(n uint64) string {
	switch n {
	case 1:
		return "1 combination"
	case math.MaxUint64:
		return "very many combinations"
	}
	return fmt.Sprintf("%d combinations", n)
}

// gap reports the combinations without a rule, and proposes a row for as many of them as
// one row can have.
func (v verifier) gap(m *missed, n uint64) {
	first := m.first(m.all)
	row := v.gapAround(first)
	what := "would close it"
	if closed := row.volume(); closed < n {
		what = fmt.Sprintf("would close %d of them", closed)
	}
	v.report(fmt.Sprintf("gap: %s without a rule, such as %s; a row with %s %s", combinations(n), v.given(first).Key(), v.row(row), what), "rules")
}

// overlaps reports the rules that share combinations, and returns whether any do.
func (v verifier) overlaps() (any bool) {
	boxes := v.boxes(v.Table)
	for i := range boxes {
		for j := range i {
			shared := boxes[j].intersect(boxes[i])
			if n := shared.volume(); n > 0 {
				any = true
				v.report(fmt.Sprintf("overlap: rules %q and %q share %s, such as %s",
					v.Rules[j].ID, v.Rules[i].ID, combinations(n), v.given(shared.first()).Key()), "rules", v.Rules[i].ID)
			}
		}
	}
	return any
}

func (v verifier) unreachable() {
	var earlier ruleSet
	for i, r := range v.Rules {
		m := v.missedIn(v.box(r.When))
		if m.count(earlier, 0) == 0 && !m.tooMany() {
			v.report(fmt.Sprintf("rule %q is unreachable: earlier rules cover all its combinations", r.ID), "rules", r.ID)
		}
		earlier.add(i)
	}
}

// withoutEffect reports inputs, and pairs of answers, that never change which rule is
// hit: in a table without gaps and overlaps that is so if each rule accepts all of them
// or none. A condition within a rule may tell such a pair apart, which is an effect.
func (v verifier) withoutEffect() {
	for i, in := range v.Inputs {
		if v.all.subsetOf(&v.any[i]) {
			v.report(fmt.Sprintf("input %q has no effect: its answer never changes the rule", in.ID), "inputs", in.ID)
			continue
		}
		for a := range in.Answers {
			b := slices.Index(v.accepts[i][:a], v.accepts[i][a])
			if b >= 0 && !v.distinguished(in.ID, in.Answers[a].ID, in.Answers[b].ID) {
				v.report(fmt.Sprintf("answer %q has no effect: it always leads to the same rule as %q", in.Answers[a].ID, in.Answers[b].ID),
					"inputs", in.ID, "answers", in.Answers[a].ID)
			}
		}
	}
}

// distinguished reports whether a condition within a rule accepts just one of two
// answers.
func (v verifier) distinguished(input, a, b string) bool {
	for i := range v.Rules {
		for _, list := range v.Rules[i].Lists() {
			for _, ref := range list.Refs {
				if ref.When.Accepts(input, a) != ref.When.Accepts(input, b) {
					return true
				}
			}
		}
	}
	return false
}

// List is one of the lists of refs of a rule.
type List struct {
	Key      string // in the file
	Refs     []Ref
	Required bool // in every combination that hits the rule
}

// Lists returns the lists of refs of a rule.
func (r *Rule) Lists() []List {
	return []List{
		{"strength", r.Strength, true},
		{"claims", r.Claims, true},
		{"next", r.Next, true},
		{"silent", r.Silent, false},
	}
}

// list checks that each combination that hits a rule has an entry of a required list, and
// that each entry applies to at least one.
func (v verifier) list(r *Rule, list List) {
	if list.Required && len(list.Refs) == 0 {
		v.report(fmt.Sprintf("rule has no %s", list.Key), "rules", r.ID, list.Key)
		return
	}
	hit := v.box(r.When)
	if hit.volume() == 0 {
		return
	}
	cases, size := v.cases(hit, list.Refs)
	if cases.volume() > maxCases {
		v.report(fmt.Sprintf("its conditions name too many inputs: at most %d combinations of them are allowed", maxCases), "rules", r.ID, list.Key)
		return
	}
	applies := map[*Ref]bool{}
	without, first := uint64(0), ""
	cases.each(func(combination []int) {
		p := v.given(combination)
		a := p.Answers()
		some := false
		for i := range list.Refs {
			if ref := &list.Refs[i]; ref.When.Holds(a) {
				applies[ref], some = true, true
			}
		}
		if !some {
			if without == 0 {
				first = p.Key()
			}
			without = add(without, size)
		}
	})
	if list.Required && without > 0 {
		v.report(fmt.Sprintf("rule has no %s for %s, such as %s", list.Key, combinations(without), first), "rules", r.ID, list.Key)
	}
	for name, ref := range Entries(list.Refs) {
		if !applies[ref] {
			v.report(fmt.Sprintf("%q never applies: no combination that hits the rule fulfils its condition", ref.ID), "rules", r.ID, list.Key, name)
		}
	}
}
