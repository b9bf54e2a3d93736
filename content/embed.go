package content

// Embed is the text of the page for those who put the product on a page of their
// own. What they put there is called the widget.
type Embed struct {
	Title       string `json:"title"`
	Description string `json:"description"`
	Lead        string `json:"lead"`
	Link        string `json:"link"`  // link to this page
	Inert       string `json:"inert"` // the choices do nothing: no JavaScript, or it failed

	// Choose are the choices.
	Choose struct {
		Title       string `json:"title"`
		View        string `json:"view"`
		Check       string `json:"check" fill:"title"`
		FAQ         string `json:"faq"`
		Topics      string `json:"topics"`    // group: one topic
		Questions   string `json:"questions"` // group: one question
		Way         string `json:"way"`       // which kind of code
		Script      string `json:"script"`
		ScriptHint  string `json:"script-hint"`
		Element     string `json:"element"`
		ElementHint string `json:"element-hint"`
		Frame       string `json:"frame"`
		FrameHint   string `json:"frame-hint"`
		More        string `json:"more"` // heading of what few need
		Theme       string `json:"theme"`
		Auto        string `json:"auto"`
		Light       string `json:"light"`
		Dark        string `json:"dark"`
		Own         string `json:"own"` // a main colour of one's own
		Accent      string `json:"accent"`
		Radius      string `json:"radius"`
		Usual       string `json:"usual"`
		Square      string `json:"square"`
		Small       string `json:"small"`
		Large       string `json:"large"`
		Font        string `json:"font"`
		System      string `json:"system"`
		Inherit     string `json:"inherit"`
		Loading     string `json:"loading"`
		Lazy        string `json:"lazy"`
		Eager       string `json:"eager"`
		Click       string `json:"click"`
		MinHeight   string `json:"min-height"`
		MaxHeight   string `json:"max-height"`
		Name        string `json:"name"`
		Open        string `json:"open"`
		Mirror      string `json:"mirror"`
		Debug       string `json:"debug"`
	} `json:"choose"`

	Code      string `json:"code"` // heading of the code to copy
	Copy      string `json:"copy"`
	Copied    string `json:"copied"`
	NotCopied string `json:"not-copied"`

	Preview     string `json:"preview"`
	PreviewHint string `json:"preview-hint"`
	Narrow      string `json:"narrow"` // button: as wide as a phone
	Wide        string `json:"wide"`

	// Notes are what an owner may want to know besides.
	Notes []Passage `json:"notes"`

	Options EmbedOptions `json:"options"`

	Policy struct {
		Title string  `json:"title"`
		Text  []Block `json:"text"` // above the directives
		Hint  []Block `json:"hint"` // below them
	} `json:"policy"`

	Errors  EmbedErrors  `json:"errors"`
	Events  EmbedEvents  `json:"events"`
	Methods EmbedMethods `json:"methods"`
}

// EmbedOptions say each option of the widget.
type EmbedOptions struct {
	Title     string  `json:"title"`
	Text      []Block `json:"text"`
	Default   string  `json:"default" fill:"value"` // what holds where an option is not written
	View      string  `json:"view"`
	Lang      string  `json:"lang"`
	Theme     string  `json:"theme"`
	Accent    string  `json:"accent"`
	Radius    string  `json:"radius"`
	Font      string  `json:"font"`
	MinHeight string  `json:"min-height"`
	MaxHeight string  `json:"max-height"`
	Loading   string  `json:"loading"`
	Open      string  `json:"open"`
	Mirror    string  `json:"mirror-url"`
	Name      string  `json:"name"` // the option title
	Debug     string  `json:"debug"`
	Sandbox   string  `json:"sandbox"`
}

// EmbedErrors say what may be wrong with a widget, and how to mend it.
type EmbedErrors struct {
	Title    string  `json:"title"`
	Text     []Block `json:"text"`
	Head     string  `json:"head"`
	View     string  `json:"view"`
	Language string  `json:"language"`
	Blocked  string  `json:"blocked"`
	Refused  string  `json:"refused"`
	Timeout  string  `json:"timeout"`
}

// EmbedEvents say when the widget tells the owner's page something.
type EmbedEvents struct {
	Title    string  `json:"title"`
	Text     []Block `json:"text"`
	Ready    string  `json:"ready"`
	Height   string  `json:"height"`
	Open     string  `json:"open"`
	Close    string  `json:"close"`
	Answer   string  `json:"answer"`
	Verdict  string  `json:"verdict"`
	Navigate string  `json:"navigate"`
	Error    string  `json:"error"`
}

// EmbedMethods say what a script of the owner's can make the widget do.
type EmbedMethods struct {
	Title string  `json:"title"`
	Text  []Block `json:"text"`
	Show  string  `json:"show"`
	Open  string  `json:"open"`
	Close string  `json:"close"`
	Reset string  `json:"reset"`
}
