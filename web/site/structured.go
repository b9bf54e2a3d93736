package site

import (
	"encoding/json"

	"shiming/app"
	"shiming/content"
	"shiming/content/address"
)

// structuredData is a FAQPage or a BreadcrumbList of schema.org, as search engines read it.
type structuredData struct {
	Context   string `json:"@context"`
	Type      string `json:"@type"`
	Questions []item `json:"mainEntity,omitempty"`
	Crumbs    []item `json:"itemListElement,omitempty"`
}

// item is a Question or a ListItem.
type item struct {
	Type     string `json:"@type"`
	Position int    `json:"position,omitempty"`
	Name     string `json:"name"`
	Item     string `json:"item,omitempty"`
	Answer   answer `json:"acceptedAnswer,omitzero"`
}

type answer struct {
	Type string `json:"@type"`
	Text string `json:"text"`
}

// structured returns the script elements with the structured data of a view. They say what
// the page shows and nothing else.
func structured(s *app.Site, v address.View) []*node {
	var nodes []*node
	add := func(d structuredData) {
		d.Context = "https://schema.org"
		data, _ := json.Marshal(d) // texts and numbers always encode; <, > and & are escaped: none ends the element
		nodes = append(nodes, element("script", []string{"type", "application/ld+json"}, textNode(string(data))))
	}
	// Each question once on the site, on its own page: search engines want no repetition.
	if q := v.Question; q != nil {
		add(structuredData{Type: "FAQPage", Questions: []item{{Type: "Question", Name: q.Title, Answer: answer{"Answer", content.Text(q.Answer)}}}})
	}
	if crumbs := s.Crumbs(v); crumbs != nil && s.Origin != "" {
		list := structuredData{Type: "BreadcrumbList"}
		for i, c := range crumbs {
			list.Crumbs = append(list.Crumbs, item{Type: "ListItem", Position: i + 1, Name: c.Name, Item: s.URL(c.Path)})
		}
		add(list)
	}
	return nodes
}
