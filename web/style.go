package web

import (
	"errors"
	"io/fs"
	"strings"
)

// styles adds the style of the full pages, the one of the pages for frames, and what
// both have more where no script runs. The first two share the files of the folder
// style; each of the three has a folder there for what it alone has.
func (b builder) styles(a *assets) error {
	shared, err := joined("style")
	if err != nil {
		return err
	}
	themed, err := themed(shared)
	if err != nil {
		return err
	}
	for _, s := range []struct {
		path                 *string
		name, shared, folder string
	}{
		{&a.style, "style.css", shared, "full"},
		{&a.frameStyle, "frame.css", themed, "frame"},
		{&a.bare, "bare.css", "", "bare"},
	} {
		alone, err := joined("style/" + s.folder)
		if err != nil {
			return err
		}
		data, err := minifyCSS(s.shared + alone)
		if err != nil {
			return err
		}
		*s.path = b.hashed(s.name, data)
	}
	return nil
}

// joined returns the files of a folder of styles, in the order of their names.
func joined(folder string) (string, error) {
	names, err := fs.Glob(own, folder+"/*.css")
	if err != nil {
		return "", err
	}
	var all strings.Builder
	for _, name := range names {
		source, err := own.ReadFile(name)
		if err != nil {
			return "", err
		}
		all.Write(source)
	}
	return all.String(), nil
}

// themed lets the attribute data-theme of the html element overrule the preferred
// colour scheme: the tokens that the styles have for dark are there a second time,
// and the first time not where light is wanted.
func themed(styles string) (string, error) {
	const open, end = "@media screen and (prefers-color-scheme: dark) {\n  :root {", "\n  }\n}\n"
	before, rest, found := strings.Cut(styles, open)
	tokens, after, closed := strings.Cut(rest, end)
	if !found || !closed || strings.Contains(after, open) {
		return "", errors.New("the styles do not have their dark colours in one place")
	}
	return before +
		"@media screen and (prefers-color-scheme: dark) {:root:not([data-theme=light]) {" + tokens + "}}\n" +
		"@media screen {:root[data-theme=dark] {" + tokens + "}}\n" + after, nil
}
