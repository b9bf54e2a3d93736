package load

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"shiming/content"
)

// RevisionsFile is the name of the file in a translation's folder that says from
// which revisions of the source language it was made. [Accept] writes it.
const RevisionsFile = "revisions.yaml"

// All reads the libraries of all languages, that of the source language first and
// then in the order of the alphabet. Problems are as in [Load]. With notes alone the
// libraries are fit to show.
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

// Accept returns a revisions file that says of texts of a translation that they fit
// the present ones of the source language: those whose paths are given or lie below
// the given ones, or all if none is. Of the others it says what the present file
// does.
func Accept(fsys fs.FS, lang string, paths []string) ([]byte, error) {
	if lang == content.SourceLang || !slices.Contains(Languages(fsys), lang) {
		return nil, fmt.Errorf("there is no translation %q: a translation is a folder with an interface.yaml", lang)
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
			return nil, fmt.Errorf("there is no text %q: give a path as check prints it, such as questions/how-to-verify", p)
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
	if l.incomplete["source-words"] {
		return
	}
	put := func(text *string, words map[string]string, id, path, at string) {
		said, ok := words[id]
		if !ok {
			where := l.locate(at)
			l.problems = append(l.problems, Problem{File: where.file, Line: where.line, Text: fmt.Sprintf("no words for %q", id)})
		}
		*text = said
		l.places[path] = l.locate(at + "/" + id)
		delete(words, id)
	}
	extra := func(words map[string]string, at string) {
		for id := range words {
			where := l.locate(at + "/" + id)
			l.problems = append(l.problems, Problem{File: where.file, Line: where.line, Text: fmt.Sprintf("words for unknown %q", id)})
		}
	}
	for i := range sources {
		s := &sources[i]
		path, at := "sources/"+s.ID, "source-words/sources/"+s.ID
		w, ok := words.Sources[s.ID]
		if !ok {
			where := l.locate(at)
			l.problems = append(l.problems, Problem{File: where.file, Line: where.line, Text: fmt.Sprintf("no words for source %q", s.ID)})
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
		where := l.locate("source-words/sources/" + id)
		l.problems = append(l.problems, Problem{File: where.file, Line: where.line, Text: fmt.Sprintf("words for unknown source %q", id)})
	}
}

// compare says where the translation has more or less than the source language, and
// what of it was made from an older text. A question whose translation is older
// says so itself.
func (l *loader) compare(lib *content.Library) {
	if len(l.incomplete) > 0 {
		return
	}
	theirs, ours := Revisions(l.source), Revisions(lib)
	fail := func(path string, note bool, text string) {
		at := l.locate(path)
		l.problems = append(l.problems, Problem{File: at.file, Line: at.line, Text: text, Note: note})
	}
	for path := range ours {
		if theirs[path] == "" {
			fail(path, false, fmt.Sprintf("is extra: %s has no text %s", content.SourceLang, path))
		}
	}
	made, places, problems := readRevisions(l.fsys, l.lang)
	l.problems = append(l.problems, problems...)
	for path, revision := range theirs {
		switch {
		case ours[path] == "":
			fail(path, false, fmt.Sprintf("is missing: there is no text %s", path))
		case problems != nil || made[path] == revision:
			continue
		case made[path] == "":
			fail(path, true, fmt.Sprintf("%s: the file %s says no revision that it was made from", path, RevisionsFile))
		default:
			fail(path, true, fmt.Sprintf("%s was made from an older text of %s", path, content.SourceLang))
		}
		if id, ok := strings.CutPrefix(path, "questions/"); ok {
			if q, of := lib.Question(id), l.source.Question(id); q != nil && of != nil {
				q.Newer = of.Updated
			}
		}
	}
	for path := range made {
		if theirs[path] == "" {
			l.problems = append(l.problems, Problem{File: l.lang + "/" + RevisionsFile, Line: places[path].line, Text: fmt.Sprintf("there is no text %s", path), Note: true})
		}
	}
}

// readRevisions reads the revisions file of a translation, which may be missing.
func readRevisions(fsys fs.FS, lang string) (map[string]string, map[string]place, Problems) {
	file := lang + "/" + RevisionsFile
	if _, err := fs.Stat(fsys, file); errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	l := &loader{fsys: fsys}
	data, ok := l.read(file)
	if !ok {
		return nil, nil, l.problems
	}
	revisions := map[string]string{}
	d := newDecoder(file, 0)
	d.file(data, &revisions, "")
	if d.problems != nil {
		return nil, nil, d.problems
	}
	return revisions, d.places, nil
}
