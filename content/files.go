package content

import (
	"embed"
	"io/fs"
)

//go:embed library
var library embed.FS

// BuiltIn returns the files of the built-in library.
func BuiltIn() fs.FS {
	files, err := fs.Sub(library, "library")
	if err != nil {
		panic(err) // the name is a valid path
	}
	return files
}
