package web

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"

	"shiming/content"
	"shiming/content/load"
)

const usage = `实名问答: an explainer of real-name verification, as a site.

  shiming [-addr HOST:PORT] [-base /PATH/] [-origin URL] [-content DIR]
          [-frame-ancestors SOURCES]
        check the content, compile the wasm and serve (http://localhost:8000)
  shiming -site DIR [-addr HOST:PORT]
        serve the site that build wrote into a folder
  shiming build -out DIR [-base /PATH/] [-origin URL] [-content DIR]
          [-frame-ancestors SOURCES] [-keep N] [-retire]
        write the whole static site
  shiming check [-content DIR]
        check the content; all problems as file:line: text
  shiming accept [-content DIR] LANG [PATH ...]
        say of a translation, or of its texts at these paths, that it fits the present
        source; check lists what may be older. The default folder is ./content
  shiming ask [-json] [-lang LANG] [-content DIR] INPUT=ANSWER ...
        the checker: the next question, or the verdict. A reader who is not sure of an
        input answers unsure
  shiming diff OLD NEW
        which combinations of answers come to another rule, verdict or claims in a second
        folder of content

  -addr     where to serve; default localhost:8000
  -base     the path that the site lives under; default /
  -origin   scheme and host of the site, such as https://example.com; the pages
            name it as their canonical address
  -content  a folder of content in place of the built-in one
  -frame-ancestors
            whose pages may have this site's pages in frames, such as
            "https://help.example.com https://*.example.org"; none for nobody's but the
            site's own; default *, everybody's
  -site     a folder that build wrote; nothing is compiled
  -out      the folder to write; one that this command did not make is not replaced
  -keep     how many releases before keep their files in that folder, for pages that
            are open while a new one is put in place; default 1
  -retire   make a site without offline use: its service worker drops what it had kept
            on readers' devices and ends itself
`

// Main runs the command and returns its exit code: 0, 1 if it failed, 2 if it was
// called wrongly.
func Main(args []string, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	c := command{stdout: stdout, stderr: stderr}
	name := "serve"
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		name, args = args[0], args[1:]
	}
	run := map[string]func(context.Context) error{
		"serve": c.serve, "build": c.build, "check": c.check, "accept": c.accept, "ask": c.ask, "diff": c.diff, "help": c.help,
	}[name]
	if run == nil {
		fmt.Fprintf(stderr, "there is no command %q\n\n%s", name, usage)
		return 2
	}
	err := c.parse(name, args)
	if err == nil {
		err = run(ctx)
	}
	var misuse misuse
	switch {
	case err == nil:
		return 0
	case errors.Is(err, flag.ErrHelp):
		io.WriteString(stdout, usage)
		return 0
	case errors.As(err, &misuse):
		fmt.Fprintln(stderr, err)
		return 2
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "stopped")
		return 1
	}
	fmt.Fprintln(stderr, err)
	return 1
}

// misuse is an error of the one who called the command.
type misuse struct{ error }

func misusef(format string, args ...any) error { return misuse{fmt.Errorf(format, args...)} }

// command is a call of the command.
type command struct {
	stdout, stderr io.Writer

	addr, base, origin, ancestors, folder, out, built string

	keep   int
	retire bool

	json bool
	lang string
	args []string
}

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
	}
	if name == "build" {
		flags.StringVar(&c.out, "out", "", "")
		flags.IntVar(&c.keep, "keep", 1, "")
		flags.BoolVar(&c.retire, "retire", false, "")
	}
	if name == "ask" {
		flags.BoolVar(&c.json, "json", false, "")
		flags.StringVar(&c.lang, "lang", content.SourceLang, "")
	}
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return misusef("%w\n\n%s", err, usage)
	}
	c.args = flags.Args()
	if name == "accept" && len(c.args) == 0 {
		return misusef("accept needs the language of a translation, such as en")
	}
	if name == "diff" && (len(c.args) != 2 || c.folder != "") {
		return misusef("diff needs two folders of content: the old one and the new one")
	}
	if len(c.args) > 0 && name != "ask" && name != "accept" && name != "diff" {
		return misusef("%q is too much: %s takes flags only\n\n%s", c.args[0], name, usage)
	}
	if name == "build" && c.out == "" {
		return misusef("build needs -out DIR, the folder to write")
	}
	if c.built != "" && (c.folder != "" || c.origin != "" || c.base != "/" || c.ancestors != "*") {
		return misusef("-site serves what was built: base, origin, content and frame-ancestors were chosen then")
	}
	if c.keep < 0 {
		return misusef("-keep %d is no number of releases: write 0 or more", c.keep)
	}
	return c.parseAddresses()
}

func (c *command) parseAddresses() error {
	if c.base != "" {
		base := "/" + strings.Trim(c.base, "/") + "/"
		if base == "//" {
			base = "/"
		}
		if strings.ContainsAny(base, " \"'<>?#%\\\x00;{}$*:|") || strings.Contains(base[1:], "//") || strings.Contains(base, "/.") {
			return misusef("-base %q is no path: write one such as /help/", c.base)
		}
		c.base = base
	}
	if c.origin != "" {
		u, err := url.Parse(strings.TrimSuffix(c.origin, "/"))
		if err != nil || (u.Scheme != "https" && u.Scheme != "http") || u.Host == "" || u.String() != u.Scheme+"://"+u.Host {
			return misusef("-origin %q is no origin: write scheme and host alone, such as https://example.com", c.origin)
		}
		c.origin = u.String()
	}
	return c.parseAncestors()
}

// ancestor is a scheme, or a host with or without scheme and port. A star stands for
// any host, for the beginning of its name, or for any port.
var ancestor = regexp.MustCompile(`^(?i)([a-z][a-z0-9+.-]*:|([a-z][a-z0-9+.-]*://)?(\*|(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*)(:([0-9]+|\*))?)$`)

// parseAncestors brings who may frame the site into the words of a policy. The site
// itself always may: it has a preview.
func (c *command) parseAncestors() error {
	sources := []string{"'self'"}
	list := strings.Fields(c.ancestors)
	for _, s := range list {
		switch s = strings.TrimSuffix(s, "/"); {
		case strings.Trim(s, "'") == "none" && len(list) == 1, strings.Trim(s, "'") == "self":
		case strings.Trim(s, "'") == "none":
			return misusef("-frame-ancestors %q: none stands alone", c.ancestors)
		case !ancestor.MatchString(s):
			return misusef("-frame-ancestors %q: %q is no origin: write schemes and hosts alone, such as \"https://help.example.com https://*.example.org\"", c.ancestors, s)
		default:
			sources = append(sources, s)
		}
	}
	if len(list) == 0 {
		return misusef("-frame-ancestors %q names nobody: write none, or origins such as https://help.example.com", c.ancestors)
	}
	c.ancestors = strings.Join(sources, " ")
	if slices.Contains(list, "*") {
		c.ancestors = "*"
	}
	return nil
}

// content returns the files of the content and where they are, for messages.
func (c *command) content() (files fs.FS, where string, err error) {
	if c.folder == "" {
		return content.Files, "content", nil
	}
	if info, err := os.Stat(c.folder); err != nil || !info.IsDir() {
		return nil, "", fmt.Errorf("-content %s is no folder", c.folder)
	}
	return os.DirFS(c.folder), c.folder, nil
}

// libraries reads the content in all languages.
func (c *command) libraries() ([]*content.Library, load.Problems, error) {
	files, where, err := c.content()
	if err != nil {
		return nil, nil, err
	}
	libs, problems := load.All(files)
	problems = located(problems, where)
	return libs, problems.Notes(), problems.Err()
}

// located puts the folder before the files of problems.
func located(problems load.Problems, where string) load.Problems {
	for i := range problems {
		problems[i].File = where + "/" + problems[i].File
	}
	return problems
}

func (c *command) log(format string, args ...any) {
	fmt.Fprintf(c.stderr, format+"\n", args...)
}

func (c *command) options() (Options, error) {
	files, _, err := c.content()
	return Options{Content: files, Base: c.base, Origin: c.origin, FrameAncestors: c.ancestors, Retire: c.retire, Log: c.log}, err
}

// site builds the site.
func (c *command) site(ctx context.Context, o Options) (*Site, error) {
	site, err := Build(ctx, o)
	var problems load.Problems
	if errors.As(err, &problems) {
		_, where, _ := c.content()
		return nil, fmt.Errorf("%w\nthe content has these problems, and nothing was built", located(problems, where).Err())
	}
	return site, err
}

func (c *command) serve(ctx context.Context) error {
	l, err := net.Listen("tcp", c.addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is in use by another program: stop that, or serve elsewhere with -addr localhost:8001", c.addr)
	}
	if err != nil {
		return fmt.Errorf("listening on %s: %w; choose another place with -addr HOST:PORT", c.addr, err)
	}
	defer l.Close()
	o, err := c.options()
	if err != nil {
		return err
	}
	o.Fast = true
	if o.Origin == "" {
		o.Origin = "http://" + reachable(l)
	}
	var site *Site
	if c.built != "" {
		site, err = readSite(c.built)
	} else {
		site, err = c.site(ctx, o)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(c.stdout, "serving http://%s%s (Ctrl-C stops)\n", reachable(l), site.Base)
	if err := Serve(ctx, l, Handler(site)); err != nil {
		return err
	}
	c.log("stopped")
	return nil
}

// reachable returns host and port by which a browser on this machine reaches l.
func reachable(l net.Listener) string {
	addr := l.Addr().(*net.TCPAddr)
	host := addr.IP.String()
	if addr.IP.IsLoopback() || addr.IP.IsUnspecified() {
		host = "localhost"
	}
	return net.JoinHostPort(host, fmt.Sprint(addr.Port))
}

func (c *command) build(ctx context.Context) error {
	o, err := c.options()
	if err != nil {
		return err
	}
	if err := replaceable(absolute(c.out)); err != nil {
		return err // before the long work
	}
	site, err := c.site(ctx, o)
	if err != nil {
		return err
	}
	if o.Origin == "" {
		c.log("without -origin the pages have no canonical address, and there is no sitemap")
	}
	addHostFiles(site)
	if err := write(site, c.out, c.keep); err != nil {
		return err
	}
	fmt.Fprintf(c.stdout, "wrote %d files to %s\n", len(site.Files), c.out)
	return nil
}

func (c *command) check(context.Context) error {
	libs, notes, err := c.libraries()
	for _, n := range notes {
		fmt.Fprintln(c.stdout, n)
	}
	if err != nil {
		return err
	}
	lib := libs[0]
	proof := lib.Checker.Proof()
	fmt.Fprintf(c.stdout, "the content is fine: %d questions, %d rules for %d combinations, in %d languages\n",
		len(lib.Questions), len(lib.Checker.Rules), proof.Combinations, len(libs))
	if len(notes) > 0 {
		fmt.Fprintf(c.stdout, "but %d texts of translations may be older than what they were made from; once they are right, run: shiming accept LANG [PATH ...]\n", len(notes))
	}
	return nil
}

// accept writes down that texts of a translation fit the present source.
func (c *command) accept(context.Context) error {
	if c.folder == "" {
		c.folder = "content"
	}
	files, where, err := c.content()
	if err != nil {
		return err
	}
	data, err := load.Accept(files, c.args[0], c.args[1:])
	var problems load.Problems
	if errors.As(err, &problems) {
		return located(problems, where).Err()
	}
	if err != nil {
		return err
	}
	name := filepath.Join(c.folder, c.args[0], load.RevisionsFile)
	if err := os.WriteFile(name, data, 0o666); err != nil {
		return fmt.Errorf("writing the revisions: %w", err)
	}
	fmt.Fprintf(c.stdout, "wrote %s\n", name)
	return nil
}

func (c *command) help(context.Context) error {
	_, err := io.WriteString(c.stdout, usage)
	return err
}
