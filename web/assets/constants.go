package assets

import (
	"cmp"
	"maps"
	"net/url"
	"regexp"
	"strings"

	"shiming/content/address"
	"shiming/content/decision"
	"shiming/content/widget"
)

// Constants returns the values of the global names that every script may use;
// js/constants.d.ts declares them.
func Constants() map[string]any {
	var options []string
	for _, o := range widget.Options {
		options = append(options, o.Name)
	}
	var methods, events []string
	for _, m := range widget.Events {
		events = append(events, m.Kind)
	}
	for _, m := range widget.Commands {
		if name := m.Method(); name != "" {
			methods = append(methods, name)
		}
	}
	all := map[string]any{
		"ELEMENT":  widget.Element,
		"NAME":     widget.Name,
		"PROTOCOL": widget.Version,
		"OPTIONS":  strings.Join(options, " "),
		"METHODS":  strings.Join(methods, " "),
		"MIRROR":   widget.DefaultParameter,
		"EVENTS":   strings.Join(events, " "),
		"TO_FRAME": messages(widget.Commands),
		"HELPFUL":  widget.HelpfulInput,
		"PANEL":    map[string]string{"ink": Light["ink"], "card": Light["card"], "blocked": Light["blocked"], "clear": Light["clear"]},
		"VERDICTS": verdictColours(),
		"GROUNDS":  map[string][]string{"light": {Light["paper"], Light["card"]}, "dark": {Dark["paper"], Dark["card"]}},
	}
	maps.Copy(all, address.Constants())
	return all
}

// verdictColours returns the colour and the ground of each verdict, by its id.
func verdictColours() map[string][2]string {
	colours := map[string][2]string{}
	for _, v := range decision.Verdicts {
		token := map[decision.Verdict]string{decision.AtRisk: "risk", decision.NotCovered: "silent"}[v]
		token = cmp.Or(token, string(v))
		colours[string(v)] = [2]string{Light[token], Light[token+"-soft"]}
	}
	return colours
}

// EmbedPattern returns a pattern of the addresses of the script for other people's pages on
// a site below a base, by its name or by its content, on whatever host. Its first group is
// the address of the site.
func EmbedPattern(base string) string {
	path := regexp.QuoteMeta((&url.URL{Path: base}).EscapedPath())
	name, ext, _ := strings.Cut(address.EmbedScript, ".")
	return `(https?://[^/ ]+` + path + `)(` + address.Assets + `)?` + name + `(\.\w+)?\.` + ext + `([?#]\S*)?`
}

// signs mark the types of fields in the texts for the scripts; an id has none.
var signs = map[widget.Type]string{widget.Str: "~", widget.HeightPix: "#", widget.IDs: "*", widget.Bool: "!"}

// messages writes messages as embed/protocol.js reads them: the kind and the fields of each,
// such as "open question,navigate view? href?~". A field that may be left out has a
// question mark, and a sign says its type.
func messages(list []widget.Message) string {
	all := make([]string, len(list))
	for i, m := range list {
		all[i] = m.Kind
		for _, f := range m.Fields {
			all[i] += " " + f.Name
			if f.Optional {
				all[i] += "?"
			}
			all[i] += signs[f.Type]
		}
	}
	return strings.Join(all, ",")
}
