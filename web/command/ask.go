package command

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"shiming/content"
	"shiming/content/address"
	"shiming/content/decision"
	"shiming/content/outcome"
)

// ask prints what there is to say at the place that the answers lead to.
func (c *command) ask(context.Context) error {
	lib, err := c.library()
	if err != nil {
		return err
	}
	answers, bad := lib.Checker.ParseAnswers(c.args)
	if len(bad) > 0 {
		return misusef("%s", wrongAnswers(lib.Checker.Table, bad))
	}
	o := outcome.Of(lib, lib.Checker.Walk(answers))
	if c.json {
		e := json.NewEncoder(c.stdout)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(o)
	}
	_, err = fmt.Fprint(c.stdout, plainText(o, &lib.Interface))
	return err
}

// library returns the library in the language that was asked for.
func (c *command) library() (*content.Library, error) {
	libs, _, err := c.libraries()
	if err != nil {
		return nil, err
	}
	var langs []string
	for _, lib := range libs {
		if lib.Lang == c.lang {
			return lib, nil
		}
		langs = append(langs, lib.Lang)
	}
	return nil, misusef("-lang %q: the content has %s", c.lang, strings.Join(langs, ", "))
}

// wrongAnswers says which answers are wrong, and the valid ones.
func wrongAnswers(table *decision.Table, bad []string) string {
	var b strings.Builder
	for _, pair := range bad {
		name, value, _ := strings.Cut(pair, "=")
		switch in := table.Input(name); {
		case strings.HasPrefix(pair, "-"):
			fmt.Fprintf(&b, "%s: flags stand before the answers\n", pair)
		case in == nil:
			fmt.Fprintf(&b, "unknown input in %q\n", pair)
		case in.Answer(value) == nil:
			fmt.Fprintf(&b, "unknown answer %q to input %q\n", value, in.ID)
		default:
			fmt.Fprintf(&b, "%q answers input %q a second time\n", pair, in.ID)
		}
	}
	b.WriteString("valid are:")
	for _, in := range table.Inputs {
		b.WriteString("\n  " + in.ID + "=" + strings.Join(in.All(), "|"))
	}
	return b.String()
}

// plainText writes an outcome as lines to read.
func plainText(o *outcome.Outcome, ui *content.Interface) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	var kept []string
	for _, k := range o.Kept {
		line("%s=%s  %s", k.Input, k.Answer, k.Text)
		kept = append(kept, k.Input+"="+k.Answer)
	}
	if len(kept) > 0 {
		line("")
	}
	if q := o.Ask; q != nil {
		line("%s", q.Text)
		for _, a := range q.Answers {
			line("  %s  %s", strings.Join(append(kept, q.Input+"="+a.Answer), " "), a.Text)
		}
		if q.Hint != "" {
			line("  (%s)", q.Hint)
		}
		line("")
	}
	if len(o.Possible) > 0 {
		line("%s", ui.Check.Open.Find)
		for _, f := range o.Find {
			line("  %s", f.Text)
			line("  (%s)", f.Hint)
			for _, a := range f.Answers {
				line("    %s=%s  %s", f.Input, a.Answer, a.Text)
			}
		}
		line("")
		heading := o.PossibleHeading
		if o.Certain() {
			heading = o.Heading
		}
		line("%s", heading)
		for _, p := range o.Possible {
			var when []string
			for _, c := range p.If {
				when = append(when, c.Input+"="+strings.Join(c.Answers, "|"))
			}
			line("  [%s] %s (%s)  %s", p.Word, p.Title, p.Rule, strings.Join(when, " "))
			line("    %s", p.IfText)
		}
		line("")
	}
	if v := o.Verdict; v != nil {
		line("[%s] %s", v.Word, v.Title)
		line("%s", v.Text)
		if v.Basis != "" {
			line("%s", v.Basis)
		}
		line("\n%s", ui.Check.Next)
		for _, n := range v.Next {
			line("  %s", n.Title)
			for i, step := range n.Steps {
				line("    %d. %s", i+1, step)
			}
		}
		if b := v.Better; b != nil {
			for _, step := range b.Steps {
				line("\n  %s: %s=%s", step.Title, step.Input, step.To)
			}
			line("  %s", b.Text)
			for _, s := range b.Silent {
				line("  %s", content.Fill(ui.Check.AfterOpen, "silent", s))
			}
			line("  %s", b.Address)
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
	if o.Message != nil {
		line("%s\n  %s\n", ui.Check.Message.Title, o.Message.Text)
		if original := o.Message.Original; original != nil {
			line("%s\n  %s\n", ui.Check.Message.Original, original.Text)
		}
	}
	if o.Checks != nil {
		line("%s\n  %s\n  /%s\n", ui.Beyond.Beside, o.Checks.Lead, address.Beyond)
	}
	if o.Ask == nil {
		line("%s\n", o.Reminder)
	}
	line("%s", o.Address)
	return b.String()
}
