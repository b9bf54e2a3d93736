package search

import (
	"strconv"
	"strings"

	"shiming/content"
	"shiming/content/decision"
	"shiming/content/outcome"
)

// Searcher finds what the pages of a library say. It reads all texts for each query: at some
// hundred thousand characters that is quicker than an index of what they have is to fetch. It
// is not safe for concurrent use.
type Searcher struct {
	index           *Index
	synonyms        []synonym
	checker, filler [][]uint16
	folded          [1 << 16]uint16   // what each character is folded to, or 0
	sounds          [1 << 16][]string // of each unit: syllables without tones, ü as v
	begins          [26][]uint16      // the letter, and the units that are read so that it comes first

	items         []item
	counted       float64             // items that are not places of the checker
	fields, units [fieldKinds]float64 // how many there are of a kind of field

	terms [1 << 16][]uint8 // of a query, by the units that they may begin with
	found []match
}

// synonym is what is searched for as well where it was typed.
type synonym struct{ typed, name []uint16 }

// item is something that can be found.
type item struct {
	kind   HitKind
	id     string
	place  decision.Place // of the checker
	fields []field
}

func (it *item) isPlace() bool { return it.kind == VerdictHit || it.kind == StepHit }

// field is a text of an item, and what is folded of it.
type field struct {
	kind  fieldKind
	text  string
	units []uint16
}

// fieldKind says how much a field tells of its item.
type fieldKind uint8

const (
	inTitle fieldKind = iota
	inKeyword
	inAsked // a way to ask
	inAside // the name of what it is part of, its id, the word of a verdict
	inBody
	fieldKinds
)

// New returns a searcher for a library, with the index that was made for it.
func New(lib *content.Library, x *Index) *Searcher {
	s := &Searcher{index: x}
	for _, same := range x.Same {
		chars := []rune(same)
		for _, r := range chars {
			s.folded[uint16(r)] = uint16(chars[0])
		}
	}
	for c := range s.begins {
		s.begins[c] = []uint16{uint16('a' + c)}
	}
	for syllable, chars := range x.Sounds {
		for _, r := range chars {
			u, c := s.unit(r), syllable[0]-'a'
			s.sounds[u], s.begins[c] = append(s.sounds[u], syllable), append(s.begins[c], u)
		}
	}
	v := &x.Vocabulary
	for _, words := range v.Synonyms {
		all := s.foldAll(words)
		for _, typed := range all[1:] {
			s.synonyms = append(s.synonyms, synonym{typed, all[0]})
		}
	}
	s.checker, s.filler = s.foldAll(v.Checker), s.foldAll(v.Filler)
	s.read(lib)
	return s
}

func (s *Searcher) foldAll(texts []string) (all [][]uint16) {
	for _, t := range texts {
		units, _ := s.fold(t)
		all = append(all, units)
	}
	return all
}

// read makes the items of a library.
func (s *Searcher) read(lib *content.Library) {
	c, words, about := lib.Checker, &lib.Words, lib.Interface.About.Passages
	for i := range lib.Questions {
		q := &lib.Questions[i]
		s.item(item{kind: QuestionHit, id: q.ID}, q.Title, content.Text(q.Answer))
		s.add(inKeyword, q.Keywords...)
		if t := lib.Topic(q.Topic); t != nil {
			s.add(inKeyword, t.Name)
		}
		s.add(inKeyword, s.index.Vocabulary.Topics[q.Topic]...)
	}
	rule := ""
	for _, address := range s.index.Places {
		answers, _ := c.ParseAnswers(strings.Split(address, "/"))
		p := c.Walk(answers)
		said, more := outcome.Brief(lib, p).Said(), lib.Interface.Check.Description
		it := item{kind: StepHit, place: p}
		switch {
		case p.Rule != nil:
			it.kind, it.id, more = VerdictHit, p.Rule.ID, ""
			if rule != it.id { // its first place has what the page of all rules says of it
				rule = it.id
				said.Names = append(said.Names, rule)
				more = words.Rules[rule].Title.Text + "\n" + words.Rules[rule].Text.Text
			}
		case address == "":
			it.kind, it.id = CheckerHit, "checker"
			said.Title, more = lib.Interface.Check.Title, more+"\n"+said.Title
		default:
			it.id, more = p.Ask.ID, ""
		}
		s.item(it, said.Title, more)
		s.add(inBody, said.Texts...)
		s.add(inAside, said.Names...)
	}
	for _, check := range c.Checks {
		said := words.Checks[check.ID]
		s.item(item{kind: CheckHit, id: check.ID}, said.Question, "")
		for _, a := range check.Answers {
			s.add(inBody, said.Answers[a.ID].Text, said.Answers[a.ID].Result)
		}
		s.add(inAside, said.Label)
	}
	for _, v := range decision.Verdicts {
		s.item(item{kind: MeaningHit, id: string(v)}, words.Verdicts[v].Word, words.Verdicts[v].Meaning)
	}
	for i := range lib.Sources {
		for _, claim := range lib.Sources[i].Claims {
			s.item(item{kind: ClaimHit, id: claim.ID}, claim.Gist, "")
			if section := lib.Sources[i].Section(claim.Section); section != nil {
				s.add(inAside, section.Name)
			}
			s.add(inAside, claim.ID)
		}
	}
	for i, p := range about {
		s.item(item{kind: PassageHit, id: strconv.Itoa(i + 1)}, p.Title, content.Text(p.Text))
	}
}

// item begins an item with its title, the lines of a text, and the ways to ask for it.
func (s *Searcher) item(it item, title, text string) {
	s.items = append(s.items, it)
	s.add(inTitle, title)
	s.add(inBody, strings.Split(text, "\n")...)
	switch it.kind {
	case QuestionHit, CheckerHit:
		s.add(inAsked, s.index.Vocabulary.Asked[it.id]...)
	case CheckHit:
		s.add(inAsked, s.index.Vocabulary.Asked["check:"+it.id]...)
	}
	if !it.isPlace() {
		s.counted++
	}
}

// add adds fields to the last item.
func (s *Searcher) add(kind fieldKind, texts ...string) {
	fields := &s.items[len(s.items)-1].fields
	for _, text := range texts {
		if units, _ := s.fold(text); text != "" {
			*fields = append(*fields, field{kind, text, units})
			s.fields[kind]++
			s.units[kind] += float64(len(units))
		}
	}
}
