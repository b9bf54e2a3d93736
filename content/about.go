package content

// About is the text of the page about the product.
type About struct {
	Title       string    `json:"title"`
	Description string    `json:"description"`
	Passages    []Passage `json:"passages"`
	Source      string    `json:"source" fill:"title,author,date"`
	Collection  string    `json:"collection" fill:"title,author,date"` // a source of several documents
	SourceTitle string    `json:"source-title"`
	Version     string    `json:"version" fill:"version"`
}

// Passage is a titled part of a page.
type Passage struct {
	Title string  `json:"title"`
	Text  []Block `json:"text"`
}
