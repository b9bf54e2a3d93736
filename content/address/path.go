package address

import (
	"strings"

	"shiming/content"
	"shiming/content/decision"
)

// Question returns the path of the page of a question.
func Question(id string) string { return questions + id + "/" }

// Place returns the path of a place of the checker.
func Place(p decision.Place) string {
	path := Check
	for _, s := range p.Segments() {
		path += s + "/"
	}
	return path
}

// Alias returns the path of the page that leads from a former id of a question to it.
func Alias(id string) string { return questions + id + "/" }

// An anchor is the id of an element that a fragment names.
const (
	topicAnchor = "topic-"

	// DeviceAnchor is the part of the page about the product on offline use and installing.
	DeviceAnchor = "device"

	// SearchAnchor is the field of the search.
	SearchAnchor = "q"
)

// AnswerAnchor returns the anchor of a question, which opens its answer.
func AnswerAnchor(id string) string { return id }

// TopicAnchor returns the anchor of a topic on the home page.
func TopicAnchor(id string) string { return topicAnchor + id }

// RuleAnchor returns the anchor of a rule.
func RuleAnchor(id string) string { return "rule-" + id }

// VerdictAnchor returns the anchor of what the word of a verdict means.
func VerdictAnchor(v decision.Verdict) string { return "verdict-" + string(v) }

// ClaimAnchor returns the anchor of a claim.
func ClaimAnchor(id string) string { return "claim-" + strings.ReplaceAll(id, ".", "-") }

// CheckAnchor returns the anchor of a check.
func CheckAnchor(id string) string { return "check-" + id }

// PassageAnchor returns the anchor of a passage about the product, by its number from 1.
func PassageAnchor(number string) string { return "passage-" + number }

// EndAnchor returns the anchor of an end in the drawing of the table, by the key of the
// place.
func EndAnchor(key string) string { return "way-" + key }

// Topic returns the path of a topic, which is a part of the home page.
func Topic(id string) string { return "#" + TopicAnchor(id) }

// Answer returns the path of a question on the home page, which opens its answer.
func Answer(id string) string { return "#" + AnswerAnchor(id) }

// Rule returns the path of a rule in the decision table.
func Rule(id string) string { return Rules + "#" + RuleAnchor(id) }

// Verdict returns the path of what the word of a verdict means.
func Verdict(v decision.Verdict) string { return Rules + "#" + VerdictAnchor(v) }

// End returns the path of a place in the drawing of the table.
func End(p decision.Place) string { return Rules + "#" + EndAnchor(p.Key()) }

// Claim returns the path of a claim of a source.
func Claim(id string, source *content.Source) string {
	page := Rules
	if source.Kind == content.Collection {
		page = Beyond
	}
	return page + "#" + ClaimAnchor(id)
}

// SideCheck returns the path of a check, which is apart from the checker.
func SideCheck(id string) string { return Beyond + "#" + CheckAnchor(id) }

// Passage returns the path of a passage about the product, by its number from 1.
func Passage(number string) string { return About + "#" + PassageAnchor(number) }

// Device is the path of what the reader's device can do with the site.
const Device = About + "#" + DeviceAnchor

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

// SplitPrefix splits a path that may have one of the prefixes before it.
func SplitPrefix(path string, prefixes []string) (prefix, rest string) {
	for _, prefix := range prefixes {
		if rest, found := strings.CutPrefix(path, prefix); found {
			return prefix, rest
		}
	}
	return "", path
}
