package content

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
)

func (l *linter) words() {
	w := &l.Words
	complete(l, w.Inputs, ids(l.Checker.Inputs, inputID), "input", "words/inputs")
	for i := range l.Checker.Inputs {
		in := &l.Checker.Inputs[i]
		if said, ok := w.Inputs[in.ID]; ok {
			complete(l, said.Answers, ids(in.Answers, answerID), "answer", "words/inputs/"+in.ID+"/answers")
		}
	}
	complete(l, w.Rules, ids(l.Checker.Rules, ruleID), "rule", "words/rules")
	complete(l, w.Next, ids(l.Checker.Next, procedureID), "procedure", "words/next")
}

func (l *linter) verdictWords() {
	complete(l, l.Words.Verdicts, Verdicts, "verdict", "words/verdicts")
}

// silentWords checks the ids of what the source leaves open: they are in the
// rules and in the words only.
func (l *linter) silentWords() {
	used := map[string]bool{}
	for i, name := range names(l.Checker.Rules, ruleID) {
		r := &l.Checker.Rules[i]
		for j, entry := range names(r.Silent, refID) {
			id := r.Silent[j].ID
			used[id] = true
			if !wellFormed(id, "-") {
				l.add(fmt.Sprintf(badID, id), "checker/rules", name, "silent", entry)
			} else if _, ok := l.Words.Silent[id]; !ok {
				l.add(fmt.Sprintf("no words for silent %q", id), "checker/rules", name, "silent", entry)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(l.Words.Silent)) {
		if !used[id] {
			l.add(fmt.Sprintf("silent %q is used by no rule", id), "words/silent", id)
		}
	}
}

func (l *linter) strengthWords() {
	all := slices.Clone(ClaimStrengths)
	for _, s := range RuleStrengths {
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	complete(l, l.Interface.Strengths, all, "strength", "interface/strengths")
}

func (l *linter) embedTerms() {
	const path = "interface/embed/terms"
	var groups []string
	for _, g := range EmbedTerms {
		groups = append(groups, g.Group)
		if terms, ok := l.Interface.Embed.Terms[g.Group]; ok {
			complete(l, terms, g.IDs, "term", path+"/"+g.Group)
		}
	}
	complete(l, l.Interface.Embed.Terms, groups, "group", path)
}

// months checks that there are names for all months or for none.
func (l *linter) months() {
	if n := len(l.Interface.Site.Months); n != 0 && n != 12 {
		l.add(fmt.Sprintf("has %d names, want 12, or [] where dates have numbers", n), "interface/site/months")
	}
}

// complete checks that there are words for each id and for nothing else.
func complete[K ~string, V any](l *linter, words map[K]V, ids []K, kind, path string) {
	for _, id := range ids {
		if _, ok := words[id]; !ok {
			l.add(fmt.Sprintf("no words for %s %q", kind, id), path)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(words)) {
		if !slices.Contains(ids, id) {
			l.add(fmt.Sprintf("words for unknown %s %q", kind, id), path, string(id))
		}
	}
}

// ids returns each id of a list once.
func ids[T any](list []T, id func(T) string) []string {
	var all []string
	for _, e := range list {
		if !slices.Contains(all, id(e)) {
			all = append(all, id(e))
		}
	}
	return all
}

// texts checks that every text can be shown as it is.
func (l *linter) texts() {
	EachText(l.Library, func(path, text string) {
		part, _, _ := strings.Cut(path, "/")
		if slices.Contains(l.incomplete, part) {
			return
		}
		if text == "" {
			l.add("text is empty", path)
		}
		// The entries of a list may be parted by a comma and a space.
		if strings.TrimSpace(text) != text && (path != "interface/check/separator" || text[0] == ' ') {
			l.add("text starts or ends with white space", path)
		}
		if i := strings.IndexFunc(strings.TrimSpace(text), unsafeRune); i >= 0 {
			r := []rune(strings.TrimSpace(text)[i:])[0]
			if r == '\n' {
				l.add("text has a line break", path)
			} else {
				l.add(fmt.Sprintf("text has the control character %U", r), path)
			}
		}
	})
}

// unsafeRune reports whether r has no place in a text: control characters, those
// that change the direction of writing, and what is left of broken characters.
func unsafeRune(r rune) bool {
	const nonJoiner, joiner = '\u200c', '\u200d'
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) && r != nonJoiner && r != joiner ||
		r == unicode.ReplacementChar
}
