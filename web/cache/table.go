package cache

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/natefinch/atomic"
)

// Key is what an entry of a [Table] is found by: a hash of all that decides it.
type Key [sha256.Size]byte

// Table has what is expensive to make again. It is one file: thousands of entries are read and
// written many times faster than as a file each.
type Table map[Key][]byte

// head is how many bytes of a file stand before the data of an entry: the sum of all that
// follows, the key, the length of the data.
const head = 2*sha256.Size + 4

// A table that was not used for so long goes, and of more bytes than that the longest unused.
const (
	unused = 30 * 24 * time.Hour
	room   = 1 << 30
)

// Read reads a table of a folder, such as [Folder] returns. Entries that are damaged are left
// out; where there is no table that can be read, it is empty.
func Read(dir, name string) Table {
	name = filepath.Join(dir, name)
	t := Table{}
	data, err := os.ReadFile(name)
	if err != nil {
		return t
	}
	now := time.Now()
	os.Chtimes(name, now, now) // where that may not be, it only looks unused
	for len(data) >= head {
		length := uint64(binary.LittleEndian.Uint32(data[head-4:]))
		if length > uint64(len(data)-head) {
			break
		}
		entry := data[: head+length : head+length]
		data = data[head+length:]
		if sum := sha256.Sum256(entry[sha256.Size:]); bytes.Equal(sum[:], entry[:sha256.Size]) {
			t[Key(entry[sha256.Size:])] = entry[head:]
		}
	}
	return t
}

// Write writes a table into a folder, in the place of the one of that name. Who reads at the
// same time gets the old one or the new one. Tables of the folder that were not used for a
// month, and the longest unused of more than a gigabyte, are removed.
func (t Table) Write(dir, name string) error {
	var b bytes.Buffer
	for _, key := range slices.SortedFunc(maps.Keys(t), func(a, b Key) int { return bytes.Compare(a[:], b[:]) }) {
		entry := slices.Concat(key[:], binary.LittleEndian.AppendUint32(nil, uint32(len(t[key]))), t[key])
		sum := sha256.Sum256(entry)
		b.Write(sum[:])
		b.Write(entry)
	}
	if err := atomic.WriteFile(filepath.Join(dir, name), &b); err != nil {
		return fmt.Errorf("writing a table of the cache: %w", err)
	}
	return trim(dir, time.Now().Add(-unused), room)
}

// trim removes the files of a folder that were last used before a time, and the longest unused
// of more bytes than there is room for.
func trim(dir string, before time.Time, room int64) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	var files []fs.FileInfo
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() { // else another build has removed it
			files = append(files, info)
		}
	}
	slices.SortFunc(files, func(a, b fs.FileInfo) int {
		return cmp.Or(b.ModTime().Compare(a.ModTime()), cmp.Compare(a.Name(), b.Name()))
	})
	for _, f := range files {
		if room -= f.Size(); room < 0 || f.ModTime().Before(before) {
			os.Remove(filepath.Join(dir, f.Name())) // or the next one does
		}
	}
	return nil
}
