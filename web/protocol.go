package web

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// The embed script on a host page and the page in its frame talk to each other in
// messages. This table is the one place that says which there are: the constants
// TO_HOST and TO_FRAME of the scripts are made from it, so that both ends drop what
// it does not name, and a test holds the events that the page for owners lists
// against it.
//
// A message is { shiming: 1, kind: "…" } with the fields of its kind. The number is
// the version of the protocol. A version or kind that an end does not know is
// ignored, so either end may be newer; a field whose meaning changes needs a new
// kind or version.
//
// The host's hello comes as a message of the window, once each time that the frame
// has loaded, and transfers a MessagePort; everything else goes through that port.
// Commands that come before ready wait.

// toFrame are the messages of the host page to its frame, each a kind and its
// fields. A field whose name ends in a question mark may be left out.
var toFrame = map[string][]string{
	"hello":     {"debug?"},                                        // debug: say in the console what is ignored
	"configure": {"theme?", "accent?", "radius?", "font?", "fit?"}, // fit: the frame is as high as its content
	"show":      {"view"},
	"open":      {"questions"},
	"close":     {"questions"},
	"reset":     {}, // to the checker's first question, and all answers closed
}

// toHost are the messages of the frame to its host page. Each becomes an event of
// the element there. They say ids and nothing about the reader.
var toHost = map[string][]string{
	"ready":    {"view", "lang", "version"}, // version: of the content and code
	"height":   {"height"},                  // in CSS pixels, a multiple of 16
	"open":     {"question"},
	"close":    {"question"},
	"answer":   {"input", "answer", "view"},
	"verdict":  {"verdict", "rule", "view"},
	"navigate": {"view?", "href?"}, // within the frame, or out of it
	"error":    {"code"},
}

// The types of the fields, whatever the kind, are those of js/embed/protocol.js and
// js/frame/host.js:
//
//	debug, fit                  true or false
//	height                      a number from 0 to 100000
//	accent, radius, font, href  at most 2000 characters
//	questions                   at most 100 ids
//	all others                  an id or a view: letters, digits and some signs, at most 2000

// messages writes messages as the scripts want them: a text with the kind and the
// fields of each, such as "open question,error code".
func messages(list map[string][]string) string {
	var all []string
	for _, kind := range slices.Sorted(maps.Keys(list)) {
		all = append(all, strings.Join(append([]string{kind}, list[kind]...), " "))
	}
	return strconv.Quote(strings.Join(all, ","))
}
