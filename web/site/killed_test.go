package site

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
)

// The test binary is also the build that is killed: it writes a site into the folder given
// and kills itself at a step.
func init() {
	dir, step := os.Getenv("SHIMING_KILLED_DIR"), os.Getenv("SHIMING_KILLED_AT")
	if dir == "" {
		return
	}
	if os.Getenv("SHIMING_KILLED_SWAP") == "" {
		swap = func(string, string) error { return errors.ErrUnsupported }
	}
	reached = func(at string) {
		if at == step {
			p, _ := os.FindProcess(os.Getpid())
			p.Kill()
			select {}
		}
	}
	if err := Write(context.Background(), siteOf("new", "a/b.html", "c.html"), dir, 1); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// TestKilled: wherever a build is killed, a whole site is there, or is back with the next
// build, also one that fails; and nothing is left over.
func TestKilled(t *testing.T) {
	test, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	words := func(dir string) string {
		all := ""
		for _, name := range []string{"index.html", "a/b.html", "c.html"} {
			data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
			if err != nil {
				return err.Error()
			}
			all += string(data) + " "
		}
		return all
	}
	const old, new = "old old old ", "new new new "
	for _, c := range []struct{ swap, step, after string }{
		{"1", "a file", old}, {"1", "written", old}, {"1", "flushed", old}, {"1", "exchanged", new},
		{"", "a file", old}, {"", "written", old}, {"", "flushed", old}, {"", "moved away", ""}, {"", "moved in place", new},
	} {
		if c.swap != "" && runtime.GOOS != "linux" {
			continue
		}
		parent := t.TempDir()
		dir := filepath.Join(parent, "site")
		if err := Write(t.Context(), siteOf("old", "a/b.html", "c.html"), dir, 1); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(test)
		cmd.Env = append(os.Environ(), "SHIMING_KILLED_DIR="+dir, "SHIMING_KILLED_AT="+c.step, "SHIMING_KILLED_SWAP="+c.swap)
		if out, err := cmd.CombinedOutput(); err == nil || cmd.ProcessState.ExitCode() != -1 {
			t.Fatalf("%s: the build was not killed: %v\n%s", c.step, err, out)
		}
		if got := words(dir); got != c.after && c.after != "" {
			t.Errorf("%s: the site says %q, want %q", c.step, got, c.after)
		}
		if err := Write(t.Context(), siteOf("bad", "index.html/below"), dir, 1); err == nil {
			t.Fatal("no error")
		}
		want := c.after
		if want == "" {
			want = old
		}
		if got := words(dir); got != want {
			t.Errorf("%s: after a build that failed the site says %q, want %q", c.step, got, want)
		}
		if err := Write(t.Context(), siteOf("newer", "a/b.html", "c.html"), dir, 1); err != nil || words(dir) != "newer newer newer " {
			t.Errorf("%s: the next build says %q (%v)", c.step, words(dir), err)
		}
		if got, want := written(t, parent), []string{"site/.shiming-site", "site/a/b.html", "site/c.html", "site/index.html"}; !slices.Equal(got, want) {
			t.Errorf("%s: there are %q, want %q", c.step, got, want)
		}
	}
}

// TestRecover: the only copy of a site comes back before anything else is done, also where
// there is an empty folder by now, and through a link.
func TestRecover(t *testing.T) {
	for what, change := range map[string]func(parent, dir string) error{
		"nothing":         func(_, dir string) error { return nil },
		"an empty folder": func(_, dir string) error { return os.Mkdir(dir, 0o755) },
		"a file":          func(_, dir string) error { return os.WriteFile(dir, []byte("mine"), 0o644) },
	} {
		parent := t.TempDir()
		dir, link := filepath.Join(parent, "site"), filepath.Join(parent, "link")
		err := errors.Join(Write(t.Context(), siteOf("old"), dir, 1), os.Rename(dir, filepath.Join(parent, ".site.old")),
			os.Symlink("site", link), change(parent, dir))
		if err != nil {
			t.Fatal(err)
		}
		if err := Recover(link); err != nil {
			t.Fatal(err)
		}
		name, want := filepath.Join(dir, "index.html"), "old"
		if what == "a file" { // of the user's
			name, want = dir, "mine"
		}
		if data, err := os.ReadFile(name); err != nil || string(data) != want {
			t.Errorf("%s: there it says %q (%v), want %q", what, data, err, want)
		}
	}
}
