package command

import (
	"context"
	"errors"
	"flag"
	"regexp"
	"strings"
	"sync/atomic"
	"syscall"
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
		"NONE":                      "'self'",
		"'Self' https://a.example":  "'self' https://a.example",
		"'none'":                    "'self'",
		"self":                      "'self'",
		"https://help.example.com":  "'self' https://help.example.com",
		"https://help.example.com/": "'self' https://help.example.com",
		"'self' https://a.example  b.example:8443\tlocalhost:*": "'self' https://a.example b.example:8443 localhost:*",
		"https://*.example.org *.example.net:443":               "'self' https://*.example.org *.example.net:443",
		"file: capacitor://localhost data:*":                    "'self' file: capacitor://localhost data:*",
		"https: http://127.0.0.1:8000 https://xn--fiq228c.cn":   "'self' https: http://127.0.0.1:8000 https://xn--fiq228c.cn",
	} {
		c := command{}
		if err := c.parse("serve", []string{"-frame-ancestors", given}); err != nil || c.ancestors != want {
			t.Errorf("%q becomes %q (%v), want %q", given, c.ancestors, err, want)
		}
	}
	for _, bad := range []string{"", " ", "none self", "* none", "None https://a.example", "https://a.example;", "https://a.example; script-src *", "https://a.example,https://b.example",
		"https://a.example/help/", "https://a.example?x", "https://user@a.example", "https://", "'unsafe-inline'", `a.example" always; return 200 "`,
		"a.example$host", "a\x00.example", "a\u009fb", "a.*.example", "https://中文.cn", "https://[::1]:80", `\a.example`,
		"javascript:", "JavaScript://a.example", "data:", "https://a.example:99999", "a.example:0", "a.example:65536"} {
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

// TestAddressFlags: what becomes a part of addresses, header fields and configurations of
// hosts is refused at once if it is none.
func TestAddressFlags(t *testing.T) {
	for _, c := range []struct{ flag, given, want string }{
		{"base", "/", "/"}, {"base", "help", "/help/"}, {"base", "/help/", "/help/"}, {"base", "/a/b-c_d.e~f/", "/a/b-c_d.e~f/"}, {"base", "/@shop/c++/a=b,c!/", "/@shop/c++/a=b,c!/"}, {"base", "", ""},
		{"origin", "https://example.com", "https://example.com"}, {"origin", "https://example.com/", "https://example.com"},
		{"origin", "http://localhost:8000", "http://localhost:8000"}, {"origin", "http://[::1]:80", "http://[::1]:80"},
		{"origin", "https://xn--fiq228c.cn", "https://xn--fiq228c.cn"}, {"origin", "HTTPS://Example.com", "https://example.com"}, {"origin", "http://192.168.0.1:8000", "http://192.168.0.1:8000"},
		{"origin", "https://1.example", "https://1.example"},
	} {
		k := command{}
		err := k.parse("serve", []string{"-" + c.flag, c.given})
		got := k.base
		if c.flag == "origin" {
			got = k.origin
		}
		if err != nil || got != c.want {
			t.Errorf("-%s %q becomes %q (%v), want %q", c.flag, c.given, got, err, c.want)
		}
	}
	for flag, all := range map[string][]string{
		"base": {"/帮助/", "/a b/", `/a"b/`, "/a'b/", "/<b>/", "/a;b/", "/a//b/", "/../", "/./", "/.git/", "/a%20b/", "/a?b/", "/a#b/", "/a\\b/", "/a\nb/", "/a$b/", "/a{b}/", "/a*b/", "/a:b/", "/a|b/",
			"/" + strings.Repeat("a", 300), "/a\u00a0b/", "/\u202ea/", "/é/"},
		"origin": {"example.com", "//example.com", "ftp://example.com", "javascript:alert(1)", "javascript://example.com", "https://", "https://example.com/help", "https://example.com?x",
			"https://example.com#x", "https://user@example.com", "https://example.com:99999", "https://example.com:0", "https://example.com:", "https://example.com:x",
			`https://a"b`, "https://a'b", "https://a;b", "https://<b>", "https://a b", "https://a\nb", "https://中文.cn", "https://a..b", "https://a%22b", "https://a,b", "https://*.a", "https://999.1.1.1", "https://1.2.3", "https://0x7f.1", "https://a.0", "https://1:80", "http://[::::]"},
		"content": {"a\x00b", "a\nb", ""},
		"addr":    {"localhost:1\n", ""},
		"site":    {"a\nb", ""},
	} {
		for _, bad := range all {
			k := command{}
			var wrong misuse
			if err := k.parse("serve", []string{"-" + flag, bad}); !errors.As(err, &wrong) || !strings.Contains(err.Error(), "-"+flag) {
				t.Errorf("-%s %q is taken as %q and %q (%v)", flag, bad, k.base, k.origin, err)
			}
		}
	}
	k := command{}
	if err := k.parse("diff", []string{"a", "b\x1b[2J"}); err == nil {
		t.Error("an argument with control characters is taken")
	}
}

// FuzzFlags: what is taken can be written into a page, a header field and a configuration.
func FuzzFlags(f *testing.F) {
	f.Add("/help/", "https://example.com", "https://a.example *.b.example")
	f.Add(`/"/`, "https://a:1", "none")
	safe := regexp.MustCompile(`^[a-zA-Z0-9._~:/\[\]*' @+=!,-]*$`)
	f.Fuzz(func(t *testing.T, base, origin, ancestors string) {
		k := command{}
		if k.parse("build", []string{"-out", "x", "-base", base, "-origin", origin, "-frame-ancestors", ancestors}) != nil {
			return
		}
		for _, v := range []string{k.base, k.origin, k.ancestors} {
			if !safe.MatchString(v) || strings.Contains(v, "''") {
				t.Errorf("%q, %q, %q are taken as %q", base, origin, ancestors, v)
			}
		}
	})
}

// TestStopped: a command ends soon after it is told to, whatever it waits for.
func TestStopped(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var never atomic.Bool
	forever := make(chan struct{})
	if err := stoppable(ctx, func(context.Context) error { <-forever; return nil }, never.Load); !errors.Is(err, context.Canceled) {
		t.Errorf("it ends with %v", err)
	}
	if err := stoppable(ctx, func(context.Context) error { return flag.ErrHelp }, never.Load); err != flag.ErrHelp {
		t.Errorf("it ends with %v", err)
	}
}

// full is a writer without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

// TestFullOutput: a command whose words are lost has failed.
func TestFullOutput(t *testing.T) {
	for _, args := range [][]string{{"check", "-content", "../../content/library"}, {"diff", "../../content/library", "../../content/library"},
		{"ask", "-content", "../../content/library", "-json"}, {"help"}, {"check", "-h"}} {
		var says strings.Builder
		if code := Main(args, full{}, &says); code != 1 || !strings.Contains(says.String(), syscall.ENOSPC.Error()) {
			t.Errorf("%q ends with %d and says %q", args, code, says.String())
		}
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
