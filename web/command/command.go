// Package command is the command line: one file a command.
package command

import (
	"cmp"
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"shiming/content"
	"shiming/content/load"
)

// usage says what the command can do. It names [defaultContent].
//
//go:embed usage.txt
var usage string

// defaultContent is where the built-in library is in the source.
const defaultContent = "content/library"

// Main runs the command and returns its exit code: 0, 1 if it failed, 2 if it was called
// wrongly.
func Main(args []string, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the process
	ignoreFileLimit()
	out := &output{Writer: stdout}
	c := command{stdout: out, stderr: stderr}
	name := "serve"
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		name, args = args[0], args[1:]
	}
	run := map[string]func(context.Context) error{
		"serve": c.serve, "build": c.build, "check": c.check, "accept": c.accept, "ask": c.ask, "search": c.search, "diff": c.diff, "help": c.help,
	}[name]
	if run == nil {
		fmt.Fprintf(stderr, "unknown command %q\n\n%s", name, usage)
		return 2
	}
	err := c.parse(name, args)
	if err == nil {
		err = stoppable(ctx, run, c.serving.Load)
	}
	if errors.Is(err, flag.ErrHelp) {
		_, err = io.WriteString(out, usage)
	}
	if err == nil && out.err != nil {
		err = fmt.Errorf("writing what there is to say: %w", out.err)
	}
	var misuse misuse
	switch {
	case err == nil:
		return 0
	case errors.As(err, &misuse):
		fmt.Fprintln(stderr, err)
		return 2
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "stopped")
		if _, moving := errors.AsType[*os.LinkError](err); moving {
			fmt.Fprintln(stderr, err) // a site may be in another place now
		}
		return 1
	case errors.Is(err, syscall.EFBIG):
		err = fmt.Errorf("%w: the limit of this system is too low, see ulimit -f", err)
	}
	fmt.Fprintln(stderr, err)
	return 1
}

// output keeps the first error of a writer: what a command says may have no room.
type output struct {
	io.Writer
	err error
}

func (o *output) Write(data []byte) (int, error) {
	n, err := o.Writer.Write(data)
	o.err = cmp.Or(o.err, err)
	return n, err
}

// stoppable runs a command. Once it is to stop, it has a second to tidy up, whatever it
// waits for; a server has until what is under way is finished.
func stoppable(ctx context.Context, run func(context.Context) error, serving func() bool) error {
	done := make(chan error, 1)
	go func() { done <- run(ctx) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	limit := time.Second
	if serving() {
		limit = 15 * time.Second
	}
	select {
	case err := <-done:
		return err
	case <-time.After(limit):
		return ctx.Err()
	}
}

// command is a call of the command.
type command struct {
	stdout, stderr io.Writer

	addr, base, origin, ancestors, folder, out, built string

	keep   int
	retire bool

	json, names bool
	explain     bool // search: say why
	lang        string
	args        []string

	serving atomic.Bool // the server answers
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
