package content

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

func (l *linter) sources() {
	for i, name := range names(l.Sources, sourceID) {
		s := &l.Sources[i]
		path := "sources/" + name
		if !slices.Contains(SourceKinds, s.Kind) {
			l.add(fmt.Sprintf("unknown kind %q, want %s", s.Kind, strings.Join(SourceKinds, ", ")), path, "kind")
		}
		l.date(s.Date, path, "date")
		l.date(s.Checked, path, "checked")
		for j, name := range names(s.Claims, claimID) {
			c := &s.Claims[j]
			if s.Section(c.Section) == nil {
				l.add(fmt.Sprintf("unknown section %q", c.Section), path, "claims", name, "section")
			}
			if !slices.Contains(ClaimStrengths, c.Strength) {
				l.add(fmt.Sprintf("unknown strength %q, want %s", c.Strength, joined(ClaimStrengths)), path, "claims", name, "strength")
			}
			switch {
			case s.Kind == Collection && !slices.Contains(Confidences, c.Confidence):
				l.add(fmt.Sprintf("unknown confidence %q, want %s", c.Confidence, strings.Join(Confidences, ", ")), path, "claims", name, "confidence")
			case s.Kind != Collection && c.Confidence != "":
				l.add("only claims of a collection have a confidence", path, "claims", name, "confidence")
			}
			for k, entry := range ListNames(c.Against) {
				if other, source := l.Claim(c.Against[k]); other == nil || source.Kind == Collection || s.Kind != Collection {
					l.add(fmt.Sprintf("claim %q: a claim of a %s may be against known ones of other sources", c.Against[k], Collection), path, "claims", name, "against", entry)
				}
			}
		}
	}
}

func (l *linter) updated() {
	for i, name := range names(l.Questions, questionID) {
		l.date(l.Questions[i].Updated, "questions", name, "updated")
	}
}

// date checks that text is a day that there is.
func (l *linter) date(text string, path ...string) {
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		l.add(fmt.Sprintf("%q is no date, want YYYY-MM-DD", text), path...)
	}
}

func (l *linter) topics() {
	listed := map[string]string{}
	for i, name := range names(l.Topics, topicID) {
		t := &l.Topics[i]
		if len(t.Questions) == 0 {
			l.add("has no question", "topics", name, "questions")
		}
		for j, entry := range ListNames(t.Questions) {
			id := t.Questions[j]
			q := l.Question(id)
			before, twice := listed[id]
			switch {
			case q == nil:
				l.add(fmt.Sprintf("unknown question %q", id), "topics", name, "questions", entry)
			case twice:
				l.add(fmt.Sprintf("question %q is already listed in topic %q", id, before), "topics", name, "questions", entry)
			case q.Topic != t.ID:
				l.add(fmt.Sprintf("question %q is in the folder of topic %q", id, q.Topic), "topics", name, "questions", entry)
			}
			if !twice {
				listed[id] = t.ID
			}
		}
	}
	for i, name := range names(l.Questions, questionID) {
		if _, ok := listed[l.Questions[i].ID]; !ok {
			l.add("is listed in no topic", "questions", name, "id")
		}
	}
}

func (l *linter) topicNames() {
	for i, name := range names(l.Topics, topicID) {
		if l.Topics[i].Name == "" {
			l.add(fmt.Sprintf("no name for topic %q", l.Topics[i].ID), "topics", name, "name")
		}
	}
}

func (l *linter) answerClaims() {
	for i, name := range names(l.Questions, questionID) {
		l.claims(l.Questions[i].Claims, false, "questions/"+name+"/claims")
	}
}

func (l *linter) checkerClaims() {
	for i, name := range names(l.Checker.Rules, ruleID) {
		r := &l.Checker.Rules[i]
		for j, entry := range names(r.Claims, refID) {
			l.claim(r.Claims[j].ID, false, "checker/rules/"+name+"/claims/"+entry)
		}
	}
	for i, name := range names(l.Checker.Next, procedureID) {
		l.claims(l.Checker.Next[i].Claims, false, "checker/next/"+name+"/claims")
	}
	for i, check := range names(l.Checker.Checks, checkID) {
		for j, answer := range names(l.Checker.Checks[i].Answers, checkAnswerID) {
			l.claims(l.Checker.Checks[i].Answers[j].Claims, true, "checker/checks/"+check+"/answers/"+answer+"/claims")
		}
	}
}

// claims checks a list of ids of claims, which are those of collections or of the other
// sources.
func (l *linter) claims(ids []string, collected bool, path string) {
	if len(ids) == 0 {
		l.add("has no claim", path)
	}
	for i, name := range ListNames(ids) {
		if l.claim(ids[i], collected, path+"/"+name) && slices.Contains(ids[:i], ids[i]) {
			l.add(fmt.Sprintf("claim %q is there twice", ids[i]), path, name)
		}
	}
}

// claim checks the id of a claim.
func (l *linter) claim(id string, collected bool, path string) (ok bool) {
	switch c, source := l.Claim(id); {
	case c == nil:
		l.add(fmt.Sprintf("unknown claim %q", id), path)
		return false
	case collected && source.Kind != Collection:
		l.add(fmt.Sprintf("claim %q is not of a %s, which a check rests on", id, Collection), path)
	case !collected && source.Kind == Collection:
		l.add(fmt.Sprintf("claim %q is of a %s, on which checks rest and nothing else", id, Collection), path)
	}
	return true
}

func (l *linter) unusedClaims() {
	used := map[string]bool{}
	for _, q := range l.Questions {
		for _, id := range q.Claims {
			used[id] = true
		}
	}
	for i, source := range names(l.Sources, sourceID) {
		if l.Sources[i].Kind == Collection {
			continue // shown whole
		}
		for j, name := range names(l.Sources[i].Claims, claimID) {
			if id := l.Sources[i].Claims[j].ID; !used[id] {
				l.add(fmt.Sprintf("claim %q is used by no answer", id), "sources", source, "claims", name)
			}
		}
	}
}

func joined[T ~string](values []T) string {
	var s []string
	for _, v := range values {
		s = append(s, string(v))
	}
	return strings.Join(s, ", ")
}
