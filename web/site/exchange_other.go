//go:build !linux

package site

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// exchange exchanges two folders in one step, which is not possible on all systems.
func exchange(a, b string) error { return errors.ErrUnsupported }

// mountPoint reports whether another file system begins at a folder, where that can be told.
func mountPoint(string) bool { return false }

// flush waits until what was written below a folder is on the disk.
func flush(dir string) error {
	return filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		f, err := os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			return err
		}
		return errors.Join(f.Sync(), f.Close())
	})
}

// alike reports whether two files, or folders, have the same permissions.
func alike(a, b fs.FileInfo) bool { return a.Mode() == b.Mode() }

// linkable reports whether nobody has a file under another name, where that can be told.
func linkable(file fs.FileInfo) bool { return false }
