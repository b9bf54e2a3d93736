package load

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"

	"shiming/content"
)

// Revisions returns the revision of each text of the library that is translated as
// one: a short hash, by the path as in [content.Problem]. A question with its answer is one
// text, so are the variants of a phrase and the steps of a procedure. Keywords are
// no text: every language has its own.
func Revisions(l *content.Library) map[string]string {
	texts := map[string]*strings.Builder{}
	content.EachText(l, func(path, text string) {
		path = unit(path)
		if path == "" {
			return
		}
		if texts[path] == nil {
			texts[path] = new(strings.Builder)
		}
		texts[path].WriteString(text + "\x00")
	})
	revisions := map[string]string{}
	for path, text := range texts {
		sum := sha256.Sum256([]byte(text.String()))
		revisions[path] = hex.EncodeToString(sum[:4])
	}
	return revisions
}

var (
	withinQuestion = regexp.MustCompile(`^(questions/[^/]+)/(keywords)?.*$`)
	withinText     = regexp.MustCompile(`(/text|/variants/[0-9]+/text|/steps/[0-9]+|/text/[0-9].*)$`)
)

// unit returns the path of the text that is translated as one and has the text at
// the given path, or "" if that is not translated.
func unit(path string) string {
	if m := withinQuestion.FindStringSubmatch(path); m != nil {
		if m[2] != "" {
			return ""
		}
		return m[1]
	}
	if strings.HasPrefix(path, "interface/site/months/") {
		return "" // as many as the language wants
	}
	if strings.HasPrefix(path, "sources/") || strings.HasPrefix(path, "topics/") {
		return path
	}
	return withinText.ReplaceAllString(path, "")
}

// rules returns the revision of what decides: the inputs with their answers, and the
// rules with their conditions and verdicts.
func rules(c *content.Checker) string {
	hash := sha256.New()
	for _, in := range c.Inputs {
		fmt.Fprintf(hash, "%s\n", in.ID)
		for _, a := range in.Answers {
			fmt.Fprintf(hash, " %s\n", a.ID)
		}
	}
	for _, r := range c.Rules {
		fmt.Fprintf(hash, "%s %s %v\n", r.ID, r.Verdict, r.When) // a map is printed in the order of its keys
	}
	return hex.EncodeToString(hash.Sum(nil)[:4])
}
