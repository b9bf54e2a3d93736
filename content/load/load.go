// Package load reads a library from its files, which package content specifies, and lints
// it. It runs on the host only.
package load

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"shiming/content"
	"shiming/content/decision"
	"shiming/content/lexicon"
	"shiming/content/lint"
	"shiming/content/load/strict"
)

// maxSize is the size that a file may have.
const maxSize = 256 << 10

// Languages returns the tags of the languages that there are words for, sorted: the names
// of the folders with an interface.yaml.
func Languages(fsys fs.FS) []string {
	files, _ := fs.Glob(fsys, "*/interface.yaml") // only a bad pattern is an error
	var langs []string
	for _, f := range files {
		langs = append(langs, path.Dir(f))
	}
	slices.Sort(langs)
	return langs
}

// Load reads the library in one language and lints it. It returns all problems, in the
// order of files and lines. The library is nil if something of it could not be read; with
// other problems it is there, but not fit to show. The lines of a problem are those of the
// files of fsys.
//
// A translation is read by [All], which has what it was made from.
func Load(fsys fs.FS, lang string) (*content.Library, Problems) {
	return load(fsys, lang, nil)
}

// load does what [Load] does. source is the library that the language is translated from,
// or nil.
func load(fsys fs.FS, lang string, source *content.Library) (*content.Library, Problems) {
	l := &loader{fsys: fsys, lang: lang, source: source, places: map[string]place{}}
	lib := l.library()
	l.lint(lib)
	if l.problems.Err() == nil {
		lib.Proof = lib.Checker.Proof()
		lib.Revision = tableRevision(lib.Checker.Table)
		lib.Lexicon = lexicon.Of(lib, l.whole)
	}
	if source != nil {
		l.compare(lib)
	}
	l.problems.tidy()
	if len(l.incomplete) > 0 {
		return nil, l.problems
	}
	return lib, l.problems
}

// Table reads the decision table alone and lints it by itself, of a folder whose words may
// not fit it.
func Table(fsys fs.FS) (*decision.Table, Problems) {
	l := &loader{fsys: fsys, places: map[string]place{}}
	l.incomplete = []string{"sources", "topics", "questions", "words", "interface"}
	lib := &content.Library{Checker: l.checker()}
	l.lint(lib)
	l.problems.tidy()
	return lib.Checker.Table, l.problems
}

type loader struct {
	fsys     fs.FS
	lang     string
	source   *content.Library // nil for the source language
	problems Problems

	// places says where the value at a path, as in [lint.Problem], is written.
	places map[string]place

	whole []string // words that stay whole

	// incomplete are the parts of the library that could not be read whole.
	incomplete []string
}

type place struct {
	file string
	line int
}

// topicEntry is a topic as in topics.yaml.
type topicEntry struct {
	ID        string   `json:"id"`
	Questions []string `json:"questions"`
}

func (l *loader) lint(lib *content.Library) {
	for _, p := range lint.Lint(lib, l.incomplete...) {
		l.add(p.Path, p.Text, false)
	}
}

// report adds the problems of a document that begins in a file after so many lines.
func (l *loader) report(file string, before int, problems []strict.Problem) {
	for _, p := range problems {
		l.problems = append(l.problems, Problem{File: file, Line: p.Line + before, Text: p.Text})
	}
}

// add adds a problem with the value at a path.
func (l *loader) add(path, text string, note bool) {
	at := l.locate(path)
	l.problems = append(l.problems, Problem{File: at.file, Line: at.line, Text: text, Note: note})
}

func (l *loader) checker() *decision.Engine {
	table := new(decision.Table)
	l.yaml("checker.yaml", "checker", "checker", table)
	return decision.Compile(table)
}

func (l *loader) library() *content.Library {
	var (
		source struct {
			Sources []content.Source `json:"sources"`
		}
		topics struct {
			First  []string     `json:"first,omitempty"`
			Topics []topicEntry `json:"topics"`
		}
		iface struct {
			Topics map[string]string `json:"topics"`
			Whole  []string          `json:"whole,omitempty"`
			content.Interface
		}
	)
	lib := &content.Library{Lang: l.lang, Checker: l.checker()}
	l.yaml("source.yaml", "sources", "", &source)
	l.yaml("topics.yaml", "topics", "", &topics)
	l.yaml(l.lang+"/checker.yaml", "words", "words", &lib.Words)
	l.yaml(l.lang+"/interface.yaml", "interface", "interface", &iface)
	if _, err := fs.Stat(l.fsys, l.lang+"/search.yaml"); err == nil {
		l.yaml(l.lang+"/search.yaml", "vocabulary", "vocabulary", &lib.Vocabulary)
	}

	lib.Sources = source.Sources
	lib.First = topics.First
	if l.source != nil {
		l.sources(lib.Sources)
		lib.Agent = l.source.Words.Message
	}
	lib.Interface = iface.Interface
	l.whole = iface.Whole
	lib.Languages = []content.Language{{Lang: l.lang, Name: iface.Language.Name}}
	lib.Topics = l.topics(topics.Topics, iface.Topics)
	lib.Questions = l.questions(topics.Topics)
	if slices.ContainsFunc(lib.Checker.Procedures, func(p decision.Procedure) bool { return p.WorkingDays > 0 }) {
		lib.Calendar = calendar()
	}
	return lib
}

// topics gives the topics their names.
func (l *loader) topics(entries []topicEntry, words map[string]string) []content.Topic {
	var topics []content.Topic
	for name, e := range decision.Entries(entries) {
		topics = append(topics, content.Topic{ID: e.ID, Name: words[e.ID], Questions: e.Questions})
		l.places["topics/"+name+"/name"] = l.locate("interface/topics/" + e.ID)
	}
	for id := range words {
		known := slices.ContainsFunc(topics, func(t content.Topic) bool { return t.ID == id })
		if !known && !slices.Contains(l.incomplete, "topics") {
			l.add("interface/topics/"+id, fmt.Sprintf("words for unknown topic %q", id), false)
		}
	}
	return topics
}

// yaml reads a file into the value that v points to, which is at a path of the library. If
// that cannot be done whole, the part is incomplete.
func (l *loader) yaml(file, part, path string, v any) {
	l.places[part] = place{file, 1}
	data, ok := l.read(file)
	if !ok {
		l.incomplete = append(l.incomplete, part)
		return
	}
	d := decoder()
	if part == "interface" {
		d.Check = placeholders
	}
	d.Decode(data, v, path)
	l.report(file, 0, d.Problems)
	for path, line := range d.Lines {
		l.places[path] = place{file, line}
	}
	if d.Incomplete {
		l.incomplete = append(l.incomplete, part)
	}
}

// read returns a file as text, with LF as line break.
func (l *loader) read(file string) (text string, ok bool) {
	fail := func(line int, text string) (string, bool) {
		l.problems = append(l.problems, Problem{File: file, Line: line, Text: text})
		return "", false
	}
	// To open a pipe would wait for one who writes to it.
	if info, err := fs.Stat(l.fsys, file); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return fail(1, "is not a regular file")
	}
	f, err := l.fsys.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return fail(1, "missing file")
	}
	if err != nil {
		return fail(1, "cannot be read: "+err.Error())
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxSize+1))
	if err != nil {
		return fail(1, "cannot be read: "+err.Error())
	}
	if len(data) > maxSize {
		return fail(1, fmt.Sprintf("file is larger than %d kB", maxSize>>10))
	}
	text = string(data)
	for i, line := range strings.Split(text, "\n") {
		if !utf8.ValidString(line) {
			return fail(i+1, "invalid UTF-8")
		}
	}
	text = strings.TrimPrefix(text, "\ufeff")
	return strings.ReplaceAll(text, "\r\n", "\n"), true
}

// locate returns the place of a path, or of the nearest path above it.
func (l *loader) locate(path string) place {
	for {
		if at, ok := l.places[path]; ok {
			return at
		}
		i := strings.LastIndexByte(path, '/')
		if i < 0 {
			return place{"source.yaml", 1}
		}
		path = path[:i]
	}
}
