package command

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"shiming/content/load"
)

// accept marks texts of a translation as up to date with the source.
func (c *command) accept(context.Context) error {
	if c.folder == "" {
		c.folder = defaultContent
	}
	files, where, err := c.files()
	if err != nil {
		return err
	}
	data, err := load.Accept(files, c.args[0], c.args[1:])
	if problems, ok := errors.AsType[load.Problems](err); ok {
		return located(problems, where).Err()
	}
	if err != nil {
		return err
	}
	name := filepath.Join(c.folder, c.args[0], load.RevisionsFile)
	fresh := name + ".new" // what is there stays where there is no room
	if err = os.WriteFile(fresh, data, 0o666); err == nil {
		err = os.Rename(fresh, name)
	}
	if err != nil {
		os.Remove(fresh)
		return fmt.Errorf("writing the revisions: %w", err)
	}
	fmt.Fprintf(c.stdout, "wrote %s\n", name)
	return nil
}
