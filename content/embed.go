package content

// Embed is the text of the page for those who put the product on a page of their
// own. What they put there is called the widget.
type Embed struct {
	Title       string `json:"title"`
	Description string `json:"description"`
	Lead        string `json:"lead"`
	Link        string `json:"link"` // link to this page

	// Notes are what an owner may want to know.
	Notes []Passage `json:"notes"`

	Options Passage `json:"options"`
	Policy  Passage `json:"policy"` // the content security policy
	Doctor  Passage `json:"doctor"`
	Events  Passage `json:"events"`
	Methods Passage `json:"methods"`

	Reference string `json:"reference"` // summary: all options, events and the like

	// Terms are words by group and id; package widget lists them.
	Terms map[string]map[string]string `json:"terms"`
}

// HasWords reports whether all the words are there. In [Library.ForReaders] they are not.
func (e *Embed) HasWords() bool { return e.Terms != nil }

// ForReaders returns the library without the words that the page for owners alone
// shows: they are an eighth of it, and few want them.
func (l *Library) ForReaders() *Library {
	readers, e := *l, &l.Interface.Embed
	readers.Interface.Embed = Embed{Title: e.Title, Description: e.Description, Link: e.Link}
	return &readers
}
