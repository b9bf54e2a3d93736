package site

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// marker is the file that marks a folder made by [Write]. It has a [record] as JSON.
const marker = ".shiming-site"

// record is what the marker says of a folder.
type record struct {
	Note string `json:"note"`

	// FrameAncestors is the one of the site.
	FrameAncestors string `json:"frame-ancestors,omitempty"`

	// Releases are the files named by their content of each release that is there,
	// the newest first.
	Releases [][]string `json:"releases"`
}

// Write writes a site into dir, which is replaced as a whole once everything is there: a
// build that fails leaves the old one. It refuses to replace what it did not make. The
// files named by their content of as many releases before as keep says stay: pages of those
// may still be open, or in a cache on the way.
func Write(site *Site, dir string, keep int) error {
	dir = absolute(dir)
	if err := Replaceable(dir); err != nil {
		return err
	}
	parent := filepath.Dir(dir)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return fmt.Errorf("making the folder: %w", err)
	}
	// Beside the folder, so that other users and machines wait too.
	unlock, err := lock(filepath.Join(parent, "."+filepath.Base(dir)+".lock"))
	if err != nil {
		return fmt.Errorf("waiting for another build: %w", err)
	}
	defer unlock()

	fresh, old := filepath.Join(parent, "."+filepath.Base(dir)+".new"), filepath.Join(parent, "."+filepath.Base(dir)+".old")
	for _, left := range []string{fresh, old} { // of a build that was killed
		if err := os.RemoveAll(left); err != nil {
			return err
		}
	}
	defer os.RemoveAll(fresh)
	if err := writeFiles(site, fresh); err != nil {
		return fmt.Errorf("writing the site: %w", err)
	}
	if err := keepReleases(site, dir, fresh, keep); err != nil {
		return fmt.Errorf("keeping files of the release before: %w", err)
	}
	if err := os.Rename(dir, old); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("moving the old site away: %w", err)
	}
	if err := os.Rename(fresh, dir); err != nil {
		return errors.Join(fmt.Errorf("moving the new site in place: %w", err), os.Rename(old, dir))
	}
	return os.RemoveAll(old)
}

// absolute returns the absolute path of a folder, without symbolic links.
func absolute(dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	if target, err := filepath.EvalSymlinks(dir); err == nil {
		dir = target
	}
	return dir
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

// Replaceable returns why a folder may not be replaced by [Write], or nil.
func Replaceable(dir string) error {
	dir = absolute(dir)
	cwd, err := os.Getwd()
	if err != nil {
		return err
	}
	home, _ := os.UserHomeDir()
	for _, kept := range []string{cwd, home} {
		if kept != "" && (dir == kept || strings.HasPrefix(kept, strings.TrimSuffix(dir, "/")+string(filepath.Separator))) {
			return fmt.Errorf("%s is or contains %s and is not replaced: name a folder of its own with -out", dir, kept)
		}
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

// keepReleases copies the files of releases before from the folder old into the
// folder fresh, and writes the marker there.
func keepReleases(site *Site, old, fresh string, keep int) error {
	hashed := slices.DeleteFunc(slices.Sorted(maps.Keys(site.Files)), func(name string) bool { return !site.Files[name].Hashed })
	m := record{Note: "This folder is made by “shiming build” and replaced as a whole by it.", FrameAncestors: site.FrameAncestors,
		Releases: [][]string{hashed}}
	// A marker that names files outside the folder counts for nothing.
	before := readMarker(old).Releases
	outside := func(name string) bool { return !filepath.IsLocal(filepath.FromSlash(name)) }
	if slices.ContainsFunc(slices.Concat(before...), outside) {
		before = nil
	}
	for _, release := range before {
		if len(m.Releases) > keep || slices.Equal(release, m.Releases[0]) {
			continue
		}
		m.Releases = append(m.Releases, release)
		for _, name := range release {
			for _, form := range []string{"", ".gz", ".br"} {
				data, err := os.ReadFile(filepath.Join(old, filepath.FromSlash(name+form)))
				if errors.Is(err, fs.ErrNotExist) {
					continue
				}
				if err == nil {
					err = put(fresh, name+form, data)
				}
				if err != nil {
					return err
				}
			}
		}
	}
	data, _ := json.MarshalIndent(m, "", "  ") // texts always encode
	return os.WriteFile(filepath.Join(fresh, marker), append(data, '\n'), 0o644)
}

// readMarker returns what the marker of a folder says, or nothing if there is none that can
// be read.
func readMarker(dir string) record {
	var r record
	data, err := os.ReadFile(filepath.Join(dir, marker))
	if err != nil || json.Unmarshal(data, &r) != nil {
		return record{}
	}
	return r
}

func writeFiles(site *Site, dir string) error {
	for name, f := range site.Files {
		for ext, form := range map[string][]byte{"": f.Data, ".gz": f.GZ, ".br": f.BR} {
			if form == nil && ext != "" {
				continue
			}
			if err := put(dir, name+ext, form); err != nil {
				return err
			}
		}
	}
	return nil
}

// put writes a file of a folder, whose own folders it makes.
func put(dir, name string, data []byte) error {
	to := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}
