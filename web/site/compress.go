package site

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/natefinch/atomic"
	"golang.org/x/sync/errgroup"

	"shiming/web/cache"
)

// form is a way to compress.
type form struct {
	name       string
	fast, best int
	writer     func(level int) compressor
	idle       [12]sync.Pool // of compressors, by level
}

// compressor is a writer that can be used again and again: to make one takes longer than
// to compress a page.
type compressor interface {
	io.WriteCloser
	Reset(to io.Writer)
}

var (
	formGZ = &form{name: "gz", fast: 6, best: 9, writer: func(level int) compressor {
		w, _ := gzip.NewWriterLevel(nil, level) // the levels are valid
		return w
	}}
	formBR = &form{name: "br", fast: 5, best: 11, writer: func(level int) compressor { return brotli.NewWriterLevel(nil, level) }}
)

// large is the size in bytes from which compressed forms are kept in the user's
// cache folder: the best form of the wasm takes a quarter of a minute.
const large = 256 << 10

// compress adds the compressed forms to the files of a site that they pay for.
func compress(ctx context.Context, site *Site, fast bool) error {
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(runtime.NumCPU())
	for _, f := range slices.SortedFunc(maps.Values(site.Files), func(a, b *File) int { return len(b.Data) - len(a.Data) }) {
		if !compressible(f.Type) || f.GZ != nil || f.BR != nil {
			continue
		}
		work.Go(func() (err error) {
			if err = ctx.Err(); err != nil {
				return err
			}
			if f.GZ, err = formGZ.of(f.Data, fast); err == nil {
				f.BR, err = formBR.of(f.Data, fast)
			}
			return err
		})
	}
	if err := work.Wait(); err != nil {
		return fmt.Errorf("compressing: %w", err)
	}
	return nil
}

func compressible(mediaType string) bool {
	return strings.HasPrefix(mediaType, "text/") || slices.Contains([]string{
		"application/json", "application/manifest+json", "application/xml", "application/wasm", "image/svg+xml"}, mediaType)
}

// of returns the form of data, or nil if it saves less than a twentieth.
func (z *form) of(data []byte, fast bool) ([]byte, error) {
	level := z.best
	if fast {
		level = z.fast
	}
	var kept string
	if len(data) >= large {
		dir, err := cache.Folder("compressed")
		if err != nil {
			return nil, err
		}
		kept = filepath.Join(dir, fmt.Sprintf("%x-%d.%s", sha256.Sum256(data), level, z.name))
		if out, err := os.ReadFile(kept); err == nil {
			return out, nil
		}
	}
	w, free := z.idle[level].Get().(compressor)
	if !free {
		w = z.writer(level)
	}
	defer z.idle[level].Put(w)
	var b bytes.Buffer
	w.Reset(&b)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	if b.Len() > len(data)-len(data)/20 {
		return nil, nil
	}
	if kept != "" {
		if err := atomic.WriteFile(kept, bytes.NewReader(b.Bytes())); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}
