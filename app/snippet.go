package app

import (
	"cmp"
	"net/url"
	"strings"

	"shiming/content/address"
	"shiming/content/widget"
)

// Widget is the widget as an owner wants it: the values of its options by their names. An
// option that is missing or empty has its default.
type Widget map[string]string

func (w Widget) view() address.WidgetView {
	return address.ParseWidgetView(w[widget.OptionView], w[widget.OptionLang])
}

// name says what the widget shows.
func (s *Site) name(w Widget) string {
	v := w.view()
	switch address.Kind(v.Kind) {
	case address.TopicView:
		if t := s.Library.Topic(v.Of); t != nil {
			return t.Name
		}
	case address.QuestionView:
		if q := s.Library.Question(v.Of); q != nil {
			return q.Title
		}
	case address.CheckView:
		return s.Library.Interface.Check.Title
	}
	return s.Library.Interface.FullName
}

// value returns the value of an option, or nothing if that is the default.
func (w Widget) value(o *widget.Option) string {
	if value := w[o.Name]; value != o.Default {
		return value
	}
	return ""
}

// attributes returns the options that are not as they are by default, as
// attributes with prefix before their names. What is shown is always among them.
func (w Widget) attributes(prefix string) string {
	var b strings.Builder
	for _, o := range widget.Options {
		value := w.value(o)
		if o.Kind == widget.View {
			value = cmp.Or(value, o.Default)
		}
		if value == "" {
			continue
		}
		if value == o.Bare {
			value = ""
		}
		b.WriteString(attr(prefix+o.Name, value))
	}
	return b.String()
}

// Script returns the code for the widget as a script tag, which puts the widget in
// its own place.
func (s *Site) Script(w Widget) string {
	return s.script(w.attributes("data-")) + "\n<noscript>" + s.widgetLink(w) + "</noscript>"
}

// Element returns the code for the widget as an element. What is in the element is
// seen until the script makes a widget of it.
func (s *Site) Element(w Widget) string {
	return "<" + widget.Element + w.attributes("") + ">\n  " + s.widgetLink(w) + "\n</" + widget.Element + ">\n" + s.script("")
}

// PlainFrame returns the code for the widget as an iframe of the browser's own. Its height
// does not follow the content, and it takes some of the options only.
func (s *Site) PlainFrame(w Widget) string {
	query := ""
	for _, o := range widget.Options {
		value := w.value(o)
		if o.Param == "" || value == "" {
			continue
		}
		if o.Kind == widget.Questions {
			value = strings.Join(strings.Fields(value), ",")
		}
		query += "&" + o.Param + "=" + strings.ReplaceAll(url.QueryEscape(value), "%2C", ",")
	}
	if query != "" {
		query = "?" + query[1:]
	}
	code := "<iframe" + attr("src", s.Absolute(w.view().Frame())+query) + attr("title", cmp.Or(w[widget.OptionTitle], s.name(w))) +
		attr("width", "100%") + attr("height", cmp.Or(w[widget.OptionMinHeight], widget.FrameHeight)) + attr("frameborder", "0")
	if w[widget.OptionLoading] != "eager" {
		code += attr("loading", "lazy")
	}
	if w[widget.OptionSandbox] != "" {
		code += attr("sandbox", w[widget.OptionSandbox])
	}
	return code + "></iframe>\n<p>" + s.widgetLink(w) + "</p>"
}

func (s *Site) script(attributes string) string {
	return "<script async" + attr("src", s.Absolute(address.EmbedScript)) + attributes + "></script>"
}

// widgetLink leads to the full page.
func (s *Site) widgetLink(w Widget) string {
	return "<a" + attr("href", s.Absolute(w.view().Page())) + ">" + escape(s.name(w)) + "</a>"
}

// attr writes an attribute with a space before it. Where it has no value, that
// is its name alone.
func attr(name, value string) string {
	if value == "" {
		return " " + name
	}
	return " " + name + `="` + escape(value) + `"`
}

// escape writes any text so that it stands in HTML, in an attribute or not, as
// itself. HTML cannot have the character zero. A strings.Replacer would be 5 kB more of
// wasm.
func escape(text string) string {
	for _, pair := range [][2]string{{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {`"`, "&quot;"}, {"\r", "&#13;"}, {"\x00", ""}} {
		text = strings.ReplaceAll(text, pair[0], pair[1])
	}
	return text
}
