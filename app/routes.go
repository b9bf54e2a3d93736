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
	// That of a view in a frame starts with "frame/".
	Path string

	// Frame tells that the view is for a frame in someone else's page.
	Frame bool

	// Topic is shown by a view of kind Topic.
	Topic *content.Topic

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
	Topic    Kind = "topic" // in frames only
	Question Kind = "question"
	Check    Kind = "check"
	Rules    Kind = "rules"
	Beyond   Kind = "beyond"
	About    Kind = "about"

	// EmbedPage is the page for those who put the product on a page of their own.
	EmbedPage Kind = "embed"

	NotFound Kind = "not-found"
)

// Missing is the view of an address that shows nothing. Static hosts show the
// file of its path for every such address.
var Missing = View{Kind: NotFound, Path: "404.html"}

// MissingInFrame is the same for an address below frame/.
var MissingInFrame = View{Kind: NotFound, Path: frameFolder + "404.html", Frame: true}

const frameFolder = "frame/"

// routes is the table of addresses: the first segment of a path decides which
// view it has. open makes the view from the segments after it.
var routes = []struct {
	first  string
	places places
	open   func(lib *content.Library, rest []string) (View, bool)
}{
	{"", everywhere, single(Home, "")},
	{"q", everywhere, openQuestion},
	{"check", everywhere, openCheck},
	{"topic", framesOnly, openTopic},
	{"rules", pagesOnly, single(Rules, "rules/")},
	{"beyond", pagesOnly, openBeyond},
	{"about", pagesOnly, single(About, "about/")},
	{"embed", pagesOnly, single(EmbedPage, "embed/")},
}

// places says where there is a view.
type places int

const (
	everywhere places = iota
	pagesOnly
	framesOnly
)

// in reports whether the view is there in a frame, or else as a full page.
func (p places) in(frame bool) bool {
	return p == everywhere || (p == framesOnly) == frame
}

// Open returns the view of a path below the base. The path may be an old or
// inexact one: the view's own Path is the canonical one. If there is none,
// Open returns Missing, or below frame/ MissingInFrame, and false.
func Open(lib *content.Library, path string) (View, bool) {
	segments := strings.Split(strings.Trim(path, "/"), "/")
	for i, s := range segments {
		if plain, err := url.PathUnescape(s); err == nil {
			segments[i] = plain
		}
	}
	frame := segments[0] == "frame"
	if frame {
		if segments = segments[1:]; len(segments) == 0 {
			segments = []string{""}
		}
	}
	for _, r := range routes {
		if r.first == segments[0] && r.places.in(frame) {
			if v, ok := r.open(lib, segments[1:]); ok {
				if frame {
					v.Frame, v.Path = true, frameFolder+v.Path
				}
				return v, true
			}
		}
	}
	if frame {
		return MissingInFrame, false
	}
	return Missing, false
}

// Full returns the path of the full page for a view in a frame, without a
// fragment, as a canonical address has it.
func (v View) Full() string {
	path, _, _ := strings.Cut(v.More(), "#")
	return path
}

// More returns the path of the full page for a view in a frame, for a link. It has
// a fragment where the page shows more than the view.
func (v View) More() string {
	switch {
	case !v.Frame:
		return v.Path
	case v.Kind == Topic:
		return topicPath(v.Topic.ID)
	case v.Kind == NotFound:
		return ""
	}
	return strings.TrimPrefix(v.Path, frameFolder)
}

// Views returns every view that has a full page of its own, each once. Open finds
// each of them by its path.
func Views(lib *content.Library) []View {
	paths := []string{"", "rules/", "about/", "embed/"}
	if lib.HasBeyond() {
		paths = append(paths, "beyond/")
	}
	return views(lib, append(paths, sharedPaths(lib)...))
}

// FrameViews returns every view that has a page of its own for frames.
func FrameViews(lib *content.Library) []View {
	paths := []string{frameFolder}
	for _, t := range lib.Topics {
		paths = append(paths, frameFolder+"topic/"+t.ID+"/")
	}
	for _, path := range sharedPaths(lib) {
		paths = append(paths, frameFolder+path)
	}
	return views(lib, paths)
}

// sharedPaths returns the paths of the questions and of the checker's places.
func sharedPaths(lib *content.Library) []string {
	var paths []string
	for _, q := range lib.Questions {
		paths = append(paths, questionPath(q.ID))
	}
	for _, p := range lib.Checker.Reachable() {
		paths = append(paths, CheckPath(p))
	}
	return paths
}

func views(lib *content.Library, paths []string) []View {
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

func openTopic(lib *content.Library, rest []string) (View, bool) {
	if len(rest) != 1 {
		return View{}, false
	}
	t := lib.Topic(rest[0])
	if t == nil {
		return View{}, false
	}
	return View{Kind: Topic, Path: "topic/" + t.ID + "/", Topic: t}, true
}

func openBeyond(lib *content.Library, rest []string) (View, bool) {
	return View{Kind: Beyond, Path: "beyond/"}, len(rest) == 0 && lib.HasBeyond()
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

// topicPath returns the path of a topic, which is a part of the home page.
func topicPath(id string) string { return topicFragment + id }

const topicFragment = "#topic-"

// CheckPath returns the canonical path of a place of the checker.
//
//go:noinline
func CheckPath(p content.Place) string {
	path := "check/"
	for _, s := range p.Segments() {
		path += s + "/"
	}
	return path
}
