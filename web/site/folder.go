package site

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
	"syscall"

	"shiming/web/headers"
)

// marker is the file that marks a folder made by [Write]. It has a [record] as JSON.
const marker = ".shiming-site"

// record is what the marker says of a folder.
type record struct {
	Note string `json:"note"`

	headers.Site

	// Files are the files of the site, without their compressed forms.
	Files []string `json:"files"`

	// Releases are the files named by their content of each release that is there,
	// the newest first.
	Releases [][]string `json:"releases"`
}

// files are what is in a folder, or is to be, by their paths in it.
type files map[string][]byte

// filesOf returns the files of a site with their compressed forms.
func filesOf(site *Site) files {
	all := files{}
	for name, f := range site.Files {
		all[name] = f.Data
		for _, z := range forms {
			if form := *z.of(f); form != nil {
				all[name+"."+z.name] = form
			}
		}
	}
	return all
}

// writeFolder writes a site, and what the folder old keeps of the releases before, into the
// folder fresh, unless the folder old is the same.
func writeFolder(ctx context.Context, site *Site, old, fresh string, keep int) (same bool, err error) {
	all := filesOf(site)
	kept, mark, err := releases(site, old, keep)
	if err != nil {
		return false, fmt.Errorf("keeping files of the release before: %w", err)
	}
	if err := put(fresh, marker, mark); err != nil {
		return false, err
	}
	like, err := os.Stat(filepath.Join(fresh, marker))
	if err != nil {
		return false, err
	}
	likeFolder, err := os.Stat(fresh)
	if err != nil {
		return false, err
	}
	whole := maps.Clone(kept)
	maps.Copy(whole, all)
	whole[marker] = mark
	there, same := compare(ctx, old, whole, like, likeFolder)
	if same || ctx.Err() != nil {
		return same, ctx.Err()
	}
	write := func(name string, data []byte) error {
		if info := there[name]; info != nil && linkable(info) {
			to := filepath.Join(fresh, filepath.FromSlash(name))
			if os.MkdirAll(filepath.Dir(to), 0o755) == nil && os.Link(filepath.Join(old, filepath.FromSlash(name)), to) == nil {
				return nil
			}
		}
		return put(fresh, name, data)
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		if err := write(name, all[name]); err != nil {
			return false, err
		}
		reached("a file")
	}
	for name, data := range kept {
		// There the new site may have a folder, or a file.
		if err := write(name, data); err != nil && !errors.Is(err, fs.ErrExist) && !errors.Is(err, syscall.ENOTDIR) {
			return false, err
		}
	}
	return false, nil
}

// compare returns which of the files that are to be in a folder are there, with the same
// content, and owners and permissions like those of a new file, and whether there is nothing
// else, nor a folder that is unlike a new one.
func compare(ctx context.Context, dir string, want files, like, likeFolder fs.FileInfo) (there map[string]fs.FileInfo, same bool) {
	folders := map[string]bool{".": true}
	for name := range want {
		for d := path.Dir(name); !folders[d]; d = path.Dir(d) {
			folders[d] = true
		}
	}
	var found []string
	same = true
	err := filepath.WalkDir(dir, func(file string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, file)
		name = filepath.ToSlash(name)
		if err != nil {
			return err
		}
		if _, wanted := want[name]; wanted && e.Type().IsRegular() {
			found = append(found, name)
		} else if info, err := e.Info(); err != nil || !e.IsDir() || !folders[name] || !alike(info, likeFolder) {
			same = false
		}
		return nil
	})
	there = map[string]fs.FileInfo{}
	var mu sync.Mutex
	stopped := parallel(ctx, found, func(name string) error {
		file := filepath.Join(dir, filepath.FromSlash(name))
		info, err := os.Lstat(file)
		if err != nil || !alike(info, like) || info.Size() != int64(len(want[name])) {
			return nil
		}
		if data, err := os.ReadFile(file); err == nil && bytes.Equal(data, want[name]) {
			mu.Lock()
			there[name] = info
			mu.Unlock()
		}
		return nil
	})
	return there, same && err == nil && stopped == nil && len(there) == len(want)
}

// releases returns the files of releases before that the folder old keeps, and what the marker
// of the new one says.
func releases(site *Site, old string, keep int) (kept files, mark []byte, err error) {
	hashed := slices.DeleteFunc(slices.Sorted(maps.Keys(site.Files)), func(name string) bool { return !site.Files[name].Hashed })
	m := record{Note: "This folder is made by “shiming build” and replaced as a whole by it.", Site: site.Site,
		Files: slices.Sorted(maps.Keys(site.Files)), Releases: [][]string{hashed}}
	// A marker that names files outside the folder counts for nothing.
	var before [][]string
	root, err := os.OpenRoot(old)
	if err == nil {
		defer root.Close()
		before = readMarker(root).Releases
	}
	outside := func(name string) bool { return !filepath.IsLocal(filepath.FromSlash(name)) }
	if slices.ContainsFunc(slices.Concat(before...), outside) {
		before = nil
	}
	kept = files{}
	for _, release := range before {
		if len(m.Releases) > keep || slices.Equal(release, m.Releases[0]) {
			continue
		}
		m.Releases = append(m.Releases, release)
		for _, name := range release {
			if site.Files[name] != nil {
				continue // it is there, and as it should be
			}
			for _, form := range []string{"", ".gz", ".br"} {
				data, err := readRegular(root, name+form)
				if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EIO) {
					return nil, nil, err
				}
				if err == nil { // else it is not there, or something else is
					kept[name+form] = data
				}
			}
		}
	}
	mark, _ = json.MarshalIndent(m, "", "  ") // texts always encode
	return kept, append(mark, '\n'), nil
}

// readMarker returns what the marker of a folder says, or nothing if there is none that can
// be read.
func readMarker(dir *os.Root) record {
	var r record
	data, err := readRegular(dir, marker)
	if err != nil || json.Unmarshal(data, &r) != nil {
		return record{}
	}
	return r
}

// put writes a new file of a folder, whose own folders it makes.
func put(dir, name string, data []byte) error {
	to := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	// Never through a link to a file of the site that is in use.
	f, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
