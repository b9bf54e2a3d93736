package lint

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"shiming/content"
	"shiming/content/address"
)

func (l *linter) answerLinks() {
	for path, q := range each(l.Questions, "questions") {
		l.blockLinks(q.Answer, path+"/answer")
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
	passages := func(all []content.Passage, path string) {
		for i, p := range all {
			l.blockLinks(p.Text, path+"/"+strconv.Itoa(i+1)+"/text")
		}
	}
	passages(l.Interface.About.Passages, "interface/about/passages")
	embed := &l.Interface.Embed
	passages(embed.Notes, "interface/embed/notes")
	for name, p := range map[string]content.Passage{"options": embed.Options, "policy": embed.Policy, "doctor": embed.Doctor,
		"events": embed.Events, "methods": embed.Methods} {
		l.blockLinks(p.Text, "interface/embed/"+name+"/text")
	}
}

func (l *linter) shortcuts() {
	seen := map[content.Path]bool{}
	for path, to := range each(l.Interface.Shortcuts, "interface/shortcuts") {
		problem := l.path(string(*to))
		if seen[*to] {
			problem = fmt.Sprintf("duplicate shortcut %q", *to)
		}
		if problem != "" {
			l.add(problem, path)
		}
		seen[*to] = true
	}
}

func (l *linter) blockLinks(blocks []content.Block, path string) {
	for i, b := range blocks {
		path := path + "/" + strconv.Itoa(i+1)
		l.links(b.Spans, path)
		for j, item := range b.Items {
			l.links(item, path+"/items/"+strconv.Itoa(j+1))
		}
	}
}

func (l *linter) links(spans []content.Span, path string) {
	for _, s := range spans {
		if s.Kind != content.Link {
			continue
		}
		if problem := l.link(s.Href); problem != "" {
			l.add(problem, path)
		}
	}
}

// link returns what is wrong with the target of a link, or "".
func (l *linter) link(href string) string {
	if strings.ContainsFunc(href, func(r rune) bool { return r <= ' ' || unsafeRune(r) }) {
		return fmt.Sprintf("link %q contains white space or a control character", href)
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
	return fmt.Sprintf("link %q: want a path of the site, or an https, mailto or tel address", href)
}

// path returns what is wrong with a path of the site, or "".
func (l *linter) path(href string) string {
	dead := fmt.Sprintf("dead link %q", href)
	path, ok := strings.CutPrefix(href, "/")
	switch {
	case !ok || strings.HasPrefix(path, "/"):
		return dead
	case strings.ContainsAny(href, "#?"):
		return dead + ": remove the query and the fragment"
	case path == address.Beyond && !l.HasBeyond():
		if l.lacks("sources") {
			return ""
		}
		return fmt.Sprintf("%s: no source has the kind %s", dead, content.Collection)
	case strings.HasPrefix(path, address.Check) && (!l.tableConsistent() || l.Checker.TooLarge()):
		return ""
	}
	v, ok := address.Open(l.Library, path)
	switch {
	case !ok || v.Frame:
		return dead
	case v.Path != path:
		return fmt.Sprintf("%s: write %q", dead, "/"+v.Path)
	}
	return ""
}
