package tool

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
)

// Firefox returns the path of Firefox, the ESR first.
func Firefox() (string, error) {
	if err := font(); err != nil {
		return "", err
	}
	return program("Firefox", "firefox-esr", "firefox-esr", "firefox")
}

// WebKit is what it takes to drive WebKitGTK: its driver, its own small browser,
// and a screen in memory, since it always has a window.
type WebKit struct {
	Driver, MiniBrowser, Xvfb string
}

var miniBrowserFolders = []string{"/usr/lib/*", "/usr/lib", "/usr/lib64", "/usr/libexec"}

// WebKitGTK returns where the parts of WebKitGTK are.
func WebKitGTK() (w WebKit, err error) {
	if err := font(); err != nil {
		return w, err
	}
	if w.Driver, err = program("WebKitGTK's driver", "webkit2gtk-driver", "WebKitWebDriver"); err != nil {
		return w, err
	}
	if w.Xvfb, err = program("Xvfb", "xvfb", "Xvfb"); err != nil {
		return w, err
	}
	for _, dir := range miniBrowserFolders {
		for _, version := range []string{"webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"} {
			if found, _ := filepath.Glob(filepath.Join(dir, version, "MiniBrowser")); len(found) > 0 {
				w.MiniBrowser = found[0]
				return w, nil
			}
		}
	}
	return w, errors.New("WebKitWebDriver is installed, and WebKitGTK's MiniBrowser is not in any of " + strings.Join(miniBrowserFolders, ", "))
}

// Hugo returns the path of Hugo, which makes sites from Markdown.
func Hugo() (string, error) { return program("Hugo", "hugo", "hugo") }

// program returns the path of the first program there is of some names, after it
// installed a Debian package if there is none.
func program(what, debian string, names ...string) (string, error) {
	if path := find(names...); path != "" {
		return path, nil
	}
	if err := apt(debian); err != nil {
		return "", fmt.Errorf("no %s is installed: %w", what, err)
	}
	if path := find(names...); path != "" {
		return path, nil
	}
	return "", fmt.Errorf("%s was installed, and %s is not on the PATH", debian, strings.Join(names, " or "))
}

// font sees to it that there is a font to show Chinese with.
func font() error {
	if chineseFont() {
		return nil
	}
	if err := apt("fonts-noto-cjk", "fontconfig"); err != nil {
		return fmt.Errorf("no Chinese font is installed (such as fonts-noto-cjk): %w", err)
	}
	return nil
}

// PDFToText returns the path of pdftotext, which reads the text of a PDF file.
func PDFToText() (string, error) { return program("pdftotext", "poppler-utils", "pdftotext") }
