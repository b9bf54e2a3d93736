// Package command is the command line: one file a command.
package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
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
        check the content; print all problems as file:line: text
  shiming accept [-content DIR] LANG [PATH ...]
        mark a translation, or its texts at these paths, as up to date with the source;
        check lists the texts that may be older. The default folder is
        ` + defaultContent + `
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
            whose pages may show this site's pages in frames, such as
            "https://help.example.com https://*.example.org"; none for the site's own
            only; default *, everybody's
  -site     a folder that build wrote; nothing is compiled
  -out      the folder to write; a folder that this command did not make is not replaced
  -keep     how many previous releases keep their files in that folder, for pages that
            are open while a new one is put in place; default 1
  -retire   make a site without offline use: its service worker deletes what it kept on
            readers' devices and unregisters itself
`

// defaultContent is where the built-in library is in the source.
const defaultContent = "content/library"

// Main runs the command and returns its exit code: 0, 1 if it failed, 2 if it was called
// wrongly.
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
		fmt.Fprintf(stderr, "unknown command %q\n\n%s", name, usage)
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

// files returns the files of the content and where they are, for messages.
func (c *command) files() (files fs.FS, where string, err error) {
	if c.folder == "" {
		return content.BuiltIn(), defaultContent, nil
	}
	files, err = folder("-content ", c.folder)
	return files, c.folder, err
}

// folder returns the files of a folder. flag is what stands before its name on the command
// line.
func folder(flag, name string) (fs.FS, error) {
	if info, err := os.Stat(name); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("%s%s: no such folder", flag, name)
	}
	return os.DirFS(name), nil
}

// libraries reads the content in all languages.
func (c *command) libraries() ([]*content.Library, load.Problems, error) {
	files, where, err := c.files()
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

func (c *command) help(context.Context) error {
	_, err := io.WriteString(c.stdout, usage)
	return err
}
