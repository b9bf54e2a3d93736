package lint

import (
	"fmt"
	"slices"
	"time"

	"shiming/content"
)

func (l *linter) sources() {
	for i, name := range names(l.Sources, sourceID) {
		s := &l.Sources[i]
		path := "sources/" + name
		if !slices.Contains(content.SourceKinds, s.Kind) {
			l.add(fmt.Sprintf("unknown kind %q, want %s", s.Kind, join(content.SourceKinds)), path, "kind")
		}
		l.date(s.Date, path, "date")
		l.date(s.Checked, path, "checked")
		for j, name := range names(s.Claims, claimID) {
			l.sourceClaim(s, &s.Claims[j], path+"/claims/"+name)
		}
	}
}

func (l *linter) sourceClaim(s *content.Source, c *content.Claim, path string) {
	if s.Section(c.Section) == nil {
		l.add(fmt.Sprintf("unknown section %q", c.Section), path, "section")
	}
	if !slices.Contains(content.ClaimStrengths, c.Strength) {
		l.add(fmt.Sprintf("unknown strength %q, want %s", c.Strength, join(content.ClaimStrengths)), path, "strength")
	}
	collection := s.Kind == content.Collection
	switch {
	case collection && !slices.Contains(content.Confidences, c.Confidence):
		l.add(fmt.Sprintf("unknown confidence %q, want %s", c.Confidence, join(content.Confidences)), path, "confidence")
	case !collection && c.Confidence != "":
		l.add("only claims of a collection have a confidence", path, "confidence")
	}
	for k, entry := range names(c.Contradicts, itself) {
		switch other, source := l.Claim(c.Contradicts[k]); {
		case other == nil:
			l.add(fmt.Sprintf("unknown claim %q", c.Contradicts[k]), path, "against", entry)
		case !collection:
			l.add("only claims of a collection can be against others", path, "against", entry)
		case source.Kind == content.Collection:
			l.add(fmt.Sprintf("claim %q is from a collection too: against is for claims of other sources", other.ID), path, "against", entry)
		}
	}
}

func (l *linter) updated() {
	for i, name := range names(l.Questions, questionID) {
		l.date(l.Questions[i].Updated, "questions", name, "updated")
	}
}

func (l *linter) date(text string, path ...string) {
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		l.add(fmt.Sprintf("invalid date %q, want YYYY-MM-DD", text), path...)
	}
}

func (l *linter) topics() {
	topicOf := map[string]string{}
	for i, name := range names(l.Topics, topicID) {
		t := &l.Topics[i]
		if len(t.Questions) == 0 {
			l.add("no questions", "topics", name, "questions")
		}
		for j, entry := range names(t.Questions, itself) {
			id := t.Questions[j]
			q := l.Question(id)
			before, duplicate := topicOf[id]
			switch {
			case q == nil:
				l.add(fmt.Sprintf("unknown question %q", id), "topics", name, "questions", entry)
			case duplicate:
				l.add(fmt.Sprintf("question %q is already listed in topic %q", id, before), "topics", name, "questions", entry)
			case q.Topic != t.ID:
				l.add(fmt.Sprintf("question %q is in the folder of topic %q", id, q.Topic), "topics", name, "questions", entry)
			}
			if !duplicate {
				topicOf[id] = t.ID
			}
		}
	}
	for i, name := range names(l.Questions, questionID) {
		if _, ok := topicOf[l.Questions[i].ID]; !ok {
			l.add("question is not listed in any topic", "questions", name, "id")
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
	for i, name := range names(l.Checker.Procedures, procedureID) {
		l.claims(l.Checker.Procedures[i].Claims, false, "checker/next/"+name+"/claims")
	}
	for i, check := range names(l.Checker.Checks, checkID) {
		for j, answer := range names(l.Checker.Checks[i].Answers, checkAnswerID) {
			l.claims(l.Checker.Checks[i].Answers[j].Claims, true, "checker/checks/"+check+"/answers/"+answer+"/claims")
		}
	}
}

// claims checks a list of ids of claims: those of collections for a check, those of other
// sources for all else.
func (l *linter) claims(ids []string, forCheck bool, path string) {
	if len(ids) == 0 {
		l.add("no claims", path)
	}
	for i, name := range names(ids, itself) {
		if l.claim(ids[i], forCheck, path+"/"+name) && slices.Contains(ids[:i], ids[i]) {
			l.add(fmt.Sprintf("duplicate claim %q", ids[i]), path, name)
		}
	}
}

// claim checks the id of a claim, and reports whether it is known.
func (l *linter) claim(id string, forCheck bool, path string) (known bool) {
	switch c, source := l.Claim(id); {
	case c == nil:
		l.add(fmt.Sprintf("unknown claim %q", id), path)
		return false
	case forCheck && source.Kind != content.Collection:
		l.add(fmt.Sprintf("claim %q is not from a collection: checks use claims of collections only", id), path)
	case !forCheck && source.Kind == content.Collection:
		l.add(fmt.Sprintf("claim %q is from a collection: only checks may use it", id), path)
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
		if l.Sources[i].Kind == content.Collection {
			continue // its claims are all shown
		}
		for j, name := range names(l.Sources[i].Claims, claimID) {
			if id := l.Sources[i].Claims[j].ID; !used[id] {
				l.add(fmt.Sprintf("claim %q is not used by any answer", id), "sources", source, "claims", name)
			}
		}
	}
}
