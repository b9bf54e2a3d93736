package assets

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Styles returns the style sheets, minified, by their names: style.css of full pages,
// frame.css of pages for frames, and bare.css, which both have too where no script runs. In
// frames the attribute data-theme overrules the preferred scheme.
func Styles() (map[string][]byte, error) {
	all := map[string][]byte{}
	for name, source := range map[string]string{
		"style.css": schemes(false) + joined("style") + joined("style/full"),
		"frame.css": schemes(true) + joined("style") + joined("style/frame"),
		"bare.css":  joined("style/bare"),
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
