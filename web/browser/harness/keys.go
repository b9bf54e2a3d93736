package harness

import (
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// keys are the keys that [Tab.Key] knows: each with its code, the text that it writes,
// if any, and its number.
var keys = map[string]struct {
	code, text string
	number     int64
}{
	"Tab":       {"Tab", "", 9},
	"Enter":     {"Enter", "\r", 13},
	"Escape":    {"Escape", "", 27},
	" ":         {"Space", " ", 32},
	"End":       {"End", "", 35},
	"ArrowUp":   {"ArrowUp", "", 38},
	"ArrowDown": {"ArrowDown", "", 40},
	"/":         {"Slash", "/", 191},
}

// Key presses a key as a keyboard does: what stops it going down stops its character
// too. held are the keys that are down meanwhile.
func (tab *Tab) Key(key string, held ...input.Modifier) {
	tab.t.Helper()
	k, known := keys[key]
	if !known {
		tab.t.Fatalf("the key %q is not known here", key)
	}
	var modifiers input.Modifier
	for _, m := range held {
		modifiers |= m
	}
	down := input.DispatchKeyEvent(input.KeyRawDown)
	if k.text != "" {
		down = input.DispatchKeyEvent(input.KeyDown).WithText(k.text)
	}
	var events []chromedp.Action
	for _, event := range []*input.DispatchKeyEventParams{down, input.DispatchKeyEvent(input.KeyUp)} {
		events = append(events, event.WithKey(key).WithCode(k.code).WithWindowsVirtualKeyCode(k.number).WithModifiers(modifiers))
	}
	tab.Run(events...)
}
