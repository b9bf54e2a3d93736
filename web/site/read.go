package site

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"golang.org/x/net/html"

	"shiming/content"
	"shiming/content/address"
	"shiming/web/headers"
)

// Read reads a folder that [Write] wrote, so that the very files that go to other hosts
// can be served, on a machine without Go and its compiler. What else is in the folder is not
// of the site, nor are the files at its top that are named in except. A file that is named by
// its content, and has other content by now, counts as one whose name says nothing.
func Read(dir string, except ...string) (*Site, error) {
	root, err := os.OpenRoot(dir + "/.") // no pipe; a link in it leads nowhere else
	if err != nil {
		return nil, fmt.Errorf("%s has no site: write one with build -out %[1]s (%w)", dir, err)
	}
	defer root.Close()
	if info, err := root.Stat(marker); err != nil || !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s has no site: write one with build -out %[1]s (%w)", dir, cmp.Or(err, errors.New(marker+" is no file")))
	}
	r := readMarker(root)
	if r.Files == nil {
		return nil, fmt.Errorf("the site in %s was written by another release, or %s in it is damaged: write it again with build -out %[1]s", dir, marker)
	}
	site := &Site{Files: map[string]*File{}, Site: r.Site}
	for _, name := range r.Files {
		if slices.Contains(except, name) {
			continue
		}
		if site.Files[name], err = readFile(root, name); err != nil {
			return nil, fmt.Errorf("reading the site: %w; write it again with build -out %s", err, dir)
		}
	}
	for _, name := range slices.Concat(r.Releases...) {
		if site.Files[name] != nil || headers.KindOf(name) != headers.Asset {
			continue
		}
		if f, err := readFile(root, name); err == nil {
			site.Files[name] = f
		}
	}
	if err := site.readHome(); err != nil {
		return nil, fmt.Errorf("%s: reading the home page: %w", dir, err)
	}
	return site, nil
}

// readRegular reads a file of a folder, and nothing that would wait for a writer or lies
// elsewhere.
func readRegular(root *os.Root, name string) ([]byte, error) {
	name = filepath.FromSlash(name)
	if info, err := root.Stat(name); err != nil || !info.Mode().IsRegular() {
		return nil, cmp.Or(err, fmt.Errorf("%s is not a regular file", name))
	}
	return root.ReadFile(name)
}

// readFile reads a file with its compressed forms. A form of something else is left out.
func readFile(root *os.Root, name string) (*File, error) {
	f := &File{Type: headers.MediaType(name)}
	var err error
	if f.Data, err = readRegular(root, name); err != nil {
		return nil, err
	}
	if headers.KindOf(name) == headers.Asset {
		whole := strings.TrimSuffix(name, path.Ext(name))
		f.Hashed = strings.HasSuffix(whole, "."+digest(f.Data))
	}
	same := func(form io.Reader, err error) bool {
		if err != nil {
			return false
		}
		data, err := io.ReadAll(io.LimitReader(form, int64(len(f.Data))+1))
		return err == nil && bytes.Equal(data, f.Data)
	}
	if gz, err := readRegular(root, name+".gz"); err == nil && same(gzip.NewReader(bytes.NewReader(gz))) {
		f.GZ = gz
	}
	if br, err := readRegular(root, name+".br"); err == nil && same(brotli.NewReader(bytes.NewReader(br)), nil) {
		f.BR = br
	}
	return f, nil
}

// readHome takes from the home page what its boot script is told: the base and the
// library, by which the inexact addresses are known.
func (site *Site) readHome() error {
	home := site.Files[address.File(address.Home)]
	if home == nil {
		return fs.ErrNotExist
	}
	root, err := html.Parse(strings.NewReader(string(home.Data)))
	if err != nil {
		return err
	}
	conf := map[string]string{}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "script" {
			for _, a := range n.Attr {
				conf[a.Key] = a.Val
			}
		}
	}
	site.Base = conf["data-base"]
	release := append(strings.Fields(conf[releaseAttr]), "", "")
	words := site.Files[strings.TrimPrefix(strings.Replace(conf["data-library"], "*", release[1], 1), site.Base)]
	if site.Base == "" || words == nil {
		return fmt.Errorf("it does not say where its library is")
	}
	lib, err := content.Decode(string(words.Data))
	if err != nil {
		return fmt.Errorf("reading the library (a site that another release built is to be built again): %w", err)
	}
	if len(lib.Languages) == 0 {
		return fmt.Errorf("its library names no language")
	}
	site.Prefixes, site.Redirect = address.Prefixes(lib.Languages), Canonical(lib)
	return nil
}
