package address

import (
	"net/url"
	"strings"

	"shiming/content"
)

// WidgetView is what a widget shows, as its option view says it: a kind and what of it,
// such as "question:how-to-verify" or "check:state=none/shop=global".
type WidgetView struct {
	Kind string // faq, topic, question or check; anything else is shown as faq
	Of   string // an id, or answers

	prefix string // of the language
}

// WidgetFAQ is the view that shows all answers.
const WidgetFAQ = "faq"

// WidgetTopic and WidgetQuestion write the views of a topic and of a question.
func WidgetTopic(id string) string    { return string(TopicView) + ":" + id }
func WidgetQuestion(id string) string { return string(QuestionView) + ":" + id }

// ParseWidgetView reads the options view and lang. What an owner wrote is not checked; the
// script on the page does that.
func ParseWidgetView(view, lang string) WidgetView {
	v := WidgetView{}
	v.Kind, v.Of, _ = strings.Cut(view, ":")
	if lang != "" && lang != content.SourceLang {
		v.prefix = url.PathEscape(lang) + "/"
	}
	return v
}

// Frame returns the path of the page that the widget's frame shows, with the prefix of its
// language.
func (v WidgetView) Frame() string { return v.prefix + Frame + v.path() }

// Page returns the path of the full page that shows the same, with the prefix of its
// language.
func (v WidgetView) Page() string {
	if id, ok := strings.CutPrefix(v.path(), topics); ok {
		return v.prefix + Topic(strings.TrimSuffix(id, "/")).Path()
	}
	return v.prefix + v.path()
}

func (v WidgetView) path() string {
	path := ""
	switch Kind(v.Kind) {
	case TopicView:
		path = topics
	case QuestionView:
		path = questions
	case CheckView:
		path = Check
	default:
		return Home
	}
	for s := range strings.SplitSeq(strings.ReplaceAll(v.Of, ",", "/"), "/") {
		if s != "" {
			path += url.PathEscape(s) + "/"
		}
	}
	return path
}
