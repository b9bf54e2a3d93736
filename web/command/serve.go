package command

import (
	"context"
	"errors"
	"fmt"
	"net"
	"syscall"

	"shiming/content/load"
	"shiming/web/hosts"
	"shiming/web/server"
	"shiming/web/site"
)

// serve builds the site and serves it, or serves one that was built.
func (c *command) serve(ctx context.Context) error {
	l, err := net.Listen("tcp", c.addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is in use by another program: stop that, or serve elsewhere with -addr localhost:8001", c.addr)
	}
	if err != nil {
		return fmt.Errorf("listening on %s: %w; choose another address with -addr HOST:PORT", c.addr, err)
	}
	defer l.Close()
	var s *site.Site
	if c.built != "" {
		s, err = site.Read(c.built, hosts.Names()...)
	} else {
		if c.origin == "" {
			c.origin = "http://" + reachable(l)
		}
		s, err = c.site(ctx, true)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(c.stdout, "serving http://%s%s (Ctrl-C stops)\n", reachable(l), s.Base)
	c.serving.Store(true)
	if err := server.Serve(ctx, l, server.Handler(s)); err != nil {
		return err
	}
	c.log("stopped")
	return nil
}

// reachable returns host and port by which a browser on this machine reaches l.
func reachable(l net.Listener) string {
	addr := l.Addr().(*net.TCPAddr)
	host := addr.IP.String()
	if addr.IP.IsLoopback() || addr.IP.IsUnspecified() {
		host = "localhost"
	}
	return net.JoinHostPort(host, fmt.Sprint(addr.Port))
}

// site builds the site.
func (c *command) site(ctx context.Context, fast bool) (*site.Site, error) {
	o := site.Options{Base: c.base, Origin: c.origin, FrameAncestors: c.ancestors, Retire: c.retire, Names: c.names, Fast: fast, Log: c.log}
	files, where, err := c.files()
	if err != nil {
		return nil, err
	}
	if c.folder != "" {
		o.Content = files
	}
	s, err := site.Build(ctx, o)
	if problems, ok := errors.AsType[load.Problems](err); ok {
		return nil, fmt.Errorf("%w\nthe content has these problems, and nothing was built", located(problems, where).Err())
	}
	return s, err
}
