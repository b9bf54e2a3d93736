package site

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"shiming/content"
	"shiming/content/address"
	"shiming/web/headers"
)

// Read reads a folder that [Write] wrote, so that the very files that go to other hosts
// can be served, on a machine without Go and its compiler. Files at the top of the folder
// that are named in except are not of the site.
func Read(dir string, except ...string) (*Site, error) {
	if _, err := os.Stat(filepath.Join(dir, marker)); err != nil {
		return nil, fmt.Errorf("%s has no site: write one with build -out %[1]s (%w)", dir, err)
	}
	site := &Site{Files: map[string]*File{}, FrameAncestors: readMarker(dir).FrameAncestors}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasPrefix(name, ".") || slices.Contains(except, name) {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		site.Files[name] = &File{Data: data, Type: headers.MediaType(name), Hashed: headers.KindOf(name) == headers.Asset}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the site: %w", err)
	}
	for name, f := range site.Files {
		if whole := site.Files[strings.TrimSuffix(name, path.Ext(name))]; whole != nil {
			switch path.Ext(name) {
			case ".gz":
				whole.GZ = f.Data
				delete(site.Files, name)
			case ".br":
				whole.BR = f.Data
				delete(site.Files, name)
			}
		}
	}
	if err := site.readHome(); err != nil {
		return nil, fmt.Errorf("%s: reading the home page: %w", dir, err)
	}
	return site, nil
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
	words := site.Files[strings.TrimPrefix(conf["data-library"], site.Base)]
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
