package command

import (
	"errors"
	"strings"
	"testing"

	"shiming/content/outcome"
	"shiming/web/site/sitetest"
)

func TestFrameAncestors(t *testing.T) {
	for given, want := range map[string]string{
		"*":                         "*",
		" * ":                       "*",
		"https://example.com *":     "*",
		"none":                      "'self'",
		"'none'":                    "'self'",
		"self":                      "'self'",
		"https://help.example.com":  "'self' https://help.example.com",
		"https://help.example.com/": "'self' https://help.example.com",
		"'self' https://a.example  b.example:8443\tlocalhost:*": "'self' https://a.example b.example:8443 localhost:*",
		"https://*.example.org *.example.net:443":               "'self' https://*.example.org *.example.net:443",
		"https: http://127.0.0.1:8000 https://xn--fiq228c.cn":   "'self' https: http://127.0.0.1:8000 https://xn--fiq228c.cn",
	} {
		c := command{}
		if err := c.parse("serve", []string{"-frame-ancestors", given}); err != nil || c.ancestors != want {
			t.Errorf("%q becomes %q (%v), want %q", given, c.ancestors, err, want)
		}
	}
	for _, bad := range []string{"", " ", "none self", "* none", "https://a.example;", "https://a.example; script-src *", "https://a.example,https://b.example",
		"https://a.example/help/", "https://a.example?x", "https://user@a.example", "https://", "'unsafe-inline'", `a.example" always; return 200 "`,
		"a.example$host", "a\x00.example", "a\u009fb", "a.*.example", "https://中文.cn", "https://[::1]:80", `\a.example`} {
		c := command{}
		var wrong misuse
		if err := c.parse("serve", []string{"-frame-ancestors", bad}); !errors.As(err, &wrong) || !strings.Contains(err.Error(), "-frame-ancestors") {
			t.Errorf("%q becomes %q (%v)", bad, c.ancestors, err)
		}
	}
	c := command{}
	if err := c.parse("build", []string{"-out", "x"}); err != nil || c.ancestors != "*" {
		t.Errorf("without the option %q (%v)", c.ancestors, err)
	}
}

// TestAskPrintsTheOutcome: at every place of the checker, in every language, the command
// prints all that its JSON has.
func TestAskPrintsTheOutcome(t *testing.T) {
	for _, lib := range sitetest.Libraries(t) {
		for _, at := range lib.Checker.Reachable() {
			o := outcome.Of(lib, at)
			got := plainText(o, &lib.Interface)
			for _, text := range sitetest.Said(o, true) {
				if !strings.Contains(got, text) {
					t.Errorf("%s %s: %q is not in\n%s", lib.Lang, o.Address, text, got)
				}
			}
		}
	}
}
