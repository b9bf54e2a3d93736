package widget_test

import (
	"slices"
	"strings"
	"testing"

	"shiming/content/address"
	"shiming/content/widget"
)

// TestOptions: what the table says of an option fits together, and the messages name what
// is in it.
func TestOptions(t *testing.T) {
	var frame []string
	seen := map[string]bool{}
	for _, o := range widget.Options {
		if seen[o.Name] || o.Name != strings.ToLower(o.Name) {
			t.Errorf("%q is there twice, or no attribute", o.Name)
		}
		seen[o.Name] = true
		choices := o.Choices()
		if o.Kind == widget.Choice && (!slices.Contains(o.Values, o.Default) || choices[0].Value != "" || len(choices) != len(o.Values)) {
			t.Errorf("%s offers %v of %v", o.Name, choices, o.Values)
		}
		if o.Form != nil && choices[0].Value != "" {
			t.Errorf("the first choice of %s is not the default: %v", o.Name, choices)
		}
		if o.Frame {
			frame = append(frame, o.Name)
		}
	}
	configure := widget.Commands[slices.IndexFunc(widget.Commands, func(m widget.Message) bool { return m.Kind == "configure" })]
	for i, f := range configure.Fields[:len(frame)] {
		if f.Name != frame[i] {
			t.Errorf("configure has %v, want %v", configure.Fields, frame)
		}
	}
	for _, m := range widget.Commands {
		if slices.ContainsFunc(widget.Options, func(o *widget.Option) bool { return o.Property() == m.Method() }) {
			t.Errorf("%s is a method and an option", m.Method())
		}
	}
	for _, e := range widget.Errors {
		if !slices.Contains(widget.Findings, e) {
			t.Errorf("the doctor does not find %q", e)
		}
	}
	for _, v := range widget.Options[0].Values {
		if path := address.ParseWidgetView(v, "").Frame(); !strings.HasPrefix(path, address.Frame) {
			t.Errorf("%s is shown at %s", v, path)
		}
	}
}
