package lint

import (
	"fmt"
	"time"

	"shiming/content"
	"shiming/content/decision"
)

func (l *linter) sources() {
	l.unique("source", plainID, identified(l.Sources, "sources"))
	var claims []named
	for path, s := range each(l.Sources, "sources") {
		l.unique("section", plainID, identified(s.Sections, path+"/sections"))
		claims = append(claims, identified(s.Claims, path+"/claims")...)
		oneOf(l, "kind", s.Kind, content.SourceKinds, path, "kind")
		l.date(s.Date, path, "date")
		l.date(s.Checked, path, "checked")
		for path, c := range each(s.Claims, path+"/claims") {
			l.sourceClaim(s, c, path)
		}
	}
	l.unique("claim", claimID, claims)
}

func (l *linter) sourceClaim(s *content.Source, c *content.Claim, path string) {
	l.known(s.Section(c.Section) != nil, "section", c.Section, path, "section")
	oneOf(l, "strength", c.Strength, content.ClaimStrengths, path, "strength")
	collection := s.Kind == content.Collection
	if collection {
		oneOf(l, "confidence", c.Confidence, content.Confidences, path, "confidence")
	} else if c.Confidence != "" {
		l.add("only claims of a collection have a confidence", path, "confidence")
	}
	for path, id := range each(c.Contradicts, path+"/against") {
		switch other, source := l.Claim(*id); {
		case other == nil:
			l.add(fmt.Sprintf("unknown claim %q", *id), path)
		case !collection:
			l.add("only claims of a collection can be against others", path)
		case source.Kind == content.Collection:
			l.add(fmt.Sprintf("claim %q is from a collection too: against is for claims of other sources", other.ID), path)
		}
	}
}

func (l *linter) date(text string, path ...string) {
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		l.add(fmt.Sprintf("invalid date %q, want YYYY-MM-DD", text), path...)
	}
}

func (l *linter) answerClaims() {
	for path, q := range each(l.Questions, "questions") {
		l.claims(q.Claims, false, path+"/claims")
	}
	for path, s := range each(l.Sources, "sources") {
		if s.Kind == content.Collection {
			continue // its claims are all shown
		}
		for path, c := range each(s.Claims, path+"/claims") {
			if l.MostSpecificQuestion(c.ID) == nil {
				l.add(fmt.Sprintf("claim %q is not used by any answer", c.ID), path)
			}
		}
	}
}

func (l *linter) checkerClaims() {
	for path, r := range each(l.Checker.Rules, "checker/rules") {
		for path, ref := range each(r.Claims, path+"/claims") {
			l.claim(ref.ID, false, path)
		}
	}
	for path, p := range each(l.Checker.Procedures, "checker/next") {
		l.claims(p.Claims, false, path+"/claims")
	}
	for path, c := range each(l.Checker.Checks, "checker/checks") {
		for path, a := range each(c.Answers, path+"/answers") {
			l.claims(a.Claims, true, path+"/claims")
		}
	}
	for path, j := range each(l.Checker.Journeys, "checker/journeys") {
		for path, s := range each(j.Stages, path+"/stages") {
			if s.Strength != decision.Silent || len(s.Claims) > 0 {
				l.claims(s.Claims, false, path+"/claims")
			}
		}
	}
}

// claims checks a list of ids of claims: those of collections for a check, those of other
// sources for all else.
func (l *linter) claims(ids []string, forCheck bool, path string) {
	if len(ids) == 0 {
		l.add("no claims", path)
	}
	seen := map[string]bool{}
	for path, id := range each(ids, path) {
		if l.claim(*id, forCheck, path) && seen[*id] {
			l.add(fmt.Sprintf("duplicate claim %q", *id), path)
		}
		seen[*id] = true
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
