package assets

import (
	"encoding/json"
	"fmt"
	"strings"

	"shiming/content/widget"
)

// Words returns the words that explain a name of the table of the widget, or "": those of
// the group form, options, events or methods, as [widget.Terms] has them.
type Words func(group, id string) string

// option explains an option: what it is called in the form, and what more there is to say.
func (w Words) option(o *widget.Option) string {
	return strings.TrimSpace(w("form", o.Name) + "\n" + w("options", o.Name))
}

// EmbedTypes returns embed.d.ts, the types of the element for TypeScript, by themselves and
// in the templates of React and Vue.
func EmbedTypes(words Words) []byte {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	doc := func(indent, text string) {
		if text = strings.ReplaceAll(text, "*/", "* /"); text != "" {
			line("%s/** %s */", indent, strings.ReplaceAll(text, "\n", "\n"+indent+" * "))
		}
	}
	line("// The types of the element <%s>, which embed.js defines.", widget.Element)
	line("\n/** The options, as attributes of the element. */\nexport interface ShimingFaqOptions {")
	for _, o := range widget.Options {
		text := words.option(o)
		if o.Default != "" {
			text += "\nDefault: " + o.Default
		}
		doc("  ", text)
		line("  %s?: %s;", property(o.Name), optionType(o))
	}
	line("}\n\n/** The details of the events. */\nexport interface ShimingFaqDetails {")
	for _, m := range widget.Events {
		doc("  ", words("events", m.Kind))
		line("  '%s:%s': %s;", widget.Name, m.Kind, fields(m))
	}
	line("}\n\n/** The events. They bubble. */")
	line("export type ShimingFaqEvents = { [K in keyof ShimingFaqDetails]: CustomEvent<ShimingFaqDetails[K]> };")
	line("\n/** The element. */\nexport interface ShimingFaqElement extends HTMLElement {")
	for _, m := range widget.Commands {
		if m.Call != "" {
			doc("  ", words("methods", m.Kind))
			line("  %s(%s): void;", m.Kind, strings.Join(parameters(m), ", "))
		}
	}
	line("}")
	b.WriteString(frameworks)
	return []byte(b.String())
}

// property writes the name of a property.
func property(name string) string {
	if strings.Contains(name, "-") {
		return "'" + name + "'"
	}
	return name
}

// frameworks makes the types known to TypeScript, React and Vue. React and Vue set what the
// element has of the same name: open is there a method, and no option.
const frameworks = `
export type ShimingFaqAttributes = Omit<ShimingFaqOptions, 'title' | 'lang' | 'open'>;

declare global {
  interface HTMLElementTagNameMap { '` + widget.Element + `': ShimingFaqElement }
  interface HTMLElementEventMap extends ShimingFaqEvents {}
  interface DocumentEventMap extends ShimingFaqEvents {}
  interface WindowEventMap extends ShimingFaqEvents {}
}

type ReactProps = ShimingFaqAttributes & { [K in keyof ShimingFaqEvents as ` + "`on${K}`" + `]?: (event: ShimingFaqEvents[K]) => void };
type Camel<S> = S extends ` + "`${infer A}-${infer B}`" + ` ? ` + "`${A}${Capitalize<B>}`" + ` : S; // as Vue knows names with a hyphen
type VueProps = { [K in keyof ShimingFaqAttributes as Camel<K>]: ShimingFaqAttributes[K] } & { [K in keyof ShimingFaqEvents as ` + "`on${Capitalize<K>}`" + `]?: (event: ShimingFaqEvents[K]) => void };

// Where there is no React, or no Vue, the next line says nothing.
// @ts-ignore
declare module 'react' { namespace JSX { interface IntrinsicElements { '` + widget.Element + `': DetailedHTMLProps<HTMLAttributes<ShimingFaqElement>, ShimingFaqElement> & ReactProps } } }
// @ts-ignore
declare module 'vue' { interface GlobalComponents { '` + widget.Element + `': new () => { $props: import('vue').ReservedProps & import('vue').HTMLAttributes & VueProps } } }
`

// ScriptTypes returns js/widget.d.ts, by which the scripts are checked against the table.
func ScriptTypes() []byte {
	var b strings.Builder
	b.WriteString("// Made from the table of the widget, content/widget, by go test ./web/assets -update.\n\n")
	var options []string
	for _, o := range widget.Options {
		options = append(options, o.Name)
	}
	for _, t := range []struct {
		name   string
		values []string
	}{{"WidgetOption", options}, {"WidgetFinding", widget.Findings}, {"WidgetError", widget.Errors}} {
		fmt.Fprintf(&b, "type %s = %s;\n", t.name, union(t.values))
	}
	for _, t := range []struct {
		name     string
		messages []widget.Message
	}{{"WidgetEvents", widget.Events}, {"WidgetCommands", widget.Commands}} {
		fmt.Fprintf(&b, "\ninterface %s {\n", t.name)
		for _, m := range t.messages {
			fmt.Fprintf(&b, "  %s: %s;\n", m.Kind, fields(m))
		}
		b.WriteString("}\n")
	}
	return []byte(b.String())
}

func union(values []string) string { return "'" + strings.Join(values, "' | '") + "'" }

// optionType returns the type of the value of an option.
func optionType(o *widget.Option) string {
	switch {
	case o.Kind == widget.Choice && o.Any:
		return union(o.Values) + " | (string & {})"
	case o.Kind == widget.Choice:
		return union(o.Values)
	case o.Kind == widget.Pixels:
		return "number | string"
	case o.Bare != "":
		return "boolean | string"
	}
	return "string"
}

// fieldTypes are the types of the fields of messages.
var fieldTypes = map[widget.Type]string{widget.ID: "string", widget.IDs: "string[]", widget.Str: "string", widget.Bool: "boolean", widget.HeightPix: "number"}

// fields returns the type of the fields of a message.
func fields(m widget.Message) string {
	var all []string
	for _, f := range m.Fields {
		optional := ""
		if f.Optional {
			optional = "?"
		}
		all = append(all, f.Name+optional+": "+fieldTypes[f.Type])
	}
	if all == nil {
		return "{}"
	}
	return "{ " + strings.Join(all, "; ") + " }"
}

// parameters returns the parameters of the method that sends a command. Ids are given one
// by one.
func parameters(m widget.Message) []string {
	var all []string
	for _, f := range m.Fields {
		name := f.Name
		if f.Type == widget.IDs {
			name = "..." + name
		}
		all = append(all, name+": "+fieldTypes[f.Type])
	}
	return all
}

// CustomElements returns custom-elements.json, which describes the element to editors and
// other tools: a Custom Elements Manifest of version 1.0.0.
func CustomElements(words Words) []byte {
	type list = []map[string]any
	text := func(t string) map[string]any { return map[string]any{"text": t} }
	var attributes, events, members list
	for _, o := range widget.Options {
		a := map[string]any{"name": o.Name, "type": text(optionType(o)), "description": words.option(o)}
		if o.Default != "" {
			a["default"] = o.Default
		}
		attributes = append(attributes, a)
	}
	for _, m := range widget.Events {
		events = append(events, map[string]any{"name": widget.Name + ":" + m.Kind, "type": text("CustomEvent<" + fields(m) + ">"), "description": words("events", m.Kind)})
	}
	for _, m := range widget.Commands {
		if m.Call == "" {
			continue
		}
		parameters := list{}
		for _, f := range m.Fields {
			parameters = append(parameters, map[string]any{"name": f.Name, "type": text(fieldTypes[f.Type]), "rest": f.Type == widget.IDs})
		}
		members = append(members, map[string]any{"kind": "method", "name": m.Kind, "parameters": parameters, "description": words("methods", m.Kind)})
	}
	const class = "ShimingFaqElement"
	data, err := json.MarshalIndent(map[string]any{"schemaVersion": "1.0.0", "modules": list{{
		"kind": "javascript-module", "path": "embed.js",
		"declarations": list{{"kind": "class", "name": class, "customElement": true, "tagName": widget.Element,
			"attributes": attributes, "events": events, "members": members}},
		"exports": list{{"kind": "custom-element-definition", "name": widget.Element, "declaration": map[string]any{"name": class, "module": "embed.js"}}},
	}}}, "", "  ")
	if err != nil {
		panic(err) // there are only texts in it
	}
	return append(data, '\n')
}
