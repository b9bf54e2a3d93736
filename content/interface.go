package content

import (
	"strings"

	"shiming/content/decision"
)

// incomparable is a field of the structs that have nothing else that cannot be compared.
// Without it the compiler makes a function for each that compares them, 4 kB of the wasm in
// all.
type incomparable [0]func()

// Interface is what the pages say around the content, in one language. A text
// with a name in braces, such as {date}, has it filled in by [Fill]; the tag
// fill lists the names that the text must have.
type Interface struct {
	Name     string `json:"name"`      // short name of the product
	FullName string `json:"full-name"` // full name of the product
	Seal     string `json:"seal"`      // one character for the mark
	About    About  `json:"about"`
	Embed    Embed  `json:"embed"`

	// Language is the language and how it is chosen.
	Language struct {
		_ incomparable

		Name   string `json:"name"`              // of the language, in itself
		Switch string `json:"switch"`            // name of the list of languages
		Offer  string `json:"offer"`             // to a reader who sees another one and prefers this one
		Open   string `json:"open"`              // button: to this language
		Stay   string `json:"stay"`              // button: no
		Older  string `json:"older" fill:"date"` // the text that an answer was translated from has changed since
		Source string `json:"source"`            // link to that text

		// Hedges are words such as “may”: what rests on claims that say so has one.
		Hedges []string `json:"hedges"`
	} `json:"language"`

	// Shortcuts are the pages that the icon of the installed product leads to, the
	// most important one first. Their names are the headings of the pages.
	Shortcuts []Path `json:"shortcuts"`

	Site struct {
		Description  string   `json:"description"`
		PictureText  string   `json:"picture-text"` // says what the sharing picture shows
		Skip         string   `json:"skip"`
		Navigation   string   `json:"navigation"` // name of the main navigation
		Home         string   `json:"home"`
		Check        string   `json:"check"`
		Search       string   `json:"search"` // link to the field
		Rules        string   `json:"rules"`
		About        string   `json:"about"`
		Footer       string   `json:"footer" fill:"date"`
		Checked      string   `json:"checked" fill:"date"` // when a source was last checked
		Stale        string   `json:"stale" fill:"date"`   // that was over a year ago
		Opened       string   `json:"opened" fill:"title"` // announced after a change of view
		Loading      string   `json:"loading" fill:"percent"`
		Failed       string   `json:"failed"`
		Retry        string   `json:"retry"`
		DateFormat   string   `json:"date-format" fill:"year,month,day"`
		Months       []string `json:"months"`     // names of the twelve months, or none where dates have numbers
		Breadcrumb   string   `json:"breadcrumb"` // name of the breadcrumb navigation
		TitlePattern string   `json:"title-pattern" fill:"title,name"`
	} `json:"site"`

	Home struct {
		_ incomparable

		Title        string `json:"title"`
		Lead         string `json:"lead"`
		CheckTitle   string `json:"check-title"`
		CheckHint    string `json:"check-hint" fill:"most"`
		First        string `json:"first"`   // heading of the questions that come first
		Journey      string `json:"journey"` // summary: the ways of orders compared
		JourneyLead  string `json:"journey-lead"`
		JourneyStage string `json:"journey-stage"` // heading of the column of stages
	} `json:"home"`

	// Search is the field that finds things, and what it found.
	Search struct {
		Label   string `json:"label"`
		Example string `json:"example"` // in the field while it is empty
		Coming  string `json:"coming"`  // what it takes is not there yet
		Failed  string `json:"failed"`
		Every   string `json:"every"` // heading of the list that stands there without JavaScript
		Found   string `json:"found" fill:"count"`
		None    string `json:"none" fill:"query"`
		Near    string `json:"near"`              // heading of the questions that are close to it
		Check   string `json:"check"`             // link to the checker
		More    string `json:"more" fill:"count"` // button: the other hits
		Key     string `json:"key"`               // box: the key / leads to the field

		// Kinds say what was found.
		Kinds struct {
			_ incomparable

			Question string `json:"question"`
			Verdict  string `json:"verdict"`
			Step     string `json:"step"`
			Meaning  string `json:"meaning"`
			Claim    string `json:"claim"`
			Check    string `json:"check"`
			Fact     string `json:"fact"` // a claim of a collection
			Passage  string `json:"passage"`
		} `json:"kinds"`
	} `json:"search"`

	Question struct {
		_ incomparable

		Basis     string `json:"basis" fill:"sections,date"` // line beneath an answer
		Page      string `json:"page"`                       // link to the question's own page
		PageLabel string `json:"page-label" fill:"title"`    // the same for screen readers
		Claims    string `json:"claims"`                     // heading: what the answer rests on
		Updated   string `json:"updated" fill:"date"`
		Neighbors string `json:"neighbors" fill:"topic"` // heading of the other questions of the topic
		All       string `json:"all"`
		Show      string `json:"show"` // button: open all answers
		Hide      string `json:"hide"` // the same button, once they are open
	} `json:"question"`

	// Acts are what can be done with an answer or a verdict.
	Acts struct {
		_ incomparable

		Copy    string `json:"copy"`
		Print   string `json:"print"`
		NoPrint string `json:"no-print"` // the browser did nothing
		Share   string `json:"share"`

		// The owner of a host page is told whether it was helpful.
		Helpful string `json:"helpful"`
		Yes     string `json:"yes"`
		No      string `json:"no"`
		Thanks  string `json:"thanks"` // and who was told
	} `json:"acts"`

	// Card is what a reader hands to customer service.
	Card struct {
		_ incomparable

		Act     string `json:"act"`     // button: make one
		Title   string `json:"title"`   // heading
		Picture string `json:"picture"` // says what the picture shows
		Source  string `json:"source" fill:"title,date"`
		Made    string `json:"made" fill:"date,version"`
		Note    string `json:"note"` // it is no official word, and nothing personal is in it
		Copied  string `json:"copied"`
		Save    string `json:"save"`
		Share   string `json:"share"`
		Close   string `json:"close"`

		// The rules changed since an address was shared.
		Same    string `json:"same"`                 // the verdict is the same
		Other   string `json:"other" fill:"verdict"` // it was this one
		Changed string `json:"changed"`              // which it was is not known
	} `json:"card"`

	Check struct {
		Title       string `json:"title"`
		Description string `json:"description"`
		At          string `json:"at" fill:"at,most"`            // which question of how many
		AtMost      string `json:"at-most" fill:"at,most"`       // which question of how many at most
		Back        string `json:"back"`                         // link to the question before
		StepTitle   string `json:"step-title" fill:"question"`   // title of a page that asks
		Said        string `json:"said"`                         // name of the list of the answers given
		Restart     string `json:"restart"`                      // link to the start
		Next        string `json:"next"`                         // heading of the steps
		Why         string `json:"why"`                          // summary: the claims and the rule
		WhyCount    string `json:"why-count" fill:"count"`       // how many claims they are
		RuleLink    string `json:"rule-link"`                    // link to the rule in the table
		Silent      string `json:"silent"`                       // heading of what the source leaves open
		PageTitle   string `json:"page-title" fill:"title,said"` // title of a verdict's page
		Separator   string `json:"separator"`                    // between the entries of a list within a sentence

		Unsure     string `json:"unsure"`                   // the answer of who does not know
		UnsureSaid string `json:"unsure-said" fill:"input"` // the same in a list of answers
		Or         string `json:"or"`                       // between answers of which one is enough
		Quoted     string `json:"quoted" fill:"answer"`     // one of them
		Is         string `json:"is" fill:"input,answers"`  // an input has one of the answers
		And        string `json:"and"`                      // between such conditions

		// After says, beneath steps, what it would come to after them, and AfterOpen what the
		// source leaves open even then.
		After     string `json:"after" fill:"verdict,strengths"`
		AfterOpen string `json:"after-open" fill:"silent"`

		// Message is what there is to say to customer service.
		Message struct {
			_ incomparable

			Title    string `json:"title"`    // above it
			Original string `json:"original"` // above it where it is in another language than the page
			Copy     string `json:"copy"`     // button
			Copied   string `json:"copied"`
		} `json:"message"`

		// Open is the end for who is not sure of something.
		Open struct {
			_ incomparable

			Title       string `json:"title" fill:"inputs"`                // several verdicts are possible
			Lead        string `json:"lead"`                               // beneath it
			Certain     string `json:"certain" fill:"verdict"`             // title: it is this verdict, whatever the rest is
			CertainLead string `json:"certain-lead"`                       // beneath it
			Description string `json:"description" fill:"verdicts,inputs"` // for search engines and messengers
			Possible    string `json:"possible"`                           // heading of the verdicts
			Fitting     string `json:"fitting"`                            // the same, where there is one verdict
			If          string `json:"if" fill:"conditions,strengths"`     // what decides one of them, and how surely
			Find        string `json:"find"`                               // heading: how to find out
		} `json:"open"`

		// Days says which working days something takes.
		Days struct {
			_ incomparable

			Label    string   `json:"label"`        // of the field: when it was asked for
			Nth      string   `json:"nth" fill:"n"` // which working day it is
			Date     string   `json:"date" fill:"month,day"`
			Months   []string `json:"months"`              // short names of the twelve months, or none where dates have numbers
			Weekdays []string `json:"weekdays"`            // from Sunday on
			MakeUp   string   `json:"make-up"`             // said of a weekend day on which people work
			Later    string   `json:"later" fill:"year"`   // of days of a year whose holidays are not announced
			Unknown  string   `json:"unknown" fill:"year"` // of days of a year whose holidays are not known
			Wrong    string   `json:"wrong"`               // what was named is no day
		} `json:"days"`
	} `json:"check"`

	// Strengths say each strength, as a label.
	Strengths map[decision.Strength]string `json:"strengths"`

	Rules struct {
		Title       string `json:"title"`
		Description string `json:"description"`
		Lead        string `json:"lead"`
		Proof       string `json:"proof"`
		Figures     struct {
			_ incomparable

			Combinations string `json:"combinations"`
			Rules        string `json:"rules"`
			Gaps         string `json:"gaps"`
			Overlaps     string `json:"overlaps"`
			Unreachable  string `json:"unreachable"`
			Questions    string `json:"questions" fill:"average"` // the most that are asked
		} `json:"figures"` // what each number counts
		Drawing     string `json:"drawing"`          // heading of the drawing
		DrawingLead string `json:"drawing-lead"`     // beneath it
		Ask         string `json:"ask" fill:"input"` // what is asked next
		Way         string `json:"way"`              // link to the reader's way in the drawing
		Overview    string `json:"overview"`         // heading of the table
		Rule        string `json:"rule"`             // heading of its first column
		Any         string `json:"any"`              // whatever the answer is
		Verdicts    string `json:"verdicts"`         // heading of the verdicts
		Count       string `json:"count" fill:"count"`
		Table       string `json:"table"`                  // heading of the rules
		If          string `json:"if"`                     // label: the rule's condition
		Then        string `json:"then"`                   // label: what it comes to
		Basis       string `json:"basis"`                  // label: its claims
		Only        string `json:"only" fill:"conditions"` // behind or before what counts only then
		Sources     string `json:"sources"`                // heading of what the rules rest on
	} `json:"rules"`

	// Beyond is what other sources than those of the rules say.
	Beyond struct {
		Title       string                      `json:"title"`
		Description string                      `json:"description"`
		Lead        string                      `json:"lead"`
		Beside      string                      `json:"beside"`                      // summary beside a verdict
		Count       string                      `json:"count" fill:"count"`          // how many checks they are
		Sure        string                      `json:"sure" fill:"count,checks"`    // beneath it: these checks bear on it
		Perhaps     string                      `json:"perhaps" fill:"count,checks"` // the same, where they may
		Link        string                      `json:"link"`                        // to the page
		Facts       string                      `json:"facts"`                       // heading of all claims
		Against     string                      `json:"against"`                     // before the claims that say otherwise
		Otherwise   string                      `json:"otherwise"`                   // the same, where an article's claim stands
		Results     map[decision.Verdict]string `json:"results"`
		Confidence  map[string]string           `json:"confidence"`
	} `json:"beyond"`

	// Device says what the reader's device can do with the site.
	Device struct {
		Title   string `json:"title"`
		Link    string `json:"link"`    // link to this part of the page about the product
		Offline string `json:"offline"` // heading: offline use
		Install string `json:"install"` // heading: installing

		// States say how far the site is kept on the device, and if it cannot be, why.
		States struct {
			_ incomparable

			Unknown     string `json:"unknown"` // without JavaScript
			Storing     string `json:"storing"`
			Keeping     string `json:"keeping" fill:"percent"` // the program is coming
			Ready       string `json:"ready"`
			Partly      string `json:"partly" fill:"missing"` // all but the program
			Failed      string `json:"failed" fill:"file"`
			Changed     string `json:"changed" fill:"file"` // it came with other bytes
			Full        string `json:"full"`
			Blocked     string `json:"blocked"`
			Unsupported string `json:"unsupported"`
			Insecure    string `json:"insecure"`
			InApp       string `json:"in-app"`
		} `json:"states"`
		Keep  string `json:"keep"`  // button: keep the program too
		Again string `json:"again"` // button: try once more

		// Ways say how the site is installed.
		Ways struct {
			_ incomparable

			Menu      string `json:"menu"`   // by the browser's menu, if it can
			Prompt    string `json:"prompt"` // by the button beneath
			IOS       string `json:"ios"`
			InApp     string `json:"in-app"`
			Done      string `json:"done"`      // just now
			Installed string `json:"installed"` // and this is it
		} `json:"ways"`
		Button string `json:"button"` // button: install
		Copy   string `json:"copy"`   // button: copy the site's address

		// These pass by in a line at the bottom of the page.
		Copied    string `json:"copied"`
		NotCopied string `json:"not-copied" fill:"address"`
		Dismiss   string `json:"dismiss"` // button: it was read
		Lost      string `json:"lost"`    // no network
		Update    string `json:"update"`
		Refresh   string `json:"refresh"` // button: take the new version
		Updating  string `json:"updating"`
		Later     string `json:"later"` // button: not now

		// Gone is shown for a page where there is neither network nor what was kept.
		Gone struct {
			_ incomparable

			Title string `json:"title"`
			Text  string `json:"text"`
			Retry string `json:"retry"`
		} `json:"gone"`
	} `json:"device"`

	// Frame is for the pages in frames of other people's pages.
	Frame struct {
		_ incomparable

		Home   string `json:"home"`                      // first entry of the breadcrumb
		Topic  string `json:"topic" fill:"topic,titles"` // description of a topic's page
		Footer string `json:"footer" fill:"date"`
		Full   string `json:"full"`    // link to the full page
		NewTab string `json:"new-tab"` // said of links that open a tab of their own
		Barred string `json:"barred"`  // where they may not: the address follows
	} `json:"frame"`

	NotFound struct {
		_ incomparable

		Title       string `json:"title"`
		Text        string `json:"text"`
		CheckText   string `json:"check-text"` // what to do after a wrong checker address
		HomeLink    string `json:"home-link"`
		RestartLink string `json:"restart-link"`
	} `json:"not-found"`
}

// Path is an address of the site without base and language prefix, such as
// "/q/how-to-verify/".
type Path string

// Fill replaces each {name} in text by its value. pairs are name and value in
// turn; an unpaired name is ignored.
//
//go:noinline
func Fill(text string, pairs ...string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, "{"+pairs[i]+"}", pairs[i+1])
	}
	return text
}
