package lint

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"shiming/content/decision"
)

func (l *linter) questions() {
	l.unique("question", plainID, identified(l.Questions, "questions"))
	for path, q := range each(l.Questions, "questions") {
		l.date(q.Updated, path, "updated")
	}
}

func (l *linter) topics() {
	topicOf := map[string]string{}
	for path, t := range each(l.Topics, "topics") {
		if len(t.Questions) == 0 {
			l.add("no questions", path, "questions")
		}
		for path, id := range each(t.Questions, path+"/questions") {
			q := l.Question(*id)
			before, duplicate := topicOf[*id]
			switch {
			case q == nil:
				l.add(fmt.Sprintf("unknown question %q", *id), path)
			case duplicate:
				l.add(fmt.Sprintf("question %q is already listed in topic %q", *id, before), path)
			case q.Topic != t.ID:
				l.add(fmt.Sprintf("question %q is in the folder of topic %q", *id, q.Topic), path)
			}
			if !duplicate {
				topicOf[*id] = t.ID
			}
		}
	}
	for path, q := range each(l.Questions, "questions") {
		if _, ok := topicOf[q.ID]; !ok {
			l.add("question is not listed in any topic", path, "id")
		}
	}
}

func (l *linter) topicNames() {
	for path, t := range each(l.Topics, "topics") {
		if t.Name == "" {
			l.add(fmt.Sprintf("no name for topic %q", t.ID), path, "name")
		}
	}
}

// first checks the questions that the home page begins with.
func (l *linter) first() {
	for path, id := range each(l.First, "topics/first") {
		l.known(l.Question(*id) != nil, "question", *id, path)
	}
}

// vocabulary checks what readers type: that ids are known, that a list of synonyms has some, and
// that nothing leads to two answers.
func (l *linter) vocabulary() {
	v := &l.Vocabulary
	for i, words := range v.Synonyms {
		if len(words) < 2 {
			l.add("wants a word of the texts and at least one that is typed for it", "vocabulary", "synonyms", strconv.Itoa(i+1))
		}
	}
	for id := range v.Topics {
		l.known(l.Topic(id) != nil, "topic", id, "vocabulary", "topics", id)
	}
	asks := map[string]string{}
	for _, id := range slices.Sorted(maps.Keys(v.Asked)) {
		check, isCheck := strings.CutPrefix(id, "check:")
		isCheck = isCheck && slices.ContainsFunc(l.Checker.Checks, func(c decision.Check) bool { return c.ID == check })
		l.known(id == "checker" || isCheck || l.Question(id) != nil, "question", id, "vocabulary", "asked", id)
		for _, way := range v.Asked[id] {
			if other := asks[way]; other != "" {
				l.add(fmt.Sprintf("%q is asked for %s, too", way, other), "vocabulary", "asked", id)
			}
			asks[way] = id
		}
	}
}
