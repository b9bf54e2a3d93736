package web

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"shiming/content"
)

// The scripts for other people's pages, at the root of the site. Their addresses stay
// the same for ever: they stand in pages that nobody here can change.
const (
	embedName  = "embed.js"
	doctorName = "embed-doctor.js"
)

// embed adds them. The first of the libraries is that of the language whose pages
// stand at the root of the site.
func (b builder) embed(libs []*content.Library, origin string) error {
	names := object(libs, func(lib *content.Library) any { return lib.Interface.FullName })
	loader, err := script(embedName, map[string]string{"NAMES": names, "TO_HOST": messages(toHost)})
	if err != nil {
		return err
	}
	b.add(embedName, loader)

	style, err := joined("style")
	if err != nil {
		return err
	}
	grounds, _ := json.Marshal(grounds(style)) // texts always encode
	words := object(libs, func(lib *content.Library) any { return lib.Interface.Embed.Terms["doctor"] })
	doctor, err := script("doctor.js", map[string]string{"DOCTOR": words, "HOME": fmt.Sprintf("%q", origin), "GROUNDS": string(grounds)})
	if err != nil {
		return err
	}
	b.add(doctorName, doctor)
	return nil
}

// object writes a JSON object with a value for each language, in their order.
func object(libs []*content.Library, of func(*content.Library) any) string {
	var parts []string
	for _, lib := range libs {
		value, _ := json.Marshal(of(lib)) // words always encode
		parts = append(parts, fmt.Sprintf("%q:%s", lib.Lang, value))
	}
	return "{" + strings.Join(parts, ",") + "}"
}

var ground = regexp.MustCompile(`--(?:paper|card): *(#[0-9a-f]+)`)

// grounds returns the colours that texts in the accent stand on, by scheme, in the
// order in which the style sheet has them: paper and card, light before dark.
func grounds(style string) map[string][]string {
	all := ground.FindAllStringSubmatch(style, 4)
	colours := map[string][]string{}
	for i, m := range all {
		scheme := []string{"light", "dark"}[i/2]
		colours[scheme] = append(colours[scheme], m[1])
	}
	return colours
}
