package site

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"

	"shiming/web/cache"
)

// form is a way to compress.
type form struct {
	name       string
	fast, best int
	writer     func(level int) (compressor, error)
}

// compressor is a writer that can be used again and again: to make one takes longer than
// to compress a page.
type compressor interface {
	io.WriteCloser
	Reset(to io.Writer)
}

var (
	formGZ = form{"gz", 6, 9, func(level int) (compressor, error) { return gzip.NewWriterLevel(nil, level) }}
	formBR = form{"br", 5, 11, func(level int) (compressor, error) { return brotli.NewWriterLevel(nil, level), nil }}
)

// compressors are those of one worker, by the name of their form.
type compressors struct {
	fast bool
	all  map[string]compressor
}

func (c *compressors) of(z form) (w compressor, level int, err error) {
	if level = z.best; c.fast {
		level = z.fast
	}
	w, ok := c.all[z.name]
	if !ok {
		if w, err = z.writer(level); err == nil {
			c.all[z.name] = w
		}
	}
	return w, level, err
}

// large is the size in bytes from which compressed forms are kept in the user's
// cache folder: the best form of the wasm takes a quarter of a minute.
const large = 256 << 10

// compress adds the compressed forms to the files of a site that they pay for.
func compress(ctx context.Context, site *Site, fast bool) error {
	work := make(chan *File)
	errs := make(chan error, runtime.NumCPU())
	var workers sync.WaitGroup
	for range runtime.NumCPU() {
		workers.Go(func() {
			c := &compressors{fast, map[string]compressor{}}
			for f := range work {
				if err := f.compress(c); err != nil {
					errs <- err
					return
				}
			}
		})
	}
	names := make([]string, 0, len(site.Files))
	for name := range site.Files {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return len(site.Files[b].Data) - len(site.Files[a].Data) })
	var err error
feed:
	for _, name := range names {
		if f := site.Files[name]; !compressible(f.Type) || f.GZ != nil || f.BR != nil {
			continue
		}
		select {
		case work <- site.Files[name]:
		case err = <-errs:
			break feed
		case <-ctx.Done():
			err = ctx.Err()
			break feed
		}
	}
	close(work)
	workers.Wait()
	select {
	case err = <-errs:
	default:
	}
	if err != nil {
		return fmt.Errorf("compressing: %w", err)
	}
	return nil
}

func compressible(mediaType string) bool {
	return strings.HasPrefix(mediaType, "text/") || slices.Contains([]string{
		"application/json", "application/manifest+json", "application/xml", "application/wasm", "image/svg+xml"}, mediaType)
}

func (f *File) compress(c *compressors) (err error) {
	if f.GZ, err = formGZ.of(f.Data, c); err != nil {
		return err
	}
	f.BR, err = formBR.of(f.Data, c)
	return err
}

// of returns the form of data, or nil if it saves less than a twentieth.
func (z form) of(data []byte, c *compressors) ([]byte, error) {
	w, level, err := c.of(z)
	if err != nil {
		return nil, err
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
		if err := cache.WriteFile(kept, b.Bytes()); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}
