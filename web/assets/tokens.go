package assets

import "strings"

// Scheme is a colour scheme: the values of the tokens that depend on it.
type Scheme map[string]string

// Light and Dark are the colours of the product. Style sheets, manifest, doctor and
// drawings take them from here.
var Light, Dark = Scheme{}, Scheme{}

// tokens are the custom properties of the styles that depend on the scheme.
var tokens = []struct{ name, light, dark string }{
	{"paper", "#f7f6f2", "#11161c"},
	{"card", "#fff", "#1a2129"},
	{"raised", "#fff", "#222b35"},
	{"lift", "0 1px 2px rgb(27 36 48 / .14)", "0 1px 2px rgb(0 0 0 / .5)"},
	{"ink", "#1b2430", "#e8ebef"},
	{"soft", "#566170", "#a3aebb"},
	{"line", "#e2dfd6", "#2c3641"},
	{"edge", "#8a8f86", "#77828e"},
	{"accent", "#0a655c", "#6fcabd"},
	{"accent-soft", "#e3f0ee", "#17312f"},
	{"on-accent", "#fff", "#0b2320"},
	{"focus", "#b35c00", "#ffbf47"},
	{"clear", "#17693f", "#7fd3a4"},
	{"clear-soft", "#e4f3ea", "#14301f"},
	{"blocked", "#a3221b", "#ff9d94"},
	{"blocked-soft", "#fbe9e7", "#3a1a17"},
	{"risk", "#8a5300", "#f2c063"},
	{"risk-soft", "#fdf1dc", "#34270e"},
	{"pending", "#1d4f9c", "#9cc0ff"},
	{"pending-soft", "#e6eefb", "#17263f"},
	{"silent", "#4d5763", "#b9c2cd"},
	{"silent-soft", "#eceef1", "#252d36"},
	{"mark", "#fbe7a1", "#5a4708"},
	{"shadow", "0 1px 2px rgb(27 36 48 / .05), 0 .5rem 1.5rem -1rem rgb(27 36 48 / .18)", "none"},
}

func init() {
	for _, t := range tokens {
		Light[t.name], Dark[t.name] = t.light, t.dark
	}
}

// declarations writes the tokens of a scheme.
func declarations(s Scheme) string {
	var b strings.Builder
	for _, t := range tokens {
		b.WriteString("--" + t.name + ":" + s[t.name] + ";")
	}
	return b.String()
}

// schemes writes the tokens of both schemes: light, and dark where that is preferred. With
// attribute, data-theme of the html element overrules what is preferred.
func schemes(attribute bool) string {
	light, dark := ":root{"+declarations(Light)+"}\n", declarations(Dark)
	if !attribute {
		return light + "@media screen and (prefers-color-scheme:dark){:root{" + dark + "}}\n"
	}
	return light + "@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){" + dark + "}}\n" +
		"@media screen{:root[data-theme=dark]{" + dark + "}}\n"
}
