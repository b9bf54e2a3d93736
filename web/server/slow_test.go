package server

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"shiming/web/site/sitetest"
)

// narrow is a listener whose connections send little ahead, as over a slow line.
type narrow struct{ net.Listener }

func (n narrow) Accept() (net.Conn, error) {
	c, err := n.Listener.Accept()
	if err == nil {
		err = c.(*net.TCPConn).SetWriteBuffer(64 << 10)
	}
	return c, err
}

// serveFor serves the toy for the time of a test and returns host and port.
func serveFor(t *testing.T, p timeouts) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	h, _ := toyHandler()
	go func() { done <- serve(ctx, narrow{l}, h, p) }()
	t.Cleanup(func() {
		stop()
		<-done
	})
	return l.Addr().String()
}

// dial connects and says words. What comes is taken in small parts.
func dial(t *testing.T, address, words string) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if err := c.(*net.TCPConn).SetReadBuffer(64 << 10); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(c, words); err != nil {
		t.Fatal(err)
	}
	return c
}

// TestCrowd: hundreds who say nothing, half of a request, or take nothing of the
// wasm hold up nobody, and cost little.
func TestCrowd(t *testing.T) {
	address := serveFor(t, timeouts{header: time.Minute, stall: time.Minute, idle: time.Minute})
	const program = wasmFile
	memory := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapInuse + m.StackInuse
	}
	before := memory()
	const each = 200
	for range each {
		dial(t, address, "")
		dial(t, address, "GET / HTTP/1.1\r\nHost: exam")
		dial(t, address, "GET /"+program+" HTTP/1.1\r\nHost: example.com\r\n\r\n")
	}
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 5 * time.Second}
	var took []time.Duration
	for range 50 {
		start := time.Now()
		r, err := client.Get("http://" + address + "/")
		if err != nil {
			t.Fatal(err)
		}
		if got := sitetest.Body(t, r); r.StatusCode != http.StatusOK || !strings.Contains(got, "</html>") {
			t.Fatalf("code %d, %d bytes", r.StatusCode, len(got))
		}
		r.Body.Close()
		took = append(took, time.Since(start))
	}
	if slices.Sort(took); took[len(took)/2] > 500*time.Millisecond {
		t.Errorf("half of the answers took more than %v", took[len(took)/2])
	}
	if grown := int64(memory()) - int64(before); grown > 3*each*64<<10 {
		t.Errorf("%d connections hold %d bytes", 3*each, grown)
	}
}

// TestSlowReader: who takes a part within the time of stall gets the whole, however long
// that takes.
func TestSlowReader(t *testing.T) {
	const stall = 800 * time.Millisecond
	address := serveFor(t, timeouts{header: time.Minute, stall: stall, idle: time.Minute})
	const name = wasmFile
	want := wasm().BR
	c := dial(t, address, "GET /"+name+" HTTP/1.1\r\nHost: example.com\r\nAccept-Encoding: br\r\n\r\n")
	start := time.Now()
	r, err := http.ReadResponse(bufio.NewReaderSize(c, 4<<10), nil)
	if err != nil {
		t.Fatal(err)
	}
	got := 0
	for part := make([]byte, len(want)/30); got < len(want); {
		time.Sleep(stall / 8) // this is the slowness under test
		n, err := io.ReadFull(r.Body, part[:min(len(part), len(want)-got)])
		if string(part[:n]) != string(want[got:got+n]) {
			t.Fatalf("what comes after %d bytes is not the file", got)
		}
		if got += n; err != nil {
			t.Fatalf("cut off after %d bytes of %d and %v: %v", got, len(want), time.Since(start), err)
		}
	}
	if took := time.Since(start); took < 3*stall {
		t.Fatalf("the whole file came in %v: nothing was tested", took)
	}
}

// TestGone: who takes nothing any more is let go, and so is who does not finish
// the request.
func TestGone(t *testing.T) {
	address := serveFor(t, timeouts{header: 200 * time.Millisecond, stall: 200 * time.Millisecond, idle: 200 * time.Millisecond})
	const name = wasmFile
	size := len(wasm().Data)
	whole := "GET /robots.txt HTTP/1.1\r\nHost: example.com\r\n\r\n"
	for what, words := range map[string]string{
		"who says nothing":      "",
		"half a request":        "GET / HTTP/1.1\r\nHost: exam",
		"who stays after it":    whole,
		"who takes nothing":     fmt.Sprintf("GET /%s HTTP/1.1\r\nHost: example.com\r\n\r\n", name),
		"who promises a body":   "POST / HTTP/1.1\r\nHost: example.com\r\nContent-Length: 100\r\n\r\nhalf",
		"who goes on to nought": whole + "GET / HTTP/1.1\r\n",
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			c := dial(t, address, words)
			time.Sleep(time.Second) // longer than the server waits for anything
			c.SetReadDeadline(time.Now().Add(5 * time.Second))
			n, err := io.Copy(io.Discard, c)
			if e, ok := err.(net.Error); ok && e.Timeout() {
				t.Fatalf("the connection is still there after %d bytes", n)
			}
			if n >= int64(size) {
				t.Errorf("all %d bytes came", n)
			}
		})
	}
}

// TestPipeline: requests sent at once are answered one after the other.
func TestPipeline(t *testing.T) {
	address := serveFor(t, timeouts{header: time.Minute, stall: time.Minute, idle: time.Minute})
	const name = libraryFile
	var words strings.Builder
	asked := []string{"/", "/" + name, "/nothing", "/rules", "/" + name, "/about/"}
	for _, p := range asked {
		fmt.Fprintf(&words, "GET %s HTTP/1.1\r\nHost: example.com\r\n\r\n", p)
	}
	from := bufio.NewReader(dial(t, address, words.String()))
	for _, p := range asked {
		r, err := http.ReadResponse(from, nil)
		if err != nil {
			t.Fatalf("%s: %v", p, err)
		}
		want := ask("GET", p)
		if got := sitetest.Body(t, r); r.StatusCode != want.StatusCode || got != sitetest.Body(t, want) || r.ContentLength != int64(len(got)) {
			t.Errorf("%s: code %d, %d bytes, said to be %d", p, r.StatusCode, len(got), r.ContentLength)
		}
	}
}
