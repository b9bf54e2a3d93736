package app

import (
	"net/url"
	"strings"

	"shiming/content"
)

// Embed is the widget as an owner wants it. An option that is empty has its
// default.
type Embed struct {
	View      string // faq, topic:<id>, question:<id>, check, or check:<input>=<answer>/…
	Lang      string
	Theme     string
	Accent    string // a colour of CSS
	Radius    string // a length of CSS
	Font      string
	MinHeight string // in pixels
	MaxHeight string
	Loading   string
	Open      []string // ids of questions
	Mirror    string   // name of a parameter in the address of the owner's page
	Title     string
	Debug     bool
	Sandbox   string
}

// Option is an option of the widget.
type Option struct {
	// Name is the attribute of the element. On the script tag data- stands before it.
	Name string

	// Values are what may be written: the names of all values, or examples.
	Values []string

	// Default is the value that holds where the option is not written.
	Default string

	// Bare is the value that the name alone stands for.
	Bare string

	of func(*Embed) string
}

// Options are all options, in the order in which they are written and explained.
var Options = []Option{
	{Name: "view", Default: "faq", of: func(e *Embed) string { return e.View },
		Values: []string{"faq", "topic:unbind", "question:how-to-verify", "check", "check:state=none"}},
	{Name: "lang", Default: rootLang, of: func(e *Embed) string { return e.Lang }},
	{Name: "theme", Default: "auto", of: func(e *Embed) string { return e.Theme }, Values: []string{"auto", "light", "dark"}},
	{Name: "accent", of: func(e *Embed) string { return e.Accent }, Values: []string{defaultAccent}},
	{Name: "radius", of: func(e *Embed) string { return e.Radius }, Values: []string{"12px"}},
	{Name: "font", Default: "system", of: func(e *Embed) string { return e.Font }, Values: []string{"system", "inherit"}},
	{Name: "min-height", of: func(e *Embed) string { return e.MinHeight }, Values: []string{"400"}},
	{Name: "max-height", of: func(e *Embed) string { return e.MaxHeight }, Values: []string{"800"}},
	{Name: "loading", Default: "lazy", of: func(e *Embed) string { return e.Loading }, Values: []string{"lazy", "eager", "click"}},
	{Name: "open", of: func(e *Embed) string { return strings.Join(e.Open, " ") }, Values: []string{"how-to-verify can-i-unbind"}},
	{Name: "mirror-url", Bare: "shiming", of: func(e *Embed) string { return e.Mirror }, Values: []string{"shiming"}},
	{Name: "title", of: func(e *Embed) string { return e.Title }},
	{Name: "debug", Bare: "debug", of: func(e *Embed) string {
		if e.Debug {
			return "debug"
		}
		return ""
	}},
	{Name: "sandbox", of: func(e *Embed) string { return e.Sandbox }, Values: []string{"allow-scripts allow-same-origin"}},
}

const (
	// rootLang is the language whose pages stand at the root of the site.
	rootLang = content.SourceLang

	// defaultAccent is the main colour of the style.
	defaultAccent = "#0a655c"

	// frameHeight is that of a plain iframe, in pixels.
	frameHeight = "640"
)

// Path returns the path of the page that the widget's frame shows.
func (e Embed) Path() string {
	kind, segments := e.view()
	path := e.root() + "frame/"
	switch kind {
	case "topic":
		path += "topic/"
	case "question":
		path += "q/"
	case "check":
		path += "check/"
	}
	return path + segments
}

// Page returns the path of the full page that shows the same.
func (e Embed) Page() string {
	kind, segments := e.view()
	switch kind {
	case "topic":
		return e.root() + topicPath(strings.TrimSuffix(segments, "/"))
	case "question":
		return e.root() + "q/" + segments
	case "check":
		return e.root() + "check/" + segments
	}
	return e.root()
}

// root returns the path of the home page.
func (e Embed) root() string {
	if e.Lang == "" || e.Lang == rootLang {
		return ""
	}
	return url.PathEscape(e.Lang) + "/"
}

// view returns the kind of what is shown, and the segments of the path that say
// more of it, each with a slash at its end.
func (e Embed) view() (kind, segments string) {
	kind, rest, _ := strings.Cut(e.View, ":")
	for s := range strings.SplitSeq(rest, "/") {
		if s != "" {
			segments += url.PathEscape(s) + "/"
		}
	}
	return kind, segments
}

// name says what the widget shows.
func (e Embed) name(lib *content.Library) string {
	kind, id, _ := strings.Cut(e.View, ":")
	switch kind {
	case "topic":
		if t := lib.Topic(id); t != nil {
			return t.Name
		}
	case "question":
		if q := lib.Question(id); q != nil {
			return q.Title
		}
	case "check":
		return lib.Interface.Check.Title
	}
	return lib.Interface.FullName
}

// attributes returns the options that are not as they are by default, as
// attributes with prefix before their names. What is shown is always among them.
func (e Embed) attributes(prefix string) string {
	var b strings.Builder
	for _, o := range Options {
		value := o.of(&e)
		switch {
		case o.Name == "view" && value == "":
			value = o.Default
		case o.Name != "view" && (value == "" || value == o.Default):
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
func (e Embed) Script(s *Site) string {
	return e.script(s, e.attributes("data-")) + "\n<noscript>" + e.link(s) + "</noscript>"
}

// Element returns the code for the widget as an element. What is in the element is
// seen until the script makes a widget of it.
func (e Embed) Element(s *Site) string {
	return "<shiming-faq" + e.attributes("") + ">\n  " + e.link(s) + "\n</shiming-faq>\n" + e.script(s, "")
}

// Frame returns the code for the widget as an iframe of the browser's own. Its
// height does not follow the content, and it knows some of the options only.
func (e Embed) Frame(s *Site) string {
	query := ""
	for _, o := range []struct{ name, value string }{
		{"theme", e.Theme}, {"accent", e.Accent}, {"open", strings.Join(e.Open, ",")},
	} {
		if o.value != "" && o.value != "auto" {
			query += "&" + o.name + "=" + strings.ReplaceAll(url.QueryEscape(o.value), "%2C", ",")
		}
	}
	if query != "" {
		query = "?" + query[1:]
	}
	title, height := e.Title, e.MinHeight
	if title == "" {
		title = e.name(s.Library)
	}
	if height == "" {
		height = frameHeight
	}
	code := "<iframe" + attr("src", s.Whole(e.Path())+query) + attr("title", title) +
		attr("width", "100%") + attr("height", height) + attr("frameborder", "0")
	if e.Loading != "eager" {
		code += attr("loading", "lazy")
	}
	if e.Sandbox != "" {
		code += attr("sandbox", e.Sandbox)
	}
	return code + "></iframe>\n<p>" + e.link(s) + "</p>"
}

func (e Embed) script(s *Site, attributes string) string {
	return "<script async" + attr("src", s.Whole(embedScript)) + attributes + "></script>"
}

// link leads to the full page.
func (e Embed) link(s *Site) string {
	return "<a" + attr("href", s.Whole(e.Page())) + ">" + escaped(e.name(s.Library)) + "</a>"
}

// embedScript is the path of the script that makes widgets.
const embedScript = "embed.js"

// attr writes an attribute with a space before it. Where it has no value, that
// is its name alone.
func attr(name, value string) string {
	if value == "" {
		return " " + name
	}
	return " " + name + `="` + escaped(value) + `"`
}

// escaped writes any text so that it stands in HTML, in an attribute or not, as
// itself. HTML cannot have the character zero. A strings.Replacer would be 5 kB more of
// wasm.
func escaped(text string) string {
	for _, pair := range [][2]string{{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {`"`, "&quot;"}, {"\r", "&#13;"}, {"\x00", ""}} {
		text = strings.ReplaceAll(text, pair[0], pair[1])
	}
	return text
}
