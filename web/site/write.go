package site

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// Write writes a site into dir, which is replaced as a whole once everything is there: a
// build that fails, or is killed, leaves the old one. Where the system cannot exchange two
// folders in one step, a build that is killed between two may leave none; the next build
// brings the old one back first. Write refuses to replace what it did not make. The files
// named by their content of as many releases before as keep says stay: pages of those may
// still be open, or in a cache on the way. A folder that is already as it would become stays
// untouched, and a file that is the same in both sites stays the one that it is.
func Write(ctx context.Context, site *Site, dir string, keep int) error {
	dir = absolute(dir)
	if err := Replaceable(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return fmt.Errorf("making the folder: %w", err)
	}
	// Beside the folder, so that other users and machines wait too.
	unlock, err := lock(beside(dir, "lock"))
	if err != nil {
		return fmt.Errorf("locking the folder: %w", err)
	}
	defer unlock()

	fresh, old := beside(dir, "new"), beside(dir, "old")
	if err := recoverSite(dir, old); err != nil {
		return err
	}
	for _, left := range []string{fresh, old} {
		if err := os.RemoveAll(left); err != nil {
			return fmt.Errorf("removing what another build left: %w", err)
		}
	}
	defer os.RemoveAll(fresh)
	switch same, err := writeFolder(ctx, site, dir, fresh, keep); {
	case err != nil:
		return fmt.Errorf("writing the site: %w", err)
	case same:
		return nil
	}
	reached("written")
	if err := flush(fresh); err != nil {
		return fmt.Errorf("writing the site: %w", err)
	}
	reached("flushed")
	if err := ctx.Err(); err != nil {
		return err
	}
	return replace(dir, fresh, old)
}

// Recover brings back the site that was in dir, if a build was killed between moving it away
// and putting another one in its place. [Write] does that too, once there is one.
func Recover(dir string) error {
	dir = absolute(dir)
	old := beside(dir, "old")
	if _, err := os.Stat(old); err != nil {
		return nil
	}
	unlock, err := lock(beside(dir, "lock"))
	if err != nil {
		return fmt.Errorf("locking the folder: %w", err)
	}
	defer unlock()
	return recoverSite(dir, old)
}

// recoverSite does what [Recover] does. An empty folder in the place of the site is none.
func recoverSite(dir, old string) error {
	if _, err := os.Stat(filepath.Join(old, marker)); err != nil {
		return nil
	}
	if info, err := os.Lstat(dir); err == nil && (!info.IsDir() || os.Remove(dir) != nil) { // which it does if it is empty
		return nil
	}
	if err := os.Rename(old, dir); err != nil {
		return fmt.Errorf("bringing back the site that a build left at %s: %w", old, err)
	}
	return nil
}

// Tests kill the build at a step, and take away what not all systems can.
var (
	reached = func(step string) {}
	swap    = exchange
)

func mounted(dir string) error {
	return fmt.Errorf("%s cannot be replaced, as another file system begins there: name a folder in it, such as -out %[1]s/site", dir)
}

// replace puts the folder fresh in the place of dir, by way of old if it takes two steps.
func replace(dir, fresh, old string) error {
	switch err := swap(fresh, dir); {
	case err == nil:
		reached("exchanged")
		return removeOld(fresh)
	case errors.Is(err, syscall.EBUSY):
		return mounted(dir)
	}
	if err := os.Rename(dir, old); errors.Is(err, syscall.EBUSY) {
		return mounted(dir)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("moving the old site away: %w", err)
	}
	reached("moved away")
	if err := os.Rename(fresh, dir); err != nil {
		return errors.Join(fmt.Errorf("moving the new site in place: %w", err), os.Rename(old, dir))
	}
	reached("moved in place")
	return removeOld(old)
}

func removeOld(dir string) error {
	if err := os.RemoveAll(dir); err != nil {
		return fmt.Errorf("the new site is in place, and the old one could not be removed: %w", err)
	}
	return nil
}

// absolute returns the absolute path of a folder, without symbolic links, also of one that is
// not there.
func absolute(dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	target, err := filepath.EvalSymlinks(dir)
	if err == nil {
		return target
	}
	if parent := filepath.Dir(dir); parent != dir && errors.Is(err, fs.ErrNotExist) {
		dir = filepath.Join(absolute(parent), filepath.Base(dir))
		if target, err := os.Readlink(dir); err == nil { // to what is not there
			if !filepath.IsAbs(target) {
				target = filepath.Join(filepath.Dir(dir), target)
			}
			return absolute(target)
		}
	}
	return dir
}

// beside returns the path of what a build has beside its folder: "new", "old" or "lock".
func beside(dir, what string) string {
	return filepath.Join(filepath.Dir(dir), "."+filepath.Base(dir)+"."+what)
}

// lock waits until no other process has a file locked, which is there for as long.
func lock(name string) (unlock func(), err error) {
	for {
		f, err := lockedfile.Edit(name)
		if err != nil {
			return nil, err
		}
		locked, err := f.Stat()
		if there, gone := os.Stat(name); err == nil && gone == nil && os.SameFile(locked, there) {
			return func() { os.Remove(name); f.Close() }, nil
		}
		f.Close() // the one who had it took it away
	}
}

// Replaceable returns why a folder may not be replaced by [Write], or nil. That it has one of
// those to keep is a reason too.
func Replaceable(dir string, keep ...string) error {
	dir = absolute(dir)
	cwd, err := os.Getwd()
	if err != nil {
		return err
	}
	home, _ := os.UserHomeDir()
	for _, kept := range append(keep, cwd, home) {
		if kept == "" {
			continue
		}
		if kept = absolute(kept); dir == kept || strings.HasPrefix(kept, strings.TrimSuffix(dir, "/")+string(filepath.Separator)) {
			return fmt.Errorf("%s is or contains %s and is not replaced: name a folder of its own with -out", dir, kept)
		}
	}
	if mountPoint(dir) {
		return mounted(dir)
	}
	if _, err := os.Lstat(beside(dir, "lock")); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s cannot be replaced: %w", dir, err) // such as a name that is too long
	}
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("%s cannot be replaced: %w", dir, err)
	case len(entries) == 0 || slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == marker }):
		return nil
	}
	return fmt.Errorf("%s was not made by this command and is not replaced: name another folder with -out, or empty it", dir)
}
