// Package widget is the table of what owners embed: the options of the widget, the
// messages between it and the page in its frame, which are its events and commands, and
// what the doctor may find wrong with it. The form, the snippets and the page for owners,
// the scripts on both sides, the types for TypeScript and the words that a library needs
// are made from it.
package widget

import (
	"strings"

	"shiming/content"
	"shiming/content/address"
)

// Element is the name of the element.
const Element = "shiming-faq"

// Name is what events and messages are named by.
const Name = "shiming"

// Kind says what values an option takes.
type Kind string

// The kinds of options.
const (
	View      Kind = "view"      // what is shown, as address.ParseWidgetView has it
	Language  Kind = "language"  // a language tag
	Choice    Kind = "choice"    // one of Values
	Colour    Kind = "colour"    // of CSS
	Length    Kind = "length"    // of CSS
	Pixels    Kind = "pixels"    // a whole number
	Questions Kind = "questions" // ids of questions, separated by white space
	Parameter Kind = "parameter" // the name of a parameter in an address
	Text      Kind = "text"
	Flag      Kind = "flag"    // written or not
	Sandbox   Kind = "sandbox" // as the attribute of an iframe
)

// Option is an option of the widget.
type Option struct {
	// Name is the attribute of the element. On the script tag data- stands before it.
	// The property of the element is the same without hyphens: see [Option.Property].
	Name string
	Kind Kind

	Default string // the value that holds where the option is not written
	Bare    string // the value that the name alone stands for

	// Values are what may be written: all values of a Choice unless Any is set, of other kinds
	// examples.
	Values []string
	Any    bool

	// Form are the values that the form for owners offers, the default first. Without them
	// the form asks as the kind has it.
	Form []Pick

	Frame bool   // the frame gets it, in the message configure
	Param string // the parameter by which the address of a plain iframe says it, if it can
	Once  bool   // the widget reads it only when it starts
	More  bool   // there is more to explain than the label in the form
}

// Property returns the property of the element that reflects the attribute, which is what
// frameworks set. A value that is null or false takes the attribute away.
func (o *Option) Property() string {
	first, rest, _ := strings.Cut(o.Name, "-")
	if rest != "" {
		rest = strings.ToUpper(rest[:1]) + rest[1:]
	}
	return first + rest
}

// Native reports whether every element has such a property: for the types it is HTML's own.
func (o *Option) Native() bool { return o.Name == OptionLang || o.Name == OptionTitle }

// A Pick is a value that the form offers, and the word for it: a key of the words of the
// form, which all options share. The default has no value.
type Pick struct{ Word, Value string }

// Choices returns the values that the form offers, the default first.
func (o *Option) Choices() []Pick {
	all := o.Form
	if o.Kind == Choice {
		for _, v := range o.Values {
			pick := Pick{v, v}
			if v == o.Default {
				pick.Value = ""
			}
			all = append(all, pick)
		}
	}
	return all
}

// DefaultAccent is the main colour of the style, where the choice of a colour begins.
const DefaultAccent = "#0a655c"

// DefaultParameter is the parameter that mirrors what is shown.
const DefaultParameter = Name

// The names of the options that code asks for by name.
const (
	OptionView      = "view"
	OptionLang      = "lang"
	OptionMinHeight = "min-height"
	OptionMaxHeight = "max-height"
	OptionLoading   = "loading"
	OptionOpen      = "open"
	OptionMirror    = "mirror-url"
	OptionTitle     = "title"
	OptionDebug     = "debug"
	OptionSandbox   = "sandbox"
)

// Options are all options, in the order in which they are written and explained. What an
// option does is in the scripts: assets/js/embed/widget.js reads its attribute, and with
// Frame sends it to assets/js/frame/look.js.
var Options = []*Option{
	{Name: OptionView, Kind: View, Default: address.WidgetFAQ, Values: []string{address.WidgetFAQ, "topic:unbind", "question:how-to-verify", "check", "check:state=none"}, More: true},
	{Name: OptionLang, Kind: Language, Default: content.SourceLang, More: true},
	{Name: "theme", Kind: Choice, Default: "auto", Values: []string{"auto", "light", "dark"}, Frame: true, Param: address.ThemeParam, More: true},
	{Name: "accent", Kind: Colour, Values: []string{DefaultAccent}, Frame: true, Param: address.AccentParam, More: true},
	{Name: "radius", Kind: Length, Values: []string{"12px"}, Frame: true,
		Form: []Pick{{"usual", ""}, {"square", "0"}, {"small", "6px"}, {"large", "24px"}}},
	{Name: "font", Kind: Choice, Default: "system", Values: []string{"system", "inherit"}, Any: true, Frame: true, More: true},
	{Name: OptionMinHeight, Kind: Pixels, Values: []string{"400"}},
	{Name: OptionMaxHeight, Kind: Pixels, Values: []string{"800"}, More: true},
	{Name: OptionLoading, Kind: Choice, Default: "lazy", Values: []string{"lazy", "eager", "click"}, Once: true},
	{Name: OptionOpen, Kind: Questions, Values: []string{"how-to-verify can-i-unbind"}, Param: address.OpenParam, More: true},
	{Name: OptionMirror, Kind: Parameter, Bare: DefaultParameter, Values: []string{DefaultParameter}, More: true},
	{Name: OptionTitle, Kind: Text},
	{Name: OptionDebug, Kind: Flag, Bare: "debug", Once: true, More: true},
	{Name: OptionSandbox, Kind: Sandbox, Values: []string{"allow-scripts allow-same-origin"}, Once: true, More: true},
}

// Type is the type of a field of a message.
type Type string

// The types of fields.
const (
	ID        Type = "id"     // an id or a view: letters, digits and some signs, at most 2000
	IDs       Type = "ids"    // at most 100 ids
	Str       Type = "string" // at most 2000 characters
	Bool      Type = "bool"
	HeightPix Type = "height" // in CSS pixels, from 0 to 100000
	Code      Type = "code"   // an ID: one of Errors
)

// Field is a field of a message.
type Field struct {
	Name     string
	Type     Type
	Optional bool
}

// Message is a message between the host page and the page in the frame. It is an object
// { shiming: 1, kind: "…" } with the fields of its kind; the number is [Version]. A version
// or kind that an end does not know is ignored, so either end may be newer; a field whose
// meaning changes needs a new kind or version. What the host page gets has fields of the types
// ID and Code alone, but for height and href: so has what is added to an event.
//
// The host's hello comes as a message of the window, once each time that the frame has
// loaded, and transfers a MessagePort; everything else goes through that port. Commands
// that come before ready wait.
type Message struct {
	Kind   string
	Fields []Field

	// Call is an example of the method of the element that sends it, if there is one. Its name
	// is not that of an option: those are properties.
	Call string
}

// Method returns the name of the method of the element that sends a message, or "".
func (m Message) Method() string {
	name, _, _ := strings.Cut(m.Call, "(")
	return name
}

// Version is the version of the protocol.
const Version = 1

// Events are the messages of the frame to the host page. Each becomes an event of the
// element there, named by [Name], a colon and the kind, whose detail has the fields. They
// say ids and nothing about the reader.
var Events = []Message{
	{Kind: "ready", Fields: []Field{{"view", ID, false}, {"lang", ID, false}, {"version", ID, false}}}, // of content and code
	{Kind: "height", Fields: []Field{{"height", HeightPix, false}}},                                    // a multiple of 16
	{Kind: "open", Fields: []Field{{"question", ID, false}}},
	{Kind: "close", Fields: []Field{{"question", ID, false}}},
	{Kind: "answer", Fields: []Field{{"input", ID, false}, {"answer", ID, false}, {"view", ID, false}}},
	{Kind: "verdict", Fields: []Field{{"verdict", ID, false}, {"rule", ID, true}, {"view", ID, false}}}, // without a rule where several come to it
	{Kind: "navigate", Fields: []Field{{"view", ID, true}, {"href", Str, true}}},                        // within the frame, or out of it
	{Kind: "error", Fields: []Field{{"code", Code, false}}},
}

// Commands are the messages of the host page to the frame.
var Commands = []Message{
	{Kind: "hello", Fields: []Field{{"debug", Bool, true}}}, // say in the console what is ignored
	{Kind: "configure", Fields: configured()},
	{Kind: "show", Fields: []Field{{"view", ID, false}}, Call: "show('check')"},
	{Kind: "open", Fields: []Field{{"questions", IDs, false}}, Call: "openAnswers('how-to-verify')"},
	{Kind: "close", Fields: []Field{{"questions", IDs, false}}, Call: "closeAnswers('how-to-verify')"},
	{Kind: "reset", Call: "reset()"}, // to the checker's first question, and all answers closed
}

// configured returns the options that the frame gets, and whether it is as high as its
// content.
func configured() []Field {
	var fields []Field
	for _, o := range Options {
		if o.Frame {
			fields = append(fields, Field{o.Name, Str, true})
		}
	}
	return append(fields, Field{"fit", Bool, true})
}

// HelpfulInput is the input of the event answer that says whether an answer was helpful.
// No input of a checker may have this id.
const HelpfulInput = "helpful"

// Findings are what may be wrong with a widget. Errors are those that the event error
// names.
var (
	Findings = strings.Fields("head view language blocked refused timeout origin loaders height length mirror colour contrast removed")
	Errors   = strings.Fields("view language blocked refused timeout")
)

// The kinds of code that an owner can choose.
const (
	ScriptTag  = "script"
	ElementTag = "element"
	PlainFrame = "iframe"
)

// Ways are all kinds of code.
var Ways = []string{ScriptTag, ElementTag, PlainFrame}

// FrameHeight is the height in pixels of a plain frame whose owner wants no other.
const FrameHeight = "640"

// Terms returns the words that a library needs for the page for owners, by group.
func Terms() []Group {
	form := strings.Fields("inert choose check faq topic question way more own code copy copied not-copied preview preview-hint narrow wide")
	for _, way := range Ways {
		form = append(form, way, way+"-hint")
	}
	var more, events, methods []string
	for _, o := range Options {
		if o.Kind != Language && o.Kind != Sandbox { // the form does not ask for these
			form = append(form, o.Name)
		}
		for _, c := range o.Choices() {
			form = append(form, c.Word)
		}
		if o.More {
			more = append(more, o.Name)
		}
	}
	for _, m := range Events {
		events = append(events, m.Kind)
	}
	for _, m := range Commands {
		if m.Call != "" {
			methods = append(methods, m.Kind)
		}
	}
	return []Group{{"form", form}, {"options", more}, {"doctor", append([]string{"title", "fine"}, Findings...)}, {"events", events}, {"methods", methods}}
}

// Group is a group of words.
type Group struct {
	Name string
	IDs  []string
}
