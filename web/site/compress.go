package site

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"golang.org/x/sync/errgroup"

	"shiming/web/cache"
)

// form is a way to compress.
type form struct {
	name       string
	fast, best int
	writer     func(level int) compressor
	of         func(*File) *[]byte // where a file has it
	idle       [12]sync.Pool       // of compressors, by level
}

// compressor is a writer that can be used again and again: to make one takes longer than
// to compress a page.
type compressor interface {
	io.WriteCloser
	Reset(to io.Writer)
}

var (
	formGZ = &form{name: "gz", fast: 6, best: 9, of: func(f *File) *[]byte { return &f.GZ }, writer: func(level int) compressor {
		w, _ := gzip.NewWriterLevel(nil, level) // the levels are valid
		return w
	}}
	formBR = &form{name: "br", fast: 5, best: 11, of: func(f *File) *[]byte { return &f.BR }, writer: func(level int) compressor {
		return brotli.NewWriterLevel(nil, level)
	}}
	forms = []*form{formGZ, formBR}
)

// compression makes the compressed forms of a site. What an earlier build has made it takes
// from the user's cache, where a site has one table, and each large file another one, which
// sites share.
type compression struct {
	fast bool
	log  func(string, ...any)

	dir, name string // of the table
	mu        sync.Mutex
	known     cache.Table
	used      cache.Table // what the next build may need
}

// large is the size in bytes of a large file. The best form of the wasm takes a quarter of a
// minute.
const large = 256 << 10

// newCompression returns the compression of a site, which name tells from others. Without a
// cache it makes all anew.
func newCompression(name string, fast bool, log func(string, ...any)) *compression {
	c := &compression{fast: fast, log: log, name: fmt.Sprintf("site-%.8x", sha256.Sum256([]byte(name))), used: cache.Table{}}
	if dir, err := cache.Folder("compressed"); err == nil {
		c.dir, c.known = dir, cache.Read(dir, c.name)
	}
	return c
}

// missing is a form that is to be made.
type missing struct {
	file *File
	form *form
	key  cache.Key
}

// compress adds the compressed forms to the files that they pay for, and that have none.
func (c *compression) compress(ctx context.Context, files map[string]*File) error {
	var mu sync.Mutex
	var todo []missing
	all := slices.Collect(maps.Values(files))
	all = slices.DeleteFunc(all, func(f *File) bool { return !compressible(f.Type) || f.GZ != nil || f.BR != nil })
	err := parallel(ctx, all, func(f *File) error {
		sum := sha256.Sum256(f.Data)
		for _, z := range forms {
			key := z.key(sum, c.fast)
			if form, ok := c.find(key, len(f.Data)); ok {
				*z.of(f) = form
				continue
			}
			mu.Lock()
			todo = append(todo, missing{f, z, key})
			mu.Unlock()
		}
		return nil
	})
	if err != nil {
		return err
	}
	c.log("compressing %d files, of which %d forms are new", len(all), len(todo))
	slices.SortFunc(todo, func(a, b missing) int { return len(b.file.Data) - len(a.file.Data) })
	return parallel(ctx, todo, func(m missing) error {
		form, err := m.form.compress(m.file.Data, c.fast)
		if err != nil {
			return fmt.Errorf("compressing: %w", err)
		}
		*m.form.of(m.file) = form
		c.keep(m.key, len(m.file.Data), form)
		return nil
	})
}

// find returns a form that the cache has, of a file of so many bytes.
func (c *compression) find(key cache.Key, size int) (form []byte, ok bool) {
	if c.dir == "" {
		return nil, false
	}
	if size >= large {
		form, ok = cache.Read(c.dir, fmt.Sprintf("%x", key))[key]
	} else if form, ok = c.known[key]; ok {
		c.mu.Lock()
		c.used[key] = form
		c.mu.Unlock()
	}
	if len(form) == 0 {
		form = nil // it did not pay
	}
	return form, ok
}

// keep puts a form into the cache. That it cannot is no error: the next build makes it again.
func (c *compression) keep(key cache.Key, size int, form []byte) {
	if size >= large && c.dir != "" {
		cache.Table{key: form}.Write(c.dir, fmt.Sprintf("%x", key))
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.used[key] = form
}

// close leaves the table for the next build.
func (c *compression) close() {
	same := len(c.used) == len(c.known)
	for key := range c.used {
		same = same && c.known[key] != nil
	}
	if c.dir != "" && !same {
		c.used.Write(c.dir, c.name)
	}
}

// parallel calls do for each of list, for as many at the same time as there are processors,
// and returns the first error.
func parallel[T any](ctx context.Context, list []T, do func(T) error) error {
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(runtime.NumCPU())
	for _, one := range list {
		work.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return do(one)
		})
	}
	return work.Wait()
}

func compressible(mediaType string) bool {
	return strings.HasPrefix(mediaType, "text/") || slices.Contains([]string{
		"application/json", "application/manifest+json", "application/xml", "application/wasm", "image/svg+xml"}, mediaType)
}

func (z *form) level(fast bool) int {
	if fast {
		return z.fast
	}
	return z.best
}

// key returns the key of the form of data with that sum.
func (z *form) key(sum [sha256.Size]byte, fast bool) cache.Key {
	return sha256.Sum256(fmt.Appendf(nil, "%x %s %d %s", sum, z.name, z.level(fast), encoders()))
}

// encoders tells the encoders of this program from others, which may make other bytes: by the
// versions of their modules, which a test does not know of itself, and by what they make of a
// sample.
var encoders = sync.OnceValue(func() string {
	var all strings.Builder
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if slices.Contains([]string{"github.com/andybalholm/brotli", "github.com/klauspost/compress"}, m.Path) {
				fmt.Fprintln(&all, m.Path, m.Version, m.Sum, m.Replace)
			}
		}
	}
	var sample []byte
	for i := range 500 {
		sample = fmt.Appendf(sample, "<p>%d 实名 %x", i*i, sha256.Sum256([]byte{byte(i / 2)}))
	}
	for _, z := range forms {
		for _, fast := range []bool{true, false} {
			form, err := z.compress(sample, fast)
			fmt.Fprintf(&all, "%x %v\n", sha256.Sum256(form), err)
		}
	}
	return all.String()
})

// compress returns the form of data, or nil if it saves less than a twentieth.
func (z *form) compress(data []byte, fast bool) ([]byte, error) {
	level := z.level(fast)
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
	return b.Bytes(), nil
}
