package app

import (
	"net/url"
	"strings"

	"shiming/content"
)

// View is what an address shows.
type View struct {
	Kind Kind

	// Path is the canonical path below the base, such as "" or "q/how-to-verify/".
	Path string

	// Question is shown by a view of kind Question.
	Question *content.Question

	// Place is shown by a view of kind Check.
	Place content.Place
}

// Kind says what a view is.
type Kind string

// The kinds of view.
const (
	Home     Kind = "home"
	Question Kind = "question"
	Check    Kind = "check"
	Rules    Kind = "rules"
	About    Kind = "about"

	// EmbedPage is the page for those who put the product on a page of their own.
	EmbedPage Kind = "embed"

	NotFound Kind = "not-found"
)

// Missing is the view of an address that shows nothing. Static hosts show the
// file of its path for every such address.
var Missing = View{Kind: NotFound, Path: "404.html"}

// routes is the table of addresses: the first segment of a path decides which
// view it has. open makes the view from the segments after it.
var routes = []struct {
	first string
	open  func(lib *content.Library, rest []string) (View, bool)
}{
	{"", single(Home, "")},
	{"q", openQuestion},
	{"check", openCheck},
	{"rules", single(Rules, "rules/")},
	{"about", single(About, "about/")},
	{"embed", single(EmbedPage, "embed/")},
}

// Open returns the view of a path below the base. The path may be an old or
// inexact one: the view's own Path is the canonical one. If there is none,
// Open returns Missing and false.
func Open(lib *content.Library, path string) (View, bool) {
	segments := strings.Split(strings.Trim(path, "/"), "/")
	for i, s := range segments {
		if plain, err := url.PathUnescape(s); err == nil {
			segments[i] = plain
		}
	}
	for _, r := range routes {
		if r.first == segments[0] {
			if v, ok := r.open(lib, segments[1:]); ok {
				return v, true
			}
		}
	}
	return Missing, false
}

// Views returns every view that has a page of its own, each once. Open finds each
// of them by its path.
func Views(lib *content.Library) []View {
	paths := []string{"", "rules/", "about/", "embed/"}
	for _, q := range lib.Questions {
		paths = append(paths, questionPath(q.ID))
	}
	for _, p := range lib.Checker.Reachable() {
		paths = append(paths, CheckPath(p))
	}
	views := make([]View, len(paths))
	for i, path := range paths {
		views[i], _ = Open(lib, path)
	}
	return views
}

func single(kind Kind, path string) func(*content.Library, []string) (View, bool) {
	return func(_ *content.Library, rest []string) (View, bool) {
		return View{Kind: kind, Path: path}, len(rest) == 0
	}
}

func openQuestion(lib *content.Library, rest []string) (View, bool) {
	if len(rest) != 1 {
		return View{}, false
	}
	q := lib.Question(rest[0])
	if q == nil {
		q = lib.QuestionByAlias(rest[0])
	}
	if q == nil {
		return View{}, false
	}
	return View{Kind: Question, Path: questionPath(q.ID), Question: q}, true
}

// openCheck opens any address below check/: what is wrong in it is dropped.
func openCheck(lib *content.Library, rest []string) (View, bool) {
	answers, _ := lib.Checker.ParseAnswers(rest)
	return checkView(lib.Checker.Walk(answers)), true
}

func checkView(p content.Place) View {
	return View{Kind: Check, Path: CheckPath(p), Place: p}
}

func questionPath(id string) string { return "q/" + id + "/" }

// CheckPath returns the canonical path of a place of the checker.
func CheckPath(p content.Place) string {
	path := "check/"
	for _, s := range p.Segments() {
		path += s + "/"
	}
	return path
}
