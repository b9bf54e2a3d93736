package assets

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"text/template"

	"shiming/content/address"
	"shiming/content/widget"
)

// Types returns the files that describe the element to those who write programs, by their
// names: embed.d.ts for TypeScript, by itself and in React and Vue, and a Custom Elements
// Manifest for editors. word returns the word of a library for a name of the table of the
// widget, by the groups of [widget.Terms], or "".
func Types(word func(group, id string) string) (map[string][]byte, error) {
	words := template.FuncMap{"word": word, "explain": func(o *widget.Option) string {
		return strings.TrimSpace(word("form", o.Name) + "\n" + word("options", o.Name))
	}}
	t, err := template.New("").Option("missingkey=error").Funcs(typeFuncs).Funcs(words).ParseFS(files, "types/*.tmpl")
	if err != nil {
		return nil, err
	}
	all := map[string][]byte{}
	for _, name := range []string{address.EmbedTypes, address.CustomElements} {
		var b bytes.Buffer
		if err := t.ExecuteTemplate(&b, name+".tmpl", table); err != nil {
			return nil, err
		}
		all[name] = b.Bytes()
	}
	return all, nil
}

// table is the table of the widget for templates. Methods are the commands that owners can
// call.
var table = map[string]any{
	"Element": widget.Element, "Name": widget.Name, "Options": widget.Options, "Events": widget.Events, "Commands": widget.Commands,
	"Methods":  slices.DeleteFunc(slices.Clone(widget.Commands), func(m widget.Message) bool { return m.Method() == "" }),
	"Findings": widget.Findings, "Errors": widget.Errors,
}

var typeFuncs = template.FuncMap{
	"option": optionType,
	"fields": fieldsType,
	"field":  func(t widget.Type) string { return fieldTypes[t] },
	"union":  union,
	"json":   func(v string) (string, error) { data, err := json.Marshal(v); return string(data), err },
	"comment": func(text string) string {
		return "/** " + strings.ReplaceAll(strings.ReplaceAll(text, "*/", "* /"), "\n", "\n   * ") + " */"
	},
}

func union(values []string) string { return "'" + strings.Join(values, "' | '") + "'" }

// optionType returns the type of the value of an option in TypeScript.
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
	case o.Kind == widget.Questions:
		return "string | string[]"
	}
	return "string"
}

var fieldTypes = map[widget.Type]string{widget.ID: "string", widget.IDs: "string[]", widget.Str: "string", widget.Bool: "boolean", widget.HeightPix: "number", widget.Code: union(widget.Errors)}

// fieldsType returns the type of the fields of a message in TypeScript.
func fieldsType(m widget.Message) string {
	all := ""
	for _, f := range m.Fields {
		all += " " + f.Name
		if f.Optional {
			all += "?"
		}
		all += ": " + fieldTypes[f.Type] + ";"
	}
	return "{" + strings.TrimSuffix(all, ";") + " }"
}
