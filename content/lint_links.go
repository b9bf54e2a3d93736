package content

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

func (l *linter) answerLinks() {
	for i, name := range names(l.Questions, questionID) {
		l.blockLinks(l.Questions[i].Answer, "questions/"+name+"/answer")
	}
}

func (l *linter) stepLinks() {
	for _, id := range slices.Sorted(maps.Keys(l.Words.Next)) {
		for i, spans := range l.Words.Next[id].Steps {
			l.links(spans, "words/next/"+id+"/steps/"+strconv.Itoa(i+1))
		}
	}
}

func (l *linter) passageLinks() {
	for i, p := range l.Interface.About.Passages {
		l.blockLinks(p.Text, "interface/about/passages/"+strconv.Itoa(i+1)+"/text")
	}
	embed := &l.Interface.Embed
	for i, p := range embed.Notes {
		l.blockLinks(p.Text, "interface/embed/notes/"+strconv.Itoa(i+1)+"/text")
	}
	for name, p := range map[string]Passage{"options": embed.Options, "policy": embed.Policy, "doctor": embed.Doctor,
		"events": embed.Events, "methods": embed.Methods} {
		l.blockLinks(p.Text, "interface/embed/"+name+"/text")
	}
}

func (l *linter) shortcuts() {
	paths := l.Interface.Shortcuts
	for i, name := range names(paths, func(p Path) string { return string(p) }) {
		problem := l.path(string(paths[i]))
		if slices.Contains(paths[:i], paths[i]) {
			problem = fmt.Sprintf("shortcut %q is there twice", paths[i])
		}
		if problem != "" {
			l.add(problem, "interface/shortcuts", name)
		}
	}
}

func (l *linter) blockLinks(blocks []Block, path string) {
	for i, b := range blocks {
		path := path + "/" + strconv.Itoa(i+1)
		l.links(b.Spans, path)
		for j, item := range b.Items {
			l.links(item, path+"/items/"+strconv.Itoa(j+1))
		}
	}
}

func (l *linter) links(spans []Span, path string) {
	for _, s := range spans {
		if s.Kind != Link {
			continue
		}
		if problem := l.link(s.Href); problem != "" {
			l.add(problem, path)
		}
	}
}

// link says what is wrong with the target of a link.
func (l *linter) link(href string) string {
	if strings.ContainsFunc(href, func(r rune) bool { return r <= ' ' || unsafeRune(r) }) {
		return fmt.Sprintf("link %q has white space or a control character", href)
	}
	if strings.HasPrefix(href, "/") {
		return l.path(href)
	}
	u, err := url.Parse(href)
	switch {
	case err != nil:
	case u.Scheme == "https" && u.Hostname() != "" && u.User == nil:
		return ""
	case (u.Scheme == "mailto" || u.Scheme == "tel") && u.Opaque != "":
		return ""
	}
	return fmt.Sprintf("link %q is neither a path of the site nor https, mailto or tel", href)
}

// path says what is wrong with a path of the site.
func (l *linter) path(href string) string {
	switch href {
	case "/", "/check/", "/rules/", "/about/", "/embed/":
		return ""
	case "/beyond/":
		if !l.HasBeyond() && !slices.Contains(l.incomplete, "sources") {
			return fmt.Sprintf("dead link %q: there is no source of the kind %s", href, Collection)
		}
		return ""
	}
	dead := fmt.Sprintf("dead link %q", href)
	if strings.ContainsAny(href, "#?") {
		return dead + ": a path has no query and no fragment"
	}
	if id, ok := strings.CutPrefix(href, "/q/"); ok {
		id, ok := strings.CutSuffix(id, "/")
		if ok && l.Question(id) != nil {
			return ""
		}
		if q := l.QuestionByAlias(id); q != nil {
			return fmt.Sprintf("%s: that question is now %q", dead, q.ID)
		}
		return dead
	}
	if state, ok := strings.CutPrefix(href, "/check/"); ok {
		if !l.consistent() {
			return ""
		}
		if m := missesOf(newTable(&l.Checker)); m.tooMany() {
			return ""
		}
		answers, _ := l.Checker.ParseAnswers(strings.Split(strings.TrimSuffix(state, "/"), "/"))
		canonical := "/check/" + strings.Join(append(l.Checker.Walk(answers).Segments(), ""), "/")
		if canonical == href {
			return ""
		}
		return fmt.Sprintf("%s: the checker's address is %q", dead, canonical)
	}
	return dead
}
