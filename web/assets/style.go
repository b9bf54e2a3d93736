package assets

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Styles returns the style sheets, minified, by their names: full.css, which full pages have
// inside themselves, frame.css, which pages for frames have, bare.css, which both have too
// where no script runs, and more.css, a file for what only some views need. In frames the
// attribute data-theme overrules the preferred scheme. A style ends with a property by which
// scripts know that all of it is there.
func Styles() (map[string][]byte, error) {
	all := map[string][]byte{}
	const end = ":root{--whole:1}"
	for name, source := range map[string]string{
		"full.css":  schemes(false) + joined("style") + joined("style/full") + end,
		"frame.css": schemes(true) + joined("style") + joined("style/frame") + end,
		"bare.css":  joined("style/bare"),
		"more.css":  joined("style/more") + end,
	} {
		r := api.Transform(source, api.TransformOptions{Loader: api.LoaderCSS, MinifyWhitespace: true, MinifySyntax: true,
			Charset: api.CharsetUTF8, Engines: engines})
		if len(r.Errors) > 0 {
			return nil, fmt.Errorf("minifying %s: %s", name, r.Errors[0].Text)
		}
		all[name] = r.Code
	}
	return all, nil
}

// joined returns the style sheets of a folder, sorted by their names.
func joined(folder string) string {
	names, _ := fs.Glob(files, folder+"/*.css") // the pattern is valid
	var all strings.Builder
	for _, name := range names {
		source, _ := files.ReadFile(name) // it is embedded
		all.Write(source)
	}
	return all.String()
}
