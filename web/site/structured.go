package site

import (
	"encoding/json"

	"shiming/content"
)

const schema = "https://schema.org"

// The types below are the ones of schema.org that search engines read.
type faq struct {
	Context   string        `json:"@context"`
	Type      string        `json:"@type"`
	Questions []faqQuestion `json:"mainEntity"`
}

type faqQuestion struct {
	Type   string    `json:"@type"`
	Name   string    `json:"name"`
	Answer faqAnswer `json:"acceptedAnswer"`
}

type faqAnswer struct {
	Type string `json:"@type"`
	Text string `json:"text"`
}

type breadcrumbList struct {
	Context string     `json:"@context"`
	Type    string     `json:"@type"`
	Items   []listItem `json:"itemListElement"`
}

type listItem struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	Name     string `json:"name"`
	Item     string `json:"item"`
}

func faqPage(questions []content.Question) faq {
	f := faq{Context: schema, Type: "FAQPage"}
	for _, q := range questions {
		f.Questions = append(f.Questions, faqQuestion{"Question", q.Title, faqAnswer{"Answer", content.Text(q.Answer)}})
	}
	return f
}

// jsonLD encodes v for a script element. The encoder escapes <, > and &, so that
// no text can end the element.
func jsonLD(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // the types above always encode
	}
	return string(data)
}
