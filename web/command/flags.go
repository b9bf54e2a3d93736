package command

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"shiming/content"
)

// misuse is an error of the user who called the command.
type misuse struct{ error }

func misusef(format string, args ...any) error { return misuse{fmt.Errorf(format, args...)} }

// parse reads the arguments of a command.
func (c *command) parse(name string, args []string) error {
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&c.folder, "content", "", "")
	c.ancestors = "*"
	if name == "serve" {
		flags.StringVar(&c.addr, "addr", "localhost:8000", "")
		flags.StringVar(&c.built, "site", "", "")
	}
	if name == "serve" || name == "build" {
		flags.StringVar(&c.base, "base", "/", "")
		flags.StringVar(&c.origin, "origin", "", "")
		flags.StringVar(&c.ancestors, "frame-ancestors", "*", "")
		flags.BoolVar(&c.names, "names", false, "")
	}
	if name == "build" {
		flags.StringVar(&c.out, "out", "", "")
		flags.IntVar(&c.keep, "keep", 1, "")
		flags.BoolVar(&c.retire, "retire", false, "")
	}
	if name == "ask" {
		flags.BoolVar(&c.json, "json", false, "")
	}
	if name == "search" {
		flags.BoolVar(&c.explain, "explain", false, "")
	}
	if name == "ask" || name == "search" {
		flags.StringVar(&c.lang, "lang", content.SourceLang, "")
	}
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return misusef("%w\n\n%s", err, usage)
	}
	c.args = flags.Args()
	var bad error
	flags.VisitAll(func(f *flag.Flag) {
		if f.Name != "frame-ancestors" && strings.ContainsFunc(f.Value.String(), unicode.IsControl) { // there a tab is a space
			bad = misusef("-%s %q has a control character", f.Name, f.Value)
		}
	})
	flags.Visit(func(f *flag.Flag) {
		if f.Value.String() == "" && slices.Contains([]string{"addr", "content", "site"}, f.Name) { // such as a variable that is not set
			bad = misusef("-%s is empty", f.Name)
		}
	})
	for _, arg := range c.args {
		if strings.ContainsFunc(arg, unicode.IsControl) {
			bad = misusef("the argument %q has a control character", arg)
		}
	}
	if bad != nil {
		return bad
	}
	switch takesArgs := name == "ask" || name == "search" || name == "accept" || name == "diff"; {
	case name == "accept" && len(c.args) == 0:
		return misusef("accept needs the language of a translation, such as en")
	case name == "search" && len(c.args) == 0:
		return misusef("search needs what to search for, such as 解绑")
	case name == "diff" && (len(c.args) != 2 || c.folder != ""):
		return misusef("diff needs two folders of content: the old one and the new one")
	case len(c.args) > 0 && !takesArgs:
		return misusef("unexpected argument %q: %s takes flags only\n\n%s", c.args[0], name, usage)
	case name == "build" && c.out == "":
		return misusef("build needs -out DIR, the folder to write")
	case c.built != "" && (c.folder != "" || c.origin != "" || c.base != "/" || c.ancestors != "*" || c.names):
		return misusef("-site serves a site as it was built: base, origin, content, frame-ancestors and names are flags of build")
	case c.keep < 0:
		return misusef("-keep %d: want 0 or more releases", c.keep)
	}
	return c.parseAddresses()
}

// basePath is what the site can lie below: browsers write other characters in other ways
// than pages and the configuration of hosts do.
var basePath = regexp.MustCompile(`^/([a-zA-Z0-9_~@+=!,-][a-zA-Z0-9._~@+=!,-]*/)*$`)

// host is the host of an origin: a name, or an address in numbers, and perhaps a port.
var host = regexp.MustCompile(`^(?i)([a-z0-9_-]+(\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])(:[0-9]+)?$`)

// inNumbers is a host that browsers take for an address in numbers.
var inNumbers = regexp.MustCompile(`(?i)(^|\.)([0-9]+|0x[0-9a-f]*)\.?$`)

// validHost reports whether a host, which may have a port, can be one.
func validHost(name string) bool {
	if !host.MatchString(name) {
		return false
	}
	if h, _, err := net.SplitHostPort(name); err == nil {
		name = h
	}
	_, err := netip.ParseAddr(name)
	return err == nil || !inNumbers.MatchString(name)
}

// validPort reports whether a port, if there is one, is from 1 to 65535.
func validPort(port string) bool {
	n, err := strconv.ParseUint(port, 10, 16)
	return port == "" || port == "*" || err == nil && n > 0
}

// unframing are the schemes of what is no host page.
var unframing = []string{"javascript", "vbscript", "data", "about", "blob", "mailto", "tel"}

func (c *command) parseAddresses() error {
	if c.base != "" {
		base := "/" + strings.Trim(c.base, "/") + "/"
		if base == "//" {
			base = "/"
		}
		if !basePath.MatchString(base) || len(base) > 255 {
			return misusef("-base %q: want a path of letters a to z, digits and -._~@+=!, 255 at most, such as /help/", c.base)
		}
		c.base = base
	}
	if c.origin != "" {
		u, err := url.Parse(strings.TrimSuffix(c.origin, "/"))
		if err != nil || (u.Scheme != "https" && u.Scheme != "http") || !validHost(u.Host) || !validPort(u.Port()) || u.String() != u.Scheme+"://"+u.Host {
			return misusef("-origin %q: want scheme and host only, such as https://example.com; a name in other letters is written as xn--", c.origin)
		}
		c.origin = strings.ToLower(u.String())
	}
	return c.parseAncestors()
}

// ancestor is a scheme, or a host with or without scheme and port. A star stands for any
// host, for the beginning of its name, or for any port.
var ancestor = regexp.MustCompile(`^(?i)([a-z][a-z0-9+.-]*:|([a-z][a-z0-9+.-]*://)?(\*|(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*)(:([0-9]+|\*))?)$`)

func scheme(source string) string {
	if host.MatchString(strings.TrimSuffix(source, ":*")) {
		return ""
	}
	name, _, _ := strings.Cut(source, ":")
	return name
}

// parseAncestors brings who may frame the site into the syntax of a policy. The site
// itself always may: it has a preview.
func (c *command) parseAncestors() error {
	sources := []string{"'self'"}
	list := strings.Fields(c.ancestors)
	for _, s := range list {
		s = strings.TrimSuffix(s, "/")
		switch word := strings.ToLower(strings.Trim(s, "'")); {
		case word == "none" && len(list) == 1, word == "self":
		case word == "none":
			return misusef("-frame-ancestors %q: none cannot be combined with others", c.ancestors)
		case !ancestor.MatchString(s), !validPort(ancestor.FindStringSubmatch(s)[7]), slices.Contains(unframing, strings.ToLower(scheme(s))):
			return misusef("-frame-ancestors %q: %q is not an origin: write schemes and hosts only, such as \"https://help.example.com https://*.example.org\"", c.ancestors, s)
		default:
			sources = append(sources, s)
		}
	}
	if len(list) == 0 {
		return misusef("-frame-ancestors %q is empty: write none, or origins such as https://help.example.com", c.ancestors)
	}
	c.ancestors = strings.Join(sources, " ")
	if slices.Contains(list, "*") {
		c.ancestors = "*"
	}
	return nil
}
