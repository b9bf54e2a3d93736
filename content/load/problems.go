package load

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Problem is something wrong at a line of a file. The file is named by its path
// in the content.
type Problem struct {
	File string
	Line int
	Text string

	// Note tells that the content can be shown nevertheless.
	Note bool
}

// String returns the problem as file:line: text.
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text)
}

// Problems are all that is wrong, in the order of files and lines. They are an error; use
// [Problems.Err] where one is wanted.
type Problems []Problem

// Error returns all problems, one a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// Err returns the problems but for notes, as an error; nil if there are none.
func (ps Problems) Err() error {
	serious := slices.DeleteFunc(slices.Clone(ps), func(p Problem) bool { return p.Note })
	if len(serious) == 0 {
		return nil
	}
	return serious
}

// Notes returns the notes among the problems.
func (ps Problems) Notes() Problems {
	return slices.DeleteFunc(slices.Clone(ps), func(p Problem) bool { return !p.Note })
}

// tidy sorts the problems, drops duplicates, and replaces control characters, which the
// name of a file may have.
func (ps *Problems) tidy() {
	for i := range *ps {
		p := &(*ps)[i]
		p.File, p.Text = printable(p.File), printable(p.Text)
	}
	slices.SortFunc(*ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Text, b.Text))
	})
	*ps = slices.Compact(*ps)
}

func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
