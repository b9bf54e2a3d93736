package search

import (
	"slices"
	"strconv"
	"strings"

	"shiming/content"
	"shiming/content/decision"
	"shiming/content/outcome"
)

// HitKind says what was found.
type HitKind uint8

// The kinds of hit, in the order of those that are found equally well.
const (
	QuestionHit HitKind = iota
	VerdictHit          // a place where the checker comes to a verdict
	StepHit             // a place where the checker asks
	RuleHit
	MeaningHit // of the word of a verdict
	ClaimHit
	CheckHit
	PassageHit // of the page about the product
)

// item is something that can be found.
type item struct {
	kind  HitKind
	index int // of the question, rule, input, verdict or passage; of the claim in its source
	of    int // the source of a claim; the place of a verdict or a step in places
}

// field is a text of an item.
type field struct {
	kind    fieldKind
	letters bool // there are some of the Latin alphabet in it
	item    int32

	// from and to are the places of its units.
	from, to int32
}

// fieldKind says how much a field says of its item.
type fieldKind uint8

const (
	inTitle   fieldKind = iota
	inKeyword           // searched, not shown
	inBody
	inAside // the name of what it is part of, its id, the word of a verdict
)

func (s *Searcher) eachItem(f func(item)) {
	for i := range s.lib.Questions {
		f(item{kind: QuestionHit, index: i})
	}
	c := s.lib.Checker
	seen := map[string]bool{}
	// Several places come to the same rule or ask the same, and most of them say the same.
	place := func(kind HitKind, index int, p decision.Place) {
		it := item{kind: kind, index: index, of: len(s.places)}
		s.places = append(s.places, p)
		said := s.id(&it)
		s.texts(&it, func(_ fieldKind, text string) { said += "\n" + text })
		if seen[said] {
			s.places = s.places[:it.of]
			return
		}
		seen[said] = true
		f(it)
	}
	for _, address := range s.tables.verdicts {
		answers, _ := c.ParseAnswers(strings.Split(address, "/"))
		if p := c.Walk(answers); p.Rule != nil {
			place(VerdictHit, slices.IndexFunc(c.Rules, func(r decision.Rule) bool { return r.ID == p.Rule.ID }), p)
		}
	}
	for _, address := range s.tables.verdicts {
		pairs := strings.Split(address, "/")
		for n := range pairs {
			answers, _ := c.ParseAnswers(pairs[:n])
			if p := c.Walk(answers); p.Ask != nil {
				place(StepHit, slices.IndexFunc(c.Inputs, func(in decision.Input) bool { return in.ID == p.Ask.ID }), p)
			}
		}
	}
	for i := range c.Rules {
		f(item{kind: RuleHit, index: i})
	}
	for i := range decision.Verdicts {
		f(item{kind: MeaningHit, index: i})
	}
	for i := range s.lib.Sources {
		for j := range s.lib.Sources[i].Claims {
			f(item{kind: ClaimHit, index: j, of: i})
		}
	}
	for i := range c.Checks {
		f(item{kind: CheckHit, index: i})
	}
	for i := range s.lib.Interface.About.Passages {
		f(item{kind: PassageHit, index: i})
	}
}

// texts calls f with the texts of an item, its title first. The word of a verdict is
// no title: where it is looked for, the places with that verdict are meant.
func (s *Searcher) texts(it *item, f func(kind fieldKind, text string)) {
	switch it.kind {
	case QuestionHit:
		q := &s.lib.Questions[it.index]
		f(inTitle, q.Title)
		for _, k := range q.Keywords {
			f(inKeyword, k)
		}
		eachLine(q.Answer, f)
		if t := s.lib.Topic(q.Topic); t != nil {
			f(inAside, t.Name)
		}
	case VerdictHit:
		s.verdictTexts(s.places[it.of], f)
	case StepHit:
		s.stepTexts(s.places[it.of], f)
	case RuleHit:
		r := &s.lib.Checker.Rules[it.index]
		words := s.lib.Words.Rules[r.ID]
		f(inTitle, words.Title.Text)
		f(inAside, r.ID)
		f(inBody, words.Text.Text)
		f(inAside, s.lib.Words.Verdicts[r.Verdict].Word)
	case MeaningHit:
		words := s.lib.Words.Verdicts[decision.Verdicts[it.index]]
		f(inAside, words.Word)
		f(inBody, words.Meaning)
	case ClaimHit:
		src := &s.lib.Sources[it.of]
		c := &src.Claims[it.index]
		f(inBody, c.Gist)
		if section := src.Section(c.Section); section != nil {
			f(inAside, section.Name)
		}
		f(inAside, c.ID)
	case CheckHit:
		check := &s.lib.Checker.Checks[it.index]
		words := s.lib.Words.Checks[check.ID]
		f(inTitle, words.Question)
		for _, a := range check.Answers {
			f(inBody, words.Answers[a.ID].Text)
			f(inBody, words.Answers[a.ID].Result)
		}
		f(inAside, words.Label)
	case PassageHit:
		p := &s.lib.Interface.About.Passages[it.index]
		f(inTitle, p.Title)
		eachLine(p.Text, f)
	}
}

// verdictTexts calls f with what is said at a verdict.
func (s *Searcher) verdictTexts(p decision.Place, f func(kind fieldKind, text string)) {
	v := outcome.Brief(s.lib, p).Verdict
	f(inTitle, v.Title)
	f(inBody, v.Text)
	for _, next := range v.Next {
		f(inBody, next.Title)
		for _, step := range next.Steps {
			f(inBody, step)
		}
	}
	for _, silent := range v.Silent {
		f(inBody, silent)
	}
	f(inAside, v.Word)
}

// stepTexts calls f with what is said where the checker asks.
func (s *Searcher) stepTexts(p decision.Place, f func(kind fieldKind, text string)) {
	ask := outcome.Brief(s.lib, p).Ask
	f(inTitle, ask.Text)
	if ask.Hint != "" {
		f(inBody, ask.Hint)
	}
	for _, a := range ask.Answers[:len(ask.Answers)-1] { // “not sure” is the same everywhere
		f(inBody, a.Text)
		if a.Note != "" {
			f(inBody, a.Note)
		}
		f(inAside, a.Short)
	}
	f(inAside, ask.Label)
}

func eachLine(blocks []content.Block, f func(kind fieldKind, text string)) {
	for _, b := range blocks {
		if b.Spans != nil {
			f(inBody, spansText(b.Spans))
		}
		for _, item := range b.Items {
			f(inBody, spansText(item))
		}
	}
}

// spansText is [content.SpansText] without a copy of a single span.
func spansText(spans []content.Span) string {
	if len(spans) == 1 {
		return spans[0].Text
	}
	return content.SpansText(spans)
}

// id returns what a hit on the item is called.
func (s *Searcher) id(it *item) string {
	switch it.kind {
	case QuestionHit:
		return s.lib.Questions[it.index].ID
	case ClaimHit:
		return s.lib.Sources[it.of].Claims[it.index].ID
	case CheckHit:
		return s.lib.Checker.Checks[it.index].ID
	case PassageHit:
		return strconv.Itoa(it.index + 1)
	case StepHit:
		return s.lib.Checker.Inputs[it.index].ID
	case MeaningHit:
		return string(decision.Verdicts[it.index])
	}
	return s.lib.Checker.Rules[it.index].ID
}
