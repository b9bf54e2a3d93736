package assets

import (
	"maps"
	"strings"

	"shiming/content/address"
	"shiming/content/widget"
)

// Constants returns the values of the global names that every script may use; they are
// declared in js/constants.d.ts.
func Constants() map[string]any {
	all := map[string]any{
		"ELEMENT":  widget.Element,
		"NAME":     widget.Name,
		"PROTOCOL": widget.Version,
		"OPTIONS":  optionNames(),
		"MIRROR":   widget.DefaultParameter,
		"TO_HOST":  messages(widget.Events),
		"TO_FRAME": messages(widget.Commands),
		"HELPFUL":  widget.HelpfulInput,
		"GROUNDS":  map[string][]string{"light": {Light["paper"], Light["card"]}, "dark": {Dark["paper"], Dark["card"]}},
	}
	maps.Copy(all, address.Constants())
	return all
}

// optionNames returns the names of the options, separated by spaces.
func optionNames() string {
	names := make([]string, len(widget.Options))
	for i, o := range widget.Options {
		names[i] = o.Name
	}
	return strings.Join(names, " ")
}

// messages writes messages as the scripts read them: the kind and the fields of each, such
// as "open question,error code". A field that may be left out ends in a question mark.
func messages(list []widget.Message) string {
	all := make([]string, len(list))
	for i, m := range list {
		all[i] = m.Kind
		for _, f := range m.Fields {
			all[i] += " " + f.Name
			if f.Optional {
				all[i] += "?"
			}
		}
	}
	return strings.Join(all, ",")
}
