package load

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"shiming/content"
	"shiming/content/decision"
)

// Revisions returns the revision of each text of the library that is translated as one: a
// short hash, by its path as in [content.EachText]. A question with its answer is one text,
// so are the variants of a phrase and the steps of a procedure. Keywords are left out:
// every language has its own.
func Revisions(l *content.Library) map[string]string {
	texts := map[string]string{}
	content.EachText(l, func(path, text string) {
		if path = unit(path); path != "" {
			texts[path] += text + "\x00"
		}
	})
	revisions := map[string]string{}
	for path, text := range texts {
		revisions[path] = shortHash(text)
	}
	return revisions
}

func shortHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:4])
}

var (
	withinQuestion = regexp.MustCompile(`^(questions/[^/]+)/(keywords)?.*$`)
	withinText     = regexp.MustCompile(`(/text|/variants/[0-9]+/text|/steps/[0-9]+|/text/[0-9].*)$`)
)

// unit returns the path of the text that is translated as one and includes the text at a
// path, or "" if that is not translated.
func unit(path string) string {
	if m := withinQuestion.FindStringSubmatch(path); m != nil {
		if m[2] != "" {
			return ""
		}
		return m[1]
	}
	if strings.HasPrefix(path, "interface/site/months/") || strings.HasPrefix(path, "interface/check/days/months/") || strings.HasPrefix(path, "interface/language/hedges/") || path == "words/message/lead/text" {
		return "" // every language has what it needs
	}
	if strings.HasPrefix(path, "sources/") || strings.HasPrefix(path, "topics/") {
		return path
	}
	return withinText.ReplaceAllString(path, "")
}

// tableRevision returns the revision of what decides: the inputs with their answers, and
// the rules with their conditions, verdicts, claims and strengths. Their order does not
// matter.
func tableRevision(c *decision.Table) string {
	var lines []string
	add := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	for _, in := range c.Inputs {
		for _, a := range in.Answers {
			add("answer %s=%s", in.ID, a.ID)
		}
	}
	for _, r := range c.Rules {
		add("rule %s %s %s", r.ID, r.Verdict, sorted(r.When))
		for _, ref := range r.Claims {
			add("claim %s %s %s", r.ID, ref.ID, sorted(ref.When))
		}
		for _, ref := range r.Strength {
			add("strength %s %s %s", r.ID, ref.ID, sorted(ref.When))
		}
	}
	slices.Sort(lines)
	return shortHash(strings.Join(lines, "\n"))
}

// sorted writes a condition, whatever its order, in the same way.
func sorted(when decision.Cond) string {
	same := decision.Cond{}
	for input, answers := range when {
		same[input] = slices.Sorted(slices.Values(answers))
	}
	return fmt.Sprint(same) // a map is printed in the order of its keys
}
