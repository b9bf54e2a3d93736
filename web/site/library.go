package site

import (
	"encoding/json"

	"shiming/content"
)

// often is what most releases of words change of a library: all but what pages about the
// product and about its sources say.
type often struct {
	*content.Library
	Sources   *int           `json:"sources,omitempty"`
	Interface oftenInterface `json:"interface"`
}

type oftenInterface struct {
	*content.Interface
	About  *int `json:"about,omitempty"`
	Rules  *int `json:"rules,omitempty"`
	Beyond *int `json:"beyond,omitempty"`
	Device *int `json:"device,omitempty"`
}

// seldom is the rest. [content.Decode] reads it behind the other part.
type seldom struct {
	Sources []content.Source `json:"sources"`
	Words   struct {
		Checks map[string]content.CheckWords `json:"checks,omitempty"`
	} `json:"words"`
	Interface struct {
		About  any `json:"about"`
		Rules  any `json:"rules"`
		Beyond any `json:"beyond"`
		Device any `json:"device"`
	} `json:"interface"`
}

// parts returns the library of readers as JSON in two parts: what most releases change, and
// what few do, so that a reader who has the one before need not load all again.
func parts(lib *content.Library) (most, few []byte, err error) {
	readers := lib.ForReaders()
	var rest seldom
	ui := &readers.Interface
	rest.Sources, rest.Words.Checks = readers.Sources, readers.Words.Checks
	rest.Interface.About, rest.Interface.Rules, rest.Interface.Beyond, rest.Interface.Device = ui.About, ui.Rules, ui.Beyond, ui.Device
	readers.Words.Checks = nil
	if most, err = json.Marshal(often{Library: readers, Interface: oftenInterface{Interface: ui}}); err == nil {
		few, err = json.Marshal(rest)
	}
	return most, few, err
}
