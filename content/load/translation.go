package load

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	"shiming/content"
)

// tag is a language tag, as BCP 47 writes them: language, script, region, variants, and what
// is for private use. It becomes a part of addresses; no other one begins so.
var tag = regexp.MustCompile(`^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-[0-9]{3})?(-[a-z0-9]{5,8}|-[0-9][a-z0-9]{3})*(-x(-[a-z0-9]{1,8})+)?$`)

// RevisionsFile is the name of the file in the folder of a translation that says from which
// revisions of the source language it was made. [Accept] makes it.
const RevisionsFile = "revisions.yaml"

// All reads the libraries of all languages, that of the source language first, the others
// sorted by their tags. Problems are as in [Load]. If they are notes only, the libraries are
// fit to show.
func All(fsys fs.FS) ([]*content.Library, Problems) {
	source, problems := Load(fsys, content.SourceLang)
	if source == nil {
		return nil, problems
	}
	libs := []*content.Library{source}
	for _, lang := range Languages(fsys) {
		if lang == content.SourceLang {
			continue
		}
		if !tag.MatchString(lang) {
			problems = append(problems, Problem{File: lang, Line: 1, Text: "the folder of a language is named by its tag, such as en or zh-Hant"})
			libs = append(libs, nil)
			continue
		}
		lib, more := load(fsys, lang, source)
		problems = append(problems, more...)
		libs = append(libs, lib)
	}
	problems.tidy()
	if slices.Contains(libs, nil) {
		return nil, problems
	}
	var languages []content.Language
	for _, lib := range libs {
		languages = append(languages, content.Language{Lang: lib.Lang, Name: lib.Interface.Language.Name})
	}
	for _, lib := range libs {
		lib.Languages = languages
	}
	return libs, problems
}

// Accept returns a revisions file that says that texts of a translation fit the present
// ones of the source language: those at or below the given paths, or all if none is given.
// About the others it says what the present file does. Problems of the content come as an
// error of the type [Problems].
func Accept(fsys fs.FS, lang string, paths []string) ([]byte, error) {
	if lang == content.SourceLang || !slices.Contains(Languages(fsys), lang) {
		return nil, fmt.Errorf("no translation %q: a translation is a folder with an interface.yaml", lang)
	}
	source, problems := Load(fsys, content.SourceLang)
	if source == nil {
		return nil, problems
	}
	kept, _, problems := readRevisions(fsys, lang)
	if problems != nil {
		return nil, problems
	}
	now := Revisions(source)
	for _, p := range paths {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(now)), func(path string) bool { return below(path, p) }) {
			return nil, fmt.Errorf("no text %q: give a path as check prints it, such as questions/how-to-verify", p)
		}
	}
	var b strings.Builder
	b.WriteString("# The revisions of the source language that this translation was made from.\n# Written by: shiming accept " + lang + "\n")
	for _, path := range slices.Sorted(maps.Keys(now)) {
		revision := now[path]
		if len(paths) > 0 && !slices.ContainsFunc(paths, func(p string) bool { return below(path, p) }) {
			revision = kept[path]
		}
		if revision != "" {
			fmt.Fprintf(&b, "%q: %q\n", path, revision)
		}
	}
	return []byte(b.String()), nil
}

// below reports whether a path is another one or lies below it.
func below(path, other string) bool {
	return path == other || strings.HasPrefix(path, strings.TrimSuffix(other, "/")+"/")
}

// sourceWords are the words of a source in a translation.
type sourceWords struct {
	Title    string            `json:"title"`
	Author   string            `json:"author"`
	Sections map[string]string `json:"sections"`
	Claims   map[string]string `json:"claims"`
}

// sources puts the words of a translation into the sources.
func (l *loader) sources(sources []content.Source) {
	var words struct {
		Sources map[string]sourceWords `json:"sources"`
	}
	file := l.lang + "/source.yaml"
	l.yaml(file, "source-words", "source-words", &words)
	if slices.Contains(l.incomplete, "source-words") {
		return
	}
	put := func(text *string, words map[string]string, id, path, at string) {
		translated, ok := words[id]
		if !ok {
			l.add(at, fmt.Sprintf("no words for %q", id), false)
		}
		*text = translated
		l.places[path] = l.locate(at + "/" + id)
		delete(words, id)
	}
	extra := func(words map[string]string, at string) {
		for id := range words {
			l.add(at+"/"+id, fmt.Sprintf("words for unknown %q", id), false)
		}
	}
	for i := range sources {
		s := &sources[i]
		path, at := "sources/"+s.ID, "source-words/sources/"+s.ID
		w, ok := words.Sources[s.ID]
		if !ok {
			l.add(at, fmt.Sprintf("no words for source %q", s.ID), false)
			continue
		}
		delete(words.Sources, s.ID)
		s.Original, s.Title, s.Author = s.Title, w.Title, w.Author
		l.places[path+"/title"], l.places[path+"/author"] = l.locate(at+"/title"), l.locate(at+"/author")
		for j := range s.Sections {
			put(&s.Sections[j].Name, w.Sections, s.Sections[j].ID, path+"/sections/"+s.Sections[j].ID+"/name", at+"/sections")
		}
		for j := range s.Claims {
			put(&s.Claims[j].Gist, w.Claims, s.Claims[j].ID, path+"/claims/"+s.Claims[j].ID+"/gist", at+"/claims")
		}
		extra(w.Sections, at+"/sections")
		extra(w.Claims, at+"/claims")
	}
	for id := range words.Sources {
		l.add("source-words/sources/"+id, fmt.Sprintf("words for unknown source %q", id), false)
	}
}

// compare reports where the translation has more or less than the source language, and
// what of it was made from an older text. Readers of such a question are told so.
func (l *loader) compare(lib *content.Library) {
	if len(l.incomplete) > 0 {
		return
	}
	theirs, ours := Revisions(l.source), Revisions(lib)
	for path := range ours {
		if theirs[path] == "" {
			l.add(path, fmt.Sprintf("extra text: %s has no %s", content.SourceLang, path), false)
		}
	}
	made, lines, problems := readRevisions(l.fsys, l.lang)
	l.problems = append(l.problems, problems...)
	for path, revision := range theirs {
		switch {
		case ours[path] == "":
			l.add(path, "missing text: "+path, false)
		case problems != nil || made[path] == revision:
			continue
		case made[path] == "":
			l.add(path, path+" has no revision in "+RevisionsFile, true)
		default:
			l.add(path, path+" was translated from an older text", true)
		}
		if id, ok := strings.CutPrefix(path, "questions/"); ok {
			if q, of := lib.Question(id), l.source.Question(id); q != nil && of != nil {
				q.Newer = of.Updated
			}
		}
	}
	for path := range made {
		if theirs[path] == "" {
			l.problems = append(l.problems, Problem{l.lang + "/" + RevisionsFile, lines[path], "unknown text " + path, true})
		}
	}
}

// readRevisions reads the revisions file of a translation, which may be missing.
func readRevisions(fsys fs.FS, lang string) (revisions map[string]string, lines map[string]int, problems Problems) {
	file := lang + "/" + RevisionsFile
	if _, err := fs.Stat(fsys, file); errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	l := &loader{fsys: fsys}
	d := decoder()
	if text, ok := l.read(file); ok {
		d.Decode(text, &revisions, "")
		l.report(file, 0, d.Problems)
	}
	if l.problems != nil {
		return nil, nil, l.problems
	}
	return revisions, d.Lines, nil
}
