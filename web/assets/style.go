package assets

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Sheet is a style sheet that is shipped.
type Sheet struct {
	// Name is the name of the file.
	Name string

	folder string // what it alone has
	shared bool   // it begins with what the sheets share
	themed bool   // the attribute data-theme overrules the preferred scheme
}

// The style sheets: of full pages, of pages for frames, and what both have more where no
// script runs.
var (
	FullStyle     = Sheet{Name: "style.css", folder: "full", shared: true}
	FrameStyle    = Sheet{Name: "frame.css", folder: "frame", shared: true, themed: true}
	NoScriptStyle = Sheet{Name: "bare.css", folder: "bare"}
)

// Style returns a style sheet, minified.
func Style(s Sheet) ([]byte, error) {
	source := ""
	if s.shared {
		shared, err := joined("style")
		if err != nil {
			return nil, err
		}
		source = schemes(s.themed) + shared
	}
	own, err := joined("style/" + s.folder)
	if err != nil {
		return nil, err
	}
	r := api.Transform(source+own, api.TransformOptions{Loader: api.LoaderCSS, MinifyWhitespace: true, MinifySyntax: true,
		Charset: api.CharsetUTF8, Engines: engines})
	if len(r.Errors) > 0 {
		return nil, fmt.Errorf("minifying %s: %s", s.Name, r.Errors[0].Text)
	}
	return r.Code, nil
}

// joined returns the style sheets of a folder, sorted by their names.
func joined(folder string) (string, error) {
	names, err := fs.Glob(files, folder+"/*.css")
	if err != nil {
		return "", err
	}
	var all strings.Builder
	for _, name := range names {
		source, err := files.ReadFile(name)
		if err != nil {
			return "", err
		}
		all.Write(source)
	}
	return all.String(), nil
}
