package content

import "slices"

// Library is all that the product says in one language, checked and ready to
// show. The host reads it from files with package load; the browser gets the
// same value as JSON.
type Library struct {
	// Lang is the BCP 47 tag of the language, such as "zh-Hans".
	Lang string `json:"lang"`

	// Languages are those that there is a library in. The pages of the first one, from
	// which the others are translated, stand at the root of the site.
	Languages []Language `json:"languages"`

	Sources []Source `json:"sources"`

	// Topics are in the order of the page.
	Topics []Topic `json:"topics"`

	// Questions are in the order of their topics, and within a topic in the
	// order that the topic lists them.
	Questions []Question `json:"questions"`

	Checker Checker `json:"checker"`

	// Revision names the rules: a short hash of the table, the same in every language.
	Revision string `json:"revision"`

	// Figures are what the build proved of the checker.
	Figures Figures `json:"figures"`

	// Calendar is there if something takes working days.
	Calendar Calendar `json:"calendar,omitempty"`

	Words     Words     `json:"words"`
	Interface Interface `json:"interface"`
}

// SourceLang is the language that the others are translated from.
const SourceLang = "zh-Hans"

// Language is a language that there is a library in.
type Language struct {
	Lang string `json:"lang"`
	Name string `json:"name"` // in the language itself
}

// Source is a text that facts come from.
type Source struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Author string `json:"author"`

	// Original is the title in the language of the source, where the library is a
	// translation.
	Original string `json:"original,omitempty"`

	// Date is the day of publication as YYYY-MM-DD, and Checked the day on which it was
	// last looked at.
	Date    string `json:"date"`
	Checked string `json:"checked"`

	// Kind is one of [SourceKinds].
	Kind string `json:"kind"`

	Sections []Section `json:"sections"`
	Claims   []Claim   `json:"claims"`
}

// SourceKinds are the kinds a source may have.
var SourceKinds = []string{"article", "official", "document", Collection}

// Collection is the kind of a source of several documents, which are its sections. No
// rule and no answer rests on it: what it says is shown apart, by [Check].
const Collection = "collection"

// Section is a part of a source that a reader can find again.
type Section struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Claim is a numbered fact of a source, in the product's own words.
type Claim struct {
	ID       string   `json:"id"`
	Section  string   `json:"section"`
	Strength Strength `json:"strength"`
	Gist     string   `json:"gist"`

	// Confidence says how a claim of a collection was read: one of [Confidences].
	Confidence string `json:"confidence,omitempty"`

	// Against are the ids of claims that say otherwise.
	Against []string `json:"against,omitempty"`
}

// Confidences are how a claim of a collection was read: in the document itself, or in
// what others say of it.
var Confidences = []string{"read", "told"}

// Strength says how surely a source states a claim, or how surely a rule
// follows from its claims.
type Strength string

// The strengths. A claim has one of the first five; a rule has some of Flat,
// May, Inferred and Silent.
const (
	Flat     Strength = "flat"     // the source states it
	May      Strength = "may"      // the source says that it may be so
	Step     Strength = "step"     // part of a procedure
	Advice   Strength = "advice"   // a suggestion
	Context  Strength = "context"  // background
	Inferred Strength = "inferred" // follows from claims, is not said
	Silent   Strength = "silent"   // the source says nothing of it
)

// ClaimStrengths and RuleStrengths are the strengths that claims and rules may
// have.
var (
	ClaimStrengths = []Strength{Flat, May, Step, Advice, Context}
	RuleStrengths  = []Strength{Flat, May, Inferred, Silent}
)

// Topic is a group of questions.
type Topic struct {
	ID        string   `json:"id"`
	Name      string   `json:"name"`
	Questions []string `json:"questions"`
}

// Question is one entry of the FAQ: it has one address and one answer.
type Question struct {
	ID    string `json:"id"`
	Topic string `json:"topic"`
	Title string `json:"title"`

	// Claims are the ids of the claims that the answer rests on.
	Claims []string `json:"claims"`

	// Keywords are everyday words that lead to this question.
	Keywords []string `json:"keywords,omitempty"`

	// Aliases are ids that this question had before.
	Aliases []string `json:"aliases,omitempty"`

	// Updated is the day the answer was last changed, as YYYY-MM-DD.
	Updated string `json:"updated"`

	// Newer is the day that the text this one was translated from was last changed, if
	// that was after the translation was made.
	Newer string `json:"newer,omitempty"`

	Answer []Block `json:"answer"`
}

// Question returns the question with the given id, or nil.
func (l *Library) Question(id string) *Question {
	for i := range l.Questions {
		if l.Questions[i].ID == id {
			return &l.Questions[i]
		}
	}
	return nil
}

// QuestionByAlias returns the question that once had the given id, or nil.
func (l *Library) QuestionByAlias(alias string) *Question {
	for i := range l.Questions {
		for _, a := range l.Questions[i].Aliases {
			if a == alias {
				return &l.Questions[i]
			}
		}
	}
	return nil
}

// Topic returns the topic with the given id, or nil.
func (l *Library) Topic(id string) *Topic {
	for i := range l.Topics {
		if l.Topics[i].ID == id {
			return &l.Topics[i]
		}
	}
	return nil
}

// Claim returns the claim with the given id and the source it belongs to, or
// nil and nil.
func (l *Library) Claim(id string) (*Claim, *Source) {
	for i := range l.Sources {
		for j := range l.Sources[i].Claims {
			if l.Sources[i].Claims[j].ID == id {
				return &l.Sources[i].Claims[j], &l.Sources[i]
			}
		}
	}
	return nil, nil
}

// Against returns the ids of the claims that say otherwise than one does.
func (l *Library) Against(claim string) []string {
	var ids []string
	for i := range l.Sources {
		for _, c := range l.Sources[i].Claims {
			if slices.Contains(c.Against, claim) {
				ids = append(ids, c.ID)
			}
		}
	}
	return ids
}

// Telling returns the question that tells more about a claim: of those that
// rest on it the one that rests on the fewest claims, the earlier one if there
// are several. It returns nil if no question does.
func (l *Library) Telling(claim string) *Question {
	var best *Question
	for i := range l.Questions {
		q := &l.Questions[i]
		for _, id := range q.Claims {
			if id == claim && (best == nil || len(q.Claims) < len(best.Claims)) {
				best = q
			}
		}
	}
	return best
}

// Article returns the source that the answers and the rules rest on first of all.
func (l *Library) Article() *Source {
	for i := range l.Sources {
		if l.Sources[i].Kind != Collection {
			return &l.Sources[i]
		}
	}
	return &l.Sources[0]
}

// HasBeyond reports whether there is a [Collection], which has a page of its own.
func (l *Library) HasBeyond() bool {
	for i := range l.Sources {
		if l.Sources[i].Kind == Collection {
			return true
		}
	}
	return false
}

// Section returns the section of s with the given id, or nil.
func (s *Source) Section(id string) *Section {
	for i := range s.Sections {
		if s.Sections[i].ID == id {
			return &s.Sections[i]
		}
	}
	return nil
}
