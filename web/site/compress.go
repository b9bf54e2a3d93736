package site

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
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

	// parts, if there is one, compresses data so that what it has at a place can be replaced in
	// the form too.
	parts func(w compressor, data []byte, at place) ([]byte, error)

	idle [12]sync.Pool // of compressors, by level
}

// compressor is a writer that can be used again and again: to make one takes longer than
// to compress a page.
type compressor interface {
	io.WriteCloser
	Flush() error
	Reset(to io.Writer)
}

var (
	formGZ = &form{name: "gz", fast: 6, best: 9, of: func(f *File) *[]byte { return &f.GZ }, writer: func(level int) compressor {
		w, _ := gzip.NewWriterLevel(nil, level) // the levels are valid
		return w
	}}
	formBR = &form{name: "br", fast: 5, best: 11, of: func(f *File) *[]byte { return &f.BR }, parts: brotliParts, writer: func(level int) compressor {
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
	data []byte
	at   place
	key  cache.Key
}

// compress adds the compressed forms to the files that they pay for, and that have none.
func (c *compression) compress(ctx context.Context, files map[string]*File) error {
	var mu sync.Mutex
	var todo []missing
	all := slices.Collect(maps.Values(files))
	all = slices.DeleteFunc(all, func(f *File) bool { return !compressible(f.Type) || f.GZ != nil || f.BR != nil })
	err := parallel(ctx, all, func(f *File) error {
		for _, z := range forms {
			m := missing{file: f, form: z}
			m.data, m.at = z.prepared(f.Data)
			m.key = z.key(sha256.Sum256(m.data), c.fast)
			if form, ok := c.find(m); ok {
				*z.of(f) = form
				continue
			}
			mu.Lock()
			todo = append(todo, m)
			mu.Unlock()
		}
		return nil
	})
	if err != nil {
		return err
	}
	c.log("compressing %d files, of which %d forms are new", len(all), len(todo))
	slices.SortFunc(todo, func(a, b missing) int { return len(b.data) - len(a.data) })
	return parallel(ctx, todo, func(m missing) error {
		form, err := m.form.compress(m.data, m.at, c.fast)
		tied := errors.Is(err, errTied) // never seen; such a page is made anew each time
		if tied {
			m.at = place{}
			form, err = m.form.compress(m.file.Data, m.at, c.fast)
		}
		if err != nil {
			return fmt.Errorf("compressing: %w", err)
		}
		if !tied {
			c.keep(m, form)
		}
		*m.form.of(m.file) = m.at.released(form, m.file.Data)
		return nil
	})
}

// find returns a form that the cache has.
func (c *compression) find(m missing) (form []byte, ok bool) {
	if c.dir == "" {
		return nil, false
	}
	if len(m.data) >= large {
		form, ok = cache.Read(c.dir, fmt.Sprintf("%x", m.key))[m.key]
	} else {
		c.mu.Lock()
		defer c.mu.Unlock()
		if form, ok = c.used[m.key]; !ok { // made a moment ago
			form, ok = c.known[m.key]
		}
		if ok {
			c.used[m.key] = form
		}
	}
	if len(form) == 0 {
		return nil, ok // it did not pay
	}
	return m.at.released(form, m.file.Data), ok
}

// keep puts a form into the cache. That it cannot is no error: the next build makes it again.
func (c *compression) keep(m missing, form []byte) {
	if len(m.data) >= large && c.dir != "" {
		cache.Table{m.key: form}.Write(c.dir, fmt.Sprintf("%x", m.key))
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.used[m.key] = form
}

// close leaves the table for the next build, after one that failed with what it had before.
func (c *compression) close(whole bool) {
	if !whole {
		for key, form := range c.known {
			c.used[key] = form
		}
	}
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

// prepared returns what the form is made of: data, without its release where that can be put
// in later, and the place for it.
func (z *form) prepared(data []byte) ([]byte, place) {
	if z.parts == nil {
		return data, place{}
	}
	return withoutRelease(data)
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
	sample := []byte("<a " + releaseAttr + `="0123456789ab" b>`)
	for i := range 500 {
		sample = fmt.Appendf(sample, "<p>%d 实名 %x", i*i, sha256.Sum256([]byte{byte(i / 2)}))
	}
	for _, z := range forms {
		for _, fast := range []bool{true, false} {
			data, at := z.prepared(sample)
			form, err := z.compress(data, at, fast)
			fmt.Fprintf(&all, "%x %v\n", sha256.Sum256(form), err)
		}
	}
	return all.String()
})

// compress returns the form of data, or nil if it saves less than a twentieth. At a place, if
// there is one, it can be replaced.
func (z *form) compress(data []byte, at place, fast bool) (form []byte, err error) {
	level := z.level(fast)
	w, free := z.idle[level].Get().(compressor)
	if !free {
		w = z.writer(level)
	}
	defer z.idle[level].Put(w)
	if at.length > 0 {
		form, err = z.parts(w, data, at)
	} else {
		form, err = whole(w, data)
	}
	if len(form) > len(data)-len(data)/20 {
		return nil, err
	}
	return form, err
}

func whole(w compressor, data []byte) ([]byte, error) {
	var b bytes.Buffer
	w.Reset(&b)
	_, err := w.Write(data)
	err = errors.Join(err, w.Close())
	return b.Bytes(), err
}
