package content

import (
	"slices"
	"strings"

	"shiming/content/decision"
)

// Library is all that the product says in one language, checked and ready to show. The
// host reads it from files with package load; the browser gets the same value as JSON,
// and reads it with [Decode].
type Library struct {
	// Lang is the BCP 47 tag of the language, such as "zh-Hans".
	Lang string `json:"lang"`

	// Languages are those that there is a library in. The pages of the first one, from
	// which the others are translated, stand at the root of the site.
	Languages []Language `json:"languages"`

	Sources []Source `json:"sources"`

	Topics []Topic `json:"topics"` // in the order of the page

	// First are the questions that the home page begins with.
	First []string `json:"first,omitempty"`

	// Questions are in the order of their topics, and within a topic in the order in which
	// the topic lists them.
	Questions []Question `json:"questions"`

	// Checker is the decision table, as JSON the table alone.
	Checker *decision.Engine `json:"checker"`

	// Revision names the rules: a short hash of the table, the same in every language.
	Revision string `json:"revision"`

	// Proof is what the build computed of the checker.
	Proof decision.Proof `json:"proof"`

	// Calendar is there if some procedure takes working days.
	Calendar Calendar `json:"calendar,omitempty"`

	Words Words `json:"words"`

	// Agent is the message of the source language, where this is another one: it is what
	// customer service reads.
	Agent MessageWords `json:"agent,omitzero"`

	// Lexicon has the words that [Library.Pieces] has to know, sorted.
	Lexicon []string `json:"lexicon,omitempty"`

	Interface Interface `json:"interface"`

	// Vocabulary is what readers type. The index of the search has it.
	Vocabulary Vocabulary `json:"-"`
}

// Vocabulary is what readers type for what a library says.
type Vocabulary struct {
	// Synonyms are lists of a word of the texts and those that readers type instead: what has
	// one of them is searched for with the word, too.
	Synonyms [][]string `json:"synonyms,omitempty"`

	// Asked are ways to ask for what a question answers, by its id, or a check, by its id
	// behind "check:", or by "checker" what that says.
	Asked map[string][]string `json:"asked,omitempty"`

	// Topics are words for all questions of a topic, by its id.
	Topics map[string][]string `json:"topics,omitempty"`

	// Checker are words that lead to the checker before all else.
	Checker []string `json:"checker,omitempty"`

	// Filler are words that say nothing of what is looked for.
	Filler []string `json:"filler,omitempty"`
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

	Kind     string    `json:"kind"` // one of [SourceKinds]
	Sections []Section `json:"sections"`
	Claims   []Claim   `json:"claims"`
}

// SourceKinds are the kinds that a source may have.
var SourceKinds = []string{"article", "official", "document", Collection}

// Collection is the kind of a source of several documents, which are its sections. No
// rule and no answer rests on it: what it says is shown apart, by checks.
const Collection = "collection"

// Section is a part of a source that a reader can find again.
type Section struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Claim is a numbered fact of a source, in the product's own words.
type Claim struct {
	ID       string            `json:"id"`
	Section  string            `json:"section"`
	Strength decision.Strength `json:"strength"` // one of [ClaimStrengths]
	Gist     string            `json:"gist"`

	Confidence  string   `json:"confidence,omitempty"` // of a collection: one of [Confidences]
	Contradicts []string `json:"against,omitempty"`    // claims that say otherwise
}

// ClaimStrengths are the strengths that a claim may have.
var ClaimStrengths = []decision.Strength{decision.Flat, decision.May, decision.Step, decision.Advice, decision.Context}

// Confidences are how a claim of a collection was read: in the document itself, or in
// what others say of it.
var Confidences = []string{"read", "told"}

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

	// Updated is the day on which the answer was last changed, as YYYY-MM-DD.
	Updated string `json:"updated"`

	// Newer is the day on which the text that this one was translated from was last
	// changed, if that was after the translation was made.
	Newer string `json:"newer,omitempty"`

	Answer []Block `json:"answer"`
}

// Question returns the question with the given id, or nil.
func (l *Library) Question(id string) *Question {
	return decision.First(l.Questions, func(q *Question) bool { return q.ID == id })
}

// QuestionByAlias returns the question that once had the given id, or nil.
func (l *Library) QuestionByAlias(alias string) *Question {
	return decision.First(l.Questions, func(q *Question) bool { return slices.Contains(q.Aliases, alias) })
}

// Topic returns the topic with the given id, or nil.
func (l *Library) Topic(id string) *Topic {
	return decision.First(l.Topics, func(t *Topic) bool { return t.ID == id })
}

// Claim returns the claim with the given id and the source it belongs to, or nil and nil.
func (l *Library) Claim(id string) (*Claim, *Source) {
	for i := range l.Sources {
		if c := decision.First(l.Sources[i].Claims, func(c *Claim) bool { return c.ID == id }); c != nil {
			return c, &l.Sources[i]
		}
	}
	return nil, nil
}

// Contradicting returns the ids of the claims that contradict a claim.
func (l *Library) Contradicting(claim string) []string {
	var ids []string
	for i := range l.Sources {
		for _, c := range l.Sources[i].Claims {
			if slices.Contains(c.Contradicts, claim) {
				ids = append(ids, c.ID)
			}
		}
	}
	return ids
}

// MostSpecificQuestion returns the question that tells more about a claim: of those that
// rest on it the one that rests on the fewest claims, the first if there are several. It
// returns nil if no question does.
func (l *Library) MostSpecificQuestion(claim string) *Question {
	var best *Question
	for i := range l.Questions {
		q := &l.Questions[i]
		if slices.Contains(q.Claims, claim) && (best == nil || len(q.Claims) < len(best.Claims)) {
			best = q
		}
	}
	return best
}

// Article returns the source that the answers and the rules rest on first of all. A
// library without problems has one.
func (l *Library) Article() *Source {
	return decision.First(l.Sources, func(s *Source) bool { return s.Kind != Collection })
}

// HasBeyond reports whether there is a [Collection], which has a page of its own.
func (l *Library) HasBeyond() bool {
	return decision.First(l.Sources, func(s *Source) bool { return s.Kind == Collection }) != nil
}

// Section returns the section of s with the given id, or nil.
func (s *Source) Section(id string) *Section {
	return decision.First(s.Sections, func(s *Section) bool { return s.ID == id })
}

// Gap is what stands between two sentences.
//
//go:noinline
func (l *Library) Gap() string { return Gap(l.Lang) }

// Gap is what stands between two sentences of a language.
func Gap(lang string) string {
	if strings.HasPrefix(lang, "zh") {
		return ""
	}
	return " "
}

// List joins the entries of a list within a sentence.
//
//go:noinline
func (l *Library) List(entries []string) string {
	return strings.Join(entries, l.Interface.Check.Separator)
}
