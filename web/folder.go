package web

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/net/html"

	"shiming/content"
)

// readSite reads a folder that build wrote, so that the very files that go to
// other hosts can be served, on a machine without Go and its compiler.
func readSite(dir string) (*Site, error) {
	if _, err := os.Stat(filepath.Join(dir, marker)); err != nil {
		return nil, fmt.Errorf("%s has no site: write one with build -out %[1]s (%w)", dir, err)
	}
	site := &Site{Files: map[string]*File{}, FrameAncestors: remembered(dir).FrameAncestors}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasPrefix(name, ".") || hostWords[name] != nil {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		site.Files[name] = &File{Data: data, Type: mediaType(name), Hashed: kindOf(name) == kindAsset}
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
	if err := site.readStart(); err != nil {
		return nil, fmt.Errorf("%s: reading index.html: %w", dir, err)
	}
	return site, nil
}

// readStart takes from the home page what its boot script is told: the base and the
// library, by which the inexact addresses are known.
func (site *Site) readStart() error {
	home := site.Files["index.html"]
	if home == nil {
		return fs.ErrNotExist
	}
	root, err := html.Parse(strings.NewReader(string(home.Data)))
	if err != nil {
		return err
	}
	told := map[string]string{}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "script" {
			for _, a := range n.Attr {
				told[a.Key] = a.Val
			}
		}
	}
	site.Base = told["data-base"]
	words := site.Files[strings.TrimPrefix(told["data-library"], site.Base)]
	if site.Base == "" || words == nil {
		return fmt.Errorf("it does not say where its library is")
	}
	lib := new(content.Library)
	if err := json.Unmarshal(words.Data, lib); err != nil {
		return fmt.Errorf("reading the library: %w", err)
	}
	if len(lib.Languages) == 0 {
		return fmt.Errorf("its library names no language")
	}
	for _, l := range lib.Languages[1:] {
		site.Prefixes = append(site.Prefixes, l.Lang+"/")
	}
	site.Checker = &lib.Checker
	site.Redirect = func(p string) (string, bool) { return redirect(lib, p) }
	return nil
}
