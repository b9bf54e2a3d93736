package address

import (
	"strings"

	"shiming/content"
	"shiming/content/decision"
)

// Question returns the path of the page of a question, or by a former id that of the page
// that leads there.
func Question(id string) string { return questions + id + "/" }

// Place returns the path of a place of the checker.
func Place(p decision.Place) string {
	path := Check
	for _, s := range p.Segments() {
		path += s + "/"
	}
	return path
}

// SearchAnchor is the id of the search field, which a fragment may name.
const SearchAnchor = "q"

// Search is where the search field is.
var Search = Part{Home, SearchAnchor}

const topicAnchor = "topic-"

// Part is a part of a page: the element with the id Anchor, which a fragment names.
type Part struct{ Page, Anchor string }

// Path returns the path of the part.
func (p Part) Path() string { return p.Page + "#" + p.Anchor }

// Topic returns where a topic is.
func Topic(id string) Part { return Part{Home, topicAnchor + id} }

// Answer returns where a question is on the home page. The fragment opens its answer.
func Answer(id string) Part { return Part{Home, id} }

// Rule returns where a rule is in the decision table.
func Rule(id string) Part { return Part{Rules, "rule-" + id} }

// Verdict returns where it says what the word of a verdict means.
func Verdict(v decision.Verdict) Part { return Part{Rules, "verdict-" + string(v)} }

// End returns where an end is in the drawing of the table, by the key of its place.
func End(key string) Part { return Part{Rules, "way-" + key} }

// Claim returns where a claim of a source is.
func Claim(id string, source *content.Source) Part {
	page := Rules
	if source.Kind == content.Collection {
		page = Beyond
	}
	return Part{page, "claim-" + strings.ReplaceAll(id, ".", "-")}
}

// SideCheck returns where a check of other sources is.
func SideCheck(id string) Part { return Part{Beyond, "check-" + id} }

// Passage returns where a passage about the product is, by its number from 1.
func Passage(number string) Part { return Part{About, "passage-" + number} }

// Device returns where it says what the reader's device can do with the site.
func Device() Part { return Part{About, "device"} }

// InFrame returns the path by which a page in a frame reaches a path of the site, and
// whether that stays within the frame.
func InFrame(path string) (to string, stays bool) {
	switch id, topic := strings.CutPrefix(path, "#"+topicAnchor); {
	case strings.HasPrefix(path, Frame):
		return path, true
	case topic:
		return Frame + topics + id + "/", true
	case path == Home || path[0] == '#' || strings.HasPrefix(path, questions) || strings.HasPrefix(path, Check):
		return Frame + path, true
	}
	return path, false
}

// Prefix returns what the paths of a language begin with: nothing for the first language,
// whose pages stand at the root of the site.
func Prefix(languages []content.Language, lang string) string {
	if len(languages) == 0 || lang == languages[0].Lang {
		return ""
	}
	return lang + "/"
}

// Prefixes returns the prefixes of all languages but the first.
func Prefixes(languages []content.Language) []string {
	var all []string
	for _, l := range languages[min(1, len(languages)):] {
		all = append(all, Prefix(languages, l.Lang))
	}
	return all
}

// SplitPrefix splits a path that may have one of the prefixes before it, in small letters or
// capitals.
func SplitPrefix(path string, prefixes []string) (prefix, rest string) {
	for _, prefix := range prefixes {
		if n := len(prefix); len(path) >= n && strings.EqualFold(path[:n], prefix) {
			return prefix, path[n:]
		}
	}
	return "", path
}
