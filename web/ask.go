package web

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"shiming/app"
	"shiming/content"
)

// place is what ask prints: the same place as the page of the address shows.
type place struct {
	Address string    `json:"address"`
	Kept    []said    `json:"kept"`
	Ask     *question `json:"ask,omitempty"`
	Verdict *verdict  `json:"verdict,omitempty"`

	// Beside is what else may decide at an end, by other sources.
	Beside *beside `json:"beside,omitempty"`

	// Open are the verdicts that are possible where the reader is not sure of something,
	// and Find is how to find that out.
	Open []possible `json:"open,omitempty"`
	Find []find     `json:"find,omitempty"`
}

type find struct {
	Input string `json:"input"`
	Label string `json:"label"`
	Hint  string `json:"hint,omitempty"`
}

type possible struct {
	Verdict  content.Verdict `json:"verdict"`
	Word     string          `json:"word"`
	Rule     string          `json:"rule"`
	Strength []string        `json:"strength"`
	Title    string          `json:"title"`
	If       []decision      `json:"if"`
	Next     []string        `json:"next"` // titles of what to do there
	Address  string          `json:"address"`
}

// decision is a condition on one input: that it has one of the answers.
type decision struct {
	Input   string   `json:"input"`
	Answers []string `json:"answers"`
}

type said struct {
	Input  string `json:"input"`
	Answer string `json:"answer"`
	Text   string `json:"text"`
}

type question struct {
	Input   string   `json:"input"`
	Text    string   `json:"text"`
	Hint    string   `json:"hint,omitempty"` // how to find the answer
	Answers []choice `json:"answers"`

	// Fewest and Most bound the number of questions still to come, this one
	// included.
	Fewest int `json:"fewest"`
	Most   int `json:"most"`
}

type choice struct {
	Answer string `json:"answer"`
	Text   string `json:"text"`
}

type verdict struct {
	Verdict  content.Verdict `json:"verdict"`
	Word     string          `json:"word"`
	Rule     string          `json:"rule"`
	Strength []string        `json:"strength"`
	Title    string          `json:"title"`
	Text     string          `json:"text"`
	Next     []procedure     `json:"next"`
	Why      []reason        `json:"why"`
	Silent   []string        `json:"silent"`

	// Against are the other rules, each with the answers that speak against it.
	Against []against `json:"against"`

	// Better is what would lead to a better verdict, if anything does.
	Better *better `json:"better,omitempty"`
}

type beside struct {
	// Sure tells that the checks surely bear on the order.
	Sure   bool    `json:"sure"`
	Lead   string  `json:"lead"`
	Checks []check `json:"checks"`
}

type check struct {
	Check string `json:"check"`
	Label string `json:"label"`
}

type against struct {
	Rule    string   `json:"rule"`
	Answers []string `json:"answers"`
}

type better struct {
	Address string          `json:"address"`
	Verdict content.Verdict `json:"verdict"`
	Word    string          `json:"word"`
	Steps   []change        `json:"steps"`
}

type change struct {
	Input     string `json:"input"`
	To        string `json:"to"`
	Procedure string `json:"procedure"`
	Title     string `json:"title"`
}

type procedure struct {
	Title string   `json:"title"`
	Steps []string `json:"steps"`
}

type reason struct {
	Claim    string           `json:"claim"`
	Strength content.Strength `json:"strength"`
	Gist     string           `json:"gist"`
}

// ask prints the place that the answers lead to.
func (c *command) ask(context.Context) error {
	libs, _, err := c.libraries()
	if err != nil {
		return err
	}
	i := slices.IndexFunc(libs, func(lib *content.Library) bool { return lib.Lang == c.lang })
	if i < 0 {
		return misusef("-lang %q: the content has %s", c.lang, languages(libs))
	}
	lib := libs[i]
	answers, bad := lib.Checker.ParseAnswers(c.args)
	if len(bad) > 0 {
		return misusef("%s", wrongAnswers(&lib.Checker, bad))
	}
	p := placeOf(lib, lib.Checker.Walk(answers))
	if c.json {
		e := json.NewEncoder(c.stdout)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(p)
	}
	_, err = fmt.Fprint(c.stdout, p.text(&lib.Interface))
	return err
}

// languages lists the languages of libraries.
func languages(libs []*content.Library) string {
	var all []string
	for _, lib := range libs {
		all = append(all, lib.Lang)
	}
	return strings.Join(all, ", ")
}

// wrongAnswers says which answers are wrong, and the valid ones.
func wrongAnswers(checker *content.Checker, bad []string) string {
	var b strings.Builder
	for _, pair := range bad {
		name, value, _ := strings.Cut(pair, "=")
		switch in := checker.Input(name); {
		case strings.HasPrefix(pair, "-"):
			fmt.Fprintf(&b, "%s: flags stand before the answers\n", pair)
		case in == nil:
			fmt.Fprintf(&b, "%q answers nothing that is asked\n", pair)
		case in.Answer(value) == nil:
			fmt.Fprintf(&b, "%q is no answer to %s\n", value, in.ID)
		default:
			fmt.Fprintf(&b, "%q answers %s a second time\n", pair, in.ID)
		}
	}
	b.WriteString("valid are:")
	for _, in := range checker.Inputs {
		b.WriteString("\n  " + in.ID + "=")
		for _, a := range in.Answers {
			b.WriteString(a.ID + "|")
		}
		b.WriteString(content.Unsure)
	}
	return b.String()
}

func placeOf(lib *content.Library, at content.Place) place {
	answers := at.Answers()
	p := place{Address: "/" + app.CheckPath(at), Kept: []said{}}
	for _, g := range at.Kept {
		word := lib.Words.Inputs[g.Input].Answers[g.Answer].Short.In(answers)
		if g.Answer == content.Unsure {
			word = content.Fill(lib.Interface.Check.UnsureSaid, "input", lib.Words.Inputs[g.Input].Label)
		}
		p.Kept = append(p.Kept, said{g.Input, g.Answer, word})
	}
	if in := at.Ask; in != nil {
		words := lib.Words.Inputs[in.ID]
		q := question{Input: in.ID, Text: words.Question.In(answers), Hint: words.Hint.In(answers), Fewest: at.FewestLeft, Most: at.MostLeft}
		for _, a := range in.Answers {
			with := at.Answers()
			with[in.ID] = a.ID
			q.Answers = append(q.Answers, choice{a.ID, words.Answers[a.ID].Text.In(with)})
		}
		q.Answers = append(q.Answers, choice{content.Unsure, lib.Interface.Check.Unsure})
		p.Ask = &q
		return p
	}
	for _, v := range at.Verdicts() {
		for _, r := range at.Open {
			if r.Verdict == v {
				p.Open = append(p.Open, possibleOf(lib, at, r))
			}
		}
	}
	if at.Rule == nil {
		for _, g := range at.Kept {
			if g.Answer == content.Unsure {
				words, without := lib.Words.Inputs[g.Input], at.Answers()
				delete(without, g.Input)
				p.Find = append(p.Find, find{g.Input, words.Label, words.Hint.In(without)})
			}
		}
		p.Beside = besideOf(lib, at)
		return p
	}
	r := at.Rule
	words := lib.Words.Rules[r.ID]
	v := verdict{Verdict: r.Verdict, Word: lib.Words.Verdicts[r.Verdict].Word, Rule: r.ID,
		Strength: content.In(r.Strength, answers), Title: words.Title.In(answers), Text: words.Text.In(answers), Silent: []string{}}
	for _, id := range content.In(r.Next, answers) {
		next := procedure{Title: lib.Words.Next[id].Title}
		for _, step := range lib.Words.Next[id].Steps {
			next.Steps = append(next.Steps, content.SpansText(step))
		}
		v.Next = append(v.Next, next)
	}
	for _, id := range content.In(r.Claims, answers) {
		claim, _ := lib.Claim(id)
		v.Why = append(v.Why, reason{id, claim.Strength, claim.Gist})
	}
	for _, id := range content.In(r.Silent, answers) {
		v.Silent = append(v.Silent, lib.Words.Silent[id])
	}
	for i := range lib.Checker.Rules {
		if other := &lib.Checker.Rules[i]; other != r {
			a := against{Rule: other.ID}
			for _, g := range lib.Checker.Against(other, answers) {
				a.Answers = append(a.Answers, g.Input+"="+g.Answer)
			}
			v.Against = append(v.Against, a)
		}
	}
	if b := lib.Checker.Better(at); b != nil {
		v.Better = &better{Address: "/" + app.CheckPath(b.Place), Verdict: b.Verdict, Word: lib.Words.Verdicts[b.Verdict].Word}
		for _, c := range b.Changes {
			v.Better.Steps = append(v.Better.Steps, change{c.Input, c.To, c.By, lib.Words.Next[c.By].Title})
		}
	}
	p.Verdict, p.Beside = &v, besideOf(lib, at)
	return p
}

// possibleOf returns an open rule of a place.
func possibleOf(lib *content.Library, at content.Place, r *content.Rule) possible {
	answers := lib.Towards(at, r)
	o := possible{Verdict: r.Verdict, Word: lib.Words.Verdicts[r.Verdict].Word, Rule: r.ID, Strength: content.In(r.Strength, answers),
		Title: lib.Words.Rules[r.ID].Title.In(answers), Address: "/" + app.CheckPath(lib.Checker.Walk(answers))}
	for _, d := range lib.Checker.Decides(r, at.Answers()) {
		o.If = append(o.If, decision(d))
	}
	for _, id := range content.In(r.Next, answers) {
		o.Next = append(o.Next, lib.Words.Next[id].Title)
	}
	return o
}

// besideOf returns what else may decide at an end, or nil.
func besideOf(lib *content.Library, at content.Place) *beside {
	checks, sure := lib.Checker.Bearing(at)
	if len(checks) == 0 {
		return nil
	}
	b := &beside{Sure: sure, Lead: app.Beside(lib, checks, sure)}
	for _, c := range checks {
		b.Checks = append(b.Checks, check{c.ID, lib.Words.Checks[c.ID].Label})
	}
	return b
}

// text returns the place as lines to read.
func (p place) text(ui *content.Interface) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	var kept []string
	for _, s := range p.Kept {
		line("%s=%s  %s", s.Input, s.Answer, s.Text)
		kept = append(kept, s.Input+"="+s.Answer)
	}
	if len(kept) > 0 {
		line("")
	}
	if q := p.Ask; q != nil {
		line("%s", q.Text)
		for _, a := range q.Answers {
			line("  %s  %s", strings.Join(append(kept, q.Input+"="+a.Answer), " "), a.Text)
		}
		if q.Hint != "" {
			line("  (%s)", q.Hint)
		}
		line("")
	}
	if len(p.Open) > 0 {
		heading := ui.Check.Open.Possible
		if !slices.ContainsFunc(p.Open, func(o possible) bool { return o.Verdict != p.Open[0].Verdict }) {
			heading = content.Fill(ui.Check.Open.Certain, "verdict", p.Open[0].Word)
		}
		line("%s", heading)
		for _, o := range p.Open {
			var when []string
			for _, d := range o.If {
				when = append(when, d.Input+"="+strings.Join(d.Answers, "|"))
			}
			line("  [%s] %s (%s)  %s", o.Word, o.Title, o.Rule, strings.Join(when, " "))
			line("    %s", strengths(ui, o.Strength))
			line("    %s", content.Fill(ui.Check.Open.Do, "steps", strings.Join(o.Next, ui.Check.Separator)))
		}
		line("\n%s", ui.Check.Open.Find)
		for _, f := range p.Find {
			line("  %s: %s", f.Label, f.Hint)
		}
		line("")
	}
	if v := p.Verdict; v != nil {
		line("[%s] %s", v.Word, v.Title)
		line("%s", v.Text)
		line("%s", strengths(ui, v.Strength))
		line("\n%s", ui.Check.Next)
		for _, n := range v.Next {
			line("  %s", n.Title)
			for i, step := range n.Steps {
				line("    %d. %s", i+1, step)
			}
		}
		if b := v.Better; b != nil {
			line("\n%s", ui.Check.Better.Title)
			for _, step := range b.Steps {
				line("  %s: %s=%s", step.Title, step.Input, step.To)
			}
			line("  [%s] %s", b.Word, b.Address)
		} else if v.Verdict != content.Clear {
			line("\n%s\n  %s", ui.Check.Better.Title, ui.Check.Better.Nothing)
		}
		line("\n%s (%s)", ui.Check.Why, v.Rule)
		for _, r := range v.Why {
			line("  %s [%s] %s", r.Claim, ui.Strengths[r.Strength], r.Gist)
		}
		if len(v.Silent) > 0 {
			line("\n%s", ui.Check.Silent)
			for _, s := range v.Silent {
				line("  - %s", s)
			}
		}
		line("")
	}
	if p.Beside != nil {
		line("%s\n  %s\n  /beyond/\n", ui.Beyond.Beside, p.Beside.Lead)
	}
	if p.Ask == nil {
		line("%s\n", ui.Check.Reminder)
	}
	line("%s", p.Address)
	return b.String()
}

// strengths says what a verdict rests on.
func strengths(ui *content.Interface, ids []string) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = ui.Strengths[content.Strength(id)]
	}
	return content.Fill(ui.Check.Strength, "strengths", strings.Join(words, ui.Check.Separator))
}
