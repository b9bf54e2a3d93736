package lint

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"shiming/content"
	"shiming/content/decision"
	"shiming/content/widget"
)

func (l *linter) checkerWords() {
	w := &l.Words
	complete(l, w.Inputs, ids(l.Checker.Inputs), "input", "words/inputs")
	for _, in := range l.Checker.Inputs {
		if words, ok := w.Inputs[in.ID]; ok {
			complete(l, words.Answers, ids(in.Answers), "answer", "words/inputs/"+in.ID+"/answers")
		}
	}
	complete(l, w.Rules, ids(l.Checker.Rules), "rule", "words/rules")
	complete(l, w.Next, ids(l.Checker.Procedures), "procedure", "words/next")
	complete(l, w.Checks, ids(l.Checker.Checks), "check", "words/checks")
	for _, c := range l.Checker.Checks {
		if words, ok := w.Checks[c.ID]; ok {
			complete(l, words.Answers, ids(c.Answers), "answer", "words/checks/"+c.ID+"/answers")
		}
	}
	complete(l, w.Journeys, ids(l.Checker.Journeys), "journey", "words/journeys")
	for _, j := range l.Checker.Journeys {
		if words, ok := w.Journeys[j.ID]; ok {
			complete(l, words.Stages, ids(j.Stages), "stage", "words/journeys/"+j.ID+"/stages")
		}
	}
}

func (l *linter) wordConditions() {
	phrase := func(p content.Phrase, path string) {
		for i, v := range p.Variants {
			l.condition(v.When, fmt.Sprintf("%s/variants/%d/when", path, i+1))
		}
	}
	for id, in := range l.Words.Inputs {
		path := "words/inputs/" + id
		phrase(in.Question, path+"/question")
		phrase(in.Hint, path+"/hint")
		for id, a := range in.Answers {
			path := path + "/answers/" + id
			phrase(a.Text, path+"/text")
			phrase(a.Note, path+"/note")
			phrase(a.Short, path+"/short")
		}
	}
	phrase(l.Words.Reminder, "words/reminder")
	for id, in := range l.Words.Message.Inputs {
		path := "words/message/inputs/" + id
		phrase(in.Ask, path+"/ask")
		for id, a := range in.Answers {
			phrase(a, path+"/answers/"+id)
		}
	}
	for id, p := range l.Words.Message.Silent {
		phrase(p, "words/message/silent/"+id)
	}
	for id, r := range l.Words.Rules {
		phrase(r.Title, "words/rules/"+id+"/title")
		phrase(r.Text, "words/rules/"+id+"/text")
	}
}

func (l *linter) verdictWords() {
	complete(l, l.Words.Verdicts, decision.Verdicts, "verdict", "words/verdicts")
}

// silentWords checks the ids of what the source leaves open: they are in the rules and in
// the words only.
func (l *linter) silentWords() {
	used := map[string]bool{}
	use := func(refs []decision.Ref, path string) {
		for path, ref := range each(refs, path) {
			used[ref.ID] = true
			if !plainID.pattern.MatchString(ref.ID) {
				l.add(fmt.Sprintf(plainID.problem, ref.ID), path)
			} else if _, ok := l.Words.Silent[ref.ID]; !ok {
				l.add(fmt.Sprintf("no words for silent %q", ref.ID), path)
			}
		}
	}
	for path, r := range each(l.Checker.Rules, "checker/rules") {
		use(r.Silent, path+"/silent")
	}
	for i, c := range l.Checker.Changes {
		use(c.Silent, fmt.Sprintf("checker/changes/%d/silent", i+1))
	}
	for _, id := range slices.Sorted(maps.Keys(l.Words.Silent)) {
		if !used[id] {
			l.add(fmt.Sprintf("silent %q is not used by any rule", id), "words/silent", id)
		}
	}
}

// messageWords checks that what a message is put together from is of this checker, and
// that it is there if a procedure needs it.
func (l *linter) messageWords() {
	m := &l.Words.Message
	for path, p := range each(l.Checker.Procedures, "checker/next") {
		if p.Message && m.IsZero() {
			l.add("no words for the message", path, "message")
		}
	}
	for _, id := range slices.Sorted(maps.Keys(m.Inputs)) {
		path := "words/message/inputs/" + id
		in := l.Checker.Input(id)
		if !l.known(in != nil && in.ID == id, "input", id, path) {
			continue
		}
		for _, answer := range slices.Sorted(maps.Keys(m.Inputs[id].Answers)) {
			a := in.Answer(answer)
			l.known(a != nil && a.ID == answer, "answer", answer, path+"/answers/"+answer)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(m.Silent)) {
		_, ok := l.Words.Silent[id]
		l.known(ok, "silent", id, "words/message/silent/"+id)
	}
}

func (l *linter) interfaceWords() {
	words := &l.Interface
	strengths := slices.Concat(content.ClaimStrengths, decision.RuleStrengths)
	complete(l, words.Strengths, strengths, "strength", "interface/strengths")
	complete(l, words.Beyond.Results, decision.CheckResults, "result", "interface/beyond/results")
	complete(l, words.Beyond.Confidence, content.Confidences, "confidence", "interface/beyond/confidence")
	var groups []string
	for _, g := range widget.Terms() {
		groups = append(groups, g.Name)
		if terms, ok := words.Embed.Terms[g.Name]; ok {
			complete(l, terms, g.IDs, "term", "interface/embed/terms/"+g.Name)
		}
	}
	complete(l, words.Embed.Terms, groups, "group", "interface/embed/terms")
	if len(words.Language.Hedges) == 0 {
		l.add("no words that say “may”", "interface/language/hedges")
	}
	if n := len(words.Check.Days.Weekdays); n != 7 {
		l.add(fmt.Sprintf("%d names of weekdays, want 7", n), "interface/check/days/weekdays")
	}
	for path, months := range map[string][]string{"interface/site/months": words.Site.Months, "interface/check/days/months": words.Check.Days.Months} {
		if n := len(months); n != 0 && n != 12 {
			l.add(fmt.Sprintf("%d names of months, want 12, or [] where dates have numbers", n), path)
		}
	}
}

// complete checks that there are words for each id and for nothing else.
func complete[K ~string, V any](l *linter, words map[K]V, ids []K, kind, path string) {
	for _, id := range slices.Compact(slices.Sorted(slices.Values(ids))) {
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

// ids returns the ids of the entries of a list.
func ids[T any](list []T) []string {
	var all []string
	for _, n := range identified(list, "") {
		all = append(all, n.id)
	}
	return all
}

// texts checks that every text can be shown as it is.
func (l *linter) texts() {
	content.EachText(l.Library, func(path, text string) {
		part, _, _ := strings.Cut(path, "/")
		if l.lacks(part) {
			return
		}
		trimmed := strings.TrimSpace(text)
		if text == "" {
			l.add("empty text", path)
		}
		// The entries of a list, and the parts of a message, may be separated by a comma and a space.
		if trimmed != text && (path != "interface/check/separator" && path != "words/message/join" || text[0] == ' ') {
			l.add("text starts or ends with white space", path)
		}
		if i := strings.IndexFunc(trimmed, unsafeRune); i >= 0 {
			if r := []rune(trimmed[i:])[0]; r == '\n' {
				l.add("text contains a line break", path)
			} else {
				l.add(fmt.Sprintf("text contains the control character %U", r), path)
			}
		}
	})
}

// unsafeRune reports whether r has no place in a text: control characters, those that
// change the direction of writing, and what is left of broken characters.
func unsafeRune(r rune) bool {
	const nonJoiner, joiner = '\u200c', '\u200d'
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) && r != nonJoiner && r != joiner ||
		r == unicode.ReplacementChar
}
