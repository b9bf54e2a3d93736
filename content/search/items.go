package search

import (
	"slices"
	"strconv"
	"strings"

	"shiming/content"
	"shiming/content/decision"
	"shiming/content/outcome"
	"shiming/content/script"
)

// Searcher finds what the pages of a library say. It reads all texts for each query: up to some
// hundred thousand characters that takes less than to fetch a list of which text has what. It is
// not safe for concurrent use.
type Searcher struct {
	script          *script.Script
	vocabulary      *content.Vocabulary
	synonyms        []synonym
	checker, filler [][]uint16

	items         []item
	fields, units [fieldKinds]float64 // how many there are of a kind of field

	begins [][]begin // terms of a query, by the units that they may begin with
	found  []match
	counts [maxTerms]float64 // what an item has of each term
	last   [maxTerms]uint16  // the field that had it last, from 1 on
}

// begin is a term that may begin with a unit, and what the next one must have first.
type begin struct {
	next uint32
	term uint8
}

// synonym is what is searched for as well where it was typed.
type synonym struct{ typed, name []uint16 }

// item is something that can be found. Of a rule, and of what the checker asks, it is one,
// wherever they come.
type item struct {
	kind   HitKind
	id     string
	place  *decision.Place // of the checker: the last one that says something of it
	fields []field
}

// field is a text of an item, what is folded of it, and the place that says it. The title of a
// place stands before its other texts.
type field struct {
	kind  fieldKind
	text  string
	units []uint16
	place *decision.Place
}

// maxUnits is how much of a text is searched: a uint16 counts it.
const maxUnits = 1<<16 - 1

// fieldKind says how much a field tells of its item.
type fieldKind uint8

const (
	inTitle fieldKind = iota
	inKeyword
	inAsked // a way to ask
	inBody
	fieldKinds
)

// New returns a searcher for a library, with the index that was made for it.
func New(lib *content.Library, x *Index) *Searcher {
	v := &x.Vocabulary
	s := &Searcher{script: script.New(&x.Script), vocabulary: v}
	for _, words := range v.Synonyms {
		all := s.foldAll(words)
		for i := 1; i < len(all); i++ {
			s.synonyms = append(s.synonyms, synonym{all[i], all[0]})
		}
	}
	s.checker, s.filler = s.foldAll(v.Checker), s.foldAll(v.Filler)
	s.read(lib, x.Places)
	return s
}

func (s *Searcher) foldAll(texts []string) (all [][]uint16) {
	for _, t := range texts {
		units, _ := s.script.Fold(t)
		all = append(all, slices.Clone(units))
	}
	return all
}

// read makes the items of a library.
func (s *Searcher) read(lib *content.Library, places []string) {
	c, words, ui, v := lib.Checker, &lib.Words, &lib.Interface, s.vocabulary
	for i := range lib.Questions {
		q := &lib.Questions[i]
		it := s.item(QuestionHit, q.ID)
		s.add(it, inTitle, q.Title)
		s.add(it, inKeyword, q.Keywords...)
		s.add(it, inKeyword, v.Topics[q.Topic]...)
		if t := lib.Topic(q.Topic); t != nil {
			s.add(it, inKeyword, t.Name)
		}
		s.add(it, inAsked, v.Asked[q.ID]...)
		s.add(it, inBody, strings.Split(content.Text(q.Answer), "\n")...)
	}
	for _, address := range places {
		answers, _ := c.ParseAnswers(strings.Split(address, "/"))
		p := c.Walk(answers)
		said := outcome.Brief(lib, p).Said()
		var it *item
		if r := p.Rule; r != nil {
			if it = s.item(VerdictHit, r.ID); it.fields == nil { // with what the page of all rules says of it
				said.Texts = append(said.Texts, r.ID, words.Rules[r.ID].Title.Text, words.Rules[r.ID].Text.Text)
			}
		} else if it = s.item(StepHit, p.Ask.ID); address == "" {
			it.kind, it.id = CheckerHit, "checker"
			said.Title, said.Texts = ui.Check.Title, append([]string{ui.Check.Description, said.Title}, said.Texts...)
			s.add(it, inAsked, v.Asked[it.id]...)
		}
		it.place = &p
		s.add(it, inTitle, said.Title)
		s.add(it, inBody, said.Texts...)
	}
	for _, check := range c.Checks {
		it, said := s.item(CheckHit, check.ID), words.Checks[check.ID]
		s.add(it, inTitle, said.Question)
		s.add(it, inAsked, v.Asked["check:"+check.ID]...)
		for _, a := range check.Answers {
			s.add(it, inBody, said.Answers[a.ID].Text, said.Answers[a.ID].Result)
		}
		s.add(it, inBody, said.Label)
	}
	for _, v := range decision.Verdicts {
		it := s.item(MeaningHit, string(v))
		s.add(it, inTitle, words.Verdicts[v].Word)
		s.add(it, inBody, words.Verdicts[v].Meaning)
	}
	for i := range lib.Sources {
		for _, claim := range lib.Sources[i].Claims {
			it := s.item(ClaimHit, claim.ID)
			s.add(it, inTitle, claim.Gist)
			if section := lib.Sources[i].Section(claim.Section); section != nil {
				s.add(it, inBody, section.Name)
			}
			s.add(it, inBody, claim.ID)
		}
	}
	for i, p := range ui.About.Passages {
		it := s.item(PassageHit, strconv.Itoa(i+1))
		s.add(it, inTitle, p.Title)
		s.add(it, inBody, strings.Split(content.Text(p.Text), "\n")...)
	}
}

// item returns a new item, or that of a rule or a step if it is there.
func (s *Searcher) item(kind HitKind, id string) *item {
	for i := len(s.items); i > 0 && (kind == VerdictHit || kind == StepHit); i-- {
		if it := &s.items[i-1]; it.kind == kind && it.id == id {
			return it
		}
	}
	s.items = append(s.items, item{kind: kind, id: id})
	return &s.items[len(s.items)-1]
}

// add adds fields to an item.
func (s *Searcher) add(it *item, kind fieldKind, texts ...string) {
	for _, text := range texts {
		if units, _ := s.script.Fold(text); text != "" {
			it.fields = append(it.fields, field{kind, text, slices.Clone(units[:min(len(units), maxUnits)]), it.place})
			s.fields[kind]++
			s.units[kind] += float64(len(units))
		}
	}
}
