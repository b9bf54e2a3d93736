package web

import (
	"errors"
	"io/fs"
	"strings"
)

// styles adds the style of the full pages and the one of the pages for frames. They
// share the files of the folder style; each has a folder there for what it alone has.
func (b builder) styles() (full, frame string, err error) {
	shared, err := joined("style")
	if err != nil {
		return "", "", err
	}
	print, err := joined("style/full")
	if err != nil {
		return "", "", err
	}
	lean, err := joined("style/frame")
	if err != nil {
		return "", "", err
	}
	themed, err := themed(shared)
	if err != nil {
		return "", "", err
	}
	if full, err = b.style("style.css", shared+print); err != nil {
		return "", "", err
	}
	frame, err = b.style("frame.css", themed+lean)
	return full, frame, err
}

func (b builder) style(name, source string) (string, error) {
	data, err := minifyCSS(source)
	return b.hashed(name, data), err
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
