package load

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"shiming/content"
	"shiming/content/decision"
)

// frontMatter is what stands above the answer in a question's file.
type frontMatter struct {
	frontWords
	Claims  []string `json:"claims"`
	Aliases []string `json:"aliases,omitempty"`
}

// frontWords is the front matter of a translation: what is the same in all languages is in
// the source language alone.
type frontWords struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Keywords []string `json:"keywords,omitempty"`
	Updated  string   `json:"updated"`
}

// questionFile is a question and the lines of its values, by their paths from it.
type questionFile struct {
	content.Question
	file  string
	lines map[string]int
}

const misplaced = "unexpected file: questions are questions/<topic>/<id>.md"

// questions reads all questions, in the order that the topics list them.
func (l *loader) questions(topics []topicEntry) []content.Question {
	var files []questionFile
	for _, file := range l.questionFiles() {
		if q, ok := l.question(file); ok {
			files = append(files, q)
		} else {
			l.incomplete = append(l.incomplete, "questions")
		}
	}
	var order []string
	for _, t := range topics {
		order = append(order, t.Questions...)
	}
	rank := func(q questionFile) int {
		if i := slices.Index(order, q.ID); i >= 0 {
			return i
		}
		return len(order)
	}
	slices.SortStableFunc(files, func(a, b questionFile) int { return rank(a) - rank(b) })

	var questions []content.Question
	for name, f := range decision.Entries(files) {
		questions = append(questions, f.Question)
		l.places["questions/"+name] = place{f.file, 1}
		for path, line := range f.lines {
			l.places["questions/"+name+"/"+path] = place{f.file, line}
		}
	}
	return questions
}

// questionFiles returns the names of the files of questions, and reports every other file.
func (l *loader) questionFiles() []string {
	root := l.lang + "/questions"
	l.places["questions"] = place{root, 1}
	fail := func(file, text string) {
		l.problems = append(l.problems, Problem{File: file, Line: 1, Text: text})
		l.incomplete = append(l.incomplete, "questions")
	}
	var files []string
	_ = fs.WalkDir(l.fsys, root, func(file string, e fs.DirEntry, err error) error {
		switch {
		case err != nil && file == root:
			fail(root, "missing folder")
		case err != nil:
			fail(file, "cannot be read: "+err.Error())
		case e.IsDir() && strings.Count(strings.TrimPrefix(file, root), "/") > 1:
			fail(file, misplaced)
			return fs.SkipDir
		case e.IsDir(), strings.HasPrefix(e.Name(), "."):
		case path.Ext(file) != ".md" || path.Dir(path.Dir(file)) != root:
			fail(file, misplaced)
		default:
			files = append(files, file)
		}
		return nil
	})
	return files
}

// question reads the file of a question, ok if all of it could be read.
func (l *loader) question(file string) (q questionFile, ok bool) {
	text, ok := l.read(file)
	if !ok {
		return q, false
	}
	fail := func(line int, text string) {
		l.problems = append(l.problems, Problem{File: file, Line: line, Text: text})
	}
	head, body, line, ok := cutFrontMatter(text)
	if !ok {
		fail(1, "missing front matter: YAML between two lines of ---")
		return q, false
	}
	var front frontMatter
	d := decoder()
	if l.source == nil {
		d.Decode(head, &front, "")
	} else {
		d.Decode(head, &front.frontWords, "")
		if q := l.source.Question(front.ID); q != nil {
			front.Claims, front.Aliases = q.Claims, q.Aliases
		}
	}
	ok = !d.Incomplete
	l.report(file, 1, d.Problems)

	name := strings.TrimSuffix(path.Base(file), ".md")
	q.file = file
	q.lines = map[string]int{"answer": line}
	for path, line := range d.Lines {
		q.lines[path] = line + 1
	}
	if ok && front.ID != name {
		fail(q.lines["id"], fmt.Sprintf("id does not match the name of the file, %q", name))
		ok = false
	}

	blocks, lines, problems := readMarkdown(body, line)
	l.report(file, 0, problems)
	for path, at := range lines {
		q.lines["answer/"+path] = at
	}
	if len(blocks) == 0 {
		ok = false
		if len(problems) == 0 {
			fail(line, "empty answer")
		}
	}
	q.Question = content.Question{
		ID:       front.ID,
		Topic:    path.Base(path.Dir(file)),
		Title:    front.Title,
		Claims:   front.Claims,
		Keywords: front.Keywords,
		Aliases:  front.Aliases,
		Updated:  front.Updated,
		Answer:   blocks,
	}
	return q, ok
}

var fenced = regexp.MustCompile(`\A---\n((?:.*\n)*?)---(?:\n|\z)`)

// cutFrontMatter cuts a file into its front matter and its body, which begins at a line.
func cutFrontMatter(text string) (head, body string, line int, ok bool) {
	m := fenced.FindStringSubmatch(text)
	if m == nil {
		return "", "", 0, false
	}
	return m[1], text[len(m[0]):], 1 + strings.Count(m[0], "\n"), true
}
