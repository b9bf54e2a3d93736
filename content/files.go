package content

import "embed"

// Files are the files of the built-in library.
//
//go:embed source.yaml topics.yaml checker.yaml */*.yaml */questions
var Files embed.FS
