package web

import (
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"sync"
	"time"
)

// least is how much a reader has to take in the time of patience.stall so as not
// to be taken for one who has gone. The system passes on what was taken in parts
// that are far larger.
const least = 4 << 10

// conn is a connection to a reader. It does two things that http.Server leaves
// to be wished: a time-out of writing begins anew whenever something was taken, and
// header and body go out together, where http.Server writes 4 kB first and wakes
// the reader twice.
type conn struct {
	net.Conn
	stall time.Duration

	holds bool
	held  *[]byte
}

// Write sends p, after what is held. While the connection holds, it keeps what is
// small.
func (c *conn) Write(p []byte) (int, error) {
	if c.holds && len(p) <= heldMost {
		if c.held == nil {
			c.held = heldBuffers.Get().(*[]byte)
		}
		if len(*c.held)+len(p) <= cap(*c.held) {
			*c.held = append(*c.held, p...)
			return len(p), nil
		}
	}
	if c.held == nil || len(*c.held) == 0 {
		return c.write(p)
	}
	all := net.Buffers{*c.held, p}
	before := len(*c.held)
	n, err := c.write(all...)
	*c.held = (*c.held)[:0]
	return max(0, n-before), err
}

// hold makes the connection keep what is small until release.
func (c *conn) hold() { c.holds = true }

// release sends what is held.
func (c *conn) release() error {
	c.holds = false
	if c.held == nil {
		return nil
	}
	var err error
	if len(*c.held) > 0 {
		_, err = c.write(*c.held)
	}
	*c.held = (*c.held)[:0]
	heldBuffers.Put(c.held)
	c.held = nil
	return err
}

// write sends all parts.
func (c *conn) write(parts ...[]byte) (sent int, err error) {
	rest := net.Buffers(parts)
	for {
		c.Conn.SetWriteDeadline(time.Now().Add(c.stall))
		var n int64
		n, err = rest.WriteTo(c.Conn)
		sent += int(n)
		if n < least || !errors.Is(err, os.ErrDeadlineExceeded) {
			return sent, err
		}
	}
}

// heldMost is the size of the buffers in which connections hold.
const heldMost = 16 << 10

var heldBuffers = sync.Pool{New: func() any {
	b := make([]byte, 0, heldMost)
	return &b
}}

// conns is a listener whose connections are of the type conn.
type conns struct {
	net.Listener
	stall time.Duration
}

func (l conns) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &conn{Conn: c, stall: l.stall}, nil
}

type connKey struct{}

// withConn makes a connection known to the handlers of its requests.
func withConn(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, connKey{}, c)
}

// sendBody sends data as the body of an answer, together with its header if there is
// a conn to do so.
func sendBody(w http.ResponseWriter, r *http.Request, data []byte) {
	c, ok := r.Context().Value(connKey{}).(*conn)
	if !ok {
		w.Write(data)
		return
	}
	c.hold()
	defer c.release()
	w.Write(data)
	http.NewResponseController(w).Flush()
}
