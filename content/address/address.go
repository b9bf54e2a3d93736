// Package address reads and writes the addresses of the site: what an address shows, the
// address of everything that has one, the parameters in it, and the names of the files.
// The scripts get what they need of it from [Constants]; nobody else spells an address.
//
// A path is below the base of the site and the prefix of its language, and has no slash
// before it: "" is the home page, "q/how-to-verify/" a question. Paths of pages end in a
// slash.
package address

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"shiming/content"
	"shiming/content/decision"
)

// Kind says what a view is.
type Kind string

// The kinds of view.
const (
	HomeView     Kind = "home"
	TopicView    Kind = "topic" // in frames only
	QuestionView Kind = "question"
	CheckView    Kind = "check"
	RulesView    Kind = "rules"
	BeyondView   Kind = "beyond"
	AboutView    Kind = "about"
	EmbedView    Kind = "embed" // for those who put the product on a page of their own
	NotFoundView Kind = "not-found"
)

// The paths of single pages, and what the paths of the others begin with.
const (
	Home   = ""
	Rules  = "rules/"
	Beyond = "beyond/"
	About  = "about/"
	Embed  = "embed/"
	Check  = "check/"

	// Frame is what the paths of pages in the layout for frames begin with.
	Frame = "frame/"

	questions = "q/"
	topics    = "topic/"
)

// View is what an address shows.
type View struct {
	Kind Kind

	// Path is the canonical path. That of a view in a frame starts with [Frame].
	Path string

	// Frame tells that the view is for a frame in someone else's page.
	Frame bool

	// Topic is shown by a view of kind TopicView, Question by one of kind QuestionView, and
	// Place by one of kind CheckView.
	Topic    *content.Topic
	Question *content.Question
	Place    decision.Place
}

// NotFound is the view of an address that shows nothing, and NotFoundInFrame the one of
// such an address below [Frame]. Static hosts show the files of their paths.
var (
	NotFound        = View{Kind: NotFoundView, Path: notFoundPage}
	NotFoundInFrame = View{Kind: NotFoundView, Path: Frame + notFoundPage, Frame: true}
)

// routes is the table of addresses: the first segment of a path decides which view it
// has, and whether there is one as a full page, and one in a frame. open makes the view
// from the segments after it. A former address is one whose view has another path;
// builder.formerAddresses in web/site makes the page for it that hosts of files need.
var routes = []struct {
	first       string
	page, frame bool
	open        func(lib *content.Library, rest []string) (View, bool)
}{
	{Home, true, true, single(HomeView, Home)},
	{questions, true, true, openQuestion},
	{Check, true, true, openCheck},
	{topics, false, true, openTopic},
	{Rules, true, false, single(RulesView, Rules)},
	{Beyond, true, false, openBeyond},
	{About, true, false, single(AboutView, About)},
	{Embed, true, false, single(EmbedView, Embed)},
}

// Open returns the view of a path, which may be an old or inexact one: the view's own Path
// is the canonical one. If there is none, Open returns [NotFound], or below [Frame]
// [NotFoundInFrame], and false.
func Open(lib *content.Library, path string) (View, bool) {
	segments := strings.Split(strings.Trim(strings.Map(plain, path), "/"), "/")
	for i, s := range segments {
		if whole, err := url.PathUnescape(s); err == nil {
			segments[i] = strings.Map(plain, whole)
		}
	}
	frame := segments[0]+"/" == Frame
	if frame {
		segments = segments[1:]
	}
	if segments = asPasted(segments); len(segments) == 0 {
		segments = []string{""}
	}
	for _, r := range routes {
		if strings.TrimSuffix(r.first, "/") == segments[0] && (frame && r.frame || !frame && r.page) {
			if v, ok := r.open(lib, segments[1:]); ok {
				if frame {
					v.Frame, v.Path = true, Frame+v.Path
				}
				return v, true
			}
		}
	}
	if frame {
		return NotFoundInFrame, false
	}
	return NotFound, false
}

// plain undoes what input methods, phones and messengers do to the characters of an address:
// full-width forms, capitals, and characters without a width, where a line may break.
func plain(r rune) rune {
	switch {
	case r > 0xff00 && r < 0xff5f:
		return plain(r - 0xfee0)
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r == 0xad, r >= 0x200b && r <= 0x200f, r == 0x2060, r == 0xfeff:
		return -1
	}
	return r
}

// closes reports whether a sentence may go on with a character behind an address: marks,
// symbols and what is no character at all, but no letter.
func closes(r rune) bool {
	return strings.ContainsRune(" ,:;!?&(){}[]*|~\"'\u00a0", r) || r >= 0x2000 && r < 0x3040 || r >= 0xfe00
}

// joins are the characters beside letters and digits that an address has, and does not end in.
const joins = "-_=."

// foreign reports whether no address has a character between its slashes.
func foreign(r rune) bool {
	return (r < 'a' || r > 'z') && (r < '0' || r > '9') && !strings.ContainsRune(joins, r)
}

// asPasted takes off what was pasted behind an address, such as a full stop and a sentence.
// No address has such characters. Below [Check] they separate, as what is wrong there is
// dropped by itself.
func asPasted(segments []string) []string {
	for i, s := range segments {
		at := strings.IndexFunc(s, foreign)
		if at < 0 && i == len(segments)-1 {
			at = len(strings.TrimRight(s, joins))
		}
		first, _ := utf8.DecodeRuneInString(s)
		if at < 0 || i == 0 && at == 0 && !closes(first) {
			continue
		}
		if segments[0]+"/" == Check && i > 0 {
			apart := func(r rune) bool { return r == '.' || foreign(r) }
			segments = append(segments[:i:i], strings.FieldsFunc(strings.Join(segments[i:], "/"), apart)...)
			for i, s := range segments {
				segments[i] = strings.Trim(s, joins)
			}
			return segments
		}
		segments = append(segments[:i:i], s[:at])
		if at == 0 {
			segments = segments[:i]
		}
		break
	}
	return segments
}

func single(kind Kind, path string) func(*content.Library, []string) (View, bool) {
	return func(_ *content.Library, rest []string) (View, bool) {
		return View{Kind: kind, Path: path}, len(rest) == 0
	}
}

// openQuestion and openTopic find nothing for several segments: an id has no slash.
func openQuestion(lib *content.Library, rest []string) (View, bool) {
	id := strings.Join(rest, "/")
	q := lib.Question(id)
	if q == nil {
		q = lib.QuestionByAlias(id)
	}
	if q == nil {
		return View{}, false
	}
	return View{Kind: QuestionView, Path: Question(q.ID), Question: q}, true
}

func openTopic(lib *content.Library, rest []string) (View, bool) {
	t := lib.Topic(strings.Join(rest, "/"))
	if t == nil {
		return View{}, false
	}
	return View{Kind: TopicView, Path: topics + t.ID + "/", Topic: t}, true
}

func openBeyond(lib *content.Library, rest []string) (View, bool) {
	return View{Kind: BeyondView, Path: Beyond}, len(rest) == 0 && lib.HasBeyond()
}

// openCheck opens any address below [Check]: what is wrong in it is dropped.
func openCheck(lib *content.Library, rest []string) (View, bool) {
	answers, _ := lib.Checker.ParseAnswers(rest)
	return OfPlace(lib.Checker.Walk(answers)), true
}

// OfPlace returns the view of a place of the checker.
func OfPlace(p decision.Place) View { return View{Kind: CheckView, Path: Place(p), Place: p} }

// Views returns every view that has a full page of its own, each once. [Open] finds each
// of them by its path.
func Views(lib *content.Library) []View {
	paths := []string{Home, Rules, About, Embed}
	if lib.HasBeyond() {
		paths = append(paths, Beyond)
	}
	return open(lib, "", append(paths, shared(lib)...))
}

// FrameViews returns every view that has a page of its own for frames.
func FrameViews(lib *content.Library) []View {
	paths := []string{Home}
	for _, t := range lib.Topics {
		paths = append(paths, topics+t.ID+"/")
	}
	return open(lib, Frame, append(paths, shared(lib)...))
}

// shared returns the paths of the questions and of the checker's places.
func shared(lib *content.Library) []string {
	var paths []string
	for _, q := range lib.Questions {
		paths = append(paths, Question(q.ID))
	}
	for _, p := range lib.Checker.Reachable() {
		paths = append(paths, Place(p))
	}
	return paths
}

func open(lib *content.Library, folder string, paths []string) []View {
	views := make([]View, len(paths))
	for i, path := range paths {
		views[i], _ = Open(lib, folder+path)
	}
	return views
}

// File returns the name of the file that has the page of a view.
func (v View) File() string {
	if v.Kind == NotFoundView {
		return v.Path
	}
	return v.Path + indexPage
}

// Folder returns the path of the folder that the file of a view is in.
func (v View) Folder() string { return strings.TrimSuffix(v.Path, notFoundPage) }

// Full returns the path of the full page for a view in a frame, without a fragment, as a
// canonical address has it.
func (v View) Full() string {
	path, _, _ := strings.Cut(v.FullLink(), "#")
	return path
}

// FullLink returns the path of the full page for a view in a frame, for a link. It has a
// fragment where the page shows more than the view.
func (v View) FullLink() string {
	switch {
	case !v.Frame:
		return v.Path
	case v.Kind == TopicView:
		return Topic(v.Topic.ID).Path()
	case v.Kind == NotFoundView:
		return Home
	}
	return strings.TrimPrefix(v.Path, Frame)
}
