// Package cache has what builds share: a folder of the user's cache, and locks between
// processes.
package cache

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// Folder returns the path of a folder of the user's cache for this product, which it
// makes. It fails where it may not.
func Folder(name string) (string, error) {
	base, err := os.UserCacheDir()
	if err != nil {
		base = os.TempDir()
	}
	dir := filepath.Join(base, "shiming", name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", fmt.Errorf("making a cache folder: %w", err)
	}
	return dir, nil
}

// Lock waits until no other process holds the lock of a folder, and takes it. It fails
// where there can be no lock.
func Lock(dir string) (unlock func(), err error) {
	locks, err := Folder("locks")
	if err != nil {
		return nil, err
	}
	return lockedfile.MutexAt(filepath.Join(locks, fmt.Sprintf("%.8x", sha256.Sum256([]byte(dir))))).Lock()
}
