package address

import (
	"net/url"
	"strings"

	"shiming/content/decision"
)

// The parameters in the addresses of pages.
const (
	// Of the address of a verdict that was shared.
	revisionParam = "rules" // the revision of the rules
	ruleParam     = "was"
	verdictParam  = "verdict"

	// SearchParam is what is searched for.
	SearchParam = "q"

	// Of the address of a plain frame: its look, and the answers that are open at first.
	ThemeParam  = "theme"
	AccentParam = "accent"
	OpenParam   = "open"

	// Dropped is the fragment of an address in a frame of which the server has dropped a
	// part.
	Dropped = "dropped"
)

// Shared is what the address of a verdict that was shared says of it.
type Shared struct {
	Revision string // of the rules
	Rule     string // id or alias
	Verdict  decision.Verdict
}

// ParseShared reads the query of an address that may have been shared. Without a
// revision it was not. It may have been copied from the source of a page, and have something
// pasted behind it.
func ParseShared(query string) Shared {
	values, _ := url.ParseQuery(strings.ReplaceAll(query, "&amp;", "&")) // what can be read
	get := func(name string) string {
		value := values.Get(name)
		if end := strings.IndexFunc(value, foreign); end > 0 {
			value = value[:end]
		}
		return strings.TrimRight(value, joins)
	}
	return Shared{get(revisionParam), get(ruleParam), decision.Verdict(get(verdictParam))}
}
