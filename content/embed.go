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

	// Terms are words by group and id; [EmbedTerms] lists them.
	Terms map[string]map[string]string `json:"terms"`
}

// Whole reports whether all the words are there. In [Library.ForReaders] they are not.
func (e *Embed) Whole() bool { return e.Terms != nil }

// ForReaders returns the library without the words that the page for owners alone
// shows: they are an eighth of it, and few want them.
func (l *Library) ForReaders() *Library {
	readers, e := *l, &l.Interface.Embed
	readers.Interface.Embed = Embed{Title: e.Title, Description: e.Description, Link: e.Link}
	return &readers
}

// EmbedTerms are the groups of [Embed.Terms], and the ids of each.
var EmbedTerms = []struct {
	Group string
	IDs   []string
}{
	{"form", []string{
		"inert",  // the choices do nothing: no JavaScript, or it failed
		"choose", // heading of the choices
		"view", "check", "faq", "topic", "question",
		"way", // which kind of code
		"script", "script-hint", "element", "element-hint", "iframe", "iframe-hint",
		"more", // heading of what few need
		"theme", "auto", "light", "dark",
		"own", "accent", // a colour of one's own
		"radius", "usual", "square", "small", "large",
		"font", "system", "inherit",
		"min-height", "max-height",
		"loading", "lazy", "eager", "click",
		"title", "open", "mirror-url", "debug",
		"code", "copy", "copied", "not-copied",
		"preview", "preview-hint", "narrow", "wide",
	}},
	// What the choices do not say of an option.
	{"options", []string{"view", "lang", "theme", "accent", "font", "max-height", "open", "mirror-url", "debug", "sandbox"}},
	// What embed-doctor.js says: its title, that all is well, and what it finds.
	{"doctor", []string{"title", "fine", "head", "view", "language", "blocked", "refused", "timeout", "origin", "loaders",
		"height", "length", "mirror", "colour", "contrast", "removed"}},
	{"events", []string{"ready", "height", "open", "close", "answer", "verdict", "navigate", "error"}},
	{"methods", []string{"show", "open", "close", "reset"}},
}
