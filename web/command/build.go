package command

import (
	"context"
	"fmt"

	"shiming/web/hosts"
	"shiming/web/site"
)

// build writes the site into a folder.
func (c *command) build(ctx context.Context) error {
	if err := site.Recover(c.out); err != nil {
		return err
	}
	if _, _, err := c.files(); err != nil {
		return err
	}
	if err := site.Replaceable(c.out, c.folder); err != nil {
		return err // before the long work
	}
	s, err := c.site(ctx, false)
	if err != nil {
		return err
	}
	if c.origin == "" {
		c.log("without -origin the pages have no canonical address, and there is no sitemap")
	}
	hosts.Add(s)
	if err := site.Write(ctx, s, c.out, c.keep); err != nil {
		return err
	}
	fmt.Fprintf(c.stdout, "wrote %d files to %s\n", len(s.Files), c.out)
	return nil
}
