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
func (v WidgetView) Frame() string {
	if Kind(v.Kind) == TopicView {
		return v.prefix + Frame + topics + v.segments()
	}
	return v.prefix + Frame + v.page()
}

// Page returns the path of the full page that shows the same, with the prefix of its
// language.
func (v WidgetView) Page() string { return v.prefix + v.page() }

func (v WidgetView) page() string {
	switch Kind(v.Kind) {
	case TopicView:
		return Topic(strings.TrimSuffix(v.segments(), "/"))
	case QuestionView:
		return questions + v.segments()
	case CheckView:
		return Check + v.segments()
	}
	return Home
}

// segments returns the segments of the path that say what of the kind is shown.
func (v WidgetView) segments() string {
	all := ""
	for s := range strings.SplitSeq(v.Of, "/") {
		if s != "" {
			all += url.PathEscape(s) + "/"
		}
	}
	return all
}
